/// One way in which people write a day, a stretch of time or a promise: a row of `DateForms.all`.
struct DateForm: Sendable {
    /// Cells that consist of this form alone, and what each is read as: a day, or a word for what is no day. The tests
    /// run them; `published` is 2020-10-08.
    let examples: [(cell: String, reading: String)]
    /// What stands behind what, from left to right.
    let parts: [DatePart]
    /// What it says; nil when there is no such day, which spoils the whole cell.
    let meaning: @Sendable (DateMatch, DateContext) -> DateMeaning?

    init(
        _ examples: [(cell: String, reading: String)], _ parts: [DatePart],
        _ meaning: @escaping @Sendable (DateMatch, DateContext) -> DateMeaning?
    ) {
        self.examples = examples
        self.parts = parts
        self.meaning = meaning
    }

    /// What the form finds at the beginning of these tokens, and how many it takes; nil when they are not so.
    func match(_ tokens: DateTokens) -> (match: DateMatch, length: Int)? {
        var match = DateMatch()
        var rest = tokens
        for part in parts {
            guard part.take(&rest, &match) else { return nil }
        }
        return (match, tokens.count - rest.count)
    }
}

/// Some pieces of a cell, from one place on.
typealias DateTokens = Slice<UnsafeBufferPointer<DateToken>>

/// One part of a form.
enum DatePart: Hashable, Sendable {
    /// `31`, `31st`
    case day
    /// `31st` only
    case ordinalDay
    /// `October`, `Oct`
    case month
    /// A number of one or two digits: of a day or a month, the order not yet known.
    case first, second
    /// `20`, `2020`, `'20`
    case year
    /// `2020`
    case fullYear
    /// The later of two years, in two or four digits.
    case endYear
    /// A number with so many digits.
    case digits(Int)
    /// A number in digits or in words.
    case count
    /// `days`, `working days`
    case unit
    /// A dash, a stroke or a point.
    case mark
    /// The same mark again.
    case sameMark
    /// Exactly this mark.
    case exactly(UInt8)
    /// Up to two marks, in the many ways in which people part a month from its year.
    case gap
    case word(DateWord)
    case maybe(DateWord)
    /// `spring` to `winter`
    case season
    /// `:30`, `:30.125` or nothing: the seconds of a time, and their fractions.
    case seconds
    /// `am`, `Z`, `+01:00` or nothing.
    case zone

    /// Takes this part from the front; false when something else stands there.
    func take(_ rest: inout DateTokens, _ match: inout DateMatch) -> Bool {
        switch self {
        case .maybe(let word):
            if rest.first?.isWord(word) == true { rest.removeFirst() }
            return true
        case .gap:
            var marks = 0
            while marks < 2, let token = rest.first, DatePart.isGap(token) {
                rest.removeFirst()
                marks += 1
            }
            match.hasMark = match.hasMark || marks > 0
            return true
        case .unit: return DatePart.takeUnit(&rest, &match)
        case .seconds: return DatePart.takeSeconds(&rest, &match)
        case .zone: return DatePart.takeZone(&rest, &match)
        case _:
            guard let token = rest.first, isOne(token, &match) else { return false }
            rest.removeFirst()
            guard self == .day || self == .ordinalDay else { return true }
            let isOrdinal = rest.first.map { $0.isGlued && $0.isWord(.ordinal) } ?? false
            if isOrdinal { rest.removeFirst() }
            return isOrdinal || self == .day
        }
    }

    /// Whether one token is this part; if so it is kept.
    private func isOne(_ token: DateToken, _ match: inout DateMatch) -> Bool {
        switch self {
        case .day, .ordinalDay: return DatePart.keep(token.small, &match.day)
        case .first: return DatePart.keep(token.small, &match.first)
        case .second: return DatePart.keep(token.small, &match.second)
        case .month: return DatePart.keep(token.kind == .month ? token.value : nil, &match.month)
        case .year:
            match.hasShortYear = token.digits == 2
            return DatePart.keep(token.year, &match.year)
        case .fullYear: return DatePart.keep(token.fullYear, &match.year)
        case .endYear:
            let isYear = token.kind == .number && (token.digits == 2 || token.fullYear != nil)
            return DatePart.keep(isYear ? token.value : nil, &match.endYear)
        case .digits(let count):
            return DatePart.keep(token.kind == .number && token.digits == count ? token.value : nil, &match.count)
        case .count:
            let isSmall = token.kind == .number && token.digits <= 4
            return DatePart.keep(isSmall ? token.value : token.kind == .word ? token.word.number : nil, &match.count)
        case .mark:
            match.mark = token.mark
            return token.isMark(Byte.minus) || token.isMark(Byte.slash) || token.isMark(Byte.point)
        case .sameMark: return token.isMark(match.mark)
        case .exactly(let mark): return token.isMark(mark)
        case .word(let word): return token.isWord(word)
        case .season:
            let seasons: [DateWord] = [.spring, .summer, .autumn, .winter]
            return DatePart.keep(token.kind == .word ? seasons.firstIndex(of: token.word) : nil, &match.season)
        case .maybe, .gap, .unit, .seconds, .zone: return false
        }
    }

    private static func keep(_ value: Int?, _ place: inout Int) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private static func isGap(_ token: DateToken) -> Bool {
        guard token.kind == .mark else { return false }
        return [Byte.minus, Byte.slash, Byte.point, Byte.comma, Byte.apostrophe].contains(token.mark)
    }
}

/// What the parts of a form were in one cell.
struct DateMatch: Hashable, Sendable {
    var day = 0
    var month = 0
    var year = 0
    var hasShortYear = false
    /// A mark stood in a gap.
    var hasMark = false
    var endYear = 0
    var first = 0
    var second = 0
    var count = 0
    var unit = Span.Unit.days
    /// Spring 0 to winter 3.
    var season = 0
    var mark: UInt8 = 0
    var seconds = 0
    var isAfternoon: Bool?
    var hasSeconds = false
    /// Seconds east of UTC.
    var offset: Int?
}

/// What a form says.
enum DateMeaning: Hashable, Sendable {
    /// From the first day to the last, both in it; what a year alone names gives way to anything finer.
    case days(first: Day, last: Day, isYear: Bool, DateConvention?)
    /// One day whose numbers may be the other way round: what they show of the column's order.
    case numbers(Day?, DateEvidence)
    /// A month without a year, and a day in it or its last.
    case yearless(month: Int, day: Int?)
    case span(Span)
    /// Again and again, or at no time that anyone names.
    case openEnded
    /// No date yet.
    case unsettled
    case immediately
    /// Counted from the day of publication.
    case fromPublication
    /// The next one after this is meant in part, or as the day before it.
    case modifier(DateModifier)
    /// Seconds since midnight, and seconds east of UTC where the cell says so.
    case time(Int, offset: Int?)

    /// One day.
    static func day(_ day: Day?, _ convention: DateConvention? = nil) -> DateMeaning? {
        day.map { .days(first: $0, last: $0, isYear: false, convention) }
    }

    /// A whole month.
    static func month(_ month: Month?, _ convention: DateConvention? = nil) -> DateMeaning? {
        month.map { .days(first: $0.first, last: $0.last, isYear: false, convention) }
    }
}

/// What stands before a date and changes the day it names.
enum DateModifier: Hashable, Sendable {
    case early, mid, end
    case before
    case weekCommencing
}
