import ChaserCore

/// Which messages of a spool wait before they are tried again, and until when.
///
/// `.drain` in the spool, a line each: the message's name, how often it was tried, the second from which it is due.
/// Replaced whole. Losing it loses only the waiting; a line that cannot be read is dropped for the same reason.
struct DrainBackoff: Hashable {
    /// One message's tries.
    struct Entry: Hashable {
        var tries: Int
        var due: Int64
    }

    /// Stands for the mailer as a whole: no message's name has a `*`.
    static let mailer = "*"
    /// The first wait; each further one is twice as long.
    static let first: Int64 = 60
    static let longest: Int64 = 3_600

    private(set) var entries: [String: Entry] = [:]

    init() {}

    init(parsing text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 3, let tries = Int(parts[1]), tries > 0, let due = Int64(parts[2]) else { continue }
            entries[String(parts[0])] = Entry(tries: tries, due: due)
        }
    }

    var text: String {
        entries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.tries) \($0.value.due)\n" }.joined()
    }

    /// When it may be tried, nil when at once. A day so far ahead that no wait explains it comes from a clock that was
    /// wrong, and does not count.
    func due(_ name: String, at now: Instant) -> Instant? {
        guard let due = entries[name]?.due, due > now.seconds, due <= now.seconds + DrainBackoff.longest else {
            return nil
        }
        return Instant(seconds: due)
    }

    /// After a failure: 1, 2, 4 … minutes, at most an hour.
    mutating func wait(_ name: String, at now: Instant) {
        let tries = (entries[name]?.tries ?? 0) + 1
        let span = tries > 6 ? DrainBackoff.longest : min(DrainBackoff.first << Int64(tries - 1), DrainBackoff.longest)
        entries[name] = Entry(tries: min(tries, 1_000_000), due: now.seconds + span)
    }

    mutating func clear(_ name: String) { entries[name] = nil }

    /// Forgets messages that are no longer there.
    mutating func keep(_ names: Set<String>) {
        entries = entries.filter { $0.key == DrainBackoff.mailer || names.contains($0.key) }
    }
}
