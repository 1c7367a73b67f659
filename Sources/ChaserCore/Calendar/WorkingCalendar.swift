/// Which days are worked: Monday to Friday, except the bank holidays of one nation.
///
/// Every question is answered from one function, the number of working days up to a day, which costs a division and a
/// binary search: a plan of a million rows may ask on every tick.
public struct WorkingCalendar: Sendable, Hashable {
    /// Day numbers of the holidays that fall on Monday to Friday, ascending.
    private let holidays: [Int32]

    /// The last day in the list as it was given; days after it are counted as if there were no holidays, so what
    /// follows from them is provisional. Nil for an empty list.
    public let lastListed: Day?

    /// A calendar with these holidays, in any order; one at a weekend or given twice counts for nothing.
    public init(holidays: [Day]) {
        lastListed = holidays.max()
        let weekdays = holidays.filter { $0.weekday.rawValue < 5 }
        self.holidays = Set(weekdays.map(\.number)).sorted()
    }

    /// Whether the day is worked.
    public func isWorkingDay(_ day: Day) -> Bool {
        guard day.weekday.rawValue < 5 else { return false }
        let listed = holidaysThrough(Int(day.number))
        return listed == 0 || holidays[listed - 1] != day.number
    }

    /// How many working days lie in `(start, end]`: the first is excluded, the last included. When the end is before
    /// the start, minus the number in `(end, start]`.
    public func workingDays(after start: Day, through end: Day) -> Int { index(of: end) - index(of: start) }

    /// The day that lies so many working days from another.
    ///
    /// Forwards, the working day with `count` working days after `start`, up to and including it. Backwards, the
    /// working day after which `-count` working days lie, up to and including `start`: "5 working days before". For 0
    /// the start itself, worked or not.
    public func day(_ start: Day, plusWorkingDays count: Int) -> Day {
        if count == 0 { return start }
        // Beyond this many the result is the first or last day there is.
        let inside = min(max(count, -4_000_000), 4_000_000)
        return firstDay(withIndex: index(of: start) + inside)
    }

    /// How many working days late something due is: 0 until its day has passed, and on the days off that follow it.
    ///
    /// What is due on a Saturday is met by Saturday; it is one day overdue on the next working day.
    public func overdueWorkingDays(due: Day, on today: Day) -> Int { max(0, workingDays(after: due, through: today)) }
}

extension WorkingCalendar {
    /// The day itself when it is worked, otherwise the next that is.
    public func nextWorkingDay(onOrAfter day: Day) -> Day { isWorkingDay(day) ? day : nextWorkingDay(after: day) }

    /// The first working day later than this one.
    public func nextWorkingDay(after day: Day) -> Day { self.day(day, plusWorkingDays: 1) }

    /// The day itself when it is worked, otherwise the last before it that is.
    public func lastWorkingDay(onOrBefore day: Day) -> Day { firstDay(withIndex: index(of: day)) }

    /// The first working day on or after the first of a month.
    public func firstWorkingDay(of month: Month) -> Day { nextWorkingDay(onOrAfter: month.first) }

    /// The last working day on or before the end of a month.
    public func lastWorkingDay(of month: Month) -> Day { lastWorkingDay(onOrBefore: month.last) }
}

extension WorkingCalendar {
    /// The number of working days up to and including a day, from an origin that cancels out in differences.
    private func index(of day: Day) -> Int {
        WorkingCalendar.weekdaysThrough(Int(day.number)) - holidaysThrough(Int(day.number))
    }

    /// The first day whose index is this: always a working day.
    private func firstDay(withIndex target: Int) -> Day {
        // Holidays whose index is below the target lie before the day sought, and all others after it. So their number
        // is how far holidays have pushed it along the weekdays.
        let passed = partition { position in
            WorkingCalendar.weekdaysThrough(Int(holidays[position])) - (position + 1) < target
        }
        let (week, weekday) = CivilArithmetic.floored(target + passed - 1, by: 5)
        return Day(clamping: week * 7 + weekday - 3)
    }

    /// Mondays to Fridays through a day number; day -3 was a Monday, and is number 1.
    private static func weekdaysThrough(_ number: Int) -> Int {
        let (week, weekday) = CivilArithmetic.floored(number + 3, by: 7)
        return week * 5 + min(weekday + 1, 5)
    }

    private func holidaysThrough(_ number: Int) -> Int { partition { Int(holidays[$0]) <= number } }

    /// How many holidays at the start of the list satisfy a condition that none satisfies after the first that fails.
    private func partition(_ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = holidays.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
