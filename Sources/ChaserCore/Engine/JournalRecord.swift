/// One line of the journal: a numbered fact, and what it changes in the memory.
public struct JournalRecord: Hashable, Sendable {
    /// What a record says happened. The memory is rebuilt from `section`, `key` and `value` alone, whatever the kind.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A file begins; what the memory held then follows as `holds`.
        case start, holds
        /// Everything since the last commit counts.
        case commit
        /// Alerts.
        case opened, worsened, eased, cleared, event
        /// A mail: decided to somebody, on the disk in the spool, or given up by `chaser adopt`.
        case mail, delivered, unsent
        /// Any other entry of the memory was put or is gone.
        case put, gone
        /// Words were blotted out on request or by age; a damaged journal was repaired.
        case erased, repaired
        /// Older files were let go of, as the site keeps them no longer.
        case forgotten
    }

    /// From 1, without a gap through all files.
    public let number: Int
    public let kind: Kind
    /// The record's facts: never free text.
    public let facts: [JSONMember]
    /// The free text beside the record: an entry's key and value. Nil where it has none, or they were erased.
    public var words: JSON?
    /// Erased words leave their digest.
    public var isErased = false
    /// When it was committed.
    public var at: Instant?

    public init(number: Int, kind: Kind, facts: [JSONMember], words: JSON?) {
        self.number = number
        self.kind = kind
        self.facts = facts
        self.words = words
    }

    public subscript(_ fact: String) -> JSON? { facts.first { $0.name == fact }?.value }

    /// What it changes in the memory; nil where it changes nothing or its words are erased.
    public var change: MemoryChange? {
        guard let section = self["section"]?.stringValue else { return nil }
        // The words of an entry hold its key and value; what is no free text stands in the record itself.
        let source: (String) -> JSON? = { name in words.map { $0[name] } ?? self[name] }
        guard let key = source("key") else { return nil }
        return MemoryChange(section: section, key: key, value: source("value"))
    }
}

/// Where a journal has come to: the number of its last record, and the digest that proves all of them.
public struct JournalHead: Hashable, Sendable {
    public let number: Int
    /// 64 hexadecimal digits.
    public let chain: String

    public init(number: Int, chain: String) {
        self.number = number
        self.chain = chain
    }

    /// Before the first record.
    public static let none = JournalHead(number: 0, chain: String(repeating: "0", count: 64))
}

/// Why a file of the journal is refused.
public enum JournalFault: Error, Hashable, Sendable {
    case notAJournal
    case newer(Int)
    /// A committed record is not what was written; `record` is the number that belongs there.
    case damaged(line: Int, record: Int, why: String)
    case memory(record: Int, MemorySnapshot.Fault)
}

extension JournalFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAJournal: "it is not a journal of Chaser"
        case .newer(let version):
            "it was written by a newer Chaser (format \(version), this one knows \(JournalFormat.version))"
        case .damaged(let line, let record, let why):
            "it is damaged at record \(record), line \(line): \(why); chaser repair shows what could be kept"
        case .memory(let record, let fault): "record \(record): \(fault)"
        }
    }
}
