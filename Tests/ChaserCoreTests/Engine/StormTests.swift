import Testing

@testable import ChaserCore

@Suite("The brake on a storm")
struct StormTests {
    private static func plan(_ count: Int, late: Int, done: Bool = false) -> String {
        ActionSite.plan() + (0..<count).map { "North,A\($0),\($0 < late ? "13/11/2020" : "13/11/2021"),\n" }.joined()
    }

    /// Records, how many of them become late at once, and whether that is a storm.
    static let sizes: [(records: Int, late: Int, isStorm: Bool, reason: String)] = [
        (400, 101, true, "over a hundred, and over a fifth"), (400, 100, false, "a hundred is not over a hundred"),
        (505, 101, false, "a fifth is not over a fifth"), (504, 101, true, "just over a fifth"),
        (100, 90, false, "a small plan cannot storm"),
    ]

    @Test(
        "holds the mail of a tick that opens over a hundred alerts and on over a fifth of all records", arguments: sizes
    )
    func atOnce(_ records: Int, _ late: Int, _ isStorm: Bool, _ reason: String) throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.plan(records, late: 0))
        let report = try timeline.tick("2020-11-16 10:00", plan: Self.plan(records, late: late))
        #expect(report.opened.count == late)
        #expect(report.addressees == (isStorm ? ["ops"] : ["north"]), "\(reason)")
    }

    @Test("does not hold a first start")
    func firstStart() throws {
        var timeline = try ActionSite.timeline()
        #expect(try timeline.tick("2020-11-16 09:00", plan: Self.plan(300, late: 200)).addressees == ["north"])
    }

    private static func storm() throws -> Timeline {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.plan(300, late: 0))
        let report = try timeline.tick("2020-11-16 10:00", plan: Self.plan(300, late: 200))
        let body = try EndingTests.body(report)
        for words in ["would have opened 200 alerts since plan.csv", "200 of Action late."] {
            #expect(body.contains(words), "\(body)")
        }
        try timeline.restart()
        return timeline
    }

    @Test("waits for a yes, however long, and then everything leaves as it stands")
    func confirmed() throws {
        var timeline = try Self.storm()
        let plan = Self.plan(300, late: 200)
        #expect(try timeline.tick("2020-11-20 09:00", plan: plan).letters == [])
        #expect(try timeline.tick("2020-11-27 09:00", plan: plan).letters == [], "rungs and beats wait too")
        #expect(timeline.engine.isDue(at: try timeline.test.instant("2020-11-27 10:00")) == false)
        let ops = Request.Maker(name: "user ops (7)")
        #expect(
            try timeline.request("2020-11-27 10:00", .confirm, maker: ops) == [
                "The mail about 200 alerts leaves with the next look, to 1 person: Lead North. Their ladders go on where the calendar says."
            ])
        #expect(
            try timeline.request("2020-11-27 10:00", .confirm, id: "again") == [
                "The mail about 200 alerts leaves with the next look: user ops (7) confirmed it already."
            ])
        #expect(
            timeline.engine.memory.waitingForYes(.utc)
                == "200 alerts found on Monday 16 November 2020 at once: their mail leaves with the next look, as user ops (7) confirmed it."
        )
        #expect(timeline.engine.isDue(at: try timeline.test.instant("2020-11-27 10:00")))
        let report = try timeline.tick("2020-11-27 10:01", plan: Self.plan(300, late: 199))
        #expect(
            Set(report.letters) == [
                "north@testshire.example: 199 amber alerts", "head@testshire.example: 199 amber alerts",
            ])
        #expect(timeline.engine.memory.storm == nil && timeline.engine.memory.withheld.isEmpty)
    }

    @Test("other mail leaves meanwhile, and a digest says what is held")
    func meanwhile() throws {
        let more = "digest daily \"Digest\" { every day at 08:00; to head }\n"
        var timeline = try ActionSite.timeline(more: more)
        try timeline.tick("2020-11-16 09:00", plan: Self.plan(300, late: 0))
        try timeline.tick("2020-11-16 10:00", plan: Self.plan(300, late: 200))
        let report = try timeline.tick("2020-11-17 09:00", plan: Self.plan(300, late: 201))
        #expect(report.addressees == ["head", "north"])
        #expect(report.letters.last == "north@testshire.example: 1 amber alert")
        #expect(
            try EndingTests.words(of: report.mails[0]).contains("200 alerts found on Monday 16 November 2020 at once"))
    }

    @Test("what ends by a mended sheet is told to nobody but the operator")
    func mended() throws {
        var timeline = try Self.storm()
        let report = try timeline.tick("2020-11-16 11:00", plan: Self.plan(300, late: 0))
        #expect(report.cleared.count == 200 && report.addressees == ["ops"])
        #expect(try EndingTests.body(report).contains("Nobody was told of them."))
        #expect(timeline.engine.memory.storm == nil && timeline.engine.memory.withheld.isEmpty)
    }

    @Test("a yes without a storm is answered so")
    func nothing() throws {
        var timeline = try ActionSite.timeline()
        #expect(try timeline.request("2020-11-27 10:00", .confirm) == ["No mail waits to be confirmed."])
    }

    @Test("a yes at night says that the mail waits for the hours for mail")
    func night() throws {
        var timeline = try ActionSite.timeline(settings: "mail between 08:00 and 18:00 on working days")
        try timeline.tick("2020-11-16 09:00", plan: Self.plan(300, late: 0))
        try timeline.tick("2020-11-16 10:00", plan: Self.plan(300, late: 200))
        #expect(
            try timeline.request("2020-11-16 20:00", .confirm) == [
                "The mail about 200 alerts leaves when the hours for mail begin, to 1 person: Lead North. Their ladders go on where the calendar says."
            ])
        #expect(try timeline.tick("2020-11-16 20:01", plan: Self.plan(300, late: 200)).letters == [])
        #expect(try timeline.tick("2020-11-17 08:00", plan: Self.plan(300, late: 200)).addressees == ["north"])
    }

    @Test("is shown with what is open, in words and for programs")
    func shown() throws {
        var timeline = try Self.storm()
        let words =
            "200 alerts found on Monday 16 November 2020 at once: their mail waits for the operator to confirm it."
        #expect(timeline.engine.memory.waitingForYes(.utc) == words)
        try timeline.restart()
        let document = AlertsDocument.json(timeline.engine.memory, site: timeline.test.site, at: Instant(seconds: 0))
        #expect(document["held"] == .string(words))
        try timeline.tick("2020-11-16 11:00", plan: Self.plan(300, late: 0))
        let after = AlertsDocument.json(timeline.engine.memory, site: timeline.test.site, at: Instant(seconds: 0))
        #expect(after["held"] == nil && after["alerts"] == .array([]))
    }
}

@Suite("An alert that goes to and fro")
struct FlappingTests {
    private static let late = ActionSite.plan("North,Close files,13/11/2020")
    private static let fine = ActionSite.plan("North,Close files,13/11/2021")

    /// Changes by day (`+` worse, `-` better), and after which of them it goes to and fro; nil for never.
    static let courses: [(changes: [(Int32, Bool)], begins: Int?, reason: String)] = [
        ([(0, true), (0, false), (0, true), (0, false)], 3, "four in a day"),
        ([(0, true), (1, true), (2, false), (3, false)], nil, "opened, red, eased and cleared turns once"),
        ([(0, true), (5, false), (10, true), (15, false)], nil, "slower than the window"),
        ([(0, true), (4, false), (8, true), (12, false)], 3, "just within it"),
    ]

    @Test("is known by its turns within a fortnight", arguments: courses)
    func recognised(_ changes: [(Int32, Bool)], _ begins: Int?, _ reason: String) {
        var flapping = Flapping()
        let found = changes.map { flapping.note(.init(day: Day(number: 18_000 + $0.0), isWorse: $0.1)) }
        #expect(found.firstIndex(of: true) == begins, "\(reason)")
    }

    @Test("is told once, then nothing until it has kept still for a week, and then where it stands")
    func course() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-13 09:00", plan: Self.fine)
        var told: [String] = []
        for (index, time) in [
            "2020-11-16 09:00", "2020-11-16 11:00", "2020-11-17 09:00", "2020-11-17 11:00", "2020-11-18 09:00",
            "2020-11-18 11:00", "2020-11-19 09:00",
        ].enumerated() {
            let report = try timeline.tick(time, plan: index % 2 == 0 ? Self.late : Self.fine)
            told += report.letters.map { "\(index) \($0.split(separator: ": ").last ?? "")" }
            if index == 3 { #expect(try EndingTests.body(report).contains("It has gone to and fro: 4 changes")) }
            try timeline.restart()
        }
        #expect(told == ["0 1 amber alert", "1 1 alert ended", "2 1 amber alert", "3 1 alert ended"])
        #expect(try timeline.tick("2020-11-25 09:00", plan: Self.late).addressees == ["head"], "its ladder goes on")
        let settled = try timeline.tick("2020-11-26 09:00", plan: Self.late)
        #expect(settled.addressees.contains("north"))
        #expect(try EndingTests.words(of: settled.mails[0]).contains("AMBER, settled: Action late"))
    }

    @Test("that comes to rest ended is told as ended")
    func ended() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-13 09:00", plan: Self.fine)
        for hour in 10...15 {
            try timeline.tick("2020-11-16 \(hour):00", plan: hour % 2 == 0 ? Self.late : Self.fine)
        }
        #expect(try timeline.tick("2020-11-20 09:00", plan: Self.fine).letters == [])
        let settled = try timeline.tick("2020-11-23 09:00", plan: Self.fine)
        #expect(settled.letters == ["north@testshire.example: 1 alert ended"])
        #expect(try EndingTests.body(settled).contains("It had gone to and fro, and has kept still since"))
        #expect(timeline.engine.memory.flapping.isEmpty && timeline.engine.memory.ended.isEmpty)
    }
}

@Suite("A source whose sheet is late")
struct StaleSourceTests {
    private static func site(_ more: String = "") throws -> TestSite {
        let sources = TestSite.sources.replacing(
            "file       \"plan.csv\"",
            with: "file       \"plan.csv\"\n  published  2020-10-08\n  expect     every 35 days")
        return try TestSite(ActionSite.rules + more, sources: sources)
    }

    private static let late = ActionSite.plan("North,Close files,30/10/2020")

    @Test("is an alert of its own for the operator, and what is late goes on being chased, as of that sheet")
    func stale() throws {
        var timeline = Timeline(try Self.site())
        #expect(try timeline.tick("2020-11-12 09:00", plan: Self.late).addressees == ["north"], "the last day of grace")
        let stale = try timeline.tick("2020-11-13 09:00", plan: Self.late)
        #expect(stale.transitions == ["opened amber stale source on plan"])
        #expect(stale.addressees == ["ops"])
        #expect(try EndingTests.body(stale).contains("the newest sheet is of 8 October 2020, 36 days ago"))
        try timeline.restart()
        #expect(try timeline.tick("2020-11-14 09:00", plan: Self.late).letters == [])
        let rung = try timeline.tick("2020-11-19 09:00", plan: Self.late)
        #expect(rung.addressees == ["head"])
        #expect(try EndingTests.body(rung).contains("of 8 October 2020."))
    }

    @Test("lets nothing turn better")
    func goodNews() throws {
        var timeline = Timeline(try Self.site())
        try timeline.tick("2020-11-12 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,30/10/2021"))
        #expect(report.cleared.isEmpty && report.alerts.first { $0.key.rule == "late" }?.isUnknown == true)
        let gone = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Other,30/10/2021"))
        #expect(gone.cleared.isEmpty)
    }

    @Test("ends when a newer one comes, and the operator hears")
    func ends() throws {
        var timeline = Timeline(try Self.site())
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        timeline.reload(try TestSite(ActionSite.rules))
        let report = try timeline.tick("2020-11-17 09:00", plan: Self.late)
        #expect(report.letters == ["ops@testshire.example: 1 alert ended"])
    }

    @Test("hides the rules that an inhibition names")
    func hides() throws {
        let more = "inhibit \"Old plan\" { hide late; when plan is stale }\n"
        var timeline = Timeline(try Self.site(more))
        try timeline.tick("2020-11-12 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        try timeline.tick("2020-11-13 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        let report = try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        #expect(report.transitions == ["opened amber late on Close files"] && report.letters == [])
        timeline.reload(try TestSite(ActionSite.rules))
        let back = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        #expect(Set(back.addressees) == ["north", "ops"])
    }
}
