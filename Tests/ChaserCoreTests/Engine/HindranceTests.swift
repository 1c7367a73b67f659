import Testing

@testable import ChaserCore

/// Why somebody did not get a mail: each thing that holds one back is named, with until when.
@Suite("Why nobody heard yet")
struct HindranceTests {
    private static let north = "Lead North <north@testshire.example>"
    private static let one = ActionSite.plan("North,Close files,13/11/2020")
    private static let early = ActionSite.plan("North,Close files,12/11/2020")
    private static let two = ActionSite.plan("North,Close files,13/11/2020", "North,Old,16/11/2020")

    struct Case: CustomTestStringConvertible {
        let why: String
        var settings = ""
        var more = ""
        /// The looks before: when, over which plan.
        var looks: [(String, String)] = []
        var record = "Close files"
        let at: String
        var plan = HindranceTests.one
        let expected: [String]
        var testDescription: String { why }
    }

    private static let silence = SilenceTests.block()
    private static let inhibition = """
        rule slipping "Slipping" {
          over plan by area; red when count(target_date is overdue) >= 1; say "{area}"; escalate slip
        }
        inhibit "Area first" { hide late; when slipping is red; on same area }

        """

    static let cases = [
        Case(
            why: "outside the hours for mail", settings: "mail between 08:00 and 18:00 on working days",
            looks: [("2020-11-14 09:00", early)], at: "2020-11-15 09:00", plan: early,
            expected: [
                "Decided on 14 November 2020 and held, until the hours for mail begin on Monday 16 November 2020 at 08:00:"
                    + " to \(north)."
            ]),
        Case(
            why: "beyond the weekly limit", settings: "at most 1 mails a week to one person",
            looks: [("2020-11-16 09:00", two)], record: "Old", at: "2020-11-17 09:00", plan: two,
            expected: [
                "No alert yet: the next tick opens it.",
                "Decided on 17 November 2020 and held, as Lead North has had 1 of 1 mail this week: to \(north).",
            ]),
        Case(
            why: "silenced", more: silence, looks: [("2020-11-16 09:00", one), ("2020-11-17 09:00", one)],
            at: "2020-11-18 09:00",
            expected: [
                "Held back by the silence “Inspection”, of QA unit, until Friday 20 November 2020: inspectors on site."
            ]),
        Case(
            why: "decided inside a silence", more: silence, looks: [("2020-11-16 09:00", one)], record: "Old",
            at: "2020-11-17 09:00", plan: two,
            expected: [
                "No alert yet: the next tick opens it.",
                "Held back by the silence “Inspection”, of QA unit, until Friday 20 November 2020: inspectors on site.",
                "Decided on 17 November 2020 and held back by the silence “Inspection”: to \(north).",
            ]),
        Case(
            why: "hidden by a bigger alert", more: inhibition, looks: [("2020-11-16 09:00", one)],
            at: "2020-11-16 10:00",
            expected: [
                "Hidden behind slipping on “North”, whose mail says how many it hides.",
                "Decided on 16 November 2020 and held back by slipping on “North”: to \(north).",
            ]),
        Case(
            why: "nobody holds the role, so the operator hears", looks: [("2020-11-13 09:00", one)], record: "Ask",
            at: "2020-11-16 10:00", plan: ActionSite.plan("West,Ask,17/11/2020"),
            expected: [
                "No alert: no line makes the record red or amber.",
                "If it opened, at once: lead (Operations <ops@testshire.example>, the operator in their place); nobody"
                    + " holds the role lead for West",
                "If it opened, after 5 working days: head (Head of Service <head@testshire.example>)",
            ]),
    ]

    @Test("what holds it back is said", arguments: cases)
    func hindered(_ row: Case) throws {
        var timeline = try ActionSite.timeline(settings: row.settings, more: row.more)
        for (time, plan) in row.looks { try timeline.tick(time, plan: plan) }
        let found = try Self.explanation(timeline, row.record, row.plan, at: row.at)
        #expect(found.mail == row.expected + ["A tick now would write to nobody about it."])
    }

    private static func explanation(
        _ timeline: Timeline, _ record: String, _ plan: String, at time: String, to person: String? = nil
    ) throws -> Explanation {
        let now = try timeline.test.instant(time)
        let tables = timeline.test.tables(["plan.csv": plan], today: timeline.test.site.zone.civil(at: now).day)
        return try timeline.engine.explanation(
            of: AlertKey(rule: "late", record: record), to: person, tables, at: now)
    }

    @Test("an acknowledgement is said with what it held")
    func acknowledged() throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.one)
        try timeline.acknowledge("2020-11-17 12:00", "Close files", until: "2020-11-30")
        try timeline.tick("2020-11-24 09:00", plan: Self.one)
        let found = try Self.explanation(timeline, "Close files", Self.one, at: "2020-11-24 10:00")
        #expect(found.mail.count == 2)
        #expect(found.mail[0].hasPrefix("Acknowledged by QA unit until Monday 30 November 2020: "))
        #expect(
            found.mail[0].hasSuffix(
                "Held meanwhile: head on Monday 23 November 2020. Until then only what gets worse is told."))
    }

    @Test(
        "of one person it is said on which step they stand, and whether they were told",
        arguments: [
            ("Lead North", ["Lead North is told as lead, at once.", "Lead North was told of it."]),
            (
                "HEAD@testshire.example",
                ["Head of Service is told as head, after 5 working days.", "Head of Service was not told of it yet."]
            ),
            (
                "south@testshire.example",
                [
                    "Lead South is on no step of the escalation “slip” for North: its steps are lead (\(north)), head (Head"
                        + " of Service <head@testshire.example>).", "Lead South was not told of it yet.",
                ]
            ),
        ])
    func person(_ row: (name: String, lines: [String])) throws {
        var timeline = try ActionSite.timeline()
        try timeline.tick("2020-11-16 09:00", plan: Self.one)
        let found = try Self.explanation(timeline, "Close files", Self.one, at: "2020-11-16 10:00", to: row.name)
        #expect(found.hearing?.lines == row.lines)
    }

    @Test("somebody whom the directory does not know is refused")
    func nobody() throws {
        let timeline = try ActionSite.timeline()
        #expect(throws: Explanation.Refusal.noPerson("Mr Who")) {
            try Self.explanation(timeline, "Close files", Self.one, at: "2020-11-16 10:00", to: "Mr Who")
        }
    }
}
