import ChaserCore
import Glibc
import Testing

@testable import chaser

@Suite("silence")
struct SilenceCommandTests {
    /// The sample site, whose group for silencing is this one.
    private func sample(group: String?) throws -> SampleSite {
        let sample = try SampleSite()
        let rules = try sample.text("site.rules")
        let setting = group.map { "site \"Southampton Children and Learning\" {\n  silencing by group \"\($0)\"\n" }
        let head = "site \"Southampton Children and Learning\" {\n"
        try #require(rules.contains(head))
        try sample.write(rules.replacing(head, with: setting ?? head), to: "site.rules")
        _ = try sample.tick()
        return sample
    }

    /// A group that this very user is in.
    private func ownGroup() throws -> String { String(cString: try #require(getgrgid(getegid())?.pointee.gr_name)) }

    private func silence(_ sample: SampleSite, _ arguments: String...) -> CommandResult {
        CommandTable.run(
            ["silence", sample.site, "--state", sample.state] + arguments,
            Surroundings(stateDirectory: nil, now: .init(seconds: 1_605_517_200)))
    }

    private let reasons = ["--by", "QA unit", "--because", "inspectors"]

    @Test("leaves a request that the next tick takes up, is listed, and ends by its number")
    func course() throws {
        let sample = try sample(group: try ownGroup())
        let asked = silence(
            sample, "--rule", "overdue", "--until", "Friday", "--by", "QA unit", "--because", "inspectors")
        #expect(
            asked == CommandResult(output: asked.output) && asked.output.hasPrefix("Asked, and no daemon runs here"))
        let text = sample.once(at: "2020-11-16T10:00").output
        #expect(text.contains("done  Silence S1: rule overdue, until the end of Friday 20 November 2020."))
        #expect(text.contains("done  77 alerts of those open now stand under it."))
        let listed = sample.run("alerts", sample.site, "--state", sample.state).output
        #expect(
            listed.contains("\nSilence S1: rule overdue, until the end of Friday 20 November 2020, by QA unit (user "))
        let json = try JSON(
            parsing: Array(sample.run("alerts", sample.site, "--state", sample.state, "--json").output.utf8))
        #expect(json.list("silences").map { $0.string("until") } == ["2020-11-20"])
        #expect(silence(sample, "--end", "S2").errors == "chaser: there is no silence “S2” by command; there is S1\n")
        #expect(silence(sample, "--end", "S1").code == .well)
        #expect(sample.once(at: "2020-11-16T11:00").output.contains("done  Silence S1: rule overdue has ended."))
        #expect(!sample.run("alerts", sample.site, "--state", sample.state).output.contains("Silence S1"))
    }

    static let refused: [(arguments: [String], words: String)] = [
        (
            ["--rule", "overdue", "--by", "QA", "--because", "b"], "--until is needed: say the last day of it"
        ),
        (["--rule", "overdue", "--until", "Friday", "--because", "b"], "--by is needed: say who decided it"),
        (["--rule", "overdue", "--until", "Friday", "--by", "QA"], "--because is needed: say why"),
        (
            ["--until", "Friday", "--by", "QA", "--because", "b"],
            "nothing is named: give a rule, an area or a record"
        ),
        (
            ["--rule", "overdu", "--until", "Friday", "--by", "QA", "--because", "b"],
            "there is no rule “overdu”; did you mean “overdue”?"
        ),
        (
            ["--end", "S1", "--area", "North"],
            "--end ends a silence that there is: --area does not go with it"
        ),
        (["--end", "S1"], "there is no silence “S1” by command"),
    ]

    @Test("refuses in one line, ends with 64 and leaves nothing")
    func refusal() throws {
        let sample = try sample(group: try ownGroup())
        let before = sample.files()
        for (arguments, words) in Self.refused {
            let result = CommandTable.run(
                ["silence", sample.site, "--state", sample.state] + arguments,
                Surroundings(stateDirectory: nil, now: .init(seconds: 1_605_517_200)))
            #expect(result == CommandResult(code: .usage, errors: "chaser: \(words)\n"))
        }
        #expect(sample.files() == before)
    }

    @Test("is for the members of the site's group alone")
    func members() throws {
        let order = ["--rule", "overdue", "--until", "Friday"] + reasons
        for (group, words) in [
            (nil, "the site names no group that may silence (silencing by group)"),
            ("no-such-group", "is not in the group no-such-group, whose members may silence"),
        ] {
            let sample = try sample(group: group)
            let result = CommandTable.run(
                ["silence", sample.site, "--state", sample.state] + order,
                Surroundings(stateDirectory: nil, now: .init(seconds: 1_605_517_200)))
            #expect(result.code == .usage && result.errors.hasSuffix("\(words)\n"))
        }
    }
}
