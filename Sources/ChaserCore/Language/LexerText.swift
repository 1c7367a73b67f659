extension Lexer {
    /// A text in straight double quotes, on one line; `\"` and `\\` stand for a quote and a backslash.
    mutating func quotedText() {
        let start = offset
        let quote: [UInt8] = isInsideText && peek() == UInt8(ascii: "\\") ? [0x5C, 0x22] : [0x22]
        offset += quote.count
        var content: [UInt8] = []
        while let byte = peek(), byte != 0x0A {
            if text.bytes[offset..<end].starts(with: quote) {
                offset += quote.count
                add(.text(String(decoding: content, as: UTF8.self)), from: start)
                return
            }
            if byte == UInt8(ascii: "\\") {
                escape(into: &content)
            } else {
                content.append(byte)
                offset += 1
            }
        }
        while let last = content.last, last == 0x20 || last == 0x0D || last == 0x09 { content.removeLast() }
        offset = max(start + 1, endOfWords(before: offset))
        damage.append(TextRange(start, offset))
        tell(.unclosedText, from: start)
        add(.text(String(decoding: content, as: UTF8.self)), from: start)
    }

    /// A backslash and what follows; anything but a quote or a backslash is told and kept as typed.
    private mutating func escape(into content: inout [UInt8]) {
        let start = offset
        guard let next = peek(1), next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") else {
            content.append(UInt8(ascii: "\\"))
            offset += 1
            guard offset < end, text.bytes[offset] != 0x0A, text.bytes[offset] != 0x0D else { return }
            let length = text.scalar(at: offset).length
            let after = offset
            offset = min(offset + length, end)
            tell(.unknownEscape(text.string(TextRange(after, offset))), from: start)
            content += text.bytes[after..<offset]
            return
        }
        content.append(next)
        offset += 2
    }

    /// Back over spaces, so that an underline does not run past the words.
    private func endOfWords(before offset: Int) -> Int {
        var offset = offset
        while offset > 0, [0x20, 0x09, 0x0D].contains(text.bytes[offset - 1]) { offset -= 1 }
        return offset
    }

    /// A text in curly or single quotes: told, and read as if they were straight double ones.
    mutating func otherQuotes() -> Bool {
        let curly = ["“", "”", "„", "«", "»"]
        let single = ["‘", "’", "'", "`"]
        guard let quote = (curly + single).first(where: { starts(with: $0) }) else { return false }
        let closing = curly.contains(quote) ? curly + ["\""] : single
        let start = offset
        offset += quote.utf8.count
        let contentStart = offset
        while let byte = peek(), byte != 0x0A, !closing.contains(where: { starts(with: $0) }) { offset += 1 }
        let content = TextRange(contentStart, offset)
        guard let close = closing.first(where: { starts(with: $0) }) else {
            offset = max(contentStart, endOfWords(before: offset))
            damage.append(TextRange(start, offset))
            wrongQuotes.append((quote, TextRange(start, offset)))
            add(.text(text.string(TextRange(contentStart, offset))), from: start)
            return true
        }
        offset += close.utf8.count
        wrongQuotes.append((quote, TextRange(start, offset)))
        add(.text(text.string(content)), from: start)
        return true
    }
}
