/// The unit a figure was typed with: none, `%`, or a word such as `days`.
///
/// A code in a `UnitTable`; the first codes are the same in every table, so that the evaluator can name them.
public struct Unit: Hashable, Sendable {
    public let code: UInt8

    public init(code: UInt8) { self.code = code }

    public static let none = Unit(code: 0)
    public static let percent = Unit(code: 1)
    public static let days = Unit(code: 2)
    public static let workingDays = Unit(code: 3)
    public static let pounds = Unit(code: 4)
    public static let hours = Unit(code: 5)
    /// Seconds since 1970: a date with its time. No cell can be typed with this unit.
    public static let moment = Unit(code: 6)
}

/// The words behind unit codes, of one site: at most 250 different units.
public struct UnitTable: Hashable, Sendable {
    /// The word of each code, singular folded to plural where English does so with an s (`day` is `days`).
    public private(set) var words: [String] = ["", "%", "days", "working days", "£", "hours", "\u{0}moment"]

    public init() {}

    /// The unit of a word, adding it when new; nil when the table is full.
    public mutating func unit(of word: String) -> Unit? {
        let folded = word.lowercased()
        let isPlural = folded.isEmpty || folded.hasSuffix("s") || UnitTable.unchanged.contains(folded)
        let plural = isPlural ? folded : folded + "s"
        let found = words.firstIndex(of: folded) ?? words.firstIndex(of: plural)
        if let found { return Unit(code: UInt8(found)) }
        guard words.count < 250 else { return nil }
        words.append(plural)
        return Unit(code: UInt8(words.count - 1))
    }

    /// Words that take no s: signs, and plurals of another kind.
    private static let unchanged: Set<String> = ["%", "£", "children", "people", "staff", "fte", "wte"]

    /// The word of a unit, empty for none.
    public subscript(unit: Unit) -> String {
        Int(unit.code) < words.count ? words[Int(unit.code)] : ""
    }
}
