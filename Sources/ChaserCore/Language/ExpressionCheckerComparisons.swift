/// Comparisons: what may be held against what.
extension ExpressionChecker {
    /// `<` and its kin, and `==`.
    mutating func compare(_ comparison: Comparison, _ left: Expression, _ right: Expression, at range: TextRange)
        -> Typed?
    {
        let context = "beside “\(comparison.rawValue)”"
        if comparison == .equal || comparison == .unequal, let word = word(left, right) {
            return word.map { Typed(formula: .compare(comparison, $0, $1), type: .truth) }
        }
        let (first, second) = (check(left), check(right))
        guard let first, let second else { return nil }
        guard areComparable(first.type, second.type, comparison) else {
            fault(
                .wrongType(expected: first.type.words, found: second.type.words, context: context), at: right.range)
            return nil
        }
        guard sameUnits(first.type, second.type, at: range) else { return nil }
        return Typed(formula: .compare(comparison, first.formula, second.formula), type: .truth)
    }

    private func areComparable(_ left: ValueType, _ right: ValueType, _ comparison: Comparison) -> Bool {
        let isEquality = comparison == .equal || comparison == .unequal
        switch (left, right) {
        case (.figure, .figure), (.figure, .target), (.target, .figure), (.target, .target): return true
        case (.day, .day), (.month, .month): return true
        case (.text, .text), (.text, .people), (.people, .text), (.people, .people): return isEquality
        case (.figure, _), (.target, _), (.day, _), (.month, _), (.text, _), (.people, _), (.list, _): return false
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

    /// `status is blue`: a bare word beside a value of a word type is that case. Nil when the right side is no such word;
    /// an inner nil after a fault.
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
        fault(
            .unknownName(
                kind: subject.type.words.split(separator: " ").last.map(String.init) ?? "word", name: name,
                suggestion: nearest(to: name, among: vocabulary)), at: right.range)
        return .some(nil)
    }

    /// `x is missing`, `status is blue`, `value is worst(value, 7)`, `headline is true`.
    mutating func isWhat(_ subject: Expression, _ what: Expression) -> Typed? {
        if case .missing = what.node {
            guard let typed = check(subject) else { return nil }
            if typed.formula.isUnavailable { return Typed(formula: .unavailable(.truth), type: .truth) }
            return Typed(formula: .isMissing(typed.formula), type: .truth)
        }
        return compare(.equal, subject, what, at: subject.range.through(what.range))
    }

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

    /// `date is overdue [by more than span]`
    mutating func overdue(_ date: Expression, byMoreThan span: Span?, at range: TextRange) -> Typed? {
        guard let typed = self.date(date, "before “is overdue”"), isOfTime(span, at: range) else { return nil }
        return Typed(formula: .overdue(typed.formula, byMoreThan: span), type: .truth)
    }

    /// `date is due within span`
    mutating func due(_ date: Expression, within span: Span, at range: TextRange) -> Typed? {
        guard let typed = self.date(date, "before “is due”"), isOfTime(span, at: range) else { return nil }
        return Typed(formula: .due(typed.formula, within: span), type: .truth)
    }

    private mutating func isOfTime(_ span: Span?, at range: TextRange) -> Bool {
        guard let span, span.unit == .periods || span.count > 36_500 else { return true }
        fault(
            .invalidValue(
                what: "length of time", text: span.description, expected: "days, working days, weeks, months or years"),
            at: range)
        return false
    }

    /// Figures with figures, and days moved by a length of time.
    mutating func arithmetic(_ operation: Arithmetic, _ left: Expression, _ right: Expression, at range: TextRange)
        -> Typed?
    {
        let context = "beside “\(operation.rawValue)”"
        guard let first = check(left) else {
            _ = check(right)
            return nil
        }
        guard let second = figure(right, context) else { return nil }
        if first.type == .day, operation == .plus || operation == .minus {
            guard second.type == .figure(.known(.days)) || second.type == .figure(.known(.workingDays)) else {
                fault(
                    .wrongType(expected: "days or working days", found: second.type.words, context: context),
                    at: right.range)
                return nil
            }
            return Typed(formula: .arithmetic(operation, first.formula, second.formula), type: .day)
        }
        guard
            case .figure = first.type.isSameKind(as: .figure(.bare)) || first.type == .target
                ? ValueType.figure(.bare) : first.type
        else {
            fault(.wrongType(expected: "a figure", found: first.type.words, context: context), at: left.range)
            return nil
        }
        if operation == .plus || operation == .minus, !sameUnits(first.type, second.type, at: range) { return nil }
        let type = first.type == .figure(.bare) && operation != .over ? second.type : first.type
        return Typed(
            formula: .arithmetic(operation, first.formula, second.formula),
            type: type == .target ? .figure(.perRecord) : type)
    }

    /// A span as a figure of days or working days.
    mutating func span(_ span: Span, at range: TextRange) -> Typed? {
        let count: (Int, Unit)? =
            switch span.unit {
            case .days: (span.count, .days)
            case .weeks: (span.count * 7, .days)
            case .workingDays: (span.count, .workingDays)
            case .minutes, .hours, .months, .years, .periods: nil
            }
        guard let (number, unit) = count, let decimal = Decimal(whole: number) else {
            fault(
                .invalidValue(
                    what: "length of time", text: span.description, expected: "days, weeks or working days here"),
                at: range)
            return nil
        }
        return Typed(formula: .figure(decimal, unit), type: .figure(.known(unit)))
    }
}
