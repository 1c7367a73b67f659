import Testing

@testable import ChaserCore

/// The vectors for time limits as a rule file would say them: `{start + 15 working days}`.
@Suite("The vectors of time limits")
struct TimeLimitVectorTests {
    struct Case: CustomTestStringConvertible {
        let start: String
        let sum: String
        let end: String
        var calendar = CalendarFixture.englandAndWales
        let reason: String
        var testDescription: String { "\(start) \(sum): \(reason)" }
    }

    /// England and Wales in 2022 without the day of the state funeral, as a table of the sector has it.
    private static let withoutFuneral = CalendarFixture.calendar(["2022-08-29", "2022-12-26", "2022-12-27"])
    /// Three days on which a council was closed, wrongly taken for bank holidays.
    private static let withClosures = CalendarFixture.calendar([
        "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-12-28",
    ])

    static let cases = [
        Case(start: "2026-03-27", sum: "+ 15 working days", end: "21 April 2026", reason: "over Easter"),
        Case(start: "2026-03-27", sum: "+ 14 working days", end: "20 April 2026", reason: "its own day is the first"),
        Case(start: "2025-12-12", sum: "+ 15 working days", end: "7 January 2026", reason: "over Christmas"),
        Case(start: "2025-12-12", sum: "+ 14 working days", end: "6 January 2026", reason: "its own day is the first"),
        Case(start: "2026-05-01", sum: "+ 1 working days", end: "5 May 2026", reason: "from a Friday"),
        Case(start: "2026-05-02", sum: "+ 1 working days", end: "5 May 2026", reason: "from a Saturday"),
        Case(start: "2026-12-07", sum: "+ 20 working days", end: "7 January 2027", reason: "closure days are worked"),
        Case(
            start: "2026-12-07", sum: "+ 20 working days", end: "12 January 2027", calendar: withClosures,
            reason: "with three closure days wrongly added"),
        Case(start: "2026-03-02", sum: "+ 45 working days", end: "7 May 2026", reason: "an assessment"),
        Case(start: "2026-08-21", sum: "+ 10 working days", end: "7 September 2026", reason: "a core group"),
        Case(start: "2026-06-15", sum: "+ 70 working days", end: "22 September 2026", reason: "an action plan"),
        Case(start: "2026-03-13", sum: "+ 3 working days", end: "18 March 2026", reason: "St Patrick's is worked"),
        Case(
            start: "2026-03-13", sum: "+ 3 working days", end: "19 March 2026",
            calendar: CalendarFixture.northernIreland, reason: "in Northern Ireland it is not"),
        Case(start: "2025-12-31", sum: "+ 1 working days", end: "2 January 2026", reason: "2 January is worked"),
        Case(
            start: "2025-12-31", sum: "+ 1 working days", end: "5 January 2026", calendar: CalendarFixture.scotland,
            reason: "in Scotland it is not"),
        Case(start: "2022-09-05", sum: "+ 15 working days", end: "27 September 2022", reason: "the state funeral"),
        Case(
            start: "2022-09-05", sum: "+ 15 working days", end: "26 September 2022", calendar: withoutFuneral,
            reason: "by a table that lacks it"),
        Case(start: "2025-11-30", sum: "+ 3 months", end: "28 February 2026", reason: "a month's end"),
        Case(start: "2025-11-30", sum: "+ 91 days", end: "1 March 2026", reason: "91 days are not three months"),
        Case(start: "2026-08-31", sum: "+ 6 months", end: "28 February 2027", reason: "half a year"),
        Case(start: "2026-08-31", sum: "+ 183 days", end: "2 March 2027", reason: "183 days are not six months"),
        Case(start: "2026-01-15", sum: "+ 26 weeks", end: "16 July 2026", reason: "care proceedings"),
        Case(start: "2026-01-15", sum: "+ 20 weeks", end: "4 June 2026", reason: "an EHC plan"),
    ]

    @Test("a limit ends on this day", arguments: cases)
    func limits(_ row: Case) throws {
        let plain = try TestSite(
            "rule it \"It\" { over plan; amber when target_date > 2000-01-01; say \"{target_date \(row.sum)}\" }")
        let test = plain.with(row.calendar)
        let day = try #require(Day(iso: row.start))
        let due = "\(day.day)/\(day.month)/\(day.year)"
        let text = try test.findings(["plan.csv": "Action,Due\nA,\(due)\n"], on: row.start).text(0)
        // A short list of holidays ends before the limit does, and says so.
        #expect(text.replacing(" (provisional)", with: "") == row.end)
    }

    @Test("both ways of counting say how many days they counted")
    func bothConventions() throws {
        let rule = """
            rule it "It" {
              over plan; amber when target_date > 2000-01-01
              say "{working_days(target_date, 2026-04-21)}; {working_days_from(target_date, 2026-04-20)}"
            }
            """
        let site = try TestSite(spring: rule)
        let findings = try site.findings(["plan.csv": "Action,Due\nA,27/03/2026\n"], on: "2026-03-27")
        #expect(findings.text(0) == "15 working days; 15 working days")
    }
}
