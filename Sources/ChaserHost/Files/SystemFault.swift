import Glibc

/// The system refused something: what was tried, on which path, and its own reason.
public struct SystemFault: Error, Hashable, Sendable {
    /// What was tried; the raw value follows "cannot" in the message.
    public enum Attempt: String, Hashable, Sendable, CaseIterable {
        case open, read, write, create, list, lock, examine, start, move, remove
        case sync = "save"
    }

    /// What was tried.
    public let attempt: Attempt
    /// The path as it was given, or a name such as "standard output".
    public let path: String
    /// `errno`.
    public let code: Int32

    /// Stands for an `errno`: the file is not as this process left it.
    static let changedBehindUs: Int32 = -1

    /// A fault with a known `errno`.
    public init(_ attempt: Attempt, _ path: String, code: Int32) {
        self.attempt = attempt
        self.path = path
        self.code = code
    }

    /// The fault of the call that has just failed; to be made before any other call.
    static func last(_ attempt: Attempt, _ path: String) -> SystemFault {
        SystemFault(attempt, path, code: errno)
    }
}

extension SystemFault: CustomStringConvertible {
    /// `cannot write spool/new/1: No space left on device`
    public var description: String { "cannot \(attempt.rawValue) \(path): \(reason)" }

    private var reason: String {
        code == SystemFault.changedBehindUs
            ? "another program changed it; a new file is begun" : String(cString: strerror(code))
    }
}

/// Makes a system call again for as long as a signal interrupts it; -1 is the failure left.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
