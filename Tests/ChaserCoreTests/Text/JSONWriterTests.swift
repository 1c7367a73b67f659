import ChaserCore
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private let sample = JSON.object([
        .init("id", .string("a-1")), .init("open", .bool(true)), .init("figure", .number("82.4")),
        .init("steps", .array([.integer(1), .null, .array([]), .object([])])),
        .init("who", .object([.init("name", .string("Zoë"))])),
    ])

    @Test("On one line there is no space")
    func compact() {
        let expected =
            #"{"id":"a-1","open":true,"figure":82.4,"steps":[1,null,[],{}],"who":{"name":"Zoë"}}"#
        #expect(sample.text(pretty: false) == expected)
        #expect(sample.bytes(pretty: false) == Array(expected.utf8))
    }

    @Test("Pretty text has two spaces a level, and nothing inside what is empty")
    func pretty() {
        #expect(
            sample.text(pretty: true) == """
                {
                  "id": "a-1",
                  "open": true,
                  "figure": 82.4,
                  "steps": [
                    1,
                    null,
                    [],
                    {}
                  ],
                  "who": {
                    "name": "Zoë"
                  }
                }
                """)
    }

    @Test(
        "Control characters and line separators are escaped; all else stands",
        arguments: [
            ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\u{0}\u{1}\u{1F}\u{7F}", #""\u0000\u0001\u001f\u007f""#),
            ("\u{80}\u{85}\u{9F}\u{A0}", "\"\\u0080\\u0085\\u009f\u{A0}\""),
            ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#), ("\u{2027}\u{202A}", "\"\u{2027}\u{202A}\""),
            ("£ é 😀", "\"£ é 😀\""), ("", "\"\""),
        ])
    func escapes(text: String, written: String) throws {
        let json = JSON.string(text)
        #expect(json.text(pretty: false).unicodeScalars.elementsEqual(written.unicodeScalars))
        let back = try JSON(parsing: json.bytes(pretty: false))
        #expect(back.stringValue.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test("Names are escaped as strings are")
    func names() {
        #expect(JSON.object([.init("a\"\n", .null)]).text(pretty: false) == #"{"a\"\n":null}"#)
    }

    @Test(
        "A number that is none is written as a string",
        arguments: [
            ("NaN", #""NaN""#), ("", #""""#), ("01", #""01""#), ("1,5", #""1,5""#), ("+1", #""+1""#),
            ("-1.5E-3", "-1.5E-3"),
            ("12 ", #""12 ""#), ("-0", "-0"),
        ])
    func numbers(text: String, written: String) {
        #expect(JSON.number(text).text(pretty: false) == written)
    }

    @Test("Ten thousand alerts go to text and back unchanged")
    func many() throws {
        let alerts = JSON.array(
            (0..<10_000).map { number in
                .object([
                    .init("id", .string("overdue/\(number)")), .init("days", .integer(number)),
                    .init("say", .string("Action \(number): \"late\" — 31 March\n")), .init("open", .bool(true)),
                ])
            })
        #expect(try JSON(parsing: alerts.bytes(pretty: false)) == alerts)
        #expect(try JSON(parsing: alerts.bytes(pretty: true)) == alerts)
    }
}
