import ChaserCore

/// Blots out the words of one record of a sheet wherever the journal has them, on request.
///
/// States: nothing done; a new file begins with the memory and says which records' words go (the commit point of the
/// request); older files are replaced one by one, without those words. Doing it again finishes what was cut short.
public struct JournalErasure: Sendable {
    /// The numbers of the records whose words name it.
    public let numbers: Set<Int>
    /// The mails that told of it, by the names of their files: they are not touched.
    public let mails: [String]
    /// The memory still names it: then nothing may be erased, as the next file would hold it again.
    public let isRemembered: Bool

    private let state: StateFolder
    private let id: String

    /// Finds what the journal has of an alert's record, and changes nothing.
    public init(_ state: StateFolder, id: String) throws(StateFault) {
        let history = try JournalHistory(state)
        var terms: Set<String> = [id]
        for record in history.records where record["id"]?.stringValue == id {
            guard let alert = record.words?["key"]?.arrayValue, let name = alert.last?.stringValue else { continue }
            terms.insert(name)
        }
        let named = history.records.filter { $0.words.map { $0.mentions(terms) } ?? false }
        numbers = Set(named.map(\.number))
        mails = named.filter { $0.kind == .mail }.compactMap { $0["name"]?.stringValue }
        isRemembered = history.memory.changes(since: Memory()).contains { change in
            change.key.mentions(terms) || change.value?.mentions(terms) ?? false
        }
        self.state = state
        self.id = id
    }

    /// Does it. The caller holds the state lock, and `isRemembered` is false.
    public func write(at now: Instant) throws(StateFault) {
        var journal = try Journal(state: state)
        try journal.blot(numbers, [JSONMember("id", .string(id))], at: now)
    }
}

extension Journal {
    /// Blots out the words of records: a new file says which, then the older ones lose them.
    mutating func blot(_ numbers: Set<Int>, _ facts: [JSONMember], at now: Instant) throws(StateFault) {
        let list = JSONMember("records", .array(numbers.sorted().map { .integer($0) }))
        do throws(SystemFault) {
            try begin(now, remarks: [(.erased, facts + [list])])
        } catch { throw .system(error) }
        for path in try olderFiles() {
            let bytes = try Journal.read(path, on: disk)
            let changed = JournalWords.erased(bytes, numbers)
            if changed == bytes { continue }
            do { try AtomicFile.write(changed, to: path, on: disk) } catch { throw .system(error) }
        }
    }
}

extension JSON {
    /// Whether one of these texts stands anywhere in it, as a whole string.
    fileprivate func mentions(_ texts: Set<String>) -> Bool {
        switch self {
        case .string(let text): texts.contains(text)
        case .array(let elements): elements.contains { $0.mentions(texts) }
        case .object(let members): members.contains { $0.value.mentions(texts) }
        case .null, .bool, .number: false
        }
    }
}
