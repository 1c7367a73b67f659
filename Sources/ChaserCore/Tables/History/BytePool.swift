/// Texts, each once, numbered in the order in which they came: keys and cells that outlive the sheet they stood in.
///
/// Open addressing over 64-bit hashes, at most two thirds full. What is in stays in.
struct BytePool: Hashable, Sendable {
    private(set) var bytes: [UInt8] = []
    /// Offset behind each text.
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Number plus one; zero for a free place.
    private var places = [Int32](repeating: 0, count: 16)

    /// How many texts there are.
    var count: Int { ends.count }

    /// The number of a text; nil when it is not in.
    func find(_ text: ArraySlice<UInt8>) -> Int? {
        let (place, isThere) = place(of: text, BytePool.hash(text))
        return isThere ? Int(places[place]) - 1 : nil
    }

    /// The number of a text, which is in from now on.
    mutating func number(of text: ArraySlice<UInt8>) -> Int {
        let hash = BytePool.hash(text)
        let (place, isThere) = place(of: text, hash)
        if isThere { return Int(places[place]) - 1 }
        bytes += text
        ends.append(bytes.count)
        hashes.append(hash)
        places[place] = Int32(truncatingIfNeeded: ends.count)
        if ends.count * 3 > places.count * 2 { grow() }
        return ends.count - 1
    }

    /// Where a text lies in `bytes`.
    func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    /// A text by its number.
    subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(of: number)] }

    /// The hash of a text, the same in every run.
    static func hash(_ text: ArraySlice<UInt8>) -> UInt64 {
        text.withUnsafeBufferPointer { text in
            text.baseAddress.map { ByteHash.hash($0, count: text.count, seed: 0) } ?? 0
        }
    }

    private func place(of text: ArraySlice<UInt8>, _ hash: UInt64) -> (Int, isThere: Bool) {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let number = Int(places[place]) - 1
            if hashes[number] == hash, self[number] == text { return (place, true) }
            place = (place + 1) & mask
        }
        return (place, false)
    }

    private mutating func grow() {
        var bigger = [Int32](repeating: 0, count: places.count * 2)
        let mask = bigger.count - 1
        for (number, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & mask
            while bigger[place] != 0 { place = (place + 1) & mask }
            bigger[place] = Int32(truncatingIfNeeded: number + 1)
        }
        places = bigger
    }
}
