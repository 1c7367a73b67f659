/// Figures: arithmetic, comparison, and folds over periods.
extension Evaluator {
    /// A formula as figures; a target counts as its number.
    func figures(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        switch vector(formula, rows, lag: lag) {
        case .figures(let figures): return figures
        case .targets(let indexes, let distinct):
            return .init(
                values: .each(indexes.map { $0 < 0 ? ColumnValues.missingFigure : distinct[Int($0)].number.micros }),
                units: .each(indexes.map { $0 < 0 ? Unit.none.code : distinct[Int($0)].unit.code }))
        case .days, .months, .truths, .codes, .places, .people, .texts: return .missing(rows.count)
        }
    }

    /// The unit two figures share, a bare number taking the other's; nil, and noted, when they have none in common.
    @inline(__always)
    func commonUnit(_ left: UInt8, _ right: UInt8, _ rows: Rows, _ index: Int) -> UInt8? {
        if left == right || right == Vector.Figures.bare { return left }
        if left == Vector.Figures.bare { return right }
        noteClash(left, right, rows, index)
        return nil
    }

    /// Remembers the first record in which two units met.
    func noteClash(_ left: UInt8, _ right: UInt8, _ rows: Rows, _ index: Int) {
        guard !unitClashes.contains(where: { $0.left == left && $0.right == right }) else { return }
        guard case .records(let range, _) = rows else {
            unitClashes.append(UnitClash(left: left, right: right, record: nil))
            return
        }
        unitClashes.append(UnitClash(left: left, right: right, record: range.lowerBound + index))
    }

    /// Two formulas of one kind compared; missing on either side, or units that differ, is unknown.
    func compare(_ comparison: Comparison, _ left: Formula, _ right: Formula, _ rows: Rows, lag: Int) -> [UInt8] {
        let (first, second) = (vector(left, rows, lag: lag), vector(right, rows, lag: lag))
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
            return compare(comparison, figures(left, rows, lag: lag), figures(right, rows, lag: lag), rows)
        case (.places, _), (.texts, _), (.people, _):
            return compareTexts(comparison, first, second, rows)
        case (.days, _), (.months, _), (.codes, _), (.truths, _):
            return [UInt8](repeating: Truth.unknown.rawValue, count: rows.count)
        }
    }

    private func compare(
        _ comparison: Comparison, _ left: Vector.Figures, _ right: Vector.Figures, _ rows: Rows
    ) -> [UInt8] {
        // The ordinary case, one unit on each side and a fixed number on the right, in a loop without branches.
        if case .each(let values) = left.values, case .all(let bound) = right.values,
            case .all(let unit) = left.units, case .all(let other) = right.units,
            unit == other || other == Vector.Figures.bare, bound != ColumnValues.missingFigure
        {
            return values.map { value in
                value == ColumnValues.missingFigure ? Truth.unknown.rawValue : comparison.holds(value, bound) ? 1 : 0
            }
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
        if case .days(let days) = vector(left, rows, lag: lag) {
            return shifted(days, operation, figures(right, rows, lag: lag), rows)
        }
        let (first, second) = (figures(left, rows, lag: lag), figures(right, rows, lag: lag))
        var values = [Int64]()
        var units = [UInt8]()
        values.reserveCapacity(rows.count)
        units.reserveCapacity(rows.count)
        for index in 0..<rows.count {
            let (a, b) = (first.values[index], second.values[index])
            let (unitA, unitB) = (first.units[index], second.units[index])
            var unit: UInt8?
            switch operation {
            case .plus, .minus: unit = commonUnit(unitA, unitB, rows, index)
            case .times: unit = unitA == Vector.Figures.bare ? unitB : unitA
            case .over: unit = unitB == Vector.Figures.bare ? unitA : Unit.none.code
            }
            let known = a != ColumnValues.missingFigure && b != ColumnValues.missingFigure && unit != nil
            let result = known ? operation.result(Decimal(micros: a), Decimal(micros: b)) : nil
            values.append(result?.micros ?? ColumnValues.missingFigure)
            units.append(unit ?? Unit.none.code)
        }
        return .figures(.init(values: .each(values), units: .each(units)))
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
