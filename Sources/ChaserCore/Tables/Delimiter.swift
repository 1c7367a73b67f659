/// What parts the cells of a sheet, and where its rows begin.
struct Delimiter: Hashable, Sendable {
    /// Comma, semicolon or tab; a bar when a `sep=` line says so.
    let byte: UInt8
    /// Offset of the first byte after a byte order mark and Excel's `sep=;` line.
    let start: Int

    /// Told from the heading row: whichever of the three stands in it most often outside quotes, the comma on a tie.
    init(of bytes: UnsafeBufferPointer<UInt8>) {
        let start = textStart(bytes)
        if let told = Delimiter.told(bytes, from: start) {
            self = told
            return
        }
        byte = Delimiter.counted(bytes, from: start)
        self.start = start
    }

    private init(byte: UInt8, start: Int) {
        self.byte = byte
        self.start = start
    }

    /// Excel's own first line, `sep=;`, in any case and perhaps quoted.
    private static func told(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Delimiter? {
        var at = start
        let isQuoted = at < bytes.count && bytes[at] == Byte.quote
        if isQuoted { at += 1 }
        for letter in "sep=".utf8 {
            guard at < bytes.count, Byte.lower(bytes[at]) == letter else { return nil }
            at += 1
        }
        guard at < bytes.count else { return nil }
        let byte = bytes[at]
        guard byte == Byte.tab || byte == 0x7C || byte == Byte.comma || byte == Byte.semicolon else { return nil }
        at += isQuoted ? 2 : 1
        guard at >= bytes.count || Byte.isLineBreak(bytes[at]) else { return nil }
        if at + 1 < bytes.count, bytes[at] == Byte.carriageReturn, bytes[at + 1] == Byte.lineFeed { at += 1 }
        return Delimiter(byte: byte, start: min(at + 1, bytes.count))
    }

    private static func counted(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt8 {
        var commas = 0
        var semicolons = 0
        var tabs = 0
        var isInQuotes = false
        var hasText = false
        for byte in bytes[start...] {
            if byte == Byte.quote { isInQuotes.toggle() }
            if isInQuotes { continue }
            if Byte.isLineBreak(byte) {
                if hasText { break }
                continue
            }
            if byte == Byte.comma { commas += 1 }
            if byte == Byte.semicolon { semicolons += 1 }
            if byte == Byte.tab { tabs += 1 }
            hasText = hasText || byte > Byte.space
        }
        if commas >= semicolons, commas >= tabs { return Byte.comma }
        return semicolons >= tabs ? Byte.semicolon : Byte.tab
    }
}
