/// A rule file taken apart: what could be read of it.
public struct ParsedFile: Hashable, Sendable {
    /// As `SourceText.path`.
    public let path: String
    /// In the order of the file.
    public let blocks: [Block]
    /// What every range counts in.
    public let text: SourceText
    /// Where something could not be read; the start of the file for what is wrong with it as a whole.
    public var faults: [TextRange] = []
}

/// Takes a rule file apart, and tells every fault of its syntax in one run, in the order of the file.
///
/// One fault is one diagnostic: after it, reading goes on at the next statement. A file with diagnostics is to be
/// refused, although the blocks and statements that could be read are there. Any bytes at all are accepted.
public func parseRules(_ text: SourceText) -> (file: ParsedFile, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    if let offset = text.firstForeignByte {
        let fault = Fault.syntax(.notUTF8(byte: text.bytes[offset]))
        // In UTF-16 no line can be shown.
        let range = text.isUTF16 ? nil : TextRange(offset, offset + 1)
        diagnostics.append(Diagnostic(fault, file: text.path, range: range))
        if text.isUTF16 {
            return (ParsedFile(path: text.path, blocks: [], text: text, faults: [TextRange(0, 0)]), diagnostics)
        }
    }
    var lexer = Lexer(text)
    lexer.run()
    var parser = RuleParser(text, tokens: lexer.tokens, damage: lexer.damage)
    let blocks = parser.blocks()
    diagnostics += lexer.diagnostics.filter { !parser.isWithdrawn($0) }
    diagnostics += parser.diagnostics
    let sorted = diagnostics.enumerated().sorted { left, right in
        (left.element.range?.start ?? 0, left.offset) < (right.element.range?.start ?? 0, right.offset)
    }
    let faults = sorted.map { $0.element.range ?? TextRange(0, 0) }
    return (ParsedFile(path: text.path, blocks: blocks, text: text, faults: faults), sorted.map(\.element))
}

/// A place in the tokens of a file, and what was told on the way there.
///
/// A value: a copy tries one form of a statement, and replaces the original when that is the form that was meant.
struct RuleParser {
    /// How many parts of an expression may stand within one another.
    static let depthLimit = 100

    let text: SourceText
    let tokens: [Token]
    /// Where the lexer left something out.
    let damage: [TextRange]
    /// Of `damage`, what follows from a fault that was told instead.
    var withdrawn: Set<TextRange> = []
    var index = 0
    /// The kind of the block that is being read.
    var block: BlockKind?
    var diagnostics: [Diagnostic] = []
    /// The furthest place at which something else was expected, and all that would have done there.
    var furthest = 0
    var expectations: [Expectation] = []
    /// The indexes of the parentheses that are open here: within them a newline is nothing.
    var openParentheses: [Int] = []
    /// How deep the parser is in an expression.
    var nesting = 0
    /// How many parts stand within one another in the expression read last.
    var height = 0

    init(_ text: SourceText, tokens: [Token], damage: [TextRange]) {
        self.text = text
        self.tokens = tokens
        self.damage = damage
    }
}

/// Why a statement does not read; thrown no further than the statement.
struct SyntaxFailure: Error {
    /// Nil when something else was expected: the parser knows what and where.
    let fault: Fault?
    let range: TextRange
    /// The token at which reading stopped.
    let index: Int
}

extension RuleParser {
    /// The token here; the last is `.end`, for ever.
    var current: Token { token(at: index) }

    func token(at index: Int) -> Token {
        if index < tokens.count { return tokens[index] }
        return tokens.last ?? Token(.end, at: TextRange(text.bytes.count, text.bytes.count))
    }

    /// Takes the token here; tells when it is misspelt.
    @discardableResult
    mutating func advance() -> Token {
        let token = current
        if let meant = token.meant {
            tell(.syntax(.wrongOperator(found: text.string(token.range), meant: meant)), at: token.range)
        }
        if index < tokens.count - 1 { index += 1 }
        if !openParentheses.isEmpty { skipNewlines() }
        return token
    }

    /// On to the next line, unless that can only be another statement of the block.
    mutating func skipNewlines() {
        if current.kind == .newline, !startsStatement(at: index + 1) { index += 1 }
    }

    /// True where a statement of this block begins beyond doubt: `amber when`, `say "…"`, `draft` alone. No expression
    /// goes on after a name with another name, a text or a figure.
    private func startsStatement(at index: Int) -> Bool {
        guard let block, let word = token(at: index).word else { return false }
        let next = token(at: index + 1)
        return StatementForms.forms(of: block, beginning: word).contains { form in
            let words = form.pattern.leadingWords
            if words.count > 1 { return next.word == words[1] }
            switch next.kind {
            case .name(let word): return !RuleParser.infixWords.contains(word)
            case .text, .number, .day, .time, .table: return true
            case .newline, .end, .symbol(.closeBrace), .symbol(.semicolon): return form.pattern.slots.isEmpty
            case .symbol: return false
            }
        }
    }

    /// Words with which an expression goes on after a name.
    private static let infixWords: Set<String> = ["and", "or", "is", "misses", "meets", "for", "in", "by"]

    func isAt(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

    /// Takes the sign when it stands here.
    mutating func take(_ symbol: Symbol) -> Bool {
        guard isAt(symbol) else {
            expect(.word(symbol.rawValue))
            return false
        }
        advance()
        return true
    }

    /// Takes the word when it stands here.
    mutating func take(word: String) -> Bool {
        guard current.word == word else {
            expect(.word(word))
            return false
        }
        advance()
        return true
    }

    /// Notes what would have done here.
    mutating func expect(_ expectation: Expectation) {
        if index > furthest {
            furthest = index
            expectations = []
        }
        if index == furthest, !expectations.contains(expectation) { expectations.append(expectation) }
    }

    /// The failure "expected … here".
    func unexpected() -> SyntaxFailure { SyntaxFailure(fault: nil, range: current.range, index: furthest) }

    /// The failure of which the fault says all.
    func failure(_ fault: Fault, at range: TextRange) -> SyntaxFailure {
        SyntaxFailure(fault: fault, range: range, index: index)
    }

    mutating func tell(_ fault: Fault, at range: TextRange) {
        diagnostics.append(Diagnostic(fault, file: text.path, range: range))
    }

    /// From the start of a token to the end of the one taken last.
    func range(from start: Int) -> TextRange {
        let first = token(at: start).range
        return TextRange(first.start, max(first.start, endOfTaken))
    }

    /// Where the token taken last ends; newlines do not count.
    var endOfTaken: Int { end(before: index) }

    func end(before index: Int) -> Int {
        var last = index - 1
        while last > 0, tokens[last].kind == .newline { last -= 1 }
        return last >= 0 ? tokens[last].range.end : 0
    }
}
