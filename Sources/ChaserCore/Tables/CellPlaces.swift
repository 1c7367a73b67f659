/// Where one cell lies: the file, the spreadsheet's own number of the row, and the heading as the sheet has it.
public struct CellPlace: Hashable, Sendable {
    /// Beneath the site.
    public let file: String
    /// The heading is row 1.
    public let row: Int
    public let heading: String

    public init(file: String, row: Int, heading: String) {
        self.file = file
        self.row = row
        self.heading = heading
    }

    /// `data/plan.csv, row 97, column “Target date”`
    public var words: String { "\(file), row \(row), column “\(heading)”" }
}

extension Records {
    /// The cell behind a column of a record, in a period where the column has one each; nil where no sheet has it.
    ///
    /// Rows are counted again from the top of the file, so this is for explanations, not for every record of a tick.
    public func place(record: Int, column: Int, period: Int?) -> CellPlace? {
        guard rowOffsets.indices.contains(record), let row = row(of: record, column: column, period: period),
            sources.sheets.indices.contains(row.file), files.indices.contains(row.file),
            let position = position(in: sources.sheets[row.file], column: column, period: period)
        else { return nil }
        let (number, headings) = counted(file: row.file, upTo: row.offset)
        let heading = cellText(
            file: row.file, offset: headings, position: position, delimiter: sources.sheets[row.file].delimiter)
        let oneLine = heading.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return CellPlace(file: files[row.file].path, row: number, heading: oneLine)
    }

    /// The number of the row that begins at an offset, and the offset of the row of headings.
    private func counted(file: Int, upTo offset: Int) -> (row: Int, headings: Int) {
        files[file].bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return (1, 0) }
            let delimiter = Delimiter(of: text)
            var scanner = RowScanner(base, count: text.count, delimiter: delimiter.byte, at: delimiter.start)
            var headings: Int?
            var row = 1
            while scanner.at < min(offset, text.count) {
                let start = scanner.at
                if !scanner.skipLineBreak() {
                    var isBlank = true
                    while true {
                        let cell = scanner.cell()
                        isBlank = isBlank && cell.length == 0
                        if cell.endsRow { break }
                    }
                    if headings == nil, !isBlank { headings = start }
                }
                row += 1
            }
            return (row, headings ?? delimiter.start)
        }
    }
}
