/// RFC 4648 §4, as mail uses it (RFC 2045 §6.8): padded, in lines of 76.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let lineLength = 76

    /// The bytes without line breaks.
    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return text
    }

    /// The text of a body, each line ended by LF. Within the encoding line breaks are CRLF, the canonical form of text
    /// that RFC 2045 §6.8 asks for; no later program can convert them there.
    static func body(_ text: String) -> [UInt8] {
        var canonical: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") { canonical.append(UInt8(ascii: "\r")) }
            canonical.append(byte)
        }
        let all = encoded(canonical)
        var lines: [UInt8] = []
        for start in stride(from: 0, to: all.count, by: lineLength) {
            lines += all[start..<min(start + lineLength, all.count)]
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }
}
