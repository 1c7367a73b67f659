/// Which cells of one sheet are read for which column: the layout, found again in the sheet's headings.
struct SheetPlan {
    /// What is wanted of a sheet.
    enum Part {
        /// The version in force: every column.
        case current
        /// An older version: the key, and the periods that newer versions lack.
        case older(lacking: (Month) -> Bool)
    }

    private(set) var slots: [CellSlot] = []
    /// For each declared column its slot; nil when it has none, or one a month.
    private(set) var columnSlots: [Int?]
    /// Slots by month heading, for each declared column.
    private(set) var monthSlots: [[Month: Int]]
    /// Slots of the key, in its order; nil when a heading of the key is missing.
    private(set) var keySlots: [Int]? = []
    /// The month of each row, in a sheet with a month column.
    private(set) var monthSlot: Int?
    /// The text on which a joined file is matched.
    private(set) var joinSlot: Int?
    private(set) var positions: SheetPositions
    /// The months of the headings.
    private(set) var months: Set<Month> = []

    init(_ sheet: OpenSheet, layout: SourceLayout, part: Part, today: Day, log: ProblemLog) {
        columnSlots = layout.columns.map { _ in nil }
        monthSlots = layout.columns.map { _ in [:] }
        positions = SheetPositions(delimiter: sheet.delimiter, columns: layout.columns.map { _ in -1 }, months: [:])
        let finder = HeadingFinder(sheet: sheet, log: log)
        addColumns(layout, finder, part)
        addMonths(layout, finder, part, today)
        addKey(layout, finder)
        if case .current = part, let joinOn = layout.joinOn {
            joinSlot = finder.position(joinOn, orOfColumn: layout).map { add(.text, at: $0, sheet) }
            if joinSlot == nil { sheet.tellMissing(joinOn, log: log) }
        }
    }

    private mutating func add(_ slot: CellSlot) -> Int {
        slots.append(slot)
        return slots.count - 1
    }

    private mutating func add(_ kind: CellSlot.Kind, at position: Int, _ sheet: OpenSheet) -> Int {
        add(CellSlot(kind: kind, position: position, type: .text, sheet: sheet))
    }

    private mutating func addColumns(_ layout: SourceLayout, _ finder: HeadingFinder, _ part: Part) {
        var found = positions.columns
        for (index, column) in layout.columns.enumerated() where !column.isJoined {
            guard let heading = column.heading else { continue }
            // What is not read from an older version need not be there; its key must.
            let isUnread = part.isOlder && !column.isByPeriod
            let isOptional = column.isOptional || isUnread && !layout.key.contains(column.name)
            guard let position = finder.position(heading, isOptional: isOptional) else { continue }
            found[index] = position
            if isUnread { continue }
            columnSlots[index] = add(CellSlot(column: column, position: position, sheet: finder.sheet))
        }
        positions = SheetPositions(delimiter: finder.sheet.delimiter, columns: found, months: [:])
    }

    private mutating func addMonths(_ layout: SourceLayout, _ finder: HeadingFinder, _ part: Part, _ today: Day) {
        switch layout.periods {
        case .none:
            return
        case .column(let heading, let format):
            guard let position = finder.position(heading, isOptional: false) else { return }
            monthSlot = add(
                CellSlot(
                    kind: .month, position: position, type: .date, sheet: finder.sheet,
                    monthFormat: format.flatMap(MonthFormat.init)))
        case .headings(let format):
            let all = finder.months(format: format)
            let ended = all.filter { $0.key.last < today }
            months = Set(ended.keys)
            positions = SheetPositions(delimiter: positions.delimiter, columns: positions.columns, months: ended)
            for (month, position) in ended.sorted(by: { $0.key < $1.key }) where part.wants(month) {
                for (index, column) in layout.columns.enumerated() where column.isUnderMonths {
                    monthSlots[index][month] = add(CellSlot(column: column, position: position, sheet: finder.sheet))
                }
            }
        }
    }

    private mutating func addKey(_ layout: SourceLayout, _ finder: HeadingFinder) {
        for name in layout.key {
            guard let position = finder.keyPosition(name, layout) else {
                keySlots = nil
                return
            }
            let slot = keySlot(at: position, finder.sheet)
            keySlots?.append(slot)
        }
    }

    /// A column of text that is part of the key is read once, for both.
    private mutating func keySlot(at position: Int, _ sheet: OpenSheet) -> Int {
        let key = CellSlot(kind: .key, position: position, type: .text, sheet: sheet)
        guard let slot = slots.firstIndex(where: { $0.position == position && $0.kind == .text }) else {
            return add(key)
        }
        slots[slot] = key
        return slot
    }
}

extension SheetPlan.Part {
    fileprivate var isOlder: Bool {
        switch self {
        case .current: false
        case .older: true
        }
    }

    fileprivate func wants(_ month: Month) -> Bool {
        switch self {
        case .current: true
        case .older(let isLacking): isLacking(month)
        }
    }
}

extension ColumnLayout {
    /// True for a column whose cells stand under the month headings.
    var isUnderMonths: Bool { origin == .period(heading: nil) && !isJoined }

    /// True for a column with a value each period.
    var isByPeriod: Bool {
        switch origin {
        case .heading: false
        case .period: !isJoined
        }
    }

    /// The one heading its cells stand under; nil for a column under month headings.
    var heading: String? {
        switch origin {
        case .heading(let heading): heading
        case .period(let heading): heading
        }
    }
}
