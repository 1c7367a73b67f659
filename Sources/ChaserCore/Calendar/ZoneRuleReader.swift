extension ZoneRule {
    /// The rule that the footer of a TZif file spells; nil when it is none, or names an hour, day or offset that is not.
    init?(_ text: some Collection<UInt8>) {
        var reader = ZoneRuleReader(bytes: Array(text))
        guard reader.name(), let west = reader.time(hours: 24), ZoneRule.offsets.contains(-west) else { return nil }
        standard = -west
        if reader.isAtEnd {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = standard + 3_600
        if !reader.isNext(",") {
            guard let west = reader.time(hours: 24) else { return nil }
            offset = -west
        }
        guard ZoneRule.offsets.contains(offset), let start = reader.date(), let end = reader.date(), reader.isAtEnd
        else { return nil }
        summer = Summer(offset: offset, start: start, end: end)
    }
}

/// A cursor over the bytes of a rule; every step returns nil or false where the text is not what it asks for.
private struct ZoneRuleReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    func isNext(_ character: Unicode.Scalar) -> Bool {
        position < bytes.count && bytes[position] == UInt8(ascii: character)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        position += 1
        return true
    }

    /// `GMT`, or `<+03>`: at least three characters.
    mutating func name() -> Bool {
        let isQuoted = take("<")
        let start = position
        while position < bytes.count, ZoneRuleReader.isName(bytes[position], isQuoted) { position += 1 }
        let length = position - start
        return length >= 3 && (!isQuoted || take(">"))
    }

    private static func isName(_ byte: UInt8, _ isQuoted: Bool) -> Bool {
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        return isLetter || (isQuoted && (isSign || (0x30...0x39).contains(byte)))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard let value = CivilArithmetic.digits(bytes[start..<position]), range.contains(value) else { return nil }
        return value
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    mutating func time(hours: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hour = number(0...hours) else { return nil }
        var seconds = hour * 3_600
        for unit in [60, 1] {
            guard take(":") else { break }
            guard let part = number(0...59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,M3.5.0/1`; two in the morning where no time is given.
    mutating func date() -> ZoneRule.Date? {
        guard take(","), let day = dayRule() else { return nil }
        guard take("/") else { return ZoneRule.Date(day: day, time: 7_200) }
        guard let time = time(hours: 167) else { return nil }
        return ZoneRule.Date(day: day, time: time)
    }

    private mutating func dayRule() -> ZoneRule.DayRule? {
        if take("J") { return number(1...365).map { .withoutLeapDay($0) } }
        guard take("M") else { return number(0...365).map { .withLeapDay($0) } }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
