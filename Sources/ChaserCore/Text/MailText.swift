/// Text out of a spreadsheet or a rule file, made harmless for mail before it is put into one.
///
/// A cell may hold line breaks, NUL, terminal controls, or the marks that reverse the reading direction; none of them
/// may ever add a header, end a message or make an address read as another.
enum MailText {
    /// One line for a header: breaks and tabs become spaces, other controls vanish, runs of spaces become one.
    static func line(_ text: String) -> String {
        if isPlainLine(text) { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == " " || breaksLine(scalar) || scalar == "\t" {
                if line.last != " ", !line.isEmpty { line.append(" ") }
            } else if !isHarmful(scalar) {
                line.append(scalar)
            }
        }
        if line.last == " " { line.removeLast() }
        return String(line)
    }

    /// A body: every kind of line break becomes LF, tabs stay, other controls vanish, and the last line is ended.
    static func body(_ text: String) -> String {
        // Most text has nothing to be changed, and is kept as it is.
        if text.unicodeScalars.allSatisfy({ $0 == "\n" || $0 == "\t" || !breaksLine($0) && !isHarmful($0) }) {
            return text.isEmpty || text.utf8.last == 0x0A ? text : text + "\n"
        }
        var body = String.UnicodeScalarView()
        var followsReturn = false
        for scalar in text.unicodeScalars {
            if breaksLine(scalar) {
                if !(followsReturn && scalar == "\n") { body.append("\n") }
            } else if scalar == "\t" || !isHarmful(scalar) {
                body.append(scalar)
            }
            followsReturn = scalar == "\r"
        }
        if let last = body.last, last != "\n" { body.append("\n") }
        return String(body)
    }

    /// Whether a text is plain ASCII with single spaces between.
    private static func isPlainLine(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return previous != 0x20 || text.isEmpty
    }

    /// LF, VT, FF, CR, NEL, and the Unicode line and paragraph separators.
    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Controls (C0, DEL, C1), the bidirectional marks and overrides, and the byte order mark.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
