import ChaserCore
import Foundation
import Testing

@testable import chaser

/// From a stranger's sheet to rules that `check` accepts.
@Suite("new")
struct NewCommandTests {
    private func run(_ arguments: String...) -> CommandResult {
        CommandTable.run(arguments, Surroundings(now: Instant(seconds: 1_605_517_200)))
    }

    /// A sheet, its name, and lines that its draft must have.
    struct Case: CustomTestStringConvertible, Sendable {
        let file: String
        let csv: String
        let lines: [String]

        var testDescription: String { file }
    }

    static let cases = [
        Case(
            file: "action-plan-2020-10-08.csv",
            csv: """
                Service,Action,Lead officer,Target date,RAG
                North,Recruit staff,Head of Service,31/10/2020,A
                North,Train staff,Team Manager,Oct-20,B
                South,Recruit staff,Head of Service,TBC,G

                """,
            lines: [
                #"  file       "data/action-plan-*.csv""#, #"  dated      by file name "yyyy-MM-dd""#,
                "  key        area, action", #"  column     area          text    from "Service""#,
                #"  column     lead_officer  people  from "Lead officer""#,
                #"  column     target_date   date    from "Target date""#,
                #"  column     rag           rag     from "RAG""#,
                "  done when  rag is blue", "  where      not done", "  amber when target_date is overdue",
            ]),
        Case(
            file: "scorecard.csv",
            csv: """
                Ref;Indicator;DoT;Target;Sep-20;Oct-20
                M1;Visits in time;p;>84%;80%;75%
                M2;Days lost;q;8 days;9;n/a

                """,
            lines: [
                "# Guessed from 2 rows, parted by semicolons. Read every line; what is not needed may go.",
                #"  file     "data/scorecard.csv""#, "  key      ref", #"  period   month in headings "MMM-yy""#,
                #"  column   value      figure    from period"#, #"  missing  "n/a""#,
                #"  column   dot        polarity  from "DoT" where "p" is higher, "q" is lower  "#
                    + "# which way is better, or which way it went? Only the first belongs here",
                "  amber when value misses target",
                #"  say        "{ref}, {indicator}: {value} in {period}, target {target}""#,
            ]),
        Case(
            file: "american.csv",
            csv: """
                Task,Due,Amount,Every
                Close files,10/31/2020,44135,quarterly
                Train staff,11/02/2020,44136,monthly

                """,
            lines: [
                #"  column  due     date    from "Due" as "MM/dd/yyyy""#, #"  column  amount  figure  from "Amount""#,
                #"  column  every   text    from "Every""#, "  key     task",
            ]),
        Case(
            file: "measures.csv",
            csv: """
                Measure,Performance Q2 20/21,Target March 2020,Target March 2021
                Visits in time,September 2020 94% avg.,At least 85%,At least 95%
                Plans in time,Sept 65%,80%,
                Days waited,not yet 12 weeks,20 weeks,18 weeks

                """,
            lines: [
                #"  column  performance_q2_20_21  text    from "Performance Q2 20/21"  # figures among words, such as "#
                    + "“September 2020 94% avg.”: a rule can judge them when each stands alone in its cell",
                "  amber when target_march_2021 is missing",
            ]),
        Case(
            file: "odd.csv",
            csv: #"""
                Child name,"He said ""yes""",Score,Score,today,2020
                Ann,yes,12%,1,a,x
                Ben,no,13,2,b,x
                Cat,no,see note,3,c,x

                """#,
            lines: [
                #"  column  he_said_yes  yesno   from "He said \"yes\"""#,
                "# Unsure: the heading “Score” stands there twice; only the first is used.",
                #"  column  today_2      text    from "today""#, #"  column  column_2020  text    from "2020""#,
                #"  column  child_name   text    from "Child name" private  # looks personal: used, never shown"#,
            ]),
        Case(
            file: "Café-2020-10.csv",
            csv: "Réf,Échéance,Straße\nR1,31/10/2020,x\nR2,30/11/2020,y\nR3,30/11/2020,\"z\nR4,30/11/2020,z\n",
            lines: [
                "# Unsure: row 4 has a quoted cell that never ends, so nothing from there on is seen.",
                #"source cafe "Cafe" {"#, #"  column  ref       text  from "Réf""#, "  key     ref",
                #"  column  echeance  date  from "Échéance""#, #"  column  strasse   text  from "Straße""#,
            ]),
    ]

    @Test("the draft has these lines, and check accepts the whole site", arguments: cases)
    func draft(_ one: Case) throws {
        let sample = try SampleSite()
        let path = "\(sample.path)/\(one.file)"
        try sample.write(one.csv, to: "../\(one.file)")
        let drafted = run("new", path)
        #expect(drafted.code == .well)
        let lines = drafted.output.split(separator: "\n").map(String.init)
        for line in one.lines { #expect(lines.contains(line), "\(line)\n\(drafted.output)") }
        let made = run("new", path, "--into", "\(sample.path)/made")
        #expect(made.code == .well)
        let checked = run("check", "\(sample.path)/made", "--at", SampleSite.moment)
        #expect(checked.code == .well, "\(checked.errors)")
        #expect(checked.errors == "")
        #expect(run("fmt", "\(sample.path)/made", "--check").code == .well)
    }

    @Test("each sheet of the sample site gets a source that check accepts")
    func shipped() throws {
        let sample = try SampleSite()
        for name in [
            "improvement-plan-2020-10-08.csv", "monthly-dataset-2020-10.csv", "targets.csv",
            "early-help-dataset-2020-10.csv",
        ] {
            let made = run("new", "\(sample.site)/data/\(name)", "--into", "\(sample.path)/\(name)")
            #expect(made.code == .well, "\(made.errors)")
            let checked = run("check", "\(sample.path)/\(name)", "--at", SampleSite.moment)
            #expect(checked.code == .well, "\(name)")
            #expect(!checked.errors.contains(": warning: "), "\(name): \(checked.errors)")
        }
    }

    @Test("README's way from a spreadsheet to a first mail, each command as printed")
    func firstMail() throws {
        let sample = try SampleSite()
        let readme = try String(contentsOf: SampleSite.package.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(readme.components(separatedBy: "## From a spreadsheet to a first mail\n").last)
        let block = try #require(section.components(separatedBy: "```sh\n").dropFirst().first)
        let commands = block.components(separatedBy: "```")[0].split(separator: "\n").map(String.init)
        #expect(commands.count == 5)
        for command in commands {
            let words = command.split(separator: " ").map { word in
                word.hasPrefix("Rules/")
                    ? SampleSite.package.appending(path: String(word)).path
                    : word.replacingOccurrences(of: "/tmp/plan", with: "\(sample.path)/plan")
            }
            switch words[0] {
            case "swift":
                let result = CommandTable.run(Array(words.dropFirst(3)), Surroundings(now: Instant(seconds: 0)))
                #expect(result.code == .well && !result.errors.contains(": warning: "), "\(command)\n\(result.errors)")
            case "sed":
                #expect(words[1...2] == ["-i", "'/^"] && words[3] == "draft/d'")
                let rules = try sample.text("../plan/improvement_plan.rules")
                    .split(separator: "\n", omittingEmptySubsequences: false)
                let live = rules.filter { !$0.hasPrefix("  draft") }
                #expect(live.count == rules.count - 2)
                try sample.write(live.joined(separator: "\n"), to: "../plan/improvement_plan.rules")
            default:
                #expect(words[0] == "ls")
                #expect(try FileManager.default.contentsOfDirectory(atPath: words[1]).count == 2)
            }
        }
        let alerts = run("alerts", "\(sample.path)/plan").output
        #expect(alerts.hasPrefix("Our improvement plan: 78 open"))
        #expect(section.contains("about 78 actions"))
    }

    /// A site made of one sheet of a late action, its rules in force: named after a month.
    private func plan(_ sample: SampleSite) throws -> String {
        try sample.write("Ref,Action,Due\n1,Train staff,1 October 2020\n", to: "../plan-2020-11.csv")
        let made = run("new", "\(sample.path)/plan-2020-11.csv", "--into", "\(sample.path)/made")
        try #require(made.code == .well)
        let rules = try sample.text("../made/plan.rules").split(separator: "\n", omittingEmptySubsequences: false)
        try sample.write(rules.filter { !$0.hasPrefix("  draft") }.joined(separator: "\n"), to: "../made/plan.rules")
        return "\(sample.path)/made"
    }

    @Test("before the day in a sheet's name check and once say from when it counts", arguments: ["check", "once"])
    func later(_ command: String) throws {
        let sample = try SampleSite()
        let output = run(command, try plan(sample), "--at", SampleSite.moment).output
        let words =
            "  data/plan-2020-11.csv counts from 30 November 2020, the day in its name: nothing over “Plan” is judged before\n"
        #expect(output.contains(words), "\(output)")
        #expect(!run(command, "\(sample.path)/made", "--at", "2020-11-30T09:00").output.contains("counts from"))
    }

    @Test("on a Saturday check names who would get the mail that is held until Monday")
    func weekend() throws {
        let sample = try SampleSite()
        let output = run("check", try plan(sample), "--at", "2020-12-05T09:00").output
        let words = """
            WHO WOULD GET WHAT
              1 notice, held until Monday 7 December 2020 at 08:00; then:
              The lead  <lead@council.example>  Our improvement plan: 1 red alert

            """
        #expect(output.contains(words), "\(output)")
    }

    @Test("a sheet too large for a first look is told in megabytes, with what to do instead")
    func tooLarge() throws {
        let sample = try SampleSite()
        try sample.write("", to: "big.csv")
        try #require(truncate(sample.url("big.csv").path, 300 << 20) == 0)
        #expect(
            run("new", "\(sample.site)/big.csv").errors
                == "chaser: \(sample.site)/big.csv: 300 MB; a first look takes at most 64 MB. Give it the first thousand rows,"
                + " and put the whole sheet in their place afterwards\n")
    }

    @Test("a folder that is there is left alone")
    func exists() throws {
        let sample = try SampleSite()
        let result = run("new", "\(sample.site)/data/targets.csv", "--into", sample.site)
        #expect(
            result
                == CommandResult(
                    code: .usage, errors: "chaser: \(sample.site) is there already: name a folder that is not\n"))
    }

    /// Bytes that are no sheet, and what is said of them.
    @Test(
        "what is no sheet is told in one line",
        arguments: [
            ("", "the file is empty"), ("\n \r\n", "the file is empty"),
            ("A,\"B\n1,2\n", "row 1 has a quoted cell that never ends, so nothing from there on is seen"),
            ("A,B\n", "the sheet has no row beneath its headings"),
            ("Sep-20,Oct-20\n1,2\n", "no column names a row: add one with a heading, such as a reference"),
            ("{\n  \"a\": 1\n}\n", "this is JSON, not a sheet: rules read CSV"),
            ("<html>\n<p>a,b\n", "this is a web page or XML, not a sheet: rules read CSV"),
            ("PK\u{3}\u{4}", "this is an Excel workbook, not CSV: save it as CSV or use a command source"),
        ])
    func refused(text: String, words: String) throws {
        let sample = try SampleSite()
        try sample.write(text, to: "x.csv")
        let result = run("new", "\(sample.site)/x.csv")
        #expect(result == CommandResult(code: .site, errors: "chaser: \(sample.site)/x.csv: \(words)\n"))
    }
}
