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
                add(String(decoding: line, as: UTF8.self), to: &bytes)
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

    private static func add(_ line: String, to bytes: inout [UInt8]) {
        var column = 0
        let scalars = Array(line.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isLast = index == scalars.count - 1
            var unit = encoded(scalar, isLast: isLast)
            // A soft break takes one octet of the line itself; a character is never split over it.
            if column + unit.count > lineLength - (isLast ? 0 : 1) {
                bytes += [UInt8(ascii: "="), newline]
                column = 0
            }
            if column == 0, isRisky(scalars[index...]) { unit = Array(scalar.utf8.flatMap(escaped)) }
            bytes += unit
            column += unit.count
        }
    }

    private static func encoded(_ scalar: Unicode.Scalar, isLast: Bool) -> [UInt8] {
        switch scalar {
        case " ", "\t": isLast ? escaped(UInt8(ascii: scalar)) : [UInt8(ascii: scalar)]
        case "=": escaped(UInt8(ascii: scalar))
        case "!"..."~": [UInt8(ascii: scalar)]
        default: scalar.utf8.flatMap(escaped)
        }
    }

    private static func isRisky(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.first == "." || rest.starts(with: "From ".unicodeScalars)
    }
}
