/// Gathers what each pattern and the joined file give, and lays it out as one table.
struct RecordsBuilder {
    let layout: SourceLayout
    let today: Day
    let context: CellContext
    private let log = ProblemLog()
    var files: [SheetFile] = []
    var positions: [SheetPositions] = []
    private(set) var parts: [SegmentPart] = []
    private var currentSheets: [OpenSheet] = []
    private(set) var joined: JoinedSheet?
    private var joinedRows: [Int] = []

    /// What `TextPlace` can number.
    static let mostFiles = 1023

    init(layout: SourceLayout, units: UnitTable, today: Day, workers: Workers) {
        self.layout = layout
        self.today = today
        context = CellContext(units: units, missing: layout.missing, log: log, workers: workers)
    }

    /// The versions of one pattern, newest first; those without a day last, and of one day the last by name first.
    static func newestFirst(_ versions: [SheetInput]) -> [SheetInput] {
        versions.sorted { ($0.dated?.number ?? .min, $0.path) > ($1.dated?.number ?? .min, $1.path) }
    }

    /// Reads the versions of one pattern, newest first.
    mutating func read(versions: [SheetInput]) {
        guard let newest = versions.first else { return }
        let rivals = versions.dropFirst().filter { $0.dated == newest.dated }
        if !rivals.isEmpty {
            let words = "\(rivals.count + 1) files of one pattern have the same date or none; this one is used"
            log.note(file: newest.path, words)
        }
        guard let sheet = open(newest) else { return }
        let older = versions.dropFirst().filter { $0.dated != newest.dated }
        switch layout.periods {
        case .none, .headings:
            var segment = HeadingSegment(current: sheet, layout: layout, context: context, today: today)
            for version in older where segment.hasMonths {
                guard let sheet = open(version) else { continue }
                if !segment.add(older: sheet) { forget(sheet.file) }
            }
            keep(segment.part, segment.positions, of: sheet, pattern: newest.pattern)
        case .column:
            var segment = RowSegment(current: sheet, layout: layout, context: context, today: today)
            for version in older where segment.hasMonths {
                guard let sheet = open(version) else { continue }
                if !segment.add(older: sheet) { forget(sheet.file) }
            }
            keep(segment.part, segment.positions, of: sheet, pattern: newest.pattern)
        }
    }

    /// Numbers a file and reads its headings; nil, and told, when it is no sheet.
    private mutating func open(_ input: SheetInput) -> OpenSheet? {
        guard files.count < RecordsBuilder.mostFiles else {
            log.note(file: input.path, "more than \(RecordsBuilder.mostFiles) files in one source: not read")
            return nil
        }
        guard input.bytes.count < 1 << 33 else {
            log.note(file: input.path, "the file is too large")
            return nil
        }
        switch decodedText(input.bytes) {
        case .notText(let words):
            log.note(file: input.path, words)
            return nil
        case .text(let bytes, from: _):
            guard let sheet = OpenSheet(file: files.count, path: input.path, dated: input.dated, bytes: bytes, log: log)
            else {
                return nil
            }
            files.append(SheetFile(path: input.path, dated: input.dated, bytes: bytes))
            positions.append(SheetPositions(delimiter: sheet.delimiter, columns: [], months: [:]))
            return sheet
        }
    }

    /// An older version that adds nothing is not kept; it was the last that was opened.
    private mutating func forget(_ file: Int) {
        guard file == files.count - 1 else { return }
        files.removeLast()
        positions.removeLast()
    }

    /// Takes in the records of one sheet.
    mutating func keep(_ part: SegmentPart, _ found: [Int: SheetPositions], of sheet: OpenSheet, pattern: Int) {
        var part = part
        part.pattern = pattern
        parts.append(part)
        currentSheets.append(sheet)
        for (file, place) in found where positions.indices.contains(file) { positions[file] = place }
    }

    /// Reads the joined file and gives every record its cells.
    mutating func read(joined input: SheetInput) {
        guard let joinOn = layout.joinOn, let sheet = open(input) else { return }
        guard var joined = JoinedSheet(sheet, layout: layout, joinOn: joinOn, context: context) else { return }
        positions[sheet.file] = joined.positions
        for index in parts.indices {
            // A vanished record uses no row of the joined file: to all but those who ask for it, it does not exist.
            var rowsOfVanished = joined
            let rows =
                parts[index].vanishedFrom == nil
                ? joined.match(parts[index], of: currentSheets[index], log: log)
                : rowsOfVanished.match(parts[index], of: currentSheets[index], log: ProblemLog())
            for (column, values) in joined.columns.enumerated() {
                if let values { parts[index].columns[column] = values.gathered(rows) }
            }
            joinedRows += rows.map(joined.offset)
        }
        joined.tellUnmatched(log)
        self.joined = joined
    }

    /// The table, what was wrong, and the units.
    mutating func finish(_ history: SourceHistory?) -> RecordsReading {
        let layer = RecordsAssembly(layout: layout, parts: parts, targets: context.distinctTargets)
        let sources = CellSources(
            sheets: positions, joinedFile: joined?.sheet.file, joinedRows: joinedRows,
            periodRows: layer.periodRows)
        let past = history.map { self.past($0, layer) }
        let records = layer.records(files: files, sources: sources, history: past)
        for problem in records.contradictoryPolarities(layout) { log.note(problem) }
        return RecordsReading(records: records, problems: log.problems(), units: context.unitTable)
    }
}
