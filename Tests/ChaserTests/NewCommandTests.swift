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
