import Testing

@testable import ChaserCore

@Suite("Dated versions of a sheet")
struct VersionTests {
    private static func sheet(_ text: String, _ dated: String?, pattern: Int = 0) -> SheetInput {
        let name = dated ?? "undated"
        return TableFixture.sheet(text, path: "\(pattern)-\(name).csv", dated: dated, pattern: pattern)
    }

    private static func months(_ reading: RecordsReading) -> [String] { reading.records.periods.map(\.iso) }

    @Test("are all there, and the newest up to the day gives the records")
    func newestIsCurrent() {
        let sheets = [
            Self.sheet("Ref,Name,Figure\na,new,2\nc,new,3\n", "2020-10-31"),
            Self.sheet("Ref,Name,Figure\na,old,1\nb,old,1\n", "2020-09-30"),
            Self.sheet("Ref,Name,Figure\na,later,9\n", "2020-11-30"),
        ]
        let november = TableFixture.read(TableFixture.plain, sheets, today: "2020-11-29")
        #expect(november.lines == ["2: a | new | 2", "3: c | new | 3"])
        let october = TableFixture.read(TableFixture.plain, sheets, today: "2020-10-30")
        #expect(october.lines == ["2: a | old | 1", "3: b | old | 1"])
        let december = TableFixture.read(TableFixture.plain, sheets, today: "2020-11-30")
        #expect(december.lines == ["2: a | later | 9"])
        #expect(december.records.files.map(\.path) == ["0-2020-11-30.csv"])
        let before = TableFixture.read(TableFixture.plain, sheets, today: "2020-09-29")
        #expect(before.records.segments.isEmpty && before.problems.isEmpty)
    }

    @Test("without a day are always there, and give way to any with one")
    func undated() {
        let sheets = [
            Self.sheet("Ref,Name,Figure\na,undated,1\n", nil), Self.sheet("Ref,Name,Figure\na,dated,2\n", "2020-10-31"),
        ]
        #expect(TableFixture.read(TableFixture.plain, sheets, today: "1999-01-01").lines == ["2: a | undated | 1"])
        #expect(TableFixture.read(TableFixture.plain, sheets, today: "2020-10-31").lines == ["2: a | dated | 2"])
    }

    @Test("of one day are told, and the last by name is used")
    func rivals() {
        let sheets = ["p-1.csv", "p-2.csv"].map {
            TableFixture.sheet("Ref,Name,Figure\na,\($0),1\n", path: $0, dated: "2020-10-31")
        }
        let reading = TableFixture.read(TableFixture.plain, sheets)
        #expect(reading.lines == ["2: a | p-2.csv | 1"])
        #expect(reading.told == ["p-2.csv: 2 files of one pattern have the same date or none; this one is used"])
    }

    @Test("have months in their headings; one that has not ended does not exist, one that no sheet has is missing")
    func monthHeadings() {
        let text = "Ref,Aug-20,Oct-20,Nov-20,Note\nM1,1,3,4,n\nM2,-,q,5,n\n"
        let reading = TableFixture.read(TableFixture.measures, [Self.sheet(text, nil)], today: "2020-11-16")
        #expect(Self.months(reading) == ["2020-08", "2020-09", "2020-10"])
        #expect(reading.lines == ["2: M1 | [1 absent 3]", "3: M2 | [missing absent missing]"])
        #expect(
            reading.told == ["0-undated.csv, row 3, column “Oct-20”: cannot read “q” as a figure; it counts as missing"]
        )
        #expect(
            Self.months(TableFixture.read(TableFixture.measures, [Self.sheet(text, nil)], today: "2020-11-30")).last
                == "2020-10")
        #expect(
            Self.months(TableFixture.read(TableFixture.measures, [Self.sheet(text, nil)], today: "2020-12-01")).last
                == "2020-11")
    }

    @Test("add only the months that newer headings lack, matched by key, the newest version first")
    func olderMonths() {
        let sheets = [
            Self.sheet("Ref,Sep-20,Oct-20\nM1,9,10\nM2,,20\nM3,29,30\n", "2020-10-31"),
            Self.sheet("Note,Sep-20,Aug-20,Ref\nn,999,8,M1\nn,888,18,M2\nn,777,98,M9\n", "2020-09-30"),
            Self.sheet("Ref,Jul-20,Aug-20\nM3,27,999\nM1,7,999\n", "2020-08-31"),
        ]
        let reading = TableFixture.read(TableFixture.measures, sheets)
        #expect(Self.months(reading) == ["2020-07", "2020-08", "2020-09", "2020-10"])
        #expect(
            reading.lines == [
                "2: M1 | [7 8 9 10]", "3: M2 | [missing 18 missing 20]", "4: M3 | [27 missing 29 30]",
            ])
        #expect(reading.told == [])
        let typed = (0..<3).map { record in
            (0..<4).map { reading.records.rawText(record: record, column: 1, period: $0) }
        }
        #expect(typed == [["7", "8", "9", "10"], ["", "18", "", "20"], ["27", "", "29", "30"]])
    }

    @Test("match by key though its columns stand in another order")
    func keyOrder() {
        let layout = SourceLayout(
            name: "m",
            columns: [
                TableFixture.column("area", .text, "Area"), TableFixture.column("ref", .text, "Ref"),
                ColumnLayout(name: "value", type: .figure, origin: .period(heading: nil)),
            ], key: ["area", "ref"], periods: .headings(format: "MMM-yy"))
        let newer = Self.sheet("Area,Ref,Oct-20\nF,M1,10\nG,M1,11\n", "2020-10-31")
        let older = Self.sheet("Ref,Sep-20,Area\nM1,9,G\nM1,8,F\n", "2020-09-30")
        #expect(TableFixture.read(layout, [newer, older]).lines == ["2: F | M1 | [8 10]", "3: G | M1 | [9 11]"])
        let swapped = TableFixture.read(
            layout,
            [
                Self.sheet("Ref,Oct-20,Area\nM1,11,G\nM1,10,F\n", "2020-10-31"),
                Self.sheet("Area,Ref,Sep-20\nF,M1,8\nG,M1,9\n", "2020-09-30"),
            ])
        #expect(swapped.lines == ["2: G | M1 | [9 11]", "3: F | M1 | [8 10]"])
    }

    @Test("give the second record of a key the second row of the older version")
    func repeatedKeys() {
        let sheets = [
            Self.sheet("Ref,Oct-20\nM1,1\nM1,2\nM1,3\n", "2020-10-31"),
            Self.sheet("Ref,Sep-20\nM1,91\nM1,92\n", "2020-09-30"),
        ]
        let reading = TableFixture.read(TableFixture.measures, sheets)
        #expect(reading.lines == ["2: M1 | [91 1]", "3: #2 M1 | [92 2]", "4: #3 M1 | [missing 3]"])
    }

    @Test("need not have headings that nothing is read from")
    func olderHeadings() {
        let layout = SourceLayout(
            name: "m",
            columns: TableFixture.measures.columns + [TableFixture.column("name", .text, "Name")], key: ["ref"],
            periods: TableFixture.measures.periods)
        let newer = Self.sheet("Ref,Name,Oct-20\nM1,x,10\n", "2020-10-31")
        let reading = TableFixture.read(layout, [newer, Self.sheet("Ref,Sep-20\nM1,9\n", "2020-09-30")])
        #expect(reading.lines == ["2: M1 | [9 10] | x"])
        #expect(reading.told == [])
        let keyless = TableFixture.read(layout, [newer, Self.sheet("Reff,Sep-20\nM1,9\n", "2020-09-30")])
        #expect(keyless.lines == ["2: M1 | [10] | x"])
        #expect(
            keyless.told == [
                "0-2020-09-30.csv, column “Ref”: there is no such heading; the column counts as missing"
                    + " (did you mean “Reff”?)"
            ])
    }

    @Test("of several patterns make one table, each pattern with its own newest version and current period")
    func patterns() {
        let sheets = [
            Self.sheet("Ref,Sep-20,Oct-20\nE1,5,-\n", "2020-10-31", pattern: 1),
            Self.sheet("Ref,Sep-20,Oct-20\nM1,1,2\nM2,3,\n", "2020-10-31"),
            Self.sheet("Ref,Aug-20\nE1,4\n", "2020-08-31", pattern: 1),
        ]
        let reading = TableFixture.read(TableFixture.measures, sheets)
        #expect(
            reading.lines == ["2: M1 | [missing 1 2]", "3: M2 | [missing 3 missing]", "2: E1 | [4 5 missing]"])
        #expect(
            reading.records.segments == [
                RecordSegment(range: 0..<2, currentPeriod: 2, file: 0),
                RecordSegment(range: 2..<3, currentPeriod: 1, file: 1),
            ])
        #expect(reading.records.files.map(\.path) == ["0-2020-10-31.csv", "1-2020-10-31.csv", "1-2020-08-31.csv"])
    }

    @Test("without any figure have no current period; with two headings of one month the first counts")
    func headingsOfMonths() {
        let none = TableFixture.read(TableFixture.measures, "Ref,Oct-20\nM1,-\n")
        #expect(none.records.segments.map(\.currentPeriod) == [nil])
        let twice = TableFixture.read(TableFixture.measures, "Ref,Oct-20,October 20\nM1,1,2\n")
        #expect(twice.lines == ["2: M1 | [1]"])
        #expect(twice.told == ["s.csv, column “October 20”: the heading stands there twice; the first is used"])
        let noMonth = TableFixture.read(TableFixture.measures, "Ref,2020-10\nM1,1\n")
        #expect(noMonth.lines == ["2: M1 | []"])
        #expect(noMonth.told == ["s.csv: no heading is a month as the source's format has it"])
    }
}
