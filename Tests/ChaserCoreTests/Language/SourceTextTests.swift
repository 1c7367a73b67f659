import Testing

@testable import ChaserCore

@Suite("Source text")
struct SourceTextTests {
    /// A text, an offset in it, and its line and column.
    static let positions: [(String, Int, Int, Int, String)] = [
        ("", 0, 1, 1, "an empty file has one line"), ("ab", 1, 1, 2, "the second character"),
        ("ab", 2, 1, 3, "the end of the file"), ("ab", 99, 1, 3, "beyond the end is the end"),
        ("a\nb", 1, 1, 2, "a newline ends its own line"), ("a\nb", 2, 2, 1, "after it the next begins"),
        ("a\r\nb", 3, 2, 1, "so after CRLF"), ("é x", 3, 1, 3, "two bytes are one character"),
        ("e\u{301} x", 4, 1, 3, "a letter and its accent are one character"),
        ("\tx", 1, 1, 2, "a tab is one"), ("👩‍👧 x", 12, 1, 3, "a family is one"),
        ("\u{FEFF}ab", 4, 1, 2, "a byte order mark is not counted"),
    ]

    @Test("an offset is a line and a column", arguments: positions)
    func position(_ text: String, _ offset: Int, _ line: Int, _ column: Int, _ reason: String) {
        let position = SourceText(path: "a", bytes: Array(text.utf8)).position(of: offset)
        #expect(position == (line, column), "\(reason)")
    }

    @Test("a line comes without its end, and there is none before the first or after the last")
    func lines() {
        let text = SourceText(path: "a", bytes: Array("\u{FEFF}one\r\ntwo\n\nfour".utf8))
        #expect((0...5).map(text.line) == ["", "one", "two", "", "four", ""])
    }

    /// Bytes, and the offset of the first that is not UTF-8.
    static let encodings: [([UInt8], Int?, String)] = [
        ([0x61, 0xC3, 0xA9], nil, "two bytes"), ([0xE2, 0x82, 0xAC], nil, "three"),
        ([0xF0, 0x9F, 0x98, 0x80], nil, "four"), ([0x61, 0xE9], 1, "Latin-1"),
        ([0x61, 0x93, 0x62], 1, "Windows quotes"),
        ([0xC0, 0xAF], 0, "an overlong slash"), ([0xE0, 0x80, 0x80], 0, "an overlong zero"),
        ([0xED, 0xA0, 0x80], 0, "a surrogate"), ([0xF4, 0x90, 0x80, 0x80], 0, "beyond Unicode"),
        ([0xF5, 0x80, 0x80, 0x80], 0, "far beyond"), ([0xE2, 0x82], 0, "cut short"),
        ([0x80], 0, "a byte that only follows"),
    ]

    @Test("the first byte that is not UTF-8 is found", arguments: encodings)
    func encoding(_ bytes: [UInt8], _ offset: Int?, _ reason: String) {
        #expect(SourceText(path: "a", bytes: bytes).firstForeignByte == offset, "\(reason)")
    }

    @Test("the underline keeps the tabs of its line, and steps over letters of several bytes")
    func underline() {
        #expect(
            complaints("rule a {\n\tred\twen \"é\"\n\tgreen when \"é\" is \"ü\" blue\n}\n") == """
                site.rules:2:6: error: expected “when”, found “wen”
                \tred\twen "é"
                \t   \t^~~
                help: did you mean “when”?
                site.rules:3:24: error: expected “for” or the end of the statement, found “blue”
                \tgreen when "é" is "ü" blue
                \t                      ^~~~
                help: for example: green when value meets target

                """)
    }

    @Test("the end of a line is pointed at before its comment and its CR")
    func endOfLine() {
        #expect(
            complaints("rule a {\r\n  over   # what\r\n}\r\n") == """
                site.rules:2:7: error: expected a name, found the end of the line
                  over   # what
                      ^
                help: for example: over plan by area

                """)
    }

    @Test("a file in Latin-1 is told once, and read all the same")
    func latin1() {
        let bytes =
            Array("rule a {\n  say \"caf".utf8) + [0xE9] + Array("\"\n}\nrule b { draft } # ".utf8) + [0xE9, 0x0A]
        #expect(
            complaints(bytes) == """
                site.rules:2:11: error: this file is not saved as UTF-8 (byte 0xE9 is the first that shows it)
                  say "caf\u{FFFD}"
                          ^
                help: save it again with the encoding UTF-8

                """)
        let (file, _) = parseRules(SourceText(path: "a", bytes: bytes))
        #expect(file.blocks.map { $0.name?.value } == ["a", "b"])
    }

    @Test("a foreign byte outside any text is told once too")
    func latin1Name() {
        let (file, diagnostics) = parseRules(
            SourceText(path: "a", bytes: Array("rule a { over caf".utf8) + [0xE9, 0x7D]))
        #expect(diagnostics.map(\.fault) == [.syntax(.notUTF8(byte: 0xE9))])
        #expect(file.blocks.count == 1)
    }

    @Test("a file in UTF-16 is told, and not taken for thousands of faults")
    func utf16() {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "rule a {}".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let (file, diagnostics) = parseRules(SourceText(path: "a", bytes: bytes))
        #expect(diagnostics.map(\.fault) == [.syntax(.notUTF8(byte: 0xFF))])
        #expect(file.blocks.isEmpty)
    }

    @Test("CRLF, no-break spaces and a byte order mark change nothing")
    func dressing() {
        let plain = "rule a {\n  over plan\n  red when a >\n 3\n}\n"
        let dressed = "\u{FEFF}" + plain.map { $0 == "\n" ? "\r\n" : $0 == " " ? "\u{A0}" : String($0) }.joined()
        let outlines = [plain, dressed].map { parse($0).file.blocks.map { $0.statements.map(outline) } }
        #expect(parse(dressed).diagnostics.isEmpty)
        #expect(outlines[0] == outlines[1])
    }
}
