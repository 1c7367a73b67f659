/// Statements: which form one has, and what stands in its slots.
extension RuleParser {
    /// One statement of a block; nil when it does not read, which is then told.
    mutating func statement(in kind: BlockKind) -> Statement? {
        let start = index
        guard let word = current.word else {
            let fault = SyntaxFault.expected([.statement], found: found(at: index), example: nil)
            if !isDamaged(from: start) { tell(.syntax(fault), at: current.range) }
            skipStatement()
            return nil
        }
        let forms = StatementForms.forms(of: kind, beginning: word)
        if forms.isEmpty {
            tellUnknown(word, in: kind)
            skipStatement()
            return nil
        }
        var failed: (attempt: RuleParser, failure: SyntaxFailure, form: StatementForm)?
        for form in forms {
            var attempt = self
            attempt.furthest = start
            attempt.expectations = []
            do throws(SyntaxFailure) {
                let statement = try attempt.statement(of: form)
                self = attempt
                return statement
            } catch {
                failed = further(failed, (attempt, error, form))
            }
        }
        if let failed { tellFailure(failed.attempt, failed.failure, failed.form, from: start) }
        return nil
    }

    private typealias Failed = (attempt: RuleParser, failure: SyntaxFailure, form: StatementForm)

    /// The attempt that read further; of two as far, the first, with what either expected.
    private func further(_ first: Failed?, _ second: Failed) -> Failed {
        guard var first else { return second }
        if second.failure.index != first.failure.index {
            return second.failure.index > first.failure.index ? second : first
        }
        if first.failure.fault == nil, second.failure.fault == nil {
            for expectation in second.attempt.expectations {
                first.attempt.expect(expectation, at: first.failure.index)
            }
        }
        return first.failure.fault == nil && second.failure.fault != nil ? second : first
    }

    private mutating func expect(_ expectation: Expectation, at place: Int) {
        if place == furthest, !expectations.contains(expectation) { expectations.append(expectation) }
    }

    /// Tells why the statement does not read, and goes on after it.
    private mutating func tellFailure(
        _ attempt: RuleParser, _ failure: SyntaxFailure, _ form: StatementForm, from start: Int
    ) {
        diagnostics = attempt.diagnostics
        index = failure.index
        let parenthesis = attempt.unclosedParenthesis(at: index)
        // The failure may show only on the next line: that is another statement.
        if index > start + 1, token(at: index - 1).kind == .newline { index -= 1 }
        let after = index
        let isDamaged = isDamaged(from: start)
        skipStatement()
        if isDamaged { return }
        withdraw(from: after)
        if let fault = failure.fault {
            tell(fault, at: failure.range)
        } else if let parenthesis {
            tell(.syntax(.unclosedParenthesis), at: parenthesis)
        } else {
            let fault = SyntaxFault.expected(attempt.expectations, found: found(at: after), example: form.example)
            // Only a condition may go on with “for”: elsewhere a second word is a missing comma, or one too many.
            let habit = attempt.expectations.contains(.word("for")) ? habit(at: after, fault) : nil
            let known = thousandsComma(at: after) ?? habit
            tell(.syntax(known?.fault ?? fault), at: known?.range ?? place(of: after))
        }
    }

    private mutating func tellUnknown(_ word: String, in kind: BlockKind) {
        let known = StatementForms.forms(of: kind).map(\.firstWord)
        let unique = known.enumerated().filter { !known[..<$0.offset].contains($0.element) }.map(\.element)
        let others = StatementForms.blocks(beginning: word)
        let meant = PlainWords.statements[kind]?[word]
        let fault: SyntaxFault =
            meant.map { .wrongWords(found: word, meant: $0) }
            ?? (others.isEmpty
                ? .unknownStatement(word, block: kind, suggestion: nearest(to: word, among: unique), known: unique)
                : .statementOfOtherBlock(word, block: kind, belongsTo: others))
        tell(.syntax(fault), at: current.range)
    }

    /// The statement, read as one form.
    private mutating func statement(of form: StatementForm) throws(SyntaxFailure) -> Statement {
        let start = index
        var arguments: [String: Argument] = [:]
        try match(form.pattern.elements, into: &arguments)
        if !endsStatement {
            try refuseLateWindow(arguments)
            expect(.endOfStatement)
            throw unexpected()
        }
        return Statement(form: form.id, arguments: arguments, range: range(from: start))
    }

    /// `for 2 periods and headline`: the window stands at the end.
    private func refuseLateWindow(_ arguments: [String: Argument]) throws(SyntaxFailure) {
        guard let word = current.word, ["and", "or", "for", "in"].contains(word) else { return }
        for argument in arguments.values {
            guard case .condition(let condition) = argument, let window = condition.window else { continue }
            throw failure(.syntax(.windowNotLast(text.string(window.range))), at: window.range)
        }
    }

    private var endsStatement: Bool {
        switch current.kind {
        case .newline, .end, .symbol(.semicolon), .symbol(.closeBrace): true
        case .name, .number, .text, .day, .time, .symbol, .table: false
        }
    }

    /// Reads the parts of a pattern; neighbouring brackets in any order.
    private mutating func match(
        _ elements: [PatternElement], into arguments: inout [String: Argument]
    ) throws(SyntaxFailure) {
        var position = 0
        while position < elements.count {
            switch elements[position] {
            case .word(let word):
                guard word == "," ? take(.comma) : take(word: word) else { throw unexpected() }
                position += 1
                // `containing` may end a line: its texts are long.
                if position < elements.count, case .slot(let slot) = elements[position], slot.isList,
                    slot.kinds == [.text]
                {
                    skipNewlines()
                }
            case .slot(let slot):
                arguments[slot.name] = try argument(slot)
                position += 1
            case .optional:
                var brackets: [[PatternElement]] = []
                while position < elements.count, case .optional(let bracket) = elements[position] {
                    brackets.append(bracket)
                    position += 1
                }
                try matchOptional(brackets, into: &arguments)
            }
        }
    }

    private mutating func matchOptional(
        _ brackets: [[PatternElement]], into arguments: inout [String: Argument]
    ) throws(SyntaxFailure) {
        var left = brackets
        while let chosen = left.firstIndex(where: isHere) ?? left.firstIndex(where: begins) {
            let bracket = left.remove(at: chosen)
            let start = index
            try match(bracket, into: &arguments)
            // "[optional]" has no slot: that it stands there is what it says.
            if case .word(let word)? = bracket.first, bracket.flatMap(\.slots).isEmpty {
                arguments[word] = .word(Located(word, at: range(from: start)))
            }
        }
        for bracket in left {
            if case .word(let word)? = bracket.first { expect(.word(word)) }
        }
    }

    /// True when the bracket's first word stands here and, where that is a comma, the word behind it too: several brackets
    /// of one statement may begin with a comma.
    private func isHere(_ bracket: [PatternElement]) -> Bool {
        guard begins(bracket), bracket.count > 1, case .word(let word) = bracket[1] else { return false }
        return token(at: index + 1).word == word
    }

    /// True when the bracket's first word stands here.
    private func begins(_ bracket: [PatternElement]) -> Bool {
        guard case .word(let word)? = bracket.first else { return false }
        return word == "," ? isAt(.comma) : current.word == word
    }
}
