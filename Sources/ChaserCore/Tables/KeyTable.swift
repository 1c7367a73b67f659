/// The key cells of the rows of one sheet, as places in its text.
struct KeyTexts {
    let bytes: [UInt8]
    /// One for each key column; within, one for each row.
    let columns: [[TextPlace]]

    /// True when a row here and a row there have the same key, character by character.
    func isSame(_ row: Int, _ other: KeyTexts, _ otherRow: Int) -> Bool {
        for (mine, theirs) in zip(columns, other.columns) {
            let left = mine[row]
            let right = theirs[otherRow]
            if left.doublesQuotes || right.doublesQuotes {
                if plain(left) != other.plain(right) { return false }
            } else if left.length != right.length || !isEqual(left, other, right) {
                return false
            }
        }
        return true
    }

    private func isEqual(_ left: TextPlace, _ other: KeyTexts, _ right: TextPlace) -> Bool {
        bytes.withUnsafeBufferPointer { mine in
            other.bytes.withUnsafeBufferPointer { theirs in
                for index in 0..<left.length where mine[left.offset + index] != theirs[right.offset + index] {
                    return false
                }
                return true
            }
        }
    }

    private func plain(_ place: TextPlace) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            let cell = text.part(place.offset, place.offset + place.length)
            return place.doublesQuotes ? undoubled(cell) : Array(cell)
        }
    }

    /// A row's key as people read it, shortened for a problem.
    func words(_ row: Int) -> String {
        let cells = columns.map { String(decoding: plain($0[row]), as: UTF8.self) }
        let words = Array(cells.filter { !$0.isEmpty }.joined(separator: " / ").utf8)
        return words.withUnsafeBufferPointer(shortened)
    }

    /// The hash of a row's key, as the row reader makes it.
    func hash(_ row: Int) -> UInt64 {
        columns.reduce(0) { KeyTexts.hash(plain($1[row]), seed: $0) }
    }

    static func hash(_ plain: [UInt8], seed: UInt64) -> UInt64 {
        plain.withUnsafeBufferPointer { text in
            // An empty array may have no address; hashing nothing reads nothing.
            withUnsafePointer(to: UInt8(0)) {
                ByteHash.hash(text.baseAddress ?? $0, count: text.count, seed: seed)
            }
        }
    }
}

extension SheetRows {
    /// Hashes the keys in the order of the key's columns. The row reader takes the cells as they come, so that without
    /// this a version whose key columns stand the other way round would match nothing.
    mutating func orderHashes(_ plan: SheetPlan, texts: KeyTexts) {
        let positions = (plan.keySlots ?? []).map { plan.slots[$0].position }
        if zip(positions, positions.dropFirst()).allSatisfy({ $0 <= $1 }) { return }
        hashes = (0..<count).map(texts.hash)
    }
}

/// Finds rows by their key: open addressing over 64-bit hashes, half of which stand in the table.
struct KeyTable {
    /// The upper half of the hash, and the row plus one; zero for a free place.
    private var places: [UInt64]
    private let mask: Int

    init(rows: Int) {
        var size = 16
        while size < rows + rows / 3 { size *= 2 }
        places = [UInt64](repeating: 0, count: size)
        mask = size - 1
    }

    /// The row already there that has this hash and is the same, or nil.
    @inline(__always)
    func find(_ hash: UInt64, isSame: (Int) -> Bool) -> Int? {
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let entry = places[place]
            let row = Int(entry & 0xFFFF_FFFF) - 1
            if (entry ^ hash) >> 32 == 0, isSame(row) { return row }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Puts a row in, unless one that is the same is there already: that one is the answer then.
    @inline(__always)
    mutating func insert(_ hash: UInt64, row: Int, isSame: (Int) -> Bool) -> Int? {
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let entry = places[place]
            let there = Int(entry & 0xFFFF_FFFF) - 1
            if (entry ^ hash) >> 32 == 0, isSame(there) { return there }
            place = (place + 1) & mask
        }
        places[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(row + 1)
        return nil
    }
}
