/// Leaves: what stands in the table itself.
extension Evaluator {
    /// A declared column over a run, so many periods back.
    func column(_ index: Int, _ type: ColumnType, _ rows: Rows, lag: Int) -> Vector {
        guard case .records(let range, let period) = rows else { return missing(ValueType(type), rows) }
        trace?.read(column: index, rows, lag: lag)
        switch records.columns[index] {
        case .single(let values):
            return slice(values, range, type)
        case .byPeriod(let periods):
            guard let period, period - lag >= 0 else { return missing(ValueType(type), rows) }
            return slice(periods[period - lag], range, type)
        }
    }

    func slice(_ values: ColumnValues, _ range: Range<Int>, _ type: ColumnType) -> Vector {
        switch values {
        case .figures(let civil, _) where type == .datetime: return moments(civil[range])
        case .figures(let micros, let units):
            let values = Array(micros[range])
            let unit = Evaluator.oneUnit(values, units[range])
            return .figures(.init(values: .each(values), units: unit.map { .all($0) } ?? .each(Array(units[range]))))
        case .days(let days): return .days(.each(Array(days[range])))
        case .texts(let places): return .places(Array(places[range]))
        case .truths(let truths): return .truths(truths[range].map { min($0, Truth.unknown.rawValue) })
        case .codes(let codes): return .codes(.each(Array(codes[range])))
        case .people(let places): return .people(Array(places[range]))
        case .targets(let indexes, let distinct): return .targets(Array(indexes[range]), distinct: distinct)
        case .absent: return missing(ValueType(type), .records(range, period: nil))
        }
    }

    /// The unit that all known figures share; nil when there are several. What is missing has none.
    private static func oneUnit(_ values: [Int64], _ units: ArraySlice<UInt8>) -> UInt8? {
        units.withUnsafeBufferPointer { units in
            guard let first = values.firstIndex(where: { $0 != ColumnValues.missingFigure }) else {
                return Unit.none.code
            }
            var others: UInt8 = 0
            for index in values.indices {
                others |= values[index] == ColumnValues.missingFigure ? 0 : units[index] ^ units[first]
            }
            return others == 0 ? units[first] : nil
        }
    }

    /// A run in which nothing is known.
    func missing(_ type: ValueType, _ rows: Rows) -> Vector {
        switch type {
        case .figure, .moment: .figures(.missing(rows.count))
        case .target: .targets([Int32](repeating: -1, count: rows.count), distinct: [])
        case .day: .days(.all(ColumnValues.missingDay))
        case .month: .months(.all(ColumnValues.missingDay))
        case .text, .list: .texts(.all(nil))
        case .rag, .polarity, .variation, .assurance: .codes(.all(ColumnValues.missingCode))
        case .people: .people([TextPlace](repeating: .none, count: rows.count))
        case .truth: .truths([UInt8](repeating: Truth.unknown.rawValue, count: rows.count))
        }
    }

    /// A word that every record has.
    func word(_ word: RecordWord, _ rows: Rows, lag: Int) -> Vector {
        switch (word, rows) {
        case (.today, _): return .days(.all(today.number))
        case (.now, _):
            return .figures(.init(values: .all(Evaluator.micros(clock.now)), units: .all(Unit.moment.code)))
        case (.nextDigest, _): return .days(.all(clock.nextDigest?.number ?? ColumnValues.missingDay))
        case (.period, .records(_, let period)):
            guard let period, period - lag >= 0 else { return .months(.all(ColumnValues.missingDay)) }
            return .months(.all(records.periods[period - lag].ordinal))
        case (.period, .groups(let grouping)):
            return .months(
                .each(
                    grouping.groups.map { group in
                        guard let period = group.period, period - lag >= 0 else { return ColumnValues.missingDay }
                        return records.periods[period - lag].ordinal
                    }))
        case (.done, _):
            // A fact that must be shown: unknown is not done.
            guard let done = source.done else { return .truths([UInt8](repeating: 0, count: rows.count)) }
            return .truths(truths(done, rows).map { $0 == Truth.yes.rawValue ? 1 : 0 })
        case (.sourceDate, .records(let range, _)):
            return .days(.all(sheetDay(of: range)?.number ?? ColumnValues.missingDay))
        case (.firstSeen, .records(let range, _)):
            guard let history = records.history else { return missing(.day, rows) }
            return .days(.each(Array(history.firstSeen[range])))
        case (.lastSeen, .records(let range, _)):
            guard let history = records.history else { return missing(.day, rows) }
            return .days(.each(Array(history.lastSeen[range])))
        case (.vanished, .records(let range, _)):
            return .truths(range.map { $0 < records.count ? 0 : 1 })
        case (.new, .records(let range, _)):
            // What nobody remembers was not there before, and not missing either.
            return .truths(range.map { records.history?.isNew[$0] == true ? 1 : 0 })
        case (.sourceFile, .records(let range, _)):
            return .texts(.all(file(of: range)?.path))
        case (.row, .records(let range, _)):
            return .figures(
                .init(values: .each(records.rowNumbers[range].map { Int64($0) * Decimal.scale }), units: .all(0)))
        case (.group, .groups(let grouping)):
            return .texts(.each(grouping.groups.map { $0.name }))
        case (.vanished, _), (.new, _), (.firstSeen, _), (.lastSeen, _), (.sourceDate, _), (.sourceFile, _), (.row, _),
            (.group, _):
            return missing(word.type, rows)
        }
    }

    private func file(of range: Range<Int>) -> SheetFile? {
        records.segment(of: range.lowerBound).map { records.files[$0.file] }
    }

    /// The day of the sheet in force, which a vanished record is not in; of one without a day of its own the day on which
    /// it was first seen, where that is kept.
    private func sheetDay(of range: Range<Int>) -> Day? {
        guard let segment = records.segment(of: range.lowerBound) else { return nil }
        let file = segment.vanishedFrom ?? segment.file
        return records.files[file].dated ?? records.history?.fileDays[file]
    }

    /// The cell as it was typed.
    func rawTexts(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector {
        guard case .records(let range, let period) = rows else { return .texts(.all(nil)) }
        return .texts(.each(range.map { rawText(formula, record: $0, period: period, lag: lag) }))
    }

    /// What a text or figure cell prints as, for a column that a record has once; nil for a missing cell and for all
    /// else, which a vector is asked for. Most words of a `say` are such cells.
    func cellWords(_ formula: Formula, record: Int) -> String? {
        guard case .column(let index, _) = formula, case .single(let values) = records.columns[index] else {
            return nil
        }
        if case .texts(let places) = values { return places[record].isNone ? nil : records.text(places[record]) }
        guard case .figures(let figures, let units) = values, units[record] != Unit.moment.code,
            figures[record] != ColumnValues.missingFigure
        else { return nil }
        return records.rawText(record: record, column: index, period: nil)
    }

    /// The typed cell behind a column, or a column so many periods earlier; nil for anything computed.
    func rawText(_ formula: Formula, record: Int, period: Int?, lag: Int) -> String? {
        switch formula {
        case .column(let index, _):
            guard case .byPeriod = records.columns[index] else {
                return records.rawText(record: record, column: index, period: nil)
            }
            guard let period, period - lag >= 0 else { return nil }
            return records.rawText(record: record, column: index, period: period - lag)
        case .earlier(let inner, let periods):
            return rawText(inner, record: record, period: period, lag: lag + periods)
        case .lookup(let source, let key, let column, _):
            let text = texts(key, .records(record..<record + 1, period: period), lag: lag)(0)
            return text.flatMap { others.rawText(source, key: $0, column: column, lag: lag) }
        default:
            return nil
        }
    }

    /// How many people each cell names; a missing cell names nobody.
    func sizes(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        guard case .people(let places) = vector(formula, rows, lag: lag) else { return .missing(rows.count) }
        let counts = places.map { Int64(officers(in: records.text($0)).count) * Decimal.scale }
        return .init(values: .each(counts), units: .all(Unit.none.code))
    }

    /// Which slots hold nothing.
    func isMissing(_ vector: Vector, count: Int) -> [Bool] {
        func each<Value>(_ slots: Vector.Slots<Value>, _ test: (Value) -> Bool) -> [Bool] {
            switch slots {
            case .each(let values): values.map(test)
            case .all(let value): [Bool](repeating: test(value), count: count)
            }
        }
        switch vector {
        case .figures(let figures): return each(figures.values) { $0 == ColumnValues.missingFigure }
        case .days(let days), .months(let days): return each(days) { $0 == ColumnValues.missingDay }
        case .truths(let truths): return truths.map { $0 > 1 }
        case .codes(let codes): return each(codes) { $0 == ColumnValues.missingCode }
        case .targets(let indexes, _): return indexes.map { $0 < 0 }
        case .places(let places), .people(let places): return places.map(\.isNone)
        case .texts(let texts): return each(texts) { $0 == nil }
        }
    }
}
