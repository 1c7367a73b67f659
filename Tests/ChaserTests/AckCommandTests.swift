import ChaserCore
import Testing

@testable import chaser

@Suite("ack")
struct AckCommandTests {
    /// The sample site after its first tick, with the id of an open alert.
    private func sample() throws -> (SampleSite, id: String) {
        let (sample, tick) = try SampleSite.ticked()
        return (sample, try #require(tick.list("alerts").first { $0.string("rule") == "overdue" }?.string("id")))
    }

    private func ack(_ sample: SampleSite, _ arguments: String...) -> CommandResult {
        CommandTable.run(
            ["ack", sample.site, "--state", sample.state] + arguments,
            Surroundings(stateDirectory: nil, now: .init(seconds: 1_605_517_200)))
    }

    @Test("leaves a request that the next tick takes up and answers, with the system user who asked")
    func asks() throws {
        let (sample, id) = try sample()
        let result = ack(sample, id, "--until", "30 Nov", "--by", "QA unit", "--because", "panel booked")
        #expect(result.code == .well)
        #expect(
            result.output
                == "Asked, and no daemon runs here: the next tick takes it up (chaser once \(sample.site)).\n")
        let text = sample.once(at: "2020-11-16T10:00").output
        #expect(text.contains("REQUESTS\n  user "))
        #expect(text.contains("done  \(id) "))
        #expect(text.contains(": Acknowledged by QA unit until Monday 30 November 2020: panel booked."))
        let alerts = sample.run("alerts", sample.site, "--state", sample.state).output
        #expect(alerts.contains("(acknowledged by QA unit until 30 November 2020)"))
        #expect(try sample.tick(at: "2020-11-16T11:00").list("requests").isEmpty, "taken up once")
        #expect(try sample.text("../state/alerts.json").contains("\"because\": \"panel booked\""))
    }

    struct Refused {
        var ids = ["ID"]
        var more = ["--until", "2020-11-30", "--by", "QA", "--because", "booked"]
        let words: String
    }

    static let refused: [Refused] = [
        Refused(
            ids: ["zzzzzz"],
            words: "no open alert of this site has the id “zzzzzz”: it has cleared, or is of another site"),
        Refused(ids: [], words: "expected SITE ID…, found 1 arguments (chaser ack --help)"),
        Refused(
            more: ["--until", "29 Feb", "--by", "QA", "--because", "b"],
            words: "--until 29 Feb: there is no such day; write one such as 2020-11-16"),
        Refused(
            more: ["--until", "2020-11-15", "--by", "QA", "--because", "b"],
            words: "15 November 2020 is over: today is Monday 16 November 2020"),
        Refused(
            more: ["--until", "2021-01-04", "--by", "QA", "--because", "b"],
            words: "4 January 2021 is too late: the site allows 28 days, until Monday 14 December 2020"),
        Refused(more: ["--by", "QA", "--because", " "], words: "the reason is empty: say why it may wait"),
        Refused(more: ["--because", "b"], words: "--by is needed: say who owns it"),
        Refused(more: ["--by", "QA"], words: "--because is needed: say why it may wait"),
        Refused(
            more: ["--by", "QA", "--because", "b", "--until-change", "--until-clear"],
            words: "--until-change and --until-clear exclude each other"),
        Refused(
            more: ["--by", "QA", "--because", "b"],
            words: "it does not say until when, and the site has no usual time"),
    ]

    @Test("refuses in one line, ends with 64 and leaves nothing", arguments: refused)
    func refusal(_ refused: Refused) throws {
        let (sample, id) = try sample()
        let before = sample.files()
        let arguments = ["ack", sample.site] + refused.ids.map { $0 == "ID" ? id : $0 }
        let result = CommandTable.run(
            arguments + ["--state", sample.state] + refused.more,
            Surroundings(stateDirectory: nil, now: .init(seconds: 1_605_517_200)))
        #expect(result.errors == "chaser: \(refused.words)\n")
        #expect(result.code == .usage)
        #expect(sample.files() == before)
    }

    @Test("a request that is damage is answered as such, and the tick goes on")
    func damaged() throws {
        let (sample, _) = try sample()
        _ = sample.run("look", sample.site, "--state", sample.state)
        try sample.write("nonsense", to: "../state/requests/bad.request")
        let requests = try sample.tick(at: "2020-11-16T10:00").list("requests")
        #expect(requests.map { $0["done"] } == [.bool(true), .bool(false)])
        #expect(requests.last?.list("lines").first?.stringValue?.hasPrefix("the request is damaged:") == true)
    }
}
