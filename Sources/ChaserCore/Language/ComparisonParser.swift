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
        default:
            if let meant = PlainWords.operators[word] {
                let fault = SyntaxFault.wrongWords(found: word, meant: meant)
                throw failure(.syntax(fault), at: current.range)
            }
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
            guard current.word == "more", token(at: index + 1).word == "than" else {
                expect(.word("more than"))
                throw unexpected()
            }
            advance()
            infix()
            return .overdue(value, byMoreThan: try span().value)
        case ("due", _) where token(at: index + 1).kind != .symbol(.open):
            advance()
            height = 0
            guard take(word: "within") else { throw unexpected() }
            return .due(value, within: try span().value)
        default: return .is(value, try atom())
        }
    }

    /// `is greater than`, `is empty`: what people say, and the language has a shorter word for.
    private func refusePlainWords(after verb: TextRange) throws(SyntaxFailure) {
        guard let first = current.word else { return }
        let second = token(at: index + 1)
        let phrases = second.word.map { [first + " " + $0, first] } ?? [first]
        for phrase in phrases {
            guard let meant = PlainWords.judgements[phrase] else { continue }
            let last = phrase == first ? current.range : second.range
            let range = verb.through(last)
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

/// What people say for what the language writes.
enum PlainWords {
    /// After a value.
    static let operators = [
        "equals": "==", "above": ">", "exceeds": ">", "over": ">", "below": "<", "under": "<",
    ]

    /// After `is`.
    static let judgements = [
        "greater than": ">", "more than": ">", "higher than": ">", "larger than": ">", "above": ">", "over": ">",
        "less than": "<", "fewer than": "<", "lower than": "<", "smaller than": "<", "below": "<", "under": "<",
        "at least": ">=", "at most": "<=", "equal to": "==", "empty": "is missing", "blank": "is missing",
        "null": "is missing", "late": "is overdue", "past due": "is overdue", "off target": "misses target",
        "on target": "meets target",
    ]
}
