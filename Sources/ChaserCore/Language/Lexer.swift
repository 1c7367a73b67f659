/// Takes a rule file, or one expression within a text of it, apart into tokens.
///
/// It never gives up: whatever it cannot read it tells, and goes on with the likeliest meaning. A newline is a token of
/// its own, once for any number of blank lines and comments, and not before a line that begins with `and` or `or`.
struct Lexer {
    let text: SourceText
    var offset: Int
    let end: Int
    /// Within a text the quotes of a text are `\"`, and a line's end is the end.
    let isInsideText: Bool
    var tokens: [Token] = []
    var diagnostics: [Diagnostic] = []
    /// Texts in other quotes than straight double ones, told together at the end.
    var wrongQuotes: [(quote: String, range: TextRange)] = []
    /// Where something was left out: a statement that then does not read is not told a second time.
    var damage: [TextRange] = []
    /// From the “#” to the end of the line: nothing to the parser, kept by the formatter.
    var comments: [TextRange] = []
    /// The token that begins the statement.
    private var statementStart = 0

    /// A lexer of the whole file.
    init(_ text: SourceText) {
        self.init(text, within: TextRange(text.start, text.bytes.count), isInsideText: false)
    }

    /// A lexer of a stretch of the file.
    init(_ text: SourceText, within range: TextRange, isInsideText: Bool) {
        self.text = text
        offset = range.start
        end = range.end
        self.isInsideText = isInsideText
    }

    /// Reads to the end; the last token is always `.end`.
    mutating func run() {
        while offset < end { step() }
        tokens.append(Token(.end, at: TextRange(end, end)))
        joinLines()
        tellWrongQuotes()
    }

    private mutating func step() {
        let byte = text.bytes[offset]
        switch byte {
        case 0x0A: newline()
        case 0x09, 0x0D, 0x20: offset += 1
        case UInt8(ascii: "#") where !isInsideText: skipLine()
        case UInt8(ascii: "/") where !isInsideText && peek(1) == byte: slashes()
        case UInt8(ascii: "\""): quotedText()
        case UInt8(ascii: "\\") where isInsideText && peek(1) == UInt8(ascii: "\""): quotedText()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
        case UInt8(ascii: "{") where beginsTable: table()
        default:
            if !name() && !symbol() && !otherQuotes() && !blank() { unexpected() }
        }
    }

    /// The byte `distance` further on, nil at the end.
    func peek(_ distance: Int = 0) -> UInt8? {
        offset + distance < end ? text.bytes[offset + distance] : nil
    }

    /// Adds a token from `start` to here.
    mutating func add(_ kind: Token.Kind, from start: Int, meant: String? = nil) {
        tokens.append(Token(kind, at: TextRange(start, offset), meant: meant))
    }

    mutating func tell(_ fault: SyntaxFault, from start: Int) {
        let range = TextRange(start, offset)
        diagnostics.append(Diagnostic(.syntax(fault), file: text.path, range: range))
    }

    private mutating func newline() {
        let start = offset
        offset += 1
        if tokens.last?.kind != .newline { add(.newline, from: start) }
        statementStart = tokens.count
    }

    /// `// …`: a comment of other languages. Two divisions in a row mean nothing.
    private mutating func slashes() {
        let start = offset
        offset += 2
        tell(.wrongOperator(found: "//", meant: "#"), from: start)
        skipLine()
    }

    private mutating func skipLine() {
        let start = offset
        while let byte = peek(), byte != 0x0A { offset += 1 }
        comments.append(TextRange(start, offset))
    }

    /// True at a brace after `given`, in the same statement.
    private var beginsTable: Bool {
        statementStart < tokens.count && tokens[statementStart].word == "given"
    }

    /// A letter, then letters, digits, underscores, and hyphens between two of those.
    private mutating func name() -> Bool {
        let start = offset
        guard let first = letter(at: offset, isFirst: true) else { return false }
        offset += first
        while offset < end {
            if let length = letter(at: offset, isFirst: false) {
                offset += length
            } else if peek() == UInt8(ascii: "-"), letter(at: offset + 1, isFirst: false) != nil {
                offset += 1
            } else {
                break
            }
        }
        add(.name(text.string(TextRange(start, offset))), from: start)
        return true
    }

    /// The length in bytes of a letter, or of what may follow one, at an offset; nil for anything else.
    private func letter(at offset: Int, isFirst: Bool) -> Int? {
        guard offset < end else { return nil }
        let (scalar, length) = text.scalar(at: offset)
        guard let scalar, offset + length <= end else { return nil }
        if scalar.isASCII {
            let isLetter = (scalar.value | 0x20) >= 0x61 && (scalar.value | 0x20) <= 0x7A
            let isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
            return isLetter || !isFirst && (isDigit || scalar == "_") ? 1 : nil
        }
        let isMark = scalar.properties.canonicalCombiningClass != .notReordered
        return scalar.properties.isAlphabetic || !isFirst && isMark ? length : nil
    }

    private mutating func symbol() -> Bool {
        let start = offset
        let byte = text.bytes[offset]
        let mayBeMisspelt = byte > 0x7F || "=!<&|".utf8.contains(byte)
        for (typed, kind, meant) in Symbol.misspellings where mayBeMisspelt && starts(with: typed) {
            // "!=" and "==" are right, though "!" and "=" begin them.
            if typed.utf8.count == 1, peek(1) == UInt8(ascii: "=") { break }
            offset += typed.utf8.count
            add(kind, from: start, meant: meant)
            return true
        }
        let double = Symbol.double.first { starts(with: $0.rawValue) }
        guard let symbol = double ?? Symbol.single[byte] else { return false }
        offset += symbol.rawValue.utf8.count
        add(.symbol(symbol), from: start)
        switch symbol {
        case .openBrace, .closeBrace, .semicolon: statementStart = tokens.count
        case .open, .close, .comma, .less, .more, .atMost, .atLeast, .equal, .unequal, .plus, .minus, .times, .over:
            break
        }
        return true
    }

    /// True when the given characters stand here.
    func starts(with characters: String) -> Bool {
        text.bytes[offset..<end].starts(with: characters.utf8)
    }

    /// No-break and zero-width spaces, as word processors leave them.
    private mutating func blank() -> Bool {
        let (scalar, length) = text.scalar(at: offset)
        guard let scalar, scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint else {
            return false
        }
        offset = min(offset + length, end)
        return true
    }

    /// A run of characters that begin nothing: told once, and left out. Bytes that are not UTF-8 are told elsewhere.
    private mutating func unexpected() {
        let start = offset
        var isForeign = true
        repeat {
            let (scalar, length) = text.scalar(at: offset)
            isForeign = isForeign && scalar == nil
            offset = min(offset + length, end)
        } while offset < end && text.bytes[offset] > 0x7F && letter(at: offset, isFirst: true) == nil
        damage.append(TextRange(start, offset))
        if !isForeign { tell(.unexpectedCharacters(text.string(TextRange(start, offset))), from: start) }
    }

    /// Takes out each newline before a line that begins with `and` or `or`.
    private mutating func joinLines() {
        var joined: [Token] = []
        joined.reserveCapacity(tokens.count)
        for token in tokens {
            if let word = token.word, word == "and" || word == "or", joined.last?.kind == .newline {
                joined.removeLast()
            }
            joined.append(token)
        }
        tokens = joined
    }

    /// One diagnostic for all of them: a file pasted from a word processor has dozens.
    private mutating func tellWrongQuotes() {
        guard let first = wrongQuotes.first else { return }
        let fault = SyntaxFault.wrongQuotes(found: first.quote, others: wrongQuotes.count - 1)
        diagnostics.append(Diagnostic(.syntax(fault), file: text.path, range: first.range))
    }
}
