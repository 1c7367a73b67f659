import Testing

@testable import ChaserCore

@Suite("Dates with a time of day")
struct MomentTests {
    private static let source = """
        source returns "Returns" {
          file     "returns.csv"
          key      ref
          column   ref          text      from "Ref"
          column   returned     datetime  from "Returned"
          column   held         datetime  from "Held" optional
          column   due          date      from "Due" optional
          missing  ""
        }

        """

    /// The truth of a condition for a row, at a time in London.
    private func truth(_ condition: String, _ returned: String, held: String = "", at time: String) throws -> String {
        let site = try TestSite(
            "rule it \"It\" { over returns; amber when \(condition); say \"{returned + 72 hours}\" }",
            sources: Self.source)
        let now = try site.instant(time)
        let tables = site.tables(
            ["returns.csv": "Ref,Returned,Held,Due\nR1,\(returned),\(held),30/03/2026\n"],
            today: site.site.zone.civil(at: now).day)
        let evaluator = Evaluator(
            records: try #require(tables.records[0]), source: site.site.definition.sources[0],
            clock: site.site.clock(at: now), units: tables.units)
        return Findings(site.site.definition.rules[0], evaluator).letters
    }

    static let clocks: [(condition: String, returned: String, time: String, truth: String, reason: String)] = [
        (
            "returned + 72 hours < now", "27/03/2026 14:00", "2026-03-30 15:00", "n",
            "to the minute, an hour later in summer"
        ),
        ("returned + 72 hours < now", "27/03/2026 14:00", "2026-03-30 15:01", "y", "a minute after"),
        ("returned + 72 hours < now", "23/10/2026 14:00", "2026-10-26 13:00", "n", "an hour sooner in winter"),
        ("returned + 72 hours < now", "23/10/2026 14:00", "2026-10-26 13:01", "y", "a minute after"),
        ("returned + 3 days < now", "27/03/2026 14:00", "2026-03-30 14:01", "y", "days keep the time of day"),
        ("returned + 72 hours is overdue", "27/03/2026 14:00", "2026-03-30 15:01", "y", "as soon as it has passed"),
        ("returned + 72 hours is due within 6 hours", "27/03/2026 14:00", "2026-03-30 09:00", "y", "the very end"),
        ("returned + 72 hours is due within 5 hours", "27/03/2026 14:00", "2026-03-30 09:00", "n", "beyond"),
        ("returned + 72 hours is overdue by more than 1 hours", "27/03/2026 14:00", "2026-03-30 16:00", "n", "exactly"),
        ("hours(returned, now) == 72 hours", "27/03/2026 14:00", "2026-03-30 15:00", "y", "as they passed"),
        ("hours(returned, now) > 71 hours", "2026-03-27T14:00:00Z", "2026-03-30 15:00", "y", "a cell with its offset"),
        ("hours(returned, now) == 72 hours", "2026-03-27T16:00:00+02:00", "2026-03-30 15:00", "y", "wherever from"),
        (
            "hours(returned, now) == 0 hours", "29/03/2026 01:30", "2026-03-29 02:00", "y",
            "skipped by the clocks: after the gap"
        ),
        ("hours(returned, now) == 2 hours", "25/10/2026 01:30", "2026-10-25 02:30", "y", "shown twice: the earlier"),
        ("returned <= due", "30/03/2026 23:59", "2026-03-31 09:00", "y", "beside a date it is its day"),
        ("days(returned, today) == 3", "27/03/2026 23:00", "2026-03-30 09:00", "y", "and where days count"),
        ("working_days(returned, today) == 1", "27/03/2026 23:00", "2026-03-30 09:00", "y", "and working days"),
        ("working_days_from(returned, today) == 2", "27/03/2026 23:00", "2026-03-30 09:00", "y", "its own day counted"),
        ("working_days_from(returned, today) == 1", "28/03/2026 23:00", "2026-03-30 09:00", "y", "unless not worked"),
        ("returned < now", "27/03/2026", "2026-03-30 15:00", "?", "without a time it is missing"),
        ("returned is missing", "soon", "2026-03-30 15:00", "y", "as is what is no date"),
    ]

    @Test("count as they pass", arguments: MomentTests.clocks)
    func elapsed(_ condition: String, _ returned: String, _ time: String, _ truth: String, _ reason: String) throws {
        #expect(try self.truth(condition, returned, at: time) == truth, "\(reason)")
    }

    @Test("tell a cell without a time, and one without a day")
    func told() throws {
        let site = try TestSite("", sources: Self.source)
        let csv = "Ref,Returned\nR1,27/03/2026\nR2,Mar-26\nR3,14:00\nR4,\nR5,27/03/2026 14:00\n"
        let tables = site.tables(["returns.csv": csv], today: TableFixture.day("2026-03-30"))
        #expect(
            tables.problems.map(\.message) == [
                "“27/03/2026” has no time of day, from which hours could be counted; it counts as missing",
                "cannot read “Mar-26” as a date and time; it counts as missing",
                "cannot read “14:00” as a date and time; it counts as missing",
            ])
    }

    @Test("say in words what they are, and what rests on holidays beyond the list")
    func words() throws {
        let rule =
            "rule it \"It\" { over plan; amber when today > 2020-01-01; say \"{target_date + 10 working days}; "
            + "{working_days(today, target_date)}; {target_date + 2 months}\" }"
        let site = try TestSite(rule)
        let findings = try site.findings(["plan.csv": "Action,Due\nA,30/11/2020\nB,20/12/2029\n"])
        #expect(findings.text(0) == "14 December 2020; 10 working days; 30 January 2021")
        #expect(findings.text(1).hasPrefix("4 January 2030 (provisional)"))
    }
}

@Suite("The list of bank holidays")
struct CalendarAgeTests {
    private func age(_ today: String) -> CalendarAge {
        CalendarAge(CalendarFixture.calendar(["2026-12-25", "2026-12-28"]), on: TableFixture.day(today))
    }

    @Test("is warned of half a year before it ends, and when it has")
    func warned() {
        let last = TableFixture.day("2026-12-28")
        #expect(age("2026-06-29") == .good(until: last))
        #expect(age("2026-06-30") == .runningOut(until: last))
        #expect(age("2026-12-28") == .runningOut(until: last))
        #expect(age("2026-12-29") == .over(since: last))
        #expect(CalendarAge(WorkingCalendar(holidays: []), on: last) == .none)
        let words = age("2026-12-29").warningWords
        #expect(
            words
                == "the list of bank holidays has ended with 28 December 2026: deadlines beyond it are provisional; put "
                + "the newer list of gov.uk in its place")
    }
}
