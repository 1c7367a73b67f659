import Glibc

/// The two streams on which a command speaks.
public enum Output: Int32, Hashable, Sendable, CaseIterable {
    case standard = 1
    case error = 2

    /// What the stream is called in messages.
    public var name: String {
        switch self {
        case .standard: "standard output"
        case .error: "standard error"
        }
    }

    /// Writes the text, all of it. A reader that has gone away (`chaser alerts … | head`) is no fault; a full disk is.
    public func write(_ text: String) throws(SystemFault) {
        let code = Self.write(text, to: rawValue)
        if code != 0 { throw SystemFault(.write, name, code: code) }
    }

    /// Makes a vanished reader an error of `write` instead of the end of the process; once, at the start.
    public static func surviveClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    static func write(_ text: String, to number: Int32) -> Int32 {
        var text = text
        let code = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: number) }
        return code == EPIPE ? 0 : code
    }
}
