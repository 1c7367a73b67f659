/// A time on the clock, to the minute: 09:00.
public struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0..<1440.
    public let minutes: Int

    /// 00:00
    public static let midnight = TimeOfDay(minutesClamped: 0)

    /// A time; nil unless the hour is 0...23 and the minute 0...59 (24:00 is the next day's 00:00).
    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// Minutes since midnight, held within the day.
    init(minutesClamped minutes: Int) { self.minutes = min(max(minutes, 0), 1_439) }

    /// Earlier in the day before later.
    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    /// 0...23.
    public var hour: Int { minutes / 60 }
    /// 0...59.
    public var minute: Int { minutes % 60 }
}

extension TimeOfDay: CustomStringConvertible {
    /// `09:00`
    public var description: String {
        CivilArithmetic.padded(hour, to: 2) + ":" + CivilArithmetic.padded(minute, to: 2)
    }
}
