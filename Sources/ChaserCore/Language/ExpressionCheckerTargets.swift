/// Figures held against targets and against each other, where better and worse matter.
extension ExpressionChecker {
    /// `value misses target by …`, `value meets target`.
    mutating func target(
        isMet: Bool, _ value: Expression, _ target: Expression, by margin: Margin?, at range: TextRange
    ) -> Typed? {
        let verb = isMet ? "meets" : "misses"
        let (first, second) = (figure(value, "before “\(verb)”"), check(target))
        guard let first, let second else { return nil }
        if case .figure = second.type {
            guard needsPolarity(value), sameUnits(first.type, second.type, at: range) else { return nil }
        } else if second.type != .target {
            fault(
                .wrongType(expected: "a target", found: second.type.words, context: "after “\(verb)”"), at: target.range
            )
            return nil
        }
        var checked: FormulaMargin?
        if let margin {
            guard let read = self.margin(margin, against: target) else { return nil }
            checked = read
        }
        return Typed(
            formula: .target(isMet: isMet, value: first.formula, target: second.formula, by: checked), type: .truth)
    }

    /// `value is worse than previous(value) by …`
    mutating func change(
        isBetter: Bool, _ value: Expression, _ than: Expression, by margin: Margin?, at range: TextRange
    ) -> Typed? {
        let (first, second) = (
            figure(value, "before “is \(isBetter ? "better" : "worse") than”"), figure(than, "after “than”")
        )
        guard let first, let second, needsPolarity(value), sameUnits(first.type, second.type, at: range) else {
            return nil
        }
        var checked: FormulaMargin?
        if let margin {
            guard let read = self.margin(margin, against: than) else { return nil }
            checked = read
        }
        return Typed(
            formula: .moved(isBetter: isBetter, value: first.formula, than: second.formula, by: checked), type: .truth)
    }

    /// `by 10% of target`, where the target is what the value is held against, is the same as `of it`.
    private mutating func margin(_ margin: Margin, against base: Expression) -> FormulaMargin? {
        switch margin.measure {
        case .points: return .points(margin.amount)
        case .percentOfIt: return .percentOfIt(margin.amount)
        case .percentOf(let name):
            if base.node == .name(name.value) { return .percentOfIt(margin.amount) }
            return figure(Expression(.name(name.value), at: name.range), "after “of”").map {
                .percentOf(margin.amount, $0.formula)
            }
        }
    }
}
