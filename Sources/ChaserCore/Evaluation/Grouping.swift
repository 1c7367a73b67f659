/// The groups of a group rule: which records belong to which, decided once a tick.
struct Grouping {
    /// One group, by what its members have in common.
    struct Group {
        let name: String
        /// In the order of the sheet; never empty.
        var members: [Int]
        /// Index of the newest current period among its members.
        var period: Int?
    }

    /// In the order of their first members.
    private(set) var groups: [Group] = []

    /// One group alone: for an explanation of it.
    init(only group: Group) { groups = [group] }

    /// Groups the members by the text of a formula. A missing value forms no group.
    init(by formula: Formula, members: [Bool], evaluator: Evaluator) {
        var names = GroupNames()
        for case .records(let range, let period) in evaluator.runs {
            let rows = Evaluator.Rows.records(range, period: period)
            if case .places(let places) = evaluator.vector(formula, rows, lag: 0) {
                for (place, record) in zip(places, range) where members[record] && !place.isNone {
                    let group = names.group(of: place, in: evaluator.records, next: groups.count)
                    add(record, to: group, period) { evaluator.records.text(place) }
                }
                continue
            }
            let texts = evaluator.texts(formula, rows, lag: 0)
            for (slot, record) in range.enumerated() where members[record] {
                guard let name = texts(slot) else { continue }
                add(record, to: names.group(of: name, next: groups.count), period) { name }
            }
        }
    }

    /// One of the groups, as the only one.
    func only(_ index: Int) -> Grouping { Grouping(groups: [groups[index]]) }

    private init(groups: [Group]) { self.groups = groups }

    /// Adds a member; a group that is not there yet gets the name that it first stood under.
    @inline(__always)
    private mutating func add(_ record: Int, to group: Int, _ period: Int?, name: () -> String) {
        if group == groups.count { groups.append(Group(name: name(), members: [], period: nil)) }
        groups[group].members.append(record)
        if let period, groups[group].period.map({ $0 < period }) ?? true { groups[group].period = period }
    }
}

/// What a group rule asks of the members of each group.
extension Evaluator {
    /// Folds the truths of a condition over each group's members: for how many it holds, and is known.
    func members<Value>(
        _ condition: Formula, _ rows: Rows, lag: Int, _ fold: (_ yes: Int, _ known: Int) -> Value
    ) -> [Value] {
        guard case .groups(let grouping) = rows else { return [] }
        let truth = truthOfMembers(condition, of: grouping, lag: lag)
        return grouping.groups.map { group in
            var (yes, known) = (0, 0)
            for record in group.members {
                let truth = truth(record)
                if truth < 2 { known += 1 }
                if truth == 1 { yes += 1 }
            }
            if let assumed, assumed.condition == condition { yes = min(assumed.count, known) }
            return fold(yes, known)
        }
    }

    /// An evaluator of the same table for which a condition holds for so many members of each group.
    func assuming(_ condition: Formula, holdsFor count: Int) -> Evaluator {
        let evaluator = Evaluator(
            records: records, source: source, clock: clock, units: units, others: others, seesVanished: seesVanished)
        evaluator.assumed = (condition, count)
        return evaluator
    }

    /// A formula's truth for each member.
    private func truthOfMembers(_ formula: Formula, of grouping: Grouping, lag: Int) -> (Int) -> UInt8 {
        if areFew(grouping) { return { [self] record in truths(formula, run(of: record), lag: lag)[0] } }
        let all = runs.flatMap { truths(formula, $0, lag: lag) }
        return { all[$0] }
    }

    /// Whether members are asked one by one: the words about one small group would otherwise cost as much as all groups.
    /// An explanation shows whole runs.
    private func areFew(_ grouping: Grouping) -> Bool {
        trace == nil && grouping.groups.reduce(0) { $0 + $1.members.count } < count / 8
    }

    /// `count()`, `count(condition)`: members for which it is known to hold.
    func count(_ condition: Formula?, _ rows: Rows, lag: Int) -> Vector.Figures {
        guard case .groups(let grouping) = rows else { return .missing(rows.count) }
        let counts =
            condition.map { members($0, rows, lag: lag) { yes, _ in yes } } ?? grouping.groups.map(\.members.count)
        return .init(values: .each(counts.map { Int64($0) * Decimal.scale }), units: .all(Unit.none.code))
    }

    /// `share(condition)` in per cent of the members that could be judged; missing when none could.
    func share(_ condition: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        guard case .groups = rows else { return .missing(rows.count) }
        let shares = members(condition, rows, lag: lag) { yes, known in
            Decimal(rounding: Int128(yes) * 100 * Int128(Decimal.scale), over: Int128(known))?.micros
                ?? ColumnValues.missingFigure
        }
        return .init(values: .each(shares), units: .all(Unit.percent.code))
    }

    /// `mean(x)` over the members whose figure is known and of one unit.
    func groupMean(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        guard case .groups(let grouping) = rows else { return .missing(rows.count) }
        let runs = areFew(grouping) ? grouping.groups.flatMap { $0.members.map(run) } : runs
        let columns = runs.map { ($0, figures(formula, $0, lag: lag)) }
        var known: [Int: (micros: Int64, unit: UInt8)] = [:]
        for case (.records(let range, _), let column) in columns {
            for (slot, record) in range.enumerated() where column.values[slot] != ColumnValues.missingFigure {
                known[record] = (column.values[slot], column.units[slot])
            }
        }
        var values: [Int64] = []
        var units: [UInt8] = []
        for group in grouping.groups {
            let found = group.members.compactMap { known[$0] }
            let unit = found.first?.unit ?? Unit.none.code
            let isMixed = found.contains { $0.unit != unit }
            values.append((isMixed ? nil : Evaluator.mean(found.map(\.micros))) ?? ColumnValues.missingFigure)
            units.append(unit)
        }
        return .init(values: .each(values), units: .each(units))
    }

    /// `different(x)`: how many different values the members have, missing ones not counted.
    func different(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        let counts = lists(formula, rows, lag: lag).map { Int64(Set($0.map(foldedText)).count) * Decimal.scale }
        return .init(values: .each(counts), units: .all(Unit.none.code))
    }

    /// What the members have, each once, in the order of the sheet.
    func lists(_ formula: Formula, _ rows: Rows, lag: Int) -> [[String]] {
        guard case .groups(let grouping) = rows else { return [] }
        return grouping.groups.map { group in
            var seen = Set<String>()
            return group.members.compactMap { record in
                let run = run(of: record)
                guard !isMissing(vector(formula, run, lag: lag), count: 1)[0] else { return nil }
                let words = words(formula, run, lag: lag)
                return seen.insert(words).inserted ? words : nil
            }
        }
    }
}
