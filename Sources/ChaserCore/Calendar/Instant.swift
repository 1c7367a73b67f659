/// A point in time, the same everywhere, to the second.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z as Unix counts them: every day has 86,400, leap seconds do not exist.
    public let seconds: Int64

    /// The instant so many seconds after the beginning of 1970 in UTC.
    public init(seconds: Int64) { self.seconds = seconds }

    /// Earlier before later.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    /// The instant so many seconds later, or earlier for a negative count; stops at the ends of `Int64`.
    public func adding(seconds count: Int) -> Instant {
        let (sum, overflow) = seconds.addingReportingOverflow(Int64(count))
        if overflow { return Instant(seconds: count < 0 ? .min : .max) }
        return Instant(seconds: sum)
    }
}

extension Instant: CustomStringConvertible {
    /// `2020-11-16T09:00:00Z` (RFC 3339, in UTC); stops at the years of `Day`.
    public var description: String {
        let civil = Zone.utc.civil(at: self)
        let (minutes, second) = CivilArithmetic.floored(civil.secondOfDay, by: 60)
        return "\(civil.day.iso)T\(TimeOfDay(minutesClamped: minutes)):\(CivilArithmetic.padded(second, to: 2))Z"
    }

    /// The instant that `2020-11-16T09:00:00Z` names: exactly that form, as `description` writes it; nil otherwise.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(iso: String(iso.prefix(10))),
            let hour = CivilArithmetic.digits(bytes[11..<13]),
            let minute = CivilArithmetic.digits(bytes[14..<16]),
            let second = CivilArithmetic.digits(bytes[17..<19]), second < 60,
            let time = TimeOfDay(hour: hour, minute: minute)
        else { return nil }
        seconds = Int64(day.number) * 86_400 + Int64(time.minutes * 60 + second)
    }
}

/// What clocks and calendars show at an instant in some zone.
public struct CivilTime: Hashable, Sendable {
    /// The day on the calendar.
    public let day: Day
    /// Seconds since that day's midnight as the clock shows it, 0..<86400.
    public let secondOfDay: Int
    /// Seconds east of UTC.
    public let offset: Int

    /// A time as the clocks show it; the caller answers for the bounds.
    public init(day: Day, secondOfDay: Int, offset: Int) {
        self.day = day
        self.secondOfDay = secondOfDay
        self.offset = offset
    }

    /// The clock to the minute, the seconds dropped.
    public var time: TimeOfDay { TimeOfDay(minutesClamped: secondOfDay / 60) }
}
