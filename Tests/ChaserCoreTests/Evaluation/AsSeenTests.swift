import Testing

@testable import ChaserCore

@Suite("What a rule may ask of the versions of a plan")
struct AsSeenTests {
    /// Two versions, of 14 August and 8 October 2020.
    static let august = """
        Action,Due,Status
        moved,31/10/2020,Green
        late,30/06/2020,Green
        between,31/08/2020,Green
        still,31/10/2020,Green
        back,31/12/2020,Green
        gone,31/10/2020,Green
        done and gone,31/10/2020,Blue

        """
    static let october = """
        Action,Due,Status
        moved,31/07/2021,Green
        late,31/03/2021,Amber
        between,31/03/2021,Green
        still,31 Oct 20,Green
        back,30/11/2020,Green
        new,31/08/2020,Green
        undated,,Green

        """

    static let versions = ["plan.csv 2020-08-14": august, "plan.csv 2020-10-08": october]

    private func findings(
        _ condition: String, say: String = "…", _ sheets: [String: String] = AsSeenTests.versions,
        on today: String = "2020-11-16"
    ) throws -> Findings {
        try TestSite("rule it \"It\" { over plan; amber when \(condition); say \"\(say)\" }").findings(
            sheets, on: today)
    }

    /// A condition and its truth of moved, late, between, still, back, new, undated; where the rule names what vanished
    /// also of gone, done and gone.
    struct Case: CustomTestStringConvertible {
        let condition: String
        let truths: String
        let why: String
        var testDescription: String { "\(condition): \(why)" }
    }

    static let cases = [
        Case(condition: "target_date > original(target_date)", truths: "yyynnn?", why: "later than at first"),
        Case(condition: "target_date < before_change(target_date)", truths: "nnnnyn?", why: "brought forward"),
        Case(
            condition: "target_date == before_change(target_date)", truths: "nnnyny?", why: "unmoved is its own before"),
        Case(
            condition: "times_changed(target_date) >= 1", truths: "yyynyn?", why: "spellings of one day are one value"),
        Case(
            condition: "changed(target_date) > before_change(target_date)", truths: "ny?nny?",
            why: "inside the interval nobody knows; a value that never changed is as old as its first sight"),
        Case(
            condition: "changed(target_date) > before_change(target_date) and target_date > before_change(target_date)",
            truths: "ny?nnn?", why: "moved after it had passed"),
        Case(
            condition: "target_date was moved after it fell due", truths: "ny?nnn?",
            why: "the same, as it is said aloud"),
        Case(
            condition: "target_date is unchanged for more than 27 working days", truths: "???y?n?",
            why: "from 8 October 27 working days, from 14 August 66"),
        Case(condition: "target_date is unchanged for more than 38 days", truths: "yyyyyy?", why: "39 days at least"),
        Case(
            condition: "status is unchanged for more than 9 weeks", truths: "y?yyynn",
            why: "nine weeks ago: 14 September"),
        Case(condition: "status is unchanged for more than 3 months", truths: "y?yyynn", why: "since 14 August"),
        Case(condition: "status is unchanged for more than 4 months", truths: "nnnnnnn", why: "not so long"),
        Case(condition: "new", truths: "nnnnnyy", why: "in October’s print for the first time"),
        Case(condition: "new and target_date < first_seen", truths: "nnnnny?", why: "and due before it"),
        Case(condition: "not new", truths: "yyyyynn", why: "known either way"),
        Case(condition: "changed(target_date) >= 2020-08-14", truths: "yyyyyy?", why: "from the interval's first day"),
        Case(condition: "changed(target_date) == 2020-08-14", truths: "???y?n?", why: "may be the first day of it"),
        Case(condition: "changed(target_date) != 2020-12-01", truths: "yyyyyy?", why: "outside it is sure"),
        Case(condition: "changed(target_date) < changed(status)", truths: "n?nnnn?", why: "two intervals that meet"),
        Case(
            condition: "working_days(changed(target_date), today) > 27", truths: "???y?n?",
            why: "from 8 October 27 working days, from 14 August 66"),
        Case(condition: "days(changed(target_date), today) >= 39", truths: "yyyyyy?", why: "39 days at least"),
        Case(condition: "restated(target_date)", truths: "yyynyn?", why: "not the first date any more"),
        Case(condition: "first_seen > 2020-08-14", truths: "nnnnnyy", why: "new in October"),
        Case(condition: "last_seen == source_date", truths: "yyyyyyy", why: "all in force"),
        Case(condition: "vanished", truths: "nnnnnnnyy", why: "only who names them sees them"),
        Case(condition: "vanished and not done", truths: "nnnnnnnyn", why: "done is as it was last seen"),
        Case(condition: "status is blue", truths: "nnnnnnn", why: "not to others"),
    ]

    @Test("each condition holds of these", arguments: cases)
    func truths(_ row: Case) throws {
        #expect(try findings(row.condition).letters == row.truths)
    }

    @Test("the words say dates as they were, intervals as intervals, and what cannot be known")
    func words() throws {
        let say =
            "{original(target_date)}|{before_change(target_date)}|{changed(target_date)}|{times_changed(target_date)}"
            + "|{working_days(changed(target_date), today)}|{changed(status)}"
        let findings = try findings("vanished or today > 2020-01-01", say: say)
        #expect(
            findings.verdicts.indices.map { findings.text($0) } == [
                "31 October 2020|31 October 2020|between 14 August 2020 and 8 October 2020|1"
                    + "|27 working days to 66 working days|14 August 2020",
                "30 June 2020|30 June 2020|between 14 August 2020 and 8 October 2020|1"
                    + "|27 working days to 66 working days|between 14 August 2020 and 8 October 2020",
                "31 August 2020|31 August 2020|between 14 August 2020 and 8 October 2020|1"
                    + "|27 working days to 66 working days|14 August 2020",
                "31 October 2020|31 October 2020|14 August 2020|0|66 working days|14 August 2020",
                "31 December 2020|31 December 2020|between 14 August 2020 and 8 October 2020|1"
                    + "|27 working days to 66 working days|14 August 2020",
                "31 August 2020|31 August 2020|8 October 2020|0|27 working days|8 October 2020",
                "no date|no date|no date|no figure|no figure|8 October 2020",
                "31 October 2020|31 October 2020|14 August 2020|0|66 working days|14 August 2020",
                "31 October 2020|31 October 2020|14 August 2020|0|66 working days|14 August 2020",
            ])
    }

    @Test("a rule that names what vanished says when it was last seen, and from which sheet it is gone")
    func vanished() throws {
        let findings = try findings(
            "vanished", say: "{action}: {last_seen}, gone from {source_date}; row {row} of {source_file}")
        #expect(findings.text(7) == "gone: 14 August 2020, gone from 8 October 2020; row 7 of plan.csv 2020-08-14")
        #expect(findings.place(7).file == "plan.csv 2020-08-14" && findings.place(7).row == 7)
    }

    @Test("before a version was there nobody knew of it")
    func timeTravel() throws {
        #expect(try findings("times_changed(target_date) >= 1", on: "2020-09-30").letters == "nnnnnnn")
        #expect(try findings("vanished", on: "2020-09-30").letters == "nnnnnnn")
    }

    /// The values beneath a line of the rule, for the first action that it holds of.
    private func shown(_ condition: String) throws -> [String] {
        let findings = try findings(condition)
        let index = try #require(findings.verdicts.firstIndex { $0.amber == .yes })
        return findings.reasons(index).flatMap { $0.reasons.map { "\($0.text) = \($0.value)" } }
    }

    @Test("a phrase is explained by what it asks for")
    func explained() throws {
        #expect(
            try shown("target_date was moved after it fell due") == [
                "changed(target_date) = between 14 August 2020 and 8 October 2020",
                "before_change(target_date) = 30 June 2020", "target_date = 31 March 2021",
            ])
        #expect(
            try shown("status is unchanged for more than 3 months") == ["changed(status) = 14 August 2020"])
    }

    @Test("in the first version nothing is new, nor in a sheet of which there is but one")
    func nothingBefore() throws {
        #expect(try findings("new", on: "2020-09-30").letters == "nnnnnnn")
        #expect(try findings("new", ["plan.csv": AsSeenTests.october], on: "2020-11-16").letters == "nnnnnnn")
    }

    @Test("a column that no version has makes the rule blind, and is named")
    func absentColumn() throws {
        let findings = try findings("times_changed(officers) > 1")
        #expect(findings.letters == "???????")
        #expect(findings.unknownColumns == ["Officers"])
        #expect(try self.findings("times_changed(target_date) > 1").unknownColumns == [])
    }

    @Test("of a figure of an earlier month: whether it was restated, and what it was at first")
    func restated() throws {
        let rule = """
            rule it "It" { over figures; amber when restated(value) in any of 3 periods
              say "{ref}: {value} in {period}, first {original(value)}" }
            """
        let sheets = [
            "figures.csv 2020-10-08": "Ref,Aug-20,Sep-20\nM1,70%,80%\nM2,70%,80%\n",
            "figures.csv 2020-11-08": "Ref,Aug-20,Sep-20,Oct-20\nM1,70%,81%,75%\nM2,70.0%,80%,75%\n",
        ]
        let findings = try TestSite(rule).findings(sheets)
        #expect(findings.letters == "yn")
        #expect(findings.text(0) == "M1: 81% in September 2020, first 80%")
    }
}

@Suite("How dates slipped")
struct SlipsTests {
    private func slips(_ steps: [(date: String, from: String, to: String)]) -> Slips {
        let calendar = WorkingCalendar(
            holidays: ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25"].map(TableFixture.day))
        func number(_ text: String) -> Int32 {
            text == "ongoing" ? ColumnValues.openEnded : TableFixture.day(text).number
        }
        let found = steps.map { DateStep(date: number($0.date), from: number($0.from), to: number($0.to)) }
        return Slips(found, calendar: calendar)
    }

    @Test("three moves, two of them within three working days of the date, 126 working days in all")
    func vector() {
        let slips = slips([
            ("2026-01-30", "2026-01-05", "2026-01-05"), ("2026-03-31", "2026-01-29", "2026-01-29"),
            ("2026-05-29", "2026-03-27", "2026-03-27"), ("2026-07-31", "2026-05-20", "2026-05-20"),
        ])
        #expect(slips.count == 3 && slips.atLastMoment == 2 && slips.workingDays == 126)
        #expect(
            slips.words
                == "30 January 2026, then 31 March 2026, then 29 May 2026, then 31 July 2026: moved 3 times, 126 working days"
                + " later in all, 2 of them within 3 working days of the date, the last time on 20 May 2026")
    }

    @Test("one move seen between two versions, after the date had passed; one brought forward; one made open-ended")
    func words() {
        #expect(
            slips([("2020-06-30", "2020-08-14", "2020-08-14"), ("2020-07-01", "2020-08-14", "2020-10-08")]).words
                == "30 June 2020, then 1 July 2020: moved once, 1 working day later, after the date had passed,"
                + " between 14 August 2020 and 8 October 2020")
        #expect(
            slips([("2020-12-31", "2020-08-14", "2020-08-14"), ("2020-12-30", "2020-08-14", "2020-10-08")]).words
                == "31 December 2020, then 30 December 2020: moved once, 1 working day earlier, between"
                + " 14 August 2020 and 8 October 2020")
        #expect(
            slips([
                ("2020-08-31", "2020-08-14", "2020-08-14"), ("ongoing", "2020-08-14", "2020-10-08"),
                ("2020-09-30", "2020-10-08", "2020-11-08"),
            ]).words
                == "31 August 2020, then open-ended, then 30 September 2020: moved twice, 22 working days later in all,"
                + " the last time between 8 October 2020 and 8 November 2020")
        #expect(slips([]).words == "not moved")
    }

    @Test("of many dates the first and the newest are listed")
    func many() {
        let steps = (1...9).map { ("2026-0\($0)-01", "2025-12-0\($0)", "2025-12-0\($0)") }
        #expect(
            slips(steps).words.hasPrefix(
                "1 January 2026, then 3 more, then 1 May 2026, then 1 June 2026, then 1 July 2026"))
    }

    @Test("a moved action is not late on its present date and 92 working days late on its first")
    func lateness() throws {
        let site = try TestSite(
            "rule it \"It\" { over plan; amber when times_changed(target_date) > 0; say \"{slips(target_date)}\" }")
        let dates = ["2026-01-30", "2026-03-31", "2026-05-29", "2026-07-31"]
        let days = ["2026-01-05", "2026-01-29", "2026-03-27", "2026-05-20"]
        var sheets: [String: String] = [:]
        for (day, date) in zip(days, dates) { sheets["plan.csv \(day)"] = "Action,Due\nA,\(date)\nB,31/12/2026\n" }
        let findings = try site.findings(sheets, on: "2026-06-15")
        // The test's own holidays are of 2020: Good Friday, Easter Monday and the two of May count as worked.
        #expect(
            findings.trend(0)
                == "Not late on its present date, 31 July 2026; 96 working days late on its first, 30 January 2026.")
        #expect(findings.trend(1) == nil)
    }
}
