import Testing

@testable import ChaserCore

@Suite("Clock steps are noticed, and no tick goes back in time")
struct ClockWatchTests {
    /// A wake-up: wall seconds, monotonic seconds, last tick.
    private func wakes(_ readings: [(wall: Int64, monotonic: Int64)]) -> [ClockWatch.Wake] {
        var watch = ClockWatch()
        var last: Instant?
        return readings.map { reading in
            let wake = watch.wake(
                wall: Instant(seconds: reading.wall), monotonic: reading.monotonic, lastTick: last)
            if wake.doubt == nil { last = wake.now }
            return wake
        }
    }

    @Test("an even pace is no step, nor is a drift of a few seconds")
    func even() {
        let found = wakes([(1000, 10), (1060, 70), (1123, 130)])
        #expect(found.map(\.step) == [0, 0, 0])
        #expect(found.map(\.now.seconds) == [1000, 1060, 1123])
    }

    @Test("a step back keeps deciding at the time already reached until the clock has caught up")
    func back() {
        let found = wakes([(10_000, 10), (6_460, 70), (6_520, 130), (10_060, 3_670)])
        #expect(found.map(\.step) == [0, -3_600, 0, 0])
        #expect(found.map(\.now.seconds) == [10_000, 10_000, 10_000, 10_060])
        #expect(found.allSatisfy { $0.doubt == nil })
    }

    @Test("after a step forward of more than a day nothing is decided for an hour of the monotonic clock")
    func forward() {
        let day: Int64 = 86_400
        let found = wakes([(0, 0), (2 * day, 60), (2 * day + 3_539, 3_599), (2 * day + 3_600, 3_660)])
        #expect(found.map(\.doubt) == [nil, .steppedForward, .steppedForward, nil])
    }

    @Test("a step of an hour forward is believed at once, and a step back ends the wait after a long one")
    func hour() {
        #expect(wakes([(0, 0), (3_660, 60)]).map(\.doubt) == [nil, nil])
        let day: Int64 = 86_400
        let found = wakes([(0, 0), (400 * day, 60), (120, 120)])
        #expect(found.map(\.doubt) == [nil, .steppedForward, nil])
        #expect(found.map(\.now.seconds) == [0, 400 * day, 120], "the wrong year was never decided on")
    }

    @Test("a clock a little before the last tick waits there; one more than a day before it decides nothing")
    func future() {
        var watch = ClockWatch()
        let wake = watch.wake(wall: Instant(seconds: 50), monotonic: 1, lastTick: Instant(seconds: 90))
        #expect(wake == ClockWatch.Wake(now: Instant(seconds: 90), step: 0, doubt: nil))
        let far = watch.wake(wall: Instant(seconds: 60), monotonic: 11, lastTick: Instant(seconds: 90_000))
        #expect(far.doubt == .beforeLastTick)
    }
}
