/// Expressions, loosest first: `or`, `and`, `not`, comparisons, `+ -`, `* /`, signs, atoms.
///
/// A newline ends an expression, unless inside parentheses, after an infix word or sign, or before `and` or `or`.
/// What stands within something else is counted, and limited: neither this parser nor anyone who walks the tree
/// afterwards runs out of stack.
extension RuleParser {
    /// An expression, and `for 2 periods` or `in any of 12 periods` after it.
    mutating func condition() throws(SyntaxFailure) -> Condition {
        let expression = try expression()
        let start = index
        if take(word: "for") {
            let span = try span().value
            return Condition(expression: expression, window: Located(.forSpan(span), at: range(from: start)))
        }
        if current.word == "in" {
            for word in ["in", "any", "of"] {
                guard take(word: word) else { throw unexpected() }
            }
            let span = try span().value
            return Condition(expression: expression, window: Located(.inAnyOf(span), at: range(from: start)))
        }
        return Condition(expression: expression, window: nil)
    }

    mutating func expression() throws(SyntaxFailure) -> Expression {
        try enter()
        var left = try conjunction()
        var leftHeight = height
        while current.word == "or" {
            infix()
            let right = try conjunction()
            left = Expression(.or(left, right), at: left.range.through(right.range))
            leftHeight = try grow(from: leftHeight, at: left.range)
        }
        if let word = current.word, let meant = PlainWords.joints[word] {
            throw failure(.syntax(.wrongWords(found: word, meant: meant)), at: current.range)
        }
        height = leftHeight
        nesting -= 1
        return left
    }

    private mutating func conjunction() throws(SyntaxFailure) -> Expression {
        var left = try negation()
        var leftHeight = height
        while current.word == "and" {
            infix()
            let right = try negation()
            left = Expression(.and(left, right), at: left.range.through(right.range))
            leftHeight = try grow(from: leftHeight, at: left.range)
        }
        height = leftHeight
        return left
    }

    private mutating func negation() throws(SyntaxFailure) -> Expression {
        let start = index
        guard current.word == "not" else { return try comparison() }
        infix()
        try enter()
        let operand = try negation()
        nesting -= 1
        let range = range(from: start)
        height = try grow(from: 0, at: range)
        return Expression(.not(operand), at: range)
    }

    mutating func sum() throws(SyntaxFailure) -> Expression {
        var left = try product()
        var leftHeight = height
        while let sign = arithmetic(.plus, .minus) {
            let right = try product()
            left = Expression(.arithmetic(sign, left, right), at: left.range.through(right.range))
            leftHeight = try grow(from: leftHeight, at: left.range)
        }
        height = leftHeight
        return left
    }

    private mutating func product() throws(SyntaxFailure) -> Expression {
        var left = try factor()
        var leftHeight = height
        while let sign = arithmetic(.times, .over) {
            let right = try factor()
            left = Expression(.arithmetic(sign, left, right), at: left.range.through(right.range))
            leftHeight = try grow(from: leftHeight, at: left.range)
        }
        height = leftHeight
        return left
    }

    private mutating func factor() throws(SyntaxFailure) -> Expression {
        let start = index
        guard isAt(.minus) else { return try atom() }
        infix()
        try enter()
        let operand = try factor()
        nesting -= 1
        let range = range(from: start)
        height = try grow(from: 0, at: range)
        return Expression(.negative(operand), at: range)
    }

    /// Takes one of two signs.
    private mutating func arithmetic(_ first: Arithmetic, _ second: Arithmetic) -> Arithmetic? {
        guard case .symbol(let symbol) = current.kind, let sign = Arithmetic(rawValue: symbol.rawValue),
            sign == first || sign == second
        else { return nil }
        infix()
        return sign
    }

    /// Takes an infix word or sign: after it a newline is nothing.
    mutating func infix() {
        advance()
        skipNewlines()
    }

    /// One level deeper in the expression.
    mutating func enter() throws(SyntaxFailure) {
        nesting += 1
        if nesting > RuleParser.depthLimit { throw tooDeep(at: current.range) }
    }

    /// The height of what joins a left part of that height and the part read last.
    @discardableResult
    mutating func grow(from left: Int, at range: TextRange) throws(SyntaxFailure) -> Int {
        height = max(left, height) + 1
        if height > RuleParser.depthLimit { throw tooDeep(at: TextRange(range.start, range.start)) }
        return height
    }

    private func tooDeep(at range: TextRange) -> SyntaxFailure {
        failure(.syntax(.tooDeep(limit: RuleParser.depthLimit)), at: range)
    }
}
