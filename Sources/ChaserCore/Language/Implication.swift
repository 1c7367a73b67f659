/// What follows from what, as far as the words alone show it: enough to find lines of a rule that say nothing.
///
/// When in doubt it says no: a line that could hold is never called impossible.
enum Implication {
    /// Why a line of a colour can give it to no record, to follow "because"; nil when it can. `included` is the rule's
    /// `where`, `before` the lines of the colours that come first.
    static func whyUnreachable(
        _ line: CheckedCondition, within included: CheckedCondition?, after before: [CheckedCondition]
    ) -> String? {
        if isNever(line.formula) { return "the condition can never be true" }
        if let included, line.window.includesNow, isNever(.and(included.formula, line.formula)) {
            return "“where \(included.text)” leaves out whatever it would be true of"
        }
        return before.first { implies(line, $0) }.map { "“\($0.text)” comes first and holds whenever this does" }
    }

    /// Whether the first condition can hold only where the second does.
    static func implies(_ first: CheckedCondition, _ second: CheckedCondition) -> Bool {
        if first.formula.isUnavailable || second.formula.isUnavailable { return false }
        let windowFollows: Bool =
            switch (first.window, second.window) {
            case (.now, .now), (.now, .inAnyOf): true
            case (.forPeriods, .now), (.forPeriods, .inAnyOf): true
            case (.forPeriods(let long), .forPeriods(let short)): long >= short
            case (.now, .forPeriods(let count)): count == 1
            case (.inAnyOf(let short), .inAnyOf(let long)): short <= long
            case (.inAnyOf(let count), .now), (.inAnyOf(let count), .forPeriods(1)): count == 1
            case (.inAnyOf, .forPeriods): false
            }
        return windowFollows && implies(first.formula, second.formula)
    }

    /// Whether the first formula can be true only where the second is.
    static func implies(_ first: Formula, _ second: Formula) -> Bool {
        if first == second || isAlways(second) { return true }
        switch (first, second) {
        case (.or(let left, let right), _): return implies(left, second) && implies(right, second)
        case (_, .and(let left, let right)): return implies(first, left) && implies(first, right)
        case (_, .or(let left, let right)): return implies(first, left) || implies(first, right)
        case (.and(let left, let right), _): return implies(left, second) || implies(right, second)
        case (.not(let inner), .not(let other)): return implies(other, inner)
        default: return atomImplies(first, second)
        }
    }

    private static func atomImplies(_ first: Formula, _ second: Formula) -> Bool {
        if let one = Bound(first), let other = Bound(second) { return one.implies(other) }
        switch (first, second) {
        case (
            .target(let met, let value, let target, let a),
            .target(let otherMet, let otherValue, let otherTarget, let b)
        ):
            return met == otherMet && value == otherValue && target == otherTarget && atLeast(a, b)
        case (.moved(let way, let value, let than, let a), .moved(let otherWay, let otherValue, let otherThan, let b)):
            return way == otherWay && value == otherValue && than == otherThan && atLeast(a, b)
        case (.overdue(let date, let a), .overdue(let other, let b)):
            guard date == other else { return false }
            guard let b else { return true }
            return a.map { $0.unit == b.unit && $0.count >= b.count } ?? false
        case (.due(let date, let a), .due(let other, let b)):
            return date == other && a.unit == b.unit && a.count <= b.count
        default:
            return false
        }
    }

    private static func atLeast(_ a: FormulaMargin?, _ b: FormulaMargin?) -> Bool {
        guard let b else { return true }
        switch (a, b) {
        case (.points(let x)?, .points(let y)), (.percentOfIt(let x)?, .percentOfIt(let y)): return x >= y
        case (.percentOf(let x, let base)?, .percentOf(let y, let other)): return base == other && x >= y
        case (.points?, _), (.percentOfIt?, _), (.percentOf?, _), (nil, _): return false
        }
    }
}

extension CheckedCondition.Window {
    /// True when the condition must hold of the record as it is now.
    fileprivate var includesNow: Bool {
        switch self {
        case .now, .forPeriods: true
        case .inAnyOf: false
        }
    }
}
