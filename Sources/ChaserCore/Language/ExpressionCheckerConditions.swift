/// Conditions: what is yes or no, and over how many periods.
extension ExpressionChecker {
    /// A condition with its window; nil after a fault.
    mutating func condition(_ condition: Condition, in text: SourceText) -> CheckedCondition? {
        places = [:]
        unsaid = [:]
        let checked = truth(condition.expression)
        var window: CheckedCondition.Window? = .now
        var end = condition.expression.range
        if let written = condition.window {
            end = written.range
            window = self.window(written)
        }
        guard let checked, let window else { return nil }
        let range = condition.expression.range.through(end)
        let words = oneLine(text.string(range))
        let condition = CheckedCondition(
            formula: checked.formula, window: window, text: words,
            parts: places.mapValues { oneLine(text.string($0)) }.merging(unsaid) { said, _ in said },
            range: range)
        guard condition.reads <= Formula.mostReads else {
            fault(.tooCostly(.line, reads: condition.reads), at: range)
            return nil
        }
        return condition
    }

    private mutating func window(_ written: Located<Condition.Window>) -> CheckedCondition.Window? {
        let span: Span
        switch written.value {
        case .forSpan(let length), .inAnyOf(let length): span = length
        }
        guard span.unit == .periods else {
            note("for \(span)", at: written.range)
            return .now
        }
        guard needsPeriods("“\(span)”", at: written.range) else { return nil }
        guard (1...FunctionTable.longestWindow).contains(span.count) else {
            fault(
                .invalidValue(
                    what: "the number of periods", text: String(span.count),
                    expected: "from 1 to \(FunctionTable.longestWindow)"),
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
        if typed.type == .truth { return typed }
        fault(
            .wrongType(expected: "something true or false", found: typed.type.words, context: "as a condition"),
            at: expression.range)
        return nil
    }

    /// An expression of a kind that gives yes or no; nil after a fault. What hangs on an interval is settled here.
    mutating func judgement(_ expression: Expression) -> Typed? {
        judged(expression).map { Typed(formula: $0.formula.settledIfVague, type: $0.type) }
    }

    private mutating func judged(_ expression: Expression) -> Typed? {
        let range = expression.range
        switch expression.node {
        case .not(let inner):
            return truth(inner).map { Typed(formula: .not($0.formula), type: .truth) }
        case .and(let left, let right): return both(left, right) { .and($0, $1) }
        case .or(let left, let right): return both(left, right) { .or($0, $1) }
        case .compare(let comparison, let left, let right): return compare(comparison, left, right, at: range)
        case .target(let isMet, let value, let target, let margin):
            return self.target(isMet: isMet, value, target, by: margin, at: range)
        case .change(let isBetter, let value, let than, let margin):
            return change(isBetter: isBetter, value, than, by: margin, at: range)
        case .overdue(let date, let span): return overdue(date, byMoreThan: span, at: range)
        case .due(let date, let span): return due(date, within: span, at: range)
        case .unchanged(let column, let span): return unchanged(column, forMoreThan: span, at: range)
        case .movedAfterDue(let date): return movedAfterDue(date)
        case .is(let subject, let what): return isWhat(subject, what)
        case .number, .span, .day, .text, .truth, .missing, .name, .call, .arithmetic, .negative:
            return truth(expression)
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
