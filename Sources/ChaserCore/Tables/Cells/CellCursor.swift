/// A place within one cell, from which the cell readers take what they expect.
struct CellCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }

    /// The byte here; zero at the end.
    @inline(__always)
    var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

    /// Takes one byte if it is here.
    @inline(__always)
    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted, at < bytes.count else { return false }
        at += 1
        return true
    }

    /// Takes a character of several bytes if it is here.
    mutating func take(_ first: UInt8, _ second: UInt8, _ third: UInt8? = nil) -> Bool {
        guard at + 1 < bytes.count, bytes[at] == first, bytes[at + 1] == second else { return false }
        if let third {
            guard at + 2 < bytes.count, bytes[at + 2] == third else { return false }
            at += 1
        }
        at += 2
        return true
    }

    /// Takes a minus: the hyphen, U+2212, or the en dash that word processors make of it.
    mutating func takeMinus() -> Bool {
        take(Byte.minus) || take(0xE2, 0x88, 0x92) || take(0xE2, 0x80, 0x93)
    }

    /// Takes a pound sign.
    mutating func takePound() -> Bool { take(0xC2, 0xA3) }

    /// Takes one non-breaking space: U+00A0, U+202F or U+2009.
    mutating func takeHardSpace() -> Bool {
        take(0xC2, 0xA0) || take(0xE2, 0x80, 0xAF) || take(0xE2, 0x80, 0x89)
    }

    /// Takes spaces of every kind; true when there was one.
    @discardableResult
    mutating func takeSpaces() -> Bool {
        let start = at
        while at < bytes.count {
            if bytes[at] <= Byte.space {
                at += 1
            } else if !takeHardSpace() {
                break
            }
        }
        return at > start
    }

    /// Takes a number without sign: digits with commas or hard spaces at the thousands, decimals, `E+06`.
    ///
    /// Nil for anything else, with the cursor anywhere: more than 24 digits, `1,34`, `3.`, beyond the range of
    /// `Decimal`.
    mutating func takeNumber() -> Decimal? {
        var mantissa: Int128 = 0
        guard let whole = takeWhole(into: &mantissa) else { return nil }
        var places = 0
        if byte == Byte.point {
            at += 1
            places = takeDigits(into: &mantissa)
            if places == 0 { return nil }
        }
        guard whole + places > 0, whole + places <= 24 else { return nil }
        guard let exponent = takeExponent() else { return nil }
        let shift = 6 + exponent - places
        let power = CellCursor.powerOfTen(abs(shift))
        if shift < 0 { return Decimal(rounding: mantissa, over: power) }
        let (micros, overflow) = mantissa.multipliedReportingOverflow(by: power)
        return overflow ? nil : Decimal(rounding: micros, over: 1)
    }

    private mutating func takeDigits(into mantissa: inout Int128) -> Int {
        let start = at
        while Byte.isDigit(byte) {
            if at - start < 24 { mantissa = mantissa &* 10 &+ Int128(byte - Byte.zero) }
            at += 1
        }
        return at - start
    }

    /// How many digits stand before the point; nil where a thousands mark does not sit at threes.
    private mutating func takeWhole(into mantissa: inout Int128) -> Int? {
        let startsWithZero = byte == Byte.zero
        var digits = takeDigits(into: &mantissa)
        let first = digits
        var separator: UInt8 = 0
        while true {
            let here = at
            let mark = byte
            let isMark = take(Byte.comma) || takeHardSpace()
            if !isMark { return digits }
            if !Byte.isDigit(byte) {
                // A hard space before a unit is no thousands mark.
                at = here
                return mark == Byte.comma ? nil : digits
            }
            let group = takeDigits(into: &mantissa)
            guard group == 3, (1...3).contains(first), !startsWithZero, separator == 0 || separator == mark else {
                return nil
            }
            separator = mark
            digits += group
        }
    }

    /// Zero when there is none; nil when it is beyond ±20.
    private mutating func takeExponent() -> Int? {
        let here = at
        guard take(0x45) || take(0x65) else { return 0 }
        let isNegative = take(Byte.minus)
        if !isNegative { _ = take(0x2B) }
        var value: Int128 = 0
        let digits = takeDigits(into: &value)
        if digits == 0 {
            at = here
            return 0
        }
        guard digits <= 3, value <= 20 else { return nil }
        return isNegative ? -Int(value) : Int(value)
    }

    private static func powerOfTen(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<min(exponent, 37) { power *= 10 }
        return exponent > 37 ? Int128.max : power
    }
}
