import Testing

@testable import ChaserCore

/// The forms of one council's own papers, all of them.
@Suite("The forms of dates in the papers of 2020")
struct DateFormsTests {
    private static let layout = SourceLayout(
        name: "forms",
        columns: [
            TableFixture.column("document", .text, "Document"), TableFixture.column("printed", .text, "As printed"),
            TableFixture.column("date", .date, "As printed"), TableFixture.column("meaning", .text, "Meaning"),
        ], key: [])

    /// The days of the two documents.
    private static let published = ["report": "2020-08-14", "pack": "2020-12-03"]

    /// What the forms say that no reader can know from the cell: the day of that panel stands in another paper.
    private static let elsewhere = [
        "at the December meeting of the Panel": "2020-12-31",
        "be presented to the Panel at the December meeting": "2020-12-31",
    ]

    private struct Form: CustomStringConvertible {
        let printed: String
        let meaning: String
        let context: DateContext

        var description: String { printed }
    }

    private static func forms() -> [Form] {
        let reading = TableFixture.read(layout, DateFormsSheet.text)
        return (0..<reading.records.count).map { record in
            func text(_ column: Int) -> String {
                reading.records.rawText(record: record, column: column, period: nil)
            }
            return Form(
                printed: text(1), meaning: text(3),
                context: DateContext(published: published[text(0)].map(TableFixture.day)))
        }
    }

    /// What a meaning comes to: a day, `open-ended`, or `undated` and the span that counts from elsewhere.
    private static func expected(_ form: Form) -> String {
        if let known = elsewhere[form.printed] { return known }
        if form.meaning.hasPrefix("relative: publication") {
            return form.context.published?.adding(months: 6).iso ?? ""
        }
        if !form.meaning.hasPrefix("relative") && form.meaning != "none" { return form.meaning }
        // “relative: decision + 15 working days”, “relative: look-back of 4 weeks”
        let words = form.meaning.split(separator: " ")
        guard let number = words.firstIndex(where: { Int($0) != nil }), words.count > number + 1,
            !form.meaning.contains("school")
        else { return "undated" }
        let unit = words[(number + 1)...].prefix { !["or", "(working"].contains($0) }.joined(separator: " ")
        return "undated: \(words[number]) \(unit)"
    }

    private static func found(_ form: Form) -> String {
        switch TableFixture.withBytes(form.printed, { DateCell.read($0, form.context) }).value {
        case .day(let day): day.iso
        case .openEnded: "open-ended"
        case .undated(.countsFromElsewhere(let span)): "undated: \(span)"
        case .undated: "undated"
        }
    }

    @Test("are read to the meaning that people give them")
    func all() {
        let forms = Self.forms()
        #expect(forms.count == 185)
        for form in forms {
            #expect(Self.found(form) == Self.expected(form), "\(form)")
        }
    }

    @Test("make a sheet that tells exactly those that name no day, and what was decided, once each")
    func told() {
        let sheet = TableFixture.sheet(DateFormsSheet.text, dated: "2020-12-03")
        let reading = TableFixture.read(Self.layout, [sheet], today: "2020-12-31")
        let undated = Self.forms().enumerated().filter { Self.found($0.element).hasPrefix("undated") }
        var told = 0
        var conventions: [String] = []
        for problem in reading.problems {
            switch problem.kind {
            case .unreadable(.date), .undated, .blank(.date): told += 1 + problem.others
            case .convention: conventions.append(problem.text)
            case .repeatedKey: break
            default: Issue.record("\(problem)")
            }
        }
        #expect(told == undated.count)
        #expect(conventions.count == Set(conventions).count && conventions.count == 7)
    }
}

@Suite("A column of dates")
struct DateColumnTests {
    private func read(_ cells: [String], style: String? = nil, dated: String? = nil) -> (days: [String], told: [String])
    {
        let layout = SourceLayout(
            name: "p",
            columns: [
                TableFixture.column("n", .text, "N"),
                ColumnLayout(
                    name: "date", type: .date, origin: .heading("Due"), dateStyle: style.flatMap(DateStyle.init)),
            ], key: ["n"])
        let rows = cells.enumerated().map { "\($0),\"\($1)\"\n" }.joined()
        let text = "N,Due\n\(rows)"
        let reading = TableFixture.read(layout, [TableFixture.sheet(text, dated: dated)])
        return (reading.lines.map { String($0.split(separator: " | ")[1]) }, reading.told)
    }

    @Test("is read month first when some cell can be nothing else, and says so once")
    func monthFirst() {
        let found = read(["03/04/2020", "10/31/2020", "2020-05-06", "7/8/20", "31 October 2020"])
        #expect(found.days == ["2020-03-04", "2020-10-31", "2020-05-06", "2020-07-08", "2020-10-31"])
        #expect(
            found.told == [
                "s.csv, column “Due”: dates such as 03/04/2020 are read month first here, since some of them can be "
                    + "nothing else"
            ])
    }

    @Test("stays day first when its cells contradict each other; what cannot be so is told")
    func contradiction() {
        let found = read(["03/04/2020", "10/31/2020", "31/10/2020"])
        #expect(found.days == ["2020-04-03", "missing", "2020-10-31"])
        #expect(
            found.told == ["s.csv, row 3, column “Due”: cannot read “10/31/2020” as a date; it counts as missing"])
    }

    @Test("in which every number could be either is read day first, and says so once")
    func undecided() {
        let found = read(["03/04/2020", "05/06/2020", "07/07/2020"])
        #expect(found.days == ["2020-04-03", "2020-06-05", "2020-07-07"])
        #expect(
            found.told == [
                "s.csv, column “Due”: dates such as 03/04/2020 are read day first here, and none of them shows which is "
                    + "meant; as \"dd/MM/yyyy\" or as \"MM/dd/yyyy\" behind the column settles it"
            ])
        #expect(read(["07/07/2020"]).told == [], "it is the same either way")
    }

    @Test("may say how it writes them, and then nothing is left to tell")
    func style() {
        #expect(read(["03/04/2020"], style: "dd/MM/yyyy").days == ["2020-04-03"])
        #expect(read(["03/04/2020"], style: "dd/MM/yyyy").told == [])
        #expect(read(["03/04/2020", "4/3/20"], style: "MM/dd/yyyy").days == ["2020-03-04", "2020-04-03"])
        #expect(read(["Jul 21", "July 20"], style: "MMM yy").told == [])
        let days = read(["Jul 21", "July 20", "31 Dec 2020"], style: "MMM d", dated: "2020-10-08")
        #expect(days.days == ["2020-07-21", "2020-07-20", "2020-12-31"])
        for wrong in ["", "yyyy", "MMM", "dd", "d MMM", "HH:mm", "dd/MM/yyyy HH"] { #expect(DateStyle(wrong) == nil) }
    }

    @Test("tells what was decided once, with how often")
    func once() {
        let found = read(["July 21", "May 21", "July 21", "Oct-20", "Autumn 2020", "3 months"], dated: "2020-10-08")
        #expect(found.days == ["2021-07-31", "2021-05-31", "2021-07-31", "2020-10-31", "2020-11-30", "2021-01-08"])
        #expect(
            found.told == [
                "s.csv, row 2, column “Due”: “July 21” is read as 31 July 2021: a month and a year; as \"MMM yy\" or as "
                    + "\"MMM d\" behind the column settles it (and 2 more rows)",
                "s.csv, row 6, column “Due”: “Autumn 2020” is read as 30 November 2020: the last day of what is named; "
                    + "financial years end on 31 March",
                "s.csv, row 7, column “Due”: “3 months” is read as 8 January 2021: counted from the sheet’s own day",
            ])
    }

    @Test("tells a date that is none for what it is")
    func gaps() {
        let found = read(["TBC 14/08/20", "TBC", "within 10 working days", "3 months", "7th September", "soon"])
        #expect(found.days == Array(repeating: "missing", count: 6))
        #expect(
            found.told.map { $0.split(separator: ": ", maxSplits: 1)[1] } == [
                "“TBC 14/08/20” promises a date by 14 August 2020 and is none; it counts as missing",
                "“TBC” says that there is no date yet; it counts as missing",
                "“within 10 working days” does not say from which day it counts; it counts as missing",
                "“3 months” counts from the day of the sheet, which has none: say “published”; it counts as missing",
                "“7th September” names no year, and the sheet has no day of its own: say “published”; it counts as missing",
                "cannot read “soon” as a date; it counts as missing",
            ])
    }

    @Test("reads every cell as another column of its kind does, whatever stands beside it")
    func sameEverywhere() {
        let cells = DateForms.all.flatMap(\.examples).map(\.cell)
        let together = read(cells, dated: "2020-10-08").days
        for (cell, day) in zip(cells, together) {
            #expect(read([cell], dated: "2020-10-08").days == [day], "\(cell)")
        }
    }

    @Test("takes any pieces in any order, and reads them the same each time")
    func many() {
        var generator = SeededGenerator(state: 7)
        let pieces = [
            "31", "st", "/", "-", "Oct", "2020", "20", " ", "by", "3", "months", ".", "TBC", "end", ":", "w/c", "Q4",
        ]
        for _ in 0..<20_000 {
            let cell = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let first = DateCellTests.read(cell)
            guard DateCellTests.read(cell) == first, DateCellTests.read(" \(cell) ") == first else {
                Issue.record("\(cell)")
                return
            }
        }
    }
}
