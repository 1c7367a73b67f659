/// What the checker can find wrong in a file that reads well.
public enum MeaningFault: Hashable, Sendable {
    /// Nothing has this name; `kind` is what was looked for: `column`, `source`, `function`.
    case unknownName(kind: String, name: String, suggestion: String?)
    /// A name given twice; where it was given first.
    case duplicateName(kind: String, name: String, firstPath: String, firstLine: Int)
    /// Types that do not go together; all three as words: `a figure`, `a date`, `beside “<”`.
    case wrongType(expected: String, found: String, context: String)
    /// `expected` as words: `1 or 2`.
    case wrongArgumentCount(function: String, expected: String, found: Int)
    /// Two units that cannot be compared: `%` and `days`.
    case unitsDiffer(String, String)
    /// `by 10%`: of what? The number as written, without its sign.
    case barePercent(String)
    /// A colour that no record can get; `because` follows the word "because".
    case unreachable(colour: String, because: String)
    /// A pattern that matches no file.
    case noFileMatches(pattern: String, suggestion: String?)
    /// A block without a statement that it needs.
    case missingStatement(block: BlockKind, statement: String)
    /// A statement that may stand once.
    case repeatedStatement(statement: String, firstLine: Int)
    /// `misses`, `worse` and the like on a column of which nobody says which way is better.
    case needsPolarity(name: String)
    /// Understood, but not yet acted on.
    case notInForce(what: String)
    /// Defined, and never used.
    case unused(kind: String, name: String)
    /// A private column where others would read it.
    case privateColumn(name: String)
    /// A path that leaves the site.
    case unsafePath(String)
    /// A text that is not what it should be; `expected` as words.
    case invalidValue(what: String, text: String, expected: String)
    /// What reads too many cells, as the message begins.
    public enum Costly: String, Hashable, Sendable {
        case line = "this reads"
        case rule = "the lines of this rule together read"
        case words = "these words read"
    }

    /// What reads so many cells of every record.
    case tooCostly(Costly, reads: Int)
    /// A whole sentence, without its full stop.
    case other(String)

    /// Notes for what is not yet in force, warnings for what is unused, errors otherwise.
    public var severity: Diagnostic.Severity {
        switch self {
        case .notInForce: .note
        case .unused: .warning
        case .unknownName, .duplicateName, .wrongType, .wrongArgumentCount, .unitsDiffer, .barePercent, .unreachable,
            .noFileMatches, .missingStatement, .repeatedStatement, .needsPolarity,
            .privateColumn, .unsafePath, .invalidValue, .tooCostly, .other:
            .error
        }
    }

    /// What was probably meant.
    public var suggestion: String? {
        switch self {
        case .unknownName(_, _, let suggestion), .noFileMatches(_, let suggestion): suggestion
        case .duplicateName, .wrongType, .wrongArgumentCount, .unitsDiffer, .barePercent, .unreachable,
            .missingStatement, .repeatedStatement, .needsPolarity, .notInForce, .unused,
            .privateColumn, .unsafePath, .invalidValue, .tooCostly, .other:
            nil
        }
    }
}
