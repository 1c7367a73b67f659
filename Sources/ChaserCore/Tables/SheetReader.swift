/// The rows of one sheet, laid out by slot.
struct SheetRows {
    var count = 0
    /// One for each slot.
    var columns: [ColumnValues] = []
    /// Offset of the first byte of each row.
    var offsets: [Int] = []
    /// The spreadsheet's number of each row.
    var numbers: [Int32] = []
    /// Of the key cells together; empty without key slots.
    var hashes: [UInt64] = []
    /// Offset behind the last row that was read, and the number of the row there.
    var end = 0
    var nextRowNumber = 0
    /// For each slot what its dates show of their order.
    var evidence: [DateEvidence] = []
}

/// Reads the rows of a piece of a sheet into the columns that its slots name.
///
/// Blank rows and rows of nothing but delimiters are skipped; a row with an empty key is set aside and told; so is the
/// row in which a quote was opened and never closed, since what it swallowed is not known.
final class SheetReader {
    private let sheet: OpenSheet
    private let slots: [CellSlot]
    private let context: CellContext
    private let piece: SheetPiece
    private let hasKey: Bool
    private let buffers: [SlotBuffer]
    private var rows = SheetRows()
    private var offsets: [Int] = []
    private var numbers: [Int32] = []
    private var hashes: [UInt64] = []

    init(_ sheet: OpenSheet, slots: [CellSlot], context: CellContext, piece: SheetPiece) {
        self.sheet = sheet
        self.slots = slots
        self.context = context
        self.piece = piece
        hasKey = slots.contains { $0.kind == .key }
        buffers = slots.map(SlotBuffer.init)
    }

    func read() -> SheetRows {
        let plan = firstSlots()
        let lanes = self.lanes()
        sheet.bytes.withUnsafeBufferPointer { text in
            plan.withUnsafeBufferPointer { plan in
                lanes.withUnsafeBufferPointer { lanes in
                    context.missing.firstBytes.withUnsafeBufferPointer { suspects in
                        guard let base = text.baseAddress else { return }
                        let scanner = RowScanner(
                            base, count: text.count, delimiter: sheet.delimiter, at: piece.range.lowerBound)
                        var reader = RowReader(
                            scanner: scanner, plan: plan, lanes: lanes, suspects: suspects, slots: slots,
                            context: context, fileBits: UInt64(sheet.file) << 54, rowNumber: piece.rowNumber)
                        readStretches(&reader)
                        rows.end = reader.scanner.at
                        rows.nextRowNumber = reader.rowNumber
                    }
                }
            }
        }
        rows.columns = buffers.map { $0.take() }
        rows.evidence = buffers.map { DateEvidence(rawValue: $0.evidence.pointee) }
        return rows
    }

    /// For each cell up to the last heading its first slot, or -1.
    private func firstSlots() -> [Int] {
        var plan = [Int](repeating: -1, count: sheet.headings.count)
        for slot in slots.indices.reversed() { plan[slots[slot].position] = slot }
        return plan
    }

    private func lanes() -> [SlotLane] {
        slots.indices.map { slot in
            let next = slots.indices.first { $0 > slot && slots[$0].position == slots[slot].position }
            return SlotLane(
                kind: slots[slot].kind, next: next ?? -1, values: buffers[slot].values, units: buffers[slot].units,
                evidence: buffers[slot].evidence, order: slots[slot].dates.order)
        }
    }

    private func readStretches(_ reader: inout RowReader) {
        let limit = SlotBuffer.rows
        let stop = piece.range.upperBound
        offsets = [Int](repeating: 0, count: limit)
        numbers = [Int32](repeating: 0, count: limit)
        hashes = [UInt64](repeating: 0, count: limit)
        while reader.scanner.at < stop {
            offsets.withUnsafeMutableBufferPointer { offsets in
                numbers.withUnsafeMutableBufferPointer { numbers in
                    hashes.withUnsafeMutableBufferPointer { hashes in
                        while reader.row < limit, reader.scanner.at < stop {
                            let start = reader.scanner.at
                            let number = reader.rowNumber
                            guard readOne(&reader) else { continue }
                            offsets[reader.row] = start
                            numbers[reader.row] = Int32(truncatingIfNeeded: number)
                            hashes[reader.row] = reader.keyHash
                            reader.row &+= 1
                        }
                    }
                }
            }
            flush(reader)
            reader.row = 0
        }
    }

    /// Reads one row; true when it is a record.
    @inline(__always)
    private func readOne(_ reader: inout RowReader) -> Bool {
        defer { reader.rowNumber &+= 1 }
        if reader.scanner.skipLineBreak() { return false }
        let start = reader.scanner.at
        let (cells, hasExtra) = reader.readRow()
        let isPlain = cells == sheet.headings.count && reader.keyLength > 0 && !reader.scanner.isUnclosed
        let isRecord = isPlain || isOddRecord(&reader, from: start, cells: cells, hasExtra: hasExtra)
        context.log.releaseRow(isRecord: isRecord)
        return isRecord
    }

    /// What is to be done with a row that is ragged, has no key or does not end.
    @inline(never)
    private func isOddRecord(_ reader: inout RowReader, from start: Int, cells: Int, hasExtra: Bool) -> Bool {
        func tell(_ kind: DataProblem.Kind) {
            context.log.note(DataProblem(file: sheet.path, row: reader.rowNumber, column: nil, text: "", kind: kind))
        }
        if reader.scanner.isUnclosed {
            tell(.unclosedQuote)
            return false
        }
        if isBlank(reader, from: start) { return false }
        reader.fillMissing(from: cells)
        if hasKey, reader.keyLength == 0 {
            tell(.emptyKey)
            return false
        }
        let headings = sheet.headings.count
        if cells < headings || hasExtra { tell(.raggedRow(cells: cells, headings: headings)) }
        return true
    }

    private func isBlank(_ reader: RowReader, from start: Int) -> Bool {
        var scanner = reader.scanner
        scanner.at = start
        while true {
            let cell = scanner.cell()
            if cell.length > 0 { return false }
            if cell.endsRow { return true }
        }
    }

    private func flush(_ reader: RowReader) {
        let count = reader.row
        if rows.count == 0 { reserve(reader) }
        for buffer in buffers { buffer.flush(count) }
        rows.offsets.append(contentsOf: offsets[..<count])
        rows.numbers.append(contentsOf: numbers[..<count])
        if hasKey { rows.hashes.append(contentsOf: hashes[..<count]) }
        rows.count += count
    }

    /// Guesses the number of rows from the first stretch, so that the columns grow once.
    private func reserve(_ reader: RowReader) {
        let consumed = max(reader.scanner.at - piece.range.lowerBound, 1)
        let guess = reader.row * (piece.room / consumed + 1) + reader.row
        let room = reader.scanner.at - piece.range.lowerBound >= piece.room ? reader.row : guess + guess / 16
        for buffer in buffers { buffer.reserve(room) }
        rows.offsets.reserveCapacity(room)
        rows.numbers.reserveCapacity(room)
        if hasKey { rows.hashes.reserveCapacity(room) }
    }
}
