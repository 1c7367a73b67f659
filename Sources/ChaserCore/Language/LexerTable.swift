/// The table of a test: CSV between braces, which the rule language itself does not read.
extension Lexer {
    /// From the brace after `given …` to the line that begins with its closing brace.
    ///
    /// A line that begins a statement of a test, without a comma, shows that the closing brace was forgotten: what a
    /// slip costs is then one table and not the rest of the file.
    mutating func table() {
        let brace = offset
        offset += 1
        skipToTable()
        let start = offset
        while offset < end {
            let lineStart = offset
            while let byte = peek(), byte == 0x20 || byte == 0x09 { offset += 1 }
            if peek() == UInt8(ascii: "}") {
                addTable(TextRange(start, lineStart))
                offset += 1
                return
            }
            if beginsStatement {
                offset = lineStart
                break
            }
            while let byte = peek(), byte != 0x0A { offset += 1 }
            if offset < end { offset += 1 }
        }
        let reached = offset
        offset = brace + 1
        tell(.unclosedTable, from: brace)
        addTable(TextRange(start, max(start, reached)))
        offset = reached
        if reached < end { tokens.append(Token(.newline, at: TextRange(reached, reached))) }
    }

    private mutating func addTable(_ range: TextRange) {
        tokens.append(Token(.table(text.string(range)), at: range))
    }

    /// Past the rest of the brace's line when it is blank or a comment; a table may also begin there.
    private mutating func skipToTable() {
        var next = offset
        while next < end, [0x20, 0x09, 0x0D].contains(text.bytes[next]) { next += 1 }
        if next < end, text.bytes[next] == UInt8(ascii: "#") {
            let start = next
            while next < end, text.bytes[next] != 0x0A { next += 1 }
            comments.append(TextRange(start, next))
        }
        if next < end, text.bytes[next] == 0x0A { offset = next + 1 }
    }

    /// True at `at 2020…`, `ack …`, `expect …` or `given …` without a comma on the line, and at the head of a block.
    private var beginsStatement: Bool {
        let line = text.bytes[offset..<end].prefix { $0 != 0x0A }
        if line.contains(UInt8(ascii: ",")) { return false }
        let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard let first = words.first, words.count > 1 else { return false }
        return ["at", "expect", "given", "ack"].contains(first)
            || BlockKind(rawValue: String(first)) != nil && words.last == "{"
    }
}
