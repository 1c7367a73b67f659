/// Where the language’s page explains what a fault is about.
extension Fault {
    /// The heading in Rules/README.md; nil where no chapter says more than the message.
    public var chapter: String? {
        switch self {
        case .syntax(let fault): fault.chapter
        case .meaning(let fault): fault.chapter
        }
    }
}

/// Headings of Rules/README.md; a test looks for each.
public enum LanguageChapter {
    static let aloud = "A rule, read aloud"
    static let sources = "Sources: which sheets, and how they are laid out"
    static let columns = "Columns, and what their cells may hold"
    static let colours = "Colours"
    static let conditions = "Conditions"
    static let periods = "Periods: looking back over the months"
    static let forPeriods = "For so many periods"
    static let targets = "Targets: misses, meets, and which way is better"
    static let dates = "Dates, and what overdue means"
    static let words = "The words of an alert"
    static let escalation = "Escalation: who hears"
    static let site = "The site block"
    static let statements = "Statements of each block"
    static let functions = "Functions"

    public static let all = [
        aloud, sources, columns, colours, conditions, periods, forPeriods, targets, dates, words, escalation, site,
        statements, functions,
    ]
}

extension SyntaxFault {
    fileprivate var chapter: String? {
        switch self {
        case .wrongQuotes, .unclosedText, .unknownBlock, .missingBlockName, .unclosedBlock, .strayBrace:
            LanguageChapter.aloud
        case .unknownEscape, .emptyBraces, .unclosedBraces: LanguageChapter.words
        case .notADay, .notWhole: LanguageChapter.dates
        case .notATime: LanguageChapter.site
        case .numberTooLarge, .thousandsComma, .splitName: LanguageChapter.columns
        case .wrongOperator, .wrongWords, .unclosedParenthesis, .chainedComparison, .tooDeep: LanguageChapter.conditions
        case .windowNotLast: LanguageChapter.forPeriods
        case .unknownStatement, .statementOfOtherBlock, .statementOutsideBlock, .unexpectedBlockName,
            .missingBlockTitle, .expected:
            LanguageChapter.statements
        case .notUTF8, .unexpectedCharacters, .unclosedTable: nil
        }
    }
}

extension MeaningFault {
    fileprivate var chapter: String? {
        switch self {
        case .unknownName(let kind, _, _):
            switch kind {
            case "column", "source": LanguageChapter.sources
            case "function": LanguageChapter.functions
            case "role", "escalation": LanguageChapter.escalation
            case "time zone": LanguageChapter.site
            default: LanguageChapter.aloud
            }
        case .wrongType, .unitsDiffer: LanguageChapter.conditions
        case .wrongArgumentCount: LanguageChapter.functions
        case .barePercent, .needsPolarity: LanguageChapter.targets
        case .unreachable: LanguageChapter.colours
        case .noFileMatches, .unsafePath: LanguageChapter.sources
        case .missingStatement, .repeatedStatement: LanguageChapter.statements
        case .privateColumn: LanguageChapter.words
        case .tooCostly: LanguageChapter.periods
        case .duplicateName, .notInForce, .unused, .invalidValue, .other: nil
        }
    }
}
