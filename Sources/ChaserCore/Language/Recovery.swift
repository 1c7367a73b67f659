/// How the parser goes on after a fault, and what it says that it found.
extension RuleParser {
    /// On to the end of the statement: a newline, a semicolon, the block's closing brace. Braces that open on the way
    /// are closed first.
    mutating func skipStatement() {
        openParentheses = []
        var depth = 0
        while true {
            switch current.kind {
            case .end: return
            case .symbol(.openBrace): depth += 1
            case .symbol(.closeBrace):
                if depth == 0 { return }
                depth -= 1
            case .symbol(.semicolon):
                if depth == 0 { return }
            case .newline:
                if depth == 0 || isHead(at: index + 1) { return }
            case .name, .number, .text, .day, .time, .symbol, .table: break
            }
            index += 1
        }
    }

    /// True when a line begins with the kind of a block and ends with a brace: braces before it were never closed.
    private func isHead(at start: Int) -> Bool {
        guard let word = token(at: start).word, BlockKind(rawValue: word) != nil else { return false }
        var next = start
        while token(at: next + 1).kind != .newline, token(at: next + 1).kind != .end { next += 1 }
        return token(at: next).kind == .symbol(.openBrace)
    }

    /// True when the lexer left something out between a token and the end of its statement, which is here.
    func isDamaged(from start: Int) -> Bool {
        let from = token(at: start).range.start
        let to = max(current.range.start, token(at: start).range.end)
        return damage.contains { $0.start >= from && $0.start <= to }
    }

    /// Withdraws what the lexer left out between a token and here: it follows from the fault at that token.
    mutating func withdraw(from start: Int) {
        let from = token(at: start).range.start
        for range in damage where range.start >= from && range.start <= current.range.start { withdrawn.insert(range) }
    }

    /// True for strange characters that follow from another fault.
    func isWithdrawn(_ diagnostic: Diagnostic) -> Bool {
        guard let range = diagnostic.range, case .syntax(.unexpectedCharacters) = diagnostic.fault else { return false }
        return withdrawn.contains(range)
    }

    /// What stands at a token, as the file has it.
    func found(at index: Int) -> Found {
        let token = token(at: index)
        switch token.kind {
        case .newline: return .endOfLine
        case .end: return .endOfFile
        case .table: return .table
        case .name, .number, .text, .day, .time, .symbol: return .words(text.string(token.range))
        }
    }

    /// Where to underline a token: the end of a line is right after its last word, before any comment.
    func place(of index: Int) -> TextRange {
        let token = token(at: index)
        switch token.kind {
        case .newline, .end:
            let end = end(before: index)
            return TextRange(end, end)
        case .name, .number, .text, .day, .time, .symbol, .table: return token.range
        }
    }

    /// `1,341` where a comma makes no sense.
    func thousandsComma(at index: Int) -> (fault: SyntaxFault, range: TextRange)? {
        guard token(at: index).kind == .symbol(.comma), index > 0, case .number = token(at: index - 1).kind,
            case .number = token(at: index + 1).kind
        else { return nil }
        let left = token(at: index - 1).range
        let right = token(at: index + 1).range
        let range = left.through(right)
        let digits = text.string(right).prefix { $0 != "." && $0 != "%" }
        guard left.end == token(at: index).range.start, token(at: index).range.end == right.start, digits.count == 3
        else {
            return nil
        }
        return (.thousandsComma(text.string(range), plain: text.string(left) + text.string(right)), range)
    }

    /// What people type where a condition could have ended, and mean something by: `31 Sept 2020`, `target date`.
    func habit(at index: Int, _ fault: SyntaxFault) -> (fault: SyntaxFault, range: TextRange)? {
        guard index > 0, fault.suggestion == nil else { return nil }
        let pair = token(at: index - 1).range.through(token(at: index).range)
        switch (token(at: index - 1).kind, token(at: index).kind) {
        case (.number, .name(let word)) where MonthName.number(of: Array(word.utf8)) != nil:
            guard case .number = token(at: index + 1).kind else { return spokenDay(pair) }
            return spokenDay(pair.through(token(at: index + 1).range))
        case (.name(let word), .number) where MonthName.number(of: Array(word.utf8)) != nil:
            guard case .number = token(at: index + 1).kind else { return spokenDay(pair) }
            return spokenDay(pair.through(token(at: index + 1).range))
        case (.name(let first), .name(let second)):
            let gap = TextRange(token(at: index - 1).range.end, token(at: index).range.start)
            guard text.string(gap).allSatisfy(\.isWhitespace), !first.isReserved, !second.isReserved else { return nil }
            return (.splitName(oneLine(text.string(pair)), joined: first + "_" + second), pair)
        default: return nil
        }
    }

    private func spokenDay(_ range: TextRange) -> (fault: SyntaxFault, range: TextRange) {
        let words = text.string(range)
        let reading = Array(words.utf8).withUnsafeBufferPointer { DateCell.read($0, DateContext()) }
        if case .day(let day) = reading.value, !isWithoutYear(words) {
            return (.notADay(words, suggestion: day.iso), range)
        }
        return (.notADay(words, suggestion: nil), range)
    }
}

extension String {
    /// A word between expressions, which is part of no name.
    fileprivate var isReserved: Bool { LanguageWords.all.infix.contains(self) }
}
