import ChaserCore
import Testing

@Suite("Overdue, slips and schedules")
struct OverdueTests {
    private let england = CalendarFixture.englandAndWales

    @Test(
        "Overdue begins on the next working day after the due date",
        arguments: [
            ("2026-04-11", "2026-04-11", 0, "Saturday, met by Saturday"),
            ("2026-04-11", "2026-04-12", 0, "the Sunday after"),
            ("2026-04-11", "2026-04-13", 1, "Monday is the first overdue day"),
            ("2026-04-10", "2026-04-11", 0, "due Friday: nobody works on Saturday"),
            ("2026-04-10", "2026-04-13", 1, "due Friday: Monday"),
            ("2026-04-02", "2026-04-06", 0, "all of Easter"),
            ("2026-04-02", "2026-04-07", 1, "the Tuesday after Easter"),
            ("2026-04-13", "2026-04-10", 0, "not due yet"),
            ("2026-01-30", "2026-06-15", 92, "an original date, after three slips"),
            ("2026-07-31", "2026-06-15", 0, "the current date of the same action"),
        ])
    func overdue(due: String, today: String, days: Int, reason: String) throws {
        let late = england.overdueWorkingDays(due: try CalendarFixture.day(due), on: try CalendarFixture.day(today))
        #expect(late == days, "\(reason)")
    }

    @Test(
        "A slip is counted in working days and in days",
        arguments: [
            ("2026-01-30", "2026-03-31", 42, 60), ("2026-03-31", "2026-05-29", 39, 59),
            ("2026-05-29", "2026-07-31", 45, 63), ("2026-01-30", "2026-07-31", 126, 182),
        ])
    func slips(from: String, to: String, workingDays: Int, days: Int) throws {
        let start = try CalendarFixture.day(from)
        let end = try CalendarFixture.day(to)
        #expect(england.workingDays(after: start, through: end) == workingDays)
        #expect(start.days(to: end) == days)
    }

    @Test(
        "How near its date an action was moved is counted in working days",
        arguments: [("2026-01-29", "2026-01-30", 1), ("2026-03-27", "2026-03-31", 2), ("2026-05-20", "2026-05-29", 6)])
    func lateMoves(moved: String, due: String, days: Int) throws {
        let before = england.workingDays(after: try CalendarFixture.day(moved), through: try CalendarFixture.day(due))
        #expect(before == days)
    }

    @Test(
        "A weekly beat on a day off moves to the next working day",
        arguments: [
            ("2026-05-04", "2026-05-05"), ("2026-04-06", "2026-04-07"), ("2026-12-28", "2026-12-29"),
            ("2026-05-11", "2026-05-11"),
        ])
    func weeklyBeat(monday: String, sent: String) throws {
        #expect(england.nextWorkingDay(onOrAfter: try CalendarFixture.day(monday)).iso == sent)
    }

    @Test(
        "The first and last working days of a month skip days off",
        arguments: [
            (2026, 1, "2026-01-02", "2026-01-30"), (2026, 5, "2026-05-01", "2026-05-29"),
            (2027, 1, "2027-01-04", "2027-01-29"), (2027, 5, "2027-05-04", "2027-05-28"),
            (2026, 12, "2026-12-01", "2026-12-31"),
        ])
    func ofMonth(year: Int, month: Int, first: String, last: String) throws {
        let month = try #require(Month(year: year, month: month))
        #expect(england.firstWorkingDay(of: month).iso == first)
        #expect(england.lastWorkingDay(of: month).iso == last)
    }

    @Test("The next working day after one is never that day")
    func after() throws {
        #expect(england.nextWorkingDay(after: try CalendarFixture.day("2026-04-02")).iso == "2026-04-07")
        #expect(england.nextWorkingDay(after: try CalendarFixture.day("2026-04-04")).iso == "2026-04-07")
        #expect(england.lastWorkingDay(onOrBefore: try CalendarFixture.day("2026-04-06")).iso == "2026-04-02")
    }

    @Test("Counting agrees with walking the days, for thousands of pairs")
    func agreesWithWalking() throws {
        let start = try CalendarFixture.day("2025-12-01")
        for offset in stride(from: 0, to: 420, by: 3) {
            let first = start.adding(days: offset)
            var walked = 0
            for length in 1...40 {
                let day = first.adding(days: length)
                walked += england.isWorkingDay(day) ? 1 : 0
                let forwards = england.workingDays(after: first, through: day)
                let backwards = england.workingDays(after: day, through: first)
                guard forwards == walked, backwards == -walked else {
                    Issue.record("\(first) to \(day): walked \(walked), counted \(forwards) and \(backwards)")
                    return
                }
            }
        }
    }

    @Test("The day so many working days away is the first with that count, in both directions")
    func agreesWithCounting() throws {
        let start = try CalendarFixture.day("2025-12-01")
        for offset in 0..<400 {
            let first = start.adding(days: offset)
            for count in [-61, -21, -6, -2, -1, 1, 2, 3, 5, 22, 60] {
                let day = england.day(first, plusWorkingDays: count)
                let isCounted = england.workingDays(after: first, through: day) == count
                guard isCounted, england.isWorkingDay(day) else {
                    Issue.record("\(count) from \(first) is \(day)")
                    return
                }
            }
        }
    }

    @Test("A calendar says how far its list goes, and counts on without one")
    func lastListed() throws {
        #expect(england.lastListed?.iso == "2027-12-28")
        #expect(CalendarFixture.calendar(["2027-12-26", "2026-12-25"]).lastListed?.iso == "2027-12-26", "a Sunday")
        let empty = WorkingCalendar(holidays: [])
        #expect(empty.lastListed == nil)
        #expect(empty.day(try CalendarFixture.day("2026-04-02"), plusWorkingDays: 1).iso == "2026-04-03")
    }

    @Test("Holidays given twice, out of order or at a weekend change nothing")
    func untidyList() throws {
        let tidy = CalendarFixture.calendar(["2026-04-03", "2026-04-06"])
        let untidy = CalendarFixture.calendar(["2026-04-06", "2026-04-03", "2026-04-05", "2026-04-03"])
        let start = try CalendarFixture.day("2026-04-01")
        let end = try CalendarFixture.day("2026-04-30")
        #expect(tidy == untidy)
        #expect(tidy.workingDays(after: start, through: end) == 19)
    }

    @Test("Extreme counts stop at the first and the last day")
    func extremes() {
        #expect(england.day(.latest, plusWorkingDays: .max) == .latest)
        #expect(england.day(.earliest, plusWorkingDays: .min) == .earliest)
        #expect(england.workingDays(after: Day(number: .min), through: Day(number: .max)) > 3_000_000_000)
    }
}
