extension Records {
    /// One record as a table of its own, with one period more: to ask what next month's figure would do. The new period
    /// has this value in one column by period and nothing in the others.
    ///
    /// Nothing can be read again from the sheets: the cells of the new period stand in none.
    func alone(_ record: Int, next: Decimal, in column: Int) -> Records? {
        guard let segment = segments.first(where: { $0.range.contains(record) }), let current = segment.currentPeriod,
            let last = periods.indices.last.map({ periods[min(current, $0)] })
        else { return nil }
        let known = Array(periods.prefix(current + 1))
        let alone = columns.enumerated().map { index, values -> RecordColumn in
            switch values {
            case .single(let values): return .single(values.only(record))
            case .byPeriod(let values):
                let before = values.prefix(known.count).map { $0.only(record) }
                return .byPeriod(before + [index == column ? (before.last ?? .absent).figure(next) : .absent])
            }
        }
        return Records(
            count: 1, segments: [RecordSegment(range: 0..<1, currentPeriod: known.count, file: segment.file)],
            columns: alone, periods: known + [last.adding(months: 1)], files: files,
            rowOffsets: [rowOffsets[record]], rowNumbers: [rowNumbers[record]], repeats: [:])
    }
}

extension ColumnValues {
    /// The values of one record.
    fileprivate func only(_ record: Int) -> ColumnValues {
        switch self {
        case .figures(let figures, let units): .figures([figures[record]], units: [units[record]])
        case .days(let days): .days([days[record]])
        case .texts(let places): .texts([places[record]])
        case .truths(let truths): .truths([truths[record]])
        case .codes(let codes): .codes([codes[record]])
        case .people(let places): .people([places[record]])
        case .targets(let indexes, let distinct): .targets([indexes[record]], distinct: distinct)
        case .absent: .absent
        }
    }

    /// One figure in the unit of this one.
    fileprivate func figure(_ value: Decimal) -> ColumnValues {
        if case .figures(_, let units) = self { .figures([value.micros], units: units) } else { .absent }
    }
}
