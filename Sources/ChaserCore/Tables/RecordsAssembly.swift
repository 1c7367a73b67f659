/// Lays the parts of several patterns out as one table.
struct RecordsAssembly {
    private let layout: SourceLayout
    private let parts: [SegmentPart]
    private let targets: [Target]
    let periods: [Month]
    /// The place of each part's first record.
    let starts: [Int]

    init(layout: SourceLayout, parts: [SegmentPart], targets: [Target]) {
        self.layout = layout
        self.parts = parts
        self.targets = targets
        let months = parts.reduce(into: Set<Month>()) { if $1.vanishedFrom == nil { $0.formUnion($1.knownMonths) } }
        if let first = months.min(), let last = months.max() {
            periods = (first.ordinal...last.ordinal).map { Month(ordinal: $0) }
        } else {
            periods = []
        }
        var start = 0
        starts = parts.map { part in
            defer { start += part.count }
            return start
        }
    }

    /// Every column, laid out.
    var columns: [RecordColumn] { layout.columns.indices.map(column) }

    func records(files: [SheetFile], sources: CellSources, history: History?) -> Records {
        var repeats: [Int: Int] = [:]
        for (part, start) in zip(parts, starts) {
            for (record, ordinal) in part.repeats { repeats[start + record] = ordinal }
        }
        let segments = zip(parts, starts).map { part, start in
            RecordSegment(
                range: start..<(start + part.count), currentPeriod: currentPeriod(part), file: part.file,
                vanishedFrom: part.vanishedFrom)
        }
        return Records(
            count: parts.reduce(0) { $0 + ($1.vanishedFrom == nil ? $1.count : 0) },
            segments: segments.filter { $0.vanishedFrom == nil }, vanished: segments.filter { $0.vanishedFrom != nil },
            columns: columns, periods: periods, files: files, rowOffsets: joined(parts.map(\.rowOffsets)),
            rowNumbers: joined(parts.map(\.rowNumbers)), repeats: repeats, sources: sources, history: history)
    }

    /// The rows of other versions and months, with the records counted over all parts.
    var periodRows: [PeriodRows] {
        zip(parts, starts).flatMap { part, start in
            part.periodRows.map { rows in
                let range = (rows.records.lowerBound + start)..<(rows.records.upperBound + start)
                return PeriodRows(file: rows.file, records: range, months: rows.months, offsets: rows.offsets)
            }
        }
    }

    private func column(_ index: Int) -> RecordColumn {
        let column = layout.columns[index]
        guard column.isByPeriod else { return .single(whole(column.type, parts.map { $0.columns[index] })) }
        return .byPeriod(periods.map { month in whole(column.type, parts.map { $0.months[index][month] }) })
    }

    /// The values of all parts one behind the other; absent when no part has any.
    private func whole(_ type: ColumnType, _ values: [ColumnValues?]) -> ColumnValues {
        if values.allSatisfy({ $0 == nil }) { return .absent }
        let pieces = zip(values, parts).map { $0 ?? .missing(type, count: $1.count) }
        guard let first = pieces.first else { return .absent }
        return pieces.dropFirst().reduce(first) { $0.appending($1) }.listing(targets)
    }

    private func joined<Value>(_ pieces: [[Value]]) -> [Value] {
        pieces.count == 1 ? pieces[0] : Array(pieces.joined())
    }

    /// The newest period in which a record of this part has a figure; of any value, where no column is of figures.
    private func currentPeriod(_ part: SegmentPart) -> Int? {
        let byPeriod = layout.columns.indices.filter { layout.columns[$0].isByPeriod }
        let figures = byPeriod.filter { layout.columns[$0].type == .figure }
        let asked = figures.isEmpty ? byPeriod : figures
        return periods.lastIndex { month in asked.contains { part.months[$0][month]?.hasValue == true } }
    }
}
