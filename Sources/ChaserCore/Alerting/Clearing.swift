/// What would end an alert. Every claim was tried on the rule itself, by the evaluator that judges it.
enum Clearing: Hashable, Sendable {
    /// The next period's figure, at this value or any better one. `isAtLeast`: better is higher.
    case figure(String, isAtLeast: Bool, month: Month)
    /// So many of a group's members at most.
    case members(Int, of: Int)
    /// Done, or a later date; of a rule that does not ask whether the record is done, only the date.
    case laterDate(orDone: Bool)

    /// As a mail says it.
    var words: String {
        switch self {
        case .figure(let figure, true, let month): "Clears with a figure of \(figure) or more in \(month.inWords)."
        case .figure(let figure, false, let month): "Clears with a figure of \(figure) or less in \(month.inWords)."
        case .members(let count, let total): "Clears at \(count) of \(total)\(count == 0 ? "" : " or fewer")."
        case .laterDate(true): "Clears when the sheet shows it done, or a later date."
        case .laterDate(false): "Clears when the sheet shows a later date."
        }
    }
}

extension Findings {
    /// What would end an alert of this colour on a record; nil where it cannot be said in one figure.
    func clearing(_ index: Int, from colour: Colour) -> Clearing? {
        if let grouping { return clearingMembers(grouping.only(index), from: colour) }
        if let clearing = clearingFigure(index, from: colour) { return clearing }
        let conditions = rule.red + rule.amber
        let asksForDate = conditions.allSatisfy { condition in
            condition.formula.contains { if case .overdue = $0 { true } else { false } }
        }
        guard asksForDate, rule.clear.isEmpty else { return nil }
        return .laterDate(orDone: rule.where?.formula.contains { $0 == .word(.done) } ?? false)
    }

    private func clears(_ verdict: Verdict, from colour: Colour) -> Bool {
        verdict.included == .yes
            && AlertTransition(from: colour, verdict: verdict, hasClearLine: !rule.clear.isEmpty) == .clear
    }

    /// The most members of a group for which the condition that the rule counts may hold.
    private func clearingMembers(_ grouping: Grouping, from colour: Colour) -> Clearing? {
        guard let condition = countedCondition else { return nil }
        let rows = Evaluator.Rows.groups(grouping)
        let now = evaluator.members(condition, rows, lag: 0) { yes, _ in yes }.first ?? 0
        func clears(at count: Int) -> Bool {
            let trial = evaluator.assuming(condition, holdsFor: count)
            return Findings.judge(rule, trial, rows, isGrouped: true).first.map { self.clears($0, from: colour) }
                ?? false
        }
        guard now > 0, clears(at: 0) else { return nil }
        let most = lastTrue(from: 0, upTo: now, where: clears)
        return most < now ? .members(most, of: grouping.groups[0].members.count) : nil
    }

    /// The one condition that all of a group rule's lines count or take the share of.
    private var countedCondition: Formula? {
        var found: Set<Formula> = []
        for condition in rule.red + rule.amber + rule.clear {
            _ = condition.formula.contains { formula in
                switch formula {
                case .share(let inner), .count(.some(let inner)): found.insert(inner)
                default: break
                }
                return false
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// The next figure that is just good enough.
    private func clearingFigure(_ index: Int, from colour: Colour) -> Clearing? {
        guard let series, case .column(let column, _) = series else { return nil }
        let rows = evaluator.run(of: index)
        let known = (0..<12).map { evaluator.figures(series, rows, lag: $0) }
            .filter { $0.values[0] != ColumnValues.missingFigure }
        guard let newest = known.first, case .records(_, let period?) = rows else { return nil }
        let search = FigureSearch(known: known.map { Decimal(micros: $0.values[0]) }, unit: newest.units[0])
        func clears(at value: Decimal) -> Bool {
            guard let alone = evaluator.records.alone(index, next: value, in: column) else { return false }
            let trial = Evaluator(
                records: alone, source: evaluator.source, clock: evaluator.clock,
                units: evaluator.units)
            return Findings.judge(rule, trial, trial.run(of: 0), isGrouped: false).first
                .map { self.clears($0, from: colour) } ?? false
        }
        let month = evaluator.records.periods[period].adding(months: 1)
        let way = Polarity(rawValue: evaluator.polarities(rows)[0])
        for isHigher in way.map({ [$0 == .higher] }) ?? [true, false] {
            guard let value = search.worst(isHigherBetter: isHigher, where: clears) else { continue }
            let unit = newest.units[0] == Vector.Figures.bare ? "" : evaluator.units[Unit(code: newest.units[0])]
            return .figure(figureWords(value, unit: unit), isAtLeast: isHigher, month: month)
        }
        return nil
    }
}

/// The largest number from a known good start up to an excluded end at which a falling condition still holds.
private func lastTrue(from start: Int, upTo end: Int, where holds: (Int) -> Bool) -> Int {
    var (good, bad) = (start, end)
    while bad - good > 1 {
        let middle = good + (bad - good) / 2
        if holds(middle) { good = middle } else { bad = middle }
    }
    return good
}

/// Looks for a figure in steps as fine as the sheet's own.
private struct FigureSearch {
    private let start: Int64
    /// In millionths.
    private let step: Int64
    private let lowest: Int64
    private let highest: Int64

    /// How far from the newest figure it looks, in steps.
    private static let reach = 1 << 20

    init(known: [Decimal], unit: UInt8) {
        let fractions = known.map { Int64(($0.micros % Decimal.scale).magnitude) }
        // Whole, tenths or hundredths: as fine as the finest of the figures, and no finer.
        step = [Decimal.scale, Decimal.scale / 10].first { size in fractions.allSatisfy { $0 % size == 0 } } ?? 10_000
        start = known[0].micros / step * step
        let isShare = unit == Unit.percent.code && known.allSatisfy { (0...100 * Decimal.scale).contains($0.micros) }
        let isNegative = known.contains { $0.micros < 0 }
        lowest = isNegative ? Int64.min / 4 : 0
        highest = isShare ? 100 * Decimal.scale : Int64.max / 4
    }

    /// The worst figure that is still good enough; nil when none within reach is, or all are.
    func worst(isHigherBetter: Bool, where clears: (Decimal) -> Bool) -> Decimal? {
        func value(_ steps: Int) -> Int64? {
            let value = start + Int64(isHigherBetter ? steps : -steps) * step
            return (lowest...highest).contains(value) ? value : nil
        }
        func holds(_ steps: Int) -> Bool { value(steps).map { clears(Decimal(micros: $0)) } ?? false }
        // Steps towards the better: from one that is not good enough to one that is.
        var (bad, good): (Int?, Int?) = (nil, nil)
        var distance = 0
        while distance <= FigureSearch.reach, good == nil {
            if holds(distance) { good = distance } else { bad = distance }
            distance = max(distance * 2, 1)
        }
        if good == nil {
            // The last doubling may have gone past what a percentage can be.
            let most = Int((isHigherBetter ? highest - start : start - lowest) / step)
            guard most > 0, most <= FigureSearch.reach, holds(most) else { return nil }
            good = most
        }
        guard let enough = good else { return nil }
        if bad == nil {
            distance = 1
            while distance <= FigureSearch.reach, bad == nil {
                if value(-distance) == nil { return nil }
                if !holds(-distance) { bad = -distance }
                distance *= 2
            }
        }
        guard let short = bad else { return nil }
        let steps = -lastTrue(from: -enough, upTo: -short) { holds(-$0) }
        return value(steps).map(Decimal.init(micros:))
    }
}
