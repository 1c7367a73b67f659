import Testing

@testable import ChaserCore

@Suite("The bytes of a sheet as text")
struct TextDecodingTests {
    private static let text = "Ref,Name\nM1,Children\u{2019}s £\n"

    private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? pair : pair.reversed()
        }
    }

    @Test("is UTF-8 as it stands, with a byte order mark or without")
    func utf8() {
        let bytes = Array(Self.text.utf8)
        #expect(decodedText(bytes) == .text(bytes, from: .utf8))
        #expect(decodedText([0xEF, 0xBB, 0xBF] + bytes) == .text([0xEF, 0xBB, 0xBF] + bytes, from: .utf8))
        #expect(decodedText([]) == .text([], from: .utf8))
    }

    @Test("is UTF-16 in either order, with a byte order mark or without", arguments: [false, true], [false, true])
    func utf16(bigEndian: Bool, mark: Bool) {
        let plain = "Reference,Name of it\nM1,Children\u{2019}s £ \u{1F600}\n"
        let bytes = Self.utf16(plain, bigEndian: bigEndian, mark: mark)
        #expect(decodedText(bytes) == .text(Array(plain.utf8), from: .utf16))
    }

    @Test("is Windows-1252 when it is not UTF-8; what that does not define is marked")
    func windows1252() {
        let bytes: [UInt8] = [0x80, 0x92, 0xA3, 0xE9, 0x9F, 0x41, 0x81, 0x8D, 0x8F, 0x90, 0x9D]
        let expected = "\u{20AC}\u{2019}£é\u{178}A" + String(repeating: "\u{FFFD}", count: 5)
        #expect(decodedText(bytes) == .text(Array(expected.utf8), from: .windows1252))
    }

    @Test("stays UTF-8 when the file was cut within a character, whatever the cut")
    func cutCharacter() {
        for character in ["é", "\u{2019}", "\u{1F600}"] {
            let whole = Array("Ref\n\u{2019}".utf8)
            for cut in 1..<character.utf8.count {
                #expect(decodedText(whole + character.utf8.prefix(cut)) == .text(whole, from: .utf8))
            }
        }
        // Nothing else here is UTF-8, so the last letter is one of Windows-1252.
        #expect(decodedText(Array("caf".utf8) + [0xE9]) == .text(Array("café".utf8), from: .windows1252))
    }

    @Test(
        "is refused, in words for the person who saved it, when it is none",
        arguments: [
            (
                [0x50, 0x4B, 0x03, 0x04, 0x14],
                "this is an Excel workbook, not CSV: save it as CSV or use a command source"
            ),
            ([0xD0, 0xCF, 0x11, 0xE0], "this is an Excel workbook, not CSV: save it as CSV or use a command source"),
            (Array("%PDF-1.7".utf8), "this is a PDF, not CSV: save it as CSV or use a command source"),
            ([0x41, 0x00, 0x42], "this is not text: it holds NUL bytes"),
            ([0x41, 0xFF, 0x00, 0x42], "this is not text: it holds NUL bytes"),
            ([0xFF, 0xFE, 0x00, 0x00, 0x41, 0x00], "this is not text: it holds NUL characters"),
        ] as [([UInt8], String)])
    func binary(bytes: [UInt8], words: String) {
        #expect(decodedText(bytes) == .notText(words))
    }

    @Test("is told apart from ill-formed text wherever the fault stands")
    func illFormed() {
        let faults: [[UInt8]] = [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xC2, 0x41], [0xE2, 0x80, 0x41],
        ]
        for fault in faults {
            for before in 0..<70 {
                let bytes = [UInt8](repeating: 0x61, count: before) + fault + [UInt8](repeating: 0x62, count: 40)
                #expect(bytes.withUnsafeBufferPointer(utf8State) == .invalid, "\(fault) behind \(before)")
            }
        }
    }

    @Test("holds a NUL wherever it stands, and every character there is passes")
    func everyCharacter() {
        var all: [UInt8] = []
        for value in UInt32(1)...0x10FFFF {
            if let scalar = Unicode.Scalar(value), value % 7 == 0 || value < 0x900 { all += Array(String(scalar).utf8) }
        }
        #expect(all.withUnsafeBufferPointer(utf8State) == .valid)
        for before in 0..<70 {
            let bytes = [UInt8](repeating: 0x61, count: before) + [0] + [UInt8](repeating: 0x61, count: 40)
            #expect(bytes.withUnsafeBufferPointer(utf8State) == .holdsNUL)
        }
    }
}
