/// Figures held against targets and against each other, the way that each measure gets better taken into account.
extension Evaluator {
    /// Which way each record's measure gets better: the target's own sign, else the sheet's column; raw values of
    /// `Polarity`, `missingCode` when neither says.
    func polarities(_ rows: Rows) -> [UInt8] {
        var result = [UInt8](repeating: ColumnValues.missingCode, count: rows.count)
        if let index = source.firstColumn(of: .polarity),
            case .codes(let codes) = column(index, .polarity, rows, lag: 0)
        {
            for slot in result.indices { result[slot] = codes[slot] }
        }
        if let index = source.firstColumn(of: .target),
            case .targets(let targets, let distinct) = column(index, .target, rows, lag: 0)
        {
            let signs = distinct.map { $0.polarity?.rawValue ?? ColumnValues.missingCode }
            for slot in result.indices where targets[slot] >= 0 {
                let sign = signs[Int(targets[slot])]
                if sign != ColumnValues.missingCode { result[slot] = sign }
            }
        }
        return result
    }

    /// `value misses target by …` and `value meets target`.
    ///
    /// By a margin, the boundary counts as missed. A target whose day is still ahead is missed while the figure is
    /// further away than the earliest known one of the six periods before; being short of it is no miss until the day.
    func meets(
        _ value: Formula, _ target: Formula, by margin: FormulaMargin?, isMet: Bool, _ rows: Rows, lag: Int
    ) -> [UInt8] {
        guard case .targets(let indexes, let distinct) = vector(target, rows, lag: lag) else {
            return meetsFigure(value, target, by: margin, isMet: isMet, rows, lag: lag)
        }
        let figures = figures(value, rows, lag: lag)
        let ways = polarities(rows)
        let bounds = distinct.map { TargetBound($0, margin: margin, today: today) }
        let bases = marginBases(margin, rows, lag: lag)
        lazy var earlier = (1...6).map { self.figures(value, rows, lag: lag + $0) }
        return (0..<rows.count).map { slot in
            let figure = figures.values[slot]
            guard indexes[slot] >= 0, figure != ColumnValues.missingFigure else { return Truth.unknown.rawValue }
            let bound = bounds[Int(indexes[slot])]
            if !bound.isPlainMonth { note(.period(bound.target.text), rows, slot) }
            guard bound.isPlainMonth, let way = bound.target.polarity ?? Polarity(rawValue: ways[slot]),
                commonUnit(figures.units[slot], bound.target.unit.code, rows, slot) != nil
            else { return Truth.unknown.rawValue }
            let short = bound.shortfall(figure, way)
            if isMet { return short.isMissed ? 0 : 1 }
            guard short.isMissed else { return 0 }
            if bound.isAhead {
                let first = earlier.last { $0.values[slot] != ColumnValues.missingFigure }
                guard let first, bound.distance(figure) > bound.distance(first.values[slot]) else { return 0 }
            }
            guard let threshold = bound.threshold ?? bases.flatMap({ $0.threshold(slot) }) else {
                return margin == nil ? 1 : Truth.unknown.rawValue
            }
            return short.amount >= threshold ? 1 : 0
        }
    }

    /// The target is a plain figure column or number: better is by the sheet's direction.
    private func meetsFigure(
        _ value: Formula, _ target: Formula, by margin: FormulaMargin?, isMet: Bool, _ rows: Rows, lag: Int
    ) -> [UInt8] {
        let worse = moved(value, target, by: isMet ? nil : margin, isBetter: false, rows, lag: lag)
        return isMet ? worse.map(Truth.not) : worse
    }

    /// `value is worse than x by …`: strictly worse, and by at least the margin.
    func moved(
        _ value: Formula, _ than: Formula, by margin: FormulaMargin?, isBetter: Bool, _ rows: Rows, lag: Int
    ) -> [UInt8] {
        let (left, right) = (figures(value, rows, lag: lag), figures(than, rows, lag: lag))
        let ways = polarities(rows)
        let bases = marginBases(margin, rows, lag: lag)
        return (0..<rows.count).map { slot in
            let (a, b) = (left.values[slot], right.values[slot])
            guard a != ColumnValues.missingFigure, b != ColumnValues.missingFigure,
                let way = Polarity(rawValue: ways[slot]),
                commonUnit(left.units[slot], right.units[slot], rows, slot) != nil
            else { return Truth.unknown.rawValue }
            let rise = Int128(a) - Int128(b)
            let gain = (way == .higher) == isBetter ? rise : -rise
            guard gain > 0 else { return 0 }
            switch margin {
            case nil: return 1
            case .points(let points)?: return gain >= Int128(points.micros) ? 1 : 0
            case .percentOfIt(let percent)?:
                return gain * Int128(100 * Decimal.scale) >= Int128(percent.micros) * Int128(b.magnitude) ? 1 : 0
            case .percentOf?:
                guard let threshold = bases?.threshold(slot) else { return Truth.unknown.rawValue }
                return gain >= threshold ? 1 : 0
            }
        }
    }

    /// What `by 10% of target` is a share of, when that differs from record to record.
    private struct MarginBases {
        let percent: Decimal
        let figures: Vector.Figures

        /// The least shortfall that counts, in millionths; nil where the base is missing.
        func threshold(_ slot: Int) -> Int128? {
            let base = figures.values[slot]
            guard base != ColumnValues.missingFigure else { return nil }
            return marginShare(of: base, percent)
        }
    }

    private func marginBases(_ margin: FormulaMargin?, _ rows: Rows, lag: Int) -> MarginBases? {
        guard case .percentOf(let percent, let formula)? = margin else { return nil }
        return MarginBases(percent: percent, figures: figures(formula, rows, lag: lag))
    }
}

/// So many per cent of a figure's size, in millionths rounded up: the boundary itself counts.
private func marginShare(of base: Int64, _ percent: Decimal) -> Int128 {
    let product = Int128(percent.micros) * Int128(base.magnitude)
    let whole = Int128(100 * Decimal.scale)
    return (product + whole - 1) / whole
}

/// A distinct target with all that does not depend on the record worked out beforehand.
private struct TargetBound {
    let target: Target
    /// Its day is still ahead.
    let isAhead: Bool
    /// False for "3 per year" in a source of months: not the period's own unit.
    let isPlainMonth: Bool
    /// The least shortfall that counts as a miss; nil without a margin, or when it differs by record.
    let threshold: Int128?

    init(_ target: Target, margin: FormulaMargin?, today: Day) {
        self.target = target
        isAhead = target.by.map { $0 > today } ?? false
        isPlainMonth = target.per == nil || target.per == "month"
        switch margin {
        case .points(let points)?: threshold = Int128(points.micros)
        case .percentOfIt(let percent)?: threshold = marginShare(of: target.number.micros, percent)
        case .percentOf?, nil: threshold = nil
        }
    }

    /// How far the figure is on the wrong side; at the number itself `>80%` is missed by nothing.
    func shortfall(_ figure: Int64, _ way: Polarity) -> (isMissed: Bool, amount: Int128) {
        let amount = Int128(target.number.micros) - Int128(figure)
        let short = way == .higher ? amount : -amount
        switch target.bound {
        case .plain, .atLeast, .atMost: return (short > 0, short)
        case .moreThan, .lessThan: return (short >= 0, short)
        }
    }

    func distance(_ figure: Int64) -> UInt128 { (Int128(target.number.micros) - Int128(figure)).magnitude }
}
