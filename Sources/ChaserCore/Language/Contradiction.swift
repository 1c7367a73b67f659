/// What can never be true, and what always is, as far as the words alone show it.
extension Implication {
    /// Whether a condition can never be true.
    static func isNever(_ formula: Formula) -> Bool {
        // What a later version brings stands for anything.
        if formula.isUnavailable { return false }
        return switch formula {
        case .truth(let truth): !truth
        case .not(let inner): isAlways(inner)
        case .or(let left, let right): isNever(left) && isNever(right)
        case .and: contradicts(conjuncts(formula))
        case .compare(let comparison, .figure(let x, _), .figure(let y, _)): !comparison.holds(x, y)
        case .compare(let comparison, let left, let right) where left == right:
            comparison == .less || comparison == .more || comparison == .unequal
        case .moved(_, let value, let than, _): value == than
        default: false
        }
    }

    /// Whether a condition is true of every record, those without a figure too.
    static func isAlways(_ formula: Formula) -> Bool {
        switch formula {
        case .truth(let truth): truth
        case .not(let inner): isNever(inner) && !inner.mayBeUnknown
        case .and(let left, let right): isAlways(left) && isAlways(right)
        case .or(let left, let right): isAlways(left) || isAlways(right)
        case .compare(let comparison, .figure(let x, _), .figure(let y, _)): comparison.holds(x, y)
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
            for other in parts[(index + 1)...] where areApart(part, other) { return true }
        }
        return false
    }

    /// Whether no record can have both.
    private static func areApart(_ first: Formula, _ second: Formula) -> Bool {
        exclude(first, second) || exclude(second, first)
    }

    /// Whether the first, being true, keeps the second from it.
    private static func exclude(_ first: Formula, _ second: Formula) -> Bool {
        if let one = Bound(first), let other = Bound(second) { return one.excludes(other) }
        switch (first, second) {
        case (_, .or(let left, let right)): return areApart(first, left) && areApart(first, right)
        case (_, .not(let inner)): return implies(first, inner)
        case (.isMissing(let inner), _): return second.needs.contains(inner)
        case (.target(let met, let value, let target, nil), .target(let other, let otherValue, let otherTarget, _)):
            return met && !other && value == otherValue && target == otherTarget
        default: return false
        }
    }
}

extension Formula {
    /// What must be known for the comparison to be true.
    fileprivate var needs: [Formula] {
        switch self {
        case .compare(_, let left, let right): [left, right]
        case .target(_, let value, let target, _): [value, target]
        case .moved(_, let value, let than, _): [value, than]
        case .overdue(let date, _), .due(let date, _): [date]
        default: []
        }
    }

    /// False for what is true or false by its words alone.
    fileprivate var mayBeUnknown: Bool {
        switch self {
        case .truth, .compare(_, .figure, .figure): false
        case .not(let inner): inner.mayBeUnknown
        case .and(let left, let right), .or(let left, let right): left.mayBeUnknown || right.mayBeUnknown
        default: true
        }
    }
}
