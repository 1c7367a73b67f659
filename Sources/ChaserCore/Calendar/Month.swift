/// A calendar month of a year: October 2020.
public struct Month: Hashable, Comparable, Sendable {
    /// `year * 12 + month - 1`: consecutive months have consecutive ordinals.
    public let ordinal: Int32

    /// January of the year 1.
    public static let earliest = Month(ordinal: 12)
    /// December 9999.
    public static let latest = Month(ordinal: 119_999)

    /// The English names, January first.
    public static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The month of an ordinal. Those outside `earliest...latest` are kept; their days stop at those of `Day`.
    public init(ordinal: Int32) { self.ordinal = ordinal }

    /// A month of a year; nil unless the year is 1...9999 and the month 1...12.
    public init?(year: Int, month: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month) else { return nil }
        ordinal = Int32(year * 12 + month - 1)
    }

    /// Earlier before later.
    public static func < (left: Month, right: Month) -> Bool { left.ordinal < right.ordinal }

    /// 1...9999.
    public var year: Int { CivilArithmetic.floored(Int(ordinal), by: 12).quotient }
    /// 1...12.
    public var month: Int { CivilArithmetic.floored(Int(ordinal), by: 12).remainder + 1 }

    /// The month's first day.
    public var first: Day { Day(clamping: CivilArithmetic.dayNumber(year: year, month: month, day: 1)) }

    /// The month's last day, included in it.
    public var last: Day {
        let length = CivilArithmetic.daysIn(month: month, of: year)
        return Day(clamping: CivilArithmetic.dayNumber(year: year, month: month, day: length))
    }

    /// The month so many months later, or earlier for a negative count; stops at `earliest` and `latest`.
    public func adding(months: Int) -> Month {
        let (sum, overflow) = Int(ordinal).addingReportingOverflow(months)
        if overflow { return months < 0 ? .earliest : .latest }
        let inside = min(max(sum, Int(Month.earliest.ordinal)), Int(Month.latest.ordinal))
        return Month(ordinal: Int32(inside))
    }
}

extension Month: CustomStringConvertible {
    /// `2020-10` (ISO 8601).
    public var iso: String { CivilArithmetic.padded(year, to: 4) + "-" + CivilArithmetic.padded(month, to: 2) }

    /// `October 2020`
    public var inWords: String { "\(Month.names[month - 1]) \(year)" }

    /// As `iso`.
    public var description: String { iso }

    /// The month that `2020-10` names: exactly seven characters; nil for anything else.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
            let year = CivilArithmetic.digits(bytes[0..<4]),
            let month = CivilArithmetic.digits(bytes[5..<7])
        else { return nil }
        self.init(year: year, month: month)
    }
}
