/// Statistical process control: a chart for each record, of all its months up to the one that is asked about.
extension Evaluator {
    /// What a formula asks of each record's chart. Unknown while the newest figure is missing, while fewer than thirteen
    /// are known, and where the figures have different units.
    func process(
        _ question: ProcessQuestion, _ formula: Formula, _ profile: ProcessProfile, _ rows: Rows, lag: Int
    ) -> Vector {
        let charts = self.charts(formula, profile, rows, lag: lag)
        switch question {
        case .lowerLimit, .upperLimit:
            let units = figures(formula, rows, lag: lag).units
            let limits = charts.map { chart -> Int64 in
                (question == .lowerLimit ? chart?.lower : chart?.upper)?.micros ?? ColumnValues.missingFigure
            }
            return .figures(.init(values: .each(limits), units: units))
        case .reason:
            return .texts(.each(charts.map { chart in chart.map(Evaluator.reason) }))
        case .variation:
            let ways = polarities(rows)
            let kinds = charts.indices.map { slot in
                charts[slot].map { Evaluator.variation($0, Polarity(rawValue: ways[slot])).rawValue }
                    ?? ColumnValues.missingCode
            }
            return .codes(.each(kinds))
        case .assurance(let target):
            return assurances(charts, target, rows, lag: lag)
        }
    }

    private func charts(_ formula: Formula, _ profile: ProcessProfile, _ rows: Rows, lag: Int) -> [ProcessChart?] {
        guard case .records(_, let period?) = rows, period >= lag else {
            return [ProcessChart?](repeating: nil, count: rows.count)
        }
        let months = stride(from: period, through: lag, by: -1).map { figures(formula, rows, lag: $0) }
        return (0..<rows.count).map { slot in
            let points = months.map { $0.values[slot] == ColumnValues.missingFigure ? nil : $0.values[slot] }
            let units = Set(months.lazy.filter { $0.values[slot] != ColumnValues.missingFigure }.map { $0.units[slot] })
            guard points.last.flatMap(\.self) != nil, units.count == 1,
                let chart = ProcessChart(Array(points.drop { $0 == nil }), profile: profile),
                chart.known >= ProcessChart.fewest
            else { return nil }
            return chart
        }
    }

    /// The kinds of `ValueType.variation`, in the order of its vocabulary.
    private enum Variation: UInt8 {
        case common, concern, improvement, high, low
    }

    /// The kind of the newest point: by the first rule that it is part of, and by which way is better.
    private static func variation(_ chart: ProcessChart, _ better: Polarity?) -> Variation {
        guard let sign = chart.signs().last?.first else { return .common }
        guard let better else { return sign.side == .above ? .high : .low }
        return (sign.side == .above) == (better == .higher) ? .improvement : .concern
    }

    /// Every rule that the newest point is part of, and whose rules they are.
    private static func reason(_ chart: ProcessChart) -> String {
        let signs = chart.signs().last ?? []
        let words =
            signs.isEmpty ? "common cause variation" : signs.map { $0.words(chart.profile) }.joined(separator: "; ")
        return "\(words) (\(chart.known) months, profile \(chart.profile.rawValue))"
    }

    private func assurances(_ charts: [ProcessChart?], _ target: Formula, _ rows: Rows, lag: Int) -> Vector {
        guard case .targets(let indexes, let distinct) = vector(target, rows, lag: lag) else {
            return .codes(.all(ColumnValues.missingCode))
        }
        let ways = polarities(rows)
        let found = charts.indices.map { slot -> UInt8 in
            guard let chart = charts[slot], indexes[slot] >= 0 else { return ColumnValues.missingCode }
            let target = distinct[Int(indexes[slot])]
            guard let better = target.polarity ?? Polarity(rawValue: ways[slot]) else {
                return ColumnValues.missingCode
            }
            let assurance = chart.assurance(target.number.micros, better: better) { point in
                target.isMet(by: Decimal(micros: point), better: better)
            }
            return assurance.rawValue
        }
        return .codes(.each(found))
    }
}

extension Target {
    /// Whether a figure meets it, its day and its unit left aside.
    fileprivate func isMet(by figure: Decimal, better: Polarity) -> Bool {
        switch bound {
        case .plain: better == .higher ? figure >= number : figure <= number
        case .atLeast: figure >= number
        case .moreThan: figure > number
        case .atMost: figure <= number
        case .lessThan: figure < number
        }
    }
}
