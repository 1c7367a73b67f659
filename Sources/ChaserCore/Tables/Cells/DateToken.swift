/// One piece of a cell that may say a date.
struct DateToken: Hashable, Sendable {
    /// What it is.
    enum Kind: UInt8, Hashable, Sendable {
        /// Digits.
        case number
        /// The name of a month.
        case month
        /// Other letters.
        case word
        /// `-`, `/`, `.`, `,`, `:`, `;`, `+` or `'`; any other sign is 0.
        case mark
    }

    let kind: Kind
    /// No space stands between it and the piece before it.
    let isGlued: Bool
    /// How many digits a number has.
    private(set) var digits = 0
    private(set) var word = DateWord.other
    private(set) var mark: UInt8 = 0
    /// What a number counts, or which month it is.
    private(set) var value = 0

    init(number: Int, digits: Int, isGlued: Bool) {
        kind = .number
        value = number
        self.digits = digits
        self.isGlued = isGlued
    }

    init(_ meaning: DateSpelling.Meaning, isGlued: Bool) {
        self.isGlued = isGlued
        switch meaning {
        case .month(let month):
            kind = .month
            value = month
        case .word(let word):
            kind = .word
            self.word = word
        }
    }

    init(mark: UInt8, isGlued: Bool) {
        kind = .mark
        self.mark = mark
        self.isGlued = isGlued
    }

    /// The year a number stands for: four digits within `DateCell.years`, or two, of which 70 to 99 are 1970 to 1999
    /// and 00 to 69 are 2000 to 2069.
    var year: Int? {
        if kind == .number, digits == 2 { return value < DateToken.pivot ? 2000 + value : 1900 + value }
        return fullYear
    }

    /// Two-digit years from here on are of the last century.
    static let pivot = 70

    /// A year of four digits.
    var fullYear: Int? { kind == .number && digits == 4 && DateCell.years.contains(value) ? value : nil }

    /// A number of one or two digits.
    var small: Int? { kind == .number && digits <= 2 ? value : nil }

    func isMark(_ wanted: UInt8) -> Bool { kind == .mark && mark == wanted }

    func isWord(_ wanted: DateWord) -> Bool { kind == .word && word == wanted }

    /// More pieces than this, and a cell is prose that names no date.
    static let most = 48

    /// Takes a cell apart into a buffer of `most`; spaces part pieces and are dropped. Nil when there are more pieces,
    /// or a number has more than nine digits (as many as a second's fractions have).
    static func tokens(
        of bytes: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<DateToken>
    ) -> UnsafeBufferPointer<DateToken>? {
        var cursor = CellCursor(bytes)
        var count = 0
        var isGlued = false
        while !cursor.isAtEnd {
            if cursor.takeSpaces() {
                isGlued = false
                continue
            }
            guard count < buffer.count, let token = token(&cursor, isGlued: isGlued && count > 0) else { return nil }
            (buffer.baseAddress.map { $0 + count })?.initialize(to: token)
            count += 1
            isGlued = true
        }
        return UnsafeBufferPointer(rebasing: buffer[..<count])
    }

    private static func token(_ cursor: inout CellCursor, isGlued: Bool) -> DateToken? {
        let start = cursor.at
        if Byte.isDigit(cursor.byte) {
            var value = 0
            while Byte.isDigit(cursor.byte), cursor.at - start < 10 {
                value = value * 10 + Int(cursor.byte - Byte.zero)
                cursor.at += 1
            }
            let digits = cursor.at - start
            return digits > 9 ? nil : DateToken(number: value, digits: digits, isGlued: isGlued)
        }
        if Byte.isLetter(cursor.byte) {
            while Byte.isLetter(cursor.byte) { cursor.at += 1 }
            let spelling = DateSpelling(cursor.bytes.part(start, cursor.at))
            return DateToken(spelling?.meaning ?? .word(.other), isGlued: isGlued)
        }
        // Word processors turn the hyphen of Oct-20 into a dash.
        if cursor.takeMinus() || cursor.take(0xE2, 0x80, 0x94) { return DateToken(mark: Byte.minus, isGlued: isGlued) }
        if cursor.take(0xE2, 0x80, 0x99) { return DateToken(mark: Byte.apostrophe, isGlued: isGlued) }
        let mark = cursor.byte
        cursor.at += 1
        // What is no sign of a date is one token, however many bytes it has.
        while mark >= 0x80, cursor.byte & 0xC0 == 0x80 { cursor.at += 1 }
        return DateToken(mark: marks.contains(mark) ? mark : 0, isGlued: isGlued)
    }

    private static let marks: [UInt8] = [
        Byte.slash, Byte.point, Byte.comma, Byte.colon, Byte.semicolon, Byte.apostrophe, 0x2B,
    ]
}

/// Takes a cell apart on the stack and works on its pieces; nil when it has too many.
func withDateTokens<Result>(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<DateToken>) -> Result
) -> Result? {
    withUnsafeTemporaryAllocation(of: DateToken.self, capacity: DateToken.most) { buffer in
        DateToken.tokens(of: bytes, into: buffer).map(body)
    }
}
