/// Comparisons: signs, `misses` and `meets`, and all that follows `is`.
extension RuleParser {
    mutating func comparison() throws(SyntaxFailure) -> Expression {
        let start = index
        let left = try sum()
        let leftHeight = height
        if let sign = comparisonSign {
            infix()
            let right = try sum()
            try refuseChain(left, sign, right)
            return try joined(.compare(sign, left, right), leftHeight, from: start)
        }
        guard let word = current.word else { return left }
        switch word {
        case "misses", "meets":
            infix()
            let target = try sum()
            let right = max(leftHeight, height)
            let by = try margin()
            return try joined(.target(isMet: word == "meets", value: left, target: target, by: by), right, from: start)
        case "is":
            return try judgement(of: left, height: leftHeight, from: start)
        case "was":
            let was = current.range
            infix()
            guard current.word == "moved" else {
                // Of the past the language asks by functions.
                let meant = "previous(…) is” or “before_change(…) is"
                throw failure(.syntax(.wrongWords(found: "was", meant: meant)), at: was)
            }
            try take(phrase: ["moved", "after", "it", "fell", "due"])
            height = 0
            return try joined(.movedAfterDue(left), leftHeight, from: start)
        default:
            try refusePlainOperator(word)
            return left
        }
    }

    private mutating func joined(
        _ node: Expression.Node, _ leftHeight: Int, from start: Int
    ) throws(SyntaxFailure) -> Expression {
        let range = range(from: start)
        try grow(from: leftHeight, at: range)
        return Expression(node, at: range)
    }

    private var comparisonSign: Comparison? {
        guard case .symbol(let symbol) = current.kind else { return nil }
        return Comparison(rawValue: symbol.rawValue)
    }

    /// `1 < x < 3` would compare a truth with 3.
    private func refuseChain(_ left: Expression, _ sign: Comparison, _ middle: Expression) throws(SyntaxFailure) {
        guard let second = comparisonSign else { return }
        var ahead = self
        ahead.infix()
        var whole = left.range.through(token(at: index).range)
        var rewritten: String?
        if let right = try? ahead.sum() {
            whole = left.range.through(right.range)
            let shared = text.string(middle.range)
            rewritten =
                "\(text.string(left.range)) \(sign.rawValue) \(shared)"
                + " and \(shared) \(second.rawValue) \(text.string(right.range))"
        }
        throw failure(.syntax(.chainedComparison(rewritten: rewritten)), at: whole)
    }

    /// All that begins with `is`; `is not` is a `not` around it.
    private mutating func judgement(
        of value: Expression, height leftHeight: Int, from start: Int
    ) throws(SyntaxFailure) -> Expression {
        let verb = current.range
        infix()
        let isNegated = current.word == "not"
        if isNegated { infix() }
        try refusePlainWords(after: verb)
        let node = try judgement(of: value)
        let judged = try joined(node, leftHeight, from: start)
        if !isNegated { return judged }
        return try joined(.not(judged), height, from: start)
    }

    private mutating func judgement(of value: Expression) throws(SyntaxFailure) -> Expression.Node {
        let next = token(at: index + 1).word
        switch (current.word, next) {
        case ("worse", "than"), ("better", "than"):
            let isBetter = advance().word == "better"
            infix()
            let than = try sum()
            return .change(isBetter: isBetter, value: value, than: than, by: try margin())
        case ("overdue", _) where token(at: index + 1).kind != .symbol(.open):
            advance()
            height = 0
            guard take(word: "by") else { return .overdue(value, byMoreThan: nil) }
            try takeMoreThan()
            return .overdue(value, byMoreThan: try span().value)
        case ("unchanged", _) where token(at: index + 1).kind != .symbol(.open):
            advance()
            height = 0
            guard take(word: "for") else { throw unexpected() }
            try takeMoreThan()
            return .unchanged(value, forMoreThan: try span().value)
        case ("due", _) where token(at: index + 1).kind != .symbol(.open):
            advance()
            height = 0
            guard take(word: "within") else { throw unexpected() }
            return .due(value, within: try span().value)
        default: return .is(value, try atom())
        }
    }

    private mutating func takeMoreThan() throws(SyntaxFailure) {
        guard current.word == "more", token(at: index + 1).word == "than" else {
            expect(.word("more than"))
            throw unexpected()
        }
        advance()
        infix()
    }

    /// Words that must follow one another.
    private mutating func take(phrase: [String]) throws(SyntaxFailure) {
        for word in phrase where !take(word: word) { throw unexpected() }
    }

    /// `exceeds`, `older than`: the same in place of a sign.
    private func refusePlainOperator(_ word: String) throws(SyntaxFailure) {
        let next = token(at: index + 1)
        let two = next.word.map { "\(word) \($0)" }
        guard let meant = two.flatMap({ PlainWords.operators[$0] }) ?? PlainWords.operators[word] else { return }
        let isTwo = two.map { PlainWords.operators[$0] != nil } ?? false
        let range = isTwo ? current.range.through(next.range) : current.range
        throw failure(.syntax(.wrongWords(found: text.string(range), meant: meant)), at: range)
    }

    /// `is greater than`, `is empty`: what people say, and the language has a shorter word for.
    private func refusePlainWords(after verb: TextRange) throws(SyntaxFailure) {
        guard let first = current.word else { return }
        let ahead =
            [first] + [token(at: index + 1).word, token(at: index + 2).word].prefix { $0 != nil }.compactMap(\.self)
        for length in ahead.indices.reversed() {
            guard let meant = PlainWords.judgements[ahead[...length].joined(separator: " ")] else { continue }
            let range = verb.through(token(at: index + length).range)
            throw failure(.syntax(.wrongWords(found: text.string(range), meant: meant)), at: range)
        }
    }

    /// `by 10 points`, `by 10% of target`; nil without `by`.
    private mutating func margin() throws(SyntaxFailure) -> Margin? {
        let start = index
        guard take(word: "by") else { return nil }
        guard case .number(let amount, let isPercent) = current.kind else {
            expect(.slot(.number))
            throw unexpected()
        }
        let number = advance().range
        if isPercent { return try share(amount, number, from: start) }
        guard take(word: "points") || current.word == "point" else { throw unexpected() }
        if current.word == "point" { advance() }
        return Margin(amount: amount, measure: .points, range: range(from: start))
    }

    private mutating func share(
        _ amount: Decimal, _ number: TextRange, from start: Int
    ) throws(SyntaxFailure) -> Margin {
        guard current.word == "of" else {
            throw failure(.meaning(.barePercent(amount.description)), at: number)
        }
        infix()
        let range = current.range
        guard case .name(let word) = current.kind else {
            expect(.word("it"))
            expect(.slot(.name))
            throw unexpected()
        }
        advance()
        let measure: Margin.Measure = word == "it" ? .percentOfIt : .percentOf(Located(word, at: range))
        return Margin(amount: amount, measure: measure, range: self.range(from: start))
    }
}
