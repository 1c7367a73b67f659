import Glibc
import Testing

@testable import ChaserHost

@Suite("A child process that will not end", .serialized)
struct ChildProcessLimitTests {
    /// Runs a script with a limit of one second; the outcome, and the seconds that it took.
    private func run(_ script: String, endsGroup: Bool = true) -> (ChildProcess.Outcome, Int64) {
        var child = ChildProcess("/bin/sh", ["-c", script], environment: [:], seconds: 1, outputLimit: 1_000)
        child.graceMilliseconds = 200
        child.endsGroup = endsGroup
        let start = MonotonicClock.microseconds()
        let outcome = child.run()
        return (outcome, (MonotonicClock.microseconds() - start) / 1_000_000)
    }

    /// Whether the process whose number the child printed has gone, or is only waiting for its new parent to reap it.
    /// A kill takes effect a moment after it is sent.
    private func isGone(_ outcome: ChildProcess.Outcome) throws -> Bool {
        let text = String(decoding: outcome.output, as: UTF8.self)
        let process = try #require(Int32(text.split(separator: "\n").first ?? ""))
        let limit = MonotonicClock.microseconds() + 10_000_000
        while MonotonicClock.microseconds() < limit {
            let status = proc("stat", of: process)
            if status.isEmpty || status.contains(") Z ") { return true }
            sched_yield()
        }
        return false
    }

    /// A file of /proc, whose size is not known before it is read; empty when the process is gone.
    private func proc(_ name: String, of process: Int32) -> String {
        guard let file = try? Descriptor("/proc/\(process)/\(name)", flags: O_RDONLY) else { return "" }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = bytes.withUnsafeMutableBytes { readAll(from: file.number, into: $0).count }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    @Test("is ended at its time limit")
    func timeOut() {
        let (outcome, seconds) = run("echo begun; exec sleep 60")
        #expect(outcome.ending == .timedOut)
        #expect(String(decoding: outcome.output, as: UTF8.self) == "begun\n")
        #expect((1...20).contains(seconds))
    }

    @Test("is killed where it ignores being asked")
    func ignores() {
        let (outcome, seconds) = run("trap '' TERM; while :; do sleep 1; done")
        #expect(outcome.ending == .timedOut)
        #expect((1...20).contains(seconds))
    }

    @Test("takes its grandchildren with it, though they hold the pipe and ignore being asked")
    func grandchildren() throws {
        let (outcome, seconds) = run("(trap '' TERM; exec sleep 60) & echo $!; wait")
        #expect(outcome.ending == .timedOut)
        #expect((1...20).contains(seconds))
        #expect(try isGone(outcome))
    }

    @Test("is not waited for through a grandchild that went out of its group with the pipe")
    func escaped() throws {
        let (outcome, seconds) = run("setsid sleep 30 & sleep 60")
        #expect(outcome.ending == .timedOut)
        #expect((1...20).contains(seconds))
    }

    @Test("but leaves one behind that holds the pipe has ended, and its own exit code counts")
    func leftBehind() throws {
        let (outcome, seconds) = run("sleep 60 & echo $!; exit 4")
        #expect(outcome.ending == .exited(4))
        #expect(seconds == 0)
        #expect(try isGone(outcome))
    }

    @Test("may leave one behind that works on, where the caller allows it")
    func worksOn() throws {
        let (outcome, seconds) = run("sleep 5 & echo $!; exit 0", endsGroup: false)
        #expect(outcome.ending == .exited(0))
        #expect(seconds == 0)
        let process = try #require(Int32(String(decoding: outcome.output, as: UTF8.self).dropLast()))
        #expect(kill(process, 0) == 0)
        kill(process, SIGKILL)
    }
}
