/// Calls: which functions there are, where they may stand, and what they take.
extension ExpressionChecker {
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
        guard place(form, at: name.range) else { return nil }
        return form.family == .sheets ? lookup(form, arguments) : result(form, arguments, at: name.range)
    }

    /// Whether the function may stand here at all.
    private mutating func place(_ form: FunctionForm, at range: TextRange) -> Bool {
        switch form.family {
        case .groups:
            if scope.speaksOfGroup { return true }
            let why =
                scope.group == nil
                ? "this rule has no groups: write over \(scope.layout.name) by …" : "here a single member is spoken of"
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
            case .figure, .date, .moment, .people, .condition, .column, .dateColumn, .target, .text, .any:
                if let typed = value(argument, parameter, form) { formulas.append(typed) } else { isSound = false }
            }
        }
        guard isSound, hasDirection(form, arguments), isCertain(form, formulas, at: range) else { return nil }
        let type: ValueType
        switch form.result {
        case .sameAsFirst: type = formulas.first?.type ?? .text
        case .type(let fixed): type = fixed
        case .otherColumn: type = .text
        }
        guard let make = form.make else {
            note("\(form.name)(…)", at: range)
            return Typed(formula: .unavailable(type), type: type)
        }
        let made = make(formulas.map(\.formula), counts)
        guard case .process(let question, let inner, _) = made else { return Typed(formula: made, type: type) }
        return Typed(formula: .process(question, inner, scope.profile), type: type)
    }

    /// False, with a fault, when the function would calculate with the day of a change, which is only an interval.
    private mutating func isCertain(_ form: FunctionForm, _ formulas: [Typed], at range: TextRange) -> Bool {
        guard [.periods, .process].contains(form.family), formulas.contains(where: \.formula.isVague) else {
            return true
        }
        fault(
            .other("changed(…) lies between two days, and \(form.name)(…) needs one figure for each period"), at: range)
        return false
    }

    /// False, with a fault, when the function tells better from worse and nothing says which way that is.
    private mutating func hasDirection(_ form: FunctionForm, _ arguments: [Expression]) -> Bool {
        guard ["best", "worst", "worsening", "improving", "variation"].contains(form.name), let first = arguments.first
        else { return true }
        return needsPolarity(first)
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
            case .date: typed.type == .day || typed.type == .moment ? nil : "a date"
            case .moment: typed.type == .moment ? nil : "a date and time"
            case .people: typed.type == .people ? nil : "people"
            case .target: typed.type == .target ? nil : "a target"
            case .text: typed.type == .text ? nil : "text"
            case .column: if case .column = typed.formula { nil } else { "a column" }
            case .dateColumn: if case .column(_, .date) = typed.formula { nil } else { "a column of dates" }
            case .condition: typed.type == .truth ? nil : "a condition"
            case .any, .figure, .count, .sourceName, .columnName: nil
            }
        guard let expected else { return parameter == .date ? typed.asDay : typed }
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
