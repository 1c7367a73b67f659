import ChaserCore
import Foundation
import Testing

@testable import chaser

/// What is legal and surely not meant, told by `check` with file and line.
@Suite("What check advises")
struct AdviceTests {
    /// Blocks beside the sound site of `Broken`, its sheets where they differ, and the heads of what is told.
    struct Case: CustomTestStringConvertible, Sendable {
        let why: String
        var rules = ""
        var sheets: [String: String] = [:]
        let told: [String]

        var testDescription: String { why }
    }

    private static let plan = "data/plan-2020-10-08.csv"
    private static let scorecard = "data/scorecard-2020-10.csv"

    private static let many =
        "Area,Action,Officers,Target date,Status,Cost,Child\n"
        + (1...20).map { "MASH,Action \($0),Lead,31/10/2020,Green,\($0),X\n" }.joined()

    static let cases = [
        Case(why: "the sound site is told nothing", told: []),
        Case(
            why: "two rules alike",
            rules:
                "rule again {\n  over plan\n  where not done\n  red when target_date is overdue\n  say \"{action}\"\n}\n",
            told: [
                "tried.rules:1:6: warning: this rule finds just what “overdue” finds, at chase.rules:5: each record would"
                    + " open two alerts"
            ]),
        Case(
            why: "where fits nothing",
            rules:
                "rule none {\n  over plan\n  where area is \"Atlantis\"\n  red when target_date is overdue\n  say \"{action}\"\n}\n",
            sheets: [plan: many],
            told: [
                "tried.rules:3:9: warning: “where” fits none of the 20 records of “Improvement plan” today, so the rule judges nothing"
            ]),
        Case(
            why: "where fits none of a handful: that is no surprise",
            rules:
                "rule none {\n  over plan\n  where area is \"Atlantis\"\n  red when target_date is overdue\n  say \"{action}\"\n}\n",
            told: []),
        Case(
            why: "a column that waits to be filled: no surprise either",
            sheets: [
                plan: "Area,Action,Officers,Target date,Status,Cost,Child\nMASH,A,Lead,31/10/2020,Green,,X\n"
            ],
            told: []),
        Case(
            why: "red where the measure is good",
            rules: "rule high {\n  over scorecard\n  red when value > 80\n  say \"{name}\"\n}\n",
            sheets: [
                scorecard: "Ref,Indicator,Area,Better,Sep-20,Oct-20\nM1,Visits,MASH,up,70,75\nM2,Plans,MASH,up,60,65\n",
                "data/targets.csv": "Ref,Target\nM1,80\nM2,80\n",
            ],
            told: [
                "tried.rules:3:12: warning: this turns bad where “value” is good: of every measure that the rule judges higher"
                    + " is better, and it asks for more than 80"
            ]),
        Case(
            why: "a per cent beside plain numbers",
            rules: "rule low {\n  over scorecard\n  red when value < 80%\n  say \"{name}\"\n}\n",
            sheets: [
                scorecard: "Ref,Indicator,Area,Better,Sep-20,Oct-20\nM1,Visits,MASH,up,70,75\n",
                "data/targets.csv": "Ref,Target\nM1,80\n",
            ],
            told: [
                "tried.rules:3:12: warning: no figure of “value” is in per cent, so it is never known whether it is beyond 80%"
            ]),
        Case(
            why: "groups that are no areas",
            rules:
                "rule by-name {\n  over plan by action\n  red when count() > 3\n  say \"{action}\"\n  escalate slipping\n}\n",
            told: [
                "tried.rules:1:6: warning: the groups of this rule are no areas, so nobody is found for them and only the operator"
                    + " hears"
            ]),
        Case(
            why: "a column that never says anything",
            sheets: [
                plan: "Area,Action,Officers,Target date,Status,Cost,Child\nMASH,A,Lead,31/10/2020,Green,tbc,X\n"
                    + "MASH,B,Lead,30/11/2020,Green,,Y\n"
            ],
            told: [
                "plan.rules:10:13: warning: no cell of “cost” can be read in any of 2 rows: what asks for it is never known"
            ]),
        Case(
            why: "a role that nobody holds for an area",
            sheets: [
                "people.csv": "role,area,name,email\nlead,MASH,A,a@council.example\noperations,*,O,o@council.example\n"
            ],
            told: [
                "chase.rules:2:14: warning: nobody holds the role lead for “Assessment”: the operator hears instead"
            ]),
    ]

    private func heads(_ one: Case, _ options: String...) throws -> (CommandResult, [String]) {
        let site = try BrokenSite()
        try site.copyCommon()
        try site.write(one.rules, to: "tried.rules")
        for (path, text) in one.sheets { try site.write(text, to: path) }
        let result = CommandTable.run(
            ["check", site.path, "--at", "2020-11-16T09:00"] + options, Surroundings(now: Instant(seconds: 0)))
        return (result, result.errors.split(separator: "\n").map(String.init).filter { $0.contains(": warning: ") })
    }

    @Test("each is told once, where it stands", arguments: cases)
    func told(_ one: Case) throws {
        let (result, heads) = try heads(one)
        #expect(result.code == .well)
        #expect(heads == one.told)
    }

    @Test("two sources that state one record's target differently: a problem, with both cells")
    func disagreement() throws {
        let site = try BrokenSite()
        try site.copyCommon()
        try site.write(
            "source board \"Board\" {\n  file \"data/board.csv\"\n  key ref\n  column ref text from \"Ref\"\n"
                + "  column aim target from \"Aim\"\n}\n", to: "tried.rules")
        try site.write("Ref,Aim\nM1,85%\nM2,20%\n", to: "data/board.csv")
        let result = check(site)
        #expect(
            result.output.contains(
                "data/board.csv, row 2, column “Aim”: the target “85%” is “84%” at data/targets.csv, row 2, column “Target”\n"
            ), "\(result.output)")
        #expect(!result.output.contains("M2"))
    }

    @Test("measures that say which way is better and have no target: a note")
    func noTargets() throws {
        let site = try BrokenSite()
        try site.copyCommon()
        try site.write("Ref,Target\nM1,84%\n", to: "data/targets.csv")
        let result = check(site)
        #expect(
            result.errors.contains(
                "scorecard.rules:12:10: note: 1 of 2 measures say which way is better and have no target\n"),
            "\(result.errors)")
    }

    @Test("a list of bank holidays that has ended: told with its file")
    func holidays() throws {
        let site = try BrokenSite()
        try site.copyCommon()
        let result = CommandTable.run(
            ["check", site.path, "--at", "2035-01-01"], Surroundings(now: Instant(seconds: 0)))
        #expect(result.output.contains("calendar/bank-holidays.json: the list of bank holidays has ended with "))
    }

    private func check(_ site: BrokenSite) -> CommandResult {
        CommandTable.run(["check", site.path, "--at", "2020-11-16T09:00"], Surroundings(now: Instant(seconds: 0)))
    }

    @Test("--github prints an annotation a line, and nothing else")
    func github() throws {
        let (result, _) = try heads(AdviceTests.cases[1], "--github")
        #expect(result.errors == "")
        #expect(result.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
        #expect(result.output.contains("tried.rules,line=1,col=6::this rule finds just what"))
    }

    @Test("after a tick it says what the next one would mail")
    func next() throws {
        let (sample, _) = try SampleSite.ticked()
        let later = sample.run("check", sample.site, "--at", "2020-11-23T09:00", "--state", sample.state)
        #expect(later.output.contains("\nWHAT THE NEXT TICK WOULD MAIL\n"))
        #expect(later.output.contains("<hos.csc@southampton.example>"))
        #expect(!sample.check().output.contains("NEXT TICK"))
    }

    @Test("every chapter that a message names is a heading of the language's page", arguments: LanguageChapter.all)
    func chapters(_ chapter: String) {
        let heads = RulesReadme.text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(heads.contains { $0.drop { $0 == "#" } == " \(chapter)" })
    }
}
