/// What the row reader needs of one slot, in one place.
struct SlotLane {
    let kind: CellSlot.Kind
    /// Index of the next slot that reads the same cell, or -1.
    let next: Int
    let values: UnsafeMutableRawPointer
    let units: UnsafeMutablePointer<UInt8>
    let evidence: UnsafeMutablePointer<UInt8>
    /// The order of day and month in a column of dates.
    let order: DateOrder
}

/// Reads the rows of one sheet, one at a time, into the slots' buffers: the innermost loop.
///
/// Plain figures and plain days are read as they are scanned, in one pass; every other cell is scanned first and read
/// after. Works on memory without checks: the lanes' buffers hold `SlotBuffer.rows` rows, and `row` stays below that.
struct RowReader {
    var scanner: RowScanner
    /// For each cell of a row the index of its first slot, or -1.
    let plan: UnsafeBufferPointer<Int>
    let lanes: UnsafeBufferPointer<SlotLane>
    /// True for bytes with which a word for "no figure" may begin.
    let suspects: UnsafeBufferPointer<Bool>
    let slots: [CellSlot]
    let context: CellContext
    /// `TextPlace` bits of the file.
    let fileBits: UInt64
    /// Index of the row within the buffers.
    var row = 0
    /// The spreadsheet's number of the row.
    var rowNumber: Int
    var keyHash: UInt64 = 0
    var keyLength = 0

    /// Reads one row; how many cells it has, and whether one beyond the headings says something.
    mutating func readRow() -> (cells: Int, hasExtra: Bool) {
        var position = 0
        var hasExtra = false
        var endsRow = false
        keyHash = 0
        keyLength = 0
        repeat {
            if position < plan.count {
                let slot = plan[position]
                endsRow = slot < 0 ? scanner.skipCell() : readCell(slot)
            } else {
                let cell = scanner.cell()
                hasExtra = hasExtra || cell.length > 0
                endsRow = cell.endsRow
            }
            position &+= 1
        } while !endsRow
        return (position, hasExtra)
    }

    /// What cells the row lacks at its end are missing.
    mutating func fillMissing(from position: Int) {
        for slot in slots.indices where slots[slot].position >= position {
            let cell = ScannedCell(start: 0, length: 0, doublesQuotes: false, endsRow: true)
            store(cell, slot)
        }
    }

    @inline(__always)
    private mutating func readCell(_ first: Int) -> Bool {
        let lane = lanes[first]
        if lane.next < 0 {
            if lane.kind == .figure, let endsRow = readPlainFigure(lane) { return endsRow }
            if lane.kind == .day, lane.order == .dayFirst, let endsRow = readPlainDay(lane) { return endsRow }
        }
        let cell = scanner.cell()
        var slot = first
        repeat {
            store(cell, slot)
            slot = lanes[slot].next
        } while slot >= 0
        return cell.endsRow
    }

    @inline(__always)
    private mutating func store(_ cell: ScannedCell, _ slot: Int) {
        let lane = lanes[slot]
        if lane.kind == .text || lane.kind == .key, cell.length < 1 << 20 {
            let bits = fileBits | UInt64(cell.start) &<< 21 | UInt64(cell.length) &<< 1 | (cell.doublesQuotes ? 1 : 0)
            lane.values.assumingMemoryBound(to: TextPlace.self)[row] = TextPlace(bits: cell.length == 0 ? 0 : bits)
            if lane.kind == .key { hashKey(cell) }
        } else {
            storeOther(cell, slot)
        }
    }

    @inline(__always)
    private mutating func hashKey(_ cell: ScannedCell) {
        keyLength &+= cell.length
        if cell.doublesQuotes {
            let plain = undoubled(UnsafeBufferPointer(start: scanner.bytes + cell.start, count: cell.length))
            keyHash = KeyTexts.hash(plain, seed: keyHash)
        } else {
            keyHash = ByteHash.hash(scanner.bytes + cell.start, count: cell.length, seed: keyHash)
        }
    }

    @inline(never)
    private mutating func storeOther(_ cell: ScannedCell, _ slot: Int) {
        let lane = lanes[slot]
        let bytes = UnsafeBufferPointer(start: scanner.bytes + cell.start, count: cell.length)
        switch lane.kind {
        case .figure:
            let (micros, unit) = context.figure(bytes, slots[slot], row: rowNumber)
            lane.values.assumingMemoryBound(to: Int64.self)[row] = micros
            lane.units[row] = unit
        case .target:
            let index = context.target(bytes, slots[slot], row: rowNumber)
            lane.values.assumingMemoryBound(to: Int32.self)[row] = index
        case .day:
            let (day, evidence) = context.day(bytes, slots[slot], row: rowNumber)
            lane.values.assumingMemoryBound(to: Int32.self)[row] = day
            lane.evidence.pointee |= evidence.rawValue
        case .moment:
            lane.values.assumingMemoryBound(to: Int64.self)[row] = context.moment(bytes, slots[slot], row: rowNumber)
            lane.units[row] = Unit.moment.code
        case .month:
            lane.values.assumingMemoryBound(to: Int32.self)[row] = context.month(bytes, slots[slot], row: rowNumber)
        case .code:
            lane.values.assumingMemoryBound(to: UInt8.self)[row] = context.code(bytes, slots[slot], row: rowNumber)
        case .text, .key, .people:
            let isMissing = lane.kind == .people && context.isMissing(bytes)
            let place = context.place(cell, bytes, file: Int(fileBits >> 54), slots[slot], row: rowNumber)
            lane.values.assumingMemoryBound(to: TextPlace.self)[row] = isMissing ? .none : place
        }
    }
}

extension CellContext {
    /// The place of a text; none, and a problem, when a limit of `TextPlace` is passed.
    func place(
        _ cell: ScannedCell, _ bytes: UnsafeBufferPointer<UInt8>, file: Int, _ slot: CellSlot, row: Int
    ) -> TextPlace {
        if cell.length == 0 { return .none }
        let place = TextPlace(
            file: file, offset: cell.start, length: cell.length, doublesQuotes: cell.doublesQuotes)
        if let place { return place }
        log.hold(
            DataProblem(
                file: slot.path, row: row, column: slot.heading, text: shortened(bytes), kind: .unreadable(.text)))
        return .none
    }
}
