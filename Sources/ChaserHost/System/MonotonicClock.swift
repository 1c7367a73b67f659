import Glibc

/// The clocks that no one sets: for intervals, and for noticing that the wall clock stepped.
public enum MonotonicClock {
    /// Seconds since the machine started, sleep included (CLOCK_BOOTTIME): a slept weekend is no step of the clock.
    public static func seconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec)
    }

    /// Microseconds on the clock that systemd compares with (CLOCK_MONOTONIC).
    static func microseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
