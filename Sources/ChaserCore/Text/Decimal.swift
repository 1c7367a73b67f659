/// A decimal figure kept exactly to six places, so that what people typed compares as they typed it.
///
/// 0.1 + 0.2 is 0.3 and 79% is 79 (the unit lives beside the number, in `Unit`). The range is about ±9.2 × 10¹²;
/// arithmetic that leaves it gives nil. More than six places are rounded half away from zero.
public struct Decimal: Hashable, Comparable, Sendable {
    /// The figure in millionths.
    public let micros: Int64

    /// How many millionths make one.
    public static let scale: Int64 = 1_000_000

    /// A figure from its millionths.
    public init(micros: Int64) { self.micros = micros }

    /// A whole number; nil outside ±9.2 × 10¹².
    public init?(whole: Int) {
        let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: Decimal.scale)
        if overflow { return nil }
        micros = product
    }

    public static let zero = Decimal(micros: 0)

    public static func < (left: Decimal, right: Decimal) -> Bool { left.micros < right.micros }

    /// The sum, or nil when it leaves the range.
    public func adding(_ other: Decimal) -> Decimal? {
        let (sum, overflow) = micros.addingReportingOverflow(other.micros)
        return overflow ? nil : Decimal(micros: sum)
    }

    /// The difference, or nil when it leaves the range.
    public func subtracting(_ other: Decimal) -> Decimal? {
        let (difference, overflow) = micros.subtractingReportingOverflow(other.micros)
        return overflow ? nil : Decimal(micros: difference)
    }

    /// The product, rounded half away from zero to six places, or nil when it leaves the range.
    public func multiplied(by other: Decimal) -> Decimal? {
        Decimal(rounding: Int128(micros) * Int128(other.micros), over: Int128(Decimal.scale))
    }

    /// The quotient, rounded half away from zero to six places, or nil for division by zero or beyond the range.
    public func divided(by other: Decimal) -> Decimal? {
        Decimal(rounding: Int128(micros) * Int128(Decimal.scale), over: Int128(other.micros))
    }

    /// `numerator / denominator` millionths, rounded half away from zero.
    public init?(rounding numerator: Int128, over denominator: Int128) {
        if denominator == 0 { return nil }
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let away: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
        let rounded = remainder.magnitude * 2 >= denominator.magnitude ? quotient + away : quotient
        guard let value = Int64(exactly: rounded), value != Int64.min else { return nil }
        micros = value
    }
}

extension Decimal: CustomStringConvertible {
    /// The shortest plain form: `1341`, `-0.5`, `82.4`; no thousands separator, no trailing zeros.
    public var description: String {
        let magnitude = micros.magnitude
        let whole = magnitude / UInt64(Decimal.scale)
        var places = magnitude % UInt64(Decimal.scale)
        let sign = micros < 0 ? "-" : ""
        if places == 0 { return sign + String(whole) }
        var digits = 6
        while places % 10 == 0 {
            places /= 10
            digits -= 1
        }
        let tail = String(places)
        return sign + String(whole) + "." + String(repeating: "0", count: digits - tail.count) + tail
    }

    /// The figure with at most `places` decimals (0 to 6), rounded half away from zero, and a comma at each thousand.
    public func rounded(to places: Int) -> Decimal {
        var step: Int64 = Decimal.scale
        for _ in 0..<min(max(places, 0), 6) { step /= 10 }
        let (quotient, remainder) = micros.quotientAndRemainder(dividingBy: step)
        let up: Int64 = remainder.magnitude * 2 >= UInt64(step) ? (micros < 0 ? -1 : 1) : 0
        return Decimal(micros: (quotient + up) * step)
    }
}
