extension SyntaxFault {
    /// How to put it right; nil when the message says it already.
    var help: String? {
        switch self {
        case .wrongOperator(_, let meant), .wrongWords(_, let meant): "write \(quoted(meant))"
        case .notADay(_, let suggestion):
            "write \(quoted(suggestion ?? "2020-11-16")), \(suggestion == nil ? "for example" : "year first")"
        case .notATime(_, let suggestion):
            "write \(quoted(suggestion ?? "09:00"))\(suggestion == nil ? ", for example" : "")"
        case .thousandsComma(_, let plain): "write \(quoted(plain))"
        case .splitName(_, let joined): "write \(quoted(joined)), as its “column” line has it"
        case .chainedComparison(let rewritten): rewritten.map { "write \(quoted($0))" }
        case .expected(let expectations, .words(","), _) where expectations.contains(.endOfStatement):
            "leave the comma out"
        case .expected(_, _, let example): expectedHelp(example)
        case .unknownStatement(_, _, let suggestion, let known):
            suggestion.map { "did you mean \(quoted($0))?" } ?? "it may begin with \(alternatives(known.map(quoted)))"
        case .unknownBlock(_, let suggestion):
            suggestion.map { "did you mean \(quoted($0))?" }
                ?? "a block is \(alternatives(BlockKind.allCases.map { withArticle($0.rawValue) }))"
        case .missingBlockName(let kind), .unexpectedBlockName(let kind, _), .missingBlockTitle(let kind):
            BlockForm.of(kind).map { "for example: \($0.example) {" }
        case .notUTF8, .wrongQuotes, .unclosedText, .unknownEscape, .unexpectedCharacters, .numberTooLarge, .notWhole,
            .statementOfOtherBlock, .statementOutsideBlock, .unclosedBlock, .strayBrace, .unclosedTable,
            .unclosedParenthesis, .windowNotLast, .tooDeep, .emptyBraces, .unclosedBraces:
            fixedHelp
        }
    }

    private func expectedHelp(_ example: String?) -> String? {
        if let suggestion { return "did you mean \(quoted(suggestion))?" }
        guard let example else { return nil }
        let firstLine = example.prefix { $0 != "\n" }
        return "for example: \(firstLine)"
    }

    /// Help that does not depend on what was found.
    private var fixedHelp: String? {
        switch self {
        case .notUTF8: "save it again with the encoding UTF-8"
        case .wrongQuotes: "write \"…\"; a word processor changes them as you type, a plain text editor does not"
        case .unclosedText: "end it with \"; a quote within it is written \\\""
        case .unknownEscape: "write \\\\ for one backslash"
        case .unexpectedCharacters("£"), .unexpectedCharacters("$"), .unexpectedCharacters("€"):
            "write the number alone"
        case .unexpectedCharacters(":"): "leave it out: over plan"
        case .notWhole: "use a smaller unit: 36 hours"
        case .statementOutsideBlock: "is there a closing brace too many above?"
        case .unclosedBlock: "end it with } on a line of its own"
        case .strayBrace: "is the opening brace missing, or a closing one too many?"
        case .unclosedTable: "end it with } at the beginning of a line"
        case .windowNotLast: "move it to the end, or make two rules of it"
        case .tooDeep: "make several lines, or several rules, of it"
        case .emptyBraces: "name a column: {action}; for a brace itself write {{"
        case .unclosedBraces: "end it with }; for a brace itself write {{"
        case .unexpectedCharacters, .numberTooLarge, .statementOfOtherBlock, .unclosedParenthesis, .notADay, .notATime,
            .thousandsComma, .splitName, .wrongOperator, .wrongWords, .expected, .unknownStatement, .unknownBlock,
            .missingBlockName, .unexpectedBlockName, .missingBlockTitle, .chainedComparison:
            nil
        }
    }
}

extension Expectation {
    /// As a message names it.
    var words: String {
        switch self {
        case .word(let word): quoted(word)
        case .slot(let kind): kind.words
        case .unit: "a unit such as days, working days or periods"
        case .statement: "a statement"
        case .block: "a block, such as rule or source"
        case .endOfStatement: "the end of the statement"
        }
    }
}

extension SlotKind {
    /// As a message names it.
    var words: String {
        switch self {
        case .name: "a name"
        case .text, .template: "a text in double quotes"
        case .number: "a number"
        case .span: "a length of time such as 5 working days"
        case .day: "a day such as 2020-11-16"
        case .weekday: "a day of the week"
        case .time: "a time such as 09:00"
        case .schedule: "a schedule such as Monday at 08:00"
        case .condition, .expression: "a column, a figure or another value"
        case .table: "a table in braces"
        case .mapping: "a sheet’s own word in double quotes"
        case .phrase(let words): quoted(words.joined(separator: " "))
        }
    }
}

extension Found {
    /// As a message names it.
    var words: String {
        switch self {
        case .words(let words): quoted(words)
        case .endOfLine: "the end of the line"
        case .endOfFile: "the end of the file"
        case .table: "a table"
        }
    }
}
