import Testing

@testable import ChaserCore

/// The tables of tests: what each heading means, and what is wrong where.
@Suite("Tables in tests")
struct GivenTableTests {
    private static let sources = """
        source figures "Figures" {
          file     "figures.csv"
          join     "targets.csv" on ref
          key      ref
          period   month in headings "MMM-yy"
          column   ref     text    from "Ref"
          column   value   figure  from period
          column   target  target  from "Target" in "targets.csv"
          column   peers   figure  from "SN"
        }
        source cases "Cases" {
          file     "cases.csv"
          key      team
          period   month in column "Month" as "MMM-yy"
          column   team    text    from "Team"
          column   value   figure  from "Seen"
        }
        source plan "Plan" {
          file     "plan.csv"
          key      area, action
          column   area    text    from "Area"
          column   action  text    from "Action"
          column   due     date    from "Target date"
          column   was     date    from "Target date"
        }

        """

    private static func told(_ source: String, _ table: String) -> (sheet: String?, faults: [String]) {
        let text = SourceText(
            path: "t.rules",
            bytes: Array(
                (sources + "test \"t\" {\ngiven \(source) {\n\(table)\n}\nat 2020-11-16 09:00\nexpect no mail\n}\n")
                    .utf8))
        let parsed = parseRules(text)
        let checked = SiteChecker.check([parsed.file])
        var sheet: String?
        if case .given(let table)? = checked.site.tests.first?.lines.first?.step {
            sheet = String(decoding: table.bytes, as: UTF8.self)
        }
        let faults = (parsed.diagnostics + checked.diagnostics).filter { $0.severity != .note && $0.range != nil }
        return (
            sheet?.split(separator: "\n").joined(separator: "\n"),
            faults.map { diagnostic in
                let place = diagnostic.range.map(text.string) ?? ""
                return "\(diagnostic.fault.message) [\(place)]"
            }
        )
    }

    static let sound: [(reason: String, source: String, table: String, sheet: String)] = [
        (
            "declared names, whatever the spaces", "plan", " area , action,due\n MASH ,  Go  , Oct-20",
            "area,action,due\nMASH,Go,Oct-20"
        ),
        (
            "the sheet's own headings; one that two columns read gives both", "plan",
            "Area, Action, Target date\nMASH, Go, Oct-20", "area,action,due,was\nMASH,Go,Oct-20,Oct-20"
        ),
        (
            "case and hyphens of a heading do not count", "plan", "AREA, action, target-date\nA, B, C",
            "area,action,due,was\nA,B,C,C"
        ),
        (
            "a cell with commas or quotes stays one cell", "plan", "area, action\n\"A, B\", \"Say \"\"no\"\"\"",
            "area,action\n\"A, B\",\"Say \"\"no\"\"\""
        ),
        (
            "months as the source has them, and a joined column beside them", "figures",
            "ref, target, Sep-20, October 20\nX, 84%, 1, 2", "ref,target,Sep-20,October 20\nX,84%,1,2"
        ),
        (
            "a month in each row, by the sheet's heading", "cases", "Team, Month, Seen\nNorth, Oct-20, 5",
            "team,period,value\nNorth,Oct-20,5"
        ),
        (
            "a month in each row, as every record calls it", "cases", "team, period, value\nNorth, Oct-20, 5",
            "team,period,value\nNorth,Oct-20,5"
        ),
        ("empty cells at the end may be there", "plan", "area, action, due,\nMASH, Go, ,", "area,action,due\nMASH,Go,"),
        ("blank lines are no rows", "plan", "\narea, action\n\nMASH, Go\n", "area,action\nMASH,Go"),
        ("a table may have no row", "plan", "area, action", "area,action"),
    ]

    @Test("each of these is read as this sheet", arguments: sound)
    func read(_ row: (reason: String, source: String, table: String, sheet: String)) {
        let (sheet, faults) = GivenTableTests.told(row.source, row.table)
        #expect(sheet == row.sheet, "\(row.reason)")
        #expect(faults.filter { !$0.contains("block “site”") } == [], "\(row.reason)")
    }

    static let wrong: [(reason: String, source: String, table: String, fault: String)] = [
        ("a column misspelt", "plan", "area, actoin\nA, B", "there is no column “actoin” [actoin]"),
        ("nothing", "plan", "", "the table has no row of headings [\n]"),
        ("no heading", "plan", "area,, action\nA, B, C", "a heading of the table is empty [area,, action]"),
        ("a heading twice", "plan", "area, action, Area\nA, B, C", "the table has “Area” twice [Area]"),
        (
            "one column by two of its headings", "plan", "area, action, due, Target date\nA, B, C, D",
            "the table has “Target date” twice [Target date]"
        ),
        (
            "one month twice", "figures", "ref, Oct-20, October 2020\nA, 1, 2",
            "the table has “October 2020” twice [October 2020]"
        ),
        (
            "without what names a row", "plan", "area, due\nA, Oct-20",
            "the table lacks the column “action”, which names a row [area, due]"
        ),
        (
            "without a month", "figures", "ref, target\nA, 84%",
            "the table lacks a column headed by a month as the source has them (MMM-yy) [ref, target]"
        ),
        (
            "without the month of each row", "cases", "team, value\nA, 5",
            "the table lacks the column “period”, the month of each row [team, value]"
        ),
        (
            "a figure that stands under months", "figures", "ref, value\nA, 5",
            "“value” stands under months: head its figures with months as the source has them (MMM-yy) [value]"
        ),
        (
            "a comma that is no delimiter", "plan", "area, action\nA, B, C",
            "the row has 3 cells under 2 headings: put a cell that has a comma in quotes [A, B, C]"
        ),
        ("a comma forgotten", "plan", "area, action, due\n  A, B C", "the row has 2 cells under 3 headings [A, B C]"),
    ]

    @Test("each of these has one fault, told where it stands", arguments: wrong)
    func refused(_ row: (reason: String, source: String, table: String, fault: String)) {
        let (sheet, faults) = GivenTableTests.told(row.source, row.table)
        #expect(sheet == nil, "\(row.reason)")
        #expect(faults == [row.fault], "\(row.reason)")
    }

    @Test("a row has the number of its line in the rule file")
    func lines() throws {
        let site = try TestSite(
            "rule late \"Late\" { over plan; amber when target_date is overdue; say \"{action}\" }\n"
                + "test \"t\" {\ngiven plan {\naction, target_date\n\nGo, whenever\n}\nat 2020-11-16 09:00\nexpect no mail\n}\n"
        )
        let test = try #require(site.site.definition.tests.first)
        let result = RuleTestRunner(site: site.site).run(test)
        let row = try #require(result.ticks.first?.problems.first?.row)
        #expect(row == test.line + 4)
        #expect(result.ticks.first?.problems.first?.file == "site.rules")
    }
}
