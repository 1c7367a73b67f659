/// A day in writing: ISO 8601 for files, words for mail.
extension Day {
    /// `2020-10-31` (ISO 8601, extended), four digits of year.
    public var iso: String {
        let civil = CivilArithmetic.civil(Int(number))
        return CivilArithmetic.padded(civil.year, to: 4) + "-" + CivilArithmetic.padded(civil.month, to: 2) + "-"
            + CivilArithmetic.padded(civil.day, to: 2)
    }

    /// `31 October 2020`, as people read it; never ambiguous between countries.
    public var inWords: String { "\(day) \(calendarMonth.inWords)" }

    /// The day that `2020-10-31` names: exactly ten characters; nil for anything else and for a day that is not.
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen,
            let year = CivilArithmetic.digits(bytes[0..<4]),
            let month = CivilArithmetic.digits(bytes[5..<7]),
            let day = CivilArithmetic.digits(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Day: CustomStringConvertible {
    /// As `iso`.
    public var description: String { iso }
}
