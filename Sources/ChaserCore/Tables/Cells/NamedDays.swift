/// The days that a form names, before what stands in front of it changes them.
struct NamedDays {
    let first: Day
    /// Included.
    let last: Day
    let convention: DateConvention?

    /// The day that counts.
    func found(_ modifier: DateModifier?) -> FoundDay {
        switch modifier {
        case nil, .end: FoundDay(day: last, convention: convention)
        case .early: third(1)
        case .mid: third(2)
        case .before: FoundDay(day: first.adding(days: -1), convention: .dayBefore)
        case .weekCommencing:
            FoundDay(day: first.adding(days: 6 - first.weekday.rawValue), convention: convention ?? .endOfWeek)
        }
    }

    /// The end of a third: of a month its 10th and 20th day, of what is longer whole months.
    private func third(_ count: Int) -> FoundDay {
        let months = Int(last.calendarMonth.ordinal - first.calendarMonth.ordinal) + 1
        if first == last { return FoundDay(day: last, convention: convention) }
        if months == 1 { return FoundDay(day: first.adding(days: count * 10 - 1), convention: .thirds) }
        let month = first.calendarMonth.adding(months: max(months / 3, 1) * count - 1)
        return FoundDay(day: month.last, convention: .thirds)
    }
}

extension NamedDays {
    /// A day or a month without a year, in the year that brings it nearest to another day; of two as near, the later.
    /// Nil when there is no such day in any of the years about.
    init?(month: Int, day: Int?, nearest other: Day) {
        let found = (other.year - 1...other.year + 1).compactMap { year -> NamedDays? in
            guard let month = Month(year: year, month: month) else { return nil }
            guard let day else { return NamedDays(first: month.first, last: month.last, convention: .nearestYear) }
            return Day(year: year, month: month.month, day: day)
                .map { NamedDays(first: $0, last: $0, convention: .nearestYear) }
        }
        let nearest = found.reversed().min { abs($0.last.days(to: other)) < abs($1.last.days(to: other)) }
        guard let nearest else { return nil }
        self = nearest
    }
}

/// A day that a cell names, and what had to be decided for it.
struct FoundDay: Hashable {
    let day: Day
    let convention: DateConvention?
}
