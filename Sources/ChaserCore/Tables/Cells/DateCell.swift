/// Reads dates as they are typed into plans, by the grammar of `DateForms`.
///
/// A month (`Oct-20`, `Nov- 20`, `March 2021`) is its last day, and so is whatever else is longer than a day. Numbers are
/// day before month, as in Britain, unless a column turns out otherwise. Of several dates the latest is the deadline. The
/// same cell in the same context is read the same everywhere.
enum DateCell {
    /// What a cell says.
    enum Reading: Hashable {
        case day(Day)
        /// `Ongoing`, `quarterly`: no one date will come.
        case openEnded
        /// No day that could be late.
        case undated(DateGap)
    }

    /// Years that a date may name in full.
    static let years = 1900...2199

    /// The day numbers of spreadsheets that are read as days: 1950 to 2099. They count from 30 December 1899.
    static let serials = 18_264...73_050

    /// Reads a whole cell, and how sure that is.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ context: DateContext) -> DateReading {
        PlainDate.read(bytes, context.order) ?? readByForms(bytes, context)
    }

    /// Reads a whole cell by the grammar.
    static func readByForms(_ bytes: UnsafeBufferPointer<UInt8>, _ context: DateContext) -> DateReading {
        withDateTokens(of: bytes) { tokens in
            if let serial = serial(tokens) { return serial }
            var scan = DateScan(tokens, context)
            scan.run()
            return scan.reading
        } ?? DateReading(.undated(.noDate))
    }

    /// What a cell with a time of day says.
    enum MomentReading: Hashable {
        /// Seconds since 1970 as the clock showed them, and seconds east of UTC where the cell names them.
        case moment(Int, offset: Int?)
        /// One day, and no time on it.
        case dayOnly
        case none
    }

    /// Reads a cell that is to say one day and a time on it.
    static func readMoment(_ bytes: UnsafeBufferPointer<UInt8>, _ context: DateContext) -> MomentReading {
        withDateTokens(of: bytes) { tokens in
            if serial(tokens) != nil { return serialMoment(tokens) }
            var scan = DateScan(tokens, context)
            scan.run()
            guard let day = scan.onlyDay else { return MomentReading.none }
            guard let time = scan.time else { return .dayOnly }
            return .moment(Int(day.number) * CivilArithmetic.secondsPerDay + time.seconds, offset: time.offset)
        } ?? .none
    }

    /// `44135.375`: the fraction is the time, to the nearest second.
    private static func serialMoment(_ tokens: UnsafeBufferPointer<DateToken>) -> MomentReading {
        guard tokens.count == 3 else { return .dayOnly }
        let scale = (0..<tokens[2].digits).reduce(1) { power, _ in power * 10 }
        let second = (tokens[2].value * CivilArithmetic.secondsPerDay + scale / 2) / scale
        return .moment((tokens[0].value - 25_569) * CivilArithmetic.secondsPerDay + second, offset: nil)
    }

    /// `44135`, or `44135.375` with a time of day.
    private static func serial(_ tokens: UnsafeBufferPointer<DateToken>) -> DateReading? {
        guard let first = tokens.first, first.kind == .number, first.digits == 5, serials.contains(first.value) else {
            return nil
        }
        let isFraction = tokens.count == 3 && tokens[1].isMark(Byte.point) && tokens[2].kind == .number
        guard tokens.count == 1 || isFraction else { return nil }
        return DateReading(.day(Day(clamping: first.value - 25_569)), .serial)
    }
}

/// What a date is read beside: the same for every cell of a column in one sheet.
struct DateContext: Hashable, Sendable {
    /// The day from which `3 months` counts, and near which `in November` lies: the sheet's own. Nil when it has none.
    var published: Day?
    /// Counts the working days of `10 working days`; nil where they cannot be counted.
    var calendar: WorkingCalendar?
    var order = DateOrder.dayFirst
    /// As the source declares its column; nil when it does not say.
    var style: DateStyle?
}

/// Which number of `03/04/2020` is the day.
enum DateOrder: Hashable, Sendable {
    case dayFirst, monthFirst
}

/// How a source says that its column writes dates: `as "MM/dd/yyyy"`.
public enum DateStyle: Hashable, Sendable {
    /// `dd/MM/yyyy`
    case dayFirst
    /// `MM/dd/yyyy`
    case monthFirst
    /// `MMM yy`: `Jul 21` is July 2021, and nobody asks.
    case month
    /// `MMM d`: `Jul 21` is 21 July.
    case monthAndDay

    /// The style that a format of `d`, `M`, `y` and marks describes; nil for any other text.
    public init?(_ format: String) {
        guard format.utf8.allSatisfy({ "dMy -/.,'".utf8.contains($0) }), let month = format.firstIndex(of: "M") else {
            return nil
        }
        switch (format.firstIndex(of: "d"), format.contains("y")) {
        case (nil, true): self = .month
        case (nil, false): return nil
        case (let day?, let hasYear):
            guard hasYear || day > month else { return nil }
            self = hasYear ? (day < month ? .dayFirst : .monthFirst) : .monthAndDay
        }
    }
}

/// What a cell says, and what had to be decided to read it.
struct DateReading: Hashable {
    let value: DateCell.Reading
    /// What was decided, when people might have meant something else.
    let convention: DateConvention?
    /// What its numbers show of the column's order.
    let evidence: DateEvidence

    init(_ value: DateCell.Reading, _ convention: DateConvention? = nil, evidence: DateEvidence = []) {
        self.value = value
        self.convention = convention
        self.evidence = evidence
    }
}

/// Why a cell that says something of a date names no day that could be late.
public enum DateGap: Hashable, Sendable {
    /// Nothing that is a date, or no such day: `soon`, `31/02/2020`.
    case noDate
    /// `TBC`
    case notSettled
    /// `TBC 14/08/20`: by then a date is promised.
    case promised(Day)
    /// `within 10 working days`: of what, the cell does not say.
    case countsFromElsewhere(Span)
    /// `3 months`, in a sheet without a day of its own.
    case countsFromPublication
    /// `7th September`, in a sheet without a day of its own.
    case noYear
}

/// What is decided the same way everywhere, and told once for each sheet and column; the first that applies is told.
public enum DateConvention: UInt8, Hashable, Sendable, CaseIterable {
    /// `7th September`: the year that brings it nearest to the sheet's own day.
    case nearestYear = 1
    /// `July 21` is a month and a year.
    case monthAndYear
    /// `wc 2 Nov`: the Sunday of that week.
    case endOfWeek
    /// `early`, `mid`: a third, and two thirds, of what is named.
    case thirds
    /// `before March`: the day before it begins.
    case dayBefore
    /// `Autumn 2020`, `20/21`, `2023`: the last day of what is named.
    case lastDay
    /// Of several dates the latest.
    case latest
    /// `3 months`: counted from the sheet's own day.
    case fromPublication
    /// `44135`: a spreadsheet's day number.
    case serial
    /// A date amid other words.
    case amidWords
}

/// What numbers such as `03/04/2020` show of the order of day and month in their column.
struct DateEvidence: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let dayFirst = DateEvidence(rawValue: 1)
    static let monthFirst = DateEvidence(rawValue: 2)
    /// Either number could be the month.
    static let either = DateEvidence(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Of the two numbers before a year.
    init(first: Int, second: Int) {
        if first > 12, second <= 12 {
            self = .dayFirst
        } else if second > 12, first <= 12 {
            self = .monthFirst
        } else {
            self = first == second || first > 12 ? [] : .either
        }
    }

    /// The order to read a column in: month before day only when some cell can be nothing else and none the contrary.
    var order: DateOrder { contains(.monthFirst) && !contains(.dayFirst) ? .monthFirst : .dayFirst }
}
