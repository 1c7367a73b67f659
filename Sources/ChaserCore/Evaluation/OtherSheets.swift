/// The tables of all sources, as `lookup` finds its records in them.
///
/// It keeps what it has indexed, so each evaluator has its own.
final class OtherSheets {
    private let records: [Records?]
    private let layouts: [SourceLayout]
    /// For each source the record of each key, -1 where several have it.
    private var indexes: [Int: [String: Int]] = [:]

    init(records: [Records?] = [], layouts: [SourceLayout] = []) {
        self.records = records
        self.layouts = layouts
    }

    /// The table of a source, and its record of this key; letters A to Z match whatever their case. Nil where no record
    /// has it, or several do: nobody could say which was meant.
    func record(_ source: Int, key: String) -> (records: Records, record: Int)? {
        guard records.indices.contains(source), let table = records[source] else { return nil }
        let index = index(source, table)
        guard let record = index[OtherSheets.folded(key)], record >= 0 else { return nil }
        return (table, record)
    }

    /// The cell that a lookup found, as it was typed; nil where it found none.
    func rawText(_ source: Int, key: String, column: Int, lag: Int) -> String? {
        guard let (table, record) = record(source, key: key) else { return nil }
        let period = OtherSheets.period(table, record, lag: lag)
        if case .byPeriod = table.columns[column], period == nil { return nil }
        return table.rawText(record: record, column: column, period: period)
    }

    /// The values of a column that hold for a record, so many periods back; nil where there was no such period.
    static func values(_ table: Records, _ record: Int, column: Int, lag: Int) -> ColumnValues? {
        switch table.columns[column] {
        case .single(let values): values
        case .byPeriod(let periods): period(table, record, lag: lag).map { periods[$0] }
        }
    }

    private static func period(_ table: Records, _ record: Int, lag: Int) -> Int? {
        let current = table.segment(of: record)?.currentPeriod
        return current.flatMap { $0 - lag >= 0 ? $0 - lag : nil }
    }

    private func index(_ source: Int, _ table: Records) -> [String: Int] {
        if let index = indexes[source] { return index }
        var index: [String: Int] = [:]
        index.reserveCapacity(table.count)
        for record in 0..<table.count {
            // A second record of the key is `key #2` elsewhere; here it makes the key ambiguous.
            if table.repeats[record] != nil { continue }
            let key = OtherSheets.folded(table.key(of: record, layout: layouts[source]))
            index[key] = index[key] == nil ? record : -1
        }
        for record in table.repeats.keys where record < table.count {
            let key = table.key(of: record, layout: layouts[source])
            let plain = key.lastIndex(of: "#").map { key[..<$0].dropLast() } ?? key[...]
            index[OtherSheets.folded(String(plain))] = -1
        }
        indexes[source] = index
        return index
    }

    private static func folded(_ key: String) -> String {
        String(
            decoding: key.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

/// `lookup(source, key, column)` over a run.
extension Evaluator {
    func lookup(_ source: Int, _ key: Formula, _ column: Int, _ type: ColumnType, _ rows: Rows, lag: Int) -> Vector {
        let keys = texts(key, rows, lag: lag)
        let found = (0..<rows.count).map { slot in keys(slot).flatMap { others.record(source, key: $0) } }
        /// One value a slot, from the values of the other table's column.
        func each<Value>(_ missing: Value, _ read: (ColumnValues, Records, Int) -> Value?) -> [Value] {
            found.map { found in
                guard let (table, record) = found,
                    let values = OtherSheets.values(table, record, column: column, lag: lag)
                else { return missing }
                return read(values, table, record) ?? missing
            }
        }
        switch type {
        case .figure:
            let figures = each((ColumnValues.missingFigure, Unit.none.code)) { values, _, record in
                if case .figures(let figures, let units) = values { (figures[record], units[record]) } else { nil }
            }
            return .figures(.init(values: .each(figures.map(\.0)), units: .each(figures.map(\.1))))
        case .datetime:
            return moments(
                each(ColumnValues.missingFigure) { values, _, record in
                    if case .figures(let civil, _) = values { civil[record] } else { nil }
                }[...])
        case .date:
            return .days(
                .each(
                    each(ColumnValues.missingDay) { values, _, record in
                        if case .days(let days) = values { days[record] } else { nil }
                    }))
        case .text, .people:
            return .texts(
                .each(
                    each(nil) { values, table, record in
                        switch values {
                        case .texts(let places), .people(let places):
                            return places[record].isNone ? nil : table.text(places[record])
                        case .figures, .days, .truths, .codes, .targets, .absent: return nil
                        }
                    }))
        case .rag, .polarity:
            return .codes(
                .each(
                    each(ColumnValues.missingCode) { values, _, record in
                        if case .codes(let codes) = values { codes[record] } else { nil }
                    }))
        case .yesno:
            return .truths(
                each(Truth.unknown.rawValue) { values, _, record in
                    if case .truths(let truths) = values { min(truths[record], Truth.unknown.rawValue) } else { nil }
                })
        case .target:
            return targets(
                each(nil) { values, _, record in
                    if case .targets(let indexes, let distinct) = values, indexes[record] >= 0 {
                        distinct[Int(indexes[record])]
                    } else {
                        nil
                    }
                })
        }
    }

    private func targets(_ targets: [Target?]) -> Vector {
        var distinct: [Target] = []
        var numbers: [Target: Int32] = [:]
        let indexes = targets.map { target -> Int32 in
            guard let target else { return -1 }
            if let known = numbers[target] { return known }
            numbers[target] = Int32(distinct.count)
            distinct.append(target)
            return Int32(distinct.count - 1)
        }
        return .targets(indexes, distinct: distinct)
    }
}
