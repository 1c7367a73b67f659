/// Folds over the newest periods. A window includes the current period, skips what is missing, and needs at least half
/// of it known, and two.
extension Evaluator {
    /// `mean(x, n)`, `best(x, n)` and their kin.
    func fold(_ window: Formula.Window, _ formula: Formula, _ length: Int, _ rows: Rows, lag: Int) -> Vector.Figures {
        let columns = (0..<length).map { figures(formula, rows, lag: lag + $0) }
        let ways = window == .best || window == .worst ? polarities(rows) : []
        var values = [Int64](repeating: ColumnValues.missingFigure, count: rows.count)
        var units = [UInt8](repeating: Unit.none.code, count: rows.count)
        var known = [Int64]()
        for index in 0..<rows.count {
            known.removeAll(keepingCapacity: true)
            var unit: UInt8?
            var isMixed = false
            for column in columns where column.values[index] != ColumnValues.missingFigure {
                known.append(column.values[index])
                if let unit, commonUnit(unit, column.units[index], rows, index) == nil { isMixed = true }
                unit = unit ?? column.units[index]
            }
            guard known.count >= 2, known.count * 2 >= length, !isMixed else { continue }
            units[index] = unit ?? Unit.none.code
            values[index] = folded(window, known, ways.isEmpty ? nil : Polarity(rawValue: ways[index]))
        }
        return .init(values: .each(values), units: .each(units))
    }

    private func folded(_ window: Formula.Window, _ known: [Int64], _ way: Polarity?) -> Int64 {
        let (lowest, highest) = (known.min(), known.max())
        let result: Int64? =
            switch window {
            case .mean: Evaluator.mean(known)
            case .highest: highest
            case .lowest: lowest
            case .best: way.flatMap { $0 == .higher ? highest : lowest }
            case .worst: way.flatMap { $0 == .higher ? lowest : highest }
            }
        return result ?? ColumnValues.missingFigure
    }

    /// The mean in millionths, rounded half away from zero; nil of none.
    static func mean(_ values: [Int64]) -> Int64? {
        let sum = values.reduce(Int128(0)) { $0 + Int128($1) }
        return Decimal(rounding: sum, over: Int128(values.count))?.micros
    }

    /// `worsening(x, n)`: each of the newest n steps was for the worse. One step that was not settles it.
    func runs(of formula: Formula, isImproving: Bool, steps: Int, _ rows: Rows, lag: Int) -> [UInt8] {
        var result = [UInt8](repeating: Truth.yes.rawValue, count: rows.count)
        for step in 0..<steps {
            let stepped = moved(
                formula, .earlier(formula, periods: 1), by: nil, isBetter: isImproving, rows, lag: lag + step)
            for index in result.indices { result[index] = Truth.and(result[index], stepped[index]) }
        }
        return result
    }

    /// The newest value that is not missing, slot by slot.
    func lastKnown(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector {
        var result = vector(formula, rows, lag: lag)
        for earlier in stride(from: lag + 1, to: records.periods.count, by: 1) {
            let gaps = isMissing(result, count: rows.count)
            guard gaps.contains(true) else { break }
            result = filled(result, gaps, from: vector(formula, rows, lag: earlier))
        }
        return result
    }

    /// The period of the newest value that is not missing; `missingDay` where there is none.
    func lastKnownPeriods(_ formula: Formula, _ rows: Rows, lag: Int) -> [Int32] {
        var result = [Int32](repeating: ColumnValues.missingDay, count: rows.count)
        guard case .records(_, let period?) = rows else { return result }
        for back in stride(from: lag, through: period, by: 1) {
            let gaps = isMissing(vector(formula, rows, lag: back), count: rows.count)
            for index in result.indices where result[index] == ColumnValues.missingDay && !gaps[index] {
                result[index] = records.periods[period - back].ordinal
            }
        }
        return result
    }

    private func filled(_ vector: Vector, _ gaps: [Bool], from other: Vector) -> Vector {
        func merged<Value>(_ left: Vector.Slots<Value>, _ right: Vector.Slots<Value>) -> Vector.Slots<Value> {
            .each(gaps.indices.map { gaps[$0] ? right[$0] : left[$0] })
        }
        switch (vector, other) {
        case (.figures(let left), .figures(let right)):
            return .figures(.init(values: merged(left.values, right.values), units: merged(left.units, right.units)))
        case (.days(let left), .days(let right)): return .days(merged(left, right))
        case (.months(let left), .months(let right)): return .months(merged(left, right))
        case (.codes(let left), .codes(let right)): return .codes(merged(left, right))
        case (.texts(let left), .texts(let right)): return .texts(merged(left, right))
        case (.truths(let left), .truths(let right)):
            return .truths(gaps.indices.map { gaps[$0] ? right[$0] : left[$0] })
        case (.places(let left), .places(let right)):
            return .places(gaps.indices.map { gaps[$0] ? right[$0] : left[$0] })
        case (.people(let left), .people(let right)):
            return .people(gaps.indices.map { gaps[$0] ? right[$0] : left[$0] })
        case (.figures, _), (.days, _), (.months, _), (.codes, _), (.texts, _), (.truths, _), (.places, _),
            (.people, _), (.targets, _):
            return vector
        }
    }
}
