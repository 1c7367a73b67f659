/// Blocks: their heads, their bodies, and what stands outside any.
extension RuleParser {
    /// Every block of the file.
    mutating func blocks() -> [Block] {
        var blocks: [Block] = []
        // Statements outside a block, and the brace after them, mostly follow from one brace too many: told once.
        var isOutside = false
        while true {
            skipSeparators()
            let token = current
            switch token.kind {
            case .end: return blocks
            case .name(let word):
                if let kind = BlockKind(rawValue: word) {
                    blocks.append(block(kind))
                    isOutside = false
                } else {
                    outside(word, isFirst: !isOutside)
                    isOutside = true
                }
            case .symbol(.closeBrace):
                if !isOutside { tell(.syntax(.strayBrace), at: token.range) }
                isOutside.toggle()
                advance()
            case .number, .text, .day, .time, .symbol, .newline, .table:
                if !isOutside, !isDamaged(from: index) {
                    let fault = SyntaxFault.expected([.block], found: found(at: index), example: nil)
                    tell(.syntax(fault), at: token.range)
                }
                isOutside = true
                skipStatement()
            }
        }
    }

    mutating func skipSeparators() {
        while current.kind == .newline || isAt(.semicolon) { advance() }
    }

    /// A word that opens no block: a misspelt kind, or a statement that strayed.
    private mutating func outside(_ word: String, isFirst: Bool) {
        let range = current.range
        let kinds = StatementForms.blocks(beginning: word)
        let opens = opensBody
        if isFirst, opens || kinds.isEmpty {
            let suggestion = nearest(to: word, among: BlockKind.allCases.map(\.rawValue))
            tell(.syntax(.unknownBlock(word, suggestion: suggestion)), at: range)
        } else if isFirst {
            tell(.syntax(.statementOutsideBlock(word, belongsTo: kinds)), at: range)
        }
        skipStatement()
    }

    /// True when a brace opens on this line.
    private var opensBody: Bool {
        var next = index
        while token(at: next).kind != .newline, token(at: next).kind != .end,
            token(at: next).kind != .symbol(.semicolon)
        {
            if token(at: next).kind == .symbol(.openBrace) { return true }
            next += 1
        }
        return false
    }

    /// One block, its kind standing here.
    private mutating func block(_ kind: BlockKind) -> Block {
        let start = index
        advance()
        let (name, title) = head(of: kind, from: start)
        let headRange = range(from: start)
        var statements: [Statement] = []
        self.block = kind
        defer { self.block = nil }
        if isAt(.openBrace) {
            advance()
            skipSecondBrace()
        } else if startsBlock(at: index) || current.kind == .end {
            return Block(kind: kind, name: name, title: title, statements: [], range: headRange)
        }
        while true {
            skipSeparators()
            if isAt(.closeBrace) {
                advance()
                break
            }
            if current.kind == .end || startsBlock(at: index) {
                tell(.syntax(.unclosedBlock(kind, name: name?.value ?? title?.value)), at: headRange)
                break
            }
            if let statement = statement(in: kind) { statements.append(statement) }
        }
        return Block(kind: kind, name: name, title: title, statements: statements, range: range(from: start))
    }

    /// A brace too many after the head: told, and left out, so that the body is read all the same.
    private mutating func skipSecondBrace() {
        guard isAt(.openBrace) else { return }
        tell(.syntax(.expected([.statement], found: found(at: index), example: nil)), at: current.range)
        while isAt(.openBrace) { advance() }
    }

    /// The name and the title of a block, up to its opening brace. At most one fault is told of a head.
    private mutating func head(of kind: BlockKind, from start: Int) -> (Located<String>?, Located<String>?) {
        let form = BlockForm.of(kind)
        var name: Located<String>?
        var title: Located<String>?
        var fault: (SyntaxFault, TextRange)?
        if case .name(let word) = current.kind {
            name = Located(word, at: current.range)
            if form?.hasName != true {
                fault = (.unexpectedBlockName(kind, name: word), current.range)
                name = nil
            }
            advance()
        } else if form?.hasName == true {
            fault = (.missingBlockName(kind), token(at: start).range)
        }
        if case .text(let words) = current.kind {
            title = Located(words, at: current.range)
            advance()
        } else if form?.needsTitle == true, fault == nil {
            fault = (.missingBlockTitle(kind), token(at: start).range)
        }
        let afterHead = index
        skipNewlines()
        if !isAt(.openBrace) {
            let after = index
            index = afterHead
            if fault == nil {
                fault = (
                    .expected([.word("{")], found: found(at: index), example: form.map { $0.example + " {" }),
                    place(of: index)
                )
            }
            skipToBrace(orLineAt: after)
        }
        if let (fault, range) = fault, !isDamaged(from: start) { tell(.syntax(fault), at: range) }
        return (name, title)
    }

    /// On to the opening brace on this line, or to the line's end, so that the body is read all the same.
    private mutating func skipToBrace(orLineAt after: Int) {
        while current.kind != .newline, current.kind != .end, !isAt(.openBrace), !isAt(.closeBrace) { advance() }
    }

    /// True at a line that can only be the head of a block: its kind, then a name or a title, then a brace.
    private func startsBlock(at start: Int) -> Bool {
        guard start > 0, token(at: start - 1).kind == .newline, let word = token(at: start).word,
            BlockKind(rawValue: word) != nil
        else { return false }
        var next = start + 1
        if token(at: next).word != nil { next += 1 }
        if case .text = token(at: next).kind { next += 1 }
        return token(at: next).kind == .symbol(.openBrace)
    }
}
