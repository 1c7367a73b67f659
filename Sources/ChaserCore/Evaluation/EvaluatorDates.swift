/// Dates held against today, and the days between them.
extension Evaluator {
    private func days(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector.Slots<Int32> {
        days(vector(formula, rows, lag: lag))
    }

    private func days(_ vector: Vector) -> Vector.Slots<Int32> {
        guard case .days(let days) = vector else { return .all(ColumnValues.missingDay) }
        return days
    }

    /// `date is overdue [by more than span]`: from the first working day after it. Open-ended is never overdue; a
    /// missing date is unknown.
    func overdue(_ date: Formula, byMoreThan span: Span?, _ rows: Rows, lag: Int) -> [UInt8] {
        let vector = vector(date, rows, lag: lag)
        if case .figures(let moments) = vector { return overdue(moments, byMoreThan: span, rows) }
        let dates = days(vector)
        // One bound for all: a date is overdue by more than the span exactly when it lies before this day.
        let bound = span.map { firstDayNotOverdue(byMoreThan: $0) } ?? firstDayNotOverdue()
        return (0..<rows.count).map { slot in
            let day = dates[slot]
            return day == ColumnValues.missingDay ? Truth.unknown.rawValue : day < bound.number ? 1 : 0
        }
    }

    /// The earliest due date that is not overdue today.
    private func firstDayNotOverdue() -> Day {
        // Overdue once a working day has come after the date: the newest working day up to today decides.
        var newest = today
        while !calendar.isWorkingDay(newest) { newest = newest.adding(days: -1) }
        return newest
    }

    /// The earliest due date that is not overdue by more than the span.
    private func firstDayNotOverdue(byMoreThan span: Span) -> Day {
        switch span.unit {
        case .workingDays:
            var day = firstDayNotOverdue()
            for _ in 0..<span.count {
                day = day.adding(days: -1)
                while !calendar.isWorkingDay(day) { day = day.adding(days: -1) }
            }
            return day
        case .days, .weeks, .months, .years, .hours, .minutes, .periods:
            return min(firstDayNotOverdue(), span.before(today))
        }
    }

    /// `date is due within span`: from today up to and including the day so far ahead.
    func due(_ date: Formula, within span: Span, _ rows: Rows, lag: Int) -> [UInt8] {
        let vector = vector(date, rows, lag: lag)
        if case .figures(let moments) = vector { return due(moments, within: span, rows) }
        let dates = days(vector)
        let last = span.unit == .workingDays ? calendar.day(today, plusWorkingDays: span.count) : span.after(today)
        return (0..<rows.count).map { slot in
            let day = dates[slot]
            if day == ColumnValues.missingDay { return Truth.unknown.rawValue }
            return day >= today.number && day <= last.number ? 1 : 0
        }
    }

    /// `days(a, b)`; an open-ended date is as good as missing here.
    func daysBetween(_ from: Formula, _ to: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        between(from, to, rows, lag: lag, unit: .days) { Int64($1.number) - Int64($0.number) }
    }

    /// `working_days(a, b)`: the first day left out, the last one counted.
    func workingDaysBetween(_ from: Formula, _ to: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        between(from, to, rows, lag: lag, unit: .workingDays) { Int64(calendar.workingDays(after: $0, through: $1)) }
    }

    /// `working_days_from(a, b)`: a worked first day is day 1, so that it and the last are both counted.
    func workingDaysFrom(_ from: Formula, _ to: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        between(from, to, rows, lag: lag, unit: .workingDays) { start, end in
            let first = end < start ? start : start.adding(days: -1)
            return Int64(calendar.workingDays(after: first, through: end < start ? end.adding(days: -1) : end))
        }
    }

    private func between(
        _ from: Formula, _ to: Formula, _ rows: Rows, lag: Int, unit: Unit, _ measure: (Day, Day) -> Int64
    ) -> Vector.Figures {
        // The later it began, the shorter it is.
        let (starts, ends) = (at(edge.other) { days(from, rows, lag: lag) }, days(to, rows, lag: lag))
        let values = (0..<rows.count).map { slot in
            let (start, end) = (starts[slot], ends[slot])
            let isKnown = ![start, end].contains { $0 == ColumnValues.missingDay || $0 == ColumnValues.openEnded }
            return isKnown ? measure(Day(number: start), Day(number: end)) * Decimal.scale : ColumnValues.missingFigure
        }
        return .init(values: .each(values), units: .all(unit.code))
    }

    /// `overdue(date)` in working days: none when it has not passed.
    func overdueBy(_ date: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        let dates = at(edge.other) { days(date, rows, lag: lag) }
        let values = (0..<rows.count).map { slot -> Int64 in
            let day = dates[slot]
            if day == ColumnValues.missingDay { return ColumnValues.missingFigure }
            if day == ColumnValues.openEnded { return 0 }
            return Int64(calendar.overdueWorkingDays(due: Day(number: day), on: today)) * Decimal.scale
        }
        return .init(values: .each(values), units: .all(Unit.workingDays.code))
    }

    /// `date + 5 working days`; open-ended stays so.
    func shifted(
        _ days: Vector.Slots<Int32>, _ operation: Arithmetic, _ by: Vector.Figures, _ rows: Rows
    ) -> Vector {
        let sign: Int64 = operation == .minus ? -1 : 1
        let shifted = (0..<rows.count).map { slot -> Int32 in
            let (day, amount) = (days[slot], by.values[slot])
            if day == ColumnValues.missingDay || amount == ColumnValues.missingFigure { return ColumnValues.missingDay }
            if day == ColumnValues.openEnded { return day }
            let count = Int(sign * (amount / Decimal.scale))
            return by.units[slot] == Unit.workingDays.code
                ? calendar.day(Day(number: day), plusWorkingDays: count).number
                : Day(number: day).adding(days: count).number
        }
        return .days(.each(shifted))
    }
}
