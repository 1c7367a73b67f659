/// One pass over a cell's pieces: what forms are in it, and what they come to together.
struct DateScan {
    private let tokens: UnsafeBufferPointer<DateToken>
    private let context: DateContext
    private var at = 0
    /// The end of the last form that took pieces; where another follows at once the cell is unclear.
    private var lastDateEnd = -1
    private var isSpoilt = false
    private var latest: FoundDay?
    private var latestYear: FoundDay?
    private var dateCount = 0
    private var yearCount = 0
    /// The newest date is one day, and no longer time.
    private var isWholeDay = false
    /// How many of the dates are only where something begins: `monthly from October 2020`.
    private var startCount = 0
    private var span: Span?
    private var modifier: DateModifier?
    private var flags = Flags()
    private var evidence: DateEvidence = []
    /// Seconds since midnight, and of the zone; nil without a time of day.
    private(set) var time: (seconds: Int, offset: Int?)?

    /// What else a cell says.
    private struct Flags {
        var isOpenEnded = false
        var isUnsettled = false
        var isImmediate = false
        var isFromPublication = false
        var isNext = false
        var hasOtherWords = false
        var isElsewhere = false
        var lacksYear = false
    }

    init(_ tokens: UnsafeBufferPointer<DateToken>, _ context: DateContext) {
        self.tokens = tokens
        self.context = context
    }

    /// Reads the whole cell.
    mutating func run() {
        while at < tokens.count, !isSpoilt {
            if !takeForm() {
                note(tokens[at])
                at += 1
            }
        }
    }

    /// Takes the first form that fits here; false when none does.
    private mutating func takeForm() -> Bool {
        let rest = Slice(base: tokens, bounds: at..<tokens.count)
        for form in DateForms.beginning(with: tokens[at]) {
            guard let (match, length) = form.match(rest), length > 0 else { continue }
            guard let meaning = form.meaning(match, context) else {
                isSpoilt = true
                return true
            }
            let range = at..<at + length
            guard accepts(meaning, range) else { continue }
            at = range.upperBound
            take(meaning, range)
            return true
        }
        return false
    }

    /// A month or year alone is a date only where it cannot be something else: “may”, “2020 children”.
    private func accepts(_ meaning: DateMeaning, _ range: Range<Int>) -> Bool {
        switch meaning {
        case .yearless(month: _, day: nil), .days(first: _, last: _, isYear: true, _):
            // “14-15 weeks” is no financial year.
            if range.upperBound < tokens.count, tokens[range.upperBound].word.unit != nil { return false }
            guard range.count == 1 else { return true }
            if modifier != nil || range.count == tokens.count || flags.isUnsettled { return true }
            let leads: [DateWord] = [.by, .in, .from, .during, .bound, .end, .of, .to, .the]
            guard range.lowerBound > 0 else { return false }
            let before = tokens[range.lowerBound - 1]
            return before.kind == .word && (leads.contains(before.word) || before.word == .filler)
        case .days, .numbers, .yearless, .span, .openEnded, .unsettled, .immediately, .fromPublication, .modifier,
            .time:
            return true
        }
    }
}

extension DateScan {
    private mutating func take(_ meaning: DateMeaning, _ range: Range<Int>) {
        switch meaning {
        case .days(let first, let last, let isYear, let convention):
            takeDate(range, isYear: isYear, NamedDays(first: first, last: last, convention: convention))
        case .numbers(let day, let shown):
            evidence.formUnion(shown)
            guard let day else {
                isSpoilt = true
                return
            }
            takeDate(range, isYear: false, NamedDays(first: day, last: day, convention: nil))
        case .yearless(let month, let day):
            guard let published = context.published else {
                flags.lacksYear = true
                return
            }
            guard let named = NamedDays(month: month, day: day, nearest: published) else {
                isSpoilt = true
                return
            }
            takeDate(range, isYear: false, named)
        case .span(let found): span = span ?? found
        case .openEnded: flags.isOpenEnded = true
        case .unsettled: flags.isUnsettled = true
        case .immediately: flags.isImmediate = true
        case .fromPublication: flags.isFromPublication = true
        case .modifier(let found): modifier = found
        case .time(let seconds, let offset):
            if range.lowerBound != lastDateEnd || time != nil { isSpoilt = true }
            time = (seconds, offset)
            lastDateEnd = range.upperBound
        }
    }

    /// Adds a date, unless what stands beside it shows that it is only part of something else.
    private mutating func takeDate(_ range: Range<Int>, isYear: Bool, _ named: NamedDays) {
        let found = named.found(modifier)
        modifier = nil
        if isJoined(range) || range.lowerBound == lastDateEnd {
            isSpoilt = true
            return
        }
        lastDateEnd = range.upperBound
        dateCount += 1
        isWholeDay = named.first == named.last
        if range.lowerBound > 0, tokens[range.lowerBound - 1].isWord(.from) { startCount += 1 }
        if isYear {
            yearCount += 1
            if latestYear.map({ $0.day < found.day }) ?? true { latestYear = found }
        } else if latest.map({ $0.day < found.day }) ?? true {
            latest = found
        }
    }

    /// True when a number or a mark clings to the date: `31/10-2020`, `Oct-20/21`.
    private func isJoined(_ range: Range<Int>) -> Bool {
        if range.lowerBound > 0, tokens[range.lowerBound].isGlued, range.lowerBound != lastDateEnd {
            let before = tokens[range.lowerBound - 1]
            let isBehindNumber = range.lowerBound > 1 && tokens[range.lowerBound - 2].kind == .number
            let isInside = before.kind == .mark && before.isGlued && isBehindNumber
            if isInside, lastDateEnd < range.lowerBound - 1 { return true }
        }
        if range.lowerBound > 0, range.lowerBound != lastDateEnd, tokens[range.lowerBound - 1].kind == .number {
            return true
        }
        guard range.upperBound < tokens.count else { return false }
        let after = tokens[range.upperBound]
        if after.kind == .number { return !isTime(at: range.upperBound) }
        guard after.isGlued else { return false }
        if after.kind == .month || after.kind == .word { return !after.isWord(.t) }
        let isMark = after.isMark(Byte.minus) || after.isMark(Byte.slash) || after.isMark(Byte.point)
        guard isMark, range.upperBound + 1 < tokens.count else { return false }
        let next = tokens[range.upperBound + 1]
        return next.isGlued && next.kind == .number
    }

    /// `9:30` or `9 am` begins here.
    private func isTime(at index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        return next.isMark(Byte.colon) || next.isWord(.morning) || next.isWord(.afternoon)
    }

    /// What stands beside the forms.
    private mutating func note(_ token: DateToken) {
        switch token.kind {
        case .number:
            if at == lastDateEnd || isPartOfNumbers { isSpoilt = true }
            modifier = nil
        case .month: modifier = nil
        case .mark: if !token.isMark(Byte.minus) { modifier = nil }
        case .word:
            if token.word != .of, token.word != .the { modifier = nil }
            note(token.word)
        }
    }

    private mutating func note(_ word: DateWord) {
        switch word {
        case .other: flags.hasOtherWords = true
        case .not: if at + 1 >= tokens.count || !tokens[at + 1].isWord(.later) { isSpoilt = true }
        case .later: if at == 0 || !tokens[at - 1].isWord(.not) { isSpoilt = true }
        case .after: isSpoilt = true
        case .within, .past: flags.isElsewhere = true
        case .next: flags.isNext = true
        default: break
        }
    }

    /// `31/10`, `24/7`: numbers with a mark between them that are no date.
    private var isPartOfNumbers: Bool {
        guard at + 2 < tokens.count, tokens[at + 1].kind == .mark, tokens[at + 1].isGlued else { return false }
        let mark = tokens[at + 1]
        guard mark.isMark(Byte.slash) || mark.isMark(Byte.minus) || mark.isMark(Byte.point) else { return false }
        return tokens[at + 2].isGlued && tokens[at + 2].kind == .number
    }
}

extension DateScan {
    /// What the whole cell says.
    var reading: DateReading {
        let isUnclear = isSpoilt || dateCount == 0 && time != nil
        return isUnclear ? DateReading(.undated(.noDate), evidence: evidence) : clearReading
    }

    /// The one day of a cell that names a whole day and nothing beside it; nil for anything else.
    var onlyDay: Day? {
        let reading = self.reading
        guard case .day(let day) = reading.value, dateCount == 1, reading.convention == nil, isWholeDay else {
            return nil
        }
        return day
    }

    private var clearReading: DateReading {
        let found = latest ?? latestYear
        if flags.isUnsettled { return undated(found.map { .promised($0.day) } ?? .notSettled) }
        if let found {
            if flags.isOpenEnded, startCount == dateCount { return DateReading(.openEnded, evidence: evidence) }
            let count = latest == nil ? yearCount : dateCount - yearCount
            let conventions = [
                found.convention, count > 1 ? .latest : nil, flags.hasOtherWords ? DateConvention.amidWords : nil,
            ]
            let told = conventions.compactMap(\.self).min { $0.rawValue < $1.rawValue }
            return DateReading(.day(found.day), told, evidence: evidence)
        }
        if flags.isOpenEnded { return DateReading(.openEnded) }
        if flags.lacksYear { return undated(.noYear) }
        if flags.isImmediate, !flags.hasOtherWords { return counted(Span(0, .days)) }
        if let span { return counted(span) }
        return undated(.noDate)
    }

    /// A span from the sheet's own day, when nothing says that it counts from anywhere else.
    private func counted(_ span: Span) -> DateReading {
        let isPlain = !flags.isElsewhere && !flags.hasOtherWords
        guard isPlain || flags.isNext || flags.isFromPublication else { return undated(.countsFromElsewhere(span)) }
        guard let published = context.published else { return undated(.countsFromPublication) }
        if span.unit != .workingDays { return DateReading(.day(span.after(published)), .fromPublication) }
        guard let calendar = context.calendar else { return undated(.countsFromElsewhere(span)) }
        return DateReading(.day(calendar.day(published, plusWorkingDays: span.count)), .fromPublication)
    }

    private func undated(_ gap: DateGap) -> DateReading { DateReading(.undated(gap), evidence: evidence) }
}
