/// What the versions of a sheet show: the first value, the newest change and between which days it happened.
extension Evaluator {
    /// Which end of an interval a vague formula is asked for: its lowest value, or its highest.
    enum Edge: CaseIterable {
        case lowest, highest

        var other: Edge { self == .lowest ? .highest : .lowest }
    }

    /// The past of a column over a run; nil where no version knows it.
    private func past(_ column: Formula, _ rows: Rows, lag: Int) -> (past: PastValues, range: Range<Int>)? {
        guard case .column(let index, _) = column, case .records(let range, let period) = rows,
            let past = records.history?.columns[index]
        else { return nil }
        switch past {
        case .single(let values): return (values, range)
        case .byPeriod(let periods):
            guard let period, period - lag >= 0, let values = periods[period - lag] else { return nil }
            return (values, range)
        }
    }

    /// One function over a column, as the versions show it.
    func asSeen(_ what: AsSeen, _ column: Formula, _ rows: Rows, lag: Int) -> Vector {
        guard case .column(_, let type) = column else { return .texts(.all(nil)) }
        guard let (past, range) = past(column, rows, lag: lag) else { return missing(what.type(of: type), rows) }
        switch what {
        case .original: return slice(past.original, range, type)
        case .beforeChange: return slice(past.beforeChange, range, type)
        case .changed:
            return .days(.each(Array((edge == .lowest ? past.changedFrom : past.changedTo)[range])))
        case .timesChanged:
            let times = range.map { record in
                past.isKnown(record) ? Int64(past.timesChanged[record]) * Decimal.scale : ColumnValues.missingFigure
            }
            return .figures(.init(values: .each(times), units: .all(Unit.none.code)))
        case .restated:
            return .truths(
                range.map { past.isKnown($0) ? (past.timesChanged[$0] > 0 ? 1 : 0) : Truth.unknown.rawValue })
        case .slips: return .texts(.all(nil))
        }
    }

    /// A value of which only an interval is known, asked for at one end.
    func at<Result>(_ edge: Edge, _ work: () -> Result) -> Result {
        let before = self.edge
        self.edge = edge
        defer { self.edge = before }
        return work()
    }

    /// The truth of a condition about a vague value: yes or no where it is so at both ends, and unknown within.
    func settled(_ condition: Formula, _ rows: Rows, lag: Int) -> [UInt8] {
        switch condition {
        case .compare(.equal, let left, let right):
            // Equal is neither below nor above: at the ends alone it could not be told from "within".
            let below = settled(.compare(.atMost, left, right), rows, lag: lag)
            let above = settled(.compare(.atLeast, left, right), rows, lag: lag)
            return zip(below, above).map(Truth.and)
        case .compare(.unequal, let left, let right):
            return settled(.compare(.equal, left, right), rows, lag: lag).map(Truth.not)
        case .compare(let comparison, let left, let right):
            let (lefts, rights) = (ends(left, rows, lag: lag), ends(right, rows, lag: lag))
            return agreed(lefts.flatMap { first in rights.map { compare(comparison, first, $0, rows) } })
        default:
            // With two intervals, what holds at their ends alike need not hold between.
            guard condition.parts.count(where: \.isVague) == 1 else {
                return [UInt8](repeating: Truth.unknown.rawValue, count: rows.count)
            }
            return agreed(Edge.allCases.map { edge in at(edge) { truths(condition, rows, lag: lag) } })
        }
    }

    private func ends(_ formula: Formula, _ rows: Rows, lag: Int) -> [Vector] {
        guard formula.isVague else { return [vector(formula, rows, lag: lag)] }
        return Edge.allCases.map { edge in at(edge) { vector(formula, rows, lag: lag) } }
    }

    private func agreed(_ truths: [[UInt8]]) -> [UInt8] {
        guard var result = truths.first else { return [] }
        for other in truths.dropFirst() {
            for index in result.indices where result[index] != other[index] { result[index] = Truth.unknown.rawValue }
        }
        return result
    }

    /// The words of a vague value: `between 14 August 2020 and 8 October 2020`, `22 working days to 61 working days`.
    func vagueWords(_ formula: Formula, _ rows: Rows, lag: Int, slot: Int) -> String {
        let words = Edge.allCases.map { edge in at(edge) { plainWords(formula, rows, lag: lag, slot: slot) } }
        guard let low = words.first, let high = words.last, low != high else { return words.first ?? "" }
        if case .asSeen(.changed, _) = formula { return "between \(low) and \(high)" }
        return "\(low) to \(high)"
    }
}

extension PastValues {
    /// True when any version had a readable value.
    func isKnown(_ record: Int) -> Bool { changedTo[record] != ColumnValues.missingDay }
}

extension AsSeen {
    /// What it gives, of a column of this type.
    fileprivate func type(of column: ColumnType) -> ValueType {
        switch self {
        case .original, .beforeChange: ValueType(column)
        case .changed: .day
        case .timesChanged: .figure(.known(.none))
        case .slips: .list
        case .restated: .truth
        }
    }
}
