/// Reads the versions of one pattern whose rows are records, with or without month headings.
struct HeadingSegment {
    let layout: SourceLayout
    let context: CellContext
    let today: Day
    private(set) var part: SegmentPart
    /// Positions of the sheets that were read, by file.
    private(set) var positions: [Int: SheetPositions] = [:]
    private var index: RecordIndex?
    private var known: Set<Month> = []

    /// Reads the current version.
    init(current sheet: OpenSheet, layout: SourceLayout, context: CellContext, today: Day) {
        self.layout = layout
        self.context = context
        self.today = today
        part = SegmentPart(file: sheet.file, layout: layout)
        let plan = SheetPlan(sheet, layout: layout, part: .current, today: today, log: context.log)
        positions[sheet.file] = plan.positions
        known = plan.months
        guard let keySlots = plan.keySlots else { return }
        var rows = SheetRows.reading(sheet, plan.slots, context)
        if rows.count == 0 { context.log.note(file: sheet.path, "there is no row below the headings") }
        take(rows, plan)
        if keySlots.isEmpty { return }
        let texts = KeyTexts(bytes: sheet.bytes, columns: keySlots.map { rows.columns[$0].places })
        part.keyPlaces = texts.columns
        rows.orderHashes(plan, texts: texts)
        let index = RecordIndex(rows, texts: texts)
        part.repeats = index.repeats
        tellRepeats(index, sheet, texts)
        self.index = index
    }

    private mutating func take(_ rows: SheetRows, _ plan: SheetPlan) {
        part.count = rows.count
        part.rowOffsets = rows.offsets
        part.rowNumbers = rows.numbers
        part.columns = plan.columnSlots.map { $0.map { rows.columns[$0] } }
        part.months = plan.monthSlots.map { $0.mapValues { rows.columns[$0] } }
        part.joinTexts = plan.joinSlot.map { rows.columns[$0].places }
    }

    private func tellRepeats(_ index: RecordIndex, _ sheet: OpenSheet, _ texts: KeyTexts) {
        for (first, later) in index.later.sorted(by: { $0.key < $1.key }) {
            for row in later {
                context.log.note(
                    DataProblem(
                        file: sheet.path, row: Int(part.rowNumbers[row]), column: nil, text: texts.words(row),
                        kind: .repeatedKey(firstRow: Int(part.rowNumbers[first]))))
            }
        }
    }

    /// True while an older version may still add a month.
    var hasMonths: Bool {
        if case .headings = layout.periods { return index != nil }
        return false
    }

    /// Adds the months that newer versions lack, matched by key; true when there was one.
    mutating func add(older sheet: OpenSheet) -> Bool {
        let lacking = { [known] (month: Month) in !known.contains(month) }
        let plan = SheetPlan(
            sheet, layout: layout, part: .older(lacking: lacking), today: today, log: context.log)
        let added = plan.months.subtracting(known)
        guard !added.isEmpty, let keySlots = plan.keySlots, let index else { return false }
        positions[sheet.file] = plan.positions
        known.formUnion(added)
        var rows = SheetRows.reading(sheet, plan.slots, context)
        let texts = KeyTexts(bytes: sheet.bytes, columns: keySlots.map { rows.columns[$0].places })
        rows.orderHashes(plan, texts: texts)
        let matches = index.matches(rows, texts: texts, count: part.count)
        for (column, slots) in plan.monthSlots.enumerated() {
            for (month, slot) in slots { part.months[column][month] = rows.columns[slot].gathered(matches) }
        }
        let offsets = matches.map { $0 < 0 ? -1 : rows.offsets[Int($0)] }
        part.periodRows.append(
            PeriodRows(file: sheet.file, records: 0..<part.count, months: added, offsets: offsets))
        return true
    }
}
