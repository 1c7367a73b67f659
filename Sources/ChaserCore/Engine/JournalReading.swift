/// What one file of the journal holds.
public struct JournalReading: Sendable {
    /// The number of this file, and what it goes on from.
    public private(set) var file = 0
    public private(set) var follows = JournalHead.none
    /// The memory after the last commit, and the head there.
    public private(set) var memory = Memory()
    public private(set) var head = JournalHead.none
    /// The bytes up to and with the last commit, and where its records begin: all behind was never committed.
    public private(set) var committed = 0
    public private(set) var lastGroup = 0
    /// How many bytes the snapshot at the beginning takes.
    public private(set) var base = 0
    /// How many bytes stand behind the last commit.
    public private(set) var torn = 0
    /// The instant of the last commit, in Unix seconds.
    public private(set) var lastCommit: Instant?
    /// Every committed record and the head at every commit, if they were asked for.
    public private(set) var records: [JournalRecord] = []
    public private(set) var commits: [JournalHead] = []

    /// How much is wanted of a file.
    public enum Purpose: Sendable {
        /// The memory at its end.
        case memory
        /// All records.
        case history
        /// As much of the memory as stands before the first damage.
        case repair
    }

    private let bytes: [UInt8]
    private let purpose: Purpose
    private var position = 0
    private var line = 0
    private var pending: [JournalRecord] = []
    /// Of the newest record, committed or not.
    private var last = JournalHead.none
    private var groupStart = 0
    private var isPartial = false
    /// The first damage, for `Purpose.repair`.
    public private(set) var damage: JournalFault?

    /// Reads a file. Damage behind the last commit is a torn end, which never counted; any other is a fault.
    public init(_ bytes: [UInt8], for purpose: Purpose) throws(JournalFault) {
        self.bytes = bytes
        self.purpose = purpose
        try readHeader()
        groupStart = position
        while position < bytes.count {
            let start = position
            do {
                try readRecord()
            } catch {
                // A version that it knows, a chain that holds, and yet not to be understood: no tear.
                if case .memory = error { throw error }
                let isTorn = head.number > 0 && !hasLaterGroup(than: last.number + 1, from: start)
                if !isTorn, purpose != .repair || head.number == 0 { throw error }
                if !isTorn { damage = error }
                break
            }
        }
        torn = bytes.count - committed
        guard head.number > 0 else { throw .damaged(line: line + 1, record: 1, why: "it holds no commit") }
    }

    // MARK: Lines

    private mutating func nextLine() -> ArraySlice<UInt8>? {
        guard let end = bytes[position...].firstIndex(of: 0x0A) else { return nil }
        let found = bytes[position..<end]
        position = end + 1
        line += 1
        return found
    }

    private mutating func readHeader() throws(JournalFault) {
        let first = Array("# \(JournalFormat.name) ".utf8)
        guard let opening = nextLine(), opening.starts(with: first),
            let version = Int(String(decoding: opening.dropFirst(first.count), as: UTF8.self))
        else { throw .notAJournal }
        guard version <= JournalFormat.version else { throw .newer(version) }
        while position < bytes.count, bytes[position] == UInt8(ascii: "#") {
            guard nextLine() != nil else { throw .notAJournal }
        }
    }

    /// Whether a whole group stands behind a damaged record: then that was committed, and is no torn end.
    private func hasLaterGroup(than number: Int, from offset: Int) -> Bool {
        bytes[offset...].split(separator: 0x0A).contains { line in
            guard JournalFormat.isCommit(line), let json = try? JSON(parsing: Array(line)) else { return false }
            return json["from"]?.intValue.map { $0 > number } ?? false
        }
    }

    // MARK: Records

    private mutating func readRecord() throws(JournalFault) {
        let expected = last.number + 1
        guard let text = nextLine() else {
            throw .damaged(line: line + 1, record: expected, why: "the line has no end")
        }
        guard let (body, chain) = JournalFormat.parts(text) else {
            throw .damaged(line: line, record: expected, why: "it is no record")
        }
        let json: JSON
        do { json = try JSON(parsing: Array(text)) } catch {
            throw .damaged(line: line, record: expected, why: "column \(error.column): \(error.message)")
        }
        if last.number == 0 { try begin(json) }
        guard chain == JournalFormat.chain(after: last.chain, body) else {
            throw .damaged(line: line, record: last.number + 1, why: "it is not what was written")
        }
        var record = try self.record(json)
        if let digest = json["words"]?.stringValue { try readWords(of: &record, digest) }
        pending.append(record)
        last = JournalHead(number: record.number, chain: chain)
        if record.kind == .commit { try commit(record) }
    }

    /// The first record says what the file goes on from, and proves the header.
    private mutating func begin(_ json: JSON) throws(JournalFault) {
        guard json["is"]?.stringValue == JournalRecord.Kind.start.rawValue, let number = json["n"]?.intValue,
            let file = json["file"]?.intValue, let chain = json["follows"]?.stringValue, number > 0
        else { throw .damaged(line: line, record: 1, why: "the file does not begin with a start") }
        let header = bytes[..<groupStart]
        guard json["header"]?.stringValue == SHA256.hex(of: Array(header)) else {
            throw .damaged(line: 1, record: number, why: "the header is not what was written")
        }
        self.file = file
        follows = JournalHead(number: number - 1, chain: chain)
        last = follows
    }

    private func record(_ json: JSON) throws(JournalFault) -> JournalRecord {
        let expected = last.number + 1
        guard json["n"]?.intValue == expected else {
            throw .damaged(line: line, record: expected, why: "it has another number")
        }
        guard let kind = json["is"]?.stringValue.flatMap(JournalRecord.Kind.init) else {
            throw .damaged(line: line, record: expected, why: "this Chaser does not know what it says")
        }
        let facts = (json.objectValue ?? []).filter { !["n", "is", "words", "chain"].contains($0.name) }
        return JournalRecord(number: expected, kind: kind, facts: facts, words: nil)
    }

    private mutating func readWords(of record: inout JournalRecord, _ digest: String) throws(JournalFault) {
        guard let text = nextLine() else {
            throw .damaged(line: line + 1, record: record.number, why: "its words are cut off")
        }
        if text.elementsEqual(JournalFormat.erased(record.number)) {
            record.isErased = true
            return
        }
        guard SHA256.hex(of: Array(text)) == digest, let json = try? JSON(parsing: Array(text)) else {
            throw .damaged(line: line, record: record.number, why: "its words are not what was written")
        }
        record.words = json
    }

    private mutating func commit(_ record: JournalRecord) throws(JournalFault) {
        // Without all its words a file tells what happened, and no longer what was remembered.
        if purpose == .history, pending.contains(where: \.isErased) { isPartial = true }
        for change in pending where !isPartial {
            guard let entry = change.change else { continue }
            do { try memory.apply(entry) } catch { throw .memory(record: change.number, error) }
        }
        lastCommit = record["at"]?.intValue.map { Instant(seconds: Int64($0)) } ?? lastCommit
        if purpose == .history {
            for index in pending.indices { pending[index].at = lastCommit }
            records += pending
            commits.append(last)
        }
        if base == 0 { base = position }
        head = last
        committed = position
        lastGroup = groupStart
        groupStart = position
        pending = []
    }
}
