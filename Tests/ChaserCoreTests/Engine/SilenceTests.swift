import Testing

@testable import ChaserCore

@Suite("A silence")
struct SilenceTests {
    static func block(
        _ pattern: String = "rule late", from: String = "2020-11-17", until: String = "2020-11-20",
        title: String = "Inspection"
    ) -> String {
        """
        silence "\(title)" { \(pattern); from \(from) until \(until); by "QA unit"; because "inspectors on site" }

        """
    }

    private static let soon = ActionSite.plan("North,Close files,16/11/2020")
    private static let later = ActionSite.plan("North,Close files,16/11/2021")

    @Test("holds the mail of what opens in it, and tells at its end what happened and what stands")
    func account() throws {
        var timeline = try ActionSite.timeline(more: Self.block())
        try timeline.tick("2020-11-16 09:00", plan: Self.soon)
        let opened = try timeline.tick("2020-11-17 09:00", plan: Self.soon)
        #expect(opened.transitions == ["opened amber late on Close files"] && opened.letters == [])
        try timeline.restart()
        #expect(try timeline.tick("2020-11-19 09:00", plan: Self.soon).letters == [])
        let over = try timeline.tick("2020-11-20 09:00", plan: Self.soon)
        #expect(over.letters == ["north@testshire.example: 1 silence ended"])
        let body = try EndingTests.body(over)
        for words in [
            "SILENCE ENDED: INSPECTION",
            "from Tuesday 17 November 2020 until Friday 20 November 2020, by decision of QA unit: inspectors on site.",
            "AMBER, open now, opened on Tuesday 17 November 2020: Action late. Close files",
        ] { #expect(body.contains(words), "\(body)") }
        #expect(timeline.engine.memory.withheld.isEmpty && timeline.engine.memory.silencesInForce.isEmpty)
        #expect(try timeline.tick("2020-11-20 10:00", plan: Self.soon).letters == [], "told once")
        let ended = try timeline.tick("2020-11-21 09:00", plan: Self.later)
        #expect(ended.letters == ["north@testshire.example: 1 alert ended"], "whoever read the account was told")
    }

    @Test("tells also what began and ended inside it, and what ended that had begun before")
    func ended() throws {
        var timeline = try ActionSite.timeline(more: Self.block())
        let two = ActionSite.plan("North,Close files,16/11/2020", "North,Old,12/11/2020")
        let over = ActionSite.plan("North,Close files,16/11/2021", "North,Old,12/11/2021")
        try timeline.tick("2020-11-16 09:00", plan: two)
        try timeline.tick("2020-11-17 09:00", plan: two)
        #expect(try timeline.tick("2020-11-18 09:00", plan: over).letters == [])
        let body = try EndingTests.body(try timeline.tick("2020-11-20 09:00", plan: over))
        #expect(
            body.contains(
                "Over now, opened on Tuesday 17 November 2020, ended on Wednesday 18 November 2020 (recovered): Action late. Close files"
            ), "\(body)")
        #expect(body.contains("Over now, ended on Wednesday 18 November 2020 (recovered): Action late. Old"), "\(body)")
    }

    @Test("lists what stayed open for those who knew of it, and lets the ladder go on where the calendar says")
    func stillOpen() throws {
        var timeline = try ActionSite.timeline(more: Self.block(until: "2020-11-26"))
        try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        let plan = ActionSite.plan("North,Close files,13/11/2020")
        #expect(try timeline.tick("2020-11-23 09:00", plan: plan).letters == [], "the rung of the fifth day rests")
        let over = try timeline.tick("2020-11-26 09:00", plan: plan)
        #expect(Set(over.addressees) == ["north", "head"])
        let north = try #require(over.mails.first { $0.person.address.address.hasPrefix("north") })
        #expect(try EndingTests.words(of: north).contains("AMBER, open now, as before: Action late. Close files"))
    }

    @Test("holds a worsening too, and says so")
    func worsened() throws {
        var timeline = try ActionSite.timeline(more: Self.block())
        let plan = ActionSite.plan("North,Close files,19/10/2020")
        try timeline.tick("2020-11-16 09:00", plan: plan)
        #expect(try timeline.tick("2020-11-17 09:00", plan: plan).transitions == ["worsened red late on Close files"])
        let body = try EndingTests.body(try timeline.tick("2020-11-20 09:00", plan: plan))
        #expect(body.contains("RED, open now, turned red on Tuesday 17 November 2020"), "\(body)")
    }

    /// What the block says, and whether the alert on “Close files” in North is meant.
    static let patterns: [(pattern: String, isMeant: Bool, reason: String)] = [
        ("rule late", true, "by rule"), ("area \"north\"", true, "by area, whatever its case"),
        ("area \"South\"", false, "another area"), ("record \"Close files\"", true, "by record"),
        ("record \"Open files\"", false, "another record"), ("over plan", true, "by source"),
        ("over figures", false, "another source"),
        ("over plan; where target_date < 2020-12-01", true, "by what the row shows"),
        ("over plan; where target_date > 2020-12-01", false, "the row shows the contrary"),
        ("over plan; where status is red", false, "unknown: a silence in doubt does not silence"),
        ("rule late; area \"North\"; record \"Open files\"", false, "all that it says must hold"),
    ]

    @Test("is about what all of its lines mean", arguments: patterns)
    func pattern(_ pattern: String, _ isMeant: Bool, _ reason: String) throws {
        var timeline = try ActionSite.timeline(more: Self.block(pattern))
        try timeline.tick("2020-11-16 09:00", plan: Self.soon)
        let report = try timeline.tick("2020-11-17 09:00", plan: Self.soon)
        #expect(report.mails.isEmpty == isMeant, "\(reason)")
    }

    @Test("of a group holds only where every member shows the condition")
    func groups() throws {
        let rule =
            ActionSite.ladder
            + "rule many \"Many\" { over plan by area; amber when count(target_date is overdue) >= 2; say \"{area}\"; escalate slip }\n"
        for (condition, isMeant) in [("target_date < 2020-12-01", true), ("target_date < 2020-11-14", false)] {
            let silence = Self.block("over plan; where \(condition)")
            var timeline = Timeline(try TestSite(rule + silence))
            let plan = ActionSite.plan("North,A,13/11/2020", "North,B,16/11/2020")
            try timeline.tick("2020-11-16 09:00", plan: plan)
            #expect(try timeline.tick("2020-11-17 09:00", plan: plan).mails.isEmpty == isMeant, "\(condition)")
        }
    }

    @Test("that is lifted early gives its account at once")
    func lifted() throws {
        var timeline = try ActionSite.timeline(more: Self.block())
        try timeline.tick("2020-11-16 09:00", plan: Self.soon)
        try timeline.tick("2020-11-17 09:00", plan: Self.soon)
        timeline.reload(try TestSite(ActionSite.rules))
        #expect(
            try EndingTests.body(try timeline.tick("2020-11-17 10:00", plan: Self.soon)).contains(
                "It was lifted early."))
    }

    @Test("leaves what another silence holds to that one's end")
    func overlapping() throws {
        let two = Self.block() + Self.block("area \"North\"", until: "2020-11-23", title: "Second")
        var timeline = try ActionSite.timeline(more: two)
        try timeline.tick("2020-11-16 09:00", plan: Self.soon)
        try timeline.tick("2020-11-17 09:00", plan: Self.soon)
        #expect(try timeline.tick("2020-11-20 09:00", plan: Self.soon).letters == [])
        #expect(
            try EndingTests.body(try timeline.tick("2020-11-23 09:00", plan: Self.soon)).contains(
                "SILENCE ENDED: SECOND"))
    }

    @Test("of a request works as one of a rule file")
    func requested() throws {
        var memory = Memory()
        memory.silences["s1"] = Silence(
            name: "s1", pattern: AlertPattern(areas: ["North"]), from: Day(number: 18_583), until: Day(number: 18_586),
            author: "A", reason: "b")
        var timeline = Timeline(try TestSite(ActionSite.rules), memory: memory)
        try timeline.tick("2020-11-16 09:00", plan: Self.soon)
        #expect(try timeline.tick("2020-11-17 09:00", plan: Self.soon).letters == [])
        try timeline.restart()
        #expect(
            try timeline.tick("2020-11-20 09:00", plan: Self.soon).letters == [
                "north@testshire.example: 1 silence ended"
            ])
        #expect(timeline.engine.memory.silences.isEmpty)
    }
}

@Suite("A bigger alert")
struct InhibitionTests {
    private static func rules(_ when: String = "many is red", same: String = "on same area") -> String {
        ActionSite.ladder + """
            rule late "Action late" {
              over plan; where not done; amber when target_date is overdue; say "{action}"; escalate slip
            }
            rule many "Area slipping" {
              over plan by area; where not done; red when count(target_date is overdue) >= 2; say "{area}"; escalate slip
            }
            inhibit "Area first" { hide late; when \(when); \(same) }

            """
    }

    private static let fine = ActionSite.plan("North,A,13/11/2021", "North,B,13/11/2021", "South,C,13/11/2021")
    private static let bad = ActionSite.plan("North,A,13/11/2020", "North,B,13/11/2020", "South,C,13/11/2020")

    @Test("hides the smaller ones of its area, says how many, and gives back what is open when it ends")
    func hides() throws {
        var timeline = Timeline(try TestSite(Self.rules()))
        try timeline.tick("2020-11-16 09:00", plan: Self.fine)
        let report = try timeline.tick("2020-11-16 10:00", plan: Self.bad)
        #expect(
            report.letters == ["south@testshire.example: 1 amber alert", "north@testshire.example: 1 red alert"])
        let north = try #require(report.mails.last)
        #expect(try EndingTests.words(of: north).contains("It hides 2 smaller alerts: 2 of Action late."))
        try timeline.restart()
        let half = ActionSite.plan("North,A,13/11/2021", "North,B,13/11/2020", "South,C,13/11/2020")
        let back = try timeline.tick("2020-11-17 09:00", plan: half)
        #expect(back.letters == ["north@testshire.example: 1 amber alert and 1 alert ended"])
        let body = try EndingTests.body(back)
        #expect(
            body.contains("AMBER: Action late") && body.contains("It was hidden until now by a bigger alert on North."))
        #expect(timeline.engine.memory.withheld.isEmpty, "what ended unseen is over")
    }

    @Test("does not keep from those who were told of a smaller one how that ended")
    func ended() throws {
        var timeline = Timeline(try TestSite(Self.rules()))
        try timeline.tick(
            "2020-11-16 09:00", plan: ActionSite.plan("North,A,13/11/2020", "North,B,13/11/2021", "North,C,13/11/2021"))
        try timeline.tick(
            "2020-11-16 10:00", plan: ActionSite.plan("North,A,13/11/2020", "North,B,13/11/2020", "North,C,13/11/2020"))
        let report = try timeline.tick(
            "2020-11-16 11:00", plan: ActionSite.plan("North,A,13/11/2021", "North,B,13/11/2020", "North,C,13/11/2020"))
        #expect(report.letters == ["north@testshire.example: 1 alert ended"])
    }

    @Test("of any area hides all where they need have nothing in common")
    func anywhere() throws {
        var timeline = Timeline(try TestSite(Self.rules(same: "").replacing("; \n", with: "\n")))
        try timeline.tick("2020-11-16 09:00", plan: Self.fine)
        #expect(
            try timeline.tick("2020-11-16 10:00", plan: Self.bad).letters == ["north@testshire.example: 1 red alert"])
    }

    @Test("two that would hide each other leave one to be seen")
    func circle() throws {
        let more = "inhibit \"Other way\" { hide many; when late is amber; on same area }\n"
        var timeline = Timeline(try TestSite(Self.rules() + more))
        try timeline.tick("2020-11-16 09:00", plan: Self.fine)
        let report = try timeline.tick("2020-11-16 10:00", plan: Self.bad)
        #expect(report.letters.contains("north@testshire.example: 1 red alert"))
    }
}

@Suite("People who are away")
struct AwayTests {
    private static let late = ActionSite.plan("North,Close files,13/11/2020")

    private static func away(_ absent: String, _ cover: String) -> String {
        "away \"\(absent)@testshire.example\" { from 2020-11-16 until 2020-11-18; cover \"\(cover)@testshire.example\" }\n"
    }

    @Test("have their mail go to the cover, who is told why; on the day of return it is theirs again")
    func cover() throws {
        var timeline = try ActionSite.timeline(more: Self.away("north", "south"))
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.letters == ["south@testshire.example: 1 amber alert"])
        let words = "You cover for Lead North, who is away until Wednesday 18 November 2020."
        #expect(try EndingTests.body(report).contains(words))
        let back = try timeline.tick(
            "2020-11-18 09:00", plan: ActionSite.plan("North,Close files,13/11/2020", "North,Visit,17/11/2020"))
        #expect(back.letters == ["north@testshire.example: 1 amber alert"])
        let done = try timeline.tick("2020-11-19 09:00", plan: ActionSite.plan("North,Visit,17/11/2020"))
        #expect(done.letters == ["south@testshire.example: 1 alert ended"], "the cover was told, and hears the end")
    }

    @Test("who cover for others who are away hand it on; in a circle it goes to the first, and the operator hears")
    func chain() throws {
        var chain = try ActionSite.timeline(more: Self.away("north", "south") + Self.away("south", "head"))
        #expect(try chain.tick("2020-11-16 09:00", plan: Self.late).addressees == ["head"])
        var circle = try ActionSite.timeline(more: Self.away("north", "south") + Self.away("south", "north"))
        let report = try circle.tick("2020-11-16 09:00", plan: Self.late)
        #expect(Set(report.addressees) == ["north", "ops"])
        #expect(try circle.tick("2020-11-16 10:00", plan: Self.late).addressees == [], "told once")
    }

    @Test("have held mail go to whoever is there when it leaves")
    func held() throws {
        var timeline = try ActionSite.timeline(
            settings: "mail between 08:00 and 18:00 on working days", more: Self.away("north", "south"))
        try timeline.tick("2020-11-14 09:00", plan: Self.late)
        try timeline.tick("2020-11-15 09:00", plan: ActionSite.plan("North,Close files,11/11/2020"))
        let monday = try timeline.tick("2020-11-16 08:00", plan: ActionSite.plan("North,Close files,11/11/2020"))
        #expect(monday.addressees == ["south"])
    }
}

@Suite("An accepted exception")
struct ExceptionTests {
    private static let rules =
        ActionSite.ladder + """
            rule off "Off target" { over figures; red when value misses target; say "{ref}: {value}, {target}"; escalate slip }
            accept "Interim target" {
              over figures; record "M1"; take target as "60 or more"; from 2020-11-01 until 2020-11-20
              by "Director"; because "new team"
            }

            """

    private func sheet(_ value: String, _ other: String = "90") -> [String: String] {
        ["figures.csv": "Ref,Area,Target,Oct-20\nM1,North,80 or more,\(value)\nM2,North,80 or more,\(other)\n"]
    }

    @Test("counts instead of the sheet for its record alone, and lapses loudly")
    func target() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        #expect(try timeline.tick("2020-11-16 09:00", sheet("65")).transitions == [])
        let missed = try timeline.tick("2020-11-17 09:00", sheet("55", "65"))
        #expect(missed.transitions == ["opened red off on M1", "opened red off on M2"])
        let body = try EndingTests.body(missed)
        #expect(body.contains("M1: 55, 60 or more") || body.contains(": 55, 60 or more"), "\(body)")
        #expect(body.contains("target 60 or more, agreed until 20 November 2020 by Director: new team."), "\(body)")
        try timeline.tick("2020-11-18 09:00", sheet("65"))
        try timeline.restart()
        let lapsed = try timeline.tick("2020-11-20 09:00", sheet("65"))
        #expect(lapsed.transitions == ["opened red off on M1"])
        #expect(Set(lapsed.addressees) == ["north", "ops"])
        for mail in lapsed.mails {
            #expect(try EndingTests.words(of: mail).contains("ACCEPTED EXCEPTION ENDED: INTERIM TARGET"))
        }
        #expect(try timeline.tick("2020-11-21 09:00", sheet("65")).letters == [], "told once")
    }

    @Test("of a date puts off what is overdue")
    func date() throws {
        let more = """
            accept "New date" {
              over plan; record "Close files"; take target_date as "31/12/2020"; from 2020-11-01 until 2020-11-20
              by "Director"; because "agreed at the board"
            }
            """
        var timeline = try ActionSite.timeline(more: more)
        let plan = ActionSite.plan("North,Close files,13/11/2020")
        #expect(try timeline.tick("2020-11-16 09:00", plan: plan).transitions == [])
        #expect(try timeline.tick("2020-11-20 09:00", plan: plan).transitions == ["opened amber late on Close files"])
    }
}
