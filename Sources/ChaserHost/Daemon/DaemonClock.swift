import ChaserCore

/// The daemon's clock: whether a tick may be decided on what it says, and the words about that.
struct DaemonClock {
    private var watch = ClockWatch()
    private var doubt: ClockWatch.Doubt?
    /// The step because of which nothing was decided, for the operator, until a tick has told it.
    private(set) var account: String?

    mutating func wake(_ reading: ClockWatch.Reading, lastTick: Instant?) -> ClockWatch.Wake {
        watch.wake(reading, lastTick: lastTick)
    }

    /// Somebody says that it is right.
    mutating func confirm() { watch.confirm() }

    /// A tick has told the operator.
    mutating func isAccounted() { account = nil }

    /// What a step is called in the log.
    static func words(step: Int64) -> String {
        "the clock was set \(step < 0 ? "back" : "forward") by \(words(seconds: step))"
    }

    /// What is to be said when doubt begins, becomes another or ends; nil while it stays as it is.
    mutating func news(_ wake: ClockWatch.Wake, maker: String?, zone: Zone) -> (DaemonLog.Priority, String)? {
        let before = doubt
        doubt = wake.doubt
        switch (before, doubt) {
        case (nil, nil), (.steppedForward?, .steppedForward?), (.beforeLastTick?, .beforeLastTick?): return nil
        case (_, .steppedForward?), (_, .beforeLastTick?): return doubt.map { (.error, DaemonClock.words($0)) }
        case (.steppedForward(let ahead, _)?, nil):
            // Back where it was, nothing has happened that anybody need know of.
            guard wake.step >= -ClockWatch.longStep else { break }
            let civil = zone.civil(at: wake.now)
            account =
                "The machine’s clock was set forward by \(DaemonClock.words(seconds: ahead)), and nothing was decided "
                + (maker.map { "until \($0) confirmed it." } ?? "for an hour; nobody confirmed it.")
                + " It is now taken to be \(civil.day.weekday.name) \(civil.day.inWords)."
        case (.beforeLastTick?, nil): break
        }
        return (.notice, "the clock is believed again")
    }

    /// Why nothing is decided, for the log and for `systemctl status`; nil while all is well.
    var standing: String? { doubt.map(DaemonClock.words) }

    private static func words(_ doubt: ClockWatch.Doubt) -> String {
        switch doubt {
        case .steppedForward(let ahead, let wait):
            "nothing is decided and no mail leaves until chaser confirm, or for another \(words(seconds: wait)): the clock was "
                + "set forward by \(words(seconds: ahead))"
        case .beforeLastTick(let behind):
            "nothing is decided and no mail leaves: the clock stands \(words(seconds: behind)) before the last tick"
        }
    }

    /// `30 days`, `5 hours`, `59 minutes`, `40 seconds`: two or more of the largest that there is.
    private static func words(seconds: Int64) -> String {
        let seconds = Int(seconds.magnitude)
        for (length, name) in [(86_400, "day"), (3_600, "hour"), (60, "minute")] where seconds >= 2 * length {
            return counted(seconds / length, name)
        }
        return counted(seconds, "second")
    }
}
