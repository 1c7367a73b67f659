/// Why a record has the colour that it has: each line of the rule, evaluated anew for this record alone, and traced.
extension Findings {
    /// The lines of the rule that were asked about one record or group, in the order of the rule.
    func reasons(_ index: Int) -> [Reason] {
        var lines: [Reason] = []
        if let condition = rule.where {
            if let grouping {
                lines.append(membership(of: grouping.groups[index], condition))
            } else {
                lines.append(reason("where", condition, evaluator.run(of: index)))
                // Of a record that is left out nothing more is asked.
                if verdicts[index].included == .no { return lines }
            }
        }
        let rows = grouping.map { Evaluator.Rows.groups(Grouping(only: $0.groups[index])) } ?? evaluator.run(of: index)
        for (word, conditions) in [
            ("red when", rule.red), ("amber when", rule.amber), ("green when", rule.green), ("clear when", rule.clear),
        ] {
            lines += conditions.map { reason(word, $0, rows) }
        }
        return lines
    }

    /// One line of the rule over one record or one group.
    private func reason(_ word: String, _ condition: CheckedCondition, _ rows: Evaluator.Rows) -> Reason {
        let (truth, steps) = traced { evaluator.truths(condition, rows)[0] }
        let reader = reader(condition)
        let text = "\(word) \(condition.text)"
        let value = Reason.words(Truth(rawValue: truth) ?? .unknown)
        if condition.window == .now {
            guard let step = steps.first.map(reader.innermost) else { return Reason(text, value) }
            let whole = reader.reasons(of: step, slot: 0)
            if whole.count == 1, whole[0].reasons.isEmpty {
                return Reason(text, value, cells: whole[0].cells)
            }
            return Reason(text, value, reasons: reader.parts(of: step, slot: 0))
        }
        let periods = steps.map { step in
            let step = reader.innermost(step)
            let month = evaluator.month(rows, lag: step.lag) ?? "\(step.lag) periods back"
            return Reason("in \(month)", reader.value(step, 0), reasons: reader.parts(of: step, slot: 0))
        }
        return Reason(text, value, reasons: periods)
    }

    /// In a group rule `where` is about the members: which of them count.
    private func membership(of group: Grouping.Group, _ condition: CheckedCondition) -> Reason {
        guard let formula = rule.group else { return Reason("where \(condition.text)", "") }
        let everyone = [Bool](repeating: true, count: evaluator.count)
        let whole = Grouping(by: formula, members: everyone, evaluator: evaluator).groups
            .first { foldedText($0.name) == foldedText(group.name) }
        let records = whole?.members ?? group.members
        let reader = reader(condition)
        let members = records.prefix(ReasonReader.mostMembers).map { record in
            let (truth, steps) = traced { evaluator.truths(condition, evaluator.run(of: record))[0] }
            let inner = steps.first.map { reader.parts(of: reader.innermost($0), slot: 0) } ?? []
            let key = evaluator.records.key(of: record, layout: evaluator.source.layout)
            return Reason(key, Reason.words(Truth(rawValue: truth) ?? .unknown), reasons: inner)
        }
        let more = records.count - members.count
        return Reason(
            "where \(condition.text)", "\(group.members.count) of \(records.count) count",
            reasons: members + (more > 0 ? [Reason("… and \(more) more", "")] : []))
    }

    private func reader(_ condition: CheckedCondition) -> ReasonReader {
        // `done` hangs on the source's own condition.
        let done = evaluator.source.done?.parts ?? [:]
        return ReasonReader(evaluator: evaluator, parts: condition.parts.merging(done) { own, _ in own })
    }

    /// Evaluates with a trace, which is gone afterwards.
    private func traced<Value>(_ evaluate: () -> Value) -> (value: Value, steps: [Trace.Step]) {
        let trace = Trace()
        evaluator.trace = trace
        defer { evaluator.trace = nil }
        let value = evaluate()
        return (value, trace.take())
    }
}
