/// What kind of thing a column holds: it decides how a cell is read and what an expression may do with it.
public enum ColumnType: String, Hashable, Sendable, CaseIterable {
    case figure, target, date, datetime, text, rag, polarity, people, yesno
}

/// One declared column of a source.
public struct ColumnLayout: Hashable, Sendable {
    /// Where its cells come from.
    public enum Origin: Hashable, Sendable {
        /// Under this heading, of the source's own files or of the joined file.
        case heading(String)
        /// The cell of each period: under the month headings, or the heading named here in a sheet with a period column.
        case period(heading: String?)
    }

    public let name: String
    public let type: ColumnType
    public internal(set) var origin: Origin
    /// True when the heading is looked for in the joined file.
    public internal(set) var isJoined: Bool
    /// `where "p" is higher, "q" is lower`: the sheet's own words and what they stand for.
    public let words: [String: String]
    /// A heading that may be absent: the column is then missing in every row.
    public internal(set) var isOptional: Bool
    /// Never printed in mail, logs, subjects or JSON.
    public let isPrivate: Bool
    /// How a column of dates writes them, where the source says so.
    public let dateStyle: DateStyle?

    public init(
        name: String, type: ColumnType, origin: Origin, isJoined: Bool = false, words: [String: String] = [:],
        isOptional: Bool = false, isPrivate: Bool = false, dateStyle: DateStyle? = nil
    ) {
        self.name = name
        self.type = type
        self.origin = origin
        self.isJoined = isJoined
        self.words = words
        self.isOptional = isOptional
        self.isPrivate = isPrivate
        self.dateStyle = dateStyle
    }
}

/// How the sheets of one source are laid out: everything that turns their bytes into `Records`.
public struct SourceLayout: Hashable, Sendable {
    /// The most columns of a source: several may read one heading, and each takes memory for every row.
    static let mostColumns = 500

    /// Where the months are.
    public enum Periods: Hashable, Sendable {
        /// No months: one row, one value. A plan.
        case none
        /// Each month heads a column: `Apr-20, May-20`; `format` as in the rule file, `MMM-yy`.
        case headings(format: String)
        /// A column says the month of each row.
        case column(heading: String, format: String?)
    }

    public let name: String
    public internal(set) var columns: [ColumnLayout]
    /// Names of the declared columns whose texts together name a record.
    public let key: [String]
    public internal(set) var periods: Periods
    /// The heading on which a joined file is matched, nil without a join. It is a heading or a declared column's name.
    public internal(set) var joinOn: String?
    /// Cells that say "no figure": compared without regard to case and outer spaces.
    public let missing: [String]

    public init(
        name: String, columns: [ColumnLayout], key: [String], periods: Periods = .none, joinOn: String? = nil,
        missing: [String] = []
    ) {
        self.name = name
        self.columns = columns
        self.key = key
        self.periods = periods
        self.joinOn = joinOn
        self.missing = missing
    }
}
