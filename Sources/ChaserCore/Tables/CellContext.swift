/// Reads the cells that the row reader's quick ways leave: what words mean, what is missing, and what is wrong.
///
/// One for all sheets of a source, so that units and targets keep their codes from sheet to sheet.
final class CellContext {
    private(set) var log: ProblemLog
    let missing: MissingWords
    let workers: Workers
    private var units: UnitReader
    private var targets = TargetPool()
    private var dates = ShortCellCache<DateReading>(empty: DateReading(.undated(.noDate)))
    private var months = ShortCellCache<Int32>(empty: 0)

    init(units: UnitTable, missing: [String], log: ProblemLog, workers: Workers) {
        self.units = UnitReader(units)
        self.missing = MissingWords(missing)
        self.log = log
        self.workers = workers
    }

    private init(copying other: CellContext) {
        units = UnitReader(other.units.table)
        missing = other.missing
        log = ProblemLog()
        workers = .alone
    }

    /// Another one for a piece of a sheet, with the units known so far and a log of its own.
    func copy() -> CellContext { CellContext(copying: self) }

    /// Does some work whose problems nobody is told.
    func quietly<Result>(_ work: () -> Result) -> Result {
        let told = log
        log = ProblemLog()
        defer { log = told }
        return work()
    }

    /// The code of a unit by its word in another table; nil when this one is full.
    func unitCode(of word: String) -> UInt8? { units.code(of: word) }

    /// True when every unit code stands for the same word in both.
    func hasCodes(of other: CellContext) -> Bool { other.units.table.words.starts(with: units.table.words) }

    var unitTable: UnitTable { units.table }
    var distinctTargets: [Target] { targets.distinct }

    /// Millionths and unit code.
    func figure(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int) -> (Int64, UInt8) {
        if isMissing(cell) { return (ColumnValues.missingFigure, 0) }
        if let figure = FigureCell.read(cell, units: &units) { return (figure.number.micros, figure.unit.code) }
        tell(cell, slot, row: row, .unreadable(.figure))
        return (ColumnValues.missingFigure, 0)
    }

    /// Days since 1970-01-01, `openEnded` or `missingDay`; and what the cell shows of its column's order.
    func day(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int) -> (Int32, DateEvidence) {
        if cell.isEmpty {
            if !missing.namesEmpty { tell(cell, slot, row: row, .blank(.date)) }
            return (ColumnValues.missingDay, [])
        }
        // What depends on the column or the sheet is read anew each time.
        let isPlain = slot.dates.order == .dayFirst && slot.dates.style == nil
        if isPlain, let reading = dates[cell] { return day(reading, cell, slot, row: row) }
        if isMissing(cell) { return (ColumnValues.missingDay, []) }
        let reading = DateCell.read(cell, slot.dates)
        if isPlain, reading.isTheSameEverywhere { dates[cell] = reading }
        return day(reading, cell, slot, row: row)
    }

    private func day(
        _ reading: DateReading, _ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int
    ) -> (Int32, DateEvidence) {
        switch reading.value {
        case .day(let day):
            if let convention = reading.convention {
                let alike = slot.place << 4 | Int(convention.rawValue)
                log.hold(alike: alike) { problem(cell, slot, row: row, .convention(convention, day)) }
            }
            return (day.number, reading.evidence)
        case .openEnded:
            return (ColumnValues.openEnded, reading.evidence)
        case .undated(let gap):
            tell(cell, slot, row: row, gap == .noDate ? .unreadable(.date) : .undated(gap))
            return (ColumnValues.missingDay, reading.evidence)
        }
    }

    /// What the clocks showed, or `missingFigure`: twice the seconds since 1970 as if in UTC, and one more where the cell
    /// itself names its offset from UTC and they are so indeed.
    func moment(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int) -> Int64 {
        if isMissing(cell) { return ColumnValues.missingFigure }
        switch DateCell.readMoment(cell, slot.dates) {
        case .moment(let seconds, let offset):
            return Int64(seconds - (offset ?? 0)) * 2 + (offset == nil ? 0 : 1)
        case .dayOnly: tell(cell, slot, row: row, .noTime)
        case .none: tell(cell, slot, row: row, .unreadable(.datetime))
        }
        return ColumnValues.missingFigure
    }

    /// Index into `distinctTargets`, or -1.
    func target(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int) -> Int32 {
        if isMissing(cell) { return -1 }
        if let index = targets.index(of: cell, units: &units) { return index }
        tell(cell, slot, row: row, .unreadable(.target))
        return -1
    }

    /// A code of `RAG` or `Polarity`, or a truth, or `missingCode`.
    func code(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int) -> UInt8 {
        if isMissing(cell) { return ColumnValues.missingCode }
        if let code = slot.words?.read(cell) { return code }
        tell(cell, slot, row: row, .unreadable(slot.type))
        return ColumnValues.missingCode
    }

    /// The month a row is about (`Month.ordinal`), or `missingDay`.
    func month(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int) -> Int32 {
        if let month = months[cell] { return month }
        let read = slot.monthFormat.map { $0.read(cell) } ?? MonthFormat.readAny(cell)
        guard let read else {
            tell(cell, slot, row: row, cell.isEmpty ? .blank(.date) : .unreadable(.date))
            return ColumnValues.missingDay
        }
        months[cell] = read.ordinal
        return read.ordinal
    }

    /// True for an empty cell and for the sheet's own words for "no figure".
    func isMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool { cell.isEmpty || missing.contains(cell) }

    /// Tells something of a column as a whole.
    func tell(_ slot: CellSlot, _ kind: DataProblem.Kind) {
        log.note(DataProblem(file: slot.path, row: nil, column: slot.heading, text: "", kind: kind))
    }

    private func tell(_ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int, _ kind: DataProblem.Kind) {
        log.hold(problem(cell, slot, row: row, kind))
    }

    private func problem(
        _ cell: UnsafeBufferPointer<UInt8>, _ slot: CellSlot, row: Int, _ kind: DataProblem.Kind
    ) -> DataProblem {
        DataProblem(
            file: slot.path, row: row, column: slot.heading, text: slot.isPrivate ? "…" : shortened(cell), kind: kind)
    }
}

extension DateReading {
    /// Whether the cell alone decides it, in whichever sheet it stands.
    fileprivate var isTheSameEverywhere: Bool {
        switch value {
        case .day: convention != .nearestYear && convention != .fromPublication
        case .openEnded: true
        case .undated: false
        }
    }
}

/// The words of a sheet that say "no figure": `-`, `n/a`, `tbc`; compared without regard to case and outer spaces.
struct MissingWords {
    private let words: [[UInt8]]
    /// An empty cell is named as well: it is what nobody has to be told of.
    let namesEmpty: Bool
    /// For each byte, whether one of the words may begin with it.
    let firstBytes: [Bool]

    init(_ typed: [String]) {
        let spaces: Set<Character> = [" ", "\t", "\u{A0}"]
        words = typed.map { word in
            let start = word.drop { spaces.contains($0) }
            let end = start.reversed().drop { spaces.contains($0) }
            return Array(String(end.reversed()).lowercased().utf8)
        }
        namesEmpty = words.contains([])
        var firsts = [Bool](repeating: false, count: 256)
        for word in words {
            guard let first = word.first else { continue }
            firsts[Int(first)] = true
            if Byte.isLetter(first) { firsts[Int(first & ~0x20)] = true }
            // A letter beyond ASCII may begin with another byte in its other case.
            if first >= 0x80 { for byte in 0x80..<0x100 { firsts[byte] = true } }
        }
        firstBytes = firsts
    }

    func contains(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = cell.first, firstBytes[Int(first)] else { return false }
        if words.contains(where: { cell.isWord($0) }) { return true }
        return cell.contains { $0 >= 0x80 } && words.contains(Array(cell.string.lowercased().utf8))
    }
}

/// The different targets of a source; a column holds indexes into them.
struct TargetPool {
    private(set) var distinct: [Target] = []
    /// -1 for a cell that is no target.
    private var indexes: [String: Int32] = [:]

    /// Nil when the cell is no target.
    mutating func index(of cell: UnsafeBufferPointer<UInt8>, units: inout UnitReader) -> Int32? {
        let text = cell.string
        if let index = indexes[text] { return index < 0 ? nil : index }
        guard let target = TargetCell.read(cell, units: &units) else {
            // What people type into cells has no end; what is remembered has.
            if indexes.count < 100_000 { indexes[text] = -1 }
            return nil
        }
        distinct.append(target)
        indexes[text] = Int32(distinct.count - 1)
        return Int32(distinct.count - 1)
    }
}
