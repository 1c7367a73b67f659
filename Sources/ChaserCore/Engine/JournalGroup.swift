/// The records that one event adds to the journal, ending in a commit: written in one go, and synced once.
public struct JournalGroup: Sendable {
    /// What to append.
    public let bytes: [UInt8]
    /// Where the journal is then.
    public let head: JournalHead

    /// What led to a group.
    public struct Cause: Sendable {
        public let now: Instant
        /// The tick that decided, for the reasons that the memory does not hold.
        public let report: TickReport?
        /// More facts to write down, before the commit.
        public let remarks: [(kind: JournalRecord.Kind, facts: [JSONMember])]

        public init(
            now: Instant, report: TickReport? = nil, remarks: [(kind: JournalRecord.Kind, facts: [JSONMember])] = []
        ) {
            self.now = now
            self.report = report
            self.remarks = remarks
        }
    }

    /// The differences between two memories, after `head`. `salt` gives another word at each call.
    public init(from old: Memory, to new: Memory, after head: JournalHead, _ cause: Cause, salt: @escaping () -> String)
    {
        var writer = JournalWriter(head: head, salt: salt)
        let labels = JournalLabels(old: old, new: new, report: cause.report)
        for change in new.changes(since: old) { writer.add(labels.record(of: change)) }
        for remark in cause.remarks { writer.add((remark.kind, remark.facts, nil)) }
        writer.commit(at: cause.now)
        (bytes, self.head) = (writer.bytes, writer.head)
    }

    /// A new file: the header, where it goes on from, and all that the memory holds.
    public init(file: Int, memory: Memory, after head: JournalHead, _ cause: Cause, salt: @escaping () -> String) {
        var writer = JournalWriter(head: head, salt: salt)
        let header = Array(JournalFormat.header.utf8)
        writer.add(
            (
                .start,
                [
                    JSONMember("file", .integer(file)), JSONMember("follows", .string(head.chain)),
                    JSONMember("header", .string(SHA256.hex(of: header))),
                ], nil
            ))
        let empty = Memory()
        let labels = JournalLabels(old: empty, new: memory, report: nil)
        for change in memory.changes(since: empty) {
            let record = labels.record(of: change)
            writer.add((.holds, record.facts, record.words))
        }
        for remark in cause.remarks { writer.add((remark.kind, remark.facts, nil)) }
        writer.commit(at: cause.now)
        (bytes, self.head) = (header + writer.bytes, writer.head)
    }
}

/// Numbers and chains records.
private struct JournalWriter {
    var head: JournalHead
    var bytes: [UInt8] = []
    private let first: Int
    let salt: () -> String

    init(head: JournalHead, salt: @escaping () -> String) {
        self.head = head
        self.salt = salt
        first = head.number + 1
    }

    mutating func add(_ record: (kind: JournalRecord.Kind, facts: [JSONMember], words: JSON?)) {
        let number = head.number + 1
        let line = JournalFormat.lines(
            JournalRecord(number: number, kind: record.kind, facts: record.facts, words: record.words),
            after: head.chain, salt: salt())
        bytes += line.bytes
        head = JournalHead(number: number, chain: line.chain)
    }

    mutating func commit(at now: Instant) {
        add(
            (
                .commit,
                [
                    JSONMember("from", .integer(first)), JSONMember("at", .integer(now.seconds)),
                    JSONMember("time", .string(now.description)),
                ], nil
            ))
    }
}
