/// What an acknowledged alert is held against: whether its record says something else than before.
extension Findings {
    /// The record's row as one hash: every cell of the source's columns as typed, figures by period those of the current
    /// one. Of a group, the words of `say`.
    func rowHash(_ index: Int) -> String {
        guard grouping == nil else { return hash([text(index)]) }
        let records = evaluator.records
        let period = records.segments.first { $0.range.contains(index) }?.currentPeriod
        let month = period.map { [records.periods[$0].description] } ?? []
        return hash(
            month
                + evaluator.source.layout.columns.indices.map {
                    records.rawText(record: index, column: $0, period: period)
                })
    }

    private func hash(_ parts: [String]) -> String {
        String(SHA256.hex(of: Array(parts.joined(separator: "\u{0}").utf8)).prefix(24))
    }

    /// The date that slips when it moves: the one that the ladder counts from, or else the source's first.
    func slippingDate(_ index: Int) -> Day? {
        if rule.anchor != nil { return anchor(index) }
        guard grouping == nil, let column = evaluator.source.firstColumn(of: .date),
            case .days(let days) = evaluator.vector(.column(column, .date), evaluator.run(of: index), lag: 0)
        else { return nil }
        let number = days[0]
        return number == ColumnValues.missingDay || number == ColumnValues.openEnded ? nil : Day(number: number)
    }
}
