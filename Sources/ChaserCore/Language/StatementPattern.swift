/// The shape of a statement, written as help prints it and taken apart once for the parser.
///
/// `mail between <from:time> and <until:time> on <days: working days | every day>`: words stand for themselves;
/// `<slot:kind>` or `<slot:kind|kind>` for something of a kind; with a space after the colon, one of the phrases that
/// follow; `,...` after a slot for one or more with commas between; `[ ]` round what may be left out; a word alone in
/// brackets is an argument of its own name when it is there.
public struct StatementPattern: Hashable, Sendable {
    /// As help prints it.
    public let text: String
    let elements: [PatternElement]
    /// The words before the first slot or bracket: `mail between`.
    let leadingWords: [String]

    init(_ text: String) {
        self.text = text
        var reader = PatternReader(rest: Substring(text))
        elements = reader.elements()
        leadingWords = elements.prefix { $0.word != nil }.compactMap(\.word)
    }

    /// The slots, those in brackets too, in order.
    var slots: [PatternSlot] { elements.flatMap(\.slots) }
}

/// One part of a pattern.
indirect enum PatternElement: Hashable, Sendable {
    /// A word, or a comma.
    case word(String)
    case slot(PatternSlot)
    case optional([PatternElement])

    var word: String? {
        if case .word(let word) = self { word } else { nil }
    }

    var slots: [PatternSlot] {
        switch self {
        case .word: []
        case .slot(let slot): [slot]
        case .optional(let elements): elements.flatMap(\.slots)
        }
    }
}

/// Where something of the user's stands in a pattern.
struct PatternSlot: Hashable, Sendable {
    let name: String
    let kinds: [SlotKind]
    let isList: Bool
}

/// What may stand in a slot.
public enum SlotKind: Hashable, Sendable {
    case name, text, number, span, day, weekday, time, schedule, condition, expression, template, table, mapping
    /// These words.
    case phrase([String])

    /// The kind that a pattern's word stands for; any other word stands for itself.
    fileprivate static func kinds(of word: String) -> [SlotKind] {
        switch word {
        case "name": [.name]
        case "text": [.text]
        case "recipient": [.name, .text]
        case "number": [.number]
        case "span": [.span]
        case "day": [.day]
        case "weekday": [.weekday]
        case "time": [.time]
        case "schedule": [.schedule]
        case "condition": [.condition]
        case "expression": [.expression]
        case "template": [.template]
        case "table": [.table]
        case "mapping": [.mapping]
        default: [.phrase([word])]
        }
    }

    fileprivate static func phrase(_ words: Substring) -> SlotKind {
        .phrase(words.split(separator: " ").map(String.init))
    }

    /// The kinds of `name|text`, or the phrases of ` working days | every day`.
    fileprivate static func kinds(in text: Substring) -> [SlotKind] {
        let parts = text.split(separator: "|")
        return text.hasPrefix(" ") ? parts.map(phrase) : parts.flatMap { kinds(of: String($0)) }
    }
}

/// Takes the text of a pattern apart. The patterns are ours, so it has no errors: tests read them all.
private struct PatternReader {
    var rest: Substring

    /// Elements up to the end or the closing bracket.
    mutating func elements() -> [PatternElement] {
        var elements: [PatternElement] = []
        while let first = rest.first, first != "]" {
            switch first {
            case " ": rest.removeFirst()
            case "[":
                rest.removeFirst()
                elements.append(.optional(self.elements()))
                rest = rest.dropFirst()
            case "<": elements.append(.slot(slot()))
            case ",":
                rest.removeFirst()
                elements.append(.word(","))
            default: elements.append(.word(word()))
            }
        }
        return elements
    }

    private mutating func word() -> String {
        let word = rest.prefix { !" [],<".contains($0) }
        rest = rest.dropFirst(word.count)
        return String(word)
    }

    private mutating func slot() -> PatternSlot {
        let content = rest.dropFirst().prefix { $0 != ">" }
        rest = rest.dropFirst(content.count + 2)
        let isList = rest.hasPrefix(",...")
        if isList { rest = rest.dropFirst(4) }
        let name = content.prefix { $0 != ":" }
        let kinds = SlotKind.kinds(in: content.dropFirst(name.count + 1))
        return PatternSlot(name: String(name), kinds: kinds, isList: isList)
    }
}
