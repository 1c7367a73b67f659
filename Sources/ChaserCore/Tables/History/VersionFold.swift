/// What the versions of one sheet have said of each record: a fold over the versions, oldest first.
///
/// A pure value: the same versions and links give the same fold, whether they were added one by one over years or all at
/// once. It holds each key and, of each followed column, a few words a record, whatever the number of versions; of the
/// versions themselves only the newest, and the rows of records that are gone.
public struct VersionFold: Sendable {
    /// A record's row as it last stood.
    struct GoneRow: Hashable, Sendable {
        /// The last version that had it.
        let version: Int
        /// The spreadsheet's number of the row.
        let number: Int32
        let bytes: [UInt8]
    }

    /// The headings of a version that had rows which are gone now.
    struct Headings: Hashable, Sendable {
        let path: String
        let headings: [String]
        let delimiter: UInt8
    }

    /// A link that was followed.
    public struct Followed: Hashable, Sendable {
        public let link: VersionLink
        /// The version that first had the new words.
        public let version: Int
    }

    /// How many versions were added.
    public private(set) var versions = 0
    /// The links that were followed, oldest first.
    public private(set) var followed: [Followed] = []
    /// The record of each of them.
    private(set) var followedRecords: [Int] = []
    let tracked: TrackedLayout
    private let needs: HistoryNeeds
    private let missing: [String]
    private(set) var keys = BytePool()
    /// The record of each key; -1 for a key that was given up for another.
    private(set) var recordOfKey: [Int32] = []
    /// The newest key of each record.
    private(set) var keyOfRecord: [Int32] = []
    /// Numbers of the first and the last version that had each record.
    private(set) var firstSeen: [Int32] = []
    private(set) var lastSeen: [Int32] = []
    /// One for each followed column.
    private(set) var columns: [ColumnTrail]
    private(set) var units = UnitTable()
    /// Texts and targets that the trails number.
    private(set) var texts = BytePool()
    private(set) var targets = TargetNumbers()
    private(set) var gone: [Int: GoneRow] = [:]
    private(set) var headings: [Int: Headings] = [:]
    private var newest: VersionRecords?
    /// The record of each row of the newest version.
    private var newestRecords: [Int32] = []

    /// A fold over no version yet, over a source's own sheets.
    public init(_ layout: SourceLayout, needs: HistoryNeeds) { self.init(layout, needs: needs, sheets: .own) }

    /// A fold over the sheets that a source joins.
    public init(joinedBy layout: SourceLayout, needs: HistoryNeeds) { self.init(layout, needs: needs, sheets: .joined) }

    private init(_ layout: SourceLayout, needs: HistoryNeeds, sheets: TrackedLayout.Sheets) {
        tracked = TrackedLayout(layout, needs: needs, sheets: sheets)
        self.needs = needs
        missing = layout.missing
        columns = tracked.columns.map { ColumnTrail(layout.columns[$0], needs: needs.columns[$0] ?? .init()) }
    }

    /// Adds the next version. False, and nothing is added, when it is damaged: it was never a version.
    ///
    /// `linking` finds records whose words were changed since the version before: they stay the same records.
    public mutating func add(
        _ version: SheetVersion, linking: VersionLinking? = nil, workers: Workers = .alone
    ) -> Bool {
        let context = CellContext(units: units, missing: missing, log: ProblemLog(), workers: workers)
        guard let records = VersionRecords(version, tracked, context) else { return false }
        units = context.unitTable
        if let linking { follow(linking, to: records) }
        let here = records.numbered(in: &self)
        let number = Int32(truncatingIfNeeded: versions)
        for record in here { lastSeen[Int(record)] = number }
        let codes = context.distinctTargets.map { targets.number(of: $0) }
        for index in columns.indices {
            columns[index].add(
                records.part, index, records: here, version: number, bytes: records.sheet.bytes, texts: &texts,
                targets: codes)
        }
        keepGone(since: number)
        for record in here where !gone.isEmpty { gone[Int(record)] = nil }
        newest = records
        newestRecords = here
        versions += 1
        return true
    }

    /// The record of a key; made when it is new.
    fileprivate mutating func record(of key: ArraySlice<UInt8>) -> Int32 {
        let number = keys.number(of: key)
        if number == recordOfKey.count { recordOfKey.append(-1) }
        if recordOfKey[number] >= 0 { return recordOfKey[number] }
        let record = Int32(truncatingIfNeeded: keyOfRecord.count)
        recordOfKey[number] = record
        keyOfRecord.append(Int32(truncatingIfNeeded: number))
        firstSeen.append(Int32(truncatingIfNeeded: versions))
        lastSeen.append(-1)
        return record
    }

    /// The record of a key; nil for a key that no version had.
    func known(_ key: ArraySlice<UInt8>) -> Int? {
        keys.find(key).flatMap { recordOfKey[$0] < 0 ? nil : Int(recordOfKey[$0]) }
    }

    /// Keeps the rows of the version before whose records are not in this one.
    private mutating func keepGone(since version: Int32) {
        guard needs.needsRecords, let newest else { return }
        for (row, record) in newestRecords.enumerated() where lastSeen[Int(record)] != version {
            let last = versions - 1
            gone[Int(record)] = GoneRow(
                version: last, number: newest.part.rowNumbers[row], bytes: Array(newest.row(row)))
            headings[last] =
                headings[last]
                ?? Headings(path: newest.sheet.path, headings: newest.sheet.headings, delimiter: newest.sheet.delimiter)
        }
    }

    /// Gives the records that are found again under other words their new keys.
    private mutating func follow(_ linking: VersionLinking, to records: VersionRecords) {
        guard let newest else { return }
        var here: [ArraySlice<UInt8>: Int] = [:]
        here.reserveCapacity(records.count)
        for row in 0..<records.count { here[records.key(row)] = row }
        var kept: [KeptPlace] = []
        let gone = (0..<newest.count).filter { row in
            guard let place = here[newest.key(row)] else { return true }
            kept.append(KeptPlace(before: row, after: place))
            return false
        }
        let appeared = (0..<records.count).filter { known(records.key($0)) == nil }
        guard !gone.isEmpty, !appeared.isEmpty else { return }
        var old = Set(gone.map { Array(newest.key($0)) })
        var new = Set(appeared.map { Array(records.key($0)) })
        let links = linking(
            VersionChange(
                gone: gone.map { newest.record($0) }, appeared: appeared.map { records.record($0) }, kept: kept,
                newer: records))
        for link in links where old.remove(link.old.bytes) != nil && new.remove(link.new.bytes) != nil {
            guard let record = known(link.old.bytes[...]), let place = keys.find(link.old.bytes[...]) else { continue }
            let number = keys.number(of: link.new.bytes[...])
            if number == recordOfKey.count { recordOfKey.append(-1) }
            // Should the old words come back beside the new ones, they are another record.
            recordOfKey[place] = -1
            recordOfKey[number] = Int32(truncatingIfNeeded: record)
            keyOfRecord[record] = Int32(truncatingIfNeeded: number)
            followed.append(Followed(link: link, version: versions))
            followedRecords.append(record)
        }
    }
}

extension VersionRecords {
    /// The record of each row in a fold, new ones made, and room made for them in its trails.
    fileprivate func numbered(in fold: inout VersionFold) -> [Int32] {
        let records = (0..<count).map { fold.record(of: key($0)) }
        fold.makeRoom()
        return records
    }

    fileprivate func record(_ index: Int) -> VersionRecord {
        VersionRecord(key: RecordKey(bytes: key(index)), records: self, index: index)
    }
}

extension VersionFold {
    fileprivate mutating func makeRoom() {
        for index in columns.indices { columns[index].grow(to: keyOfRecord.count) }
    }
}

/// Targets by number, each once.
struct TargetNumbers: Hashable, Sendable {
    private(set) var all: [Target] = []
    private var numbers: [Target: Int32] = [:]

    mutating func number(of target: Target) -> Int32 {
        if let number = numbers[target] { return number }
        let number = Int32(truncatingIfNeeded: all.count)
        all.append(target)
        numbers[target] = number
        return number
    }
}
