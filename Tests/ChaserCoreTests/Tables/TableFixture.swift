@testable import ChaserCore

/// Sheets as literals, and tables as lines that a test can show whole.
enum TableFixture {
    static func day(_ iso: String) -> Day { Day(iso: iso) ?? .earliest }

    static func sheet(_ text: String, path: String = "s.csv", dated: String? = nil, pattern: Int = 0) -> SheetInput {
        SheetInput(pattern: pattern, path: path, dated: dated.map(day), bytes: Array(text.utf8))
    }

    static func read(
        _ layout: SourceLayout, _ sheets: [SheetInput], joined: SheetInput? = nil, today: String = "2020-11-16"
    ) -> RecordsReading {
        readRecords(layout: layout, sheets: sheets, joined: joined, units: UnitTable(), endOfTime: day(today))
    }

    static func read(_ layout: SourceLayout, _ text: String, today: String = "2020-11-16") -> RecordsReading {
        read(layout, [sheet(text)], today: today)
    }

    static func column(
        _ name: String, _ type: ColumnType, _ heading: String, joined: Bool = false, optional: Bool = false
    ) -> ColumnLayout {
        ColumnLayout(name: name, type: type, origin: .heading(heading), isJoined: joined, isOptional: optional)
    }

    /// Ref, Name and Figure: the plainest of sheets.
    static let plain = SourceLayout(
        name: "plain",
        columns: [
            column("ref", .text, "Ref"), column("name", .text, "Name"), column("figure", .figure, "Figure"),
        ], key: ["ref"], missing: ["-", "n/a"])

    /// Measures with a month in each heading.
    static let measures = SourceLayout(
        name: "measures",
        columns: [
            column("ref", .text, "Ref"),
            ColumnLayout(name: "value", type: .figure, origin: .period(heading: nil)),
        ], key: ["ref"], periods: .headings(format: "MMM-yy"), missing: ["-"])

    static func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        Array(text.utf8).withUnsafeBufferPointer(body)
    }
}

extension RecordsReading {
    /// One line a record: the sheet's row, then every column; a column by period in brackets.
    var lines: [String] {
        (0..<records.count).map { record in
            let cells = records.columns.map { column in
                switch column {
                case .single(let values): cell(values, record)
                case .byPeriod(let periods): "[" + periods.map { cell($0, record) }.joined(separator: " ") + "]"
                }
            }
            let mark = records.repeats[record].map { "#\($0) " } ?? ""
            return "\(records.rowNumbers[record]): \(mark)" + cells.joined(separator: " | ")
        }
    }

    /// Every problem as people read it.
    var told: [String] { problems.map(\.problem.words) }

    private func cell(_ values: ColumnValues, _ record: Int) -> String {
        switch values {
        case .figures(let figures, let units):
            if figures[record] == ColumnValues.missingFigure { return "missing" }
            let word = self.units[Unit(code: units[record])]
            return Decimal(micros: figures[record]).description + (word.isEmpty ? "" : " " + word)
        case .days(let days):
            if days[record] == ColumnValues.missingDay { return "missing" }
            return days[record] == ColumnValues.openEnded ? "open-ended" : Day(number: days[record]).iso
        case .texts(let places), .people(let places):
            return places[record].isNone ? "missing" : records.text(places[record])
        case .truths(let codes): return codes[record] == ColumnValues.missingCode ? "missing" : "\(codes[record] == 1)"
        case .codes(let codes): return codes[record] == ColumnValues.missingCode ? "missing" : "\(codes[record])"
        case .targets(let indexes, let distinct):
            return indexes[record] < 0 ? "missing" : distinct[Int(indexes[record])].text
        case .absent: return "absent"
        }
    }
}

/// The same sequence in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
