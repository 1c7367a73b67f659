import Testing

@testable import ChaserCore

@Suite("Quoted-printable and base64")
struct QuotedPrintableTests {
    @Test(
        "Quoted-printable encodes what would not survive, and nothing else",
        arguments: [
            ("", "", "nothing"),
            ("Overdue\n", "Overdue\n", "plain text"),
            ("a\n\nb\n", "a\n\nb\n", "blank lines"),
            ("1 = 1\n", "1 =3D 1\n", "the sign itself"),
            ("£5 – é\n", "=C2=A35 =E2=80=93 =C3=A9\n", "beyond ASCII"),
            ("a \nb\t\n", "a=20\nb=09\n", "white space at a line's end"),
            ("a b\tc\n", "a b\tc\n", "white space elsewhere"),
            (" \n", "=20\n", "a line of one space"),
            ("From here\n", "=46rom here\n", "an mbox would alter it"),
            (">From here\nFrom\n", ">From here\nFrom\n", "no separator line"),
            (".\n", "=2E\n", "a lone full stop ends a message in SMTP"),
            ("..a\n", "=2E.a\n", "a leading full stop may be doubled or taken away"),
            ("a\rb", "a=0Db", "a lone carriage return"),
        ])
    func encodes(text: String, encoded: String, because: String) {
        #expect(String(decoding: QuotedPrintable.encoded(text), as: UTF8.self) == encoded, "\(because)")
    }

    @Test("A line of 76 stays whole, one of 77 breaks softly after 75")
    func softBreaks() {
        let line = String(repeating: "x", count: 76)
        #expect(QuotedPrintable.encoded(line + "\n") == Array((line + "\n").utf8))
        let longer = String(decoding: QuotedPrintable.encoded(line + "y\n"), as: UTF8.self)
        #expect(longer == String(repeating: "x", count: 75) + "=\nxy\n")
    }

    @Test("A soft break never divides a character, nor begins a line with a full stop or From")
    func breaksBetweenCharacters() {
        for lead in 0..<80 {
            for tail in ["€€€", ". end", "From there", "👩‍👧 "] {
                let text = String(repeating: "x", count: lead) + tail
                let lines = QuotedPrintable.encoded(text).split(separator: UInt8(ascii: "\n"))
                for line in lines {
                    #expect(line.count <= 76)
                    #expect(!line.starts(with: "From ".utf8) && line.first != UInt8(ascii: "."))
                }
                let joined = lines.map { $0.last == UInt8(ascii: "=") ? $0.dropLast() : $0 }.joined()
                #expect(Self.decoded(Array(joined)) == Array(text.utf8))
            }
        }
    }

    @Test(
        "Base64 pads as RFC 4648 §10 has it",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func base64(text: String, encoded: String) {
        #expect(Base64.encoded(Array(text.utf8)) == Array(encoded.utf8))
    }

    @Test("A base64 body has lines of 76 and CRLF within")
    func base64Body() {
        #expect(Base64.body("é\n") == Array("w6kNCg==\n".utf8))
        let lines = Base64.body(String(repeating: "é", count: 100)).split(separator: UInt8(ascii: "\n"))
        #expect(lines.map(\.count) == [76, 76, 76, 40])
    }

    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "="), index + 2 < bytes.count {
                let digits = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
                plain.append(UInt8(digits, radix: 16) ?? 0)
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return plain
    }
}
