import ChaserCore

/// A Maildir: `tmp` for messages being written, `new` for those that nobody has seen, `cur` for those that a mail
/// program has taken over, there with its flags after `:2,`.
///
/// States of a message: absent; in `tmp`, not yet a message; in `new`, which is the commit point; in `cur`. Delivering
/// again is safe in each.
struct Maildir {
    let folder: String

    private var temporary: String { "\(folder)/tmp" }
    private var new: String { "\(folder)/new" }
    private var current: String { "\(folder)/cur" }

    func prepare(now: Instant) throws(SystemFault) {
        for path in [temporary, new, current] { try Folder.create(path) }
        // Other programs write to this tmp as well; what is theirs carries no mark of ours.
        try NewFile.sweep(temporary, now: now) { $0.hasSuffix(Self.mark) }
    }

    func deliver(name: String, message: [UInt8]) throws(SystemFault) -> Delivered {
        let path = "\(new)/\(name)"
        // `new` before `cur`: a mail program moves a message from the one to the other, and must not slip past between.
        let isInNew = Folder.holds(path)
        if !isInNew, let taken = try Folder.names(in: current).first(where: { Self.isMessage($0, name) }) {
            return .alreadyThere("\(current)/\(taken)")
        }
        let draft = "\(temporary)/\(name)\(Self.mark)"
        let isWritten = isInNew ? false : try NewFile.create(message, temporary: draft, final: path)
        // Also where it was there: the crash that made us ask may have come before the folder was on disk.
        try Folder.sync(new)
        return isWritten ? .written(path) : .alreadyThere(path)
    }

    private static let mark = ".chaser"

    private static func isMessage(_ file: String, _ name: String) -> Bool {
        file == name || file.hasPrefix(name + ":2,")
    }
}
