/// A place in the text of one of a source's sheets: file, offset and length in one word, so that a million cells cost
/// eight bytes each and no String. Zero is "no text".
public struct TextPlace: Hashable, Sendable {
    /// file (10 bits) · offset (33 bits) · length (20 bits) · 1 bit set when the cell doubles its quotes.
    public let bits: UInt64

    public init(bits: UInt64) { self.bits = bits }

    /// A place; nil when a limit is passed (1,023 files, 8 GB, a cell of 1 MB).
    public init?(file: Int, offset: Int, length: Int, doublesQuotes: Bool = false) {
        guard file < 1 << 10, offset < 1 << 33, length < 1 << 20 else { return nil }
        bits =
            UInt64(file) << 54 | UInt64(offset) << 21 | UInt64(length) << 1 | (doublesQuotes ? 1 : 0)
    }

    public static let none = TextPlace(bits: 0)

    @inlinable public var file: Int { Int(bits >> 54) }
    @inlinable public var offset: Int { Int(bits >> 21 & (1 << 33 - 1)) }
    @inlinable public var length: Int { Int(bits >> 1 & (1 << 20 - 1)) }
    @inlinable public var doublesQuotes: Bool { bits & 1 == 1 }
    @inlinable public var isNone: Bool { length == 0 }
}

/// The values of one column, a slot for each record. Missing is a value of its own in each kind.
public enum ColumnValues: Hashable, Sendable {
    /// Millionths (`Decimal.micros`), `ColumnValues.missingFigure` for missing, and a unit code each.
    case figures([Int64], units: [UInt8])
    /// Days since 1970-01-01; `missingDay`; `openEnded` for "Ongoing".
    case days([Int32])
    case texts([TextPlace])
    /// 0 no, 1 yes, `missingCode`.
    case truths([UInt8])
    /// Raw values of `RAG` or `Polarity`, or `missingCode`.
    case codes([UInt8])
    /// Several officers in one cell, still as typed.
    case people([TextPlace])
    /// Indexes into the distinct targets; -1 for missing.
    case targets([Int32], distinct: [Target])
    /// Absent from every sheet (an optional heading nobody has): missing everywhere.
    case absent

    public static let missingFigure = Int64.min
    public static let missingDay = Int32.min
    public static let openEnded = Int32.max
    public static let missingCode = UInt8.max
}

/// One column over the records: once, or once a period.
public enum RecordColumn: Hashable, Sendable {
    case single(ColumnValues)
    /// One set of values for each of `Records.periods`, in that order. A period whose heading a record's file lacks is
    /// missing.
    case byPeriod([ColumnValues])
}

/// A run of records that came from one file pattern, and so share one current period.
public struct RecordSegment: Hashable, Sendable {
    public let range: Range<Int>
    /// Index into `Records.periods` of the newest period in which any record of this pattern has a figure; nil without
    /// periods or without any figure.
    public let currentPeriod: Int?
    /// Index into `Records.files` of the current version; for records that vanished, of the last that had them.
    public let file: Int
    /// For records that vanished the index of the version in force, which has them no more; nil for all others.
    public let vanishedFrom: Int?

    public init(range: Range<Int>, currentPeriod: Int?, file: Int, vanishedFrom: Int? = nil) {
        self.range = range
        self.currentPeriod = currentPeriod
        self.file = file
        self.vanishedFrom = vanishedFrom
    }
}

/// One sheet that was read: its path beneath the site, the day it is dated, and its text as UTF-8.
public struct SheetFile: Hashable, Sendable {
    public let path: String
    /// From its name (`dated by file name`) or `published`; nil for a file in force at every time.
    public let dated: Day?
    public let bytes: [UInt8]

    public init(path: String, dated: Day?, bytes: [UInt8]) {
        self.path = path
        self.dated = dated
        self.bytes = bytes
    }
}

/// The table of one source, laid out by column: what rules are evaluated over.
///
/// Records that vanished from the sheet in force stand behind the others, with the cells they last had: only who asks
/// for `vanished` sees them.
public struct Records: Hashable, Sendable {
    /// How many records the sheets in force have: the vanished ones are not among them.
    public let count: Int
    /// In file order; they cover 0..<count without a gap.
    public let segments: [RecordSegment]
    /// Records that vanished, from `count` on.
    public let vanished: [RecordSegment]
    /// One for each of `SourceLayout.columns`, in that order.
    public internal(set) var columns: [RecordColumn]
    /// Ascending, without gaps: a month absent from every sheet is there, missing everywhere.
    public let periods: [Month]
    /// `TextPlace.file` indexes these.
    public let files: [SheetFile]
    /// Offset in its segment's file of the first byte of each record's row.
    public let rowOffsets: [Int]
    /// The spreadsheet's own number of each record's row: the heading is row 1.
    public let rowNumbers: [Int32]
    /// Second and later records of one key: index to ordinal (2, 3 …).
    public let repeats: [Int: Int]
    /// Where in the files' rows the cells lie, for printing them as typed.
    public let sources: CellSources
    /// What the versions show; nil where no rule asks for it.
    public let history: History?

    public init(
        count: Int, segments: [RecordSegment], vanished: [RecordSegment] = [], columns: [RecordColumn],
        periods: [Month], files: [SheetFile], rowOffsets: [Int], rowNumbers: [Int32], repeats: [Int: Int],
        sources: CellSources = CellSources(), history: History? = nil
    ) {
        self.count = count
        self.segments = segments
        self.vanished = vanished
        self.history = history
        self.columns = columns
        self.periods = periods
        self.files = files
        self.rowOffsets = rowOffsets
        self.rowNumbers = rowNumbers
        self.repeats = repeats
        self.sources = sources
    }

    /// The run that a record belongs to, also one that vanished.
    public func segment(of record: Int) -> RecordSegment? {
        (record < count ? segments : vanished).first { $0.range.contains(record) }
    }
}
