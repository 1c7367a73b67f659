/// One column of cells to be read from a sheet.
struct CellSlot {
    /// How its cells are read.
    enum Kind: UInt8 {
        case figure, target, day, moment, text, people, code
        /// Text that is part of the record's key, hashed on the way.
        case key
        /// The month that a row is about.
        case month
    }

    let kind: Kind
    /// Which cell of the row, from 0.
    let position: Int
    let type: ColumnType
    /// As the sheet has it, for problems.
    let heading: String
    let path: String
    let words: WordCell?
    let monthFormat: MonthFormat?
    /// What its cells say is told to nobody, not even to say that it cannot be read.
    let isPrivate: Bool
    /// What its dates are read beside.
    private(set) var dates: DateContext
    /// Which column of which sheet it is, in one number.
    let place: Int

    /// A slot for the cells of a declared column.
    init(column: ColumnLayout, position: Int, sheet: OpenSheet) {
        self.init(
            kind: CellSlot.kind(of: column.type), position: position, type: column.type, sheet: sheet,
            words: WordCell(type: column.type, own: column.words), isPrivate: column.isPrivate)
        dates.style = column.dateStyle
        if dates.style == .monthFirst { dates.order = .monthFirst }
    }

    init(
        kind: Kind, position: Int, type: ColumnType, sheet: OpenSheet, words: WordCell? = nil,
        monthFormat: MonthFormat? = nil, isPrivate: Bool = false
    ) {
        self.isPrivate = isPrivate
        self.kind = kind
        self.position = position
        self.type = type
        heading = sheet.headings[position]
        path = sheet.path
        self.words = words
        self.monthFormat = monthFormat
        dates = DateContext(published: sheet.dated)
        place = sheet.file << 14 | position
    }

    /// The same slot, for a column of dates that turned out to have another order.
    func reading(_ order: DateOrder) -> CellSlot {
        var slot = self
        slot.dates.order = order
        return slot
    }

    private static func kind(of type: ColumnType) -> Kind {
        switch type {
        case .figure: .figure
        case .target: .target
        case .date: .day
        case .datetime: .moment
        case .text: .text
        case .people: .people
        case .rag, .polarity, .yesno: .code
        }
    }
}

/// The cells of one slot over a stretch of rows, in memory that the row reader writes without checks.
///
/// A stretch is small enough to stay in the processor's cache; when it is full its rows are appended to the column.
final class SlotBuffer {
    /// Rows of a stretch.
    static let rows = 1024

    let kind: CellSlot.Kind
    let type: ColumnType
    let values: UnsafeMutableRawPointer
    let units: UnsafeMutablePointer<UInt8>
    /// What the dates of the column show of its order (`DateEvidence`).
    let evidence: UnsafeMutablePointer<UInt8>
    private var figures: [Int64] = []
    private var figureUnits: [UInt8] = []
    private var words: [Int32] = []
    private var codes: [UInt8] = []
    private var places: [TextPlace] = []

    init(_ slot: CellSlot) {
        kind = slot.kind
        type = slot.type
        values = .allocate(byteCount: SlotBuffer.rows * 8, alignment: 16)
        units = .allocate(capacity: SlotBuffer.rows)
        units.initialize(repeating: 0, count: SlotBuffer.rows)
        evidence = .allocate(capacity: 1)
        evidence.initialize(to: 0)
    }

    deinit {
        values.deallocate()
        units.deallocate()
        evidence.deallocate()
    }

    /// Makes room for so many rows.
    func reserve(_ rows: Int) {
        switch kind {
        case .figure, .moment:
            figures.reserveCapacity(rows)
            figureUnits.reserveCapacity(rows)
        case .target, .day, .month: words.reserveCapacity(rows)
        case .code: codes.reserveCapacity(rows)
        case .text, .people, .key: places.reserveCapacity(rows)
        }
    }

    /// Appends the first rows of the stretch to the column.
    func flush(_ rows: Int) {
        switch kind {
        case .figure, .moment:
            figures.append(contentsOf: stretch(of: Int64.self, rows))
            figureUnits.append(contentsOf: UnsafeBufferPointer(start: units, count: rows))
        case .target, .day, .month: words.append(contentsOf: stretch(of: Int32.self, rows))
        case .code: codes.append(contentsOf: stretch(of: UInt8.self, rows))
        case .text, .people, .key: places.append(contentsOf: stretch(of: TextPlace.self, rows))
        }
    }

    private func stretch<Value>(of type: Value.Type, _ rows: Int) -> UnsafeBufferPointer<Value> {
        UnsafeBufferPointer(start: values.assumingMemoryBound(to: type), count: rows)
    }

    /// The whole column; the buffer keeps nothing. Targets come without their list.
    func take() -> ColumnValues {
        switch kind {
        case .figure, .moment: .figures(figures, units: figureUnits)
        case .target: .targets(words, distinct: [])
        case .day, .month: .days(words)
        case .code: type == .yesno ? .truths(codes) : .codes(codes)
        case .text, .key: .texts(places)
        case .people: .people(places)
        }
    }
}
