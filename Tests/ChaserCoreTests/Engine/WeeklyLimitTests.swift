import Testing

@testable import ChaserCore

@Suite("The weekly limit on mails")
struct WeeklyLimitTests {
    private static let rules = """
        escalation slip "Slip" { at once to lead }
        rule late "Action late" {
          over plan; where not done
          red when target_date is overdue by more than 20 working days; amber when target_date is overdue
          say "{action}: due {target_date}"; escalate slip
        }

        """

    /// One more action falls late each working day from Monday, 16 November 2020.
    private static let plan = ActionSite.plan(
        "North,A,13/11/2020", "North,B,16/11/2020", "North,C,17/11/2020", "North,D,18/11/2020", "North,E,19/11/2020")

    private func timeline(most: Int = 3, more: String = "") throws -> Timeline {
        var timeline = Timeline(
            try TestSite(Self.rules + more, settings: "at most \(most) mails a week to one person"))
        try timeline.tick("2020-11-13 09:00", plan: Self.plan)
        return timeline
    }

    @Test("lets three mails go; the fourth waits, and leaves on Monday as one with what came after it")
    func waits() throws {
        var timeline = try timeline()
        #expect(
            try timeline.diary("2020-11-16", "2020-11-22", Self.plan) == ["11-16 north", "11-17 north", "11-18 north"])
        #expect(timeline.engine.memory.owed.count == 2)
        let monday = try timeline.tick("2020-11-23 09:00", plan: Self.plan)
        #expect(monday.letters == ["north@testshire.example: 2 amber alerts"])
        #expect(monday.limited == 0 && timeline.engine.memory.owed.isEmpty)
    }

    @Test("reports what waits")
    func reports() throws {
        var timeline = try timeline()
        _ = try timeline.diary("2020-11-16", "2020-11-18", Self.plan)
        #expect(try timeline.tick("2020-11-19 09:00", plan: Self.plan).limited == 1)
    }

    @Test("does not hold red, which takes along what waited")
    func red() throws {
        var timeline = try timeline()
        _ = try timeline.diary("2020-11-16", "2020-11-19", Self.plan)
        let plan = Self.plan + "North,Z,01/09/2020,\n"
        let report = try timeline.tick("2020-11-19 11:00", plan: plan)
        #expect(report.letters == ["north@testshire.example: 2 alerts (1 red, 1 amber)"])
    }

    @Test("is for each person")
    func each() throws {
        var timeline = try timeline(most: 1)
        _ = try timeline.diary("2020-11-16", "2020-11-17", Self.plan)
        let plan = Self.plan + "South,Z,16/11/2020,\n"
        #expect(try timeline.tick("2020-11-18 09:00", plan: plan).addressees == ["south"])
    }

    private static let digest = "digest daily \"Digest\" { every working day at 09:00; to lead }"

    @Test("does not count digests")
    func digests() throws {
        var timeline = try timeline(most: 1, more: Self.digest)
        let good = ActionSite.plan("North,A,13/11/2021")
        #expect(try timeline.diary("2020-11-16", "2020-11-17", good) == ["11-16 north", "11-17 north"])
        let report = try timeline.tick("2020-11-18 09:00", plan: Self.plan)
        #expect(report.letters.map { $0.contains("igest") } == [true, false], "the digest, and an alert mail")
    }

    @Test("does not hold digests, which say what waits")
    func heldDigest() throws {
        var timeline = try timeline(most: 1, more: Self.digest)
        try timeline.tick("2020-11-16 09:00", plan: Self.plan)
        let report = try timeline.tick("2020-11-17 09:00", plan: Self.plan)
        #expect(report.addressees == ["north"])
        let message = try #require(report.mails.first).message
        #expect(message.contains("- 1 notice held until Monday: you have had this week"))
    }
}
