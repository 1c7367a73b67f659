import ChaserCore

/// The journal of one site: a folder of numbered files, of which the newest is appended to.
///
/// States of a decision: not there; behind the last commit (worth nothing); committed and synced. The sync of the file is
/// the commit point: only then does `append` return. A file is made under a temporary name, synced and renamed, so the
/// newest file always begins with a whole memory. Who opens it cuts off what stands behind the last commit, and writes
/// the last group once more before trusting it: a sync that failed in another process may have left it in memory only.
/// After a failed sync nothing is appended to that file again: a new one begins with what was synced last.
public struct Journal: Sendable {
    private static let limit = 1 << 30
    /// A file is followed by a new one when it has grown by this many bytes, and by twice its beginning.
    private static let growth = 1 << 20

    let folder: String
    let disk: any Disk
    /// What is on the disk, whatever was tried since.
    public private(set) var memory: Memory
    public private(set) var head: JournalHead
    /// What the operator should know of how it was found.
    public private(set) var notes: [String] = []
    private var file = 0
    private var length = 0
    private var base = 0
    /// A file was begun since the journal was opened.
    private(set) var hasBegun = false
    /// The newest file may be appended to.
    private var isSound = false
    private let salt: @Sendable () -> String

    /// Opens the journal of a state folder, or begins one. The caller holds the state lock.
    ///
    /// Where nothing may be written it opens all the same, and `append` says why it cannot.
    public init(state: StateFolder, salt: @escaping @Sendable () -> String = Journal.randomSalt) throws(StateFault) {
        folder = state.journalFolder
        disk = state.disk
        self.salt = salt
        guard let newest = try JournalFiles(folder: folder, disk: disk).newest() else {
            (memory, head) = (try state.firstSnapshot() ?? Memory(), .none)
            return
        }
        (memory, head, file) = (newest.reading.memory, newest.reading.head, newest.number)
        (length, base) = (newest.reading.committed, newest.reading.base)
        if newest.reading.torn > 0 {
            notes.append(
                "\(newest.path): \(counted(newest.reading.torn, "byte")) behind record \(head.number) were never committed and are cut off"
            )
        }
        do throws(SystemFault) {
            try confirm(newest)
            isSound = true
        } catch {
            notes.append(error.description)
        }
    }

    /// The journal that `repair` goes on with: whatever its files hold, `begin` makes a new one.
    init(repairing state: StateFolder, from memory: Memory, head: JournalHead, file: Int) {
        (folder, disk, salt) = (state.journalFolder, state.disk, Journal.randomSalt)
        (self.memory, self.head, self.file) = (memory, head, file)
    }

    /// Makes sure that what was read is on the disk.
    private func confirm(_ newest: JournalFiles.Newest) throws(SystemFault) {
        let file = try disk.open(newest.path)
        defer { disk.close(file) }
        try disk.write(newest.lastGroup, to: file, at: newest.reading.lastGroup)
        if newest.reading.torn > 0 { try disk.truncate(file, to: length) }
        try disk.sync(file)
        try disk.syncFolder(folder)
    }

    /// Writes down what a new memory has otherwise, and returns when that is on the disk; one sync, however much it is.
    public mutating func append(_ new: Memory, _ cause: JournalGroup.Cause) throws(StateFault) {
        do throws(SystemFault) {
            if !isSound {
                try begin(cause.now)
            } else if length > base * 3 + Journal.growth {
                // A disk too full for a new file may still take a few lines.
                try? begin(cause.now)
            }
            let group = JournalGroup(from: memory, to: new, after: head, cause, salt: salt)
            try write(group)
            (memory, head) = (new, group.head)
        } catch { throw .system(error) }
    }

    private mutating func write(_ group: JournalGroup) throws(SystemFault) {
        let path = JournalFiles.path(file, in: folder)
        isSound = false
        guard disk.status(path)?.size == length else {
            throw SystemFault(.write, path, code: SystemFault.changedBehindUs)
        }
        let file = try disk.open(path)
        defer { disk.close(file) }
        do throws(SystemFault) {
            try disk.write(group.bytes, to: file, at: length)
        } catch {
            // A full disk is no broken one: the file goes on where it was.
            isSound = (try? disk.truncate(file, to: length)) != nil
            throw error
        }
        try disk.sync(file)
        isSound = true
        length += group.bytes.count
    }

    /// Begins a new file with what is known to be on the disk.
    public mutating func begin(
        _ now: Instant, remarks: [(kind: JournalRecord.Kind, facts: [JSONMember])] = []
    ) throws(SystemFault) {
        try disk.makeFolder(folder)
        let number = max(file, JournalFiles.numbers(try disk.names(in: folder)).last ?? 0) + 1
        let cause = JournalGroup.Cause(now: now, remarks: remarks)
        let group = JournalGroup(file: number, memory: memory, after: head, cause, salt: salt)
        let temporary = "\(folder)/.\(number).tmp"
        let path = JournalFiles.path(number, in: folder)
        try? disk.remove(temporary)
        do throws(SystemFault) {
            try disk.fill(temporary, with: group.bytes)
            try disk.rename(temporary, to: path)
        } catch {
            try? disk.remove(temporary)
            throw error
        }
        // From here on the old file is not appended to, or two files would go on from one record.
        isSound = false
        file = number
        try disk.syncFolder(folder)
        (head, length, base) = (group.head, group.bytes.count, group.bytes.count)
        (isSound, hasBegun) = (true, true)
    }

    /// How many bytes the journal takes in all its files.
    public var size: Int {
        let names = (try? disk.names(in: folder)) ?? []
        return JournalFiles.numbers(names)
            .compactMap { disk.status(JournalFiles.path($0, in: folder))?.size }.reduce(0, +)
    }

    /// 16 hexadecimal digits that nobody can guess.
    public static let randomSalt: @Sendable () -> String = {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    static func read(_ path: String, on disk: any Disk) throws(StateFault) -> [UInt8] {
        do { return try disk.read(path, limit: limit) } catch { throw .file(error) }
    }
}
