/// Notices when the wall clock steps, and says what time a tick may be decided on.
///
/// At every wake-up the wall clock and a monotonic one are read; what the first moved beyond the second is a step. The
/// monotonic clock counts sleep, so that a slept weekend is no step. After a step back, decisions go on at the time
/// already reached until the clock has caught up. Where the clock cannot be believed, nothing is decided: for an hour
/// after a step forward of more than a day (a broken clock more often than a mended one; a step back ends the wait, and
/// so does somebody's yes), and for as long as the clock stands more than a day before the last tick. A clock that comes
/// back to where it should stand by now is believed at once, however far it had gone.
public struct ClockWatch: Hashable, Sendable {
    /// A drift beyond this is a step, in seconds: more than any discipline of the clock moves it between two looks.
    public static let tolerance: Int64 = 5
    /// A step beyond this is not believed at once, in seconds.
    public static let longStep: Int64 = 86_400
    /// How long a long step forward waits, in seconds of the monotonic clock.
    public static let wait: Int64 = 3_600

    /// Both clocks, read together.
    public struct Reading: Hashable, Sendable {
        public let wall: Instant
        /// Seconds of a clock that nobody sets.
        public let monotonic: Int64

        public init(wall: Instant, monotonic: Int64) {
            self.wall = wall
            self.monotonic = monotonic
        }

        /// By how many seconds the wall clock moved more than time passed since another reading.
        func drift(since other: Reading) -> Int64 {
            (wall.seconds - other.wall.seconds) - (monotonic - other.monotonic)
        }
    }

    private var last: Reading?
    /// The newest reading that was believed: by how much the clock is ahead is measured from here.
    private var believed: Reading?
    private var waitsUntil: Int64?

    public init() {}

    /// What one wake-up found.
    public struct Wake: Hashable, Sendable {
        /// The instant to decide on: never before the last tick.
        public let now: Instant
        /// By how many seconds the wall clock stepped since the last wake-up; 0 for none.
        public let step: Int64
        /// Why nothing may be decided now; nil when a tick may go on.
        public let doubt: Doubt?
    }

    /// Why the clock is not believed.
    public enum Doubt: Hashable, Sendable {
        /// It stepped forward by more than a day, less than an hour ago: by so many seconds more than time passed, and
        /// so many seconds the wait still lasts.
        case steppedForward(by: Int64, wait: Int64)
        /// It stands so many seconds before the last tick, more than a day.
        case beforeLastTick(by: Int64)
    }

    /// Takes both clocks and the last tick's instant.
    public mutating func wake(_ reading: Reading, lastTick: Instant?) -> Wake {
        let drift = last.map(reading.drift) ?? 0
        let step = drift.magnitude > UInt64(ClockWatch.tolerance) ? drift : 0
        let ahead = believed.map(reading.drift) ?? 0
        last = reading
        if ahead <= ClockWatch.longStep {
            waitsUntil = nil
        } else if step > ClockWatch.longStep {
            waitsUntil = reading.monotonic + ClockWatch.wait
        }
        if let until = waitsUntil, reading.monotonic >= until { waitsUntil = nil }
        var doubt = waitsUntil.map { Doubt.steppedForward(by: ahead, wait: $0 - reading.monotonic) }
        if let behind = lastTick.map({ $0.seconds - reading.wall.seconds }), behind > ClockWatch.longStep {
            doubt = .beforeLastTick(by: behind)
        }
        if doubt == nil { believed = reading }
        return Wake(now: max(reading.wall, lastTick ?? reading.wall), step: step, doubt: doubt)
    }

    /// Somebody says that the clock is right: a long step forward waits no longer. A clock that stands before the last
    /// tick is not righted by that.
    public mutating func confirm() {
        waitsUntil = nil
        believed = last
    }
}
