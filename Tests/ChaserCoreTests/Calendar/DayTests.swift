import ChaserCore
import Testing

@Suite("Days")
struct DayTests {
    @Test(
        "A civil date is a number of days since 1970 and a weekday",
        arguments: [
            ("1970-01-01", 0, Weekday.thursday, "the origin"),
            ("1969-12-31", -1, .wednesday, "before the origin"),
            ("2000-02-29", 11_016, .tuesday, "a leap day in a century that has one"),
            ("1900-03-01", -25_508, .thursday, "a century without a leap day"),
            ("1899-12-30", -25_569, .saturday, "the spreadsheet's day zero"),
            ("2020-10-31", 18_566, .saturday, "an ordinary day"),
            ("0001-01-01", -719_162, .monday, "the earliest day"),
            ("9999-12-31", 2_932_896, .friday, "the latest day"),
        ])
    func numbers(iso: String, number: Int, weekday: Weekday, reason: String) throws {
        let day = try CalendarFixture.day(iso)
        #expect(day.number == Int32(number), "\(reason)")
        #expect(day.weekday == weekday, "\(reason)")
        #expect(day.iso == iso, "\(reason)")
    }

    @Test("Every day of four centuries goes to its date and back, one weekday after the other")
    func roundTrip() throws {
        var weekday = try CalendarFixture.day("1799-12-31").weekday.rawValue
        for number in try CalendarFixture.day("1800-01-01").number...CalendarFixture.day("2200-12-31").number {
            let day = Day(number: number)
            weekday = (weekday + 1) % 7
            guard Day(year: day.year, month: day.month, day: day.day) == day, Day(iso: day.iso) == day,
                day.weekday.rawValue == weekday
            else {
                Issue.record("day \(number) is \(day.iso), a \(day.weekday.name)")
                return
            }
        }
    }

    @Test(
        "A date that does not exist is none",
        arguments: [
            (2021, 2, 29), (1900, 2, 29), (2020, 2, 30), (2020, 4, 31), (2020, 13, 1), (2020, 0, 1), (2020, 1, 0),
            (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2020, Int.max, Int.max),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test(
        "ISO text is read only in its exact form",
        arguments: [
            "", "2020-1-01", "2020-01-1", "20200101", "2020-01-01 ", " 2020-01-01", "+020-01-01", "2020/01/01",
            "2020-02-30", "2020-00-10", "0000-01-01", "２０２０-01-01", "2020-01-01T00:00:00Z",
        ])
    func strictText(iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test("In words a day is unambiguous")
    func words() throws {
        #expect(try CalendarFixture.day("2020-10-31").inWords == "31 October 2020")
        #expect(try CalendarFixture.day("2021-03-01").inWords == "1 March 2021")
    }

    @Test("Days are added across leap days and year ends, and counted back")
    func days() throws {
        let start = try CalendarFixture.day("2023-12-31")
        #expect(start.adding(days: 1).iso == "2024-01-01")
        #expect(start.adding(days: 60).iso == "2024-02-29")
        #expect(start.adding(days: -365).iso == "2022-12-31")
        #expect(start.days(to: start.adding(days: 366)) == 366)
        #expect(start.days(to: start.adding(days: -7)) == -7)
    }

    @Test(
        "Weeks are seven days each, whatever the clocks do",
        arguments: [("2026-01-15", 26, "2026-07-16"), ("2026-01-15", 20, "2026-06-04")])
    func weeks(start: String, count: Int, end: String) throws {
        #expect(try CalendarFixture.day(start).adding(days: count * 7).iso == end)
    }

    @Test("Arithmetic stops at the first and the last day")
    func saturates() {
        #expect(Day.latest.adding(days: 1) == .latest)
        #expect(Day.latest.adding(days: .max) == .latest)
        #expect(Day.earliest.adding(days: -1) == .earliest)
        #expect(Day.earliest.adding(days: .min) == .earliest)
        #expect(Day.latest.adding(months: .max) == .latest)
        #expect(Day.earliest.adding(months: .min) == .earliest)
    }

    @Test("A number that is no civil day still compares and prints", arguments: [Int32.min, Int32.max])
    func marks(number: Int32) {
        let day = Day(number: number)
        #expect(day.number == number)
        #expect(!day.inWords.isEmpty)
        #expect((Day.earliest...Day.latest).contains(day.adding(months: 1)))
        #expect((Day.earliest...Day.latest).contains(day.adding(days: 1)))
        #expect((day < .earliest) == (number < 0))
    }

    @Test(
        "Months keep the day of the month, or stop at the month's end",
        arguments: [
            ("2025-11-30", 3, "2026-02-28", "three months; 91 days would say 1 March"),
            ("2026-08-31", 6, "2027-02-28", "six months; 183 days would say 2 March"),
            ("2023-08-31", 6, "2024-02-29", "into a leap year"),
            ("2024-02-29", 12, "2025-02-28", "a year after a leap day"),
            ("2024-02-29", 48, "2028-02-29", "four years after a leap day"),
            ("2026-01-31", 1, "2026-02-28", "the shortest month"),
            ("2026-03-31", -1, "2026-02-28", "backwards"),
            ("2026-01-15", -1, "2025-12-15", "back over the year's end"),
            ("2026-12-31", 1, "2027-01-31", "over the year's end"),
            ("2026-05-17", 0, "2026-05-17", "no months"),
        ])
    func months(start: String, count: Int, end: String, reason: String) throws {
        #expect(try CalendarFixture.day(start).adding(months: count).iso == end, "\(reason)")
    }
}
