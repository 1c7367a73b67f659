/// The words of `say`: text with expressions in braces, each at its right place in the file.
extension RuleParser {
    /// Takes apart the text whose range, quotes included, is given. `{{` is a brace; so is `}`, and `}}` is one.
    ///
    /// Each pair of braces is read on its own, so that every fault in them is told.
    mutating func template(_ range: TextRange) -> Template {
        let opening = text.bytes[range.start] == UInt8(ascii: "\"") ? 1 : text.scalar(at: range.start).length
        var offset = range.start + opening
        let end = max(offset, endOfContent(range))
        var parts: [Template.Part] = []
        var words: [UInt8] = []
        while offset < end {
            let byte = text.bytes[offset]
            let next = offset + 1 < end ? text.bytes[offset + 1] : 0
            let isDoubled = next == byte && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"))
            if byte == UInt8(ascii: "{"), !isDoubled {
                if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
                words = []
                offset = braces(at: offset, end: end, into: &parts)
                continue
            }
            let isEscape = byte == UInt8(ascii: "\\") && (next == UInt8(ascii: "\"") || next == byte)
            words.append(isEscape ? next : byte)
            offset += isDoubled || isEscape ? 2 : 1
        }
        if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
        return Template(parts: parts, range: range)
    }

    /// Where the closing quote begins; the range's end when there is none.
    private func endOfContent(_ range: TextRange) -> Int {
        var last = range.end - 1
        while last > range.start, text.bytes[last] & 0xC0 == 0x80 { last -= 1 }
        guard last > range.start, let scalar = text.scalar(at: last).scalar else { return range.end }
        return "\"“”„«»‘’'`".unicodeScalars.contains(scalar) ? last : range.end
    }

    /// Reads `{expression}`, and returns the offset after it.
    private mutating func braces(at open: Int, end: Int, into parts: inout [Template.Part]) -> Int {
        let rest = text.bytes[(open + 1)..<end]
        guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else {
            if !damage.contains(where: { $0.start <= open && open < $0.end }) {
                tell(.syntax(.unclosedBraces), at: TextRange(open, open + 1))
            }
            return end
        }
        let inside = TextRange(open + 1, close)
        var lexer = Lexer(text, within: inside, isInsideText: true)
        lexer.run()
        diagnostics += lexer.diagnostics
        var parser = RuleParser(text, tokens: lexer.tokens, damage: lexer.damage)
        if lexer.tokens.count == 1 {
            if lexer.damage.isEmpty { tell(.syntax(.emptyBraces), at: TextRange(open, close + 1)) }
            return close + 1
        }
        do throws(SyntaxFailure) {
            let expression = try parser.expression()
            if parser.current.kind != .end {
                parser.expect(.word("}"))
                throw parser.unexpected()
            }
            parts.append(.expression(expression))
            diagnostics += parser.diagnostics
        } catch {
            diagnostics += parser.diagnostics
            if lexer.damage.isEmpty { tellBraces(parser, error, close) }
        }
        return close + 1
    }

    /// Tells why what stands in braces does not read; its end is the closing brace.
    private mutating func tellBraces(_ parser: RuleParser, _ failure: SyntaxFailure, _ close: Int) {
        if let fault = failure.fault {
            tell(fault, at: failure.range)
        } else if let open = parser.unclosedParenthesis(at: failure.index) {
            tell(.syntax(.unclosedParenthesis), at: open)
        } else {
            let isEnd = parser.token(at: failure.index).kind == .end
            let found = isEnd ? Found.words("}") : parser.found(at: failure.index)
            let range = isEnd ? TextRange(close, close + 1) : parser.place(of: failure.index)
            tell(.syntax(.expected(parser.expectations, found: found, example: nil)), at: range)
        }
    }
}
