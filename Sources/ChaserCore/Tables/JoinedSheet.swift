/// The rows of a joined file, found by the text that both sides share.
struct JoinedSheet {
    let sheet: OpenSheet
    let positions: SheetPositions
    /// For each declared column that is joined its values, a slot for each row; nil where the file lacks the heading.
    let columns: [ColumnValues?]
    private let rows: SheetRows
    private let texts: KeyTexts
    private var table: KeyTable
    /// Rows of a key that stands twice: none of them is used.
    private var doubled: Set<Int> = []
    private var isUsed: [Bool]

    /// Nil, and told, when the heading that joins is missing.
    init?(_ sheet: OpenSheet, layout: SourceLayout, joinOn: String, context: CellContext) {
        let finder = HeadingFinder(sheet: sheet, log: context.log)
        guard let key = finder.position(joinOn, orOfColumn: layout) else {
            sheet.tellMissing(joinOn, log: context.log)
            return nil
        }
        var slots = [CellSlot(kind: .key, position: key, type: .text, sheet: sheet)]
        var found = layout.columns.map { _ in -1 }
        var columnSlots: [Int?] = layout.columns.map { _ in nil }
        for (index, column) in layout.columns.enumerated() where column.isJoined {
            guard let heading = column.heading else { continue }
            guard let position = finder.position(heading, isOptional: column.isOptional) else { continue }
            found[index] = position
            columnSlots[index] = slots.count
            slots.append(CellSlot(column: column, position: position, sheet: sheet))
        }
        let rows = SheetRows.reading(sheet, slots, context)
        self.sheet = sheet
        self.rows = rows
        positions = SheetPositions(delimiter: sheet.delimiter, columns: found, months: [:])
        columns = columnSlots.map { $0.map { rows.columns[$0] } }
        texts = KeyTexts(bytes: sheet.bytes, columns: [rows.columns[0].places])
        table = KeyTable(rows: rows.count)
        isUsed = [Bool](repeating: false, count: rows.count)
        fill(context.log)
    }

    private mutating func fill(_ log: ProblemLog) {
        let texts = texts
        for (row, hash) in rows.hashes.enumerated() {
            guard let first = table.insert(hash, row: row, isSame: { texts.isSame($0, texts, row) }) else { continue }
            doubled.insert(first)
            isUsed[row] = true
            let kind = DataProblem.Kind.matchesTwice(firstRow: Int(rows.numbers[first]))
            log.note(problem(row, kind), limit: 1)
        }
    }

    private func problem(_ row: Int, _ kind: DataProblem.Kind) -> DataProblem {
        let place = texts.columns[0][row]
        let text = sheet.bytes.withUnsafeBufferPointer { bytes in
            shortened(bytes.part(place.offset, place.offset + place.length))
        }
        return DataProblem(
            file: sheet.path, row: Int(rows.numbers[row]), column: nil, text: text, kind: kind)
    }

    /// For each record of a part the row that it joins, -1 for none; records without one are told.
    mutating func match(_ part: SegmentPart, of current: OpenSheet, log: ProblemLog) -> [Int32] {
        guard let joinTexts = part.joinTexts else { return [Int32](repeating: -1, count: part.count) }
        let theirs = KeyTexts(bytes: current.bytes, columns: [joinTexts])
        return (0..<part.count).map { record in
            let row = table.find(theirs.hash(record), isSame: { texts.isSame($0, theirs, record) })
            guard let row else {
                log.note(
                    DataProblem(
                        file: current.path, row: Int(part.rowNumbers[record]), column: nil,
                        text: current.text(joinTexts[record]), kind: .unmatched), limit: 1)
                return -1
            }
            isUsed[row] = true
            return doubled.contains(row) ? -1 : Int32(row)
        }
    }

    /// Offset of a row in the file; -1 for no row.
    func offset(_ row: Int32) -> Int { row < 0 ? -1 : rows.offsets[Int(row)] }

    /// Tells the rows that no record joined.
    func tellUnmatched(_ log: ProblemLog) {
        for row in isUsed.indices where !isUsed[row] { log.note(problem(row, .unmatched), limit: 1) }
    }
}

extension OpenSheet {
    /// The text at a place, shortened for a problem.
    func text(_ place: TextPlace) -> String {
        bytes.withUnsafeBufferPointer { shortened($0.part(place.offset, place.offset + place.length)) }
    }
}
