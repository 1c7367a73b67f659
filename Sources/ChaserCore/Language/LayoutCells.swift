/// One statement taken apart into the cells that stand under each other.
struct LayoutCells {
    /// The columns; the last one may run over several lines.
    let cells: [[Token]]

    /// A statement's own tokens, by its form.
    init(_ statement: Statement, in kind: BlockKind, tokens: [Token]) {
        if kind == .test {
            cells = [tokens]
            return
        }
        switch statement.form {
        case "column":
            // column · name · type · from where
            cells = LayoutCells.split(tokens, after: [1, 2, 3])
        case "after":
            let to = tokens.firstIndex { $0.word == "to" } ?? tokens.count
            cells = LayoutCells.split(tokens, after: [to])
        default:
            cells = LayoutCells.split(tokens, after: [LayoutCells.isPair(tokens) ? 2 : 1])
        }
    }

    /// `red when`, `at most`, `first start`: two words that are one head.
    private static func isPair(_ tokens: [Token]) -> Bool {
        guard let first = tokens.first?.word, let second = tokens.dropFirst().first?.word else { return false }
        return second == "when" || pairs.contains([first, second])
    }

    private static let pairs: Set<[String]> = [
        ["at", "once"], ["at", "most"], ["first", "start"], ["alerts", "file"],
    ]

    private static func split(_ tokens: [Token], after places: [Int]) -> [[Token]] {
        var cells: [[Token]] = []
        var start = 0
        for place in places where place < tokens.count && place > start {
            cells.append(Array(tokens[start..<place]))
            start = place
        }
        return cells + [Array(tokens[start...])]
    }
}

/// Tokens as a line: spaces where the language has them, everything else as it was typed.
struct LayoutLine {
    let source: SourceText

    /// Words after which a parenthesis is one of an expression, and not of a call.
    private static let infix: Set<String> = [
        "and", "or", "not", "is", "misses", "meets", "than", "by", "of", "when", "where", "from", "to", "for", "in",
    ]

    func text(_ tokens: [Token]) -> String {
        var line = ""
        for (index, token) in tokens.enumerated() {
            if index > 0, needsSpace(before: index, in: tokens) { line += " " }
            line += word(token)
        }
        return line
    }

    /// A token as typed; `84 %` is one word.
    private func word(_ token: Token) -> String {
        let typed = source.string(token.range)
        if case .number = token.kind { return typed.filter { !$0.isWhitespace } }
        return typed
    }

    private func needsSpace(before index: Int, in tokens: [Token]) -> Bool {
        let (before, token) = (tokens[index - 1], tokens[index])
        switch token.kind {
        case .symbol(.comma), .symbol(.close): return false
        case .symbol(.open):
            if let word = before.word { return LayoutLine.infix.contains(word) }
            return before.kind != .symbol(.open)
        default: break
        }
        if before.kind == .symbol(.open) { return false }
        if before.kind == .symbol(.minus) { return isBinary(index - 1, in: tokens) }
        return true
    }

    /// Whether a minus stands between two values, and not before one.
    private func isBinary(_ index: Int, in tokens: [Token]) -> Bool {
        guard index > 0 else { return false }
        switch tokens[index - 1].kind {
        case .number, .day, .text, .time, .symbol(.close): return true
        case .name(let word): return !LayoutLine.infix.contains(word)
        case .symbol, .newline, .table, .end: return false
        }
    }

    /// The line in pieces, each to stand on a line of its own, when it is too long for one: before each `or` outside
    /// parentheses, or, without any, before each `and`, or after each comma and `containing`.
    func broken(_ tokens: [Token], room: Int) -> [String] {
        let whole = text(tokens)
        guard whole.count > room else { return [whole] }
        var depth = 0
        let outside = tokens.indices.filter { index in
            if tokens[index].kind == .symbol(.open) { depth += 1 }
            if tokens[index].kind == .symbol(.close) { depth -= 1 }
            return depth == 0 && index > 0
        }
        let ors = outside.filter { tokens[$0].word == "or" }
        let ands = outside.filter { tokens[$0].word == "and" }
        let commas = outside.filter {
            tokens[$0 - 1].kind == .symbol(.comma) || tokens[$0 - 1].word == "containing"
        }
        guard let places = [ors, ands, commas].first(where: { !$0.isEmpty }) else { return [whole] }
        return zip([0] + places, places + [tokens.count]).map { text(Array(tokens[$0..<$1])) }
    }
}
