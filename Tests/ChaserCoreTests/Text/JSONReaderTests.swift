import ChaserCore
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
    private func parse(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }

    @Test(
        "Each kind of value is read as it stands",
        arguments: [
            ("null", JSON.null), (" true\n", .bool(true)), ("false", .bool(false)), ("0", .number("0")),
            ("-0.50e+03", .number("-0.50e+03")), ("1E5", .number("1E5")),
            ("123456789012345678901234567890", .number("123456789012345678901234567890")),
            (#""""#, .string("")), (#""caf\u00e9 \ud83d\ude00 £""#, .string("café 😀 £")),
            (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), ("[]", .array([])), ("{ }", .object([])),
            ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
            (
                #"{"b": 1, "a": null, "": {}}"#,
                .object([.init("b", .number("1")), .init("a", .null), .init("", .object([]))])
            ),
        ])
    func values(text: String, value: JSON) throws {
        #expect(try parse(text) == value)
    }

    @Test("A byte order mark before the document is skipped, and not counted")
    func byteOrderMark() throws {
        #expect(try JSON(parsing: [0xEF, 0xBB, 0xBF, 0x31]) == .number("1"))
        #expect(throws: JSONFault(line: 1, column: 2, message: "expected the end of the document, found x")) {
            try JSON(parsing: [0xEF, 0xBB, 0xBF, 0x31, 0x78])
        }
    }

    @Test(
        "What is not JSON is refused at its place",
        arguments: [
            ("", 1, 1, "expected a value, found the end"),
            ("[1,\n 2,]", 2, 4, "expected a value, found ]"),
            ("[1 2]", 1, 4, "expected , or ] in an array, found 2"),
            ("{\"é\": 1,\n}", 2, 1, "expected a name in quotes, found }"),
            ("{\"é\" 1}", 1, 6, "expected : after a name, found 1"),
            ("{\"a\": 1 \"b\"}", 1, 9, "expected , or } in an object, found \""),
            ("{a: 1}", 1, 2, "expected a name in quotes, found a"),
            ("1 // no", 1, 3, "expected the end of the document, found /"),
            ("tru", 1, 1, "expected a value, found t"),
            ("NaN", 1, 1, "expected a value, found N"),
            ("+1", 1, 1, "expected a value, found +"),
            ("01", 1, 1, "a number has no leading zero"),
            ("-", 1, 2, "expected a digit, found the end"),
            ("1.", 1, 3, "expected a digit, found the end"),
            (".5", 1, 1, "expected a value, found ."),
            ("1e+", 1, 4, "expected a digit, found the end"),
            ("[\n\"abc]", 2, 1, "a string without its closing quote"),
            ("\"a\\", 1, 4, "a string without its closing quote"),
            ("\"a\nb\"", 1, 3, "a string may not hold a line break; write it as an escape"),
            ("\"\u{1}\"", 1, 2, "a string may not hold character U+0001; write it as an escape"),
            ("\"\\x\"", 1, 2, "there is no escape \\x"),
            ("\"\\u12g4\"", 1, 2, "\\u wants four hexadecimal digits"),
            ("\"\\ud800\"", 1, 2, "half of a surrogate pair"),
            ("\"\\udc00\\ud800\"", 1, 2, "half of a surrogate pair"),
            ("\"\\ud800\\u0041\"", 1, 2, "half of a surrogate pair"),
            ("{\"a\": 1,\n  \"a\": 2}", 2, 3, "\"a\" stands twice in one object"),
            ("{\"a\": 1, \"\\u0061\": 2}", 1, 10, "\"a\" stands twice in one object"),
            ("\u{A0}1", 1, 1, "expected a value, found character U+00A0"),
        ])
    func faults(text: String, line: Int, column: Int, message: String) {
        #expect(throws: JSONFault(line: line, column: column, message: message)) { try parse(text) }
    }

    @Test("A fault is rendered to follow a path")
    func rendering() {
        #expect(JSONFault(line: 3, column: 14, message: "no").description == "3:14: error: no")
    }

    @Test("Text that is not UTF-8 is refused", arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]])
    func encoding(bytes: [UInt8]) {
        #expect(throws: JSONFault(line: 1, column: 1, message: "a string that is not UTF-8")) {
            try JSON(parsing: [0x22] + bytes + [0x22])
        }
    }

    @Test("Values nest 512 deep and no deeper")
    func depth() throws {
        let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(try parse(deepest).arrayValue?.count == 1)
        #expect(throws: JSONFault(line: 1, column: 513, message: "nested more than 512 deep")) {
            try parse(String(repeating: "[", count: 100_000))
        }
    }

    @Test("A name that stands twice among many is found")
    func manyNames() throws {
        let names = (0..<100).map { "\"n\($0)\": 0" }
        #expect(try parse("{\(names.joined(separator: ","))}").objectValue?.count == 100)
        #expect(throws: JSONFault.self) { try parse("{\((names + ["\"n40\": 1"]).joined(separator: ","))}") }
        #expect(throws: JSONFault.self) { try parse("{\((names + ["\"n99\": 1"]).joined(separator: ","))}") }
    }

    @Test("Lookups answer for their own kind of value only")
    func lookups() throws {
        let json = try parse(#"{"n": 42, "f": 1.5, "s": "x", "b": true, "a": [1], "z": null}"#)
        #expect(json["n"]?.intValue == 42)
        #expect(json["f"]?.intValue == nil)
        #expect(json["s"]?.stringValue == "x")
        #expect(json["n"]?.stringValue == nil)
        #expect(json["b"]?.boolValue == true)
        #expect(json["a"]?.arrayValue == [.integer(1)])
        #expect(json["z"] == .null)
        #expect(json["none"] == nil)
        #expect(json["a"]?["n"] == nil)
        #expect(try parse("9223372036854775808").intValue == nil, "beyond Int")
    }

    @Test("No damage to a document does harm")
    func damage() {
        let text = Array(#"{"a": [1.5e3, true, null, "é\u00e9\n"], "b": {"c": "\ud83d\ude00"}}"#.utf8)
        var read = 0
        for index in text.indices {
            for mask in [UInt8(0x01), 0x02, 0x10, 0x80, 0xFF] {
                var bytes = text
                bytes[index] ^= mask
                read += (try? JSON(parsing: bytes)) == nil ? 0 : 1
            }
            #expect(throws: JSONFault.self) { try JSON(parsing: Array(text.prefix(index))) }
        }
        #expect(read > 0)
    }
}
