import Testing

@testable import ChaserCore

extension Timeline {
    /// A tick every ten minutes of real time, and the times as the clocks showed them at which mail left.
    fileprivate mutating func everyTenMinutes(_ from: String, _ to: String, _ sheets: [String: String]) throws
        -> [String]
    {
        var found: [String] = []
        var now = try test.instant(from)
        let end = try test.instant(to)
        while now < end {
            let civil = test.site.zone.civil(at: now)
            let tables = test.tables(sheets, today: civil.day)
            for effect in try engine.handle(.look(tables), at: now) {
                if case .publish(let report) = effect {
                    found += report.mails.map { _ in "\(civil.day.iso) \(civil.time)" }
                }
            }
            _ = try engine.handle(.delivered(Set(engine.memory.outbox.map(\.name))), at: now)
            now = Instant(seconds: now.seconds + 600)
        }
        return found
    }

    /// Ticks at these times, and those of them at which mail left.
    fileprivate mutating func times(_ times: [String], _ plan: String) throws -> [String] {
        try times.filter { time in
            try restart()
            return try !tick(time, plan: plan).mails.isEmpty
        }
    }
}

@Suite("When a digest is sent")
struct DigestTests {
    private static func digest(_ schedule: String, to who: String = "head", more: String = "") -> String {
        "digest weekly \"Weekly digest\" { every \(schedule); to \(who)\(more) }\n"
    }

    /// A schedule, ticks after a first one in February 2026, the ticks that send it, and why.
    static let schedules: [(schedule: String, ticks: [String], sent: [String], reason: String)] = [
        (
            "Monday at 08:00",
            ["2026-03-02 07:59", "2026-03-02 08:00", "2026-03-02 08:01", "2026-03-08 23:00", "2026-03-09 08:30"],
            ["2026-03-02 08:00", "2026-03-09 08:30"], "at its time on Monday, once"
        ),
        (
            "Monday at 08:00",
            ["2026-03-30 09:00", "2026-04-06 09:00", "2026-04-07 07:59", "2026-04-07 08:00", "2026-04-13 08:00"],
            ["2026-03-30 09:00", "2026-04-07 08:00", "2026-04-13 08:00"], "Tuesday after Easter Monday"
        ),
        (
            "Monday at 08:00", ["2026-04-27 09:00", "2026-05-04 09:00", "2026-05-05 08:00"],
            ["2026-04-27 09:00", "2026-05-05 08:00"], "Tuesday after a bank holiday in May"
        ),
        (
            "first working day of the month at 09:00",
            ["2026-04-01 09:00", "2026-05-01 08:59", "2026-05-01 09:00", "2026-05-05 09:00", "2026-12-31 09:00"],
            ["2026-04-01 09:00", "2026-05-01 09:00", "2026-12-31 09:00"],
            "1 May 2026 is a Friday; months missed are one"
        ),
        (
            "first working day of the month at 09:00",
            ["2026-12-01 09:00", "2027-01-01 09:00", "2027-01-03 09:00", "2027-01-04 09:00"],
            ["2026-12-01 09:00", "2027-01-04 09:00"], "Monday 4 January 2027"
        ),
    ]

    @Test("is as its schedule says", arguments: schedules)
    func schedule(_ schedule: String, _ ticks: [String], _ sent: [String], _ reason: String) throws {
        var timeline = try SpringSite.timeline(Self.digest(schedule))
        try timeline.tick("2026-02-24 12:00", plan: SpringSite.plan)
        #expect(try timeline.times(ticks, SpringSite.plan) == sent, "\(reason)")
    }

    /// A schedule, a Friday or Saturday before the clocks change, an end, and the local times of the digests. The time
    /// of 01:30 is left out on 29 March 2026, and comes twice on 25 October.
    static let changes: [(schedule: String, from: String, to: String, sent: [String])] = [
        (
            "day at 01:30", "2026-03-27 12:00", "2026-03-30 12:00",
            ["2026-03-28 01:30", "2026-03-29 02:00", "2026-03-30 01:30"]
        ),
        (
            "day at 01:30", "2026-10-24 12:00", "2026-10-27 12:00",
            ["2026-10-25 01:30", "2026-10-26 01:30", "2026-10-27 01:30"]
        ),
        ("Monday at 08:00", "2026-03-27 12:00", "2026-03-31 12:00", ["2026-03-30 08:00"]),
        ("Monday at 08:00", "2026-10-23 12:00", "2026-10-27 12:00", ["2026-10-26 08:00"]),
    ]

    @Test("is neither lost nor doubled when the clocks change", arguments: changes)
    func clockChange(_ schedule: String, _ from: String, _ to: String, _ sent: [String]) throws {
        var timeline = try SpringSite.timeline(Self.digest(schedule))
        #expect(try timeline.everyTenMinutes(from, to, ["plan.csv": SpringSite.plan]) == sent)
    }

    @Test("missed for three weeks is one, marked late")
    func missed() throws {
        var timeline = try SpringSite.timeline(Self.digest("Monday at 08:00"))
        try timeline.tick("2026-03-13 09:00", plan: SpringSite.plan)
        let report = try timeline.tick("2026-04-08 09:00", plan: SpringSite.plan)
        #expect(report.letters == ["head@testshire.example: Weekly digest, 7 April 2026"])
        #expect(try #require(report.mails.first).message.contains("This digest was due on Tuesday 7 April 2026"))
        #expect(try timeline.tick("2026-04-09 09:00", plan: SpringSite.plan).mails.isEmpty)
    }

    @Test("is not late on its own day, whatever was missed before")
    func ownDay() throws {
        var timeline = try SpringSite.timeline(Self.digest("Monday at 08:00"))
        try timeline.tick("2026-03-13 09:00", plan: SpringSite.plan)
        let report = try timeline.tick("2026-03-30 17:00", plan: SpringSite.plan)
        #expect(report.mails.count == 1)
        #expect(try !#require(report.mails.first).message.contains("This digest was due"))
    }

    @Test("is not owed by the first tick", arguments: ["2026-03-16 12:00", "2026-03-17 09:00", "2026-03-20 09:00"])
    func firstTick(_ time: String) throws {
        var timeline = try SpringSite.timeline(Self.digest("Monday at 08:00"))
        #expect(try timeline.times([time], SpringSite.plan) == [])
        #expect(try timeline.times(["2026-03-22 09:00", "2026-03-23 08:00"], SpringSite.plan) == ["2026-03-23 08:00"])
    }

    /// A schedule, the tick that sends it under hours from 08:00 to 18:00 on working days, and why.
    static let hours: [(schedule: String, sent: [String], reason: String)] = [
        ("Monday at 08:00", ["2026-03-30 08:00"], "within the hours"),
        ("Monday at 07:00", ["2026-03-30 08:00"], "before the opening"),
        ("Friday at 19:00", ["2026-03-30 08:00"], "after the closing"),
    ]

    @Test("waits for the hours for mail, and is not late for that", arguments: hours)
    func mailHours(_ schedule: String, _ sent: [String], _ reason: String) throws {
        let settings = "mail between 08:00 and 18:00 on working days"
        var timeline = try SpringSite.timeline(Self.digest(schedule), settings: settings)
        try timeline.tick("2026-03-27 12:00", plan: SpringSite.plan)
        let early = ["2026-03-27 19:00", "2026-03-28 09:00", "2026-03-30 07:00", "2026-03-30 07:59"]
        #expect(try timeline.times(early, SpringSite.plan) == [], "\(reason)")
        let report = try timeline.tick("2026-03-30 08:00", plan: SpringSite.plan)
        #expect(report.addressees == ["head"], "\(reason)")
        #expect(try !#require(report.mails.first).message.contains("sent late"), "\(reason)")
        #expect(try timeline.times(["2026-03-30 08:01", "2026-03-30 12:00"], SpringSite.plan) == [], "\(reason)")
    }
}
