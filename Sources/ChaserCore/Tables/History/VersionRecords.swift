/// One version of a sheet, read for what history asks: the keys of its records and the columns that are followed.
struct VersionRecords: Sendable {
    let sheet: OpenSheet
    /// One value for each column of the `TrackedLayout`.
    let part: SegmentPart
    /// The keys one behind the other, as `RecordKey.bytes` has them.
    private let keyBytes: [UInt8]
    private let keyEnds: [Int]

    var count: Int { part.count }

    /// A record's key.
    func key(_ record: Int) -> ArraySlice<UInt8> { keyBytes[(record == 0 ? 0 : keyEnds[record - 1])..<keyEnds[record]] }

    /// Reads a version; nil when it is no sheet, lacks a heading of the key, has no row, or ends within quotes: such a
    /// sheet was never a version of anything.
    init?(_ version: SheetVersion, _ tracked: TrackedLayout, _ context: CellContext) {
        guard case .text(let bytes, from: _) = decodedText(version.bytes),
            let sheet = OpenSheet(
                file: 0, path: version.path, dated: version.seen.first, bytes: bytes, log: context.log)
        else { return nil }
        let layout = tracked.layout(for: sheet)
        // Of a version only the months count that had ended on its own day.
        let end = version.seen.first.adding(days: 1)
        let part =
            switch layout.periods {
            case .none, .headings: HeadingSegment(current: sheet, layout: layout, context: context, today: end).part
            case .column: RowSegment(current: sheet, layout: layout, context: context, today: end).part
            }
        guard part.count > 0, !context.log.problems().contains(where: \.spoilsVersion) else { return nil }
        self.sheet = sheet
        self.part = part
        (keyBytes, keyEnds) = VersionRecords.keys(part, tracked.keyColumns, bytes)
    }

    private static func keys(_ part: SegmentPart, _ columns: Range<Int>, _ bytes: [UInt8]) -> ([UInt8], [Int]) {
        let places = columns.map { part.columns[$0]?.places ?? [] }
        var keys: [UInt8] = []
        var ends: [Int] = []
        ends.reserveCapacity(part.count)
        for record in 0..<part.count {
            for column in places {
                let place = record < column.count ? column[record] : .none
                RecordKey.append(bytes.plainText(at: place), to: &keys)
            }
            RecordKey.end(&keys, ordinal: part.repeats[record] ?? 1)
            ends.append(keys.count)
        }
        return (keys, ends)
    }

    /// A cell as typed, by its heading; empty where there is none.
    func text(_ record: Int, under heading: String) -> String {
        guard let position = sheet.position(of: heading, log: ProblemLog()) else { return "" }
        return sheet.bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return "" }
            var scanner = RowScanner(
                base, count: text.count, delimiter: sheet.delimiter, at: part.rowOffsets[record])
            for _ in 0..<position where scanner.skipCell() { return "" }
            let cell = scanner.cell()
            return typedText(text, cell.start, cell.length, doublesQuotes: cell.doublesQuotes)
        }
    }

    /// The bytes of a record's row, its line end included.
    func row(_ record: Int) -> ArraySlice<UInt8> {
        let start = part.rowOffsets[record]
        return sheet.bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return [] }
            var scanner = RowScanner(base, count: text.count, delimiter: sheet.delimiter, at: start)
            while !scanner.skipCell() {}
            return sheet.bytes[start..<scanner.at]
        }
    }
}

extension [UInt8] {
    /// The text at a place in these bytes, quotes that are written twice made one.
    func plainText(at place: TextPlace) -> ArraySlice<UInt8> {
        let cell = self[place.offset..<place.offset + place.length]
        return place.doublesQuotes ? cell.withUnsafeBufferPointer { undoubled($0)[...] } : cell
    }
}

extension DataProblem {
    /// The sheet cannot be a version: what it seems to say, nobody wrote.
    fileprivate var spoilsVersion: Bool {
        switch kind {
        case .file, .noFile, .missingHeading, .unclosedQuote: true
        case .unreadable, .blank, .undated, .convention, .monthFirst, .undecidedOrder, .noTime, .repeatedHeading,
            .raggedRow,
            .repeatedKey, .emptyKey, .unmatched, .matchesTwice, .contradictoryPolarity:
            false
        }
    }
}
