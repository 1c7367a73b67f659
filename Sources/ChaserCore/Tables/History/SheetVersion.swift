/// One version of a sheet: what it said, and between which days it was seen to say so.
public struct SheetVersion: Hashable, Sendable {
    public let path: String
    public let seen: SeenDays
    public let bytes: [UInt8]

    public init(path: String, seen: SeenDays, bytes: [UInt8]) {
        self.path = path
        self.seen = seen
        self.bytes = bytes
    }
}

/// The first and the last day on which a version was seen; the same day for a dated file, which shows its own day only.
public struct SeenDays: Hashable, Sendable {
    public let first: Day
    public let last: Day

    public init(first: Day, last: Day) {
        self.first = first
        self.last = max(first, last)
    }

    public init(_ day: Day) { self.init(first: day, last: day) }
}

/// What the rules of a site ask of a source's past.
public struct HistoryNeeds: Hashable, Sendable {
    /// What is asked of one column.
    public struct Column: Hashable, Sendable {
        /// The words of a text are wanted, not only whether it changed.
        public var needsTexts: Bool
        /// Every value in turn is wanted, for `slips`.
        public var needsSteps: Bool

        public init(needsTexts: Bool = false, needsSteps: Bool = false) {
            self.needsTexts = needsTexts
            self.needsSteps = needsSteps
        }
    }

    /// By the column's place in the source's layout.
    public var columns: [Int: Column]
    /// Whether the records of former versions are asked about: `vanished`, `first_seen`, `last_seen`.
    public var needsRecords: Bool
    /// Whether reworded records are followed.
    public var needsLinks: Bool

    public init(columns: [Int: Column] = [:], needsRecords: Bool = false, needsLinks: Bool = false) {
        self.columns = columns
        self.needsRecords = needsRecords
        self.needsLinks = needsLinks
    }

    /// True when nothing of the past is asked.
    public var isEmpty: Bool { columns.isEmpty && !needsRecords && !needsLinks }
}
