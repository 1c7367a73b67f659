import Testing

@testable import ChaserCore

@Suite("The chase of a record")
struct ChaseTests {
    @Test("climbs by the calendar from the action's own date, with a beat each Monday that is worked")
    func fromTheDate() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        #expect(
            try timeline.diary("2026-03-30", "2026-05-12", SpringSite.plan) == [
                "04-02 north", "04-07 north", "04-10 manager", "04-13 north manager", "04-17 head",
                "04-20 north manager head", "04-27 north manager head", "05-01 director",
                "05-05 north manager head director", "05-11 north manager head director",
            ])
    }

    @Test("climbs from the day of opening where the rule names no date")
    func fromTheOpening() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule(from: ""))
        #expect(
            try timeline.diary("2026-03-30", "2026-05-12", SpringSite.plan) == [
                "04-02 north", "04-07 north", "04-13 manager", "04-20 head", "04-27 north manager head",
                "05-05 director", "05-11 north manager head director",
            ])
    }

    @Test("is one for a record, however many rules found it, and one mail holds them all")
    func oneLadder() throws {
        let rules = SpringSite.steps + SpringSite.rule() + SpringSite.rule("again")
        var timeline = try SpringSite.timeline(rules)
        try timeline.tick("2026-04-01 09:00", plan: SpringSite.plan)
        let opened = try timeline.tick("2026-04-02 09:00", plan: SpringSite.plan)
        #expect(opened.letters == ["north@testshire.example: 2 amber alerts"])
        #expect(timeline.engine.memory.climbs.count == 1)
        let rung = try timeline.tick("2026-04-10 09:00", plan: SpringSite.plan)
        #expect(rung.letters == ["manager@testshire.example: 2 amber alerts"])
    }

    @Test("goes on where it stands when a second rule finds the record: the first step hears of the new alert")
    func secondRule() throws {
        let second = SpringSite.rule("long", "amber when target_date is overdue by more than 3 working days", from: "")
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule() + second)
        #expect(
            try timeline.diary("2026-04-01", "2026-04-09", SpringSite.plan) == [
                "04-02 north", "04-07 north", "04-09 north",
            ])
        let rung = try timeline.tick("2026-04-10 09:00", plan: SpringSite.plan)
        #expect(rung.letters == ["manager@testshire.example: 2 amber alerts"])
    }

    @Test("tells everyone reached so far when amber turns red")
    func worse() throws {
        let conditions = """
            red when target_date is overdue by more than 12 working days; amber when target_date is overdue
            """
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule("late", conditions))
        _ = try timeline.diary("2026-04-01", "2026-04-21", SpringSite.plan)
        let report = try timeline.tick("2026-04-22 09:00", plan: SpringSite.plan)
        #expect(report.transitions == ["worsened red late on Close files"])
        #expect(report.addressees == ["north", "manager", "head"])
    }

    @Test("after a month off tells the highest rung that is due, with one mail, and then beats on")
    func monthOff() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-02", SpringSite.plan)
        #expect(
            try timeline.diary("2026-05-06", "2026-05-11", SpringSite.plan) == [
                "05-06 director", "05-11 north manager head director",
            ])
    }

    /// What `first start` says, and the mails of the first eight days. The plan was late before we began.
    static let firstStarts: [(who: String, diary: [String])] = [
        ("nobody", ["04-20 north", "04-23 manager"]),
        ("first step only", ["04-16 north", "04-20 north", "04-23 manager"]),
        ("everyone", ["04-16 north manager head director", "04-20 north manager head director"]),
    ]

    @Test("begins at a first start as the site says, and climbs from the first day seen", arguments: firstStarts)
    func firstStart(_ who: String, _ diary: [String]) throws {
        let settings = "first start tells \(who)"
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule(), settings: settings)
        #expect(try timeline.diary("2026-04-16", "2026-04-24", SpringSite.plan) == diary)
    }

    @Test("is as quiet at a first start when a second rule finds the same record")
    func quietTwice() throws {
        let rules = SpringSite.steps + SpringSite.rule() + SpringSite.rule("again")
        var timeline = try SpringSite.timeline(rules, settings: "first start tells nobody")
        #expect(try timeline.tick("2026-04-16 09:00", plan: SpringSite.plan).addressees == [])
    }

    @Test("is forgotten when the alert ends, and is a new one when it opens again")
    func reopened() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule(from: ""))
        let done = ActionSite.plan("North,Close files,01/04/2026,Blue")
        _ = try timeline.diary("2026-04-01", "2026-04-14", SpringSite.plan)
        #expect(try timeline.diary("2026-04-15", "2026-04-17", done) == ["04-15 north manager"], "how it ended")
        #expect(timeline.engine.memory.climbs.isEmpty)
        #expect(try timeline.diary("2026-04-20", "2026-04-27", SpringSite.plan) == ["04-20 north", "04-27 manager"])
    }

    @Test("goes on while the sheet cannot be read")
    func unread() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-09", SpringSite.plan)
        #expect(try timeline.tick("2026-04-10 09:00", [:]).addressees == ["manager"])
    }

    @Test("tells in each mail who hears next, and when")
    func next() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-09", SpringSite.plan)
        try timeline.tick("2026-04-09 11:00", plan: SpringSite.plan)
        let before = timeline.engine.memory
        let now = try timeline.test.instant("2026-04-10 09:00")
        let tables = timeline.test.tables(["plan.csv": SpringSite.plan], today: try #require(Day(iso: "2026-04-10")))
        let tick = Tick.run(site: timeline.test.site, tables: tables, memory: before, now: now, manner: .alone)
        let text = try #require(tick.report.mails.first).message.replacing("=\n", with: "").replacing("\n", with: " ")
        let words = text.split(separator: " ").joined(separator: " ")
        #expect(words.contains("head on Friday 17 April 2026, then director on Friday 1 May 2026"))
    }
}

@Suite("A ladder that is edited while a record is chased")
struct LadderEditingTests {
    /// The ladder after the service manager heard on 10 April, the mails from 14 April on, and why.
    static let editings: [(ladder: String, diary: [String], reason: String)] = [
        (
            SpringSite.ladder(
                "at once to lead", "after 2 working days to deputy", "after 5 working days to manager",
                "after 10 working days to head"), ["04-17 head"], "a rung beneath the one reached is passed over"
        ),
        (
            SpringSite.ladder("at once to lead", "after 8 working days to manager", "after 10 working days to head"),
            ["04-17 head"], "moved to a later day, the manager was told nevertheless"
        ),
        (
            SpringSite.ladder("at once to lead", "after 10 working days to head"), ["04-17 head"], "a rung taken away"
        ),
        (
            SpringSite.ladder("at once to lead", "after 5 working days to deputy", "after 10 working days to head"),
            ["04-17 head"], "a rung whose day has passed tells nobody else"
        ),
        (
            SpringSite.ladder(
                "at once to lead", "after 5 working days to manager", "after 6 working days to deputy",
                "after 10 working days to head"), ["04-14 deputy", "04-17 head"],
            "a new rung above, whose day has come"
        ),
        (SpringSite.ladder("at once to lead"), [], "the ladder ends beneath the rung reached"),
    ]

    @Test("never tells a rung again", arguments: editings)
    func editing(_ ladder: String, _ diary: [String], _ reason: String) throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-13", SpringSite.plan)
        timeline.reload(try TestSite(spring: ladder + SpringSite.rule()))
        #expect(try timeline.diary("2026-04-14", "2026-04-18", SpringSite.plan) == diary, "\(reason)")
    }

    @Test("tells on the beat those whom it still names")
    func beat() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-13", SpringSite.plan)
        timeline.reload(try TestSite(spring: SpringSite.ladder("at once to lead") + SpringSite.rule()))
        #expect(try timeline.diary("2026-04-14", "2026-04-20", SpringSite.plan) == ["04-20 north"])
    }
}
