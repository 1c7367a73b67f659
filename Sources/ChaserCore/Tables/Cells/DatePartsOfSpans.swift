/// Parts of a form that are several pieces, or none.
extension DatePart {
    /// `days`, `working days`
    static func takeUnit(_ rest: inout DateTokens, _ match: inout DateMatch) -> Bool {
        let isWorking = rest.first?.isWord(.working) == true
        if isWorking { rest.removeFirst() }
        guard let token = rest.first, token.kind == .word, let unit = token.word.unit, !isWorking || unit == .days
        else {
            return false
        }
        rest.removeFirst()
        match.unit = isWorking ? .workingDays : unit
        return true
    }

    /// `:30`, `:30.125`; always true, since seconds may be left out.
    static func takeSeconds(_ rest: inout DateTokens, _ match: inout DateMatch) -> Bool {
        guard let colon = rest.first, colon.isMark(Byte.colon), let seconds = second(rest)?.small else { return true }
        rest.removeFirst(2)
        match.seconds = seconds
        match.hasSeconds = true
        if let point = rest.first, point.isMark(Byte.point), point.isGlued, second(rest)?.kind == .number {
            rest.removeFirst(2)
        }
        return true
    }

    /// `am`, `pm`, `Z`, `+01`, `+01:00`, `-0500`; always true, since it may be left out. Without seconds `09:30-10:30`
    /// is from one time to another.
    static func takeZone(_ rest: inout DateTokens, _ match: inout DateMatch) -> Bool {
        guard let token = rest.first else { return true }
        if token.isWord(.morning) || token.isWord(.afternoon) {
            match.isAfternoon = token.isWord(.afternoon)
            rest.removeFirst()
        } else if token.isWord(.zulu) {
            match.offset = 0
            rest.removeFirst()
        } else if token.isMark(0x2B) || token.isMark(Byte.minus) && match.hasSeconds, let number = second(rest),
            number.isGlued,
            number.kind == .number, number.digits == 2 || number.digits == 4
        {
            let sign = token.isMark(Byte.minus) ? -1 : 1
            rest.removeFirst(2)
            var minutes = number.digits == 4 ? number.value / 100 * 60 + number.value % 100 : number.value * 60
            if rest.first?.isMark(Byte.colon) == true, let part = second(rest)?.small {
                rest.removeFirst(2)
                minutes += part
            }
            match.offset = sign * minutes * 60
        }
        return true
    }

    private static func second(_ rest: DateTokens) -> DateToken? { rest.dropFirst().first }
}
