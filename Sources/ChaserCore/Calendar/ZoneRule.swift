/// A zone's rule for all years, as the last line of a TZif file states it: `GMT0BST,M3.5.0/1,M10.5.0`.
///
/// The form is POSIX.1's `TZ` with the longer hours of RFC 9636 §3.3.1. Summer time runs from the year's start date to
/// its end date, or across the new year in the south. Offsets here are east of UTC, the opposite of what is written.
struct ZoneRule: Hashable, Sendable {
    /// Seconds east of UTC that a zone may have (RFC 9636 §3.2).
    static let offsets = -89_999...93_599

    /// Seconds east of UTC in winter.
    let standard: Int
    /// Nil when the clocks never change.
    let summer: Summer?

    /// When the clocks are at another offset.
    struct Summer: Hashable, Sendable {
        let offset: Int
        let start: Date
        let end: Date
    }

    /// A date of every year and a time on it.
    struct Date: Hashable, Sendable {
        let day: DayRule
        /// Seconds after that day's midnight by the clock before the change; may be negative or beyond the day.
        let time: Int
    }

    /// How a rule names a day.
    enum DayRule: Hashable, Sendable {
        /// `M10.5.0`: that weekday (Sunday 0) of the month for the nth time, 5 being the last.
        case weekday(month: Int, week: Int, weekday: Int)
        /// `J60`: 1...365, 29 February never counted, so that 60 is always 1 March.
        case withoutLeapDay(Int)
        /// `59`: 0...365, 29 February counted.
        case withLeapDay(Int)
    }

    /// Seconds east of UTC at an instant.
    func offset(at seconds: Int) -> Int {
        guard let summer else { return standard }
        let year = CivilArithmetic.civil(CivilArithmetic.floored(seconds, by: CivilArithmetic.secondsPerDay).quotient)
            .year
        let isSummer = (year - 1...year + 1).contains { year in
            let start = change(summer.start, in: year, from: standard)
            let end = change(summer.end, in: year, from: summer.offset)
            if start <= end { return start <= seconds && seconds < end }
            return start <= seconds && seconds < change(summer.end, in: year + 1, from: summer.offset)
        }
        return isSummer ? summer.offset : standard
    }

    /// The first change strictly after an instant; nil when there is none.
    func change(after seconds: Int) -> Int? {
        guard let summer else { return nil }
        let year = CivilArithmetic.civil(CivilArithmetic.floored(seconds, by: CivilArithmetic.secondsPerDay).quotient)
            .year
        let changes = (year - 1...year + 1).flatMap { year in
            [change(summer.start, in: year, from: standard), change(summer.end, in: year, from: summer.offset)]
        }
        return changes.filter { $0 > seconds }.min()
    }

    private func change(_ date: Date, in year: Int, from offset: Int) -> Int {
        date.day.number(in: year) * CivilArithmetic.secondsPerDay + date.time - offset
    }
}

extension ZoneRule.DayRule {
    /// The day number of that day in a year.
    func number(in year: Int) -> Int {
        let newYear = CivilArithmetic.dayNumber(year: year, month: 1, day: 1)
        switch self {
        case .withLeapDay(let index):
            return newYear + index
        case .withoutLeapDay(let ordinal):
            return newYear + ordinal - 1 + (CivilArithmetic.isLeap(year) && ordinal >= 60 ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            let first = CivilArithmetic.dayNumber(year: year, month: month, day: 1)
            // Day 0 was a Thursday, which is 4 where Sunday is 0.
            let toWeekday = CivilArithmetic.floored(weekday - (first + 4), by: 7).remainder
            let last = first + CivilArithmetic.daysIn(month: month, of: year) - 1
            let day = first + toWeekday + (week - 1) * 7
            return day > last ? day - 7 : day
        }
    }
}
