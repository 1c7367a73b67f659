/// How the bytes of a sheet say its characters.
public enum TextEncoding: Hashable, Sendable {
    case utf8
    case utf16
    /// What Excel on Windows writes as plain "CSV": taken when the bytes are not UTF-8.
    case windows1252
}

/// The bytes of a file, as text.
public enum DecodedText: Hashable, Sendable {
    /// UTF-8; a byte order mark may stand at the start, which `textStart` skips.
    case text([UInt8], from: TextEncoding)
    /// Why it is no text, in words for the person who saved it.
    case notText(String)
}

/// The text of a file as UTF-8: taken as it stands, without a copy, when it is UTF-8 already.
///
/// UTF-16 is known by its byte order mark or by its zero bytes; anything else that is not UTF-8 is Windows-1252, whose
/// five undefined bytes become U+FFFD. A last character that was cut in two is dropped. Workbooks, PDFs and other binary files are refused.
public func decodedText(_ bytes: [UInt8]) -> DecodedText {
    if let fault = binaryFault(bytes) { return .notText(fault) }
    if let order = utf16Order(bytes) { return decodedUTF16(bytes, bigEndian: order.bigEndian, from: order.start) }
    switch bytes.withUnsafeBufferPointer(utf8State) {
    case .valid: return .text(bytes, from: .utf8)
    case .holdsNUL: return .notText("this is not text: it holds NUL bytes")
    case .invalid:
        if let whole = wholeCharacters(of: bytes) { return .text(whole, from: .utf8) }
        return decodedWindows1252(bytes)
    }
}

/// The text of a file that was cut in the middle of its last character; nil when that is not what spoils it.
///
/// Only where a whole character beyond ASCII stands before: otherwise the last byte may well be a letter of
/// Windows-1252. Without this one lost byte would turn every dash and apostrophe of the file into other letters, and
/// with them the keys.
private func wholeCharacters(of bytes: [UInt8]) -> [UInt8]? {
    guard let lead = bytes.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
    let wanted = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : bytes[lead] >= 0xC2 ? 2 : 0
    guard bytes.count - lead < wanted else { return nil }
    let whole = Array(bytes[..<lead])
    let isText = whole.withUnsafeBufferPointer(utf8State) == .valid && whole.contains { $0 >= 0x80 }
    return isText ? whole : nil
}

/// Where the text begins: after a byte order mark, if there is one.
func textStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
}

private func binaryFault(_ bytes: [UInt8]) -> String? {
    let advice = "save it as CSV or use a command source"
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
        return "this is an Excel workbook, not CSV: \(advice)"
    }
    if bytes.starts(with: Array("%PDF".utf8)) { return "this is a PDF, not CSV: \(advice)" }
    return nil
}

private func utf16Order(_ bytes: [UInt8]) -> (bigEndian: Bool, start: Int)? {
    if bytes.starts(with: [0xFF, 0xFE]) { return (false, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (true, 2) }
    // Without a mark: in a heading row of Latin letters every other byte is zero.
    let pairs = min(bytes.count / 2, 16)
    if pairs < 2 { return nil }
    let highZeros = (0..<pairs).filter { bytes[$0 * 2] == 0 && bytes[$0 * 2 + 1] != 0 }.count
    let lowZeros = (0..<pairs).filter { bytes[$0 * 2] != 0 && bytes[$0 * 2 + 1] == 0 }.count
    if highZeros == pairs { return (true, 0) }
    if lowZeros == pairs { return (false, 0) }
    return nil
}

private func decodedUTF16(_ bytes: [UInt8], bigEndian: Bool, from start: Int) -> DecodedText {
    var units: [UInt16] = []
    units.reserveCapacity((bytes.count - start) / 2)
    var at = start
    while at + 1 < bytes.count {
        let first = UInt16(bytes[at])
        let second = UInt16(bytes[at + 1])
        units.append(bigEndian ? first << 8 | second : second << 8 | first)
        at += 2
    }
    if units.contains(0) { return .notText("this is not text: it holds NUL characters") }
    return .text(Array(String(decoding: units, as: UTF16.self).utf8), from: .utf16)
}

/// What stands at 0x80 to 0x9F; zero where Windows-1252 defines nothing.
private let windows1252Upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
]

private func decodedWindows1252(_ bytes: [UInt8]) -> DecodedText {
    if bytes.contains(0) { return .notText("this is not text: it holds NUL bytes") }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
        if byte < 0x80 {
            text.append(byte)
            continue
        }
        let mapped = byte < 0xA0 ? windows1252Upper[Int(byte) - 0x80] : UInt16(byte)
        let scalar = Unicode.Scalar(mapped == 0 ? 0xFFFD : mapped) ?? "\u{FFFD}"
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return .text(text, from: .windows1252)
}
