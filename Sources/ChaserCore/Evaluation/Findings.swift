/// What one rule found over all records (or groups) of its source at one instant.
public struct Findings {
    public let rule: RuleDefinition
    /// One for each record, or each group.
    public let verdicts: [Verdict]
    let grouping: Grouping?
    let evaluator: Evaluator

    let counts: StatusCounts
    /// The records that are red or amber, and the first hundred that are unknown; ascending.
    let notable: [Int]

    /// What was judged, without what it was judged with.
    struct Judged: Sendable {
        let verdicts: [Verdict]
        let grouping: Grouping?
        let counts: StatusCounts
        let notable: [Int]
    }

    var judged: Judged { Judged(verdicts: verdicts, grouping: grouping, counts: counts, notable: notable) }

    /// The same as was judged before, for words of now.
    init(_ rule: RuleDefinition, _ evaluator: Evaluator, _ judged: Judged) {
        self.rule = rule
        self.evaluator = evaluator
        (verdicts, grouping) = (judged.verdicts, judged.grouping)
        (counts, notable) = (judged.counts, judged.notable)
    }

    /// Judges every record of the rule's source; the one place where a rule's lines become verdicts.
    init(_ rule: RuleDefinition, _ evaluator: Evaluator) {
        self.rule = rule
        self.evaluator = evaluator
        var tally = VerdictTally(room: evaluator.count)
        if let group = rule.group {
            let grouping = Grouping(by: group, members: Findings.members(rule, evaluator), evaluator: evaluator)
            tally.add(Findings.judge(rule, evaluator, .groups(grouping), isGrouped: true))
            self.grouping = grouping
        } else {
            for run in evaluator.runs { tally.add(Findings.judge(rule, evaluator, run, isGrouped: false)) }
            grouping = nil
        }
        (verdicts, counts, notable) = (tally.verdicts, tally.counts, tally.notable)
    }

    /// Which records count in a group rule. One whose `where` is unknown does: leaving it out would be quietly good.
    static func members(_ rule: RuleDefinition, _ evaluator: Evaluator) -> [Bool] {
        guard let condition = rule.where else { return [Bool](repeating: true, count: evaluator.count) }
        return evaluator.runs.flatMap { evaluator.truths(condition, $0) }.map { $0 != 0 }
    }

    static func judge(
        _ rule: RuleDefinition, _ evaluator: Evaluator, _ rows: Evaluator.Rows, isGrouped: Bool
    ) -> [Verdict] {
        let count = rows.count
        var bits = [UInt16](repeating: UInt16(Truth.yes.rawValue), count: count)
        if !isGrouped, let condition = rule.where {
            let included = evaluator.truths(condition, rows)
            guard included.contains(where: { $0 != 0 }) else {
                return [Verdict](repeating: Verdict(included: .no), count: count)
            }
            for index in bits.indices { bits[index] = UInt16(included[index]) }
        }
        func add(_ conditions: [CheckedCondition], at shift: UInt16) {
            guard let truths = any(conditions, evaluator, rows) else { return }
            for index in bits.indices { bits[index] |= UInt16(truths[index]) &<< shift }
        }
        add(rule.red, at: 2)
        add(rule.amber, at: 4)
        add(rule.green, at: 6)
        add(rule.clear, at: 8)
        return bits.map(Verdict.init(bits:))
    }

    /// Whether one of several conditions holds; nil without any.
    private static func any(
        _ conditions: [CheckedCondition], _ evaluator: Evaluator, _ rows: Evaluator.Rows
    ) -> [UInt8]? {
        guard let first = conditions.first else { return nil }
        var result = evaluator.truths(first, rows)
        for condition in conditions.dropFirst() {
            let truths = evaluator.truths(condition, rows)
            for index in result.indices { result[index] = Truth.or(result[index], truths[index]) }
        }
        return result
    }

    /// The rows of one record or all groups, and the slot in them.
    private func rows(_ index: Int) -> (rows: Evaluator.Rows, slot: Int) {
        grouping.map { (.groups($0.only(index)), 0) } ?? (evaluator.run(of: index), 0)
    }

    /// What names the record within its source: its key, or the group's name.
    public func key(_ index: Int) -> String {
        grouping?.groups[index].name ?? evaluator.records.key(of: index, layout: evaluator.source.layout)
    }

    /// The area whose people hear of it: the column named `area`, or the group's name in a rule `by area`; nil for none.
    public func area(_ index: Int) -> String? {
        guard let column = evaluator.source.column(named: "area") else { return nil }
        let formula = Formula.column(column, evaluator.source.layout.columns[column].type)
        if let grouping { return rule.group == formula ? grouping.groups[index].name : nil }
        if evaluator.source.layout.columns[column].type == .text,
            let area = evaluator.cellWords(formula, record: index)
        {
            return area
        }
        return evaluator.texts(formula, evaluator.run(of: index), lag: 0)(0)
    }

    /// The words of `say`. With `in any of`, they are about the newest period in which the condition held.
    public func text(_ index: Int) -> String {
        let (rows, slot) = rows(index)
        let words = evaluator.words(rule.say, rows, lag: lag(index), slot: slot)
        let text = words.isEmpty ? "\(rule.title): \(key(index))" : words
        return reworded(index).map { "\(text) (\($0))" } ?? text
    }

    /// `reworded from “…”, 68% sure`, where the sheet in force is the first with its present words.
    func reworded(_ index: Int) -> String? {
        grouping == nil ? evaluator.records.rewordingWords(of: index, layout: evaluator.source.layout) : nil
    }

    /// How many periods back the newest period lies in which the alert's condition held.
    private func lag(_ index: Int) -> Int {
        let conditions = verdicts[index].red == .yes ? rule.red : rule.amber
        // Without `in any of` the words are about the present.
        guard conditions.contains(where: \.looksBack) else { return 0 }
        let (rows, slot) = rows(index)
        var newest: Int?
        for condition in conditions {
            guard case .inAnyOf(let count) = condition.window else {
                if evaluator.truths(condition, rows)[slot] == 1 { return 0 }
                continue
            }
            let lag = (0..<count).first { evaluator.truths(condition.formula, rows, lag: $0)[slot] == 1 }
            if let lag { newest = min(newest ?? lag, lag) }
        }
        return newest ?? 0
    }

    /// Headings of the columns of which the rule asks what versions show, and that no version has.
    var unknownColumns: [String] {
        guard let unknown = evaluator.records.history?.unknownColumns, !unknown.isEmpty else { return [] }
        let layout = evaluator.source.layout
        return rule.columnsAsSeen.intersection(unknown).sorted().map {
            layout.columns[$0].heading ?? layout.columns[$0].name
        }
    }

    /// The sheet and row that a record stands in; no row for a group.
    public func place(_ index: Int) -> (file: String, row: Int?) {
        let place = evaluator.place(of: grouping?.groups[index].members.first ?? index)
        return (place.file, grouping == nil ? place.row : nil)
    }

    /// The people that the row names, in the first column of people; none for a group.
    func officers(_ index: Int) -> [String] {
        guard grouping == nil, let column = evaluator.source.officersColumn else { return [] }
        return evaluator.texts(.column(column, .people), evaluator.run(of: index), lag: 0)(0).map(ChaserCore.officers)
            ?? []
    }

    /// The date from which the rule's ladder counts for this record; nil when the rule names none, or it is missing.
    func anchor(_ index: Int) -> Day? {
        guard grouping == nil, let formula = rule.anchor,
            case .days(let days) = evaluator.vector(formula, evaluator.run(of: index), lag: 0)
        else { return nil }
        let number = days[0]
        return number == ColumnValues.missingDay || number == ColumnValues.openEnded ? nil : Day(number: number)
    }

    /// True when the record is shown to be done: why a `where` lets go of it.
    func isDone(_ index: Int) -> Bool {
        grouping == nil && evaluator.truths(.word(.done), evaluator.run(of: index), lag: 0)[0] == 1
    }

    /// True when the rule's `where` asks for the target, and there is none any more.
    func hasLostTarget(_ index: Int) -> Bool {
        guard grouping == nil, let column = evaluator.source.firstColumn(of: .target),
            rule.where?.formula.contains(where: { $0 == .column(column, .target) }) == true
        else { return false }
        return evaluator.isMissing(
            evaluator.vector(.column(column, .target), evaluator.run(of: index), lag: 0), count: 1)[0]
    }
}

extension CheckedCondition {
    /// Whether it may have held in an earlier period than the newest: `in any of`.
    var looksBack: Bool {
        switch window {
        case .inAnyOf: true
        case .now, .forPeriods: false
        }
    }
}
