/// A civil day, without a time or a zone: 31 October 2020.
///
/// Proleptic Gregorian, years 1 to 9999. Arithmetic that would leave those years stops at `earliest` or `latest`.
/// Comparing and hashing cost what they cost on an `Int32`.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public let number: Int32

    /// 1 January of the year 1.
    public static let earliest = Day(number: -719_162)
    /// 31 December 9999.
    public static let latest = Day(number: 2_932_896)

    /// The day of a number. Numbers outside `earliest...latest` are kept as they are, so that columns may hold marks
    /// there; they compare, and name a year that no sheet has.
    public init(number: Int32) { self.number = number }

    /// A civil date; nil when there is no such day (30 February) or the year is not 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilArithmetic.daysIn(month: month, of: year)
        else { return nil }
        self.init(clamping: CivilArithmetic.dayNumber(year: year, month: month, day: day))
    }

    /// The day of a number, or the nearest of `earliest` and `latest`.
    init(clamping number: Int) {
        let inside = min(max(number, Int(Day.earliest.number)), Int(Day.latest.number))
        self.number = Int32(inside)
    }

    /// Earlier before later.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// 1...9999.
    public var year: Int { CivilArithmetic.civil(Int(number)).year }
    /// 1...12.
    public var month: Int { CivilArithmetic.civil(Int(number)).month }
    /// The day of the month, 1...31.
    public var day: Int { CivilArithmetic.civil(Int(number)).day }

    /// The day of the week; 1970-01-01 was a Thursday.
    public var weekday: Weekday {
        Weekday(rawValue: CivilArithmetic.floored(Int(number) + 3, by: 7).remainder) ?? .monday
    }

    /// The month that the day is in.
    public var calendarMonth: Month {
        let civil = CivilArithmetic.civil(Int(number))
        return Month(ordinal: Int32(civil.year * 12 + civil.month - 1))
    }
}

extension Day {
    /// The day so many days later, or earlier for a negative count.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = Int(number).addingReportingOverflow(days)
        if overflow { return days < 0 ? .earliest : .latest }
        return Day(clamping: sum)
    }

    /// How many days from this one to the other: 1 for tomorrow, negative when the other is earlier.
    public func days(to other: Day) -> Int { Int(other.number) - Int(number) }

    /// The same day of the month so many months later, or the month's last day where it is shorter: 31 August and six
    /// months is 28 February. Time limits in calendar months count so.
    public func adding(months: Int) -> Day {
        let start = Day(clamping: Int(number))
        let target = start.calendarMonth.adding(months: months)
        let last = target.last
        return last.day <= start.day ? last : target.first.adding(days: start.day - 1)
    }
}
