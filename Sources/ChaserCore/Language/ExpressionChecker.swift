/// Checks one expression against the columns of a source and turns it into a formula.
///
/// Faults are collected, not thrown: every fault of an expression is told, each once, and a part that failed is left
/// out of further checks.
struct ExpressionChecker {
    /// What the expression may speak of.
    struct Scope {
        let layout: SourceLayout
        /// What a group rule groups by; nil in a rule over single records.
        var group: Formula?
        /// Inside `count(…)` and its kin one member is spoken of, not the group.
        var isMember = false
        /// The file, for diagnostics.
        let path: String

        var speaksOfGroup: Bool { group != nil && !isMember }
    }

    /// A formula and what it gives.
    struct Typed {
        let formula: Formula
        let type: ValueType
    }

    var scope: Scope
    private(set) var diagnostics: [Diagnostic] = []
    /// Names of what a later version brings, as they are met.
    private(set) var unavailable: [Located<String>] = []

    init(scope: Scope) { self.scope = scope }

    /// A condition with its window; nil after a fault.
    mutating func condition(_ condition: Condition, in text: SourceText) -> CheckedCondition? {
        guard let checked = truth(condition.expression) else { return nil }
        var window = CheckedCondition.Window.now
        var end = condition.expression.range
        if let written = condition.window {
            end = written.range
            guard let read = self.window(written) else { return nil }
            window = read
        }
        let words = oneLine(text.string(condition.expression.range.through(end)))
        return CheckedCondition(formula: checked.formula, window: window, text: words)
    }

    private mutating func window(_ written: Located<Condition.Window>) -> CheckedCondition.Window? {
        let span: Span
        switch written.value {
        case .forSpan(let length), .inAnyOf(let length): span = length
        }
        guard span.unit == .periods else {
            note("for \(span) (only “for N periods” is in force)", at: written.range)
            return .now
        }
        guard needsPeriods("“\(span)”", at: written.range) else { return nil }
        guard (1...FunctionTable.longestWindow).contains(span.count) else {
            fault(
                .invalidValue(
                    what: "number of periods", text: String(span.count), expected: "1 to \(FunctionTable.longestWindow)"
                ),
                at: written.range)
            return nil
        }
        switch written.value {
        case .forSpan: return .forPeriods(span.count)
        case .inAnyOf: return .inAnyOf(span.count)
        }
    }

    /// An expression that must be yes or no.
    mutating func truth(_ expression: Expression) -> Typed? {
        guard let typed = check(expression) else { return nil }
        guard typed.type == .truth else {
            fault(
                .wrongType(expected: ValueType.truth.words, found: typed.type.words, context: "as a condition"),
                at: expression.range)
            return nil
        }
        return typed
    }

    /// The formula of any expression; nil after a fault.
    mutating func check(_ expression: Expression) -> Typed? {
        switch expression.node {
        case .number(let number, let isPercent):
            return Typed(
                formula: .figure(number, isPercent ? .percent : nil),
                type: .figure(isPercent ? .known(.percent) : .bare))
        case .span(let span): return self.span(span, at: expression.range)
        case .day(let day): return Typed(formula: .day(day), type: .day)
        case .text(let text): return Typed(formula: .text(text), type: .text)
        case .truth(let truth): return Typed(formula: .truth(truth), type: .truth)
        case .missing:
            fault(.other("“missing” stands only after “is” or “is not”"), at: expression.range)
            return nil
        case .name(let name): return self.name(name, at: expression.range)
        case .call(let name, let arguments): return call(name, arguments, at: expression.range)
        case .not(let inner):
            return truth(inner).map { Typed(formula: .not($0.formula), type: .truth) }
        case .and(let left, let right): return both(left, right) { .and($0, $1) }
        case .or(let left, let right): return both(left, right) { .or($0, $1) }
        case .compare(let comparison, let left, let right):
            return compare(comparison, left, right, at: expression.range)
        case .target(let isMet, let value, let target, let margin):
            return self.target(isMet: isMet, value, target, by: margin, at: expression.range)
        case .change(let isBetter, let value, let than, let margin):
            return change(isBetter: isBetter, value, than, by: margin, at: expression.range)
        case .overdue(let date, let span): return overdue(date, byMoreThan: span, at: expression.range)
        case .due(let date, let span): return due(date, within: span, at: expression.range)
        case .is(let subject, let what): return isWhat(subject, what)
        case .arithmetic(let operation, let left, let right):
            return arithmetic(operation, left, right, at: expression.range)
        case .negative(let inner):
            return figure(inner, "after “-”").map { Typed(formula: .negative($0.formula), type: $0.type) }
        }
    }

    private mutating func both(
        _ left: Expression, _ right: Expression, _ make: (Formula, Formula) -> Formula
    ) -> Typed? {
        // Both are checked, so that the faults of both are told.
        let (first, second) = (truth(left), truth(right))
        guard let first, let second else { return nil }
        return Typed(formula: make(first.formula, second.formula), type: .truth)
    }

    /// An expression that must be a figure; a target counts as its number.
    mutating func figure(_ expression: Expression, _ context: String) -> Typed? {
        guard let typed = check(expression) else { return nil }
        if case .figure = typed.type { return typed }
        if typed.type == .target { return Typed(formula: typed.formula, type: .figure(.perRecord)) }
        fault(.wrongType(expected: "a figure", found: typed.type.words, context: context), at: expression.range)
        return nil
    }

    /// An expression that must be a date.
    mutating func date(_ expression: Expression, _ context: String) -> Typed? {
        guard let typed = check(expression) else { return nil }
        if typed.type == .day { return typed }
        fault(.wrongType(expected: "a date", found: typed.type.words, context: context), at: expression.range)
        return nil
    }

    // MARK: Faults

    mutating func fault(_ fault: MeaningFault, at range: TextRange) {
        diagnostics.append(Diagnostic(.meaning(fault), file: scope.path, range: range))
    }

    /// Remembers the use of something of a later version.
    mutating func note(_ what: String, at range: TextRange) { unavailable.append(Located(what, at: range)) }

    /// False, with a fault, when the source has no periods to look back over.
    mutating func needsPeriods(_ what: String, at range: TextRange) -> Bool {
        if scope.layout.periods != .none { return true }
        fault(.other("\(what) looks back over periods, and the source \(scope.layout.name) has none"), at: range)
        return false
    }

    /// False, with a fault, when nothing can say which way the source's measures get better.
    mutating func needsPolarity(_ expression: Expression) -> Bool {
        let isKnown = scope.layout.columns.contains { $0.type == .polarity || $0.type == .target }
        if !isKnown { fault(.needsPolarity(name: words(expression)), at: expression.range) }
        return isKnown
    }

    private func words(_ expression: Expression) -> String {
        switch expression.node {
        case .name(let name): name
        case .call(let name, _): "\(name.value)(…)"
        default: "this"
        }
    }
}

/// A stretch of a rule file on one line: comments dropped, runs of white space as one space.
func oneLine(_ text: String) -> String {
    text.split(separator: "\n").map { line -> Substring in
        var isQuoted = false
        for index in line.indices {
            if line[index] == "\"" { isQuoted.toggle() }
            if line[index] == "#", !isQuoted { return line[..<index] }
        }
        return line
    }.flatMap { $0.split(whereSeparator: \.isWhitespace) }.joined(separator: " ")
}
