/// Something wrong with what a site holds, placed and in words: for `--json`, for the console and for the operator.
public struct Problem: Hashable, Sendable {
    /// Path beneath the site; nil when it is of no one file.
    public let file: String?
    /// The spreadsheet's row, the heading being 1.
    public let row: Int?
    /// The heading.
    public let column: String?
    /// What is wrong, and what Chaser does about it, as one sentence.
    public let message: String

    public init(file: String? = nil, row: Int? = nil, column: String? = nil, message: String) {
        self.file = file
        self.row = row
        self.column = column
        self.message = message
    }

    /// `data/plan.csv, row 97, column “Target date”: cannot read “21/22” as a date; it counts as missing`
    public var words: String {
        let place = [file, row.map { "row \($0)" }, column.map { "column “\($0)”" }].compactMap { $0 }
        return place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
    }
}
