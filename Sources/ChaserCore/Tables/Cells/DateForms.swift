/// The grammar of dates: every form in which a cell may say one. At each place of a cell the first that fits counts, so
/// longer forms stand before those that they begin with. A new form is a row here.
enum DateForms {
    static let all: [DateForm] = days + months + years + yearless + times + others

    /// `Oct-20`: also how a heading names its month.
    static let namedMonth: [DatePart] = [.month, .gap, .year]
    /// `2020-10` and `10/2020`: also how a heading numbers its month.
    static let numberedMonth: [[DatePart]] = [[.fullYear, .mark, .first], [.first, .mark, .fullYear]]

    /// Whole days.
    private static let days: [DateForm] = [
        DateForm(
            [("2020-10-31", "2020-10-31"), ("2020/10/31", "2020-10-31")],
            [.fullYear, .mark, .first, .sameMark, .second]
        ) { match, _ in DateMeaning.day(Day(year: match.year, month: match.first, day: match.second)) },
        DateForm(
            [("31/10/2020", "2020-10-31"), ("31.10.20", "2020-10-31"), ("31-10-20", "2020-10-31")],
            [.first, .mark, .second, .sameMark, .year]
        ) { numbers($0, $1) },
        DateForm([("20201031", "2020-10-31")], [.digits(8)]) { match, _ in
            guard DateCell.years.contains(match.count / 10_000) else { return nil }
            return DateMeaning.day(
                Day(year: match.count / 10_000, month: match.count / 100 % 100, day: match.count % 100))
        },
        DateForm(
            [("19-20 October 2020", "2020-10-20"), ("1st - 5th of March 21", "2021-03-05")],
            [.first, .maybe(.ordinal), .exactly(Byte.minus), .day, .maybe(.of), .gap, .month, .gap, .year]
        ) { match, _ in DateMeaning.day(Day(year: match.year, month: match.month, day: match.day), .latest) },
        DateForm(
            [
                ("31 October 2020", "2020-10-31"), ("31-Oct-20", "2020-10-31"), ("31st Mar 21", "2021-03-31"),
                ("1st of April, 2021", "2021-04-01"),
            ],
            [.day, .maybe(.of), .gap, .month, .gap, .year]
        ) { match, _ in DateMeaning.day(Day(year: match.year, month: match.month, day: match.day)) },
        DateForm(
            [("October 31, 2020", "2020-10-31"), ("Sept 30th 2020", "2020-09-30")], [.month, .day, .gap, .fullYear]
        ) { match, _ in DateMeaning.day(Day(year: match.year, month: match.month, day: match.day)) },
    ]

    /// Months, and what is longer than a month and shorter than a year.
    private static let months: [DateForm] = [
        DateForm([("September 7th", "2020-09-07")], [.month, .ordinalDay]) { match, _ in
            .yearless(month: match.month, day: match.day)
        },
        DateForm(
            [
                ("Oct-20", "2020-10-31"), ("Oct -20", "2020-10-31"), ("Nov- 20", "2020-11-30"),
                ("Sept \u{2019}21", "2021-09-30"), ("March, 2021", "2021-03-31"), ("July 21", "2021-07-31"),
            ], namedMonth
        ) { monthAndYear($0, $1) },
        DateForm(
            [("Sept \u{2013} Dec 2020", "2020-12-31")], [.month, .exactly(Byte.minus), .month, .gap, .year]
        ) { match, _ in DateMeaning.month(Month(year: match.year, month: match.month), .latest) },
        DateForm([("2020-10", "2020-10-31"), ("2020/21", "2021-03-31"), ("2020-23", "2023-03-31")], numberedMonth[0]) {
            match, _ in yearAndNumber(match)
        },
        DateForm([("10/2020", "2020-10-31")], numberedMonth[1]) { match, _ in
            DateMeaning.month(Month(year: match.year, month: match.first))
        },
        DateForm(
            [("Q4 20/21", "2021-03-31"), ("Q1 of 2020-21", "2020-06-30"), ("Quarter 3 2020/2021", "2020-12-31")],
            [.word(.quarter), .first, .maybe(.of), .maybe(.financial), .year, .mark, .endYear]
        ) { match, _ in quarter(match) },
        DateForm(
            [("Q2 2020", "2020-09-30")], [.word(.quarter), .first, .maybe(.of), .gap, .year]
        ) { match, _ in quarter(match) },
        DateForm(
            [("Autumn term 2020", "2020-12-31"), ("Spring term 21", "2021-04-30")],
            [.season, .word(.term), .gap, .year]
        ) { match, _ in term(match) },
        DateForm([("Winter 20/21", "2021-02-28")], [.season, .year, .mark, .endYear]) { match, _ in
            match.season == 3 ? season(match) : nil
        },
        DateForm(
            [("Autumn 2020", "2020-11-30"), ("Spring 2021", "2021-05-31"), ("Winter 2020", "2021-02-28")],
            [.season, .gap, .year]
        ) { match, _ in season(match) },
    ]

    /// Years; a pair of them is financial, from April to March.
    private static let years: [DateForm] = [
        DateForm(
            [("21/22", "2022-03-31"), ("FY 2020/2021", "2021-03-31"), ("19-20", "2020-03-31")],
            [.maybe(.financial), .year, .mark, .endYear]
        ) { match, _ in yearPair(match) },
        DateForm([("2023", "2023-12-31")], [.fullYear]) { match, _ in year(match.year) },
    ]

    /// What lacks a year: the nearest to the sheet's own day is meant.
    private static let yearless: [DateForm] = [
        DateForm(
            [("7th September", "2020-09-07"), ("31 Oct", "2020-10-31"), ("15th of January", "2021-01-15")],
            [.day, .maybe(.of), .gap, .month]
        ) { match, _ in .yearless(month: match.month, day: match.day) },
        DateForm([("March 5", "2021-03-05")], [.month, .day]) { match, _ in
            .yearless(month: match.month, day: match.day)
        },
        DateForm([("November", "2020-11-30"), ("by August", "2020-08-31")], [.month]) { match, _ in
            .yearless(month: match.month, day: nil)
        },
    ]

    /// A time of day behind a date.
    private static let times: [DateForm] = [
        DateForm(
            [("2020-10-31T09:30:00.5Z", "2020-10-31"), ("31/10/2020 23:59:59", "2020-10-31")],
            [.maybe(.t), .maybe(.at), .first, .exactly(Byte.colon), .second, .seconds, .zone]
        ) { match, _ in time(match) },
        DateForm([("31/10/2020 9am", "2020-10-31")], [.maybe(.at), .first, .word(.morning)]) { match, _ in
            time(match, isAfternoon: false)
        },
        DateForm([("31/10/2020 at 5 pm", "2020-10-31")], [.maybe(.at), .first, .word(.afternoon)]) { match, _ in
            time(match, isAfternoon: true)
        },
    ]

    /// The forms that may begin with a piece, in the order of `all`.
    static func beginning(with token: DateToken) -> [DateForm] {
        switch token.kind {
        case .number: byStart[DateStart.number] ?? []
        case .month: byStart[.month] ?? []
        case .word: byStart[.word(token.word)] ?? []
        case .mark: []
        }
    }

    private static let byStart: [DateStart: [DateForm]] = all.reduce(into: [:]) { byStart, form in
        for start in DateStart.starts(of: form.parts) { byStart[start, default: []].append(form) }
    }
}

/// What a form may begin with.
private enum DateStart: Hashable {
    case number, month
    case word(DateWord)

    static func starts(of parts: [DatePart]) -> Set<DateStart> {
        var starts: Set<DateStart> = []
        for part in parts {
            guard case .maybe(let word) = part else { return starts.union(part.starts) }
            starts.insert(.word(word))
        }
        return starts
    }
}

extension DatePart {
    fileprivate var starts: Set<DateStart> {
        switch self {
        case .day, .ordinalDay, .first, .second, .year, .fullYear, .endYear, .digits: [.number]
        case .month: [.month]
        case .count: Set([.number] + DateWord.allCases.filter { $0.number != nil }.map(DateStart.word))
        case .unit: Set([.word(.working)] + DateWord.allCases.filter { $0.unit != nil }.map(DateStart.word))
        case .season: [.word(.spring), .word(.summer), .word(.autumn), .word(.winter)]
        case .word(let word), .maybe(let word): [.word(word)]
        case .mark, .sameMark, .exactly, .gap, .seconds, .zone: []
        }
    }
}
