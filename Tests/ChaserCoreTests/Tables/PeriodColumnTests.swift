import Testing

@testable import ChaserCore

@Suite("A sheet with one row a month")
struct PeriodColumnTests {
    private static let layout = SourceLayout(
        name: "long",
        columns: [
            TableFixture.column("ref", .text, "Ref"), TableFixture.column("name", .text, "Name"),
            ColumnLayout(name: "value", type: .figure, origin: .period(heading: "Value")),
        ], key: ["ref"], periods: .column(heading: "Month", format: nil))

    private static let text = """
        Ref,Month,Name,Value
        M1,Aug-20,old,8%
        M2,Oct-20,x,20
        M1,2020-10,new,10%
        M1,01/11/2020,later,11%
        M2,soon,x,1
        M2,,x,2
        M3,Nov-20,y,3
        """

    @Test("gives one record a key: figures by month, all else from its newest row")
    func records() {
        let reading = TableFixture.read(Self.layout, Self.text)
        #expect(reading.records.periods.map(\.iso) == ["2020-08", "2020-09", "2020-10"])
        #expect(reading.lines == ["4: M1 | new | [8 % absent 10 %]", "3: M2 | x | [missing absent 20]"])
        #expect(reading.records.segments == [RecordSegment(range: 0..<2, currentPeriod: 2, file: 0)])
        #expect(
            reading.told == [
                "s.csv, row 6, column “Month”: cannot read “soon” as a date; it counts as missing",
                "s.csv, row 7, column “Month”: the cell is empty where a date is expected",
            ])
    }

    @Test("has its cells as typed, each from its own row")
    func typed() {
        let records = TableFixture.read(Self.layout, Self.text).records
        let typed = (0..<2).map { record in (0..<3).map { records.rawText(record: record, column: 2, period: $0) } }
        #expect(typed == [["8%", "", "10%"], ["", "", "20"]])
        // What a record has once is its newest row's, whatever the period.
        #expect((0..<3).map { records.rawText(record: 0, column: 1, period: $0) } == ["new", "new", "new"])
        #expect(records.key(of: 1, layout: Self.layout) == "M2")
    }

    @Test("keeps a second row of one key and month as a record of its own, and tells it")
    func repeated() {
        let text = "Ref,Month,Name,Value\nM1,Sep-20,a,1\nM1,Sep-20,b,2\nM1,Oct-20,c,3\nM1,Oct-20,d,4\nM1,Oct-20,e,5\n"
        let reading = TableFixture.read(Self.layout, text)
        #expect(reading.lines == ["4: M1 | c | [1 3]", "5: #2 M1 | d | [2 4]", "6: #3 M1 | e | [missing 5]"])
        let words = "stands in row"
        #expect(reading.told.count == 3 && reading.told.allSatisfy { $0.contains("the key “M1” \(words)") })
    }

    @Test("takes from older versions only months that the newer lacks, and no new record")
    func olderVersions() {
        let sheets = [
            TableFixture.sheet("Ref,Month,Name,Value\nM1,Oct-20,new,10\n", path: "new.csv", dated: "2020-10-31"),
            TableFixture.sheet(
                "Value,Month,Ref\n99,Oct-20,M1\n9,Sep-20,M1\n7,Sep-20,M9\n", path: "old.csv", dated: "2020-09-30"),
        ]
        let reading = TableFixture.read(Self.layout, sheets)
        #expect(reading.lines == ["2: M1 | new | [9 10]"])
        #expect((0..<2).map { reading.records.rawText(record: 0, column: 2, period: $0) } == ["9", "10"])
        #expect(reading.told == [])
    }

    @Test("without its month's heading has no record, and says so")
    func missingMonth() {
        let reading = TableFixture.read(Self.layout, "Ref,Name,Value\nM1,x,1\n")
        #expect(reading.records.count == 0)
        #expect(reading.told == ["s.csv, column “Month”: there is no such heading; the column counts as missing"])
    }

    @Test("takes its figures by month when a rule file says where the months are")
    func declared() throws {
        let rules = """
            source long "Long" {
              file   "long.csv"
              key    ref
              period month in column "Month"
              column ref   text   from "Ref"
              column name  text   from "Name"
              column value figure from "Value"
            }
            """
        let parsed = parseRules(SourceText(path: "site.rules", bytes: Array(rules.utf8)))
        let source = try #require(SiteChecker.check([parsed.file]).site.sources.first)
        #expect(source.layout == Self.layout)
    }
}
