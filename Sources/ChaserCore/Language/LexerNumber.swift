/// Numbers, days and times: all that begins with a digit.
extension Lexer {
    /// `84`, `82.5`, `84%`, `2020-11-16`, `09:00`; other ways to write a date or a time are told with the right one.
    mutating func number() {
        if day() || britishDay() || time() { return }
        let start = offset
        let whole = digits(at: offset)
        offset += whole.count
        var places: [UInt8] = []
        if peek() == UInt8(ascii: ".") {
            places = digits(at: offset + 1)
            if !places.isEmpty { offset += 1 + places.count }
        }
        let numberEnd = offset
        while peek() == 0x20 { offset += 1 }
        let isPercent = peek() == UInt8(ascii: "%")
        offset = isPercent ? offset + 1 : numberEnd
        if let value = Decimal(whole: whole, places: places) {
            add(.number(value, isPercent: isPercent), from: start)
        } else {
            tell(.numberTooLarge(text.string(TextRange(start, offset))), from: start)
            add(.number(.zero, isPercent: isPercent), from: start)
        }
    }

    /// The digits at an offset, as numbers 0 to 9.
    private func digits(at offset: Int) -> [UInt8] {
        guard offset < end else { return [] }
        return text.bytes[offset..<end].prefix { (0x30...0x39).contains($0) }.map { $0 - 0x30 }
    }

    private func value(_ digits: [UInt8]) -> Int { digits.prefix(9).reduce(0) { $0 * 10 + Int($1) } }

    /// Three runs of digits with one sign between them.
    private func triple(_ sign: UInt8) -> (first: [UInt8], second: [UInt8], third: [UInt8], length: Int)? {
        let first = digits(at: offset)
        guard peek(first.count) == sign else { return nil }
        let second = digits(at: offset + first.count + 1)
        let middle = first.count + 1 + second.count
        guard !second.isEmpty, peek(middle) == sign else { return nil }
        let third = digits(at: offset + middle + 1)
        return third.isEmpty ? nil : (first, second, third, middle + 1 + third.count)
    }

    /// `2020-11-16`; one or two digits of month and day are understood, and told.
    private mutating func day() -> Bool {
        guard let (year, month, day, length) = triple(UInt8(ascii: "-")), year.count == 4 else { return false }
        let start = offset
        offset += length
        let found = Day(year: value(year), month: value(month), day: value(day))
        if found == nil || month.count != 2 || day.count != 2 {
            tell(.notADay(text.string(TextRange(start, offset)), suggestion: found?.iso), from: start)
        }
        add(.day(found ?? Day(number: 0)), from: start)
        // "2020-11-16T09:00", as the command line has it, is a day and a time.
        if peek() == UInt8(ascii: "T"), !digits(at: offset + 1).isEmpty { offset += 1 }
        return true
    }

    /// `16/11/2020`, `16.11.2020`: told with the day as the language writes it.
    private mutating func britishDay() -> Bool {
        guard let (day, month, year, length) = triple(UInt8(ascii: "/")) ?? triple(UInt8(ascii: ".")),
            day.count <= 2, month.count <= 2, year.count == 4
        else { return false }
        let start = offset
        offset += length
        // What can be no day is perhaps one as Americans write it.
        let found =
            Day(year: value(year), month: value(month), day: value(day))
            ?? Day(year: value(year), month: value(day), day: value(month))
        tell(.notADay(text.string(TextRange(start, offset)), suggestion: found?.iso), from: start)
        add(.day(found ?? Day(number: 0)), from: start)
        return true
    }

    /// `09:00`, `9:00`; `9am` and `09:00:00` are told with the time as the language writes it.
    private mutating func time() -> Bool {
        let start = offset
        let hour = digits(at: offset)
        let suffix = text.bytes[offset..<end].dropFirst(hour.count).prefix(3).map { $0 | 0x20 }
        let isMorning = suffix.starts(with: "am".utf8)
        let isAfternoon = suffix.starts(with: "pm".utf8)
        if isMorning || isAfternoon, suffix.count < 3 || !(0x61...0x7A).contains(suffix[2]) {
            offset += hour.count + 2
            let isTwelve = value(hour) == 12
            let hours = value(hour) + (isAfternoon && !isTwelve ? 12 : isMorning && isTwelve ? -12 : 0)
            addWrongTime(TimeOfDay(hour: hours, minute: 0), from: start)
            return true
        }
        guard peek(hour.count) == UInt8(ascii: ":") else { return false }
        let minute = digits(at: offset + hour.count + 1)
        if minute.isEmpty { return false }
        offset += hour.count + 1 + minute.count
        let found = hour.count <= 2 ? TimeOfDay(hour: value(hour), minute: value(minute)) : nil
        if peek() == UInt8(ascii: ":"), !digits(at: offset + 1).isEmpty {
            offset += 1 + digits(at: offset + 1).count
            addWrongTime(found, from: start)
        } else if let found, minute.count == 2 {
            add(.time(found), from: start)
        } else {
            addWrongTime(nil, from: start)
        }
        return true
    }

    private mutating func addWrongTime(_ time: TimeOfDay?, from start: Int) {
        tell(.notATime(text.string(TextRange(start, offset)), suggestion: time?.description), from: start)
        guard let token = time ?? TimeOfDay(hour: 0, minute: 0) else { return }
        add(.time(token), from: start)
    }
}

extension Decimal {
    /// A figure from its digits before and after the point, the seventh place rounded; nil when too large.
    fileprivate init?(whole: [UInt8], places: [UInt8]) {
        var value: Int128 = 0
        for digit in whole + places.prefix(7) {
            value = value * 10 + Int128(digit)
            if value > Int128(Int64.max) * 10 { return nil }
        }
        for _ in places.prefix(7).count..<7 { value *= 10 }
        self.init(rounding: value, over: 10)
    }
}
