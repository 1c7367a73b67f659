/// Units as cells name them, remembered so that a column of `14.14 days` looks its word up once.
struct UnitReader {
    private(set) var table: UnitTable
    private var codes = ShortCellCache<UInt8>(empty: 0)

    init(_ table: UnitTable) { self.table = table }

    /// The unit from here to the end of the cell: nothing, `%`, or one or two words; nil for anything else.
    mutating func read(_ cursor: inout CellCursor) -> Unit? {
        cursor.takeSpaces()
        if cursor.isAtEnd { return Unit.none }
        if cursor.take(Byte.percent) {
            cursor.takeSpaces()
            return cursor.isAtEnd ? .percent : nil
        }
        let words = cursor.bytes.part(cursor.at, cursor.bytes.count)
        if let code = codes[words] { return code == UInt8.max ? nil : Unit(code: code) }
        let unit = unit(ofWords: words.string)
        codes[words] = unit?.code ?? UInt8.max
        return unit
    }

    /// The code of a unit that another table knows by this word; nil when this one is full.
    mutating func code(of word: String) -> UInt8? { table.unit(of: word)?.code }

    /// The unit of one or two words; nil when they are no unit or the table is full.
    mutating func unit(ofWords text: String) -> Unit? {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace)
        guard (1...2).contains(words.count), words.allSatisfy(UnitReader.canBeUnit) else { return nil }
        return table.unit(of: words.joined(separator: " "))
    }

    /// Words that show the cell says something else than an amount: `5 or less`, `2nd`, `20 October`, `1.2m`.
    private static let refused: Set<String> = [
        "or", "to", "of", "and", "by", "in", "per", "at", "than", "not", "from", "since", "vs", "was", "if", "no",
        "tbc", "tba", "na", "st", "nd", "rd", "th", "bn", "mn", "am", "pm", "more", "less", "over", "under",
    ]

    private static func canBeUnit(_ word: Substring) -> Bool {
        guard word.utf8.count >= 2, word.utf8.first.map(Byte.isLetter) == true else { return false }
        let isPlain = word.utf8.allSatisfy { Byte.isLetter($0) || $0 == Byte.minus || $0 == Byte.apostrophe }
        return isPlain && !refused.contains(String(word)) && MonthName.number(of: Array(word.utf8)) == nil
    }
}

/// What the last different short cells meant, so that a column that says the same few things is read once each.
///
/// Direct-mapped by the cell's bytes, which are the whole key: cells of up to 16 bytes, exactly compared.
struct ShortCellCache<Value> {
    private struct Entry {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var value: Value
    }

    private var entries: [Entry]

    init(empty: Value) { entries = [Entry](repeating: Entry(value: empty), count: 256) }

    /// What was kept for these bytes; nil when nothing was, for an empty cell or one of more than 16 bytes.
    subscript(cell: UnsafeBufferPointer<UInt8>) -> Value? {
        get {
            guard let (low, high, slot) = place(of: cell) else { return nil }
            let entry = entries[slot]
            return entry.low == low && entry.high == high ? entry.value : nil
        }
        set {
            guard let newValue, let (low, high, slot) = place(of: cell) else { return }
            entries[slot] = Entry(low: low, high: high, value: newValue)
        }
    }

    /// Zero bytes fill up: no cell holds a NUL, so that no two cells are alike.
    private func place(of cell: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64, Int)? {
        guard let base = cell.baseAddress, (1...16).contains(cell.count) else { return nil }
        let low = ByteHash.load(base, min(cell.count, 8))
        let high = cell.count > 8 ? ByteHash.load(base + 8, cell.count - 8) : 0
        return (low, high, Int(((low ^ (high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 56))
    }
}
