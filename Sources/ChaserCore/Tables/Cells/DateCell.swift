/// Reads target dates as they are typed into plans.
///
/// A month (`Oct-20`, `Nov- 20`, `July 21`, `March 2021`, `2020-10`, `10/2020`) is its last day. A whole day is
/// `2020-10-31`, `31/10/2020`, `31.10.20`, `31-Oct-20`, `31st Mar 21` or `October 31, 2020`, with or without a time of
/// day behind it. Numbers are day before month, as in Britain.
enum DateCell {
    /// What a cell says.
    enum Reading: Hashable {
        case day(Day)
        /// `Ongoing`, `BAU`: no date will come.
        case openEnded
        case unreadable
    }

    /// Years that a date may name in full.
    static let years = 1900...2199

    /// Reads a whole cell.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
        guard let tokens = DateToken.tokens(of: bytes), !tokens.isEmpty else { return .unreadable }
        if let day = DateForms.month(tokens[...])?.last { return .day(day) }
        if let day = DateForms.day(tokens, in: bytes) { return .day(day) }
        return saysOpenEnded(bytes) ? .openEnded : .unreadable
    }

    private static let openEndedWords = ["ongoing", "on-going", "on going", "bau", "business as usual"]
        .map { Array($0.utf8) }

    private static func saysOpenEnded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        openEndedWords.contains { bytes.isWord($0) }
    }
}

/// The forms of a date, each over the tokens of a whole cell. A new form is a function here.
enum DateForms {
    /// `Oct-20`, `Oct -20`, `July 2021`, `Sept '21`; `2020-10`, `10/2020`.
    static func month(_ tokens: ArraySlice<DateToken>) -> Month? {
        guard let first = tokens.first, let last = tokens.last, tokens.count <= 4 else { return nil }
        let marks = tokens.dropFirst().dropLast()
        guard marks.allSatisfy(isSeparator) else { return nil }
        if case .month(let month) = first, let year = last.year, marks.count <= 2 {
            return Month(year: year, month: month)
        }
        guard marks.count == 1 else { return nil }
        if let month = last.small, case .number(_, 4) = first, let year = first.year {
            return Month(year: year, month: month)
        }
        if let month = first.small, case .number(_, 4) = last, let year = last.year {
            return Month(year: year, month: month)
        }
        return nil
    }

    private static func isSeparator(_ token: DateToken) -> Bool {
        guard case .mark(let mark) = token else { return false }
        return mark != Byte.colon
    }

    /// One day, perhaps with a time behind it.
    static func day(_ tokens: [DateToken], in bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        let core = withoutTime(tokens, in: bytes)
        return numeric(core) ?? dayThenMonth(core, in: bytes) ?? monthThenDay(core, in: bytes)
    }

    /// `2020-10-31`, `31/10/2020`, `31.10.20`: one mark, used twice.
    private static func numeric(_ tokens: ArraySlice<DateToken>) -> Day? {
        let parts = Array(tokens)
        guard parts.count == 5, case .mark(let mark) = parts[1], parts[3] == parts[1] else { return nil }
        guard mark == Byte.minus || mark == Byte.slash || mark == Byte.point, let month = parts[2].small else {
            return nil
        }
        if case .number(_, 4) = parts[0], let year = parts[0].year, let day = parts[4].small {
            return Day(year: year, month: month, day: day)
        }
        guard let day = parts[0].small, let year = parts[4].year else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `31 October 2020`, `31-Oct-20`, `31st Mar 21`, `31st of March, 2021`.
    private static func dayThenMonth(_ tokens: ArraySlice<DateToken>, in bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        var rest = tokens
        guard let day = takeDay(&rest, in: bytes) else { return nil }
        skip(&rest, word: "of", in: bytes)
        skipMark(&rest)
        guard case .month(let month) = rest.popFirst() else { return nil }
        skipMark(&rest)
        guard rest.count == 1, let year = rest.first?.year else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `October 31, 2020`, `Sept 30 2020`: the year in full, or it would read as a month.
    private static func monthThenDay(_ tokens: ArraySlice<DateToken>, in bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        var rest = tokens
        guard case .month(let month) = rest.popFirst(), let day = takeDay(&rest, in: bytes) else { return nil }
        skipMark(&rest)
        guard rest.count == 1, case .number(_, 4) = rest.first, let year = rest.first?.year else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `31`, `31st`.
    private static func takeDay(_ rest: inout ArraySlice<DateToken>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let day = rest.popFirst()?.small else { return nil }
        for ending in ["st", "nd", "rd", "th"] where skip(&rest, word: ending, in: bytes) { break }
        return day
    }

    @discardableResult
    private static func skip(
        _ rest: inout ArraySlice<DateToken>, word: String, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard case .word(let range) = rest.first else { return false }
        guard bytes.part(range.lowerBound, range.upperBound).isWord(Array(word.utf8)) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func skipMark(_ rest: inout ArraySlice<DateToken>) {
        guard let first = rest.first, isSeparator(first) else { return }
        rest = rest.dropFirst()
    }

    /// Drops a time of day, `00:00`, `T09:30:00.000Z`, from the end; what is no time stays and spoils the date.
    private static func withoutTime(_ tokens: [DateToken], in bytes: UnsafeBufferPointer<UInt8>) -> ArraySlice<
        DateToken
    > {
        guard let colon = tokens.firstIndex(of: .mark(Byte.colon)), colon >= 2 else { return tokens[...] }
        guard let hour = tokens[colon - 1].small, hour < 24 else { return tokens[...] }
        var rest = tokens[colon...]
        while rest.first == .mark(Byte.colon) {
            rest = rest.dropFirst()
            guard let part = rest.popFirst()?.small, part < 60 else { return tokens[...] }
        }
        if rest.first == .mark(Byte.point) { rest = rest.dropFirst(2) }
        skip(&rest, word: "z", in: bytes)
        guard rest.isEmpty else { return tokens[...] }
        var core = tokens[..<(colon - 1)]
        if case .word(let range) = core.last, bytes.part(range.lowerBound, range.upperBound).isWord([0x74]) {
            core = core.dropLast()
        }
        return core
    }
}
