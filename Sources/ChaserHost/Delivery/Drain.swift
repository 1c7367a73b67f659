import ChaserCore

/// Empties a Maildir into a mailer: every message in `new` goes to `sendmail -t -oi`, in the order of the names.
///
/// States of a message: in `new`, to be sent; taken by the mailer but still in `new`; in `cur` with the flag `S`, sent;
/// in `failed`, refused for good. The rename into `cur` is the commit point. A crash in the second state, which lasts
/// from the mailer's taking it until that rename is on disk, sends the message once more, with the same Message-ID: that
/// is the one window of "at least once". To send what is in `failed` after all, move it back to `new`. Postfix asks for
/// another try (75) even of a message that can never go, such as one without a recipient: it stays in `new`, is tried
/// every hour and told each time, and holds up no other.
public struct Drain: Sendable {
    /// A message that is still to go, or never will.
    public struct Trouble: Hashable, Sendable {
        public let name: String
        public let why: String
        /// From when it is tried again; nil for one that is not.
        public let again: Instant?
    }

    /// What one draining came to.
    public struct Report: Hashable, Sendable {
        public internal(set) var sent: [String] = []
        public internal(set) var waiting: [Trouble] = []
        public internal(set) var failed: [Trouble] = []

        public var isAllSent: Bool { waiting.isEmpty && failed.isEmpty }
    }

    /// The Maildir.
    public let folder: String
    /// An absolute path.
    public var sendmail = "/usr/sbin/sendmail"
    /// The envelope's sender, who hears when a message bounces; nil leaves it to the mailer.
    public var from: String?
    /// For one message.
    public var seconds = 60
    /// What the mailer gets to know.
    public var environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]

    private static let backoffLimit = 16 << 20

    public init(folder: String) { self.folder = folder }

    /// Sends what is due. The caller holds the lock of the folder.
    public func run(at now: Instant) throws(SystemFault) -> Report {
        for path in [current, failed] { try Folder.create(path) }
        let names = try Folder.names(in: new).filter { !$0.hasPrefix(".") }
        let before = backoff()
        var run = DrainRun(drain: self, now: now, backoff: before)
        run.backoff.keep(Set(names))
        do throws(SystemFault) {
            for name in names { try run.take(name) }
        } catch {
            // What was learnt so far is worth keeping; the first fault is the one to tell.
            try? remember(run.backoff)
            throw error
        }
        if run.backoff != before { try remember(run.backoff) }
        return run.report
    }

    var new: String { "\(folder)/new" }
    var current: String { "\(folder)/cur" }
    var failed: String { "\(folder)/failed" }
    private var backoffPath: String { "\(folder)/.drain" }

    private func backoff() -> DrainBackoff {
        guard let bytes = try? WholeFile.read(backoffPath, limit: Drain.backoffLimit) else { return DrainBackoff() }
        return DrainBackoff(parsing: String(decoding: bytes, as: UTF8.self))
    }

    private func remember(_ backoff: DrainBackoff) throws(SystemFault) {
        try AtomicFile.write(Array(backoff.text.utf8), to: backoffPath)
    }
}
