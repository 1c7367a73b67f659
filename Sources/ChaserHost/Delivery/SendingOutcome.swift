import Glibc

/// What a mailer's end means for the message that it was given (sysexits(3)).
enum SendingOutcome: Hashable {
    case sent
    /// The mailer or the machine is at fault: the same message may go later.
    case waits(String)
    /// The message or its addresses are at fault: it would be refused again.
    case refused(String)

    init(_ outcome: ChildProcess.Outcome, seconds: Int) {
        let said = outcome.lastWords.map { ": \($0)" } ?? ""
        switch outcome.ending {
        case .exited(0): self = .sent
        case .exited(let code):
            let meaning = SendingOutcome.names[code].map { "\(code) (\($0))" } ?? "\(code)"
            let words = "the mailer ended with \(meaning)\(said)"
            self = SendingOutcome.permanent.contains(code) ? .refused(words) : .waits(words)
        case .signalled(let signal): self = .waits("the mailer was ended by signal \(signal)\(said)")
        case .timedOut: self = .waits("the mailer took longer than \(seconds) seconds\(said)")
        case .tooMuchOutput: self = .waits("the mailer wrote too much\(said)")
        case .notStarted(let fault): self = .waits(fault.description)
        }
    }

    /// Those that speak of the message: any other code leaves it waiting, as a message must never be given up for a
    /// fault of the machine.
    static let permanent: Set<Int32> = [64, 65, 66, 67, 68, 69, 77]

    /// The names of sysexits.h.
    private static let names: [Int32: String] = [
        64: "usage", 65: "wrong data", 66: "no input", 67: "no such user", 68: "no such host", 69: "unavailable",
        70: "internal fault", 71: "system fault", 72: "system file missing", 73: "cannot create", 74: "input or output",
        75: "try again later", 76: "protocol", 77: "not permitted", 78: "configuration",
    ]
}
