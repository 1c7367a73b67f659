/// The `rule` and `escalation` blocks.
extension SiteChecker {
    /// A ladder; nil only without a name.
    mutating func ladder(_ placed: Placed) -> LadderDefinition? {
        guard let name = placed.block.name else { return nil }
        var steps: [LadderDefinition.Step] = []
        for statement in placed.block.statements where statement.form == "at once" || statement.form == "after" {
            let delay = statement.span("delay")
            if let delay, delay.value.unit == .periods {
                fault(
                    .invalidValue(
                        what: "length of time", text: delay.value.description,
                        expected: "days, working days, weeks or months"), in: placed.path, at: delay.range)
                continue
            }
            steps.append(.init(after: delay?.value, recipients: recipients(statement, in: placed.path)))
        }
        let beat = placed.block.statement("repeat")?.word("day").flatMap { word in
            Weekday.allCases.first { $0.name == word.value }
        }
        if steps.isEmpty {
            missing("at once", in: placed, at: name.range)
        }
        return LadderDefinition(
            name: name.value, title: placed.block.title?.value ?? name.value, steps: steps.inOrderOfDelay, beat: beat,
            path: placed.path, range: name.range)
    }

    /// Roles, `named`, or addresses.
    mutating func recipients(_ statement: Statement, in path: String) -> [Located<LadderDefinition.Recipient>] {
        statement.list("who").compactMap { argument in
            switch argument {
            case .word(let word):
                if word.value != "named" { return Located(.role(word.value), at: word.range) }
                notInForce("named", in: path, at: word.range)
                return Located(.named, at: word.range)
            case .text(let text):
                guard MailAddress(parsing: text.value) != nil else {
                    fault(
                        .invalidValue(what: "address", text: text.value, expected: "name@domain"), in: path,
                        at: text.range)
                    return nil
                }
                return Located(.address(text.value), at: text.range)
            case .number, .span, .day, .time, .schedule, .condition, .expression, .template, .table, .mapping, .list:
                return nil
            }
        }
    }

    /// A source by name, or a fault.
    mutating func source(named name: Located<String>?, among sources: [SourceDefinition], in path: String) -> Int? {
        guard let name else { return nil }
        if let index = sources.firstIndex(where: { $0.name == name.value }) { return index }
        fault(
            .unknownName(
                kind: "source", name: name.value, suggestion: nearest(to: name.value, among: sources.map(\.name))),
            in: path, at: name.range)
        return nil
    }

    /// A rule against its source; nil when it has none.
    mutating func rule(_ placed: Placed, sources: [SourceDefinition], ladders: [LadderDefinition]) -> RuleDefinition? {
        let block = placed.block
        let ladder = ladder(of: placed, among: ladders)
        guard let name = block.name,
            let source = source(named: block.statement("over")?.word("source"), among: sources, in: placed.path)
        else { return nil }
        var checker = ExpressionChecker(scope: .init(layout: sources[source].layout, path: placed.path))
        let group = group(placed, &checker)
        checker.scope.isMember = true
        let included = conditions("where", placed, &checker).first
        checker.scope.isMember = false
        let colours = ["red when", "amber when", "green when", "clear when"].map { conditions($0, placed, &checker) }
        var waitsFor = unique(checker.unavailable.map(\.value))
        if let done = sources[source].done, done.formula.isUnavailable,
            (colours.flatMap(\.self) + [included].compactMap(\.self)).contains(where: {
                $0.formula.contains { $0 == .word(.done) }
            })
        {
            waitsFor.append("done when")
        }
        let say = words(placed, sources[source], &checker)
        let anchor = anchor(placed, &checker, isGroup: group != nil)
        take(checker.diagnostics)
        for what in checker.unavailable { notInForce(what.value, in: placed.path, at: what.range) }
        if block.statement("red when") == nil, block.statement("amber when") == nil,
            block.statement("green when") == nil
        {
            missing("red when” or “amber when", in: placed, at: name.range)
        }
        checkReach(placed, colours)
        return RuleDefinition(
            name: name.value, title: block.title?.value ?? name.value, source: source, group: group, where: included,
            red: colours[0], amber: colours[1], green: colours[2], clear: colours[3], say: say, ladder: ladder,
            anchor: anchor,
            isDraft: block.statement("draft") != nil, isEvent: block.statement("tell once") != nil, waitsFor: waitsFor,
            path: placed.path, line: placed.file.text.position(of: block.range.start).line)
    }

    private mutating func ladder(of placed: Placed, among ladders: [LadderDefinition]) -> Int? {
        guard let name = placed.block.statement("escalate")?.word("ladder") else { return nil }
        if let index = ladders.firstIndex(where: { $0.name == name.value }) { return index }
        fault(
            .unknownName(
                kind: "escalation", name: name.value, suggestion: nearest(to: name.value, among: ladders.map(\.name))),
            in: placed.path, at: name.range)
        return nil
    }

    /// `escalate slipping from target_date`
    private mutating func anchor(
        _ placed: Placed, _ checker: inout ExpressionChecker, isGroup: Bool
    ) -> Formula? {
        guard let written = placed.block.statement("escalate")?.expression("anchor") else { return nil }
        if isGroup {
            checker.fault(.other("a group has no date of its own to escalate from"), at: written.range)
            return nil
        }
        guard let typed = checker.date(written, "after “from”"), !typed.formula.isUnavailable else { return nil }
        return typed.formula
    }

    /// `over plan by area`
    private mutating func group(_ placed: Placed, _ checker: inout ExpressionChecker) -> Formula? {
        guard let name = placed.block.statement("over")?.word("group"),
            let typed = checker.name(name.value, at: name.range)
        else { return nil }
        guard typed.type == .text else {
            checker.fault(.wrongType(expected: "text", found: typed.type.words, context: "after “by”"), at: name.range)
            return nil
        }
        // The group's name stands in the alert.
        if case .column(let index, _) = typed.formula, checker.scope.layout.columns[index].isPrivate {
            checker.fault(.privateColumn(name: name.value), at: name.range)
        }
        checker.scope.group = typed.formula
        return typed.formula
    }

    private mutating func conditions(_ form: String, _ placed: Placed, _ checker: inout ExpressionChecker)
        -> [CheckedCondition]
    {
        placed.block.statements(form == "where" ? "where" : form).compactMap { statement in
            statement.condition("condition").flatMap { checker.condition($0, in: placed.file.text) }
        }
    }

    /// The words of `say`, none of them private.
    mutating func words(_ placed: Placed, _ source: SourceDefinition, _ checker: inout ExpressionChecker)
        -> [RuleDefinition.Words]
    {
        guard let template = placed.block.statement("say")?.template("text") else { return [] }
        return template.parts.compactMap { part in
            switch part {
            case .words(let words): return .words(words)
            case .expression(let expression):
                guard let typed = checker.check(expression) else { return nil }
                for column in source.layout.columns.indices where source.layout.columns[column].isPrivate {
                    let type = source.layout.columns[column].type
                    if typed.formula.contains(where: { $0 == .column(column, type) }) {
                        checker.fault(.privateColumn(name: source.layout.columns[column].name), at: expression.range)
                    }
                }
                return .formula(typed.formula)
            }
        }
    }

    /// Colours that no record can get: because a line can never hold, or because a colour before it takes all it would.
    private mutating func checkReach(_ placed: Placed, _ colours: [[CheckedCondition]]) {
        let names = ["red", "amber", "green"]
        for (index, name) in names.enumerated() {
            let statements = placed.block.statements("\(name) when")
            // With a faulty line among them, lines and conditions no longer pair.
            guard statements.count == colours[index].count else { continue }
            let before = colours[..<index].flatMap(\.self)
            for (statement, condition) in zip(statements, colours[index]) {
                if Implication.isNever(condition.formula) {
                    fault(
                        .unreachable(colour: name, because: "the condition can never be true"), in: placed.path,
                        at: statement.range)
                } else if let taken = before.first(where: { Implication.implies(condition, $0) }) {
                    fault(
                        .unreachable(colour: name, because: "“\(taken.text)” comes first and holds whenever this does"),
                        in: placed.path, at: statement.range)
                }
            }
        }
    }
}

extension [LadderDefinition.Step] {
    /// `at once` first, then by delay. Delays of different units are told apart by their usual length.
    fileprivate var inOrderOfDelay: [LadderDefinition.Step] {
        enumerated().sorted { ($0.element.days, $0.offset) < ($1.element.days, $1.offset) }.map(\.element)
    }
}

extension LadderDefinition.Step {
    fileprivate var days: Double {
        guard let after else { return 0 }
        let each: Double =
            switch after.unit {
            case .minutes: 1 / 1440
            case .hours: 1 / 24
            case .days: 1
            case .workingDays: 1.4
            case .weeks: 7
            case .months, .periods: 30.4
            case .years: 365
            }
        return each * Double(after.count)
    }
}
