import ChaserCore
@preconcurrency import Dispatch
import Glibc
import Synchronization

/// The long-running process: one serial Dispatch queue on which the timer, changed files, signals and the clock's steps
/// arrive, each becoming at most one tick.
///
/// No timer is armed for what is due: every look computes it from the wall clock, so that suspend, steps and summer time
/// can neither lose nor repeat it.
public final class Daemon: Sendable {
    private let queue = DispatchQueue(label: "chaser")
    private let state: Mutex<DaemonState>
    private let sources = Mutex<[any DispatchSourceProtocol]>([])
    private let watches = Mutex<(folders: FolderWatch?, clock: ClockStepWatch?)>((nil, nil))
    private let finished = DispatchSemaphore(value: 0)
    private let manager: ServiceManager
    private let look: Int

    /// A daemon over a loaded site. `look` is the longest time between two looks, in seconds. The caller holds the state
    /// lock.
    public init(
        folder: SiteFolder, sheets: DaemonSheets, runner: sending TickRunner, problems: [Problem], look: Int,
        manager: ServiceManager
    ) {
        let toJournal = getenv("JOURNAL_STREAM") != nil
        let log = DaemonLog(toJournal: toJournal) { text in try? Output.error.write(text) }
        state = Mutex(
            DaemonState(
                folder: folder, sheets: sheets, runner: runner, problems: problems, manager: manager, log: log))
        self.manager = manager
        self.look = max(look, 1)
    }

    /// Runs until SIGTERM or SIGINT, and returns when the tick in hand is finished.
    public func run() {
        for signal in [SIGHUP, SIGTERM, SIGINT, SIGUSR1] { Glibc.signal(signal, SIG_IGN) }
        on(SIGHUP) { daemon in
            daemon.state.withLock { $0.reload() }
            daemon.wake(.reload)
        }
        on(SIGUSR1) { daemon in daemon.state.withLock { $0.describe() } }
        on(SIGTERM) { $0.stop() }
        on(SIGINT) { $0.stop() }
        queue.async {
            self.startWatches()
            self.wake(.start)
            self.state.withLock { $0.sayReady() }
        }
        every(.seconds(look)) { $0.wake(.timer) }
        if let watchdog = manager.watchdog { every(.microseconds(Int(watchdog / 2))) { $0.manager.alive() } }
        finished.wait()
    }

    private func startWatches() {
        let folders = FolderWatch(queue: queue) { [weak self] closed in self?.soon(closed) }
        let clock = ClockStepWatch(queue: queue) { [weak self] in self?.wake(.clockStepped) }
        watches.withLock { $0 = (folders, clock) }
    }

    private func wake(_ reason: DaemonState.Reason) {
        let (again, folders) = state.withLock { ($0.wake(reason, at: SystemClock.reading()), $0.folders) }
        watches.withLock { $0.folders?.watch(folders) }
        if let again { queue.asyncAfter(deadline: .now() + .seconds(again)) { self.wake(.fileChanged) } }
    }

    /// A file changed: programs write in bursts, so the look waits a moment.
    private func soon(_ closed: Set<String>) {
        state.withLock { $0.note(closed: closed) }
        queue.asyncAfter(deadline: .now() + .milliseconds(50)) { self.wake(.fileChanged) }
    }

    private func stop() {
        manager.stopping()
        state.withLock { $0.say(.notice, "stopping") }
        sources.withLock { sources in
            for source in sources { source.cancel() }
            sources = []
        }
        finished.signal()
    }

    private func on(_ signal: Int32, _ act: @escaping @Sendable (Daemon) -> Void) {
        let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
        source.setEventHandler { act(self) }
        keep(source)
    }

    private func every(_ interval: DispatchTimeInterval, _ act: @escaping @Sendable (Daemon) -> Void) {
        let source = DispatchSource.makeTimerSource(queue: queue)
        source.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(100))
        source.setEventHandler { act(self) }
        keep(source)
    }

    private func keep(_ source: any DispatchSourceProtocol) {
        sources.withLock { $0.append(source) }
        source.resume()
    }
}

/// Where a daemon's sheets come from besides the site's folder.
public struct DaemonSheets: Sendable {
    let commands: CommandSheets
    let past: SitePast

    public init(commands: CommandSheets, past: SitePast) {
        self.commands = commands
        self.past = past
    }
}
