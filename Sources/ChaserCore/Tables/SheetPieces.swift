extension SheetRows {
    /// Sheets below this many bytes are read in one piece.
    private static let leastPiece = 1 << 20

    /// Reads all rows of a sheet; a column of dates that turns out month before day is read so, and told.
    static func reading(_ sheet: OpenSheet, _ slots: [CellSlot], _ context: CellContext) -> SheetRows {
        let before = context.log.state
        let rows = readingInPieces(sheet, slots, context)
        let orders = zip(slots, rows.evidence).map { slot, evidence in
            slot.dates.style == nil ? evidence.order : slot.dates.order
        }
        if orders == slots.map(\.dates.order) {
            for (slot, evidence) in zip(slots, rows.evidence) where evidence == .either && slot.dates.style == nil {
                context.tell(slot, .undecidedOrder)
            }
            return rows
        }
        context.log.state = before
        let again = readingInPieces(sheet, zip(slots, orders).map { $0.reading($1) }, context)
        for (slot, order) in zip(slots, orders) where slot.dates.order != order { context.tell(slot, .monthFirst) }
        return again
    }

    /// Reads all rows of a sheet, a large one in as many pieces as there are workers.
    ///
    /// Where a row begins in the middle of a sheet is a guess that quoted line breaks can spoil, so each piece is held
    /// against the one before it: only if that one ended exactly where this one began does it count. Otherwise the rest
    /// is read again in one go, and the result is the same.
    private static func readingInPieces(
        _ sheet: OpenSheet, _ slots: [CellSlot], _ context: CellContext
    ) -> SheetRows {
        let starts = pieceStarts(sheet, slots, context.workers.count)
        let contexts = [context] + starts.dropFirst().map { _ in context.copy() }
        let bounds = starts + [sheet.bytes.count]
        var pieces = context.workers.map(starts.count) { index in
            let room = index == 0 ? sheet.bytes.count - starts[0] : bounds[index + 1] - bounds[index]
            let piece = SheetPiece(
                range: bounds[index]..<bounds[index + 1], room: room, rowNumber: index == 0 ? sheet.firstRowNumber : 0)
            return SheetReader(sheet, slots: slots, context: contexts[index], piece: piece).read()
        }
        var rows = pieces.removeFirst()
        for index in pieces.indices {
            let ours = contexts[index + 1]
            guard rows.end == starts[index + 1], ours.hasCodes(of: context) else {
                let rest = rows.end..<sheet.bytes.count
                let piece = SheetPiece(range: rest, room: rest.count, rowNumber: rows.nextRowNumber)
                var again = SheetReader(sheet, slots: slots, context: context, piece: piece).read()
                rows.append(&again, rowsAbove: 0, context.workers)
                break
            }
            context.log.take(over: ours.log, rowsAbove: rows.nextRowNumber)
            rows.append(&pieces[index], rowsAbove: rows.nextRowNumber, context.workers)
        }
        return rows
    }

    /// Offsets at which rows seem to begin, about equally far apart; the first row's comes first.
    private static func pieceStarts(_ sheet: OpenSheet, _ slots: [CellSlot], _ count: Int) -> [Int] {
        let length = (sheet.bytes.count - sheet.firstRow) / count
        // Targets are numbered as they are met, so that pieces would number them differently.
        guard count > 1, length >= leastPiece, !slots.contains(where: { $0.kind == .target }) else {
            return [sheet.firstRow]
        }
        var starts = [sheet.firstRow]
        sheet.bytes.withUnsafeBufferPointer { text in
            var isInQuotes = false
            for piece in 1..<count {
                guard let last = starts.last else { return }
                var at = sheet.firstRow + piece * length
                if last >= at { continue }
                isInQuotes = text.part(last, at).hasOddQuotes
                while at < text.count, isInQuotes || text[at] != Byte.lineFeed {
                    if text[at] == Byte.quote { isInQuotes.toggle() }
                    at += 1
                }
                if at + 1 < text.count { starts.append(at + 1) }
            }
        }
        return starts
    }

    /// Puts the rows of the next piece behind these, and leaves nothing there: only one column stands twice at a time.
    private mutating func append(_ piece: inout SheetRows, rowsAbove: Int, _ workers: Workers) {
        columns.withUnsafeMutableBufferPointer { mine in
            piece.columns.withUnsafeMutableBufferPointer { theirs in
                _ = workers.map(mine.count) { column in
                    mine[column].append(theirs[column])
                    theirs[column] = .absent
                }
            }
        }
        count += piece.count
        offsets += piece.offsets
        numbers += piece.numbers.map { $0 &+ Int32(truncatingIfNeeded: rowsAbove) }
        hashes += piece.hashes
        evidence = zip(evidence, piece.evidence).map { $0.union($1) }
        end = piece.end
        nextRowNumber = piece.nextRowNumber + rowsAbove
        piece = SheetRows()
    }
}

/// The part of a sheet that one reader reads.
struct SheetPiece {
    /// The rows that begin in here.
    let range: Range<Int>
    /// For how many bytes of rows there is to be room.
    let room: Int
    /// The spreadsheet's number of the first row, or zero where it is not known yet.
    let rowNumber: Int
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these bytes hold an odd number of quotes: then what follows lies within a quoted cell.
    fileprivate var hasOddQuotes: Bool {
        guard let start = baseAddress.map(UnsafeRawPointer.init) else { return false }
        let sevens = SIMD4<UInt64>(repeating: 0x7F7F_7F7F_7F7F_7F7F)
        let quotes = SIMD4<UInt64>(repeating: 0x2222_2222_2222_2222)
        var others = SIMD4<UInt64>()
        let steps = count / 32
        for step in 0..<steps {
            let bytes = start.loadUnaligned(fromByteOffset: step &* 32, as: SIMD4<UInt64>.self) ^ quotes
            // The top bit of each byte that is no quote. Exclusive-or keeps the parity of each place; of 32 bytes an
            // odd number are quotes exactly when an odd number are not.
            others ^= ((bytes & sevens) &+ sevens) | bytes
        }
        let tops = (others[0] ^ others[1] ^ others[2] ^ others[3]) & 0x8080_8080_8080_8080
        let rest = self[(steps * 32)...].reduce(0) { $1 == Byte.quote ? $0 + 1 : $0 }
        return !(tops.nonzeroBitCount + rest).isMultiple(of: 2)
    }
}
