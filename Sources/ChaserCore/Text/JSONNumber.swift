extension JSON {
    /// Where the number that begins at `start` ends, and whether it is one at all (RFC 8259 §6): no plus, no leading
    /// zero, digits on both sides of the point.
    ///
    /// When it is none, `end` is the byte at which it stops being one.
    static func scanNumber(_ bytes: borrowing Swift.Span<UInt8>, from start: Int) -> (end: Int, isNumber: Bool) {
        var position = start
        func next(_ character: Unicode.Scalar) -> Bool {
            position < bytes.count && bytes[position] == UInt8(ascii: character)
        }
        func skipDigits() -> Bool {
            let first = position
            while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
            return position > first
        }
        if next("-") { position += 1 }
        if next("0") {
            position += 1
        } else if !skipDigits() {
            return (position, false)
        }
        if next(".") {
            position += 1
            guard skipDigits() else { return (position, false) }
        }
        if next("e") || next("E") {
            position += 1
            if next("+") || next("-") { position += 1 }
            guard skipDigits() else { return (position, false) }
        }
        return (position, true)
    }
}
