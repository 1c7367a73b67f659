/// RFC 2045 §6.7: text that stays readable as it travels, in lines of at most 76 octets ended by LF.
///
/// Beyond what the RFC asks for, `From ` and a full stop at the start of a line are encoded too: the one would be
/// altered in an mbox file, the other is the end of a message to a careless SMTP client.
enum QuotedPrintable {
    private static let lineLength = 76
    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    /// The body encoded. Its line breaks are LF already; a CR is encoded like any control.
    static func encoded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + text.utf8.count / 4)
        var isFirst = true
        for line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
            if !isFirst { bytes.append(newline) }
            isFirst = false
            if isPlain(line) {
                bytes += line
            } else {
                add(Array(line), to: &bytes)
            }
        }
        return bytes
    }

    /// Whether a line travels as it is: most do.
    private static func isPlain(_ line: Substring.UTF8View) -> Bool {
        guard let first = line.first else { return true }
        return first != UInt8(ascii: ".") && first != UInt8(ascii: "F") && line.last != space
            && line.count <= lineLength
            && line.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }
    }

    /// `=3D`
    static func escaped(_ byte: UInt8) -> [UInt8] {
        [UInt8(ascii: "="), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
    }

    private static func add(_ line: [UInt8], to bytes: inout [UInt8]) {
        var column = 0
        var start = 0
        while start < line.count {
            let end = min(start + width(line[start]), line.count)
            let isLast = end == line.count
            var isEscaped = !travels(line[start], isLast: isLast)
            // A soft break takes one octet of the line itself; a character is never split over it.
            if column + (isEscaped ? 3 * (end - start) : 1) > lineLength - (isLast ? 0 : 1) {
                bytes.append(UInt8(ascii: "="))
                bytes.append(newline)
                column = 0
            }
            isEscaped = isEscaped || column == 0 && isRisky(line[start...])
            for byte in line[start..<end] { isEscaped ? escape(byte, in: &bytes) : bytes.append(byte) }
            column += isEscaped ? 3 * (end - start) : 1
            start = end
        }
    }

    /// How many octets the character has that begins with this one.
    private static func width(_ first: UInt8) -> Int {
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    private static func escape(_ byte: UInt8, in bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "="))
        bytes.append(hexDigits[Int(byte >> 4)])
        bytes.append(hexDigits[Int(byte & 15)])
    }

    /// Whether an octet stands for itself.
    private static func travels(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case space, UInt8(ascii: "\t"): !isLast
        case UInt8(ascii: "="): false
        default: (0x21...0x7E).contains(byte)
        }
    }

    private static func isRisky(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == UInt8(ascii: ".") || rest.starts(with: "From ".utf8)
    }
}
