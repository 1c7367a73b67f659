import ChaserCore
import ChaserHost
import Testing

@testable import ChaserCore
@testable import chaser

@Suite("once: what the rules find in the sample site on 16 November 2020")
struct OnceFiguresTests {
    /// One rule's findings, counted.
    struct Count: CustomTestStringConvertible {
        let rule: String
        let red: Int
        let amber: Int
        let green: Int
        let why: String
        var testDescription: String { "\(rule): \(why)" }
    }

    @Test(
        "each rule finds what the published figures hold",
        arguments: [
            Count(rule: "overdue", red: 43, amber: 34, green: 0, why: "77 of 214 actions are past their date"),
            Count(rule: "undated", red: 0, amber: 1, green: 0, why: "one date is blank"),
            Count(rule: "below-target", red: 5, amber: 2, green: 6, why: "M8-QL has no colour"),
            Count(rule: "sharp-change", red: 1, amber: 0, green: 0, why: "CP3-QL fell from 79% to 35%"),
            Count(rule: "three-in-a-row", red: 0, amber: 2, green: 0, why: "EH4-QL and EH3e%"),
            Count(rule: "area-slipping", red: 2, amber: 5, green: 0, why: "over half, over two fifths"),
        ])
    func counts(_ count: Count) throws {
        let found = try SampleSite.ticked().1.counts(count.rule)
        #expect(found?["red"]?.intValue == count.red)
        #expect(found?["amber"]?.intValue == count.amber)
        #expect(found?["green"]?.intValue == count.green)
    }

    @Test("every one of the 214 actions is judged or listed as unknown")
    func wholePlan() throws {
        let found = try #require(try SampleSite.ticked().1.counts("overdue"))
        let names = ["red", "amber", "green", "none", "unknown", "excluded"]
        #expect(names.compactMap { found[$0]?.intValue }.reduce(0, +) == 214)
        #expect(found["unknown"]?.intValue == 1)
    }

    @Test("the measures off target are these, by key")
    func offTarget() throws {
        let (_, tick) = try SampleSite.ticked()
        #expect(tick.keys("below-target", "red") == ["CP1-NI", "CP3-QL", "CP6B-NI", "LAC1-NI", "LAC16"])
        #expect(tick.keys("below-target", "amber") == ["CP8-QL", "M3"])
        #expect(tick.keys("sharp-change", "red") == ["CP3-QL"])
        #expect(tick.keys("three-in-a-row", "amber") == ["EH3e%", "EH4-QL"])
        #expect(tick.keys("area-slipping", "red") == ["Care Leavers", "Early Help"])
    }

    /// What one rule finds.
    private static func findings(_ name: String) throws -> Findings {
        let sample = try SampleSite()
        let folder = SiteFolder(root: sample.site)
        let site = try #require(try SiteLoader(folder: folder).load().site)
        let rule = try #require(site.definition.rules.first { $0.name == name })
        let today = try #require(Day(iso: "2020-11-16"))
        let tables = TableReader(folder: folder).tables(of: site.definition, today: today)
        let records = try #require(tables.records[rule.source])
        return Findings(
            rule,
            Evaluator(
                records: records, source: site.definition.sources[rule.source], today: today,
                calendar: site.calendar, units: tables.units))
    }

    @Test("the months that look copied: every early help figure of May 2020 is that of April")
    func copiedMonth() throws {
        let found = try Self.findings("copied-month")
        let amber = found.verdicts.indices.filter { found.verdicts[$0].status == .amber }
        #expect(
            amber.map(found.text) == [
                "All 5 figures of data/early-help-dataset-2020-10.csv in May 2020 equal those of the month before"
            ])
        #expect(found.verdicts.count == 2)
    }

    @Test("six measures meet their target, and M8-QL is neither off it nor on it")
    func onTarget() throws {
        let findings = try Self.findings("below-target")
        func keys(_ status: Status) -> [String] {
            findings.verdicts.indices.filter { findings.verdicts[$0].status == status }.map(findings.key).sorted()
        }
        #expect(keys(.green) == ["EH4-QL", "LAC10 (%)", "LAC11-QL (%)", "LAC6 (val)", "M6-QL", "NI147"])
        #expect(keys(.none) == ["M8-QL"])
        #expect(keys(.unknown) == [])
    }

    @Test("what was decided of dates is told once, and a blank one with its row")
    func badDates() throws {
        let problems = try SampleSite.ticked().1.list("problems")
        #expect(Set(problems.map { $0.string("file") }) == ["data/improvement-plan-2020-10-08.csv"])
        #expect(Set(problems.map { $0.string("column") }) == ["Target date"])
        let told = problems.map { "\($0["row"]?.intValue ?? 0): \($0.string("message"))" }
        #expect(
            told == [
                "2: “July 21” is read as 31 July 2021: a month and a year; as \"MMM yy\" or as \"MMM d\" behind the column"
                    + " settles it (and 1 more row)",
                "15: “21/22 Business cycle” is read as 31 March 2022: the last day of what is named; financial years end"
                    + " on 31 March",
                "130: the cell is empty where a date is expected",
            ])
    }
}
