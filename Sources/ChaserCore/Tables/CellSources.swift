/// Which cell of a row holds what, in one sheet.
public struct SheetPositions: Hashable, Sendable {
    /// Comma, semicolon or tab.
    public let delimiter: UInt8
    /// For each of `SourceLayout.columns` the cell of the row, from 0; -1 where the sheet has no such heading.
    public let columns: [Int]
    /// The cell of the row under each month heading.
    public let months: [Month: Int]

    public init(delimiter: UInt8, columns: [Int], months: [Month: Int]) {
        self.delimiter = delimiter
        self.columns = columns
        self.months = months
    }
}

/// The rows that give some records their cells of some periods, when it is not the record's own row: those of an older
/// version, or those of a sheet with one row a month.
public struct PeriodRows: Hashable, Sendable {
    /// Index into `Records.files`.
    public let file: Int
    /// Which records.
    public let records: Range<Int>
    public let months: Set<Month>
    /// Offset of the row in the file for each of the records; -1 where there is none.
    public let offsets: [Int]

    public init(file: Int, records: Range<Int>, months: Set<Month>, offsets: [Int]) {
        self.file = file
        self.records = records
        self.months = months
        self.offsets = offsets
    }
}

/// From which row of which file each cell of `Records` was read.
public struct CellSources: Hashable, Sendable {
    /// One for each of `Records.files`; empty when nobody kept them.
    public let sheets: [SheetPositions]
    /// Index into `Records.files` of the joined file.
    public let joinedFile: Int?
    /// Offset of each record's row in the joined file, -1 where it has none; empty without a join.
    public let joinedRows: [Int]
    /// In the order in which they are to be asked.
    public let periodRows: [PeriodRows]

    public init(
        sheets: [SheetPositions] = [], joinedFile: Int? = nil, joinedRows: [Int] = [], periodRows: [PeriodRows] = []
    ) {
        self.sheets = sheets
        self.joinedFile = joinedFile
        self.joinedRows = joinedRows
        self.periodRows = periodRows
    }
}
