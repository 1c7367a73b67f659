/// What follows from what, as far as the words alone show it: enough to find colours that no record can get.
enum Implication {
    /// Whether the first condition can hold only where the second does.
    static func implies(_ first: CheckedCondition, _ second: CheckedCondition) -> Bool {
        if first.formula.isUnavailable || second.formula.isUnavailable { return false }
        let windowFollows: Bool =
            switch (first.window, second.window) {
            case (.now, .now), (.now, .inAnyOf): true
            case (.forPeriods, .now), (.forPeriods, .inAnyOf): true
            case (.forPeriods(let long), .forPeriods(let short)): long >= short
            case (.inAnyOf(let short), .inAnyOf(let long)): short <= long
            case (.now, .forPeriods), (.inAnyOf, .now), (.inAnyOf, .forPeriods): false
            }
        return windowFollows && implies(first.formula, second.formula)
    }

    /// Whether the first formula can be true only where the second is.
    static func implies(_ first: Formula, _ second: Formula) -> Bool {
        if first == second { return true }
        switch (first, second) {
        case (.or(let left, let right), _): return implies(left, second) && implies(right, second)
        case (_, .and(let left, let right)): return implies(first, left) && implies(first, right)
        case (_, .or(let left, let right)): return implies(first, left) || implies(first, right)
        case (.and(let left, let right), _): return implies(left, second) || implies(right, second)
        default: return atomImplies(first, second)
        }
    }

    private static func atomImplies(_ first: Formula, _ second: Formula) -> Bool {
        switch (first, second) {
        case (
            .compare(let a, let left, .figure(let x, let unitX)), .compare(let b, let right, .figure(let y, let unitY))
        ):
            return left == right && unitX == unitY && bounds(a, x, b, y)
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

    /// `v a x` can hold only where `v b y` does.
    private static func bounds(_ a: Comparison, _ x: Decimal, _ b: Comparison, _ y: Decimal) -> Bool {
        switch (a, b) {
        case (.less, .less), (.less, .atMost), (.atMost, .atMost): x <= y
        case (.atMost, .less): x < y
        case (.more, .more), (.more, .atLeast), (.atLeast, .atLeast): x >= y
        case (.atLeast, .more): x > y
        case (.equal, _): b.holds(x, y)
        case (.less, _), (.atMost, _), (.more, _), (.atLeast, _), (.unequal, _): false
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

    /// Whether a condition can never be true.
    static func isNever(_ formula: Formula) -> Bool {
        // What a later version brings stands for anything.
        if formula.isUnavailable { return false }
        return switch formula {
        case .truth(let truth): !truth
        case .or(let left, let right): isNever(left) && isNever(right)
        case .and: contradicts(conjuncts(formula))
        case .compare(let comparison, .figure(let x, _), .figure(let y, _)): !comparison.holds(x, y)
        case .compare(let comparison, let left, let right) where left == right:
            comparison == .less || comparison == .more || comparison == .unequal
        case .moved(_, let value, let than, _): value == than
        default: false
        }
    }

    private static func conjuncts(_ formula: Formula) -> [Formula] {
        if case .and(let left, let right) = formula { return conjuncts(left) + conjuncts(right) }
        return [formula]
    }

    private static func contradicts(_ parts: [Formula]) -> Bool {
        if parts.contains(where: isNever) { return true }
        for (index, part) in parts.enumerated() {
            for other in parts[(index + 1)...] where exclude(part, other) || exclude(other, part) { return true }
        }
        return false
    }

    /// Whether two conditions shut each other out.
    private static func exclude(_ first: Formula, _ second: Formula) -> Bool {
        switch (first, second) {
        case (_, .not(let inner)): return implies(first, inner)
        case (.isMissing(let inner), .compare(_, let left, let right)): return inner == left || inner == right
        case (
            .compare(let a, let left, .figure(let x, let unitX)), .compare(let b, let right, .figure(let y, let unitY))
        ):
            guard left == right, unitX == unitY else { return false }
            switch (a, b) {
            case (.less, .more), (.less, .atLeast), (.atMost, .more): return x <= y
            case (.atMost, .atLeast): return x < y
            case (.equal, _): return !b.holds(x, y)
            case (.less, _), (.atMost, _), (.more, _), (.atLeast, _), (.unequal, _): return false
            }
        default: return false
        }
    }
}
