import Testing

@testable import ChaserCore

/// Draft rules: judged and kept in the shadow, told to the operator once a week and to nobody else.
@Suite("Draft rules in the shadow")
struct ShadowTests {
    private static func rules(_ draft: String = "; draft") -> String {
        ActionSite.ladder + """
            rule late "Action late" {
              over plan; where not done; amber when target_date is overdue; say "{action}: due {target_date}"
              escalate slip from target_date\(draft)
            }

            """
    }

    /// Due on Friday, 13 November 2020.
    private static let plan = ActionSite.plan("North,Close files,13/11/2020")

    private static func timeline(_ rules: String = rules()) throws -> Timeline { Timeline(try TestSite(rules)) }

    @Test("open, climb and clear in a memory of their own, and open nothing")
    func apart() throws {
        var timeline = try ShadowTests.timeline()
        #expect(try timeline.tick("2020-11-13 09:00", plan: ShadowTests.plan).shadowOpened.isEmpty)
        let opening = try timeline.tick("2020-11-16 09:00", plan: ShadowTests.plan)
        #expect(opening.opened.isEmpty && opening.alerts.isEmpty)
        #expect(opening.shadowOpened.map(\.key.record) == ["Close files"])
        #expect(opening.shadowNotices.map(\.person.address.address) == ["north@testshire.example"])
        #expect(timeline.engine.memory.alerts.isEmpty && timeline.engine.memory.climbs.isEmpty)
        #expect(timeline.engine.memory.shadowAlerts.count == 1)
        try timeline.restart()
        let rung = try timeline.tick("2020-11-20 09:00", plan: ShadowTests.plan)
        #expect(rung.mails.isEmpty)
        #expect(rung.shadowNotices.map(\.person.address.address) == ["head@testshire.example"])
        _ = try timeline.tick("2020-11-20 10:00", plan: ActionSite.plan("North,Close files,31/12/2020"))
        #expect(timeline.engine.memory.shadowAlerts.isEmpty && timeline.engine.memory.shadowClimbs.isEmpty)
    }

    @Test("are in the operator's note of each Monday, and in nobody's mail")
    func note() throws {
        var timeline = try ShadowTests.timeline()
        var mails: [String] = []
        for day in 13...30 {
            let report = try timeline.tick("2020-11-\(day) 09:00", plan: ShadowTests.plan)
            mails += report.composed.map {
                "\(day) \($0.mail.person.address.address) \($0.content == .digest("draft rules"))"
            }
            guard day == 16, let note = report.composed.first else { continue }
            #expect(note.mail.subject == "Testshire plan: Draft rules (digest), 16 November 2020")
            #expect(note.text.contains("WOULD HAVE MAILED: ACTION LATE"))
            let words = note.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                words.contains(
                    "Since the last note 1 draft rule would have opened 1 alert and mailed Lead North (1). Nobody was told."
                ))
            #expect(words.contains("Close files: due 13 November 2020"))
        }
        // On the 23rd the rung of the 20th; then nothing moves.
        #expect(mails == [16, 23].map { "\($0) ops@testshire.example true" })
    }

    @Test("have no note in a week in which they would have done nothing")
    func quietWeek() throws {
        var timeline = try ShadowTests.timeline()
        for day in 13...30 {
            let report = try timeline.tick(
                "2020-11-\(day) 09:00", plan: ActionSite.plan("North,Close files,31/12/2020"))
            #expect(report.mails.isEmpty)
        }
    }

    @Test("without an escalation are said to be for the digest only")
    func withoutLadder() throws {
        var timeline = try ShadowTests.timeline(
            ShadowTests.rules().replacing("  escalate slip from target_date; draft\n", with: "  draft\n")
                .replacing(ActionSite.ladder, with: ""))
        _ = try timeline.tick("2020-11-16 09:00", plan: ShadowTests.plan)
        let note = try timeline.tick("2020-11-23 09:00", plan: ShadowTests.plan).composed.first
        #expect(note?.text.contains("1 alert opened, 1 open now. It has no escalation") == true)
    }

    @Test("leave the shadow with a first start of their own when they are put in force")
    func leaving() throws {
        var timeline = try ShadowTests.timeline()
        _ = try timeline.tick("2020-11-13 09:00", plan: ShadowTests.plan)
        _ = try timeline.tick("2020-11-20 09:00", plan: ShadowTests.plan)
        timeline.reload(try TestSite(ShadowTests.rules("")))
        let report = try timeline.tick("2020-11-24 09:00", plan: ShadowTests.plan)
        #expect(report.transitions == ["opened amber late on Close files"])
        // The first step only, and the ladder counts from this day, not from the date of the action.
        #expect(report.addressees == ["north"])
        #expect(timeline.engine.memory.climbs.values.map(\.anchor.iso) == ["2020-11-24"])
        #expect(timeline.engine.memory.shadowAlerts.isEmpty && timeline.engine.memory.shadowRules.isEmpty)
    }

    @Test("made drafts again, they let go of their alerts and begin in the shadow")
    func returning() throws {
        var timeline = try ShadowTests.timeline(ShadowTests.rules(""))
        _ = try timeline.tick("2020-11-16 09:00", plan: ShadowTests.plan)
        timeline.reload(try TestSite(ShadowTests.rules()))
        let report = try timeline.tick("2020-11-17 09:00", plan: ShadowTests.plan)
        #expect(report.alerts.isEmpty)
        #expect(report.shadowOpened.count == 1)
    }
}
