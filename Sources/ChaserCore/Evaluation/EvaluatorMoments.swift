/// Dates with a time of day. A moment is a figure in the unit `moment`: seconds since 1970, in millionths.
extension Evaluator {
    /// The cells of a datetime column, which hold what the clocks showed, as moments in the site's zone.
    func moments(_ civil: ArraySlice<Int64>) -> Vector {
        let values = civil.map { value -> Int64 in
            if value == ColumnValues.missingFigure { return value }
            let (day, second) = CivilArithmetic.floored(Int(value >> 1), by: CivilArithmetic.secondsPerDay)
            if value & 1 == 1 { return Evaluator.micros(Instant(seconds: value >> 1)) }
            return Evaluator.micros(clock.zone.instant(of: Day(clamping: day), second: second))
        }
        return .figures(.init(values: .each(values), units: .all(Unit.moment.code)))
    }

    static func micros(_ instant: Instant) -> Int64 {
        let (micros, overflow) = instant.seconds.multipliedReportingOverflow(by: Decimal.scale)
        return overflow ? ColumnValues.missingFigure : micros
    }

    static func instant(_ micros: Int64) -> Instant { Instant(seconds: micros / Decimal.scale) }

    /// `returned + 72 hours`, `referred + 45 working days`: a moment or a day, moved.
    func shifted(_ start: Formula, by span: Span, isBack: Bool, _ rows: Rows, lag: Int) -> Vector {
        let vector = vector(start, rows, lag: lag)
        if case .figures(let moments) = vector {
            let values = (0..<rows.count).map { slot -> Int64 in
                let micros = moments.values[slot]
                if micros == ColumnValues.missingFigure { return micros }
                return Evaluator.micros(clock.moment(Evaluator.instant(micros), plus: span, isBack: isBack))
            }
            return .figures(.init(values: .each(values), units: .all(Unit.moment.code)))
        }
        guard case .days(let days) = vector else { return .days(.all(ColumnValues.missingDay)) }
        return .days(
            .each(
                (0..<rows.count).map { slot in
                    let day = days[slot]
                    if day == ColumnValues.missingDay || day == ColumnValues.openEnded { return day }
                    return clock.day(Day(number: day), plus: span, isBack: isBack).number
                }))
    }

    /// The day on which a moment lies in the site's zone.
    func days(ofMoments formula: Formula, _ rows: Rows, lag: Int) -> Vector {
        let moments = figures(formula, rows, lag: lag)
        return .days(
            .each(
                (0..<rows.count).map { slot in
                    let micros = moments.values[slot]
                    return micros == ColumnValues.missingFigure
                        ? ColumnValues.missingDay : clock.zone.civil(at: Evaluator.instant(micros)).day.number
                }))
    }

    /// `hours(a, b)`: as they passed, clock changes and all; parts of an hour as a fraction.
    func hoursBetween(_ from: Formula, _ to: Formula, _ rows: Rows, lag: Int) -> Vector.Figures {
        let (starts, ends) = (figures(from, rows, lag: lag), figures(to, rows, lag: lag))
        let values = (0..<rows.count).map { slot -> Int64 in
            let (start, end) = (starts.values[slot], ends.values[slot])
            if start == ColumnValues.missingFigure || end == ColumnValues.missingFigure {
                return ColumnValues.missingFigure
            }
            return (end - start) / 3_600
        }
        return .init(values: .each(values), units: .all(Unit.hours.code))
    }

    /// A moment is overdue once it has passed.
    func overdue(_ moments: Vector.Figures, byMoreThan span: Span?, _ rows: Rows) -> [UInt8] {
        let bound = span.map { clock.moment(clock.now, plus: $0, isBack: true) } ?? clock.now
        return (0..<rows.count).map { slot in
            let micros = moments.values[slot]
            if micros == ColumnValues.missingFigure { return Truth.unknown.rawValue }
            return micros < Evaluator.micros(bound) ? 1 : 0
        }
    }

    /// From now up to and including the moment so far ahead.
    func due(_ moments: Vector.Figures, within span: Span, _ rows: Rows) -> [UInt8] {
        let last = Evaluator.micros(clock.moment(clock.now, plus: span, isBack: false))
        return (0..<rows.count).map { slot in
            let micros = moments.values[slot]
            if micros == ColumnValues.missingFigure { return Truth.unknown.rawValue }
            return micros >= Evaluator.micros(clock.now) && micros <= last ? 1 : 0
        }
    }

    /// `27 March 2026 at 14:00`
    func words(moment micros: Int64) -> String {
        let civil = clock.zone.civil(at: Evaluator.instant(micros))
        return "\(civil.day.inWords) at \(civil.time)"
    }
}

/// What was counted in working days beyond the listed bank holidays.
extension Evaluator {
    /// Whether the value of a formula for one record rests on working days beyond the list.
    func isProvisional(_ formula: Formula, _ rows: Rows, lag: Int, slot: Int) -> Bool {
        guard clock.calendar.lastListed != nil else { return false }
        switch formula {
        case .shift(let start, let span, _) where span.unit == .workingDays:
            return lies([formula, start], beyondListFor: rows, lag: lag, slot: slot)
        case .workingDays(let from, let to):
            return lies([from, to], beyondListFor: rows, lag: lag, slot: slot)
        case .overdueBy(let date):
            return clock.isProvisional(today) && !isMissing(vector(date, rows, lag: lag), count: rows.count)[slot]
        case _:
            return formula.parts.contains { isProvisional($0, rows, lag: lag, slot: slot) }
        }
    }

    private func lies(_ dates: [Formula], beyondListFor rows: Rows, lag: Int, slot: Int) -> Bool {
        dates.contains { date in
            switch vector(date, rows, lag: lag) {
            case .days(let days):
                let day = days[slot]
                return day != ColumnValues.missingDay && day != ColumnValues.openEnded
                    && clock.isProvisional(Day(number: day))
            case .figures(let moments):
                let micros = moments.values[slot]
                return micros != ColumnValues.missingFigure
                    && clock.isProvisional(clock.zone.civil(at: Evaluator.instant(micros)).day)
            case .months, .truths, .codes, .targets, .places, .people, .texts: return false
            }
        }
    }
}
