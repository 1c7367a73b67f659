/// Notices when the wall clock steps, and says what time a tick may be decided on.
///
/// At every wake-up the wall clock and a monotonic one are read; what the first moved beyond the second is a step. The
/// monotonic clock counts sleep, so that a slept weekend is no step. After a step back, decisions go on at the time
/// already reached until the clock has caught up. Where the clock cannot be believed, nothing is decided: for an hour
/// after a step forward of more than a day (a broken clock more often than a mended one; a step back ends the wait), and
/// for as long as the clock stands more than a day before the last tick.
public struct ClockWatch: Hashable, Sendable {
    /// A drift beyond this is a step, in seconds: more than any discipline of the clock moves it between two looks.
    public static let tolerance: Int64 = 5
    /// A step beyond this is not believed at once, in seconds.
    public static let longStep: Int64 = 86_400
    /// How long a long step forward waits, in seconds of the monotonic clock.
    public static let wait: Int64 = 3_600

    private var wall: Int64?
    private var monotonic: Int64 = 0
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
        /// It stepped forward by more than a day, less than an hour ago.
        case steppedForward
        /// It stands more than a day before the last tick.
        case beforeLastTick
    }

    /// Takes both clocks, read together, and the last tick's instant.
    public mutating func wake(wall instant: Instant, monotonic seconds: Int64, lastTick: Instant?) -> Wake {
        var step: Int64 = 0
        if let wall {
            let drift = (instant.seconds - wall) - (seconds - monotonic)
            if drift.magnitude > UInt64(ClockWatch.tolerance) { step = drift }
        }
        wall = instant.seconds
        monotonic = seconds
        if step > ClockWatch.longStep { waitsUntil = seconds + ClockWatch.wait }
        if step < -ClockWatch.longStep { waitsUntil = nil }
        if let until = waitsUntil, seconds >= until { waitsUntil = nil }
        var doubt: Doubt? = waitsUntil == nil ? nil : .steppedForward
        if let lastTick, lastTick.seconds - instant.seconds > ClockWatch.longStep { doubt = .beforeLastTick }
        return Wake(now: max(instant, lastTick ?? instant), step: step, doubt: doubt)
    }
}
