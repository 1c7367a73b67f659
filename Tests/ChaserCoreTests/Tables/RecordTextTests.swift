import Testing

@testable import ChaserCore

@Suite("A cell as typed")
struct RecordTextTests {
    @Test("is given for every kind of column, read or unreadable, whatever its quotes")
    func everyKind() {
        let types: [(ColumnType, String)] = [
            (.figure, "14.14 days"), (.figure, "c"), (.target, "50% or more"), (.date, "Oct -20"), (.text, "a, \"b\""),
            (.rag, "Complete"), (.polarity, "p"), (.people, "A; B"), (.yesno, "Y"), (.date, "31/02/2020"),
        ]
        let columns = types.enumerated().map { TableFixture.column("c\($0)", $1.0, "H\($0)") }
        let quoted = types.map { "\"" + $0.1.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        let text = types.indices.map { "H\($0)" }.joined(separator: ",") + "\n" + quoted + "\n"
        let records = TableFixture.read(SourceLayout(name: "k", columns: columns, key: []), text).records
        #expect(types.indices.map { records.rawText(record: 0, column: $0, period: nil) } == types.map(\.1))
    }

    @Test("is empty where there is no such record, column, period or cell")
    func outside() {
        let records = TableFixture.read(TableFixture.measures, "Ref,Oct-20\nM1\n").records
        let asked: [(Int, Int, Int?)] = [
            (1, 0, nil), (-1, 0, nil), (0, 9, nil), (0, -1, nil), (0, 1, nil), (0, 1, 7), (0, 1, -1), (0, 1, 0),
        ]
        for (record, column, period) in asked {
            #expect(records.rawText(record: record, column: column, period: period).isEmpty)
        }
        #expect(records.text(.none).isEmpty)
        #expect(records.text(TextPlace(bits: .max)).isEmpty)
    }

    @Test("has a place with limits: 1,023 files, 8 GB, a megabyte a cell")
    func limits() {
        let place = TextPlace(file: 1023, offset: 1 << 33 - 1, length: 1 << 20 - 1, doublesQuotes: true)
        #expect(place?.bits == .max)
        #expect(place?.file == 1023)
        #expect(place?.offset == 1 << 33 - 1)
        #expect(place?.length == 1 << 20 - 1)
        #expect(TextPlace(file: 1024, offset: 0, length: 1) == nil)
        #expect(TextPlace(file: 0, offset: 1 << 33, length: 1) == nil)
        #expect(TextPlace(file: 0, offset: 0, length: 1 << 20) == nil)
    }
}

@Suite("The rows of a small sheet as texts")
struct TextRowsTests {
    @Test("stand at the sheet's row less one, blank rows too")
    func rows() {
        let text = "\u{FEFF}role;area\r\n\r\nlead;\"Early; \"\"Help\"\"\"\r\n;\r\n board ; * ;more"
        let expected = [["role", "area"], [], ["lead", "Early; \"Help\""], [], ["board", "*", "more"]]
        #expect(rowsOfText(Array(text.utf8)) == expected)
    }

    @Test("are read in any encoding, and none where there is no text")
    func encodings() {
        #expect(rowsOfText([0x61, 0x2C, 0xE9, 0x0A]) == [["a", "é"]])
        #expect(rowsOfText([0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00, 0x62, 0x00]) == [["a", "b"]])
        #expect(rowsOfText([]) == [])
        #expect(rowsOfText([0x50, 0x4B, 0x03, 0x04]) == [])
    }
}
