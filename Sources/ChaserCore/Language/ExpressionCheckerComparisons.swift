/// Comparisons: what may be held against what.
extension ExpressionChecker {
    /// `<` and its kin, and `==`.
    mutating func compare(
        _ comparison: Comparison, _ left: Expression, _ right: Expression, at range: TextRange, written: String? = nil
    ) -> Typed? {
        let context = written ?? "beside “\(comparison.rawValue)”"
        if comparison == .equal || comparison == .unequal, let word = word(left, right) {
            return word.map { Typed(formula: .compare(comparison, $0, $1), type: .truth) }
        }
        var (first, second) = (check(left), check(right))
        // A date with a time beside one without: their days are compared.
        if first?.type == .day || second?.type == .day { (first, second) = (first?.asDay, second?.asDay) }
        guard let first, let second else { return nil }
        guard areComparable(first.type, second.type, comparison) else {
            let isOrder = first.type.isSameKind(as: second.type)
            fault(
                isOrder
                    ? .other("\(context) stand figures, dates or months, not \(first.type.words)")
                    : .wrongType(expected: first.type.words, found: second.type.words, context: context),
                at: isOrder ? range : right.range)
            return nil
        }
        guard sameUnits(first.type, second.type, at: range) else { return nil }
        return Typed(formula: .compare(comparison, first.formula, second.formula), type: .truth)
    }

    private func areComparable(_ left: ValueType, _ right: ValueType, _ comparison: Comparison) -> Bool {
        let isEquality = comparison == .equal || comparison == .unequal
        switch (left, right) {
        case (.figure, .figure), (.figure, .target), (.target, .figure), (.target, .target): return true
        case (.day, .day), (.moment, .moment), (.month, .month): return true
        case (.text, .text), (.text, .people), (.people, .text), (.people, .people): return isEquality
        case (.figure, _), (.target, _), (.day, _), (.moment, _), (.month, _), (.text, _), (.people, _), (.list, _):
            return false
        case (.truth, _), (.rag, _), (.polarity, _), (.variation, _), (.assurance, _):
            return isEquality && left == right
        }
    }

    /// False, with a fault, when both units are known beforehand and differ.
    mutating func sameUnits(_ left: ValueType, _ right: ValueType, at range: TextRange) -> Bool {
        guard case .figure(.known(let first)) = left, case .figure(.known(let second)) = right, first != second else {
            return true
        }
        let names = UnitTable()
        func word(_ unit: Unit) -> String { unit == .none ? "a plain number" : names[unit] }
        fault(.unitsDiffer(word(first), word(second)), at: range)
        return false
    }

    /// `status is blue`: a bare word beside a value of a word type is that case. Nil when the right side is no such
    /// word; an inner nil after a fault.
    private mutating func word(_ left: Expression, _ right: Expression) -> (Formula, Formula)?? {
        guard case .name(let name) = right.node, !scope.layout.columns.contains(where: { $0.name == name }) else {
            return nil
        }
        guard RecordWord(rawValue: name) == nil else { return nil }
        guard let subject = check(left) else { return .some(nil) }
        let vocabulary = subject.type.vocabulary
        if let code = vocabulary.firstIndex(of: name) { return (subject.formula, .code(UInt8(code))) }
        guard !vocabulary.isEmpty else {
            guard subject.type == .text else { return nil }
            fault(.other("a text to compare with stands in quotes: \"\(name)\""), at: right.range)
            return .some(nil)
        }
        if let near = nearest(to: name, among: vocabulary) {
            let kind = subject.type.words.split(separator: " ").last.map(String.init) ?? "word"
            fault(.unknownName(kind: kind, name: name, suggestion: near), at: right.range)
        } else {
            let words = alternatives(vocabulary)
            fault(.invalidValue(what: subject.type.words, text: name, expected: words), at: right.range)
        }
        return .some(nil)
    }

    /// `x is missing`, `status is blue`, `value is worst(value, 7)`, `headline is true`.
    mutating func isWhat(_ subject: Expression, _ what: Expression) -> Typed? {
        if case .missing = what.node {
            guard let typed = check(subject) else { return nil }
            if typed.formula.isUnavailable { return Typed(formula: .unavailable(.truth), type: .truth) }
            return Typed(formula: .isMissing(typed.formula), type: .truth)
        }
        return compare(.equal, subject, what, at: subject.range.through(what.range), written: "after “is”")
    }
}
