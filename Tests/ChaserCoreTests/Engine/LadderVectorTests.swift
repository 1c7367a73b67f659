import Testing

@testable import ChaserCore

/// An action due on Wednesday, 1 April 2026, two days before Good Friday, through the whole engine: every figure of the
/// vectors for ladders, digests and slips.
@Suite("The vectors of ladders and slips")
struct LadderVectorTests {
    private static let rungs = SpringSite.ladder(
        "at once to lead", "after 5 working days to manager", "after 10 working days to head",
        "after 20 working days to director"
    ).replacing("; repeat weekly on Monday", with: "")

    /// The lead is asked again on days of its own, beside the ladder of the managers.
    private static let nags = """
        escalation nags "Nags" {
          after 1 working days to lead; after 2 working days to lead; after 4 working days to lead
          after 7 working days to lead; after 12 working days to lead; after 17 working days to lead
        }
        rule nag "Nag" {
          over plan; where not done; amber when target_date is overdue; say "{action}"; escalate nags from target_date
        }

        """

    @Test("remind 10, 5 and 1 working days before: 18, 25 and 31 March")
    func reminders() throws {
        let reminder = """
            reminder soon "Coming up" {
              over plan; where not done; before target_date by 10, 5, 1 working days; to lead; say "{action}"
            }
            """
        var timeline = try SpringSite.timeline(reminder)
        #expect(
            try timeline.diary("2026-03-16", "2026-04-01", SpringSite.plan) == [
                "03-18 north", "03-25 north", "03-31 north",
            ])
    }

    @Test("first overdue on 2 April; nags at +1, 2, 4, 7, 12 and 17 working days")
    func nagDays() throws {
        var timeline = try SpringSite.timeline(Self.nags)
        #expect(
            try timeline.diary("2026-03-30", "2026-05-05", SpringSite.plan) == [
                "04-02 north", "04-07 north", "04-09 north", "04-14 north", "04-21 north", "04-28 north",
            ])
    }

    @Test("rungs: manager on 10 April, head on 17 April, director on 1 May")
    func rungDays() throws {
        var timeline = try SpringSite.timeline(Self.rungs + SpringSite.rule())
        #expect(
            try timeline.diary("2026-03-30", "2026-05-05", SpringSite.plan) == [
                "04-02 north", "04-10 manager", "04-17 head", "05-01 director",
            ])
    }

    @Test("a date on a Saturday is met by Saturday, and overdue from the next working day")
    func saturday() throws {
        var timeline = try SpringSite.timeline(Self.rungs + SpringSite.rule())
        let plan = ActionSite.plan("North,Close files,11/04/2026")
        #expect(try timeline.diary("2026-04-09", "2026-04-14", plan) == ["04-13 north"])
    }

    /// From one day to another, the days of a digest "Monday 08:00" and of one "first working day of the month".
    static let digestDays: [(from: String, to: String, weekly: [String], monthly: [String])] = [
        ("2025-12-30", "2026-01-06", ["2026-01-05"], ["2026-01-02"]),
        ("2026-04-02", "2026-04-08", ["2026-04-07"], []),
        ("2026-04-29", "2026-05-06", ["2026-05-05"], ["2026-05-01"]),
        ("2026-12-22", "2026-12-30", ["2026-12-29"], []),
        ("2026-12-30", "2027-01-06", ["2027-01-04"], ["2027-01-04"]),
    ]

    @Test("digests move off days that are not worked", arguments: digestDays)
    func digests(_ from: String, _ to: String, _ weekly: [String], _ monthly: [String]) throws {
        let digests = """
            digest weekly { every Monday at 08:00; to lead; ahead 20 working days }
            digest monthly { every first working day of the month at 08:00; to lead }

            """
        var timeline = try SpringSite.timeline(Self.rungs + SpringSite.rule() + digests)
        var found: [String: [String]] = [:]
        var day = try #require(Day(iso: from))
        let last = try #require(Day(iso: to))
        while day <= last {
            for composed in try timeline.tick("\(day.iso) 08:00", plan: SpringSite.plan).composed {
                if case .digest(let name) = composed.content { found[name, default: []].append(day.iso) }
            }
            day = day.adding(days: 1)
        }
        #expect(found["weekly"] ?? [] == weekly)
        #expect(found["monthly"] ?? [] == monthly)
    }

    /// What the sheet said from which day on. It was seen each day: the day before a move shows the old date.
    private static let versions: [(day: String, due: String)] = [
        ("2026-01-05", "30/01/2026"), ("2026-01-28", "30/01/2026"), ("2026-01-29", "31/03/2026"),
        ("2026-03-26", "31/03/2026"), ("2026-03-27", "29/05/2026"), ("2026-05-19", "29/05/2026"),
        ("2026-05-20", "31/07/2026"),
    ]

    private func slips(say: String, on day: String) throws -> (text: String, lateness: String?) {
        let site = try TestSite(
            spring: "rule it \"It\" { over plan; amber when times_changed(target_date) > 0; say \"\(say)\" }")
        let sheets = Dictionary(
            uniqueKeysWithValues: Self.versions.filter { $0.day <= day }.map {
                ("plan.csv \($0.day)", "Action,Due\nA,\($0.due)\n")
            })
        let findings = try site.findings(sheets, on: day)
        return (findings.text(0), findings.trend(0))
    }

    @Test("three slips are +42, +39 and +45 working days: 126, or 182 days; two of them within 3 of the date")
    func slipped() throws {
        let step = "{working_days(before_change(target_date), target_date)}"
        #expect(try slips(say: step, on: "2026-01-29").text == "42 working days")
        #expect(try slips(say: step, on: "2026-03-27").text == "39 working days")
        #expect(try slips(say: step, on: "2026-05-20").text == "45 working days")
        let all =
            "{times_changed(target_date)}; {working_days(original(target_date), target_date)}; "
            + "{days(original(target_date), target_date)}"
        #expect(try slips(say: all, on: "2026-06-15").text == "3; 126 working days; 182 days")
        #expect(
            try slips(say: "{slips(target_date)}", on: "2026-06-15").text
                == "30 January 2026, then 31 March 2026, then 29 May 2026, then 31 July 2026: moved 3 times, 126 working "
                + "days later in all, 2 of them within 3 working days of the date, the last time between 19 May 2026 and "
                + "20 May 2026")
    }

    @Test("as at 15 June it is not overdue on its present date and 92 working days overdue on its first")
    func bothDates() throws {
        #expect(
            try slips(say: "{action}", on: "2026-06-15").lateness
                == "Not late on its present date, 31 July 2026; 92 working days late on its first, 30 January 2026.")
    }

    @Test("down from Friday to Tuesday: one mail at eight, for the highest rung, that names the one passed over")
    func down() throws {
        let ladder = SpringSite.ladder(
            "at once to lead", "after 5 working days to manager", "after 6 working days to head")
        var timeline = try SpringSite.timeline(
            ladder + SpringSite.rule(), settings: "mail between 08:00 and 18:00 on working days")
        _ = try timeline.diary("2026-03-30", "2026-04-09", SpringSite.plan)
        try timeline.restart()
        for time in ["2026-04-13 23:30", "2026-04-14 07:59"] {
            #expect(try timeline.tick(time, plan: SpringSite.plan).mails.isEmpty, "\(time)")
        }
        let report = try timeline.tick("2026-04-14 08:00", plan: SpringSite.plan)
        #expect(report.letters == ["head@testshire.example: 1 amber alert"])
        let text = try #require(report.mails.first?.plainText)
        #expect(
            text.contains("Steps whose day passed meanwhile, and who were not told: manager (Friday 10 April 2026)."))
        #expect(try timeline.tick("2026-04-14 08:01", plan: SpringSite.plan).mails.isEmpty)
    }

    @Test("acknowledged from 8 to 20 April: four held and recorded, worse breaks through, and it resumes at the head")
    func acknowledged() throws {
        let rule = SpringSite.rule("late", "red when status is red; amber when target_date is overdue")
        var timeline = try SpringSite.timeline(Self.rungs + rule + Self.nags)
        #expect(
            try timeline.diary("2026-03-30", "2026-04-08", SpringSite.plan) == ["04-02 north", "04-07 north"])
        let ids = timeline.engine.memory.alerts.values.map(\.id).sorted()
        let order = AcknowledgeOrder(ids: ids, by: "QA unit", because: "panel booked", until: Day(iso: "2026-04-20"))
        #expect(try timeline.request("2026-04-08 12:00", .acknowledge(order)).count == 2)
        #expect(try timeline.diary("2026-04-09", "2026-04-14", SpringSite.plan) == [])
        let worse = ActionSite.plan("North,Close files,01/04/2026,Red")
        #expect(try timeline.diary("2026-04-15", "2026-04-20", worse) == ["04-15 north"])
        let held = timeline.engine.memory.acknowledgements.mapValues { $0.held.map(\.line) }
        #expect(held[AlertKey(rule: "nag", record: "Close files")] == ["04-09 lead", "04-14 lead"])
        #expect(held[AlertKey(rule: "late", record: "Close files")] == ["04-10 manager", "04-17 head"])
        let report = try timeline.tick("2026-04-21 00:05", plan: worse)
        #expect(Set(report.addressees) == ["north", "head"])
        #expect(timeline.engine.memory.acknowledgements.isEmpty)
        #expect(try timeline.diary("2026-04-22", "2026-05-01", worse) == ["04-28 north", "05-01 director"])
    }
}
