/// The two forms that nearly every export uses, read without a look at the others: `2020-10-31` and `31/10/2020`.
///
/// Says what the grammar of `DateForms` says of the same cell, or nothing; a test holds it to that.
enum PlainDate {
    /// The reading of a cell that is such a day and nothing else; nil for every other cell.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ order: DateOrder) -> DateReading? {
        guard bytes.count == 10 else { return nil }
        if bytes[4] == Byte.minus, bytes[7] == Byte.minus {
            return reading(number(bytes, 0..<4), number(bytes, 5..<7), number(bytes, 8..<10), evidence: [])
        }
        guard bytes[2] == Byte.slash, bytes[5] == Byte.slash, let first = number(bytes, 0..<2),
            let second = number(bytes, 3..<5)
        else { return nil }
        let evidence = DateEvidence(first: first, second: second)
        let year = number(bytes, 6..<10)
        return order == .monthFirst
            ? reading(year, first, second, evidence: evidence) : reading(year, second, first, evidence: evidence)
    }

    private static func reading(_ year: Int?, _ month: Int?, _ day: Int?, evidence: DateEvidence) -> DateReading? {
        guard let year, let month, let day, DateCell.years.contains(year),
            let found = Day(year: year, month: month, day: day)
        else { return nil }
        return DateReading(.day(found), evidence: evidence)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> Int? {
        var number = 0
        for place in places {
            guard Byte.isDigit(bytes[place]) else { return nil }
            number = number * 10 + Int(bytes[place] - Byte.zero)
        }
        return number
    }
}
