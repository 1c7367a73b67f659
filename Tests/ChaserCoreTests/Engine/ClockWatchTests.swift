import Testing

@testable import ChaserCore

@Suite("Clock steps are noticed, and no tick goes back in time")
struct ClockWatchTests {
    private static let day: Int64 = 86_400

    private func reading(_ wall: Int64, _ monotonic: Int64) -> ClockWatch.Reading {
        ClockWatch.Reading(wall: Instant(seconds: wall), monotonic: monotonic)
    }

    /// A wake-up: wall seconds, monotonic seconds, last tick.
    private func wakes(_ readings: [(wall: Int64, monotonic: Int64)]) -> [ClockWatch.Wake] {
        var watch = ClockWatch()
        var last: Instant?
        return readings.map { found in
            let wake = watch.wake(reading(found.wall, found.monotonic), lastTick: last)
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
        let found = wakes([
            (0, 0), (2 * Self.day, 60), (2 * Self.day + 3_539, 3_599), (2 * Self.day + 3_600, 3_660),
        ])
        #expect(
            found.map(\.doubt) == [
                nil, .steppedForward(by: 2 * Self.day - 60, wait: 3_600),
                .steppedForward(by: 2 * Self.day - 60, wait: 61), nil,
            ])
    }

    @Test("a step of an hour forward is believed at once, and a step back ends the wait after a long one")
    func hour() {
        #expect(wakes([(0, 0), (3_660, 60)]).map(\.doubt) == [nil, nil])
        let found = wakes([(0, 0), (400 * Self.day, 60), (120, 120)])
        #expect(found.map { $0.doubt == nil } == [true, false, true])
        #expect(found.map(\.now.seconds) == [0, 400 * Self.day, 120], "the wrong year was never decided on")
    }

    @Test("a small step during the wait leaves it as it is, and a second long one begins it anew")
    func within() {
        let found = wakes([(0, 0), (2 * Self.day, 60), (2 * Self.day + 100, 120), (5 * Self.day, 180)])
        #expect(
            found.map(\.doubt) == [
                nil, .steppedForward(by: 2 * Self.day - 60, wait: 3_600),
                .steppedForward(by: 2 * Self.day - 20, wait: 3_540),
                .steppedForward(by: 5 * Self.day - 180, wait: 3_600),
            ])
    }

    @Test("a yes ends the wait at once, until the next long step")
    func confirmed() {
        var watch = ClockWatch()
        let start = Instant(seconds: 0)
        _ = watch.wake(reading(0, 0), lastTick: nil)
        _ = watch.wake(reading(30 * Self.day, 60), lastTick: start)
        watch.confirm()
        let wake = watch.wake(reading(30 * Self.day, 60), lastTick: start)
        #expect(wake == ClockWatch.Wake(now: Instant(seconds: 30 * Self.day), step: 0, doubt: nil))
        let again = watch.wake(reading(60 * Self.day, 120), lastTick: wake.now)
        #expect(again.doubt == .steppedForward(by: 30 * Self.day - 60, wait: 3_600))
    }

    @Test("a clock that was set back for a while and comes right again is believed at once")
    func mended() {
        let found = wakes([(10 * Self.day, 0), (60, 60), (10 * Self.day + 120, 120)])
        #expect(found.map(\.step) == [0, -10 * Self.day, 10 * Self.day])
        #expect(found.map(\.doubt) == [nil, .beforeLastTick(by: 10 * Self.day - 60), nil])
    }

    @Test("a clock a little before the last tick waits there; one more than a day before it decides nothing")
    func future() {
        var watch = ClockWatch()
        let wake = watch.wake(reading(50, 1), lastTick: Instant(seconds: 90))
        #expect(wake == ClockWatch.Wake(now: Instant(seconds: 90), step: 0, doubt: nil))
        let far = watch.wake(reading(60, 11), lastTick: Instant(seconds: 90_000))
        #expect(far.doubt == .beforeLastTick(by: 89_940))
        watch.confirm()
        #expect(watch.wake(reading(60, 11), lastTick: Instant(seconds: 90_000)).doubt == .beforeLastTick(by: 89_940))
    }
}
