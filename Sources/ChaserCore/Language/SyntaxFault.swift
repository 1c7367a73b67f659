/// What the lexer and the parser can find wrong.
public enum SyntaxFault: Hashable, Sendable {
    /// The file is saved in another encoding; this byte is the first that gives it away.
    case notUTF8(byte: UInt8)
    /// Typographic or single quotes round a text; how many further texts of the file have them.
    case wrongQuotes(found: String, others: Int)
    /// A text without its closing quote on the line.
    case unclosedText
    /// A backslash before anything but a quote or a backslash.
    case unknownEscape(String)
    /// Characters that begin nothing.
    case unexpectedCharacters(String)
    /// Something like a date that is none; `suggestion` as the language writes it.
    case notADay(String, suggestion: String?)
    /// `target date`: two words where one name should stand, and the name that they would make.
    case splitName(String, joined: String)
    /// Something like a time of day that is none.
    case notATime(String, suggestion: String?)
    /// A number beyond what a figure can hold.
    case numberTooLarge(String)
    /// `1,341`: the number with its thousands separator, and without.
    case thousandsComma(String, plain: String)
    /// `1.5 days`: a length of time is counted in whole units.
    case notWhole(String)
    /// `=` for `==`, `&&` for `and`.
    case wrongOperator(found: String, meant: String)
    /// `is greater than` for `>`.
    case wrongWords(found: String, meant: String)
    /// Something else should stand here; `example` is a whole statement of the kind that was begun.
    case expected([Expectation], found: Found, example: String?)
    /// No statement of any block begins with the word.
    case unknownStatement(String, block: BlockKind, suggestion: String?, known: [String])
    /// The word begins a statement of other blocks.
    case statementOfOtherBlock(String, block: BlockKind, belongsTo: [BlockKind])
    /// A statement outside any block: often the brace before it closes too early.
    case statementOutsideBlock(String, belongsTo: [BlockKind])
    /// No kind of block has this name.
    case unknownBlock(String, suggestion: String?)
    /// The kind of block needs a name.
    case missingBlockName(BlockKind)
    /// The kind of block has no name.
    case unexpectedBlockName(BlockKind, name: String)
    /// The kind of block needs a text.
    case missingBlockTitle(BlockKind)
    /// No closing brace before the next block or the end of the file.
    case unclosedBlock(BlockKind, name: String?)
    /// A closing brace that closes nothing.
    case strayBrace
    /// A test's table without a line that begins with its closing brace.
    case unclosedTable
    /// A parenthesis without its partner.
    case unclosedParenthesis
    /// `1 < x < 3`, and how to write it when that is clear.
    case chainedComparison(rewritten: String?)
    /// `for 2 periods` before the end of a condition.
    case windowNotLast(String)
    /// An expression of more than this many parts within one another.
    case tooDeep(limit: Int)
    /// `{}` in a text.
    case emptyBraces
    /// `{` without `}` in a text.
    case unclosedBraces

    /// What was probably meant.
    public var suggestion: String? {
        switch self {
        case .notADay(_, let suggestion), .notATime(_, let suggestion): suggestion
        case .unknownStatement(_, _, let suggestion, _), .unknownBlock(_, let suggestion): suggestion
        case .wrongOperator(_, let meant), .wrongWords(_, let meant): meant
        case .thousandsComma(_, let plain): plain
        case .splitName(_, let joined): joined
        case .chainedComparison(let rewritten): rewritten
        case .expected(let expectations, let found, _): Expectation.nearest(to: found, among: expectations)
        case .notUTF8, .wrongQuotes, .unclosedText, .unknownEscape, .unexpectedCharacters, .numberTooLarge, .notWhole,
            .statementOfOtherBlock, .statementOutsideBlock, .missingBlockName, .unexpectedBlockName,
            .missingBlockTitle, .unclosedBlock, .strayBrace, .unclosedTable, .unclosedParenthesis, .windowNotLast,
            .tooDeep, .emptyBraces, .unclosedBraces:
            nil
        }
    }
}

/// What could have stood where something else was found.
public enum Expectation: Hashable, Sendable {
    /// This word, or words, or sign.
    case word(String)
    case slot(SlotKind)
    /// `days`, `working days`, `periods` …
    case unit
    case statement
    case block
    case endOfStatement

    /// The expected word nearest to what was found.
    static func nearest(to found: Found, among expectations: [Expectation]) -> String? {
        guard case .words(let text) = found, text.first?.isLetter == true else { return nil }
        let words = expectations.flatMap { expectation -> [String] in
            switch expectation {
            case .word(let word): [word]
            case .slot(.weekday): Weekday.allCases.map(\.name)
            case .unit: Span.Unit.allCases.map(\.rawValue)
            case .slot, .statement, .block, .endOfStatement: []
            }
        }
        let begun = words.first { text.count >= 3 && $0.lowercased().hasPrefix(text.lowercased()) }
        return begun ?? ChaserCore.nearest(to: text, among: words.filter { $0.first?.isLetter == true && $0 != text })
    }
}

/// What stood where something else was expected.
public enum Found: Hashable, Sendable {
    /// As it stands in the file.
    case words(String)
    case endOfLine
    case endOfFile
    case table
}
