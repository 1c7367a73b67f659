/// A time zone: what the clocks of a place show at any instant.
///
/// Read from the bytes of the system's own zone file, so that an update of the system's zones is an update of Chaser.
public struct Zone: Sendable, Hashable {
    /// As the site names it: `Europe/London`.
    public let name: String
    private let times: [Int64]
    private let offsets: [Int32]
    private let initial: Int32
    private let rule: ZoneRule?

    /// Coordinated universal time: no offset, ever.
    public static let utc = Zone()

    private init() {
        name = "UTC"
        times = []
        offsets = []
        initial = 0
        rule = nil
    }

    /// A zone from the bytes of a TZif file, of version 1 or later (RFC 9636). Any bytes are safe to give.
    ///
    /// A file that counts leap seconds, or one over a megabyte, is refused.
    public init(name: String, tzif: [UInt8]) throws(ZoneFault) {
        let file = try ZoneFile(tzif)
        self.name = name
        times = file.times
        offsets = file.offsets
        initial = file.initial
        rule = file.rule
    }

    /// Seconds east of UTC at an instant: 3600 in British summer time.
    public func offset(at instant: Instant) -> Int { offset(Zone.inRange(instant.seconds)) }

    /// What the clocks show at an instant. An instant beyond the years of `Day` shows as the nearest within them.
    public func civil(at instant: Instant) -> CivilTime {
        let seconds = Zone.inRange(instant.seconds)
        let offset = offset(seconds)
        let floor = Int(Day.earliest.number) * CivilArithmetic.secondsPerDay
        let ceiling = (Int(Day.latest.number) + 1) * CivilArithmetic.secondsPerDay - 1
        let local = min(max(Int(seconds) + offset, floor), ceiling)
        let (number, second) = CivilArithmetic.floored(local, by: CivilArithmetic.secondsPerDay)
        return CivilTime(day: Day(clamping: number), secondOfDay: second, offset: offset)
    }

    /// The first instant at which the clocks show a time of a day, or have passed it.
    ///
    /// A time that the clocks skip (01:30 on the last Sunday of March) is the first instant after the gap; one that
    /// they show twice (01:30 on the last Sunday of October) is the earlier of the two.
    public func instant(of day: Day, at time: TimeOfDay) -> Instant { instant(of: day, second: time.minutes * 60) }

    /// The same to the second, counted from the day's midnight as the clocks show it, 0..<86400.
    func instant(of day: Day, second: Int) -> Instant {
        let number = Int64(Day(clamping: Int(day.number)).number)
        let local = number * 86_400 + Int64(second)
        // At this instant no zone has reached the local time yet.
        var from = local - Int64(ZoneRule.offsets.upperBound) - 1
        while true {
            let reached = max(from, local - Int64(offset(from)))
            guard let change = change(after: from), change <= reached else { return Instant(seconds: reached) }
            from = change
        }
    }
}

extension Zone {
    /// Instants are looked up within three days of the years of `Day`: far enough for any offset, near enough for any
    /// sum.
    private static func inRange(_ seconds: Int64) -> Int64 {
        let earliest = Int64(Day.earliest.number - 3) * 86_400
        let latest = Int64(Day.latest.number + 3) * 86_400
        return min(max(seconds, earliest), latest)
    }

    private func offset(_ seconds: Int64) -> Int {
        let passed = passedChanges(at: seconds)
        if passed == times.count, let rule { return rule.offset(at: Int(seconds)) }
        return Int(passed == 0 ? initial : offsets[passed - 1])
    }

    /// The first change strictly after an instant; nil when there is none.
    private func change(after seconds: Int64) -> Int64? {
        let passed = passedChanges(at: seconds)
        if passed < times.count { return times[passed] }
        return rule?.change(after: Int(seconds)).map { Int64($0) }
    }

    /// How many changes of the table lie at or before an instant.
    private func passedChanges(at seconds: Int64) -> Int {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
