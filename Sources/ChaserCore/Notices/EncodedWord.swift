/// RFC 2047: text beyond ASCII in a header, as `=?utf-8?Q?…?=` or `=?utf-8?B?…?=`, whichever is shorter for the text.
///
/// Each word is at most 75 octets and never splits a character: what looks like one character to people stays in one
/// word where it fits, and no code point is ever divided (§5). Q leaves as they are only the characters that are safe
/// in a display name too (§5 rule 3), so one form serves everywhere.
enum EncodedWord {
    private static let longest = 75
    /// `=?utf-8?Q?` and `?=`.
    private static let overhead = 12
    /// A word of which less than this would fit begins on the next line.
    private static let leastRoom = 30

    /// Adds the text to the line as encoded-words, as many as it takes.
    static func add(_ text: String, to line: inout FoldedLine) {
        let isBase64 = base64Length(text.utf8.count) < quotedLength(text.utf8)
        var word: [UInt8] = []
        if line.room < leastRoom { line.fold() }
        for unit in units(of: text) {
            let longer = word + unit
            if length(longer, isBase64: isBase64) <= min(longest, line.room) {
                word = longer
                continue
            }
            if word.isEmpty {
                line.fold()
                word = unit
                continue
            }
            line.add(rendered(word, isBase64: isBase64))
            word = unit
            if line.room < max(leastRoom, length(word, isBase64: isBase64)) { line.fold() }
        }
        if !word.isEmpty { line.add(rendered(word, isBase64: isBase64)) }
    }

    /// The characters of a text as bytes; one too long for any word comes as its code points.
    private static func units(of text: String) -> [[UInt8]] {
        var units: [[UInt8]] = []
        for character in text {
            let bytes = Array(character.utf8)
            if length(bytes, isBase64: false) <= longest, length(bytes, isBase64: true) <= longest {
                units.append(bytes)
            } else {
                units += character.unicodeScalars.map { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
            }
        }
        return units
    }

    private static func length(_ bytes: [UInt8], isBase64: Bool) -> Int {
        overhead + (isBase64 ? base64Length(bytes.count) : quotedLength(bytes))
    }

    private static func base64Length(_ count: Int) -> Int { (count + 2) / 3 * 4 }

    private static func quotedLength(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 + (isPlain($1) || $1 == UInt8(ascii: " ") ? 1 : 3) }
    }

    private static func rendered(_ bytes: [UInt8], isBase64: Bool) -> String {
        if isBase64 { return "=?utf-8?B?\(String(decoding: Base64.encoded(bytes), as: UTF8.self))?=" }
        var text: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: " ") {
                text.append(UInt8(ascii: "_"))
            } else if isPlain(byte) {
                text.append(byte)
            } else {
                text += QuotedPrintable.escaped(byte)
            }
        }
        return "=?utf-8?Q?\(String(decoding: text, as: UTF8.self))?="
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!*+-/".utf8.contains(byte)
        }
    }
}
