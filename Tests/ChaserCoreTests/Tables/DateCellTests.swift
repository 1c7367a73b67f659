import Testing

@testable import ChaserCore

@Suite("A date in a cell")
struct DateCellTests {
    static let published = TableFixture.day("2020-10-08")

    /// The reading of a cell in words, in a sheet of 8 October 2020.
    static func read(_ cell: String, _ context: DateContext = context) -> String {
        switch TableFixture.withBytes(cell, { DateCell.read($0, context) }).value {
        case .day(let day): day.iso
        case .openEnded: "open-ended"
        case .undated(.noDate): "no date"
        case .undated(.notSettled): "no date yet"
        case .undated(.promised(let day)): "promised by \(day.iso)"
        case .undated(.countsFromElsewhere(let span)): "\(span) from a day not named"
        case .undated(.countsFromPublication): "counts from the day of the sheet"
        case .undated(.noYear): "no year"
        }
    }

    static let context = DateContext(published: published, calendar: CalendarFixture.englandAndWales)

    @Test("is read as the examples of each form say", arguments: DateForms.all.flatMap(\.examples).map(\.cell))
    func examples(cell: String) {
        let expected = DateForms.all.flatMap(\.examples).filter { $0.cell == cell }.map(\.reading)
        #expect(Set(expected) == [Self.read(cell)])
    }

    @Test(
        "is read as plans say it",
        arguments: [
            ("2020-10-31", "2020-10-31", "ISO"), ("31/10/2020", "2020-10-31", "day before month, as in Britain"),
            ("01/02/2020", "2020-02-01", "also where both could be"), ("1/2/20", "2020-02-01", "single digits"),
            ("31-10-2020", "2020-10-31", "hyphens"), ("31.10.20", "2020-10-31", "points"),
            ("31 October 2020", "2020-10-31", "words"), ("31-Oct-20", "2020-10-31", "a spreadsheet's own"),
            ("31st Mar 21", "2021-03-31", "an ordinal"), ("1st of April, 2021", "2021-04-01", "with of and a comma"),
            ("October 31, 2020", "2020-10-31", "month first"), ("Sept 30 2020", "2020-09-30", "with a full year"),
            ("2020-10-31 00:00:00", "2020-10-31", "with a time"), ("2020-10-31T09:30:00Z", "2020-10-31", "ISO in full"),
            ("2020-10-31 09:30:00.1234567", "2020-10-31", "a database's fraction of a second"),
            ("2020-10-31 09:30:00+00", "2020-10-31", "and its zone"),
            ("31/10/2020 9:30", "2020-10-31", "a short time"), ("Oct-20", "2020-10-31", "a month is its last day"),
            ("Oct -20", "2020-10-31", "typed with a space"), ("Nov- 20", "2020-11-30", "on the other side"),
            ("Oct\u{2013}20", "2020-10-31", "a dash"), ("July 21", "2021-07-31", "a month and a short year"),
            ("Sept \u{2019}21", "2021-09-30", "an apostrophe"), ("February 2020", "2020-02-29", "a leap year"),
            ("April15", "2015-04-30", "nothing between"), ("Sept 14", "2014-09-30", "a year, not a day"),
            ("Feb-21", "2021-02-28", "no leap year"), ("2020-10", "2020-10-31", "year and month"),
            ("10/2020", "2020-10-31", "month and year"), ("29/02/2020", "2020-02-29", "a leap day"),
            ("31/10/69", "2069-10-31", "short years up to 69 are of this century"),
            ("31/10/70", "1970-10-31", "from 70 on of the last"), ("01/01/1900", "1900-01-01", "the first year"),
            ("44135", "2020-10-31", "a spreadsheet's number"), ("44135.375", "2020-10-31", "with a time of day"),
            ("18264", "1950-01-01", "the first such number"), ("73050", "2099-12-31", "the last"),
            ("Ongoing", "open-ended", "no date will come"), ("ON-GOING", "open-ended", "whatever the case"),
            ("BAU", "open-ended", "business as usual"),
        ])
    func reads(cell: String, expected: String, reason: String) {
        #expect(Self.read(cell, DateContext()) == expected, "\(reason)")
        let layout = SourceLayout(
            name: "p", columns: [TableFixture.column("date", .date, "Date"), TableFixture.column("n", .text, "N")],
            key: ["n"])
        let text = "Date;N\n\(cell);\(String(repeating: "x", count: 40))\n"
        #expect(TableFixture.read(layout, text).lines.first?.hasPrefix("2: \(expected) | ") == true, "in a sheet")
    }

    @Test(
        "amid other words is the date that they bear",
        arguments: [
            ("Start: 14th Sept 20 Completed by: 31st Mar 21", "2021-03-31", "of two the later"),
            ("31/10/2020 and 30/09/2020", "2020-10-31", "in whichever order"), ("Jan 20 to Mar 20", "2020-03-31", "to"),
            ("end June 2020", "2020-06-30", "the end"), ("by end of December 2020", "2020-12-31", "more words"),
            ("In Nov 2020", "2020-11-30", "a month"), ("First audit April 2023", "2023-04-30", "words before"),
            ("by March 2021", "2021-03-31", "by"), ("no later than 31 March 2021", "2021-03-31", "no later than"),
            ("Visits for 20/21 by 30th Sept 20", "2020-09-30", "a day before a whole year"),
            ("21/22 Business cycle", "2022-03-31", "financial years end in March"),
            ("200 in-house foster carers by 2023", "2023-12-31", "a year by itself is its last day"),
            ("This may slip to 2021", "2021-12-31", "may is no month here"),
            ("Monthly from October 2020", "open-ended", "only its start is named"),
            ("Monthly until March 2021", "2021-03-31", "its end is named"),
            ("wc 2nd November", "2020-11-08", "of the year nearest to the sheet's day"),
            ("by March", "2021-03-31", "nearer than the last"), ("in August", "2020-08-31", "nearer than the next"),
            ("3 months", "2021-01-08", "from the sheet's day"), ("Immediately", "2020-10-08", "that day"),
            ("TBC 14/08/20", "promised by 2020-08-14", "no target"),
            ("postponed to 2021 (date unconfirmed)", "2021-12-31", "a year for a deadline"),
        ])
    func reads(prose: String, expected: String, reason: String) {
        #expect(Self.read(prose) == expected, "\(reason)")
    }

    @Test(
        "is none when there is no such day, or no day at all",
        arguments: [
            ("", "nothing"), ("31/02/2020", "no such day"), ("29/02/2021", "no leap year"), ("30/02/2020", "never"),
            ("Sept 31 2020", "September has 30"), ("31 Sept 20", "September has 30"), ("13/13/2020", "no such month"),
            ("2020-13-01", "no such month"), ("2020-13", "no such month"), ("00/01/2020", "no day 0"),
            ("29 February 2021", "no leap year"),
            ("31/12/1899", "before the years of sheets"), ("01/01/2200", "behind them"), ("1899", "a year before"),
            ("1899-12-31", "the day before the first"), ("18263", "below the numbers of spreadsheets"),
            ("73051", "above them"), ("31/10", "no year"), ("10/20", "a month or a day?"), ("20.21", "a figure"),
            ("31/10-2020", "two kinds of marks"), ("31/10/2020 25:00", "no such hour"), ("July 20 21", "one too many"),
            ("31/10/2020 and later", "more than a date"), ("after 31/10/2020", "no end"),
            ("not before March 2021", "no end"), ("99999999999", "a number"), ("2020 children", "a count"),
            ("Oct-20/21", "two readings"), ("14-15 weeks", "no year"), ("soon", "no date"), ("24/7", "no date"),
            ("This may slip", "no month"), ("09:30", "a time alone"), ("31/10/2020 09:30 10:30", "two times"),
        ])
    func refuses(cell: String, reason: String) {
        #expect(Self.read(cell) == "no date", "\(reason)")
    }

    @Test("that needs the sheet's own day is none without it")
    func unpublished() {
        let cells = ["3 months", "Immediately", "in November", "7th September", "within 5 days", "TBC"]
        #expect(
            cells.map { Self.read($0, DateContext()) } == [
                "counts from the day of the sheet", "counts from the day of the sheet", "no year", "no year",
                "5 days from a day not named", "no date yet",
            ])
    }

    @Test("reads back as it is printed, for every month from 1900 to 2199 and days in it")
    func printed() {
        var month = TableFixture.day("1900-01-01").calendarMonth
        while month.first.year < 2200 {
            let days = [month.first, month.first.adding(days: 13), month.last]
            guard days.allSatisfy({ Self.read($0.inWords) == $0.iso && Self.read($0.iso) == $0.iso }),
                Self.read(month.inWords) == month.last.iso
            else {
                Issue.record("\(month)")
                return
            }
            month = month.adding(months: 1)
        }
        #expect(Self.read("open-ended") == "open-ended")
    }

    @Test("of every day from 1900 to 2199 reads back from its ISO and its British form, in a cell and in a sheet")
    func everyDay() {
        let layout = SourceLayout(
            name: "p", columns: [TableFixture.column("iso", .date, "I"), TableFixture.column("uk", .date, "U")], key: []
        )
        var text = "I,U\n"
        var expected: [Int32] = []
        var day = TableFixture.day("1900-01-01")
        while day.year < 2200 {
            let iso = day.iso
            let british = iso.split(separator: "-").reversed().joined(separator: "/")
            text += "\(iso),\(british)\n"
            expected.append(day.number)
            day = day.adding(days: 1)
        }
        let reading = TableFixture.read(layout, text)
        #expect(reading.records.columns == [.single(.days(expected)), .single(.days(expected))])
        #expect(reading.problems.isEmpty)
    }
}

@Suite("A plain date")
struct PlainDateTests {
    @Test("is read as the grammar reads it, or not at all, whatever ten signs the cell has, in both orders")
    func agrees() {
        var generator = SeededGenerator(state: 11)
        var count = 0
        for index in 0..<20_000 {
            var cell = Array((index % 2 == 0 ? "2020-10-31" : "31/10/2020").utf8)
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let signs = Array("0123456789012345678900112233-/. t".utf8)
                let place = Int.random(in: 0..<10, using: &generator)
                cell[place] = signs[Int.random(in: 0..<signs.count, using: &generator)]
            }
            for order in [DateOrder.dayFirst, .monthFirst] {
                let context = DateContext(published: DateCellTests.published, order: order)
                cell.withUnsafeBufferPointer { bytes in
                    guard let plain = PlainDate.read(bytes, order) else { return }
                    count += 1
                    #expect(plain == DateCell.readByForms(bytes, context), "\(String(decoding: cell, as: UTF8.self))")
                }
            }
        }
        #expect(count > 5_000)
    }
}

@Suite("A month in a heading")
struct MonthFormatTests {
    @Test(
        "fits its format and what people vary without meaning anything",
        arguments: [
            ("MMM-yy", "Oct-20", "2020-10"), ("MMM-yy", "Oct -20", "2020-10"), ("MMM-yy", "October 20", "2020-10"),
            ("MMM-yy", "Oct-2020", "2020-10"), ("MMM yy", "Sept 20", "2020-09"), ("MMMM yyyy", "May 2020", "2020-05"),
            ("yyyy-MM", "2020-10", "2020-10"), ("MM/yyyy", "10/2020", "2020-10"),
            ("dd/MM/yyyy", "01/10/2020", "2020-10"),
        ])
    func fits(format: String, heading: String, month: String) {
        #expect(MonthFormat(format)?.month(heading)?.iso == month)
    }

    @Test(
        "is none where the heading says something else",
        arguments: [
            ("MMM-yy", "% change from Sep-20"), ("MMM-yy", "Commentary (Oct-20)"), ("MMM-yy", "Target 17-18"),
            ("dd/MM/yyyy", "Due by 01/10/2020"), ("dd/MM/yyyy", "Target 19-20"), ("MMM-yy", "2020-10"),
            ("MMM-yy", "Oct"), ("MMM-yy", ""), ("yyyy-MM", "Oct-20"), ("yyyy-MM", "2020-13"),
        ])
    func isNone(format: String, heading: String) {
        #expect(MonthFormat(format)?.month(heading) == nil)
    }

    @Test(
        "has a format with a month and a year",
        arguments: ["", "yyyy", "MMM", "MMM-y", "MMMMM-yy", "Qq yy", "HH-MM-yy"])
    func refusesFormat(format: String) {
        #expect(MonthFormat(format) == nil)
    }
}

@Suite("The date in a file's name")
struct FileDateTests {
    @Test(
        "is found by its format",
        arguments: [
            ("plan-2020-10-08.csv", "yyyy-MM-dd", "2020-10-08", "a day"),
            ("data/2019-01-01/plan-2020-10-08.csv", "yyyy-MM-dd", "2020-10-08", "folders do not count"),
            ("kpi-2020-10.csv", "yyyy-MM", "2020-10-31", "a month is its last day"),
            ("kpi-2020-02.csv", "yyyy-MM", "2020-02-29", "of a leap year too"),
            ("kpi 20201008 v2.csv", "yyyyMMdd", "2020-10-08", "without marks"),
            ("kpi Oct-20.csv", "MMM-yy", "2020-10-31", "a named month"),
            ("2020-09 as of 2020-10.csv", "yyyy-MM", "2020-10-31", "of two the last"),
            ("08.10.2020.csv", "dd.MM.yyyy", "2020-10-08", "British"),
            ("plan.csv", "yyyy-MM-dd", nil, "none"), ("plan-2020-13-01.csv", "yyyy-MM-dd", nil, "no such month"),
            ("plan-2020-02-30.csv", "yyyy-MM-dd", nil, "no such day"), ("12020-10.csv", "yyyy-MM", nil, "more digits"),
            ("2020-101.csv", "yyyy-MM", nil, "more digits"), ("", "yyyy-MM", nil, "no name"),
            ("plan-2020-1", "yyyy-MM", nil, "cut short"),
        ] as [(String, String, String?, String)])
    func finds(name: String, format: String, expected: String?, reason: String) {
        #expect(dateInFileName(name, format: format)?.iso == expected, "\(reason)")
    }
}
