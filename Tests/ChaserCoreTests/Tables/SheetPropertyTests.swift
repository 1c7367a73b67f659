import Testing

@testable import ChaserCore

@Suite("Any bytes at all")
struct SheetPropertyTests {
    private static let layout = SourceLayout(
        name: "all",
        columns: [
            TableFixture.column("ref", .text, "Ref"), TableFixture.column("area", .text, "Area"),
            TableFixture.column("date", .date, "Date"), TableFixture.column("target", .target, "Target"),
            TableFixture.column("rag", .rag, "RAG"), TableFixture.column("who", .people, "Who"),
            TableFixture.column("yes", .yesno, "Yes"),
            ColumnLayout(name: "value", type: .figure, origin: .period(heading: nil)),
        ], key: ["ref", "area"], periods: .headings(format: "MMM-yy"), joinOn: "ref", missing: ["-", "n/a", "ü"])

    private static let text = """
        Ref,Area,Date,Target,RAG,Who,Yes,Sep-20,Oct-20
        M1,Fostering,Oct-20,>80%,R,A; B,yes,79%,81.5%
        "M""2","Children\u{2019}s
        Services",31/10/2020,200 by 2023,Green,\u{201C}C\u{201D},n,"1,341",-3

        M3,,31/02/2020,Local,,,,-,£5
        M1,Fostering,ongoing,5,a,1. D 2. E,1,14.14 days,\u{20AC}
        """

    /// Cuts everywhere; of the rows read only the last may differ from the whole sheet's, as the cut may be in it.
    private static func cut(_ reading: (ArraySlice<UInt8>) -> RecordsReading, _ bytes: [UInt8]) {
        let whole = reading(bytes[...]).lines
        #expect(whole.count == 4)
        for end in bytes.indices {
            let part = reading(bytes[..<end])
            let isWithinHeading = !bytes[..<end].contains(10) && !bytes[..<end].contains(13)
            if isWithinHeading {
                #expect(part.lines.isEmpty, "cut at \(end)")
            } else if part.lines.count > whole.count
                || Array(part.lines.dropLast()) != Array(whole[..<max(part.lines.count - 1, 0)])
            {
                Issue.record("cut at \(end): \(part.lines)")
            }
        }
    }

    @Test(
        "of a sheet cut anywhere give the rows before the cut, and none that it does not have",
        arguments: ["\n", "\r\n", "\r"])
    func cutAnywhere(lineBreak: String) {
        let bytes = Array(
            Self.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak).utf8)
        Self.cut({ Self.read(Array($0)) }, bytes)
    }

    @Test("of a sheet cut anywhere keep every row but the last that the cut has passed")
    func cutLosesNothing() {
        let bytes = Array(Self.text.utf8)
        for end in bytes.indices where bytes[end] == 10 && end > 60 {
            let rows = Self.read(Array(bytes[..<end]))
            let isWithinQuotes = bytes[..<end].count { $0 == 34 } % 2 == 1
            let ended = Self.read(bytes).records.rowOffsets.count { $0 < end }
            #expect(rows.records.count == ended - (isWithinQuotes ? 1 : 0), "cut at \(end)")
        }
    }

    private static func read(_ bytes: [UInt8], joined: [UInt8] = []) -> RecordsReading {
        let sheets = [SheetInput(pattern: 0, path: "s.csv", dated: nil, bytes: bytes)]
        let partner = joined.isEmpty ? nil : SheetInput(pattern: 0, path: "t.csv", dated: nil, bytes: joined)
        return TableFixture.read(layout, sheets, joined: partner)
    }

    private static let pieces: [[UInt8]] =
        [
            "Ref", "Area", "Date", "Target", "RAG", "Who", "Yes", "Oct-20", "Sep-20", ",", ",", ";", "\t", "\n", "\r\n",
            "\r",
            "\"", "\"\"", " ", "M1", "79%", "1,341", "31/10/2020", "Oct -20", "£", "\u{2019}", "\u{A0}", "-", "(", ")",
            "or more", "by 2023", "sep=;", "999999999999999999999", "E+06", "0.", ".5", "Ongoing", "\u{FEFF}",
        ].map { Array($0.utf8) } + [[0xFF], [0xC2], [0xE2, 0x80], [0x01], [0x00], [0xFE, 0xFF]]

    @Test("are read without harm, and every place that comes of them is within the file")
    func random() {
        var generator = SeededGenerator(state: 1_116)
        for round in 0..<4_000 {
            var bytes = round % 3 == 0 ? [] : Array("Ref,Area,Date,Target,RAG,Who,Yes,Oct-20\n".utf8)
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                bytes += Self.pieces.randomElement(using: &generator) ?? []
            }
            let joined = round % 5 == 0 ? Array("Target,Ref\n5,M1\n".utf8) + bytes : []
            let reading = Self.read(round % 7 == 0 ? Array(bytes.reversed()) : bytes, joined: joined)
            guard isSound(reading) else {
                Issue.record("round \(round): \(bytes)")
                return
            }
        }
    }

    @Test("of any value at all are read without harm")
    func noise() {
        var generator = SeededGenerator(state: 42)
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...200, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let texts = (0..<count).map { _ in UInt8.random(in: 9...64, using: &generator) }
            #expect(isSound(Self.read(bytes)))
            #expect(isSound(Self.read(Array("Ref,Area,Date\n".utf8) + texts)))
            _ = rowsOfText(bytes)
        }
    }

    /// Every record can be shown whole, as values and as typed, and every column has a value for each record.
    private func isSound(_ reading: RecordsReading) -> Bool {
        let records = reading.records
        for record in 0..<records.count {
            for column in records.columns.indices {
                _ = records.rawText(record: record, column: column, period: nil)
                for period in records.periods.indices {
                    _ = records.rawText(record: record, column: column, period: period)
                }
            }
            _ = records.key(of: record, layout: Self.layout)
        }
        _ = reading.told
        let isCovered = records.segments.reduce(0) { $0 + $1.range.count } == records.count
        return isCovered && reading.lines.count == records.count && records.rowOffsets.count == records.count
    }
}
