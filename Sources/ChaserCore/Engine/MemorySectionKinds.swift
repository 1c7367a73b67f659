/// The kinds of section: what a member of `Memory` is decides which of these describes it.
extension MemorySection {
    typealias Path<Value> = any WritableKeyPath<Memory, Value> & Sendable

    /// One value or none.
    static func single<Value: Equatable & Sendable>(
        _ name: String, _ path: Path<Value?>, write: @escaping @Sendable (Value) -> JSON,
        read: @escaping @Sendable (JSON) throws(Fault) -> Value
    ) -> MemorySection {
        MemorySection(name: name, shape: .single) { old, new in
            let value = new[keyPath: path]
            return old[keyPath: path] == value
                ? [] : [MemoryChange(section: name, key: .null, value: value.map(write))]
        } apply: { (change, memory) throws(Fault) in
            if let value = change.value {
                memory[keyPath: path] = try read(value)
            } else {
                memory[keyPath: path] = nil
            }
        }
    }

    /// A value for each name.
    static func named<Value: Equatable & Sendable>(
        _ name: String, _ path: Path<[String: Value]>, write: @escaping @Sendable (Value) -> JSON,
        read: @escaping @Sendable (JSON) throws(Fault) -> Value
    ) -> MemorySection {
        MemorySection(name: name, shape: .object) { old, new in
            differences(old[keyPath: path], new[keyPath: path]).map { key, value in
                MemoryChange(section: name, key: .string(key), value: value.map(write))
            }
        } apply: { (change, memory) throws(Fault) in
            guard let key = change.key.stringValue else { throw .damaged(name) }
            if let value = change.value {
                memory[keyPath: path][key] = try read(value)
            } else {
                memory[keyPath: path][key] = nil
            }
        }
    }

    /// A value for each key of several words; what is written of an entry holds its key.
    static func keyed<Key: MemoryKey, Value: Equatable & Sendable>(
        _ name: String, _ path: Path<[Key: Value]>, write: @escaping @Sendable (Key, Value) -> JSON,
        read: @escaping @Sendable (JSON) throws(Fault) -> (Key, Value)
    ) -> MemorySection {
        MemorySection(name: name, shape: .list) { old, new in
            differences(old[keyPath: path], new[keyPath: path]).map { key, value in
                MemoryChange(
                    section: name, key: .array(key.words.map(JSON.string)), value: value.map { write(key, $0) })
            }
        } apply: { (change, memory) throws(Fault) in
            if let value = change.value {
                let (key, found) = try read(value)
                memory[keyPath: path][key] = found
            } else {
                guard let words = change.key.arrayValue, let key = Key(words: words.compactMap(\.stringValue)) else {
                    throw .damaged(name)
                }
                memory[keyPath: path][key] = nil
            }
        }
    }

    /// Texts, each once.
    static func texts(_ name: String, _ path: Path<Set<String>>) -> MemorySection {
        MemorySection(name: name, shape: .list) { old, new in
            let (old, new) = (old[keyPath: path], new[keyPath: path])
            guard old != new else { return [] }
            return old.subtracting(new).sorted().map { MemoryChange(section: name, key: .string($0), value: nil) }
                + new.subtracting(old).sorted().map { MemoryChange(section: name, key: .null, value: .string($0)) }
        } apply: { (change, memory) throws(Fault) in
            guard let text = (change.value ?? change.key).stringValue else { throw .damaged(name) }
            if change.value == nil {
                memory[keyPath: path].remove(text)
            } else {
                memory[keyPath: path].insert(text)
            }
        }
    }

    /// Values in their order, without keys: they leave by their place, and join at the end.
    static func list<Value: Equatable & Sendable>(
        _ name: String, _ path: Path<[Value]>, write: @escaping @Sendable (Value) -> JSON,
        read: @escaping @Sendable (JSON) throws(Fault) -> Value
    ) -> MemorySection {
        MemorySection(name: name, shape: .list) { old, new in
            let (gone, kept) = departures(old[keyPath: path], new[keyPath: path])
            return gone.reversed().map { MemoryChange(section: name, key: .integer($0), value: nil) }
                + new[keyPath: path].dropFirst(kept).map {
                    MemoryChange(section: name, key: .null, value: write($0))
                }
        } apply: { (change, memory) throws(Fault) in
            if let value = change.value {
                memory[keyPath: path].append(try read(value))
            } else {
                guard let place = change.key.intValue, memory[keyPath: path].indices.contains(place) else {
                    throw .damaged(name)
                }
                memory[keyPath: path].remove(at: place)
            }
        }
    }

    /// The entries of the second that the first lacks or has otherwise, and those of the first that are gone, by key.
    private static func differences<Key: Hashable & Comparable, Value: Equatable>(
        _ old: [Key: Value], _ new: [Key: Value]
    ) -> [(Key, Value?)] {
        guard old != new else { return [] }
        var found: [(Key, Value?)] = new.filter { old[$0.key] != $0.value }.map { ($0.key, $0.value) }
        found += old.keys.filter { new[$0] == nil }.map { ($0, nil) }
        return found.sorted { $0.0 < $1.0 }
    }

    /// The places of the first list whose values the second no longer has, and how many values the second begins with
    /// that are the first's, in its order.
    private static func departures<Value: Equatable>(_ old: [Value], _ new: [Value]) -> (gone: [Int], kept: Int) {
        var gone: [Int] = []
        var kept = 0
        for (place, value) in old.enumerated() {
            if kept < new.count, new[kept] == value { kept += 1 } else { gone.append(place) }
        }
        return (gone, kept)
    }
}
