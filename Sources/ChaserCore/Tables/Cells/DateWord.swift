/// What a word says beside a date; names of months are tokens of their own.
enum DateWord: UInt8, Hashable, Sendable, CaseIterable {
    /// Any word that is not listed.
    case other
    /// Says nothing of the day: `completed`, `due`.
    case filler
    case ordinal, of, the, and, to, be, by, `in`, from, during, at
    case t, morning, afternoon, zulu, w, c
    case financial, quarter, term, spring, summer, autumn, winter
    case early, beginning, start, mid, late, end
    case weekCommencing, commencing, before, prior
    case not, later, after, bound
    case recurring, every, per, ongoing, on, going, business, usual, open, ended
    case within, next, past, coming, near, future, meeting
    case immediate, now, with, effect, publication
    case unsettled, confirmed, date
    case working, minutes, hours, days, workingDays, week, weeks, months, years
    case one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve

    /// The spellings of each meaning in lower case, at most 16 letters each; a word stands in one list only.
    fileprivate static let spellings: [(DateWord, String)] = [
        (
            .filler,
            "a an is are as for than complete completed completion due deadline target starts starting started "
                + "commence commences latest expected revised planned"
        ),
        (.ordinal, "st nd rd th"), (.of, "of"), (.the, "the"), (.and, "and"), (.to, "to"), (.be, "be"), (.by, "by"),
        (.in, "in"), (.from, "from"), (.during, "during over"), (.at, "at"), (.t, "t"), (.morning, "am"),
        (.afternoon, "pm"), (.zulu, "z utc gmt"), (.w, "w"), (.c, "c"), (.financial, "fy"),
        (.quarter, "q qtr quarter"), (.term, "term"), (.spring, "spring"), (.summer, "summer"),
        (.autumn, "autumn"), (.winter, "winter"), (.early, "early"), (.beginning, "beginning"), (.start, "start"),
        (.mid, "mid middle"), (.late, "late"), (.end, "end"), (.weekCommencing, "wc wb"),
        (.commencing, "commencing"), (.before, "before"), (.prior, "prior"), (.not, "no not never"),
        (.later, "later onwards onward thereafter"), (.after, "after following since"), (.bound, "until till"),
        (
            .recurring,
            "daily weekly fortnightly monthly bimonthly quarterly termly yearly annually annual biannual biannually"
        ),
        (.every, "every each"), (.per, "per"), (.ongoing, "ongoing bau continuous continuously indefinite rolling"),
        (.on, "on"), (.going, "going"), (.business, "business"), (.usual, "usual"), (.open, "open"),
        (.ended, "ended"), (.within, "within"), (.next, "next"), (.past, "past last preceding previous"),
        (.coming, "coming"), (.near, "near foreseeable"), (.future, "future"), (.meeting, "meeting"),
        (.immediate, "immediate immediately"), (.now, "now"), (.with, "with"), (.effect, "effect"),
        (.publication, "publication"), (.unsettled, "tbc tba tbd"), (.confirmed, "confirmed announced"),
        (.date, "date dates"), (.working, "working"), (.minutes, "minute minutes min mins"),
        (.hours, "hour hours hr hrs"), (.days, "day days"), (.workingDays, "wd wds"), (.week, "week"),
        (.weeks, "weeks wk wks"), (.months, "month months mth mths"), (.years, "year years yr yrs"), (.one, "one"),
        (.two, "two"), (.three, "three"), (.four, "four"), (.five, "five"), (.six, "six"), (.seven, "seven"),
        (.eight, "eight"), (.nine, "nine"), (.ten, "ten"), (.eleven, "eleven"), (.twelve, "twelve"),
    ]

    /// The number that a number word says; nil for any other.
    var number: Int? { rawValue >= DateWord.one.rawValue ? Int(rawValue - DateWord.one.rawValue) + 1 : nil }

    /// The unit of time that a word names; nil for any other.
    var unit: Span.Unit? {
        switch self {
        case .minutes: .minutes
        case .hours: .hours
        case .days: .days
        case .workingDays: .workingDays
        case .week, .weeks: .weeks
        case .months: .months
        case .years: .years
        case _: nil
        }
    }
}

/// The letters of a word without regard to case, packed so that looking one up costs no String.
struct DateSpelling: Hashable, Sendable {
    private let low: UInt64
    private let high: UInt64

    /// Nil beyond 16 letters: no word that means anything is longer.
    init?(_ letters: some Collection<UInt8>) {
        guard letters.count <= 16 else { return nil }
        var (low, high): (UInt64, UInt64) = (0, 0)
        for (index, letter) in letters.enumerated() {
            let shifted = UInt64(Byte.lower(letter)) &<< UInt64(index % 8 * 8)
            if index < 8 { low |= shifted } else { high |= shifted }
        }
        self.low = low
        self.high = high
    }

    /// What a word says: a month, or something beside one.
    enum Meaning: Hashable, Sendable {
        /// 1 to 12.
        case month(Int)
        case word(DateWord)
    }

    /// What the word means; `.word(.other)` for one that is not listed.
    var meaning: Meaning { DateSpelling.meanings[self] ?? .word(.other) }

    private static let meanings: [DateSpelling: Meaning] = {
        var meanings: [DateSpelling: Meaning] = [:]
        for (meaning, spellings) in DateWord.spellings {
            for word in spellings.split(separator: " ") {
                if let spelling = DateSpelling(word.utf8) { meanings[spelling] = .word(meaning) }
            }
        }
        // A month is known by its first three letters, and by as many more as are written: Sept.
        for (index, name) in Month.names.enumerated() {
            for length in 3...name.utf8.count {
                if let spelling = DateSpelling(name.utf8.prefix(length)) { meanings[spelling] = .month(index + 1) }
            }
        }
        return meanings
    }()
}
