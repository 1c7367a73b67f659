/// The `rule` blocks.
extension SiteChecker {
    /// The conditions of a rule, colour by colour.
    private struct Conditions {
        var included: CheckedCondition?
        var red: [CheckedCondition] = []
        var amber: [CheckedCondition] = []
        var green: [CheckedCondition] = []
        var clear: [CheckedCondition] = []

        var all: [CheckedCondition] { [included].compactMap(\.self) + red + amber + green + clear }
    }

    /// A rule against its source; nil when it has none.
    mutating func rule(_ placed: Placed, sources: [SourceDefinition], ladders: [LadderDefinition]) -> RuleDefinition? {
        let block = placed.block
        let ladder = ladder(of: placed, among: ladders)
        guard let name = block.name,
            let index = source(named: block.statement("over")?.word("source"), among: sources, in: placed.path)
        else { return nil }
        let source = sources[index]
        var checker = expressionChecker(source, in: placed.path)
        let profile = block.statement("profile")?.word("profile").flatMap { ProcessProfile(rawValue: $0.value) }
        checker.scope.profile = profile ?? .nhsR
        let group = group(placed, &checker)
        let conditions = conditions(placed, &checker)
        let waitsFor = waits(checker, source, conditions)
        let say = block.statement("say")?.template("text").map { checker.words($0) } ?? []
        let anchor = anchor(placed, &checker)
        take(checker)
        if ["red when", "amber when", "green when"].allSatisfy({ block.statement($0) == nil }) {
            missing("red when” or “amber when", in: placed)
        }
        let reads = conditions.all.reduce(0) { $0.plus(max($1.reads, 1)) }
        if reads > Formula.mostReads {
            fault(.tooCostly(.rule, reads: reads), in: placed.path, at: name.range)
        } else {
            checkReach(placed, conditions, isGroup: block.statement("over")?.word("group") != nil)
        }
        return RuleDefinition(
            name: name.value, title: block.title?.value ?? name.value, source: index, group: group,
            where: conditions.included, red: conditions.red, amber: conditions.amber, green: conditions.green,
            clear: conditions.clear, say: say, ladder: ladder, anchor: anchor,
            isDraft: block.statement("draft") != nil, isEvent: block.statement("tell once") != nil, waitsFor: waitsFor,
            path: placed.path, range: name.range,
            line: placed.file.text.position(of: block.range.start).line,
            fingerprint: RuleDefinition.fingerprint(
                over: [source.name, block.statement("over")?.word("group")?.value, source.done?.text]
                    + (profile.map { [$0.rawValue] } ?? []),
                where: conditions.included, red: conditions.red, amber: conditions.amber, green: conditions.green,
                clear: conditions.clear),
            looksInto: conditions.all.reduce(into: []) { $0 += $1.formula.lookedIntoSources })
    }

    /// A checker of expressions over a source.
    func expressionChecker(_ source: SourceDefinition, in path: String) -> ExpressionChecker {
        let others = sources.map { ExpressionChecker.OtherSource(layout: $0.layout, isWhole: isWhole($0)) }
        return ExpressionChecker(
            scope: .init(layout: source.layout, path: path, isWhole: isWhole(source), others: others))
    }

    private mutating func ladder(of placed: Placed, among ladders: [LadderDefinition]) -> Int? {
        guard let name = placed.block.statement("escalate")?.word("ladder") else { return nil }
        if let index = ladders.firstIndex(where: { $0.name == name.value }) { return index }
        unknown(.escalation, name, among: ladders.map(\.name), in: placed.path)
        return nil
    }

    /// `over plan by area`; after a fault the rule is over groups all the same, of something unknown.
    private func group(_ placed: Placed, _ checker: inout ExpressionChecker) -> Formula? {
        guard let name = placed.block.statement("over")?.word("group") else { return nil }
        let group = checker.group(name)
        checker.scope.group = group ?? .unavailable(.text)
        return group
    }

    private func conditions(_ placed: Placed, _ checker: inout ExpressionChecker) -> Conditions {
        func all(_ form: String, _ checker: inout ExpressionChecker) -> [CheckedCondition] {
            placed.block.statements(form).compactMap { statement in
                statement.condition("condition").flatMap { checker.condition($0, in: placed.file.text) }
            }
        }
        var conditions = Conditions()
        checker.scope.isMember = true
        conditions.included = all("where", &checker).first
        checker.scope.isMember = false
        conditions.red = all("red when", &checker)
        conditions.amber = all("amber when", &checker)
        conditions.green = all("green when", &checker)
        conditions.clear = all("clear when", &checker)
        return conditions
    }

    /// What of a later version the rule's colours hang on.
    private func waits(
        _ checker: ExpressionChecker, _ source: SourceDefinition, _ conditions: Conditions
    ) -> [String] {
        let waits = unique(checker.unavailable.map(\.value))
        guard source.done?.formula.isUnavailable == true else { return waits }
        let asksForDone = conditions.all.contains { $0.formula.contains { $0 == .word(.done) } }
        return asksForDone ? waits + ["done when"] : waits
    }

    /// `escalate slipping from target_date`: the date from which the rungs count.
    private func anchor(_ placed: Placed, _ checker: inout ExpressionChecker) -> Formula? {
        guard let written = placed.block.statement("escalate")?.expression("anchor") else { return nil }
        if checker.scope.group != nil {
            checker.fault(.other("a group has no date of its own to escalate from"), at: written.range)
            return nil
        }
        guard let typed = checker.date(written, "after “from”"), !typed.formula.isUnavailable else { return nil }
        return typed.formula
    }

    /// Lines that say nothing: because they can never hold, or because a colour before theirs takes all they would.
    private mutating func checkReach(_ placed: Placed, _ conditions: Conditions, isGroup: Bool) {
        for (statement, line) in zip(placed.block.statements("clear when"), conditions.clear)
        where Implication.isNever(line.formula) {
            let words = "no alert of this rule ever clears, because this condition can never be true"
            fault(.other(words), in: placed.path, at: statement.range)
        }
        if let statement = placed.block.statement("where"), let why = whyNothingIsJudged(conditions, isGroup) {
            fault(.other(why), in: placed.path, at: statement.range)
            return
        }
        // In a group rule `where` is about members and the colours are about groups.
        let included = isGroup ? nil : conditions.included
        var before: [CheckedCondition] = []
        for (colour, lines) in [("red", conditions.red), ("amber", conditions.amber), ("green", conditions.green)] {
            let statements = placed.block.statements("\(colour) when")
            // With a faulty line among them, lines and conditions no longer pair.
            if statements.count == lines.count {
                for (statement, line) in zip(statements, lines) {
                    guard let why = Implication.whyUnreachable(line, within: included, after: before) else { continue }
                    fault(.unreachable(colour: colour, because: why), in: placed.path, at: statement.range)
                }
            }
            before += lines
        }
    }

    /// Why `where` is at fault and not the lines of the colours; nil when it is not.
    private func whyNothingIsJudged(_ conditions: Conditions, _ isGroup: Bool) -> String? {
        guard let included = conditions.included else { return nil }
        if Implication.isNever(included.formula) {
            return "no record is ever judged, because this condition can never be true"
        }
        let lines = conditions.red + conditions.amber + conditions.green
        let isAgainstAll = lines.allSatisfy { line in
            Implication.whyUnreachable(line, within: nil, after: []) == nil
                && Implication.whyUnreachable(line, within: included, after: []) != nil
        }
        guard lines.count > 1, isAgainstAll, !isGroup else { return nil }
        return "no record ever has a colour, because this leaves out whatever the colours’ conditions would be true of"
    }
}

extension ExpressionChecker {
    /// What a rule groups by: a text that may be shown; nil after a fault.
    mutating func group(_ name: Located<String>) -> Formula? {
        guard let typed = self.name(name.value, at: name.range) else { return nil }
        guard typed.type == .text else {
            fault(.wrongType(expected: "text", found: typed.type.words, context: "after “by”"), at: name.range)
            return nil
        }
        return refusePrivate(typed.formula, at: name.range) ? nil : typed.formula
    }

    /// The words of `say`, none of them private.
    mutating func words(_ template: Template) -> [RuleDefinition.Words] {
        var reads = 0
        let words = template.parts.compactMap { part -> RuleDefinition.Words? in
            switch part {
            case .words(let words): return .words(words)
            case .expression(let expression):
                guard let typed = check(expression), !refusePrivate(typed.formula, at: expression.range) else {
                    return nil
                }
                reads = reads.plus(typed.formula.reads)
                return .formula(typed.formula)
            }
        }
        if reads > Formula.mostReads { fault(.tooCostly(.words, reads: reads), at: template.range) }
        return words
    }

    /// True, with a fault, when what would be shown is or comes from a private column.
    private mutating func refusePrivate(_ formula: Formula, at range: TextRange) -> Bool {
        let columns = scope.layout.columns
        let own = columns.indices.first { index in
            columns[index].isPrivate && formula.contains { $0 == .column(index, columns[index].type) }
        }
        guard let found = own.map({ columns[$0] }) ?? privateColumnOfOther(formula) else { return false }
        fault(.privateColumn(name: found.name), at: range)
        return true
    }
}
