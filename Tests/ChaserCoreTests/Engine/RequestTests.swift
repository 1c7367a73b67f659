import Testing

@testable import ChaserCore

@Suite("A request")
struct RequestTests {
    /// One late action, on Monday 16 November 2020.
    private func timeline(settings: String = "") throws -> Timeline {
        var timeline = try ActionSite.timeline(settings: settings)
        try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        return timeline
    }

    private func order(
        _ ids: [String], until: String? = "2020-11-30", by: String = "QA unit", because: String = "panel booked"
    ) -> Request.Order {
        .acknowledge(
            AcknowledgeOrder(ids: ids, by: by, because: because, until: until.flatMap(Day.init(iso:))))
    }

    @Test("to acknowledge is answered with what was done")
    func done() throws {
        var timeline = try timeline()
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        #expect(
            try timeline.request("2020-11-16 10:00", order([id.uppercased(), id])) == [
                "\(id) Close files: Acknowledged by QA unit until Monday 30 November 2020: panel booked."
            ])
    }

    @Test("to look is answered")
    func look() throws {
        var timeline = try timeline()
        #expect(try timeline.request("2020-11-16 10:00", .look) == ["The sheets are looked at now."])
    }

    struct Refused {
        var ids: [String]?
        var until: String? = "2020-11-30"
        var by = "QA unit"
        var because = "panel booked"
        var settings = ""
        let words: String
    }

    static let refused: [Refused] = [
        Refused(ids: [], words: "no alert is named: give one id or more, as “chaser alerts” lists them."),
        Refused(
            ids: ["zzzzzz"],
            words: "no open alert of this site has the id “zzzzzz”: it has cleared, or is of another site."),
        Refused(
            ids: ["a\nb"], words: "no open alert of this site has the id “a b”: it has cleared, or is of another site."),
        Refused(because: "", words: "the reason is empty: say why it may wait."),
        Refused(because: " \u{200B}\n", words: "the reason is empty: say why it may wait."),
        Refused(by: "\t", words: "the name is empty: say who owns it."),
        Refused(because: String(repeating: "x", count: 301), words: "the reason is longer than 300 characters."),
        Refused(until: nil, words: "it does not say until when, and the site has no usual time."),
        Refused(until: "2020-11-15", words: "15 November 2020 is over: today is Monday 16 November 2020."),
        Refused(
            until: "2020-12-15",
            words: "15 December 2020 is too late: the site allows 28 days, until Monday 14 December 2020."),
        Refused(
            until: "2020-11-24", settings: "acknowledge at most 5 working days",
            words: "24 November 2020 is too late: the site allows 5 working days, until Monday 23 November 2020."),
    ]

    @Test("to acknowledge is refused in one line, and nothing is held", arguments: refused)
    func refusal(_ refused: Refused) throws {
        var timeline = try timeline(settings: refused.settings)
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        let order = order(refused.ids ?? [id], until: refused.until, by: refused.by, because: refused.because)
        #expect(try timeline.request("2020-11-16 10:00", order) == [refused.words])
        #expect(timeline.engine.memory.acknowledgements.isEmpty)
    }

    @Test("suggests the id that was probably meant")
    func suggestion() throws {
        var timeline = try timeline()
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        let wrong = String(id.dropLast()) + "u"
        #expect(
            try timeline.request("2020-11-16 10:00", order([wrong])) == [
                "no open alert of this site has the id “\(wrong)”; did you mean “\(id)”?"
            ])
    }

    @Test("on one good and one wrong id does neither")
    func whole() throws {
        var timeline = try timeline()
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        _ = try timeline.request("2020-11-16 10:00", order([id, "zzzzzz"]))
        #expect(timeline.engine.memory.acknowledgements.isEmpty)
    }

    @Test("without a day takes the site's usual time")
    func usual() throws {
        var timeline = try timeline(settings: "acknowledge at most 28 days, usually 10 working days")
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        _ = try timeline.request("2020-11-16 10:00", order([id], until: nil))
        #expect(timeline.engine.memory.acknowledgements.values.map(\.lastDay.iso) == ["2020-11-30"])
    }

    @Test("on an event is refused: there is nothing to hold")
    func event() throws {
        let rules =
            ActionSite.ladder + """
                rule late "Late" { over plan; amber when target_date is overdue; say "x"; tell once; escalate slip }

                """
        var timeline = Timeline(try TestSite(rules))
        try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan("North,Close files,13/11/2020"))
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        #expect(
            try timeline.request("2020-11-16 10:00", order([id])) == [
                "alert \(id) was told once and is not chased: there is nothing to hold."
            ])
    }

    @Test("that comes again after a crash is answered as before, and not done twice")
    func again() throws {
        var timeline = try timeline()
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        let first = try timeline.request("2020-11-16 10:00", order([id]), id: "one")
        try timeline.restart()
        _ = try timeline.request("2020-11-16 10:01", order([id], until: "2020-11-20"), id: "two")
        #expect(try timeline.request("2020-11-16 10:02", order([id]), id: "one") == first)
        #expect(timeline.engine.memory.acknowledgements.values.map(\.lastDay.iso) == ["2020-11-20"])
    }

    @Test("is remembered with its maker, and its answer for a month")
    func remembered() throws {
        var timeline = try timeline()
        let id = try #require(timeline.engine.memory.alerts.values.first?.id)
        _ = try timeline.request("2020-11-16 10:00", order([id]), id: "one")
        #expect(timeline.engine.memory.acknowledgements.values.map(\.maker) == ["user anna (1000)"])
        _ = try timeline.request("2020-12-15 10:00", .look, id: "two")
        #expect(Set(timeline.engine.memory.answers.keys) == ["one", "two"])
        _ = try timeline.request("2020-12-16 10:00", .look, id: "three")
        #expect(Set(timeline.engine.memory.answers.keys) == ["two", "three"])
    }
}
