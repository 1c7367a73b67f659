import ChaserCore
import Glibc

/// The machine's wall clock, read once a wake-up and passed down.
public enum SystemClock {
    /// Now, to the whole second that has begun. The clock may step either way between two calls.
    public static func now() -> Instant {
        var time = timespec()
        // CLOCK_REALTIME exists on every Linux; the call has no other way to fail.
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    }

    /// Both clocks, for whoever watches for steps.
    static func reading() -> ClockWatch.Reading {
        ClockWatch.Reading(wall: now(), monotonic: MonotonicClock.seconds())
    }
}
