import Testing

@testable import ChaserCore

@Suite("An alert's life")
struct TimelineTests {
    private static let late = ActionSite.plan("North,Close files,13/11/2020")

    /// What `first start` says, and who hears on the first day.
    static let firstStarts = [
        ("nobody", []), ("first step only", ["north@testshire.example: 1 amber alert"]),
        (
            "everyone",
            ["north@testshire.example: 1 amber alert", "head@testshire.example: 1 amber alert"]
        ),
    ]

    @Test("begins at a first start, told as the site says; the next tick tells nothing", arguments: firstStarts)
    func firstStart(_ who: String, _ letters: [String]) throws {
        var timeline = try ActionSite.timeline(settings: "first start tells \(who)")
        let first = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(first.transitions == ["opened amber late on Close files"])
        #expect(first.letters == letters)
        #expect(first.isFirstStart)
        let second = try timeline.tick("2020-11-16 10:00", plan: Self.late)
        #expect(second.transitions.isEmpty && second.letters.isEmpty && !second.isFirstStart)
        #expect(second.alerts == first.alerts)
    }

    @Test("after the first start an opening is told to the first step, whatever first start said")
    func later() throws {
        var timeline = try ActionSite.timeline(settings: "first start tells nobody")
        try timeline.tick("2020-11-13 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        #expect(report.letters == ["north@testshire.example: 1 amber alert"])
    }

    @Test("amber turning red is told, red falling back to amber is the same alert and is not")
    func colours() throws {
        var timeline = try ActionSite.timeline()
        let plan = ActionSite.plan("North,Close files,16/10/2020")
        let opened = try timeline.tick("2020-11-13 09:00", plan: plan)
        #expect(opened.transitions == ["opened amber late on Close files"])
        let worse = try timeline.tick("2020-11-16 09:00", plan: plan)
        #expect(worse.transitions == ["worsened red late on Close files"])
        #expect(worse.letters == ["north@testshire.example: 1 red alert"])
        let moved = ActionSite.plan("North,Close files,19/10/2020")
        let eased = try timeline.tick("2020-11-16 12:00", plan: moved)
        #expect(eased.transitions == ["eased amber late on Close files"])
        #expect(eased.letters.isEmpty)
        let alert = try #require(eased.alerts.first)
        #expect(alert.id == opened.alerts.first?.id)
        #expect(alert.opened == (try timeline.test.instant("2020-11-13 09:00")))
        #expect(alert.changed == (try timeline.test.instant("2020-11-16 12:00")))
        #expect(alert.text == "Close files: due 19 October 2020")
    }

    @Test("while the judgement is unknown it keeps its colour and words, and says so")
    func frozen() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan("North,Close files,soon"))
        #expect(report.transitions.isEmpty)
        let alert = try #require(report.alerts.first)
        #expect(alert.isUnknown && alert.colour == .amber)
        #expect(alert.text == "Close files: due 13 November 2020")
        let known = try timeline.tick("2020-11-18 09:00", plan: Self.late)
        #expect(known.alerts.first?.isUnknown == false)
        #expect(known.letters.isEmpty)
    }

    @Test("opened again after it ended it has the same id, and is told again")
    func reopened() throws {
        var timeline = try ActionSite.timeline()
        let first = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        try timeline.tick("2020-11-16 10:00", plan: ActionSite.plan("North,Close files,13/11/2021"))
        let again = try timeline.tick("2020-11-16 11:00", plan: Self.late)
        #expect(again.transitions == ["opened amber late on Close files"])
        #expect(again.letters == first.letters)
        #expect(again.alerts.map(\.id) == first.alerts.map(\.id))
    }

    @Test("with a clear line it stays between the two thresholds")
    func hysteresis() throws {
        let rule = """
            rule low "Low" { over figures; red when value < 70; clear when value >= 80; say "{value}" }
            """
        var timeline = Timeline(try TestSite(rule))
        func tick(_ hour: Int, _ value: String) throws -> [String] {
            try timeline.tick("2020-11-16 1\(hour):00", ["figures.csv": "Ref,Oct-20\nM1,\(value)\nM2,99\n"]).transitions
        }
        #expect(try tick(0, "69") == ["opened red low on M1"])
        #expect(try tick(1, "79") == [])
        #expect(try tick(2, "-") == [])
        #expect(try tick(3, "80") == ["cleared low on M1: recovered"])
        #expect(try tick(4, "79") == [])
    }

    @Test("a clear line that holds beside amber does not make it open and close in turn")
    func noFlapping() throws {
        let rule =
            ActionSite.ladder + """
                rule low "Low" {
                  over figures
                  red when value < 50
                  amber when value < 70
                  clear when value > 60
                  say "{value}"
                  escalate slip
                }
                """
        var timeline = Timeline(try TestSite(rule))
        let sheet = ["figures.csv": "Ref,Area,Oct-20\nM1,North,65\n"]
        #expect(try timeline.tick("2020-11-16 09:00", sheet).transitions == ["opened amber low on M1"])
        for hour in 10...13 {
            let report = try timeline.tick("2020-11-16 \(hour):00", sheet)
            #expect(report.transitions.isEmpty && report.letters.isEmpty)
        }
    }
}
