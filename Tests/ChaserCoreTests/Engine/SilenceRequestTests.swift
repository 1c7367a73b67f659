import Testing

@testable import ChaserCore

@Suite("A request for silence")
struct SilenceRequestTests {
    private func order(
        rules: [String] = ["late"], areas: [String] = [], until: String = "2020-11-18", by: String = "QA unit",
        because: String = "inspectors"
    ) throws -> Request.Order {
        .silence(
            SilenceOrder(
                rules: rules, areas: areas, records: [], until: try #require(Day(iso: until)), by: by,
                because: because))
    }

    private let allowed = Request.Maker(name: "user anna (1000)", maySilence: true)

    private static let soon = ActionSite.plan("North,Close files,16/11/2020")

    /// On Monday 16 November 2020, with an action that is late from Tuesday on.
    private func timeline(settings: String = "silencing by group \"plan-office\"") throws -> Timeline {
        var timeline = try ActionSite.timeline(settings: settings)
        try timeline.tick("2020-11-16 09:00", plan: Self.soon)
        return timeline
    }

    @Test("holds mail back until the end of its last day, and gives an account on the next")
    func holds() throws {
        var timeline = try timeline()
        #expect(
            try timeline.request("2020-11-16 10:00", try order(), maker: allowed) == [
                "Silence S1: rule late, until the end of Wednesday 18 November 2020. What happens meanwhile is told afterwards.",
                "Nothing that is open now stands under it.",
            ])
        #expect(try timeline.tick("2020-11-17 09:00", plan: Self.soon).mails.isEmpty)
        try timeline.restart()
        #expect(try timeline.tick("2020-11-18 23:59", plan: Self.soon).mails.isEmpty)
        let report = try timeline.tick("2020-11-19 00:00", plan: Self.soon)
        #expect(report.addressees == ["north"])
        let text = try EndingTests.words(of: report.mails[0])
        #expect(
            text.contains(
                "No mail left about these alerts from Monday 16 November 2020 until Thursday 19 November 2020, by decision of QA unit (user anna (1000)): inspectors."
            ))
        #expect(text.contains("AMBER, open now, opened on Tuesday 17 November 2020"))
        #expect(timeline.engine.memory.silences.isEmpty && timeline.engine.memory.silencesInForce.isEmpty)
    }

    @Test("can be ended early, and says so in its account")
    func endedEarly() throws {
        var timeline = try timeline()
        _ = try timeline.request("2020-11-16 10:00", try order(), maker: allowed)
        #expect(try timeline.tick("2020-11-17 09:00", plan: Self.soon).mails.isEmpty)
        try timeline.restart()
        #expect(
            try timeline.request("2020-11-17 10:00", .endSilence("s1"), maker: allowed) == [
                "Silence S1: rule late has ended. What happened meanwhile is told with the next look."
            ])
        let report = try timeline.tick("2020-11-17 10:01", plan: Self.soon)
        #expect(report.addressees == ["north"])
        #expect(try EndingTests.words(of: report.mails[0]).contains("inspectors. It was lifted early."))
        #expect(
            try timeline.request("2020-11-17 11:00", .endSilence("S1"), maker: allowed) == [
                "there is no silence “S1” by command."
            ])
    }

    @Test("says how much it holds, and what was probably meant where that is nothing")
    func standing() throws {
        var timeline = try timeline()
        try timeline.tick("2020-11-17 09:00", plan: Self.soon)
        #expect(
            try timeline.request("2020-11-17 10:00", order(rules: [], areas: ["north "]), maker: allowed).last
                == "1 alert of those open now stands under it.")
        #expect(
            try timeline.request("2020-11-17 10:01", order(rules: [], areas: ["Norht"]), maker: allowed).last
                == "Nothing that is open now stands under it; did you mean “North”?")
        #expect(
            timeline.engine.memory.standingSilences.map(\.words) == [
                "S1: area north, until the end of Wednesday 18 November 2020, by QA unit (user anna (1000)): inspectors.",
                "S2: area Norht, until the end of Wednesday 18 November 2020, by QA unit (user anna (1000)): inspectors.",
            ])
    }

    @Test("has a number that no other has whose account is still to come")
    func numbers() throws {
        var timeline = try timeline()
        _ = try timeline.request("2020-11-16 10:00", try order(), maker: allowed)
        try timeline.tick("2020-11-17 09:00", plan: Self.soon)
        _ = try timeline.request("2020-11-17 10:00", .endSilence("S1"), maker: allowed)
        #expect(timeline.engine.memory.standingSilences.isEmpty)
        #expect(try timeline.request("2020-11-17 10:01", try order(), maker: allowed)[0].hasPrefix("Silence S2: "))
    }

    struct Refused {
        var rules = ["late"]
        var until = "2020-11-18"
        var by = "QA unit"
        var because = "inspectors"
        var maySilence = true
        var settings = ""
        let words: String
    }

    static let refused: [Refused] = [
        Refused(maySilence: false, words: "the site names no group that may silence (silencing by group)."),
        Refused(
            maySilence: false, settings: "silencing by group \"plan-office\"",
            words: "user anna (1000) is not in the group plan-office, whose members may silence."),
        Refused(rules: [], words: "nothing is named: give a rule, an area or a record."),
        Refused(rules: [" "], words: "nothing is named: give a rule, an area or a record."),
        Refused(rules: ["lat"], words: "there is no rule “lat”; did you mean “late”?"),
        Refused(until: "2020-11-15", words: "15 November 2020 is over: today is Monday 16 November 2020."),
        Refused(
            until: "2021-02-17",
            words:
                "17 February 2021 is too late: a silence by command lasts 92 days at most, until Tuesday 16 February 2021; what is longer belongs in the rules."
        ),
        Refused(because: " ", words: "the reason is empty: say why it may wait."),
        Refused(by: "\n", words: "the name is empty: say who decided it."),
    ]

    @Test("is refused in one line, and nothing is silent", arguments: refused)
    func refusal(_ refused: Refused) throws {
        var timeline = try timeline(settings: refused.settings)
        let maker = Request.Maker(name: "user anna (1000)", maySilence: refused.maySilence)
        let order = try order(
            rules: refused.rules, until: refused.until, by: refused.by, because: refused.because)
        #expect(try timeline.request("2020-11-16 10:00", order, maker: maker) == [refused.words])
        #expect(timeline.engine.memory.silences.isEmpty)
    }

    @Test("nobody outside the group ends one either")
    func notEnded() throws {
        var timeline = try timeline()
        _ = try timeline.request("2020-11-16 10:00", try order(), maker: allowed)
        #expect(
            try timeline.request("2020-11-16 11:00", .endSilence("S1")) == [
                "user anna (1000) is not in the group plan-office, whose members may silence."
            ])
        #expect(timeline.engine.memory.silences.count == 1)
    }
}
