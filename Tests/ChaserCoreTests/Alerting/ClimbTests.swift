import Testing

@testable import ChaserCore

@Suite("A ladder is climbed by the calendar")
struct ClimbTests {
    /// England and Wales, Easter 2026 and the bank holidays round it.
    private let calendar = WorkingCalendar(
        holidays: ["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-12-25", "2026-12-28"]
            .compactMap(Day.init(iso:)))
    private let delays = [Span(0, .workingDays), Span(5, .workingDays), Span(10, .workingDays), Span(20, .workingDays)]

    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    @Test(
        "rungs fall on the working days of the calendar, Easter left out",
        arguments: [
            ("2026-04-01", 0, "the first rung is due on the anchor"),
            ("2026-04-10", 1, "5 working days after Wednesday 1 April"),
            ("2026-04-17", 2, "10 working days"), ("2026-05-01", 3, "20 working days"),
        ])
    func rungs(iso: String, rung: Int, reason: String) throws {
        let reached = rung == 0 ? nil : rung - 1
        let climb = Climb(anchor: try day("2026-04-01"), reached: reached, beat: nil)
        let today = try day(iso)
        #expect(climb.due(on: today, delays: delays, beatOn: nil, calendar: calendar).rung == rung, "\(reason)")
        let eve = climb.due(on: today.adding(days: -1), delays: delays, beatOn: nil, calendar: calendar)
        #expect(eve.rung == nil, "and not the day before")
    }

    @Test("after a machine was off, the highest rung due is told and the others are named")
    func skipped() throws {
        let climb = Climb(anchor: try day("2026-04-01"), reached: 0)
        let due = climb.due(on: try day("2026-05-05"), delays: delays, beatOn: .monday, calendar: calendar)
        #expect(due == Climb.Due(rung: 3, skipped: [1, 2], isBeat: false))
    }

    @Test(
        "the weekly beat falls on Monday, or on the next working day, once",
        arguments: [
            ("2026-04-13", "2026-04-12", true, "a plain Monday"),
            ("2026-04-07", "2026-04-02", true, "Easter Monday moves to Tuesday"),
            ("2026-04-06", "2026-04-02", false, "Easter Monday itself is no day for it"),
            ("2026-04-14", "2026-04-13", false, "told yesterday"),
            ("2026-04-22", "2026-04-13", true, "missed on Monday, made up once"),
        ])
    func beat(today: String, last: String, isBeat: Bool, reason: String) throws {
        let climb = Climb(anchor: try day("2026-04-01"), reached: 3, beat: try day(last))
        let due = climb.due(on: try day(today), delays: delays, beatOn: .monday, calendar: calendar)
        #expect(due.isBeat == isBeat, "\(reason)")
    }

    @Test(
        "reminders come 10, 5 and 1 working days before, the nearest only",
        arguments: [
            ("2026-03-17", nil, "11 working days before"), ("2026-03-18", 0, "10 before"),
            ("2026-03-24", 0, "still the first"),
            ("2026-03-25", 1, "5 before"), ("2026-03-31", 2, "1 before"), ("2026-04-01", 2, "the day itself"),
            ("2026-04-02", nil, "past"),
        ] as [(String, Int?, String)])
    func reminders(today: String, lead: Int?, reason: String) throws {
        let days = ReminderDays(leads: [10, 5, 1].map { Span($0, .workingDays) })
        #expect(days.due(for: try day("2026-04-01"), on: try day(today), calendar: calendar) == lead, "\(reason)")
    }

    @Test(
        "schedules move to the next working day",
        arguments: [
            ("2026-05-04", false, "bank holiday Monday"), ("2026-05-05", true, "the Tuesday after it"),
            ("2026-04-07", true, "after Easter Monday"), ("2026-12-29", true, "after the substitute for Boxing Day"),
            ("2026-04-13", true, "a plain Monday"), ("2026-04-14", false, "a plain Tuesday"),
        ])
    func weekly(today: String, falls: Bool, reason: String) throws {
        let schedule = Schedule(days: .weekly(.monday), time: try #require(TimeOfDay(hour: 8, minute: 0)))
        #expect(schedule.falls(on: try day(today), calendar: calendar) == falls, "\(reason)")
    }

    @Test("a weekly limit lets red through, and counts from Monday")
    func limit() throws {
        let limit = WeeklyLimit(most: 3)
        let sent = try ["2026-04-20", "2026-04-21", "2026-04-22"].map(day)
        #expect(!limit.mayLeave(on: try day("2026-04-24"), sent: sent, hasRed: false))
        #expect(limit.mayLeave(on: try day("2026-04-24"), sent: sent, hasRed: true))
        #expect(limit.mayLeave(on: try day("2026-04-27"), sent: sent, hasRed: false), "a new week")
        #expect(WeeklyLimit(most: nil).mayLeave(on: try day("2026-04-24"), sent: sent, hasRed: false))
    }
}
