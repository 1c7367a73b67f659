import CSystem
import Glibc

/// Follows a running child to its end: reads what it writes, keeps its limits, and reaps it.
///
/// The child is reaped last, after the group is killed: until then its number, which is the group's, cannot be given to
/// another process.
struct ChildWatch {
    private let process: pid_t
    private let program: ChildProcess
    /// Readable when the child has ended.
    private let end: Int32
    private let output: Int32
    private let errors: Int32
    private var outputBytes: [UInt8] = []
    private var errorBytes: [UInt8] = []
    private var isOutputOpen = true
    private var isErrorsOpen = true
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    init(_ process: pid_t, of program: ChildProcess, output: Int32, errors: Int32) throws(SystemFault) {
        self.process = process
        self.program = program
        self.output = output
        self.errors = errors
        end = csystem_process_descriptor(process)
        if end < 0 {
            let fault = SystemFault.last(.start, program.path)
            ChildWatch.kill(process, SIGKILL)
            _ = ChildWatch.reap(process)
            throw fault
        }
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }

    /// Waits for the end, by itself or by a limit.
    mutating func run() -> ChildProcess.Outcome {
        defer { close(end) }
        let limit = MonotonicClock.microseconds() + Int64(program.seconds) * 1_000_000
        var forced: ChildProcess.Ending?
        while !hasEnded(waitingUntil: limit) {
            if outputBytes.count > program.outputLimit {
                forced = .tooMuchOutput
            } else if MonotonicClock.microseconds() >= limit {
                forced = .timedOut
            }
            if forced != nil {
                stop()
                break
            }
        }
        // What it wrote before its end is in the pipes; what others write later is not waited for.
        if forced == nil { readRest() }
        if forced == nil, outputBytes.count > program.outputLimit { forced = .tooMuchOutput }
        if forced != nil || program.endsGroup { ChildWatch.kill(process, SIGKILL) }
        let ending = ChildWatch.reap(process)
        return ChildProcess.Outcome(
            ending: forced ?? ending, output: Array(outputBytes.prefix(program.outputLimit)), errors: errorBytes)
    }

    /// Asks the group to end, and kills it when it has not within the grace.
    private func stop() {
        ChildWatch.kill(process, SIGTERM)
        var wait = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        let limit = MonotonicClock.microseconds() + Int64(program.graceMilliseconds) * 1_000
        while poll(&wait, 1, ChildWatch.milliseconds(until: limit)) < 0, errno == EINTR {}
        ChildWatch.kill(process, SIGKILL)
    }

    /// Waits for something to happen and reads what came; true when the child has ended.
    private mutating func hasEnded(waitingUntil limit: Int64) -> Bool {
        var waits = [
            pollfd(fd: end, events: Int16(POLLIN), revents: 0),
            // A negative number is passed over: see poll(2).
            pollfd(fd: isOutputOpen ? output : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isErrorsOpen ? errors : -1, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waits, 3, ChildWatch.milliseconds(until: limit)) > 0 else { return false }
        if waits[1].revents != 0 { readOutput() }
        if waits[2].revents != 0 { readErrors() }
        return waits[0].revents != 0
    }

    /// Everything that is in the pipes now, up to the limits: somebody who goes on writing must not keep us.
    private mutating func readRest() {
        while isOutputOpen, outputBytes.count <= program.outputLimit, readOutput() {}
        while isErrorsOpen, errorBytes.count < program.errorLimit, readErrors() {}
    }

    @discardableResult
    private mutating func readOutput() -> Bool {
        let count = read(output)
        outputBytes += buffer.prefix(max(count, 0))
        if count == 0 { isOutputOpen = false }
        return count > 0
    }

    @discardableResult
    private mutating func readErrors() -> Bool {
        let count = read(errors)
        errorBytes += buffer.prefix(max(count, 0)).prefix(program.errorLimit - errorBytes.count)
        if count == 0 { isErrorsOpen = false }
        return count > 0
    }

    /// How many bytes came; 0 at the end, -1 when nothing is there yet.
    private mutating func read(_ number: Int32) -> Int {
        buffer.withUnsafeMutableBytes { bytes in
            uninterrupted { Glibc.read(number, bytes.baseAddress, bytes.count) }
        }
    }

    private static func milliseconds(until limit: Int64) -> Int32 {
        let left = (limit - MonotonicClock.microseconds() + 999) / 1_000
        return Int32(clamping: max(left, 0))
    }

    private static func kill(_ process: pid_t, _ signal: Int32) { _ = Glibc.kill(-process, signal) }

    private static func reap(_ process: pid_t) -> ChildProcess.Ending {
        var status: Int32 = 0
        _ = uninterrupted { waitpid(process, &status, 0) }
        // The macros of wait(2), which Swift does not import.
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }
}
