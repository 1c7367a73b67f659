/// The smallest parts of an expression: figures, dates, texts, names, calls, parentheses.
extension RuleParser {
    /// Words that stand between or after expressions, never for one.
    private static let reserved: Set<String> = ["and", "or", "not", "is", "for", "by"]

    mutating func atom() throws(SyntaxFailure) -> Expression {
        let start = index
        let range = current.range
        height = 1
        switch current.kind {
        case .number(let number, let isPercent): return try figure(number, isPercent: isPercent)
        case .day(let day):
            advance()
            return Expression(.day(day), at: range)
        case .text(let words):
            advance()
            return Expression(.text(words), at: range)
        case .name(let word) where !RuleParser.reserved.contains(word):
            advance()
            if isAt(.open) { return try call(Located(word, at: range), from: start) }
            return Expression(named(word), at: range)
        case .symbol(.open): return try parenthesis()
        case .name, .time, .symbol, .newline, .table, .end:
            expect(.slot(.expression))
            throw unexpected()
        }
    }

    private func named(_ word: String) -> Expression.Node {
        switch word {
        case "true": .truth(true)
        case "false": .truth(false)
        case "missing": .missing
        case let name: .name(name)
        }
    }

    /// A number, or with a unit after it a length of time.
    private mutating func figure(_ number: Decimal, isPercent: Bool) throws(SyntaxFailure) -> Expression {
        let start = index
        advance()
        if !isPercent, let unit = spanUnit() {
            let span = try span(number, unit, from: start)
            return Expression(.span(span.value), at: span.range)
        }
        return Expression(.number(number, isPercent: isPercent), at: token(at: start).range)
    }

    private mutating func parenthesis() throws(SyntaxFailure) -> Expression {
        let start = index
        openParenthesis()
        let inner = try expression()
        try closeParenthesis()
        return Expression(inner.node, at: range(from: start))
    }

    private mutating func call(_ function: Located<String>, from start: Int) throws(SyntaxFailure) -> Expression {
        openParenthesis()
        var arguments: [Expression] = []
        var tallest = 0
        if !isAt(.close) {
            repeat {
                arguments.append(try expression())
                tallest = max(tallest, height)
            } while take(.comma)
        }
        try closeParenthesis()
        height = tallest
        let range = range(from: start)
        try grow(from: 0, at: range)
        return Expression(.call(function, arguments), at: range)
    }

    private mutating func openParenthesis() {
        openParentheses.append(index)
        advance()
    }

    /// Takes the closing parenthesis; where the statement ends without it, the opening one is at fault.
    private mutating func closeParenthesis() throws(SyntaxFailure) {
        guard isAt(.close) else {
            expect(.word(")"))
            throw unexpected()
        }
        openParentheses.removeLast()
        advance()
    }

    /// The parenthesis that was never closed, when a failure is that the statement ended within it.
    func unclosedParenthesis(at index: Int) -> TextRange? {
        guard let open = openParentheses.last, expectations.contains(.word(")")) || index > open else { return nil }
        let isOnNextLine = index > 0 && token(at: index - 1).kind == .newline && index > open + 1
        switch token(at: index).kind {
        case .newline, .end, .symbol(.closeBrace), .symbol(.semicolon): return token(at: open).range
        case .name, .number, .text, .day, .time, .symbol, .table:
            return isOnNextLine ? token(at: open).range : nil
        }
    }
}
