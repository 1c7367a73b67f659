import Testing

@testable import ChaserCore

@Suite("What an author can make large")
struct LimitTests {
    /// Expressions and how many cells of a record each is taken to read.
    static let costs: [(expression: String, reads: Int)] = [
        ("value > 5", 1), ("value > previous(value)", 2), ("mean(value, 12) > 5%", 12),
        ("mean(mean(value, 12), 12) > 5%", 144), ("mean(value, 12) > 5% for 3 periods", 36),
        ("worsening(value, 3)", 4), ("variation(value) is concern", 36), ("variation(mean(value, 3)) is concern", 108),
        ("lookup(plan, ref, area) is missing", 11), ("today > 2020-11-16", 1),
    ]

    @Test("windows multiply, and a chart or a look into another sheet costs more than a cell", arguments: costs)
    func reads(_ expression: String, _ reads: Int) throws {
        let findings = try TestSite("rule it \"It\" { over figures; amber when \(expression); say \"…\" }")
            .findings(["figures.csv": "Ref,Better,Oct-20\nM1,up,5\n"])
        #expect(findings.rule.amber.map(\.reads) == [reads])
    }

    @Test("a source has at most five hundred columns")
    func columns() {
        let lines = (1...501).map { "  column c\($0) text from \"A\"\n" }
        let text = "source plan {\n  file \"plan.csv\"\n  key c1\n" + lines.joined() + "}\n"
        let told = SiteChecker.check([parse(text).file]).diagnostics.map(\.fault)
        let words = "a source has at most 500 columns: declare those that rules name"
        #expect(told.contains(.meaning(.other(words))))
    }

    @Test("a cell as long as a book is cut in the words of an alert, and so are many of them")
    func longCells() throws {
        let cell = String(repeating: "word ", count: 5000)
        let csv = "Area,Action,Due\nNorth,\(cell),01/10/2020\n"
        let once = try Judging.findings("target_date is overdue", over: "plan", say: "{action}!", csv).text(0)
        #expect(once.count <= 2001 && once.hasPrefix("word word") && once.hasSuffix("word…!"))
        let often = try Judging.findings(
            "target_date is overdue", over: "plan", say: "{action}{action}{action}{action}", csv
        ).text(0)
        #expect(often.count <= 6000 && often.hasSuffix("…"))
    }

    @Test("what reads more than is quick is told with the rule that reads the most")
    func costly() throws {
        let site = try TestSite(
            """
            rule light "Light" { over figures; red when value > 1%; say "" }
            rule heavy "Heavy" { over figures; red when mean(value, 12) > 1%; amber when value > 2%; say "" }
            """)
        let sheets = ["figures.csv": "Ref,Better,Oct-20\nM1,up,5\nM2,up,5\n"]
        let today = try #require(Day(iso: "2020-11-16"))
        let tables = site.tables(sheets, today: today)
        let records = try #require(tables.records[0])
        let definition = site.site.definition
        let findings = definition.rules.map { rule in
            Findings(
                rule,
                Evaluator(
                    records: records, source: definition.sources[0], today: today, calendar: site.site.calendar,
                    units: tables.units))
        }
        let advice = SiteAdvice(site: site.site, tables: tables, findings: findings)
        #expect(advice.costly(beyond: 28).isEmpty)
        let told = advice.costly(beyond: 27).map { $0.fault }
        let words =
            "every tick reads about 28 cells, 26 of them for this rule, which takes seconds: shorter windows, fewer lines or fewer rows make it quick"
        #expect(told == [.meaning(.other(words))])
    }
}
