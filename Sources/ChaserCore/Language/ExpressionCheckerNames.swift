/// Names and calls.
extension ExpressionChecker {
    /// A column, or a word that every record has.
    mutating func name(_ name: String, at range: TextRange) -> Typed? {
        if let index = scope.layout.columns.firstIndex(where: { $0.name == name }) {
            let type = scope.layout.columns[index].type
            let formula = Formula.column(index, type)
            guard scope.speaksOfGroup else { return Typed(formula: formula, type: ValueType(type)) }
            if formula == scope.group { return Typed(formula: .word(.group), type: .text) }
            fault(
                .other("in a group rule “\(name)” is of one member: say count(…), share(…), mean(…) or list(\(name))"),
                at: range)
            return nil
        }
        if let word = RecordWord(rawValue: name) { return self.word(word, at: range) }
        fault(.unknownName(kind: "column", name: name, suggestion: suggestion(for: name)), at: range)
        return nil
    }

    private mutating func word(_ word: RecordWord, at range: TextRange) -> Typed? {
        if word == .group, scope.group == nil {
            fault(.other("“group” is known only in a rule over something “by” something"), at: range)
            return nil
        }
        if word == .period, scope.layout.periods == .none {
            fault(.other("the source \(scope.layout.name) has no periods"), at: range)
            return nil
        }
        if scope.speaksOfGroup, ![.today, .period, .group].contains(word), scope.group != .word(word) {
            fault(.other("in a group rule “\(word.rawValue)” is of one member, not of the group"), at: range)
            return nil
        }
        if !word.isInForce {
            note(word.rawValue, at: range)
            return Typed(formula: .unavailable(word.type), type: word.type)
        }
        return Typed(
            formula: scope.speaksOfGroup && scope.group == .word(word) ? .word(.group) : .word(word), type: word.type)
    }

    private func suggestion(for name: String) -> String? {
        let words = RecordWord.allCases.filter { $0 != .group || scope.group != nil }.map(\.rawValue)
        return nearest(to: name, among: scope.layout.columns.map(\.name) + words)
    }

    /// A function with its arguments.
    mutating func call(_ name: Located<String>, _ arguments: [Expression], at range: TextRange) -> Typed? {
        guard let form = FunctionTable.form(named: name.value) else {
            let suggestion = nearest(to: name.value, among: FunctionTable.all.map(\.name))
            fault(.unknownName(kind: "function", name: name.value, suggestion: suggestion), at: name.range)
            return nil
        }
        // `mean` is the one name with two meanings: over a group's members, and over a record's periods.
        if form.name == "mean", arguments.count == 1, scope.speaksOfGroup {
            return inMember { checker in checker.figure(arguments[0], "inside mean(…)") }.map {
                Typed(formula: .groupMean($0.formula), type: $0.type)
            }
        }
        let needed = form.parameters.count - form.optional
        guard (needed...form.parameters.count).contains(arguments.count) else {
            let expected = form.optional > 0 ? "\(needed) or \(form.parameters.count)" : String(needed)
            fault(
                .wrongArgumentCount(function: form.name, expected: expected, found: arguments.count), at: range)
            return nil
        }
        return place(form, at: name.range) ? result(form, arguments, at: name.range) : nil
    }

    /// Whether the function may stand here at all.
    private mutating func place(_ form: FunctionForm, at range: TextRange) -> Bool {
        switch form.family {
        case .groups:
            if scope.speaksOfGroup { return true }
            let why =
                scope.isMember
                ? "it is inside another such function already" : "the rule is not over something “by” something"
            fault(.other("\(form.name)(…) is about the members of a group, and \(why)"), at: range)
            return false
        case .periods, .process:
            return needsPeriods("\(form.name)(…)", at: range)
        case .asSeen, .time, .people, .sheets:
            return true
        }
    }

    private mutating func result(_ form: FunctionForm, _ arguments: [Expression], at range: TextRange) -> Typed? {
        var formulas: [Typed] = []
        var counts: [Int] = []
        var isSound = true
        for (parameter, argument) in zip(form.parameters, arguments) {
            switch parameter {
            case .count(let bounds):
                if let count = count(argument, bounds, form) { counts.append(count) } else { isSound = false }
            case .sourceName, .columnName:
                guard case .name = argument.node else {
                    fault(
                        .wrongType(expected: "a name", found: "an expression", context: "in \(form.name)(…)"),
                        at: argument.range)
                    isSound = false
                    continue
                }
            case .figure, .date, .people, .condition, .column, .target, .text, .any:
                if let typed = value(argument, parameter, form) { formulas.append(typed) } else { isSound = false }
            }
        }
        guard isSound else { return nil }
        if ["best", "worst", "worsening", "improving", "variation"].contains(form.name), let first = arguments.first,
            !needsPolarity(first)
        {
            return nil
        }
        let type: ValueType
        switch form.result {
        case .sameAsFirst: type = formulas.first?.type ?? .text
        case .type(let fixed): type = fixed
        }
        guard let make = form.make else {
            note("\(form.name)(…)", at: range)
            return Typed(formula: .unavailable(type), type: type)
        }
        return Typed(formula: make(formulas.map(\.formula), counts), type: type)
    }

    private mutating func count(_ argument: Expression, _ bounds: ClosedRange<Int>, _ form: FunctionForm) -> Int? {
        if case .number(let number, isPercent: false) = argument.node, number.micros % Decimal.scale == 0,
            bounds.contains(Int(number.micros / Decimal.scale))
        {
            return Int(number.micros / Decimal.scale)
        }
        fault(
            .other("\(form.name)(…) needs a whole number from \(bounds.lowerBound) to \(bounds.upperBound) here"),
            at: argument.range)
        return nil
    }

    private mutating func value(_ argument: Expression, _ parameter: FunctionForm.Parameter, _ form: FunctionForm)
        -> Typed?
    {
        let context = "in \(form.name)(…)"
        if form.family == .groups {
            return inMember { checker in
                parameter == .condition ? checker.truth(argument) : checker.check(argument)
            }
        }
        guard let typed = parameter == .figure ? figure(argument, context) : check(argument) else { return nil }
        let expected: String? =
            switch parameter {
            case .date: typed.type == .day ? nil : "a date"
            case .people: typed.type == .people ? nil : "people"
            case .target: typed.type == .target ? nil : "a target"
            case .text: typed.type == .text ? nil : "text"
            case .column: if case .column = typed.formula { nil } else { "a column" }
            case .condition: typed.type == .truth ? nil : "a condition"
            case .any, .figure, .count, .sourceName, .columnName: nil
            }
        guard let expected else { return typed }
        fault(.wrongType(expected: expected, found: typed.type.words, context: context), at: argument.range)
        return nil
    }

    /// Checks inside `count(…)`: of one member.
    private mutating func inMember(_ check: (inout ExpressionChecker) -> Typed?) -> Typed? {
        scope.isMember = true
        defer { scope.isMember = false }
        return check(&self)
    }
}
