/// What stands in the slots of a statement.
extension RuleParser {
    /// What stands in a slot; in a list slot one or more, a newline allowed after each comma.
    mutating func argument(_ slot: PatternSlot) throws(SyntaxFailure) -> Argument {
        let first = try argument(of: slot.kinds)
        if !slot.isList { return first }
        var items = [first]
        while take(.comma) {
            skipNewlines()
            items.append(try argument(of: slot.kinds))
        }
        return .list(items)
    }

    /// The first of the kinds that reads; each is told from the others by its first token.
    private mutating func argument(of kinds: [SlotKind]) throws(SyntaxFailure) -> Argument {
        for kind in kinds {
            if let argument = try argument(of: kind) { return argument }
        }
        throw unexpected()
    }

    /// What stands here as one kind; nil, having noted what was expected, when it is something else.
    private mutating func argument(of kind: SlotKind) throws(SyntaxFailure) -> Argument? {
        let range = current.range
        switch (kind, current.kind) {
        case (.phrase(let words), _): return phrase(words).map { .word($0) }
        case (.span, _): return .span(try span())
        case (.schedule, _): return .schedule(try schedule())
        case (.condition, _): return .condition(try condition())
        case (.expression, _): return .expression(try expression())
        case (.mapping, _): return try mapping()
        case (.weekday, _): return weekday().map { .word(Located($0.name, at: range)) }
        case (.name, .name(let word)): return taken(.word(Located(word, at: range)))
        case (.text, .text(let words)): return taken(.text(Located(words, at: range)))
        case (.number, .number(let value, isPercent: false)): return taken(.number(Located(value, at: range)))
        case (.day, .day(let day)): return taken(.day(Located(day, at: range)))
        case (.time, .time(let time)): return taken(.time(Located(time, at: range)))
        case (.table, .table(let rows)): return taken(.table(Located(rows, at: range)))
        case (.template, .text):
            advance()
            return .template(template(range))
        case (.name, _), (.text, _), (.number, _), (.day, _), (.time, _), (.table, _), (.template, _):
            expect(.slot(kind))
            return nil
        }
    }

    private mutating func taken(_ argument: Argument) -> Argument {
        advance()
        return argument
    }

    /// A fixed choice: all its words, or nothing taken.
    private mutating func phrase(_ words: [String]) -> Located<String>? {
        let start = index
        for word in words where !take(word: word) {
            if index == start { replaceExpectation(word, by: words.joined(separator: " ")) }
            index = start
            return nil
        }
        return Located(words.joined(separator: " "), at: range(from: start))
    }

    /// The whole phrase was expected, not only its first word.
    private mutating func replaceExpectation(_ word: String, by phrase: String) {
        guard index == furthest, phrase != word, let place = expectations.lastIndex(of: .word(word)) else { return }
        expectations.remove(at: place)
        expect(.word(phrase))
    }

    /// `"p" is higher`
    private mutating func mapping() throws(SyntaxFailure) -> Argument {
        guard case .text(let words) = current.kind else {
            expect(.slot(.mapping))
            throw unexpected()
        }
        let from = Located(words, at: advance().range)
        guard take(word: "is") else { throw unexpected() }
        let range = current.range
        guard case .name(let word) = current.kind else {
            expect(.slot(.name))
            throw unexpected()
        }
        advance()
        return .mapping(from: from, to: Located(word, at: range))
    }

    /// `5 working days`
    mutating func span() throws(SyntaxFailure) -> Located<Span> {
        let start = index
        guard case .number(let number, isPercent: false) = current.kind else {
            expect(.slot(.span))
            throw unexpected()
        }
        advance()
        guard let unit = spanUnit() else {
            expect(.unit)
            throw unexpected()
        }
        return try span(number, unit, from: start)
    }

    /// A length of time from its parts; only whole numbers, and of a size that a calendar can hold.
    func span(_ number: Decimal, _ unit: Span.Unit, from start: Int) throws(SyntaxFailure) -> Located<Span> {
        let (count, part) = number.micros.quotientAndRemainder(dividingBy: Decimal.scale)
        let range = range(from: start)
        if part != 0 { throw failure(.syntax(.notWhole(text.string(range))), at: range) }
        if count > 1_000_000 { throw failure(.syntax(.numberTooLarge(text.string(range))), at: range) }
        return Located(Span(Int(count), unit), at: range)
    }

    /// Takes `days`, `day`, `working days` and so on; nil, and nothing taken, at anything else.
    mutating func spanUnit() -> Span.Unit? {
        guard let word = current.word else { return nil }
        if word == "working", let next = token(at: index + 1).word, next == "days" || next == "day" {
            advance()
            advance()
            return .workingDays
        }
        guard let unit = Span.Unit.allCases.first(where: { $0.rawValue == word || $0.singular == word }) else {
            return nil
        }
        advance()
        return unit
    }
}
