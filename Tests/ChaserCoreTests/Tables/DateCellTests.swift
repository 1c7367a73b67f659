import Testing

@testable import ChaserCore

@Suite("A date in a cell")
struct DateCellTests {
    private static func read(_ cell: String) -> String? {
        switch TableFixture.withBytes(cell, DateCell.read) {
        case .day(let day): day.iso
        case .openEnded: "open-ended"
        case .unreadable: nil
        }
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
            ("31/10/2020 9:30", "2020-10-31", "a short time"), ("Oct-20", "2020-10-31", "a month is its last day"),
            ("Oct -20", "2020-10-31", "typed with a space"), ("Nov- 20", "2020-11-30", "on the other side"),
            ("Oct\u{2013}20", "2020-10-31", "a dash"), ("July 21", "2021-07-31", "a month and a short year"),
            ("Sept \u{2019}21", "2021-09-30", "an apostrophe"), ("February 2020", "2020-02-29", "a leap year"),
            ("Feb-21", "2021-02-28", "no leap year"), ("2020-10", "2020-10-31", "year and month"),
            ("10/2020", "2020-10-31", "month and year"), ("29/02/2020", "2020-02-29", "a leap day"),
            ("31/10/69", "2069-10-31", "short years up to 69 are of this century"),
            ("31/10/70", "1970-10-31", "from 70 on of the last"), ("01/01/1900", "1900-01-01", "the first year"),
            ("Ongoing", "open-ended", "no date will come"), ("ON-GOING", "open-ended", "whatever the case"),
            ("BAU", "open-ended", "business as usual"),
        ])
    func reads(cell: String, expected: String, reason: String) {
        #expect(Self.read(cell) == expected, "\(reason)")
        let layout = SourceLayout(
            name: "p", columns: [TableFixture.column("date", .date, "Date"), TableFixture.column("n", .text, "N")],
            key: ["n"])
        let text = "Date;N\n\(cell);\(String(repeating: "x", count: 40))\n"
        #expect(TableFixture.read(layout, text).lines.first?.hasPrefix("2: \(expected) | ") == true, "in a sheet")
    }

    @Test(
        "is unreadable when there is no such day, or no day at all",
        arguments: [
            ("", "nothing"), ("31/02/2020", "no such day"), ("29/02/2021", "no leap year"), ("30/02/2020", "never"),
            ("Sept 31 2020", "September has 30"), ("31 Sept 20", "September has 30"), ("13/13/2020", "no such month"),
            ("2020-13-01", "no such month"), ("2020-13", "no such month"), ("00/01/2020", "no day 0"),
            ("31/12/1899", "before the years of sheets"), ("01/01/2200", "behind them"), ("44135", "a serial number"),
            ("March", "no year"), ("31/10", "no year"), ("10/20", "a month or a day?"), ("2020", "a year"),
            ("31/10-2020", "two kinds of marks"), ("31/10/2020 25:00", "no such hour"), ("3 months", "a span"),
            ("31/10/2020 and later", "more than a date"), ("21/22 Business cycle", "no date"), ("TBC", "no date"),
            ("Jan 20 to Mar 20", "two dates"), ("99999999999", "a number"), ("Immediately", "for the full grammar"),
        ])
    func refuses(cell: String, reason: String) {
        #expect(Self.read(cell) == nil, "\(reason)")
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
            ("MMM-yy", "2020-10"), ("MMM-yy", "Oct"), ("MMM-yy", ""), ("yyyy-MM", "Oct-20"), ("yyyy-MM", "2020-13"),
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
