/// Figures: arithmetic, comparison, and folds over periods.
extension Evaluator {
    /// A formula as figures; a target counts as its number.
    func figures(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        figures(vector(formula, rows, lag: lag), count: rows.count)
    }

    /// A vector as figures; all missing where it is of another kind.
    func figures(_ vector: Vector, count: Int) -> Vector.Figures {
        switch vector {
        case .figures(let figures): return figures
        case .targets(let indexes, let distinct):
            return .init(
                values: .each(indexes.map { $0 < 0 ? ColumnValues.missingFigure : distinct[Int($0)].number.micros }),
                units: .each(indexes.map { $0 < 0 ? Unit.none.code : distinct[Int($0)].unit.code }))
        case .days, .months, .truths, .codes, .places, .people, .texts: return .missing(count)
        }
    }

    /// The unit two figures share, a bare number taking the other's; nil, and noted, when they have none in common.
    @inline(__always)
    func commonUnit(_ left: UInt8, _ right: UInt8, _ rows: Rows, _ index: Int) -> UInt8? {
        if left == right || right == Vector.Figures.bare { return left }
        if left == Vector.Figures.bare { return right }
        note(.units(left, right), rows, index)
        return nil
    }

    /// Two formulas of one kind compared; missing on either side, or units that differ, is unknown.
    func compare(_ comparison: Comparison, _ left: Formula, _ right: Formula, _ rows: Rows, lag: Int) -> [UInt8] {
        compare(comparison, vector(left, rows, lag: lag), vector(right, rows, lag: lag), rows)
    }

    /// The same of two vectors.
    func compare(_ comparison: Comparison, _ first: Vector, _ second: Vector, _ rows: Rows) -> [UInt8] {
        switch (first, second) {
        case (.days(let left), .days(let right)), (.months(let left), .months(let right)):
            return (0..<rows.count).map { index in
                let (a, b) = (left[index], right[index])
                if a == ColumnValues.missingDay || b == ColumnValues.missingDay { return Truth.unknown.rawValue }
                return comparison.holds(a, b) ? 1 : 0
            }
        case (.codes(let left), .codes(let right)):
            return (0..<rows.count).map { index in
                let (a, b) = (left[index], right[index])
                if a == ColumnValues.missingCode || b == ColumnValues.missingCode { return Truth.unknown.rawValue }
                return comparison.holds(a, b) ? 1 : 0
            }
        case (.truths(let left), .truths(let right)):
            return (0..<rows.count).map { index in
                left[index] > 1 || right[index] > 1
                    ? Truth.unknown.rawValue : comparison.holds(left[index], right[index]) ? 1 : 0
            }
        case (.figures, _), (.targets, _):
            let count = rows.count
            return compare(comparison, figures(first, count: count), figures(second, count: count), rows)
        case (.places, _), (.texts, _), (.people, _):
            return compareTexts(comparison, first, second, rows)
        case (.days, _), (.months, _), (.codes, _), (.truths, _):
            return [UInt8](repeating: Truth.unknown.rawValue, count: rows.count)
        }
    }

    private func compare(
        _ comparison: Comparison, _ left: Vector.Figures, _ right: Vector.Figures, _ rows: Rows
    ) -> [UInt8] {
        // The ordinary case, one unit on each side, without asking for units record by record.
        if case .all(let unit) = left.units, case .all(let other) = right.units,
            unit == other || unit == Vector.Figures.bare || other == Vector.Figures.bare,
            case .each(let values) = left.values
        {
            return comparison.truths(values, right.values)
        }
        return (0..<rows.count).map { index in
            let (a, b) = (left.values[index], right.values[index])
            if a == ColumnValues.missingFigure || b == ColumnValues.missingFigure { return Truth.unknown.rawValue }
            guard commonUnit(left.units[index], right.units[index], rows, index) != nil else {
                return Truth.unknown.rawValue
            }
            return comparison.holds(a, b) ? 1 : 0
        }
    }

    /// Sums and differences need one unit; a product or quotient by a bare number keeps it.
    func arithmetic(_ operation: Arithmetic, _ left: Formula, _ right: Formula, _ rows: Rows, lag: Int) -> Vector {
        guard isExact(operation, left, right) else { return .figures(.missing(rows.count)) }
        let left = vector(left, rows, lag: lag)
        // The more is taken away, the less is left.
        let right = at(operation == .minus ? edge.other : edge) { figures(right, rows, lag: lag) }
        if case .days(let days) = left { return shifted(days, operation, right, rows) }
        let (first, second) = (figures(left, count: rows.count), right)
        if let plain = plainSum(operation, first, second) { return .figures(plain) }
        var values = [Int64]()
        var units = [UInt8]()
        values.reserveCapacity(rows.count)
        units.reserveCapacity(rows.count)
        for index in 0..<rows.count {
            let (a, b) = (first.values[index], second.values[index])
            let (unitA, unitB) = (first.units[index], second.units[index])
            var unit: UInt8?
            // What is missing has no unit to clash with another's.
            let known = a != ColumnValues.missingFigure && b != ColumnValues.missingFigure
            switch operation {
            case .plus, .minus: unit = known ? commonUnit(unitA, unitB, rows, index) : unitA
            case .times: unit = unitA == Vector.Figures.bare ? unitB : unitA
            case .over: unit = unitB == Vector.Figures.bare ? unitA : Unit.none.code
            }
            let result = known && unit != nil ? operation.result(Decimal(micros: a), Decimal(micros: b)) : nil
            values.append(result?.micros ?? ColumnValues.missingFigure)
            units.append(unit ?? Unit.none.code)
        }
        return .figures(.init(values: .each(values), units: .each(units)))
    }

    /// Of a product or quotient with an interval the ends are known only where the other side is a plain number.
    private func isExact(_ operation: Arithmetic, _ left: Formula, _ right: Formula) -> Bool {
        switch operation {
        case .plus, .minus: return true
        case .times, .over:
            if !left.isVague, !right.isVague { return true }
            if !right.isVague, case .figure(let number, _) = right { return number.micros > 0 }
            return false
        }
    }

    /// The sum or difference of two columns of one unit, the ordinary case; nil for any other.
    private func plainSum(
        _ operation: Arithmetic, _ left: Vector.Figures, _ right: Vector.Figures
    ) -> Vector.Figures? {
        guard operation == .plus || operation == .minus, case .all(let unit) = left.units,
            case .all(let other) = right.units, unit == other, case .each(let first) = left.values,
            case .each(let second) = right.values
        else { return nil }
        let missing = ColumnValues.missingFigure
        let values = zip(first, second).map { a, b in
            if a == missing || b == missing { return missing }
            let (sum, overflow) = operation == .plus ? a.addingReportingOverflow(b) : a.subtractingReportingOverflow(b)
            return overflow ? missing : sum
        }
        return .init(values: .each(values), units: .all(unit))
    }

    /// The figures with the other sign.
    func negated(_ figures: Vector.Figures) -> Vector.Figures {
        func turned(_ value: Int64) -> Int64 { value == ColumnValues.missingFigure ? value : -value }
        switch figures.values {
        case .each(let values): return .init(values: .each(values.map(turned)), units: figures.units)
        case .all(let value): return .init(values: .all(turned(value)), units: figures.units)
        }
    }

    /// `change(x)`, `percent_change(x)`: against the period before.
    func change(_ formula: Formula, asPercent: Bool, _ rows: Rows, lag: Int) -> Vector.Figures {
        let (now, before) = (figures(formula, rows, lag: lag), figures(formula, rows, lag: lag + 1))
        var values = [Int64](repeating: ColumnValues.missingFigure, count: rows.count)
        for index in 0..<rows.count {
            let (a, b) = (now.values[index], before.values[index])
            guard a != ColumnValues.missingFigure, b != ColumnValues.missingFigure,
                commonUnit(now.units[index], before.units[index], rows, index) != nil,
                let difference = Decimal(micros: a).subtracting(Decimal(micros: b))
            else { continue }
            if !asPercent {
                values[index] = difference.micros
            } else if let percent = Decimal(
                rounding: Int128(difference.micros) * 100 * Int128(Decimal.scale), over: Int128(b.magnitude))
            {
                values[index] = percent.micros
            }
        }
        return .init(values: .each(values), units: asPercent ? .all(Unit.percent.code) : now.units)
    }
}

extension Comparison {
    /// Whether it holds, figure by figure: a loop of its own for each comparison, so that none decides within.
    fileprivate func truths(_ values: [Int64], _ others: Vector.Slots<Int64>) -> [UInt8] {
        switch self {
        case .less: Comparison.truths(values, others, <)
        case .more: Comparison.truths(values, others, >)
        case .atMost: Comparison.truths(values, others, <=)
        case .atLeast: Comparison.truths(values, others, >=)
        case .equal: Comparison.truths(values, others, ==)
        case .unequal: Comparison.truths(values, others, !=)
        }
    }

    @inline(__always)
    private static func truths(
        _ values: [Int64], _ others: Vector.Slots<Int64>, _ holds: (Int64, Int64) -> Bool
    ) -> [UInt8] {
        let missing = ColumnValues.missingFigure
        switch others {
        case .all(let bound):
            if bound == missing { return [UInt8](repeating: Truth.unknown.rawValue, count: values.count) }
            return values.map { $0 == missing ? Truth.unknown.rawValue : holds($0, bound) ? 1 : 0 }
        case .each(let bounds):
            return zip(values, bounds).map { value, bound in
                value == missing || bound == missing ? Truth.unknown.rawValue : holds(value, bound) ? 1 : 0
            }
        }
    }

    /// Whether it holds between two known values.
    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .less: left < right
        case .more: left > right
        case .atMost: left <= right
        case .atLeast: left >= right
        case .equal: left == right
        case .unequal: left != right
        }
    }
}

extension Arithmetic {
    /// The result, or nil beyond the range or over zero.
    func result(_ left: Decimal, _ right: Decimal) -> Decimal? {
        switch self {
        case .plus: left.adding(right)
        case .minus: left.subtracting(right)
        case .times: left.multiplied(by: right)
        case .over: left.divided(by: right)
        }
    }
}
