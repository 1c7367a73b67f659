/// A cell that says one of a few words: a vocabulary, the sheet's own words before the usual ones.
struct WordCell: Hashable, Sendable {
    /// Lower-case words and the code each stands for.
    private let words: [Word]

    private struct Word: Hashable, Sendable {
        let text: [UInt8]
        let code: UInt8
    }

    /// The usual words of a type, behind the sheet's own (`where "p" is higher`), which stand for a usual one.
    init(usual: [(word: String, code: UInt8)], own: [String: String]) {
        let plain = usual.map { Word(text: Array($0.word.utf8), code: $0.code) }
        let told = own.sorted { $0.key < $1.key }.compactMap { word, meaning -> Word? in
            let code = usual.first { $0.word == meaning.lowercased() }?.code
            return code.map { Word(text: Array(word.lowercased().utf8), code: $0) }
        }
        words = told + plain
    }

    /// The code of the word in this cell, whatever its case; nil for any other word.
    func read(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        for word in words where bytes.isWord(word.text) { return word.code }
        // Letters beyond ASCII have a case too, but no usual word has such a letter.
        guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
        let folded = Array(bytes.string.lowercased().utf8)
        return words.first { $0.text == folded }?.code
    }

    /// How cells of this type say their words; nil for a type that is no word.
    init?(type: ColumnType, own: [String: String]) {
        switch type {
        case .rag: self.init(usual: WordCell.colours, own: own)
        case .polarity: self.init(usual: WordCell.directions, own: own)
        case .yesno: self.init(usual: WordCell.truths, own: own)
        case .figure, .target, .date, .datetime, .text, .people: return nil
        }
    }

    /// Colours by their word or their letter. A blank is missing, not grey.
    private static let colours: [(String, UInt8)] =
        RAG.allCases.map { ($0.word, $0.rawValue) } + [
            ("r", RAG.red.rawValue), ("a", RAG.amber.rawValue), ("g", RAG.green.rawValue), ("b", RAG.blue.rawValue),
            ("gray", RAG.grey.rawValue), ("yellow", RAG.amber.rawValue),
        ]

    private static let directions: [(String, UInt8)] = [
        ("higher", Polarity.higher.rawValue), ("lower", Polarity.lower.rawValue),
        ("up", Polarity.higher.rawValue), ("down", Polarity.lower.rawValue),
        ("high", Polarity.higher.rawValue), ("low", Polarity.lower.rawValue),
        ("h", Polarity.higher.rawValue), ("l", Polarity.lower.rawValue),
        ("higher is better", Polarity.higher.rawValue), ("lower is better", Polarity.lower.rawValue),
    ]

    private static let truths: [(String, UInt8)] = [
        ("yes", 1), ("no", 0), ("y", 1), ("n", 0), ("true", 1), ("false", 0), ("1", 1), ("0", 0), ("\u{2713}", 1),
        ("\u{2714}", 1),
    ]
}
