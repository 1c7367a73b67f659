/// What an expression gives, as far as it is known before any figure is read.
public enum ValueType: Hashable, Sendable {
    /// A number; `unit` says how much of its unit is known beforehand.
    case figure(FigureUnit)
    case target, day
    /// A day and a time on it.
    case moment
    case text, rag, polarity, people, truth
    /// A month of figures: `period`, `last_known_period(value)`.
    case month
    /// Several values in a row, for the words of a mail only: `last(value, 4)`.
    case list
    /// The words of statistical process control: `variation(value)`.
    case variation
    /// `assurance(value, target)`.
    case assurance

    /// What is known of a figure's unit before its cell is read.
    public enum FigureUnit: Hashable, Sendable {
        /// A plain number in a rule, `84`: it takes the unit of what it is compared with.
        case bare
        /// As each record's cell was typed.
        case perRecord
        case known(Unit)
    }

    /// The type of a declared column.
    public init(_ column: ColumnType) {
        switch column {
        case .figure: self = .figure(.perRecord)
        case .target: self = .target
        case .date: self = .day
        case .datetime: self = .moment
        case .text: self = .text
        case .rag: self = .rag
        case .polarity: self = .polarity
        case .people: self = .people
        case .yesno: self = .truth
        }
    }

    /// The word used in messages: "a figure", "a date".
    public var words: String {
        switch self {
        case .figure: "a figure"
        case .target: "a target"
        case .day: "a date"
        case .moment: "a date and time"
        case .text: "text"
        case .rag: "a colour"
        case .polarity: "a direction"
        case .people: "people"
        case .truth: "yes or no"
        case .month: "a month"
        case .list: "a list"
        case .variation: "a kind of variation"
        case .assurance: "an assurance"
        }
    }

    /// The bare words that values of a word type may be compared with, in the order of their codes.
    public var vocabulary: [String] {
        switch self {
        case .rag: RAG.allCases.map(\.word)
        case .polarity: ["higher", "lower"]
        case .variation: ["common", "concern", "improvement", "high", "low"]
        case .assurance: ["pass", "fail", "inconsistent"]
        case .figure, .target, .day, .moment, .text, .people, .truth, .month, .list: []
        }
    }

    /// True when both are the same kind of thing, whatever the units.
    public func isSameKind(as other: ValueType) -> Bool {
        if case .figure = self, case .figure = other { return true }
        return self == other
    }
}
