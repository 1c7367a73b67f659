import ChaserCore
import Testing

@Suite("Working days")
struct WorkingCalendarTests {
    private let england = CalendarFixture.englandAndWales

    @Test(
        "A working day is none of Saturday, Sunday and the bank holidays",
        arguments: [
            ("2026-04-02", true, "Maundy Thursday"), ("2026-04-03", false, "Good Friday"),
            ("2026-04-04", false, "Saturday"), ("2026-04-05", false, "Sunday"), ("2026-04-06", false, "Easter Monday"),
            ("2026-04-07", true, "the Tuesday after"), ("2026-12-26", false, "Boxing Day on a Saturday"),
            ("2026-12-28", false, "its substitute"), ("2026-12-29", true, "a council's closure day is worked"),
        ])
    func workingDays(iso: String, isWorked: Bool, reason: String) throws {
        #expect(england.isWorkingDay(try CalendarFixture.day(iso)) == isWorked, "\(reason)")
    }

    @Test(
        "A time limit in working days ends where the statutory count says",
        arguments: [
            ("2026-03-27", 15, "2026-04-21", "over Easter"),
            ("2025-12-12", 15, "2026-01-07", "over Christmas and the year's end"),
            ("2026-05-01", 1, "2026-05-05", "Friday before a bank holiday Monday"),
            ("2026-05-02", 1, "2026-05-05", "Saturday before it"),
            ("2026-12-07", 20, "2027-01-07", "closure days are not excluded"),
            ("2026-03-02", 45, "2026-05-07", "an assessment over Easter and a May holiday"),
            ("2026-08-21", 10, "2026-09-07", "over the August holiday"),
            ("2026-06-15", 70, "2026-09-22", "an inspection's action plan"),
            ("2026-03-13", 3, "2026-03-18", "17 March is worked in England"),
            ("2025-12-31", 1, "2026-01-02", "2 January is worked in England"),
            ("2022-09-05", 15, "2022-09-27", "the state funeral"),
        ])
    func limits(start: String, count: Int, end: String, reason: String) throws {
        let first = try CalendarFixture.day(start)
        let last = england.day(first, plusWorkingDays: count)
        #expect(last.iso == end, "\(reason)")
        #expect(england.workingDays(after: first, through: last) == count, "\(reason)")
    }

    @Test(
        "With the event's own day as the first the limit is one working day sooner",
        arguments: [("2026-03-27", 15, "2026-04-20"), ("2025-12-12", 15, "2026-01-06")])
    func eventDayCounted(start: String, count: Int, end: String) throws {
        #expect(england.day(try CalendarFixture.day(start), plusWorkingDays: count - 1).iso == end)
    }

    @Test("Each nation has its own holidays")
    func nations() throws {
        let march = try CalendarFixture.day("2026-03-13")
        #expect(CalendarFixture.northernIreland.day(march, plusWorkingDays: 3).iso == "2026-03-19")
        let newYearsEve = try CalendarFixture.day("2025-12-31")
        #expect(CalendarFixture.scotland.day(newYearsEve, plusWorkingDays: 1).iso == "2026-01-05")
    }

    @Test("Closure days wrongly added to the holidays move a deadline by three")
    func closureDays() throws {
        let wrong = CalendarFixture.calendar([
            "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01",
        ])
        #expect(wrong.day(try CalendarFixture.day("2026-12-07"), plusWorkingDays: 20).iso == "2027-01-12")
    }

    @Test(
        "A number of working days before is counted up to and including the due day",
        arguments: [
            ("2026-04-01", 10, "2026-03-18", "first reminder"), ("2026-04-01", 5, "2026-03-25", "second reminder"),
            ("2026-04-01", 1, "2026-03-31", "the day before"), ("2026-04-07", 1, "2026-04-02", "over Easter"),
            ("2026-04-11", 1, "2026-04-09", "due on a Saturday: only Friday lies after Thursday"),
            ("2026-04-13", 1, "2026-04-10", "due on a Monday: Friday, not Sunday"),
            ("2026-04-01", 0, "2026-04-01", "the day itself"), ("2026-04-04", 0, "2026-04-04", "even a Saturday"),
        ])
    func before(due: String, count: Int, day: String, reason: String) throws {
        let dueDay = try CalendarFixture.day(due)
        let reminder = england.day(dueDay, plusWorkingDays: -count)
        #expect(reminder.iso == day, "\(reason)")
        #expect(england.workingDays(after: reminder, through: dueDay) == count, "\(reason)")
    }

    @Test(
        "Nags and rungs after a due date fall on working days",
        arguments: [
            (1, "2026-04-02"), (2, "2026-04-07"), (4, "2026-04-09"), (5, "2026-04-10"), (7, "2026-04-14"),
            (10, "2026-04-17"), (12, "2026-04-21"), (17, "2026-04-28"), (20, "2026-05-01"),
        ])
    func ladder(count: Int, day: String) throws {
        let due = try CalendarFixture.day("2026-04-01")
        #expect(england.day(due, plusWorkingDays: count).iso == day)
        #expect(england.overdueWorkingDays(due: due, on: try CalendarFixture.day(day)) == count)
    }

    @Test("Working days between two days are counted with a sign")
    func signed() throws {
        let wednesday = try CalendarFixture.day("2026-04-01")
        let tuesday = try CalendarFixture.day("2026-04-07")
        #expect(england.workingDays(after: wednesday, through: tuesday) == 2)
        #expect(england.workingDays(after: tuesday, through: wednesday) == -2)
        #expect(england.workingDays(after: tuesday, through: tuesday) == 0)
    }
}
