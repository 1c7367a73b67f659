extension SyntaxFault {
    /// What is wrong, in one sentence without its full stop.
    var message: String {
        switch self {
        case .notUTF8, .wrongQuotes, .unclosedText, .unknownEscape, .unexpectedCharacters, .notADay, .notATime,
            .numberTooLarge, .thousandsComma, .notWhole, .wrongOperator, .wrongWords:
            wordsMessage
        case .expected(let expectations, let found, _):
            "expected \(alternatives(expectations.map(\.words))), found \(found.words)"
        case .unknownStatement, .statementOfOtherBlock, .statementOutsideBlock, .unknownBlock, .missingBlockName,
            .unexpectedBlockName, .missingBlockTitle, .unclosedBlock, .strayBrace, .unclosedTable:
            blockMessage
        case .splitName(let found, _): "a name is one word, not \(quoted(found))"
        case .unclosedParenthesis: "this parenthesis is never closed"
        case .chainedComparison: "two comparisons in a row: each needs its own two sides"
        case .windowNotLast(let words): "\(quoted(words)) stands once, at the end, and is about the whole condition"
        case .tooDeep(let limit): "more than \(limit) parts within one another"
        case .emptyBraces: "nothing stands between these braces"
        case .unclosedBraces: "this brace is never closed"
        }
    }

    /// Of faults within a line: characters, figures, words.
    private var wordsMessage: String {
        switch self {
        case .notUTF8(let byte):
            "this file is not saved as UTF-8 (byte \(hexadecimal(byte)) is the first that shows it)"
        case .wrongQuotes(let found, let others):
            "texts stand in straight double quotes, not in \("‘’'`".contains(found) ? "single" : "curly") ones"
                + (others == 0 ? "" : others == 1 ? " (and once more below)" : " (and \(others) times more below)")
        case .unclosedText: "this text has no closing quote on its line"
        case .unknownEscape(let character):
            "a backslash stands only before a quote or a backslash, not before \(quoted(character))"
        case .unexpectedCharacters(":"): "no colon is wanted here"
        case .unexpectedCharacters("%"): "a per cent sign belongs right after its number"
        case .unexpectedCharacters(let characters): "\(quoted(characters)) means nothing here"
        case .notADay(let found, let suggestion):
            suggestion == nil
                ? (isWithoutYear(found)
                    ? "a day is written in figures and with its year, not \(quoted(found))"
                    : "there is no day \(quoted(found))")
                : "a day is written year-month-day, not \(quoted(found))"
        case .notATime(let found, let suggestion):
            suggestion == nil
                ? "there is no time of day \(quoted(found))"
                : "a time is written as hours and minutes, not \(quoted(found))"
        case .numberTooLarge(let found): "the number \(quoted(found)) is too large"
        case .thousandsComma(let found, _): "a number has no comma: \(quoted(found))"
        case .notWhole(let found): "a length of time is a whole number, not \(quoted(found))"
        case .wrongOperator(let found, _), .wrongWords(let found, _): "\(quoted(found)) is not how this is written"
        case .expected, .unknownStatement, .statementOfOtherBlock, .statementOutsideBlock, .unknownBlock,
            .missingBlockName, .unexpectedBlockName, .missingBlockTitle, .unclosedBlock, .strayBrace, .unclosedTable,
            .unclosedParenthesis, .splitName, .chainedComparison, .windowNotLast, .tooDeep, .emptyBraces,
            .unclosedBraces:
            ""
        }
    }

    /// Of faults of blocks and statements.
    private var blockMessage: String {
        switch self {
        case .unknownStatement(let word, let block, _, _):
            "no statement of \(withArticle(block.rawValue)) begins with \(quoted(word))"
        case .statementOfOtherBlock(let word, let block, let kinds):
            "\(quoted(word)) belongs in \(kindsInWords(kinds)), not in \(withArticle(block.rawValue))"
        case .statementOutsideBlock(let word, let kinds):
            "\(quoted(word)) stands outside any block; it belongs in \(kindsInWords(kinds))"
        case .unknownBlock(let word, _): "\(quoted(word)) is no kind of block"
        case .missingBlockName(let kind): "\(withArticle(kind.rawValue)) needs a name"
        case .unexpectedBlockName(let kind, let name): "\(withArticle(kind.rawValue)) has no name: \(quoted(name))"
        case .missingBlockTitle(let kind): "\(withArticle(kind.rawValue)) needs a text in double quotes"
        case .unclosedBlock(let kind, let name):
            "\(kind.rawValue)\(name.map { " " + quoted($0) } ?? "") is never closed"
        case .strayBrace: "this brace closes nothing"
        case .unclosedTable: "this table is never closed"
        case .notUTF8, .wrongQuotes, .unclosedText, .unknownEscape, .unexpectedCharacters, .notADay, .notATime,
            .numberTooLarge, .thousandsComma, .notWhole, .wrongOperator, .wrongWords, .expected, .unclosedParenthesis,
            .splitName, .chainedComparison, .windowNotLast, .tooDeep, .emptyBraces, .unclosedBraces:
            ""
        }
    }

    private func kindsInWords(_ kinds: [BlockKind]) -> String { alternatives(kinds.map { withArticle($0.rawValue) }) }

    private func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
}

/// True of a day in words that names no year of four figures: `Sept 30`.
func isWithoutYear(_ words: String) -> Bool {
    words.contains(where: \.isLetter) && !words.split { !$0.isNumber }.contains { $0.count == 4 }
}
