import Glibc

/// A program to run to its end: by its path, without a shell, knowing nothing of this process but what is given here.
///
/// It gets a process group of its own, default signals, an empty signal mask, no descriptor above the three standard
/// ones, and no variable that is not in `environment`. The program's own end is the end: what a process that it left
/// behind writes later is not waited for.
public struct ChildProcess: Sendable {
    /// How it ended.
    public enum Ending: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)
        /// It was ended at the time limit.
        case timedOut
        /// It was ended when its output passed the limit.
        case tooMuchOutput
        case notStarted(SystemFault)
    }

    /// What it came to.
    public struct Outcome: Hashable, Sendable {
        public let ending: Ending
        /// At most `outputLimit` bytes.
        public let output: [UInt8]
        /// The first of what it wrote to standard error; the rest is read and dropped.
        public let errors: [UInt8]

        /// The last line of standard error, for a message; nil when it said nothing.
        public var lastWords: String? {
            let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
            return lines.last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
        }
    }

    /// What its standard input is.
    public enum Input: Hashable, Sendable {
        /// At its end already.
        case nothing
        case bytes([UInt8])
        /// A descriptor of the caller's, open for reading; it stays the caller's.
        case descriptor(Int32)
    }

    /// An absolute path.
    public var path: String
    /// Those after the program's name.
    public var arguments: [String]
    public var environment: [String: String]
    /// Where it works; an absolute path.
    public var folder = "/"
    public var input = Input.nothing
    /// On the clock that nobody sets, which stands still while the machine sleeps.
    public var seconds: Int
    /// In bytes of standard output.
    public var outputLimit: Int
    /// In bytes of standard error that are kept.
    public var errorLimit = 64 << 10
    /// How long a program that is asked to end may take before it is killed, in milliseconds.
    public var graceMilliseconds = 2_000
    /// Whether the processes that it leaves in its group are killed at its end. A mailer's are not: they may be
    /// delivering.
    public var endsGroup = true

    /// A program with its limits.
    public init(
        _ path: String, _ arguments: [String] = [], environment: [String: String], seconds: Int, outputLimit: Int
    ) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.seconds = seconds
        self.outputLimit = outputLimit
    }

    /// Runs it and waits for its end. Blocks the calling thread for at most the time limit and the grace.
    public func run() -> Outcome {
        do {
            let output = try Pipe(path)
            let errors = try Pipe(path)
            let process = try start(output, errors)
            output.closeWriting()
            errors.closeWriting()
            var watch = try ChildWatch(process, of: self, output: output.reading, errors: errors.reading)
            return watch.run()
        } catch {
            return Outcome(ending: .notStarted(error), output: [], errors: [])
        }
    }
}

/// A pipe from a child: the reading end is closed with the value, the writing end as soon as the child has it.
final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init(_ path: String) throws(SystemFault) {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 { throw SystemFault.last(.start, path) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        (reading, writing) = (ends[0], ends[1])
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    deinit {
        closeWriting()
        close(reading)
    }
}
