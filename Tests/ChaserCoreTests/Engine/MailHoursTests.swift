import Testing

@testable import ChaserCore

@Suite("The hours for mail")
struct MailHoursTests {
    private static let settings = "mail between 08:00 and 18:00 on working days"
    private static let late = ActionSite.plan("North,Close files,23/12/2020")

    /// Times, whether mail leaves, and why. Christmas Day 2020 is a Friday, its Monday a bank holiday.
    static let times: [(time: String, isOpen: Bool, reason: String)] = [
        ("2020-12-24 07:59", false, "before opening"), ("2020-12-24 08:00", true, "at opening"),
        ("2020-12-24 17:59", true, "the last minute"), ("2020-12-24 18:00", false, "the end is left out"),
        ("2020-12-25 09:00", false, "a bank holiday"), ("2020-12-26 09:00", false, "a Saturday"),
        ("2020-12-28 09:00", false, "the Monday after"), ("2020-12-29 09:00", true, "a Tuesday"),
    ]

    @Test("are half-open and on working days", arguments: times)
    func opening(_ time: String, _ isOpen: Bool, _ reason: String) throws {
        var timeline = try ActionSite.timeline(settings: Self.settings)
        let report = try timeline.tick(time, plan: Self.late)
        #expect(report.mails.isEmpty != isOpen, "\(reason)")
        #expect(report.held == (isOpen ? 0 : 1), "\(reason)")
        #expect(report.transitions == ["opened amber late on Close files"], "\(reason)")
    }

    @Test("hold what is found at night over Christmas, and release it at the next opening")
    func holds() throws {
        var timeline = try ActionSite.timeline(settings: Self.settings)
        let night = try timeline.tick("2020-12-24 19:00", plan: Self.late)
        #expect(night.heldUntil?.day == Day(iso: "2020-12-29") && night.heldUntil?.time.description == "08:00")
        for time in ["2020-12-25 09:00", "2020-12-27 12:00", "2020-12-28 12:00", "2020-12-29 07:59"] {
            let report = try timeline.tick(time, plan: Self.late)
            #expect(report.mails.isEmpty && report.held == 1, "\(time)")
        }
        let morning = try timeline.tick("2020-12-29 08:00", plan: Self.late)
        #expect(morning.letters == ["north@testshire.example: 1 amber alert"])
        let found = "1 amber alert, found on Thursday 24 December 2020 at 19:00, and held"
        #expect(try #require(morning.mails.first).message.contains(found))
        #expect(morning.held == 0 && timeline.engine.memory.owed.isEmpty)
        #expect(try timeline.tick("2020-12-29 08:01", plan: Self.late).mails.isEmpty)
    }

    @Test("an alert that turns red while its mail is held stands in it once, red")
    func heldAndWorse() throws {
        var timeline = try ActionSite.timeline(settings: Self.settings)
        let plan = ActionSite.plan("North,Close files,26/11/2020")
        try timeline.tick("2020-12-24 19:00", plan: plan)
        try timeline.tick("2020-12-29 07:00", plan: plan)
        let report = try timeline.tick("2020-12-29 08:00", plan: plan)
        #expect(report.letters == ["north@testshire.example: 1 red alert"])
        #expect(report.mails.map(\.alerts.count) == [1])
    }

    @Test("before today's opening the next one is today's")
    func sameDay() throws {
        var timeline = try ActionSite.timeline(settings: Self.settings)
        let report = try timeline.tick("2020-12-24 06:00", plan: Self.late)
        #expect(report.heldUntil?.day == Day(iso: "2020-12-24"))
    }
}
