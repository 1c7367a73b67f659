import ChaserCore
import Testing

@testable import ChaserHost

/// A daemon's state over a small site of its own, woken at clock readings that a test chooses.
private final class WokenDaemon {
    private final class Lines {
        var all: [String] = []
    }

    private let temporary: TemporaryFolder
    private let lines = Lines()
    private var state: DaemonState
    private var asked = 0

    /// Monday 16 November 2020 at 09:00.
    static let start = Instant(seconds: 1_605_517_200)

    init() throws {
        let temporary = try TemporaryFolder()
        self.temporary = temporary
        try temporary.makeFolder("site")
        try temporary.write(SimulatedSite.rules, to: "site/site.rules")
        let people = SimulatedSite.people.map { $0.joined(separator: ",") + "\n" }.joined()
        try temporary.write(people, to: "site/people.csv")
        try temporary.write("Area,Action,Due\nNorth,Close files,13/11/2020\n", to: "site/plan.csv")
        let folder = SiteFolder(root: temporary("site"))
        let site = try #require(try SiteLoader(folder: folder).load().site)
        let kept = StateFolder(path: temporary("state"))
        try kept.prepare()
        try RequestFolder(state: kept.path).prepare(now: Self.start)
        let runner = TickRunner(
            site: site, journal: try Journal(state: kept), state: kept,
            spool: try Spool(parsing: "maildir:\(temporary("mail"))"))
        state = DaemonState(
            folder: folder,
            sheets: DaemonSheets(
                commands: CommandSheets(list: temporary("commands"), home: kept.path), past: SitePast(zone: site.zone)),
            runner: runner, problems: [], manager: ServiceManager(),
            log: DaemonLog(toJournal: false) { [lines] in lines.all.append(String($0.dropLast())) })
    }

    /// Wakes, so many seconds of the wall clock and of the monotonic one after the start; what is said meanwhile about
    /// clocks and requests.
    @discardableResult
    func wake(wall: Int64, _ monotonic: Int64) -> [String] {
        lines.all = []
        let reason = monotonic == 0 ? DaemonState.Reason.start : .timer
        let reading = ClockWatch.Reading(wall: Instant(seconds: Self.start.seconds + wall), monotonic: monotonic)
        _ = state.wake(reason, at: reading)
        return lines.all.filter { $0.contains("clock") || $0.contains("asked") }
    }

    /// When the newest tick was, in seconds after the start.
    var lastTick: Int64? { state.lastReport.map { $0.at.seconds - Self.start.seconds } }

    /// What the operator was told is wrong with the clock.
    var problems: [String] { state.lastReport?.problems.map(\.message).filter { $0.contains("clock") } ?? [] }

    /// Leaves a request; gives what answers it.
    func ask(_ order: Request.Order) throws -> () -> Answer? {
        asked += 1
        let folder = RequestFolder(state: temporary("state"))
        let name = "request-\(asked)"
        try folder.submit(order, name: name)
        return { folder.await(name, milliseconds: 0) }
    }
}

@Suite("A daemon whose clock is set")
struct ClockStepTests {
    private static let day: Int64 = 86_400

    private static let refusal =
        "nothing is decided and no mail leaves until chaser confirm, or for another 60 minutes: the clock was set forward by 29 days"

    @Test("far ahead decides nothing for an hour, says so once, and then tells the operator")
    func forward() throws {
        let daemon = try WokenDaemon()
        daemon.wake(wall: 0, 0)
        #expect(daemon.lastTick == 0)
        let ahead = 30 * Self.day
        #expect(daemon.wake(wall: ahead, 60) == ["the clock was set forward by 29 days", Self.refusal])
        #expect(daemon.wake(wall: ahead + 3_599, 3_659) == [])
        #expect(daemon.lastTick == 0)
        #expect(daemon.wake(wall: ahead + 3_600, 3_660) == ["the clock is believed again"])
        #expect(daemon.lastTick == ahead + 3_600)
        #expect(
            daemon.problems == [
                "The machine’s clock was set forward by 29 days, and nothing was decided for an hour; nobody confirmed it. It is now taken to be Wednesday 16 December 2020."
            ])
        daemon.wake(wall: ahead + Self.day, Self.day + 60)
        #expect(daemon.problems == [], "told once")
    }

    @Test("far ahead goes on at once with a yes, and takes up nothing else before that")
    func confirmed() throws {
        let daemon = try WokenDaemon()
        daemon.wake(wall: 0, 0)
        let ahead = 30 * Self.day
        daemon.wake(wall: ahead, 60)
        let look = try daemon.ask(.look)
        #expect(daemon.wake(wall: ahead + 30, 90) == [])
        #expect(look() == nil)
        let yes = try daemon.ask(.confirm)
        let me = SystemUser.current.description
        let line = "It is Wednesday 16 December 2020 at 09:01: what waited for the clock is decided now."
        #expect(
            daemon.wake(wall: ahead + 60, 120) == [
                "\(me) asked: \(line)", "the clock is believed again", "\(me) asked: The sheets are looked at now.",
            ])
        #expect(yes()?.lines == [line])
        #expect(look()?.isDone == true)
        #expect(daemon.lastTick == ahead + 60)
        #expect(
            daemon.problems == [
                "The machine’s clock was set forward by 29 days, and nothing was decided until \(me) confirmed it. It is now taken to be Wednesday 16 December 2020."
            ])
    }

    @Test("far ahead and back again has decided nothing, and nobody is told")
    func undone() throws {
        let daemon = try WokenDaemon()
        daemon.wake(wall: 0, 0)
        daemon.wake(wall: 30 * Self.day, 60)
        #expect(
            daemon.wake(wall: Self.day, Self.day) == [
                "the clock was set back by 29 days", "the clock is believed again",
            ])
        #expect(daemon.lastTick == Self.day)
        #expect(daemon.problems == [])
    }

    @Test("back before the last tick by more than a day decides nothing, and a yes does not help")
    func back() throws {
        let daemon = try WokenDaemon()
        daemon.wake(wall: 0, 0)
        #expect(
            daemon.wake(wall: -3 * Self.day, 60) == [
                "the clock was set back by 3 days",
                "nothing is decided and no mail leaves: the clock stands 3 days before the last tick",
            ])
        let yes = try daemon.ask(.confirm)
        let line =
            "the clock stands before the last tick, of Monday 16 November 2020 at 09:00, and a yes does not mend that: set it right, or go on from a backup of the state."
        #expect(daemon.wake(wall: -3 * Self.day + 60, 120) == ["\(SystemUser.current) asked: \(line)"])
        #expect(yes()?.isDone == false && yes()?.lines == [line])
        #expect(daemon.lastTick == 0)
        #expect(
            daemon.wake(wall: Self.day, Self.day) == [
                "the clock was set forward by 3 days", "the clock is believed again",
            ])
        #expect(daemon.lastTick == Self.day)
    }

    @Test("ahead by less than a day is followed at once")
    func short() throws {
        let daemon = try WokenDaemon()
        daemon.wake(wall: 0, 0)
        #expect(daemon.wake(wall: Self.day, 60) == ["the clock was set forward by 23 hours"])
        #expect(daemon.lastTick == Self.day)
    }
}
