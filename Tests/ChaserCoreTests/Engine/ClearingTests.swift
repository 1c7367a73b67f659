import Testing

@testable import ChaserCore

@Suite("Why an alert ends")
struct ClearingTests {
    /// The plan of the second tick, and why the alert of the first ends.
    static let plans: [(rows: String, reason: ClearReason, why: String)] = [
        ("North,Close files,13/11/2021", .recovered, "the date was moved"),
        ("North,Close files,13/11/2020,Blue", .done, "it is shown to be done"),
        ("North,Open files,13/11/2021", .notInPlan, "its row is gone"),
        ("North,Close files at last,13/11/2021", .notInPlan, "its key is another"),
    ]

    @Test("is told apart by what the plan shows", arguments: plans)
    func byPlan(_ rows: String, _ reason: ClearReason, _ why: String) throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        let report = try timeline.tick("2020-11-17 09:00", plan: ActionSite.plan(rows))
        #expect(report.cleared.map(\.reason) == [reason], "\(why)")
        #expect(report.alerts.isEmpty && report.letters == ["north@testshire.example: 1 alert ended"])
    }

    private static let figures = """
        rule off "Off target" {
          over figures; where headline and target is not missing; red when value misses target; say "{value}" }
        rule low "Low" { over figures; where headline; red when value < 70; say "{value}" }
        """

    /// The cells headline and target of the second tick, and the reasons of the rules off and low.
    static let cells: [(headline: String, target: String, off: ClearReason?, low: ClearReason?, why: String)] = [
        ("yes", "80", nil, nil, "nothing changed"),
        ("yes", "", .noTarget, nil, "only one rule asks for the target"),
        ("no", "80", .leftOut, .leftOut, "both ask for a headline"),
        ("no", "", .noTarget, .leftOut, "a rule that asks for no target has not lost it"),
    ]

    @Test("is told apart by what a where asks for", arguments: cells)
    func byWhere(
        _ headline: String, _ target: String, _ off: ClearReason?, _ low: ClearReason?, _ why: String
    ) throws {
        var timeline = Timeline(try TestSite(Self.figures))
        func sheet(_ headline: String, _ target: String) -> [String: String] {
            ["figures.csv": "Ref,Better,Headline,Target,Oct-20\nM1,up,\(headline),\(target),60\n"]
        }
        try timeline.tick("2020-11-16 09:00", sheet("yes", "80"))
        let report = try timeline.tick("2020-11-17 09:00", sheet(headline, target))
        let reasons = Dictionary(
            report.cleared.map { ($0.alert.key.rule, $0.reason) }, uniquingKeysWith: { first, _ in first })
        #expect(reasons["off"] == off && reasons["low"] == low, "\(why): \(reasons)")
    }

    private static let late = ActionSite.plan("North,Close files,13/11/2020")

    @Test("is the rule's change where its condition was edited")
    func ruleChanged() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let edited = "amber when target_date is overdue by more than 5 working days"
        let rules =
            ActionSite.ladder + """
                rule late "Action late" { over plan; where not done; \(edited); say "{action}"; escalate slip }
                """
        timeline.reload(try TestSite(rules))
        let report = try timeline.tick("2020-11-16 10:00", plan: Self.late)
        #expect(report.transitions == ["cleared late on Close files: rule changed"])
        #expect(try timeline.tick("2020-11-16 11:00", plan: Self.late).transitions.isEmpty)
    }

    @Test("words and ladder may be edited: nothing ends and nobody hears again")
    func ladderEdited() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let rules = ActionSite.rules.split(separator: "\n").map { line in
            line.contains("say ") ? "say \"Now: {action}\"" : line.contains("at once") ? "" : String(line)
        }.joined(separator: "\n")
        timeline.reload(try TestSite("escalation slip \"Other\" { at once to head }\n" + rules))
        let report = try timeline.tick("2020-11-16 10:00", plan: Self.late)
        #expect(report.transitions.isEmpty && report.letters.isEmpty)
        #expect(report.alerts.map(\.text) == ["Now: Close files"])
    }

    @Test("is the rule's removal where it is gone, or a draft again")
    func ruleGone() throws {
        for rest in ["", ActionSite.rules.replacing("escalate   slip", with: "draft")] {
            var timeline = try ActionSite.timeline()
            try timeline.tick("2020-11-16 09:00", plan: Self.late)
            timeline.reload(try TestSite(rest))
            let report = try timeline.tick("2020-11-16 10:00", plan: Self.late)
            #expect(report.transitions == ["cleared late on Close files: rule removed"])
            #expect(timeline.engine.memory.rules.isEmpty)
        }
    }

    /// Sheets that harm nothing, by what is wrong with them.
    static let broken: [(sheets: [String: String], reason: String)] = [
        ([:], "no file"), (["plan.csv": ""], "empty"), (["plan.csv": "Area,Action,Due,Status\n"], "headings only"),
        (["plan.csv": "Area,Due\nNorth,13/11/2020\n"], "no column for the key"),
    ]

    @Test("an unreadable or empty sheet ends nothing", arguments: broken)
    func unreadable(_ sheets: [String: String], _ reason: String) throws {
        var timeline = try ActionSite.timeline()
        let first = try timeline.tick("2020-11-16 09:00", plan: Self.late)
        let report = try timeline.tick("2020-11-17 09:00", sheets)
        #expect(report.transitions.isEmpty, "\(reason)")
        #expect(report.alerts == first.alerts, "\(reason)")
        #expect(try timeline.tick("2020-11-18 09:00", plan: Self.late).transitions.isEmpty, "\(reason)")
    }

    @Test("with one of two sheets unread, nothing counts as gone from the plan")
    func halfRead() throws {
        let sources = TestSite.sources.replacing("\"plan.csv\"", with: "\"plan.csv\", \"more.csv\"")
        var timeline = Timeline(try TestSite(ActionSite.rules, sources: sources))
        let more = ActionSite.plan("South,Visit,13/11/2020")
        let first = try timeline.tick("2020-11-16 09:00", ["plan.csv": Self.late, "more.csv": more])
        #expect(first.transitions.count == 2)
        let half = try timeline.tick("2020-11-17 09:00", ["plan.csv": Self.late])
        #expect(half.transitions.isEmpty && half.alerts.count == 2)
        let none = ActionSite.plan("South,Walk,13/11/2021")
        let whole = try timeline.tick("2020-11-18 09:00", ["plan.csv": Self.late, "more.csv": none])
        #expect(whole.transitions == ["cleared late on Visit: no longer in the plan"])
    }
}
