/// One formula of a rule as an explanation shows it: what was written, what came of it, and from which cells.
public struct Reason: Hashable, Sendable {
    /// As the rule has it, on one line; of a member of a group, its key.
    public let text: String
    /// As mails print it; `(private)` for what nobody is shown.
    public let value: String
    /// The month that it is about, where that is not the current one.
    public let period: String?
    /// The cells that it was read from itself; those of its parts stand with them.
    public let cells: [CellPlace]
    /// What it hangs on, in the order in which the evaluation asked.
    public let reasons: [Reason]

    init(_ text: String, _ value: String, period: String? = nil, cells: [CellPlace] = [], reasons: [Reason] = []) {
        self.text = text
        self.value = value
        self.period = period
        self.cells = cells
        self.reasons = reasons
    }
}

/// Makes reasons of the steps of a trace. It reads what was computed, and prints it; it computes no truth itself.
struct ReasonReader {
    let evaluator: Evaluator
    /// What the rule has for each formula.
    let parts: [Formula: String]

    /// The most members of a group that are shown one by one.
    static let mostMembers = 40

    /// The reasons of steps over one slot of their rows, each once.
    func reasons(_ steps: [Trace.Step], slot: Int) -> [Reason] {
        unique(steps.flatMap { reasons(of: $0, slot: slot) })
    }

    /// The reason of a step; its parts' reasons where the rule has no words for the step itself.
    func reasons(of step: Trace.Step, slot: Int) -> [Reason] {
        let step = innermost(step)
        if step.formula.isLiteral { return [] }
        let inner = parts(of: step, slot: slot)
        guard let text = parts[step.formula] else { return inner }
        return [
            Reason(
                text, value(step, slot), period: period(of: step), cells: cells(of: step, slot: slot), reasons: inner)
        ]
    }

    /// A formula that is first asked for as a vector and then as truths is one step to a reader.
    func innermost(_ step: Trace.Step) -> Trace.Step {
        guard step.reads.isEmpty, step.steps.count == 1, step.steps[0].formula == step.formula,
            step.steps[0].lag == step.lag, step.steps[0].rows.count == step.rows.count
        else { return step }
        return innermost(step.steps[0])
    }

    /// What a step hangs on: its parts, and which way is better, where it asked for that.
    func parts(of step: Trace.Step, slot: Int) -> [Reason] {
        if case .groups(let grouping) = step.rows {
            let own = step.steps.filter { if case .groups = $0.rows { true } else { false } }
            let asked = step.steps.filter { if case .records = $0.rows { true } else { false } }
            return reasons(own, slot: slot) + members(grouping.groups[slot].members, asked)
        }
        return reasons(step.steps, slot: slot) + direction(of: step, slot: slot)
    }

    private func members(_ members: [Int], _ steps: [Trace.Step]) -> [Reason] {
        guard !steps.isEmpty else { return [] }
        let shown = members.prefix(ReasonReader.mostMembers).map { record in
            let own = steps.flatMap { step -> [Reason] in
                guard case .records(let range, _) = step.rows, range.contains(record) else { return [] }
                return reasons(of: step, slot: record - range.lowerBound)
            }
            let key = evaluator.records.key(of: record, layout: evaluator.source.layout)
            return Reason(key, own.first?.value ?? "", cells: own.first?.cells ?? [], reasons: own.first?.reasons ?? [])
        }
        let more = members.count - shown.count
        return shown + (more > 0 ? [Reason("… and \(more) more", "")] : [])
    }

    /// A step that went by the way in which a measure gets better says which way that was, and who says so.
    private func direction(of step: Trace.Step, slot: Int) -> [Reason] {
        if case .column = step.formula { return [] }
        guard !step.reads.isEmpty, case .records(let range, _) = step.rows else { return [] }
        let words: String
        switch Polarity(rawValue: quietly { evaluator.polarities(step.rows)[slot] }) {
        case .higher?: words = "higher is better"
        case .lower?: words = "lower is better"
        case nil: words = "nobody says"
        }
        let cells = step.reads.compactMap { place(record: range.lowerBound + slot, column: $0.column, step.rows, 0) }
        return [Reason("which way is better", words, cells: cells)]
    }

    func value(_ step: Trace.Step, _ slot: Int) -> String {
        if case .truths(let truths) = step.value { return Reason.words(Truth(rawValue: truths[slot]) ?? .unknown) }
        if evaluator.showsPrivate(step.formula) { return "(private)" }
        let words = quietly { evaluator.words(step.formula, step.rows, lag: step.lag, slot: slot) }
        guard case .column(let column, _) = step.formula, case .records(let range, let period) = step.rows,
            evaluator.isMissing(step.value, count: step.rows.count)[slot]
        else { return words }
        let typed = evaluator.records.rawText(
            record: range.lowerBound + slot, column: column, period: period.map { $0 - step.lag })
        if !typed.isEmpty { return "\(words) (the cell says “\(typed)”)" }
        return cells(of: step, slot: slot).isEmpty ? "\(words) (there is no such cell)" : words
    }

    private func period(of step: Trace.Step) -> String? {
        guard step.lag > 0, evaluator.feelsPeriods(step.formula) else { return nil }
        return evaluator.month(step.rows, lag: step.lag)
    }

    private func cells(of step: Trace.Step, slot: Int) -> [CellPlace] {
        guard case .column = step.formula, case .records(let range, _) = step.rows else { return [] }
        return step.reads.compactMap { place(record: range.lowerBound + slot, column: $0.column, step.rows, $0.lag) }
    }

    private func place(record: Int, column: Int, _ rows: Evaluator.Rows, _ lag: Int) -> CellPlace? {
        guard case .records(_, let period) = rows else { return nil }
        return evaluator.records.place(record: record, column: column, period: period.map { $0 - lag })
    }

    /// What is asked for printing is no step of the evaluation.
    private func quietly<Value>(_ ask: () -> Value) -> Value {
        let trace = evaluator.trace
        evaluator.trace = nil
        defer { evaluator.trace = trace }
        return ask()
    }
}

extension Reason {
    /// A truth in a word.
    static func words(_ truth: Truth) -> String {
        switch truth {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }
}

extension Formula {
    /// What stands in the rule itself and needs no explanation.
    fileprivate var isLiteral: Bool {
        switch self {
        case .figure, .day, .text, .truth, .code: true
        case .negative(let inner): inner.isLiteral
        default: false
        }
    }
}

extension Evaluator {
    /// Whether a value would show what a private column holds.
    fileprivate func showsPrivate(_ formula: Formula) -> Bool {
        formula.contains { part in
            if case .column(let index, _) = part { source.layout.columns[index].isPrivate } else { false }
        }
    }

    /// Whether a formula differs from period to period.
    fileprivate func feelsPeriods(_ formula: Formula) -> Bool {
        formula.contains { part in
            if case .column(let index, _) = part, case .byPeriod = records.columns[index] { return true }
            return part == .word(.period)
        }
    }

    /// The month so many periods back; nil where there is none.
    func month(_ rows: Rows, lag: Int) -> String? {
        guard case .months(let months) = word(.period, rows, lag: lag), rows.count > 0,
            months[0] != ColumnValues.missingDay
        else { return nil }
        return Month(ordinal: months[0]).inWords
    }
}
