/// One part of the memory as entries, each a key with a value. What is written of the memory is made of these: the
/// snapshot of all entries, and of a tick the entries that it changed.
public struct MemorySection: Sendable {
    /// How a snapshot holds the section: one value, an object by key, or a list whose values hold their own keys.
    enum Shape: Sendable {
        case single, object, list
    }

    public typealias Fault = MemorySnapshot.Fault

    /// What it is called in files.
    public let name: String
    let shape: Shape
    /// What to do to the first memory to get the second, in the order in which to do it.
    let changes: @Sendable (_ old: Memory, _ new: Memory) -> [MemoryChange]
    /// Does one of those changes.
    let apply: @Sendable (_ change: MemoryChange, _ memory: inout Memory) throws(Fault) -> Void
}

/// An entry that a memory gained, lost or has with another value.
public struct MemoryChange: Hashable, Sendable {
    /// The name of the section.
    public let section: String
    /// Names the entry in its section; null in a section of one value, and for what is put at the end of a list.
    public let key: JSON
    /// Nil: the entry is gone.
    public let value: JSON?

    public init(section: String, key: JSON, value: JSON?) {
        self.section = section
        self.key = key
        self.value = value
    }
}

/// What names an entry of more than one word.
protocol MemoryKey: Hashable, Comparable, Sendable {
    /// The words, in the order of `init(words:)`.
    var words: [String] { get }

    init?(words: [String])
}

extension AlertKey: MemoryKey {
    var words: [String] { [rule, record] }

    init?(words: [String]) {
        guard words.count == 2 else { return nil }
        self.init(rule: words[0], record: words[1])
    }
}

extension ClimbKey: MemoryKey {
    var words: [String] { [source, record, ladder] }

    init?(words: [String]) {
        guard words.count == 3 else { return nil }
        self.init(source: words[0], record: words[1], ladder: words[2])
    }
}

extension Memory {
    /// What to do to an older memory to get this one: nothing but the differences.
    public func changes(since old: Memory) -> [MemoryChange] {
        MemorySection.all.flatMap { $0.changes(old, self) }
    }

    /// Does a change that `changes(since:)` gave.
    public mutating func apply(_ change: MemoryChange) throws(MemorySection.Fault) {
        guard let section = MemorySection.byName[change.section] else { throw .unknownSection(change.section) }
        try section.apply(change, &self)
    }
}

extension MemorySection {
    static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The section in a snapshot; `empty` is a memory that holds nothing.
    func member(of memory: Memory, since empty: Memory) -> JSONMember {
        let entries = changes(empty, memory)
        return switch shape {
        case .single: JSONMember(name, entries.first?.value ?? .null)
        case .object:
            JSONMember(name, .object(entries.map { JSONMember($0.key.stringValue ?? "", $0.value ?? .null) }))
        case .list: JSONMember(name, .array(entries.compactMap(\.value)))
        }
    }

    /// Takes the section from a snapshot.
    func read(_ json: JSON, into memory: inout Memory) throws(Fault) {
        switch (shape, json) {
        case (.single, .null): break
        case (.single, _): try apply(put(.null, json), &memory)
        case (.object, .object(let members)):
            for member in members { try apply(put(.string(member.name), member.value), &memory) }
        case (.list, .array(let elements)):
            for element in elements { try apply(put(.null, element), &memory) }
        case (.object, _), (.list, _): throw .damaged(name)
        }
    }

    private func put(_ key: JSON, _ value: JSON) -> MemoryChange {
        MemoryChange(section: name, key: key, value: value)
    }
}
