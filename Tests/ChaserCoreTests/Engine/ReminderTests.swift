import Testing

@testable import ChaserCore

@Suite("Reminders before a date")
struct ReminderTests {
    private static let reminder = """
        reminder soon "Coming up" {
          over plan; where not done; before target_date by 10, 5, 1 working days
          to lead; say "{action}: to be done by {target_date}"
        }
        """

    private func timeline() throws -> Timeline { try SpringSite.timeline(Self.reminder) }

    @Test("come once each, so many working days ahead, over Easter")
    func once() throws {
        var timeline = try timeline()
        #expect(
            try timeline.diary("2026-03-02", "2026-04-02", SpringSite.plan) == [
                "03-18 north", "03-25 north", "03-31 north",
            ])
        #expect(timeline.engine.memory.reminders.isEmpty, "nothing is kept of a date that has passed")
    }

    @Test("that fell while the machine was off are one, the nearest")
    func downtime() throws {
        var timeline = try timeline()
        _ = try timeline.diary("2026-03-16", "2026-03-17", SpringSite.plan)
        #expect(try timeline.diary("2026-03-26", "2026-04-01", SpringSite.plan) == ["03-26 north", "03-31 north"])
    }

    @Test("of a date that passed meanwhile do not come")
    func passed() throws {
        var timeline = try timeline()
        _ = try timeline.diary("2026-03-16", "2026-03-17", SpringSite.plan)
        #expect(try timeline.diary("2026-04-02", "2026-04-08", SpringSite.plan) == [])
    }

    /// Where the date of 1 April moves, from which day on, the reminders from then on, and why.
    static let moves: [(from: String, due: String, diary: [String], reason: String)] = [
        ("2026-03-19", "15/04/2026", ["03-30 north", "04-08 north", "04-14 north"], "beyond the first lead"),
        ("2026-03-26", "07/04/2026", ["03-26 north", "03-27 north", "04-02 north"], "within the first lead"),
    ]

    @Test("come again when the date moves", arguments: moves)
    func moved(_ from: String, _ due: String, _ diary: [String], _ reason: String) throws {
        var timeline = try timeline()
        let eve = try #require(Day(iso: from)).adding(days: -1).iso
        _ = try timeline.diary("2026-03-02", eve, SpringSite.plan)
        let plan = ActionSite.plan("North,Close files,\(due)")
        #expect(try timeline.diary(from, "2026-04-16", plan) == diary, "\(reason)")
    }

    @Test("come anew when a date moves away and back")
    func back() throws {
        var timeline = try timeline()
        _ = try timeline.diary("2026-03-16", "2026-03-18", SpringSite.plan)
        try timeline.tick("2026-03-19 09:00", plan: ActionSite.plan("North,Close files,01/06/2026"))
        #expect(try timeline.tick("2026-03-20 09:00", plan: SpringSite.plan).addressees == ["north"])
    }

    /// The day of the first tick, the reminders from then on, and why.
    static let beginnings: [(from: String, diary: [String], reason: String)] = [
        ("2026-03-20", ["03-25 north", "03-31 north"], "what fell before the first tick is not owed"),
        ("2026-03-18", ["03-18 north", "03-25 north", "03-31 north"], "what falls on the very day is"),
    ]

    @Test("tell nothing of the past at the first tick", arguments: beginnings)
    func beginning(_ from: String, _ diary: [String], _ reason: String) throws {
        var timeline = try timeline()
        #expect(try timeline.diary(from, "2026-04-01", SpringSite.plan) == diary, "\(reason)")
    }

    @Test("tell nothing of the past when the sheet could not be read at the first tick")
    func unreadFirst() throws {
        var timeline = try timeline()
        try timeline.tick("2026-03-16 09:00", [:])
        #expect(try timeline.diary("2026-03-20", "2026-03-26", SpringSite.plan) == ["03-25 north"])
    }

    @Test("do not come for what is done")
    func done() throws {
        var timeline = try timeline()
        let plan = ActionSite.plan("North,Close files,01/04/2026,Blue")
        #expect(try timeline.diary("2026-03-16", "2026-04-01", plan) == [])
    }

    @Test("do not come twice when the row, or the sheet, was away for a while")
    func away() throws {
        var timeline = try timeline()
        _ = try timeline.diary("2026-03-16", "2026-03-18", SpringSite.plan)
        try timeline.tick("2026-03-19 09:00", plan: ActionSite.plan("North,Other,01/06/2026"))
        try timeline.tick("2026-03-19 11:00", [:])
        #expect(try timeline.diary("2026-03-20", "2026-03-25", SpringSite.plan) == ["03-25 north"])
    }

    @Test("of one day are one mail")
    func oneMail() throws {
        var timeline = try timeline()
        let plan = ActionSite.plan("North,Close files,01/04/2026", "East,Visit,01/04/2026")
        let report = try timeline.tick("2026-03-18 09:00", plan: plan)
        #expect(report.letters == ["north@testshire.example: 2 dates ahead"])
    }
}
