/// What one file pattern gives: the records of its current version, and what older versions add to them.
struct SegmentPart {
    /// Index into `Records.files` of the current version.
    let file: Int
    /// Which of the source's patterns.
    var pattern = 0
    /// The file of the version in force that these records are not in any more; nil for records that are.
    var vanishedFrom: Int?
    /// For each record its place in the fold of versions, where that is known beforehand.
    var foldRecords: [Int]?
    var count = 0
    /// For each declared column that has one value a record; nil when the sheet lacks its heading.
    var columns: [ColumnValues?]
    /// For each declared column by period.
    var months: [[Month: ColumnValues]]
    var rowOffsets: [Int] = []
    var rowNumbers: [Int32] = []
    /// Second and later records of one key.
    var repeats: [Int: Int] = [:]
    /// The key cells of each record, a column each.
    var keyPlaces: [[TextPlace]] = []
    /// What a joined file is matched on; nil without a join.
    var joinTexts: [TextPlace]?
    /// Records counted from this segment's first.
    var periodRows: [PeriodRows] = []

    init(file: Int, layout: SourceLayout) {
        self.file = file
        columns = layout.columns.map { _ in nil }
        months = layout.columns.map { _ in [:] }
    }

    /// The months that this part has values for.
    var knownMonths: Set<Month> { months.reduce(into: []) { $0.formUnion($1.keys) } }
}

/// The records of a sheet by their key, a second record of one key behind the first.
struct RecordIndex {
    private let texts: KeyTexts
    private var table: KeyTable
    /// Further records of a key, by its first.
    private(set) var later: [Int: [Int]] = [:]
    private(set) var repeats: [Int: Int] = [:]

    init(_ rows: SheetRows, texts: KeyTexts) {
        self.texts = texts
        table = KeyTable(rows: rows.count)
        for (row, hash) in rows.hashes.enumerated() {
            guard let first = table.insert(hash, row: row, isSame: { texts.isSame($0, texts, row) }) else { continue }
            later[first, default: []].append(row)
            repeats[row] = (later[first]?.count ?? 0) + 1
        }
    }

    /// The first record of a repeated key.
    func first(of row: Int) -> Int? { later.first { $0.value.contains(row) }?.key }

    /// For each record the row of another sheet with its key, -1 for none: the second record has the second row.
    func matches(_ rows: SheetRows, texts other: KeyTexts, count: Int) -> [Int32] {
        var matches = [Int32](repeating: -1, count: count)
        for (row, hash) in rows.hashes.enumerated() {
            guard let first = table.find(hash, isSame: { texts.isSame($0, other, row) }) else { continue }
            let chain = [first] + (later[first] ?? [])
            if let free = chain.first(where: { matches[$0] < 0 }) { matches[free] = Int32(row) }
        }
        return matches
    }
}
