import Testing

@testable import ChaserCore

@Suite("Dates held against today")
struct DateTests {
    private static func truth(_ condition: String, due: String, on today: String) throws -> String {
        try Judging.truths(condition, over: "plan", "Action,Due\nClose files,\(due)\n", on: today)
    }

    static let overdue: [(due: String, today: String, truth: String, reason: String)] = [
        ("13/11/2020", "2020-11-13", "n", "on its day it is in time"),
        ("13/11/2020", "2020-11-14", "n", "on the Saturday after it too"),
        ("13/11/2020", "2020-11-16", "y", "on the next working day it is not"),
        ("31/10/2020", "2020-10-31", "n", "due on a Saturday, Saturday will do"),
        ("31/10/2020", "2020-11-01", "n", "Sunday is no working day"),
        ("31/10/2020", "2020-11-02", "y", "Monday is"),
        ("24/12/2020", "2020-12-28", "n", "a weekend between two bank holidays"),
        ("24/12/2020", "2020-12-29", "y", "the first working day after them"),
        ("12/11/2020", "2020-11-14", "y", "Friday has passed, though today is Saturday"),
        ("Ongoing", "2020-11-16", "n", "without an end"), ("soon", "2020-11-16", "?", "no date"),
    ]

    @Test("are overdue from the next working day", arguments: overdue)
    func isOverdue(_ due: String, _ today: String, _ truth: String, _ reason: String) throws {
        #expect(try Self.truth("target_date is overdue", due: due, on: today) == truth, "\(reason)")
    }

    /// Today is Monday, 16 November 2020.
    static let spans: [(condition: String, due: String, truth: String, reason: String)] = [
        ("target_date is overdue by more than 20 working days", "19/10/2020", "n", "exactly twenty"),
        ("target_date is overdue by more than 20 working days", "18/10/2020", "y", "Sunday: twenty-one"),
        ("target_date is overdue by more than 20 working days", "16/10/2020", "y", "Friday: twenty-one"),
        ("target_date is overdue by more than 20 working days", "Ongoing", "n", "without an end"),
        ("target_date is overdue by more than 20 working days", "soon", "?", "no date"),
        ("target_date is overdue by more than 5 days", "11/11/2020", "n", "exactly five"),
        ("target_date is overdue by more than 5 days", "10/11/2020", "y", "six"),
        ("target_date is overdue by more than 1 days", "14/11/2020", "y", "Saturday, two days ago"),
        ("target_date is overdue by more than 1 months", "16/10/2020", "n", "exactly one"),
        ("target_date is overdue by more than 1 months", "15/10/2020", "y", "and a day"),
        ("target_date is due within 10 working days", "30/11/2020", "y", "the tenth"),
        ("target_date is due within 10 working days", "01/12/2020", "n", "the eleventh"),
        ("target_date is due within 10 working days", "16/11/2020", "y", "today"),
        ("target_date is due within 10 working days", "15/11/2020", "n", "yesterday"),
        ("target_date is due within 10 working days", "Ongoing", "n", "without an end"),
        ("target_date is due within 10 working days", "soon", "?", "no date"),
        ("target_date is due within 2 weeks", "30/11/2020", "y", "the fourteenth day"),
        ("target_date is due within 2 weeks", "01/12/2020", "n", "the fifteenth"),
        ("target_date > 2020-11-15", "16/11/2020", "y", "a date in the rule"),
        ("target_date == today + 5 working days", "23/11/2020", "y", "five working days on"),
        ("target_date == today - 2 days", "14/11/2020", "y", "two days back"),
        ("target_date > today", "soon", "?", "no date"), ("target_date > today", "Ongoing", "y", "later than any day"),
    ]

    @Test("lie so far behind or ahead, the last day counting", arguments: spans)
    func spansHold(_ condition: String, _ due: String, _ truth: String, _ reason: String) throws {
        #expect(try Self.truth(condition, due: due, on: "2020-11-16") == truth, "\(reason)")
    }

    static let between: [(condition: String, due: String, truth: String, reason: String)] = [
        ("days(target_date, today) == 3", "13/11/2020", "y", "the first left out, the last counted"),
        ("days(today, target_date) == -3", "13/11/2020", "y", "negative backwards"),
        ("days(today, target_date) == 0", "16/11/2020", "y", "to itself"),
        ("working_days(target_date, today) == 1", "13/11/2020", "y", "Friday to Monday"),
        ("working_days(today, target_date) == -1", "13/11/2020", "y", "negative backwards"),
        ("working_days(today, target_date) == 29", "29/12/2020", "y", "two bank holidays are not worked"),
        ("days(target_date, today) is missing", "Ongoing", "y", "no end to count to"),
        ("working_days(target_date, today) > 1", "soon", "?", "no date"),
        ("overdue(target_date) == 1", "13/11/2020", "y", "by one working day"),
        ("overdue(target_date) == 0", "01/12/2020", "y", "none before its day"),
        ("overdue(target_date) == 0", "Ongoing", "y", "never"),
        ("overdue(target_date) is missing", "soon", "y", "no date"),
    ]

    @Test("are so many days apart, with a sign", arguments: between)
    func betweenHold(_ condition: String, _ due: String, _ truth: String, _ reason: String) throws {
        #expect(try Self.truth(condition, due: due, on: "2020-11-16") == truth, "\(reason)")
    }

    @Test("print in words, and what is missing says so")
    func words() throws {
        let csv = "Action,Due\nA,31/03/2024\nB,soon\nC,Ongoing\nD,13/11/2020\n"
        let say = "{target_date}, {overdue(target_date)} (“{raw(target_date)}”)"
        let findings = try Judging.findings("today == today", over: "plan", say: say, csv)
        #expect(
            findings.verdicts.indices.map(findings.text) == [
                "31 March 2024, 0 working days (“31/03/2024”)", "no date, no figure (“soon”)",
                "open-ended, 0 working days (“Ongoing”)", "13 November 2020, 1 working day (“13/11/2020”)",
            ])
    }
}
