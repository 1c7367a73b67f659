/// Something wrong with what a source holds: told once per file and kind, not once per row and tick.
public struct DataProblem: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// A cell that the column's type cannot read: `21/22 Business cycle` as a date.
        case unreadable(ColumnType)
        /// An empty cell where the column has a type that rules depend on (a date, a target); told for dates only.
        case blank(ColumnType)
        /// A date that names no day which could be late: `TBC`, `within 5 days`.
        case undated(DateGap)
        /// A date that people might have meant otherwise, and the day that it is taken for; told once a column.
        case convention(DateConvention, Day)
        /// A day without a time of day, where hours are counted.
        case noTime
        /// Numbers such as 03/04/2020 are read month first in this column, because some can be nothing else.
        case monthFirst
        /// Every such number of this column could be either way round; they are read day first.
        case undecidedOrder
        /// A heading that the layout names and the file lacks; `suggestion` is the nearest heading.
        case missingHeading(suggestion: String?)
        /// The file has the heading twice: the first is used.
        case repeatedHeading
        /// Fewer or more cells than headings.
        case raggedRow(cells: Int, headings: Int)
        /// The key stands in an earlier row too.
        case repeatedKey(firstRow: Int)
        /// A row with an empty key: it cannot be followed, so it is set aside.
        case emptyKey
        /// A key of the joined file that no record has, or a record that the joined file lacks.
        case unmatched
        /// Two rows of the joined file match: neither is used.
        case matchesTwice(firstRow: Int)
        /// A quoted cell without an end.
        case unclosedQuote
        /// The file as a whole: empty, no rows, not text, too large, not readable; the words say which.
        case file(String)
        /// No file matches the pattern.
        case noFile(suggestion: String?)
        /// The sheet's direction is the opposite of what the target's own sign says.
        case contradictoryPolarity(sheet: Polarity)
    }

    /// Path beneath the site, or the pattern when no file matches.
    public let file: String
    /// The spreadsheet's row, the heading being 1; nil for the file as a whole.
    public let row: Int?
    /// The heading as the sheet has it; nil for the row or file as a whole.
    public let column: String?
    /// The cell as typed, shortened; empty when there is none.
    public let text: String
    public let kind: Kind
    /// In how many further rows the same kind stands in this file and column.
    public let others: Int

    public init(file: String, row: Int?, column: String?, text: String, kind: Kind, others: Int = 0) {
        self.file = file
        self.row = row
        self.column = column
        self.text = text
        self.kind = kind
        self.others = others
    }
}
