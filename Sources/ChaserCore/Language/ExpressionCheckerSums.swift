/// Sums, and how long it is to or from a date.
extension ExpressionChecker {
    /// `date is overdue [by more than span]`
    mutating func overdue(_ date: Expression, byMoreThan span: Span?, at range: TextRange) -> Typed? {
        guard let typed = self.time(date, "before “is overdue”"), isOfTime(span, of: typed, at: range) else {
            return nil
        }
        return Typed(formula: .overdue(typed.formula, byMoreThan: span), type: .truth)
    }

    /// `date is due within span`
    mutating func due(_ date: Expression, within span: Span, at range: TextRange) -> Typed? {
        guard let typed = self.time(date, "before “is due”"), isOfTime(span, of: typed, at: range) else { return nil }
        return Typed(formula: .due(typed.formula, within: span), type: .truth)
    }

    /// `column is unchanged for more than span`: since the newest change, or the first sight of what never changed.
    mutating func unchanged(_ column: Expression, forMoreThan span: Span, at range: TextRange) -> Typed? {
        guard let typed = check(column) else { return nil }
        guard case .column = typed.formula else {
            fault(.wrongType(expected: "a column", found: "an expression", context: "before “is unchanged”"), at: range)
            return nil
        }
        guard isOfTime(span, of: Typed(formula: .word(.today), type: .day), at: range, isMoved: true) else {
            return nil
        }
        let (changed, today) = (asSeen(.changed, typed.formula), Formula.word(.today))
        func count(_ number: Int) -> Formula { .figure(Decimal(micros: Int64(number) * Decimal.scale), nil) }
        let formula: Formula =
            switch span.unit {
            case .workingDays: .compare(.more, .workingDays(changed, today), count(span.count))
            case .days: .compare(.more, .days(changed, today), count(span.count))
            case .weeks: .compare(.more, .days(changed, today), count(span.count * 7))
            case .months, .years, .minutes, .hours, .periods:
                .compare(.less, changed, .shift(today, span, isBack: true))
            }
        return Typed(formula: formula, type: .truth)
    }

    /// `date was moved after it fell due`: to a later day, and when the day before it had passed.
    mutating func movedAfterDue(_ date: Expression) -> Typed? {
        guard let typed = check(date) else { return nil }
        guard case .column(_, .date) = typed.formula else {
            let found = if case .column = typed.formula { typed.type.words } else { "an expression" }
            fault(
                .wrongType(expected: "a column of dates", found: found, context: "before “was moved”"), at: date.range)
            return nil
        }
        let before = asSeen(.beforeChange, typed.formula)
        let isLate = Formula.compare(.more, asSeen(.changed, typed.formula), before).settledIfVague
        return Typed(formula: .and(isLate, .compare(.more, typed.formula, before)), type: .truth)
    }

    /// What versions show of a column, as an explanation is to name it.
    private mutating func asSeen(_ what: AsSeen, _ column: Formula) -> Formula {
        let formula = Formula.asSeen(what, column)
        if case .column(let index, _) = column {
            unsaid[formula] = "\(what == .changed ? "changed" : "before_change")(\(scope.layout.columns[index].name))"
        }
        return formula
    }

    /// An expression that must be a date, with or without a time.
    private mutating func time(_ expression: Expression, _ context: String) -> Typed? {
        guard let typed = check(expression) else { return nil }
        if typed.type == .day || typed.type == .moment { return typed }
        fault(.wrongType(expected: "a date", found: typed.type.words, context: context), at: expression.range)
        return nil
    }

    /// A day can be so many hours late, but none is so many hours away from another.
    private mutating func isOfTime(
        _ span: Span?, of typed: Typed, at range: TextRange, isMoved: Bool = false
    ) -> Bool {
        guard let span else { return true }
        let expected: String
        switch span.unit {
        case .minutes, .hours:
            if typed.type == .moment || !isMoved, span.count <= 1_000_000 { return true }
            expected = "in days or longer; hours are counted from a datetime column"
        case .days, .workingDays, .weeks, .months, .years:
            if span.count <= 36_500 { return true }
            expected = "at most 36500 \(span.unit.rawValue)"
        case .periods: expected = "in days, working days, weeks, months or years"
        }
        fault(
            .invalidValue(what: "the length of time here", text: span.description, expected: expected), at: range)
        return false
    }

    /// Figures with figures, and days moved by a length of time.
    mutating func arithmetic(_ operation: Arithmetic, _ left: Expression, _ right: Expression, at range: TextRange)
        -> Typed?
    {
        if operation == .plus || operation == .minus, case .span(let span) = right.node, span.unit != .periods,
            let start = check(left), start.type == .day || start.type == .moment
        {
            return shifted(start, by: span, isBack: operation == .minus, at: right.range)
        }
        let (first, second) = (check(left), check(right))
        guard let first, let second else { return nil }
        if first.type == .day, operation == .plus || operation == .minus {
            return moved(first, operation, second, at: range, right: right.range)
        }
        guard let one = number(first, operation, at: left.range), let other = number(second, operation, at: right.range)
        else { return nil }
        if operation == .plus || operation == .minus, !sameUnits(one, other, at: range) { return nil }
        let type = one == .figure(.bare) && operation != .over ? other : one
        return Typed(formula: .arithmetic(operation, first.formula, second.formula), type: type)
    }

    /// `target_date + 5 working days`, `returned + 72 hours`
    private mutating func shifted(_ start: Typed, by span: Span, isBack: Bool, at range: TextRange) -> Typed? {
        guard isOfTime(span, of: start, at: range, isMoved: true) else { return nil }
        if start.formula.isUnavailable { return Typed(formula: .unavailable(start.type), type: start.type) }
        return Typed(formula: .shift(start.formula, span, isBack: isBack), type: start.type)
    }

    /// `target_date + working_days(…)`
    private mutating func moved(
        _ date: Typed, _ operation: Arithmetic, _ by: Typed, at range: TextRange, right: TextRange
    ) -> Typed? {
        if by.type == .figure(.known(.days)) || by.type == .figure(.known(.workingDays)) {
            return Typed(formula: .arithmetic(operation, date.formula, by.formula), type: .day)
        }
        if by.type == .day {
            fault(.other("from one date to another is written days(…, …) or working_days(…, …)"), at: range)
        } else {
            fault(
                .wrongType(
                    expected: "days or working days", found: by.type.words, context: "beside “\(operation.rawValue)”"),
                at: right)
        }
        return nil
    }

    /// The type of a figure, or of a target as the figure that it names; nil with a fault for anything else.
    private mutating func number(_ typed: Typed, _ operation: Arithmetic, at range: TextRange) -> ValueType? {
        switch typed.type {
        case .figure: return typed.type
        case .target: return .figure(.perRecord)
        case .day, .moment, .text, .rag, .polarity, .people, .truth, .month, .list, .variation, .assurance:
            fault(
                .wrongType(
                    expected: "a figure", found: typed.type.words, context: "beside “\(operation.rawValue)”"), at: range
            )
            return nil
        }
    }

    /// A span as a figure of days or working days.
    mutating func span(_ span: Span, at range: TextRange) -> Typed? {
        let count: (Int, Unit)? =
            switch span.unit {
            case .days: (span.count, .days)
            case .weeks: (span.count * 7, .days)
            case .workingDays: (span.count, .workingDays)
            case .hours: (span.count, .hours)
            case .minutes, .months, .years, .periods: nil
            }
        guard let (number, unit) = count, let decimal = Decimal(whole: number) else {
            fault(
                .invalidValue(
                    what: "the length of time here", text: span.description,
                    expected: "in hours, days, weeks or working days"),
                at: range)
            return nil
        }
        return Typed(formula: .figure(decimal, unit), type: .figure(.known(unit)))
    }
}

extension ExpressionChecker.Typed {
    /// A date with a time as its day, where only days count.
    var asDay: Self { type == .moment ? Self(formula: .dayOf(formula), type: .day) : self }
}
