/// Reads the versions of one pattern with one row a record and month: a column says the month.
///
/// The records are the keys of the current version, in the order in which they first stand there.
struct RowSegment {
    let layout: SourceLayout
    let context: CellContext
    let today: Day
    private(set) var part: SegmentPart
    private(set) var positions: [Int: SheetPositions] = [:]
    private var known: Set<Month> = []
    private var keys: RowKeys?

    init(current sheet: OpenSheet, layout: SourceLayout, context: CellContext, today: Day) {
        self.layout = layout
        self.context = context
        self.today = today
        part = SegmentPart(file: sheet.file, layout: layout)
        guard let (rows, plan, months) = read(sheet, .current), let keySlots = plan.keySlots else { return }
        if rows.count == 0 { context.log.note(file: sheet.path, "there is no row below the headings") }
        let texts = KeyTexts(bytes: sheet.bytes, columns: keySlots.map { rows.columns[$0].places })
        var keys = RowKeys(rows: rows.count)
        let table = keys.place(rows, texts: texts, months: months, isCurrent: true)
        tellRepeats(table, rows, sheet, texts)
        self.keys = keys
        take(rows, plan, table)
    }

    /// Rows, plan and each row's month: nil ordinal for a row whose month has not ended, or is not known.
    private mutating func read(_ sheet: OpenSheet, _ kind: SheetPlan.Part) -> (SheetRows, SheetPlan, [Int32])? {
        let plan = SheetPlan(sheet, layout: layout, part: kind, today: today, log: context.log)
        positions[sheet.file] = plan.positions
        guard let keySlots = plan.keySlots, let monthSlot = plan.monthSlot else { return nil }
        var rows = SheetRows.reading(sheet, plan.slots, context)
        let texts = KeyTexts(bytes: sheet.bytes, columns: keySlots.map { rows.columns[$0].places })
        rows.orderHashes(plan, texts: texts)
        let current = today.calendarMonth.ordinal
        let months = rows.columns[monthSlot].dayNumbers.map { month in
            month == ColumnValues.missingDay || month > current || Month(ordinal: month).last >= today
                ? ColumnValues.missingDay : month
        }
        return (rows, plan, months)
    }

    private mutating func take(_ rows: SheetRows, _ plan: SheetPlan, _ table: RowKeys.Table) {
        let newest = table.newest(months: table.months, count: table.records)
        part.count = table.records
        part.rowOffsets = newest.map { rows.offsets[Int($0)] }
        part.rowNumbers = newest.map { rows.numbers[Int($0)] }
        part.repeats = table.repeats
        part.keyPlaces = (plan.keySlots ?? []).map { rows.columns[$0].gathered(newest).places }
        part.joinTexts = plan.joinSlot.map { rows.columns[$0].gathered(newest).places }
        for (index, column) in layout.columns.enumerated() {
            guard let slot = plan.columnSlots[index] else { continue }
            if column.isByPeriod { continue }
            part.columns[index] = rows.columns[slot].gathered(newest)
        }
        known = Set(table.months)
        addMonths(rows, plan, table, months: table.months, file: part.file)
    }

    private mutating func addMonths(
        _ rows: SheetRows, _ plan: SheetPlan, _ table: RowKeys.Table, months: [Month], file: Int
    ) {
        for month in months {
            let matches = table.rows(of: month, count: part.count)
            for (index, column) in layout.columns.enumerated() where column.isByPeriod {
                guard let slot = plan.columnSlots[index] else { continue }
                part.months[index][month] = rows.columns[slot].gathered(matches)
            }
            let offsets = matches.map { $0 < 0 ? -1 : rows.offsets[Int($0)] }
            part.periodRows.append(
                PeriodRows(file: file, records: 0..<part.count, months: [month], offsets: offsets))
        }
    }

    private func tellRepeats(_ table: RowKeys.Table, _ rows: SheetRows, _ sheet: OpenSheet, _ texts: KeyTexts) {
        for (row, first) in table.repeatedRows {
            context.log.note(
                DataProblem(
                    file: sheet.path, row: Int(rows.numbers[row]), column: nil, text: texts.words(row),
                    kind: .repeatedKey(firstRow: Int(rows.numbers[first]))))
        }
    }

    /// True while an older version may still add a month.
    var hasMonths: Bool { keys != nil }

    /// Adds the months that newer versions lack, matched by key; true when there was one.
    mutating func add(older sheet: OpenSheet) -> Bool {
        guard var keys, let (rows, plan, months) = read(sheet, .older(lacking: { _ in true })),
            let keySlots = plan.keySlots
        else { return false }
        let texts = KeyTexts(bytes: sheet.bytes, columns: keySlots.map { rows.columns[$0].places })
        let table = keys.place(rows, texts: texts, months: months, isCurrent: false)
        let added = table.months.filter { !known.contains($0) }
        if added.isEmpty { return false }
        known.formUnion(added)
        addMonths(rows, plan, table, months: added, file: sheet.file)
        return true
    }
}
