/// The way a measure has gone, for the line of a digest.
extension Findings {
    /// The first figure by period of the rule's source; nil for a plan.
    var series: Formula? {
        guard grouping == nil else { return nil }
        let layout = evaluator.source.layout
        let column = layout.columns.firstIndex { column in
            if case .period = column.origin { column.type == .figure } else { false }
        }
        return column.map { .column($0, .figure) }
    }

    /// `▇█▇▆▅ worse than the month before`; nil without figures by period.
    ///
    /// Of an action whose date was moved, how late it is on either date.
    func trend(_ index: Int) -> String? {
        guard let series else {
            guard grouping == nil, let words = evaluator.lateness(index) else { return nil }
            return words.prefix(1).uppercased() + words.dropFirst() + "."
        }
        let rows = evaluator.run(of: index)
        let values = stride(from: 11, through: 0, by: -1).map { lag -> Decimal? in
            let value = evaluator.figures(series, rows, lag: lag).values[0]
            return value == ColumnValues.missingFigure ? nil : Decimal(micros: value)
        }
        let known = values.drop { $0 == nil }
        guard known.count >= 2 else { return nil }
        return sparkline(Array(known)) + (direction(index).map { " " + $0 } ?? "")
    }

    private func direction(_ index: Int) -> String? {
        guard let series else { return nil }
        let rows = evaluator.run(of: index)
        func moved(_ isBetter: Bool) -> UInt8 {
            evaluator.moved(series, .earlier(series, periods: 1), by: nil, isBetter: isBetter, rows, lag: 0)[0]
        }
        if moved(true) == 1 { return "better than the month before" }
        if moved(false) == 1 { return "worse than the month before" }
        return moved(true) == 0 ? "as in the month before" : nil
    }

    /// Whether the measure is better than in the period before.
    func improved(_ index: Int) -> Bool { moved(index, isBetter: true) }

    /// Whether it is worse than in the period before.
    func declined(_ index: Int) -> Bool { moved(index, isBetter: false) }

    private func moved(_ index: Int, isBetter: Bool) -> Bool {
        guard let series else { return false }
        return evaluator.moved(
            series, .earlier(series, periods: 1), by: nil, isBetter: isBetter, evaluator.run(of: index), lag: 0)[0] == 1
    }
}
