/// One file as the host found it.
public struct SheetInput: Hashable, Sendable {
    /// Which of the source's file patterns it matches, from 0.
    public let pattern: Int
    /// Beneath the site.
    public let path: String
    /// Nil for a file in force at every time.
    public let dated: Day?
    public let bytes: [UInt8]

    public init(pattern: Int, path: String, dated: Day?, bytes: [UInt8]) {
        self.pattern = pattern
        self.path = path
        self.dated = dated
        self.bytes = bytes
    }

    /// False for a version dated after a day: on that day it does not exist yet.
    func exists(on day: Day) -> Bool { dated.map { $0 <= day } ?? true }
}

/// What reading a source's files gives.
public struct RecordsReading: Hashable, Sendable {
    public let records: Records
    /// By file in the order in which they were read, then by row.
    public let problems: [DataProblem]
    /// The units given, and those that the cells added.
    public let units: UnitTable

    public init(records: Records, problems: [DataProblem], units: UnitTable) {
        self.records = records
        self.problems = problems
        self.units = units
    }
}

/// Reads the files of one source into its records, as they stood at the end of `today`.
///
/// Of each pattern the newest sheet dated up to `today` is current and gives the records, in its order; a sheet without
/// a day is always there, and older than any with one. Older versions only add months that newer ones lack, matched by
/// key. Months that have not ended before `today` do not exist yet, nor do sheets dated after it. A row, a cell or a
/// whole file that cannot be read is told and left out; the rest is used.
public func readRecords(
    layout: SourceLayout, sheets: [SheetInput], joined: SheetInput?, units: UnitTable, endOfTime today: Day,
    workers: Workers = .alone
) -> RecordsReading {
    readRecords(
        layout: layout, SourceSheets(sheets, joined: joined), units: units, endOfTime: today, workers: workers)
}

/// The same with what the versions of the sheets show of each record, and with the records that vanished.
public func readRecords(
    layout: SourceLayout, _ all: SourceSheets, units: UnitTable, endOfTime today: Day, workers: Workers = .alone
) -> RecordsReading {
    let sheets = all.sheets.filter { $0.exists(on: today) }
    let joined = all.joined.flatMap { $0.exists(on: today) ? $0 : nil }
    let patterns = Set(sheets.map(\.pattern)).sorted().map { pattern in
        RecordsBuilder.newestFirst(sheets.filter { $0.pattern == pattern })
    }
    // Only current versions give columns, so only their headings decide which columns are the joined file's.
    let current = patterns.compactMap(\.first)
    let layout = joined.map { layout.findingJoinedColumns(sheets: current, joined: $0) } ?? layout
    var builder = RecordsBuilder(layout: layout, units: units, today: today, workers: workers)
    for versions in patterns { builder.read(versions: versions) }
    if let history = all.history { builder.readVanished(history) }
    if let joined { builder.read(joined: joined) }
    return builder.finish(all.history)
}
