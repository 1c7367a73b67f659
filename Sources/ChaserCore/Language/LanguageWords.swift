/// Every word of the rule language by what it is, from the tables that the parser and the checker work with: for the
/// syntax files of editors.
public struct LanguageWords: Hashable, Sendable {
    /// `rule`, `source` …
    public let blocks: [String]
    /// The first words of statements: `over`, `amber when`; each a phrase.
    public let statements: [String]
    /// The other words of statements, those of fixed choices among them: `working`, `first`, `only`.
    public let inner: [String]
    /// `figure`, `date` …
    public let types: [String]
    public let functions: [String]
    /// `today`, `done` …
    public let records: [String]
    /// Words that a cell may be: `blue`, `higher`.
    public let constants: [String]
    /// Words between expressions: `and`, `misses`, `overdue`.
    public let infix: [String]

    /// The words of this version.
    public static let all = LanguageWords()

    private init() {
        let forms = StatementForms.all
        blocks = BlockForm.all.map(\.kind.rawValue)
        statements = unique(forms.map(\.headWords)).sorted()
        types = ColumnType.allCases.map(\.rawValue)
        functions = unique(FunctionTable.all.map(\.name))
        records = RecordWord.allCases.map(\.rawValue)
        constants = unique([ValueType.rag, .polarity, .variation, .assurance].flatMap(\.vocabulary))
        infix = [
            "and", "or", "not", "is", "missing", "misses", "meets", "worse", "better", "than", "by", "of", "it",
            "points",
            "overdue", "due", "unchanged", "was", "moved", "fell", "within", "more", "for", "in", "any", "true",
            "false",
        ]
        let units = Span.Unit.allCases.map { "\($0.rawValue) \($0.singular)" }.joined(separator: " ")
        let ofForms = forms.map { form in form.pattern.elements.flatMap(\.words) }.joined()
        let words = Array(ofForms) + units.split(separator: " ").map(String.init)
        let known = Set(types + infix)
        inner = unique(words).filter { $0.first?.isLetter == true && !known.contains($0) }.sorted()
    }
}

extension StatementForm {
    /// The words that begin it: two where only both tell it from others, `red when`.
    fileprivate var headWords: String {
        let words = pattern.leadingWords
        return words.count > 1 && words[1] == "when" ? "\(words[0]) \(words[1])" : firstWord
    }
}

extension PatternElement {
    /// Every word in it, those of fixed choices too.
    fileprivate var words: [String] {
        switch self {
        case .word(let word): [word]
        case .slot(let slot):
            slot.kinds.flatMap { kind -> [String] in
                if case .phrase(let words) = kind { words } else { [] }
            }
        case .optional(let elements): elements.flatMap(\.words)
        }
    }
}
