/// What the forms of `DateForms` come to.
extension DateForms {
    /// `31/10/2020` in the order of its column.
    static func numbers(_ match: DateMatch, _ context: DateContext) -> DateMeaning? {
        let (first, second) = (match.first, match.second)
        let isMonthFirst = context.order == .monthFirst
        let day = Day(
            year: match.year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
        return .numbers(day, DateEvidence(first: first, second: second))
    }

    /// `July 21` is a month of 2021, where the column does not say that it is a day of July.
    static func monthAndYear(_ match: DateMatch, _ context: DateContext) -> DateMeaning? {
        let number = match.year % 100
        let couldBeDay = match.hasShortYear && !match.hasMark && (1...31).contains(number)
        guard couldBeDay else { return DateMeaning.month(Month(year: match.year, month: match.month)) }
        switch context.style {
        case .monthAndDay: return .yearless(month: match.month, day: number)
        case .month: return DateMeaning.month(Month(year: match.year, month: match.month))
        case .dayFirst, .monthFirst, nil:
            return DateMeaning.month(Month(year: match.year, month: match.month), .monthAndYear)
        }
    }

    /// `2020-10` is a month; `2020-21`, `2020/21` and `2020-23` are years.
    static func yearAndNumber(_ match: DateMatch) -> DateMeaning? {
        var pair = match
        pair.endYear = match.first
        let isStroke = match.mark == Byte.slash && match.first == (match.year + 1) % 100
        if match.first > 12 || isStroke { return yearPair(pair) }
        return DateMeaning.month(Month(year: match.year, month: match.first))
    }

    /// The end of `20/21` or `2020-23`: 31 March. Two short numbers are years only when no month or day could be meant.
    static func yearPair(_ match: DateMatch) -> DateMeaning? {
        let end = match.endYear > 99 ? match.endYear : match.year / 100 * 100 + match.endYear
        let isShort = match.hasShortYear && match.endYear <= 99
        guard match.mark != Byte.point, end > match.year, !isShort || end == match.year + 1 && match.endYear > 12,
            let first = Month(year: match.year, month: 4), let last = Month(year: end, month: 3)
        else { return nil }
        return .days(first: first.first, last: last.last, isYear: true, .lastDay)
    }

    static func year(_ year: Int) -> DateMeaning? {
        guard let first = Month(year: year, month: 1), let last = Month(year: year, month: 12) else { return nil }
        return .days(first: first.first, last: last.last, isYear: true, .lastDay)
    }

    /// A quarter of the financial year that begins in the year named first.
    static func quarter(_ match: DateMatch) -> DateMeaning? {
        guard (1...4).contains(match.first), match.endYear == 0 || isNextYear(match),
            let april = Month(year: match.year, month: 4)
        else { return nil }
        return months(april.adding(months: match.first * 3 - 3), 3)
    }

    /// Spring from March, summer from June, autumn from September, winter from December.
    static func season(_ match: DateMatch) -> DateMeaning? {
        guard match.endYear == 0 || isNextYear(match), let march = Month(year: match.year, month: 3) else { return nil }
        return months(march.adding(months: match.season * 3), 3)
    }

    /// School terms: January to April, May to July, September to December.
    static func term(_ match: DateMatch) -> DateMeaning? {
        switch match.season {
        case 0: months(Month(year: match.year, month: 1), 4)
        case 1: months(Month(year: match.year, month: 5), 3)
        case 2: months(Month(year: match.year, month: 9), 4)
        default: nil
        }
    }

    private static func months(_ first: Month?, _ count: Int) -> DateMeaning? {
        guard let first else { return nil }
        return .days(first: first.first, last: first.adding(months: count - 1).last, isYear: false, .lastDay)
    }

    private static func isNextYear(_ match: DateMatch) -> Bool {
        match.endYear == match.year + 1 || match.endYear == (match.year + 1) % 100
    }

    /// A time of day; nil for one that no clock shows.
    static func time(_ match: DateMatch, isAfternoon: Bool? = nil) -> DateMeaning? {
        var hour = match.first
        if let isAfternoon = isAfternoon ?? match.isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard hour < 24, match.second < 60, match.seconds < 60 else { return nil }
        return .time(hour * 3_600 + match.second * 60 + match.seconds, offset: match.offset)
    }
}
