/// One piece of a cell that may say a date.
enum DateToken: Hashable {
    /// Digits: their value and how many.
    case number(Int, digits: Int)
    /// 1 to 12.
    case month(Int)
    /// Letters that are no month: where they stand.
    case word(Range<Int>)
    /// `-`, `/`, `.`, `,`, `:` or `'`.
    case mark(UInt8)

    /// The year a number stands for: four digits within 1900 to 2199, or two, of which 70 to 99 are 1970 to 1999 and
    /// 00 to 69 are 2000 to 2069.
    var year: Int? {
        guard case .number(let value, let digits) = self else { return nil }
        if digits == 2 { return value < DateToken.pivot ? 2000 + value : 1900 + value }
        return digits == 4 && DateCell.years.contains(value) ? value : nil
    }

    /// Two-digit years from here on are of the last century.
    static let pivot = 70

    /// A number of one or two digits.
    var small: Int? {
        guard case .number(let value, let digits) = self, digits <= 2 else { return nil }
        return value
    }

    /// Takes a cell apart; spaces part tokens and are dropped. Nil when a character is none of a date's, a number has
    /// more than nine digits (as many as a second's fractions have), or there are more than 16 tokens.
    static func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [DateToken]? {
        var tokens: [DateToken] = []
        var cursor = CellCursor(bytes)
        while !cursor.isAtEnd {
            if cursor.takeSpaces() { continue }
            guard tokens.count < 16, let token = token(&cursor) else { return nil }
            tokens.append(token)
        }
        return tokens
    }

    private static func token(_ cursor: inout CellCursor) -> DateToken? {
        let start = cursor.at
        let byte = cursor.byte
        if Byte.isDigit(byte) {
            var value = 0
            while Byte.isDigit(cursor.byte), cursor.at - start < 10 {
                value = value * 10 + Int(cursor.byte - Byte.zero)
                cursor.at += 1
            }
            return cursor.at - start > 9 ? nil : .number(value, digits: cursor.at - start)
        }
        if Byte.isLetter(byte) {
            while Byte.isLetter(cursor.byte) { cursor.at += 1 }
            let letters = cursor.bytes.part(start, cursor.at)
            return MonthName.number(of: letters).map(DateToken.month) ?? .word(start..<cursor.at)
        }
        // Word processors turn the hyphen of Oct-20 into a dash.
        if cursor.takeMinus() { return .mark(Byte.minus) }
        if cursor.take(0xE2, 0x80, 0x99) { return .mark(Byte.apostrophe) }
        switch byte {
        case Byte.slash, Byte.point, Byte.comma, Byte.colon, Byte.apostrophe:
            cursor.at += 1
            return .mark(byte)
        case _:
            return nil
        }
    }
}
