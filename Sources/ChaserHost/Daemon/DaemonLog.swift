import ChaserCore
import Glibc

/// The daemon's log lines: one a fact, readable, with a priority that journald takes from their beginning (sd-daemon(3)).
///
/// A problem is said when it appears and when it ends, not every minute.
struct DaemonLog {
    /// How grave: the numbers of syslog(3).
    enum Priority: Int {
        case error = 3
        case warning = 4
        case notice = 5
        case info = 6
    }

    private let hasPriorities: Bool
    private var standing: [String] = []
    private let write: (String) -> Void

    /// Priorities are written only where standard error goes to the journal.
    init(toJournal: Bool, write: @escaping (String) -> Void) {
        hasPriorities = toJournal
        self.write = write
    }

    func say(_ priority: Priority, _ text: String) {
        write((hasPriorities ? "<\(priority.rawValue)>" : "") + printable(text) + "\n")
    }

    /// Says which problems are new and which are over.
    mutating func problems(_ present: [String]) {
        for problem in present where !standing.contains(problem) { say(.warning, problem) }
        for problem in standing where !present.contains(problem) { say(.notice, "no longer: \(problem)") }
        standing = present
    }
}
