/// One word, figure or sign of a rule file.
struct Token: Hashable, Sendable {
    /// What it is, already read.
    enum Kind: Hashable, Sendable {
        case name(String)
        case number(Decimal, isPercent: Bool)
        /// Without its quotes, escapes undone.
        case text(String)
        case day(Day)
        case time(TimeOfDay)
        case symbol(Symbol)
        case newline
        /// The CSV between the braces of `given … { }`.
        case table(String)
        case end
    }

    let kind: Kind
    /// A text with its quotes, a table without its braces.
    let range: TextRange
    /// What should have been written: `==` for `=`; told when the parser takes the token for that.
    let meant: String?

    init(_ kind: Kind, at range: TextRange, meant: String? = nil) {
        self.kind = kind
        self.range = range
        self.meant = meant
    }

    /// The word, when it is a name.
    var word: String? {
        if case .name(let word) = kind { word } else { nil }
    }
}

/// The signs of the language.
enum Symbol: String, Hashable, Sendable, CaseIterable {
    case openBrace = "{"
    case closeBrace = "}"
    case open = "("
    case close = ")"
    case comma = ","
    case semicolon = ";"
    case less = "<"
    case more = ">"
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"

    /// What people type instead, the longest first; the parser goes on as if they had not.
    static let misspellings: [(typed: String, kind: Token.Kind, meant: String)] = [
        ("===", .symbol(.equal), "=="), ("!==", .symbol(.unequal), "!="), ("<>", .symbol(.unequal), "!="),
        ("=>", .symbol(.atLeast), ">="), ("=<", .symbol(.atMost), "<="), ("&&", .name("and"), "and"),
        ("||", .name("or"), "or"), ("≥", .symbol(.atLeast), ">="), ("≤", .symbol(.atMost), "<="),
        ("≠", .symbol(.unequal), "!="), ("×", .symbol(.times), "*"), ("÷", .symbol(.over), "/"),
        ("–", .symbol(.minus), "-"), ("—", .symbol(.minus), "-"), ("−", .symbol(.minus), "-"),
        ("=", .symbol(.equal), "=="), ("!", .name("not"), "not"), ("&", .name("and"), "and"),
        ("|", .name("or"), "or"),
    ]

    /// The signs of two characters.
    static let double: [Symbol] = [.atMost, .atLeast, .equal, .unequal]

    /// The signs of one character, by its byte.
    static let single: [UInt8: Symbol] = Dictionary(
        allCases.filter { $0.rawValue.utf8.count == 1 }.compactMap { symbol in
            symbol.rawValue.utf8.first.map { ($0, symbol) }
        }, uniquingKeysWith: { first, _ in first })
}
