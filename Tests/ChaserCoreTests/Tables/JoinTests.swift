import Testing

@testable import ChaserCore

@Suite("A joined file")
struct JoinTests {
    private static func layout(joined: Bool = true) -> SourceLayout {
        SourceLayout(
            name: "j",
            columns: [
                TableFixture.column("ref", .text, "Ref"),
                ColumnLayout(name: "value", type: .figure, origin: .period(heading: nil)),
                TableFixture.column("target", .target, "Target", joined: joined),
            ], key: ["ref"], periods: .headings(format: "MMM-yy"), joinOn: "ref")
    }

    private static let sheet = TableFixture.sheet("Ref,Oct-20\nM1,1\nM2,2\n\"M\"\"3\",3\n")

    private static func targets(_ text: String) -> SheetInput { TableFixture.sheet(text, path: "t.csv") }

    @Test("gives each record its cells, in whatever order and however it quotes")
    func joins() {
        let joined = Self.targets("Target;REF\n<3;\"M\"\"3\"\n>80%;M1\n;M2\n")
        let reading = TableFixture.read(Self.layout(), [Self.sheet], joined: joined)
        #expect(reading.lines == ["2: M1 | [1] | >80%", "3: M2 | [2] | missing", "4: M\"3 | [3] | <3"])
        #expect(reading.told == [])
        let typed = (0..<3).map { reading.records.rawText(record: $0, column: 2, period: 0) }
        #expect(typed == [">80%", "", "<3"])
    }

    @Test("tells what has no partner on either side, one of each with a count")
    func unmatched() {
        let joined = Self.targets("Ref,Target\nM1,5\nX1,6\nX2,7\nX3,8\n")
        let reading = TableFixture.read(Self.layout(), [Self.sheet], joined: joined)
        #expect(reading.lines == ["2: M1 | [1] | 5", "3: M2 | [2] | missing", "4: M\"3 | [3] | missing"])
        #expect(
            reading.told == [
                "s.csv, row 3: “M2” has no partner in the joined files (and 1 more row)",
                "t.csv, row 3: “X1” has no partner in the joined files (and 2 more rows)",
            ])
    }

    @Test("that has a key twice joins neither, never makes a row more, and says so")
    func twice() {
        let joined = Self.targets("Ref,Target\nM1,5\nM2,6\nM1,7\n\"M\"\"3\",8\n")
        let reading = TableFixture.read(Self.layout(), [Self.sheet], joined: joined)
        #expect(reading.lines == ["2: M1 | [1] | missing", "3: M2 | [2] | 6", "4: M\"3 | [3] | 8"])
        #expect(reading.told == ["t.csv, row 4: “M1” stands in row 2 too; neither is joined"])
        #expect(reading.records.rawText(record: 0, column: 2, period: nil).isEmpty)
    }

    @Test("is looked in for a heading that the sheet itself lacks")
    func foundHeading() {
        let joined = Self.targets("Ref,Target\nM1,5\nM2,6\n\"M\"\"3\",7\n")
        let reading = TableFixture.read(Self.layout(joined: false), [Self.sheet], joined: joined)
        #expect(reading.lines == ["2: M1 | [1] | 5", "3: M2 | [2] | 6", "4: M\"3 | [3] | 7"])
        #expect(reading.told == [])
    }

    @Test("gives way to the sheet's own heading, but not to one of a version that is not in force")
    func ownHeading() {
        let joined = Self.targets("Ref,Target\nM1,5\n")
        let own = TableFixture.sheet("Ref,Oct-20,Target\nM1,1,9\n", path: "n.csv", dated: "2020-12-01")
        let old = TableFixture.sheet("Ref,Oct-20\nM1,1\n", path: "o.csv", dated: "2020-10-31")
        let older = TableFixture.sheet("Ref,Oct-20,Target\nM1,1,3\n", path: "p.csv", dated: "2020-10-30")
        func lines(_ today: String) -> [String] {
            TableFixture.read(Self.layout(joined: false), [own, old, older], joined: joined, today: today).lines
        }
        #expect(lines("2020-12-01") == ["2: M1 | [1] | 9"])
        #expect(lines("2020-11-30") == ["2: M1 | [1] | 5"])
    }

    @Test("without the heading that joins gives nothing, and says so")
    func noHeading() {
        let reading = TableFixture.read(Self.layout(), [Self.sheet], joined: Self.targets("Reference,Target\nM1,5\n"))
        #expect(reading.lines.first == "2: M1 | [1] | absent")
        #expect(reading.told == ["t.csv, column “ref”: there is no such heading; the column counts as missing"])
    }

    @Test("that is no text or empty leaves the records as they are", arguments: ["", "\u{0}binary"])
    func unusable(text: String) {
        let reading = TableFixture.read(Self.layout(), [Self.sheet], joined: Self.targets(text))
        #expect(reading.lines.first == "2: M1 | [1] | absent")
        #expect(reading.problems.map(\.file) == ["t.csv"])
    }

    @Test("joins the records of every pattern")
    func patterns() {
        let second = TableFixture.sheet("Ref,Oct-20\nE1,4\nM2,5\n", path: "e.csv", pattern: 1)
        let joined = Self.targets("Ref,Target\nE1,1\nM1,2\nM2,3\n\"M\"\"3\",4\n")
        let reading = TableFixture.read(Self.layout(), [Self.sheet, second], joined: joined)
        #expect(
            reading.lines == [
                "2: M1 | [1] | 2", "3: M2 | [2] | 3", "4: M\"3 | [3] | 4", "2: E1 | [4] | 1", "3: M2 | [5] | 3",
            ])
        #expect(
            (0..<5).map { reading.records.rawText(record: $0, column: 2, period: nil) } == ["2", "3", "4", "1", "3"])
        #expect(reading.told == [])
    }
}
