/// One cell as it lies in the text: the stretch without outer spaces and quotes.
struct ScannedCell: Hashable {
    let start: Int
    let length: Int
    /// A quote within the cell is still written twice.
    let doublesQuotes: Bool
    /// The row ends behind this cell.
    let endsRow: Bool
}

/// Walks the cells of a sheet (RFC 4180, and what people's programs make of it).
///
/// Rows end at CR LF, LF or CR. A quoted cell may hold delimiters and line breaks; a quote in the middle of an unquoted
/// cell is an ordinary character; spaces round a cell, and round its quotes, are no part of it. What follows a closing
/// quote makes the whole stretch, quotes and all, an ordinary cell.
struct RowScanner {
    let bytes: UnsafePointer<UInt8>
    let end: Int
    let delimiter: UInt8
    /// Offset of the next byte to read.
    var at: Int
    /// A quoted cell ran to the end of the text without its closing quote.
    private(set) var isUnclosed = false
    private let delimiters: UInt64

    init(_ bytes: UnsafePointer<UInt8>, count: Int, delimiter: UInt8, at: Int) {
        self.bytes = bytes
        end = count
        self.delimiter = delimiter
        self.at = at
        delimiters = UInt64(delimiter) &* RowScanner.ones
    }

    /// Reads one cell and steps behind what ends it.
    @inline(__always)
    mutating func cell() -> ScannedCell {
        let start = at
        if start < end, bytes[start] == Byte.quote || bytes[start] == Byte.space, let open = openingQuote(start) {
            return quotedCell(open)
        }
        let stop = nextStop(from: start)
        return trimmed(start, stop, doublesQuotes: false, endsRow: finish(stop))
    }

    /// Steps over one cell that nobody asked for; true when it ends the row.
    @inline(__always)
    mutating func skipCell() -> Bool {
        if at < end, bytes[at] == Byte.quote || bytes[at] == Byte.space { return cell().endsRow }
        return finish(nextStop(from: at))
    }

    /// Steps over the row's end, and tells whether there was one.
    @inline(__always)
    mutating func skipLineBreak() -> Bool {
        guard at < end, Byte.isLineBreak(bytes[at]), bytes[at] != delimiter else { return false }
        return finish(at)
    }

    /// Steps behind the delimiter or line break at `stop`; true when the row ends there.
    @inline(__always)
    mutating func finish(_ stop: Int) -> Bool {
        if stop >= end {
            at = end
            return true
        }
        if bytes[stop] == delimiter {
            at = stop &+ 1
            return false
        }
        let isPair = bytes[stop] == Byte.carriageReturn && stop &+ 1 < end && bytes[stop &+ 1] == Byte.lineFeed
        at = stop &+ (isPair ? 2 : 1)
        return true
    }

    /// True for a byte that ends an unquoted cell.
    @inline(__always)
    func isStop(_ byte: UInt8) -> Bool { byte == delimiter || Byte.isLineBreak(byte) }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Offset of the delimiter or line break that ends an unquoted cell, or the end of the text.
    @inline(__always)
    private func nextStop(from start: Int) -> Int {
        var at = start
        while at &+ 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self))
            let other = word ^ delimiters
            // A byte equal to the delimiter, or below 14 (line breaks are 10 and 13); what borrows is looked at again.
            let found = (other &- RowScanner.ones) & ~other | (word &- 14 &* RowScanner.ones) & ~word
            var hits = found & RowScanner.tops
            while hits != 0 {
                let stop = at &+ hits.trailingZeroBitCount &>> 3
                if isStop(bytes[stop]) { return stop }
                hits &= hits &- 1
            }
            at &+= 8
        }
        while at < end, !isStop(bytes[at]) { at &+= 1 }
        return at
    }

    /// The quote that opens this cell, behind spaces perhaps; nil for an unquoted cell.
    @inline(__always)
    private func openingQuote(_ start: Int) -> Int? {
        var at = start
        while at < end, bytes[at] == Byte.space { at &+= 1 }
        return at < end && bytes[at] == Byte.quote ? at : nil
    }

    @inline(never)
    private mutating func quotedCell(_ open: Int) -> ScannedCell {
        var from = open + 1
        var doublesQuotes = false
        while let quote = nextQuote(from: from) {
            if quote + 1 < end, bytes[quote + 1] == Byte.quote {
                doublesQuotes = true
                from = quote + 2
                continue
            }
            var behind = quote + 1
            while behind < end, bytes[behind] == Byte.space { behind += 1 }
            if behind == end || isStop(bytes[behind]) {
                return trimmed(open + 1, quote, doublesQuotes: doublesQuotes, endsRow: finish(behind))
            }
            let stop = nextStop(from: behind)
            return trimmed(open, stop, doublesQuotes: false, endsRow: finish(stop))
        }
        isUnclosed = true
        at = end
        return trimmed(open + 1, end, doublesQuotes: doublesQuotes, endsRow: true)
    }

    @inline(__always)
    private func nextQuote(from start: Int) -> Int? {
        let quotes = UInt64(Byte.quote) &* RowScanner.ones
        var at = start
        while at &+ 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)) ^ quotes
            let hits = (word &- RowScanner.ones) & ~word & RowScanner.tops
            if hits != 0 { return at &+ hits.trailingZeroBitCount &>> 3 }
            at &+= 8
        }
        while at < end, bytes[at] != Byte.quote { at &+= 1 }
        return at < end ? at : nil
    }

    /// The stretch without spaces, control characters and non-breaking spaces (C2 A0) at either end.
    @inline(__always)
    private func trimmed(_ start: Int, _ stop: Int, doublesQuotes: Bool, endsRow: Bool) -> ScannedCell {
        var from = start
        var to = stop
        if from < to,
            bytes[from] <= Byte.space || bytes[to &- 1] <= Byte.space || bytes[from] >= 0xC2 || bytes[to &- 1] >= 0xA0
        {
            while from < to, leadingSpace(from, to) > 0 { from &+= leadingSpace(from, to) }
            while from < to, trailingSpace(from, to) > 0 { to &-= trailingSpace(from, to) }
        }
        return ScannedCell(start: from, length: to &- from, doublesQuotes: doublesQuotes, endsRow: endsRow)
    }

    private func leadingSpace(_ from: Int, _ to: Int) -> Int {
        if bytes[from] <= Byte.space { return 1 }
        return from + 1 < to && bytes[from] == 0xC2 && bytes[from + 1] == 0xA0 ? 2 : 0
    }

    private func trailingSpace(_ from: Int, _ to: Int) -> Int {
        if bytes[to - 1] <= Byte.space { return 1 }
        return to - 2 >= from && bytes[to - 2] == 0xC2 && bytes[to - 1] == 0xA0 ? 2 : 0
    }
}
