import Testing

@testable import ChaserCore

@Suite("How an alert ended")
struct EndingTests {
    private static let late = ActionSite.plan("North,Close files,13/11/2020")

    /// The body of the only mail of a tick, as one line.
    static func body(_ report: TickReport) throws -> String {
        try #require(report.mails.count == 1, "\(report.letters)")
        return try words(of: report.mails[0])
    }

    static func words(of mail: Mail) throws -> String {
        let plain = try #require(mail.message.split(separator: "Content-Type: text/html").first)
        return plain.replacing("=\n", with: "").replacing("\n", with: " ").split(separator: " ").joined(separator: " ")
    }

    /// The second day's plan, and what the mail says of the end.
    static let reasons: [(rows: String, words: [String], why: String)] = [
        ("North,Close files,13/11/2021", ["ENDED, recovered", "the rule no longer holds"], "the date was moved"),
        ("North,Close files,13/11/2020,Blue", ["ENDED, done", "shows it as finished"], "it is shown to be done"),
        ("North,Open files,13/11/2021", ["ENDED, no longer in the plan", "does not say that it was done"], "row gone"),
    ]

    @Test("is told to whoever was told of it, with the reason and how long it took", arguments: reasons)
    func told(_ rows: String, _ words: [String], _ why: String) throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-18 09:00", plan: ActionSite.plan(rows))
        #expect(report.letters == ["north@testshire.example: 1 alert ended"], "\(why)")
        let body = try Self.body(report)
        for word in words + ["Open from Monday 16 November 2020 to Wednesday 18 November 2020: 2 days."] {
            #expect(body.contains(word), "\(why): \(body)")
        }
        #expect(try timeline.tick("2020-11-19 09:00", plan: ActionSite.plan(rows)).letters == [], "told once")
    }

    @Test("is told in the thread of the alert")
    func thread() throws {
        var timeline = try ActionSite.timeline()
        let opened = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let ended = try timeline.tick("2020-11-18 09:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        let roots = (opened.mails + ended.mails).map { mail in
            mail.message.split(separator: "\n").first { $0.hasPrefix("References:") }
        }
        #expect(roots.count == 2 && roots[0] != nil && roots[0] == roots[1])
    }

    @Test("is told to those whom a later step reached, and to nobody above them")
    func laterStep() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-13", SpringSite.plan)
        let done = ActionSite.plan("North,Close files,01/04/2026,Blue")
        #expect(try timeline.tick("2026-04-14 09:00", plan: done).addressees == ["north", "manager"])
    }

    @Test("is not told to those who never heard that it began")
    func neverTold() throws {
        var timeline = try ActionSite.timeline(settings: "first start tells nobody")
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        #expect(report.transitions == ["cleared late on Close files: recovered"] && report.letters.isEmpty)
    }

    @Test("is told with the beginning where both fell outside the hours for mail")
    func held() throws {
        var timeline = try ActionSite.timeline(settings: "mail between 08:00 and 18:00 on working days")
        try timeline.tick("2020-11-13 17:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        try timeline.tick("2020-11-14 09:00", plan: ActionSite.plan("North,Close files,11/11/2020"))
        try timeline.tick("2020-11-15 09:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        let monday = try timeline.tick("2020-11-16 08:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        #expect(monday.letters == ["north@testshire.example: 1 alert ended"])
        #expect(
            try Self.body(monday).contains("Open from Saturday 14 November 2020 to Sunday 15 November 2020: 1 day."))
    }

    @Test("waits for the week's limit even when it was red: getting better does not nag")
    func limited() throws {
        var timeline = try ActionSite.timeline(settings: "at most 1 mails a week to one person")
        try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,01/09/2020"))
        let report = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Close files,01/09/2021"))
        #expect(report.letters == [] && report.limited == 1)
        let monday = try timeline.tick("2020-11-23 09:00", plan: ActionSite.plan("North,Close files,01/09/2021"))
        #expect(monday.letters == ["north@testshire.example: 1 alert ended"])
    }

    @Test("of one whom the directory no longer has goes to the operator, who is told why")
    func leftTheDirectory() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let people = TestSite.people.map {
            $0[1] == "North" || $0[1] == "East" ? [$0[0], $0[1], "New", "new@testshire.example"] : $0
        }
        timeline.reload(try TestSite(ActionSite.rules, people: people))
        let report = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        #expect(
            report.letters == [
                "ops@testshire.example: 1 alert ended and 1 problem with the site's files or people"
            ])
        #expect(try Self.body(report).contains("Lead North, who was told of this, cannot be told any more"))
    }

    @Test("of an event there is none")
    func event() throws {
        let rule = ActionSite.rules.replacing("escalate   slip", with: "escalate slip; tell once")
        var timeline = Timeline(try TestSite(rule))
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        #expect(report.letters == [] && timeline.engine.memory.heard.isEmpty)
    }

    @Test("is told after a restart, and when its rule is gone")
    func restarted() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        try timeline.restart()
        timeline.reload(try TestSite(""))
        let report = try timeline.tick("2020-11-17 09:00", plan: Self.late)
        #expect(try Self.body(report).contains("ENDED, rule removed: North. Action late."))
    }
}

@Suite("An alert that comes back")
struct ReopeningTests {
    private static let rules =
        ActionSite.ladder + """
            rule low "Low" { over figures; amber when value < 70 for 2 periods; say "{ref}: {value}"; escalate slip }
            """

    private func sheet(_ months: String, _ values: String) -> [String: String] {
        ["figures.csv": "Ref,Area,\(months)\nM1,North,\(values)\n"]
    }

    @Test("within the periods of its “for” is the same alert: everyone told before hears, and the ladder goes on")
    func within() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        try timeline.tick("2020-09-01 09:00", sheet("Jul-20,Aug-20", "75,60"))
        let opened = try timeline.tick("2020-10-01 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,60"))
        #expect(opened.letters == ["north@testshire.example: 1 amber alert"])
        #expect(try timeline.tick("2020-10-08 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,60")).addressees == ["head"])
        let ended = try timeline.tick("2020-10-15 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,75"))
        #expect(ended.addressees == ["north", "head"])
        #expect(try EndingTests.words(of: ended.mails[0]).contains("Now: M1: 75."))
        try timeline.restart()
        let again = try timeline.tick("2020-11-02 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,60"))
        #expect(again.addressees == ["north", "head"])
        #expect(try EndingTests.words(of: again.mails[0]).contains("AMBER, open again: Low"))
        #expect(again.opened.map(\.opened) == opened.opened.map(\.opened))
        #expect(timeline.engine.memory.climbs.values.map(\.reached) == [1])
    }

    @Test("after them is a new one")
    func after() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        try timeline.tick("2020-09-01 09:00", sheet("Jul-20,Aug-20", "75,60"))
        try timeline.tick("2020-10-01 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,60"))
        try timeline.tick("2020-10-15 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,75"))
        try timeline.tick("2020-12-16 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,75"))
        let again = try timeline.tick("2020-12-17 09:00", sheet("Jul-20,Aug-20,Sep-20", "75,60,60"))
        #expect(again.addressees == ["north"])
        #expect(again.opened.map(\.opened) == [try timeline.test.instant("2020-12-17 09:00")])
    }
}

@Suite("Steps with nobody on them")
struct VacancyTests {
    private static let west = ActionSite.plan("West,Close files,01/04/2026")

    @Test("a vacant lead brings the next step in at once, and the operator hears once")
    func vacantLead() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        #expect(
            try timeline.diary("2026-04-01", "2026-04-14", Self.west) == [
                "04-02 manager ops", "04-07 manager", "04-13 manager",
            ])
        #expect(try timeline.diary("2026-04-15", "2026-04-18", Self.west) == ["04-17 head"])
    }

    @Test("the mail says why it comes before its day")
    func remark() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        try timeline.tick("2026-04-01 09:00", plan: Self.west)
        let mail = try #require(try timeline.tick("2026-04-02 09:00", plan: Self.west).mails.first)
        #expect(
            try EndingTests.words(of: mail).contains(
                "Nobody can be told as lead for West, so this comes to the next step at once."))
    }

    @Test("a vacancy is told again only after it was filled and came back")
    func toldOnce() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        let more = ActionSite.plan("West,Close files,01/04/2026", "West,Visit,02/04/2026")
        try timeline.tick("2026-04-01 09:00", plan: more)
        #expect(try timeline.tick("2026-04-02 09:00", plan: more).addressees == ["manager", "ops"])
        #expect(try timeline.tick("2026-04-07 09:00", plan: more).addressees == ["manager"], "a second alert")
        let filled = SpringSite.people + [["lead", "West", "Lead West", "west@testshire.example"]]
        timeline.reload(try TestSite(spring: SpringSite.steps + SpringSite.rule(), people: filled))
        let third = ActionSite.plan("West,Close files,01/04/2026", "West,Visit,02/04/2026", "West,Call,07/04/2026")
        #expect(try timeline.tick("2026-04-08 09:00", plan: third).addressees == ["west"])
        timeline.reload(try TestSite(spring: SpringSite.steps + SpringSite.rule()))
        let fourth = ActionSite.plan("West,Close files,01/04/2026", "West,Visit,02/04/2026", "West,Tidy,08/04/2026")
        #expect(try timeline.tick("2026-04-09 09:00", plan: fourth).addressees.contains("ops"))
    }

    @Test("where no step has anybody the operator hears, at the first step")
    func nobodyAtAll() throws {
        let ladder = SpringSite.ladder("at once to lead", "after 5 working days to nobody")
        var timeline = try SpringSite.timeline(ladder + SpringSite.rule())
        try timeline.tick("2026-04-01 09:00", plan: Self.west)
        #expect(try timeline.tick("2026-04-02 09:00", plan: Self.west).addressees == ["ops"])
        #expect(timeline.engine.memory.climbs.values.map(\.reached) == [0])
    }

    @Test("steps passed over while nothing ran are named in the mail of the one that hears")
    func passedOver() throws {
        var timeline = try SpringSite.timeline(SpringSite.steps + SpringSite.rule())
        _ = try timeline.diary("2026-04-01", "2026-04-02", SpringSite.plan)
        let report = try timeline.tick("2026-05-05 09:00", plan: SpringSite.plan)
        #expect(report.addressees == ["director"])
        #expect(
            try EndingTests.body(report).contains(
                "Steps whose day passed meanwhile, and who were not told: manager (Friday 10 April 2026), head (Friday 17 April 2026)."
            ))
    }

    @Test("a record without the date that its ladder counts from says so")
    func noDate() throws {
        let rule = SpringSite.rule("undated", "amber when target_date is missing")
        var timeline = try SpringSite.timeline(SpringSite.steps + rule)
        try timeline.tick("2026-04-01 09:00", plan: SpringSite.plan)
        let undated = ActionSite.plan("North,Close files,TBC")
        let opened = try timeline.tick("2026-04-02 09:00", plan: undated)
        let mail = try #require(opened.mails.first)
        #expect(try EndingTests.words(of: mail).contains("The row has no date to count from"))
        try timeline.restart()
        let rung = try timeline.tick("2026-04-13 09:00", plan: undated)
        #expect(rung.addressees == ["manager"])
        #expect(try EndingTests.body(rung).contains("The row has no date to count from"))
    }
}

@Suite("Officers named in a row")
struct NamedOfficerTests {
    private func timeline() throws -> Timeline {
        let rules =
            "escalation slip \"Slip\" { at once to named; after 5 working days to head }\n"
            + ActionSite.rules.split(separator: "\n").dropFirst().joined(separator: "\n")
        var rows = [["role", "area", "name", "email", "alias"]]
        rows += TestSite.people.dropFirst().map { $0 + [""] }
        rows += [
            ["officer", "*", "Dana Moss", "dm@testshire.example", "DM"],
            ["officer", "*", "Axel Berg", "axb@testshire.example", "AxB"],
        ]
        return Timeline(try TestSite(rules, people: rows))
    }

    private func plan(_ officers: String) -> String {
        "Area,Action,Due,Officers\nNorth,Close files,13/11/2020,\"\(officers)\"\n"
    }

    /// The cell, who hears, and what the operator is told.
    static let cells: [(officers: String, heard: [String], problems: [String])] = [
        ("1. DM 2. DM/AxB", ["dm", "axb"], []), ("Dana Moss; AxB", ["dm", "axb"], []),
        (
            "DM & QQ", ["dm", "ops"],
            ["a row names “QQ”, and nobody, or more than one, is called so in the directory"]
        ),
        ("", ["head", "ops"], ["the row of “Close files” names no officer"]),
    ]

    @Test("are each told, or reported to the operator", arguments: cells)
    func cell(_ officers: String, _ heard: [String], _ problems: [String]) throws {
        var timeline = try timeline()
        let report = try timeline.tick("2020-11-16 09:00", plan: plan(officers))
        #expect(report.addressees == heard)
        #expect(report.problems.map(\.words) == problems)
    }

    @Test("hear how it ended, also when the row names others by then")
    func others() throws {
        var timeline = try timeline()
        try timeline.tick("2020-11-16 09:00", plan: plan("DM"))
        let done = "Area,Action,Due,Officers,Status\nNorth,Close files,13/11/2020,AxB,Blue\n"
        #expect(try timeline.tick("2020-11-17 09:00", plan: done).letters == ["dm@testshire.example: 1 alert ended"])
    }
}
