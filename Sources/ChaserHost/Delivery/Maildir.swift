import ChaserCore

/// A Maildir: `tmp` for messages being written, `new` for those that nobody has seen, `cur` for those that a mail
/// program has taken over, there with its flags after `:2,`.
///
/// States of a message: absent; in `tmp`, not yet a message; in `new`, which is the commit point; in `cur`. Delivering
/// again is safe in each.
struct Maildir {
    let folder: String
    let disk: any Disk

    private var temporary: String { "\(folder)/tmp" }
    private var new: String { "\(folder)/new" }
    private var current: String { "\(folder)/cur" }

    func prepare(now: Instant) throws(SystemFault) {
        for path in [temporary, new, current] { try disk.makeFolder(path) }
        // Other programs write to this tmp as well; what is theirs carries no mark of ours.
        try NewFile.sweep(temporary, now: now, on: disk) { $0.hasSuffix(Self.mark) }
    }

    /// Where messages of these names lie already.
    func places(of names: [String]) throws(SystemFault) -> [String: String] {
        // `new` before `cur`: a mail program moves a message from the one to the other, and must not slip past between.
        var places: [String: String] = [:]
        for name in names where disk.status("\(new)/\(name)") != nil { places[name] = "\(new)/\(name)" }
        if places.count == names.count { return places }
        let wanted = Set(names)
        for file in try disk.names(in: current) {
            let name = Self.message(file)
            if places[name] == nil, wanted.contains(name) { places[name] = "\(current)/\(file)" }
        }
        return places
    }

    func put(name: String, message: [UInt8]) throws(SystemFault) -> Delivered {
        let path = "\(new)/\(name)"
        let draft = "\(temporary)/\(name)\(Self.mark)"
        let isWritten = try NewFile.create(message, temporary: draft, final: path, on: disk)
        return isWritten ? .written(path) : .alreadyThere(path)
    }

    /// Also for messages that were there: the crash that made us ask may have come before the folder was on disk.
    func save(_ there: some Collection<String>) throws(SystemFault) {
        try disk.syncFolder(new)
        if there.contains(where: { $0.hasPrefix(current + "/") }) { try disk.syncFolder(current) }
    }

    /// The messages in every state, by name.
    func messages() throws(SystemFault) -> [String] {
        var found: [String] = []
        for path in [new, current, "\(folder)/failed"] where disk.status(path) != nil {
            found += try disk.names(in: path).filter { !$0.hasPrefix(".") }.map(Self.message)
        }
        return found
    }

    private static let mark = ".chaser"

    /// The name of a file's message: without a mail program's flags.
    private static func message(_ file: String) -> String {
        file.firstIndex(of: ":").map { String(file[..<$0]) } ?? file
    }
}
