import ChaserCore
import Glibc

/// One draining under way: message after message, each to its end.
struct DrainRun {
    let drain: Drain
    let now: Instant
    var backoff: DrainBackoff
    private(set) var report = Drain.Report()
    /// Failures of the mailer, one after the other.
    private var failures = 0

    /// After so many the mailer itself is taken to be broken, and the rest is left for later.
    static let patience = 3

    init(drain: Drain, now: Instant, backoff: DrainBackoff) {
        self.drain = drain
        self.now = now
        self.backoff = backoff
    }

    /// Sends one message, or says why not.
    mutating func take(_ name: String) throws(SystemFault) {
        if let due = backoff.due(DrainBackoff.mailer, at: now) ?? backoff.due(name, at: now) {
            report.waiting.append(Drain.Trouble(name: name, why: "its time has not come", again: due))
            return
        }
        switch send(name) {
        case .sent:
            try move(name, to: "\(drain.current)/\(flagged(name))")
            try Folder.sync(drain.current)
            report.sent.append(name)
            backoff.clear(name)
            backoff.clear(DrainBackoff.mailer)
            failures = 0
        case .refused(let why):
            try move(name, to: "\(drain.failed)/\(name)")
            try Folder.sync(drain.failed)
            report.failed.append(Drain.Trouble(name: name, why: why, again: nil))
            backoff.clear(name)
            failures = 0
        case .waits(let why):
            backoff.wait(name, at: now)
            failures += 1
            if failures == DrainRun.patience { backoff.wait(DrainBackoff.mailer, at: now) }
            let again = backoff.due(DrainBackoff.mailer, at: now) ?? backoff.due(name, at: now)
            report.waiting.append(Drain.Trouble(name: name, why: why, again: again))
        }
    }

    private func send(_ name: String) -> SendingOutcome {
        let path = "\(drain.new)/\(name)"
        do {
            let file = try Descriptor(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            guard try file.status(path: path).st_mode & S_IFMT == S_IFREG else { return .refused("not a regular file") }
            var mailer = ChildProcess(
                drain.sendmail, ["-t", "-oi"] + (drain.from.map { ["-f", $0] } ?? []),
                environment: drain.environment, seconds: drain.seconds, outputLimit: 1 << 20)
            mailer.input = .descriptor(file.number)
            mailer.endsGroup = false
            return SendingOutcome(mailer.run(), seconds: drain.seconds)
        } catch {
            return error.code == ELOOP ? .refused("a link, and links are not followed here") : .waits(error.description)
        }
    }

    private func move(_ name: String, to path: String) throws(SystemFault) {
        if rename("\(drain.new)/\(name)", path) != 0 { throw SystemFault.last(.move, "\(drain.new)/\(name)") }
        try Folder.sync(drain.new)
    }

    /// Maildir's mark of a message that was seen; one that has flags already keeps them.
    private func flagged(_ name: String) -> String { name.contains(":2,") ? name : name + ":2,S" }
}
