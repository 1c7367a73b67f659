import ChaserCore
import Testing

@testable import chaser

/// The life of an alert as `explain` tells it from the journal, while it is open and afterwards.
@Suite("explain: the life of an alert")
struct ExplainLifeTests {
    private static let sheet = "data/monthly-dataset-2020-10.csv"

    private func explain(_ sample: SampleSite, _ arguments: String..., at moment: String) -> CommandResult {
        CommandTable.run(
            ["explain", sample.site] + arguments + ["--state", sample.state, "--at", moment],
            Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
    }

    /// The sample's alert on initial conferences: opened, told, owned, owned no more, ended, open again, ended. Its id.
    private func lived(_ sample: SampleSite) throws -> String {
        let tick = try sample.tick()
        let alert = try #require(
            tick.list("alerts").first { $0.string("rule") == "below-target" && $0.string("text").hasPrefix("ICPCs") })
        let id = alert.string("id")
        _ = sample.run(
            "ack", sample.site, id, "--until", "2020-11-20", "--by", "QA unit", "--because", "panel booked", "--state",
            sample.state, "--at", "2020-11-17T09:00")
        for moment in ["11-17T10:00", "11-21T09:00", "11-23T09:00", "11-30T09:00"] {
            #expect(sample.once(at: "2020-\(moment)").code == .well)
        }
        let bad = try sample.text(Self.sheet)
        let good = bad.replacing(",79%,35%,p,", with: ",79%,90%,p,")
        #expect(good != bad)
        for (day, sheet) in [("02", good), ("03", bad), ("04", good)] {
            try sample.write(sheet, to: Self.sheet)
            #expect(sample.once(at: "2020-12-\(day)T09:00").code == .well)
        }
        return id
    }

    @Test("from the opening to the end, with who was told and who owned it, also when it is over")
    func life() throws {
        let sample = try SampleSite()
        let id = try lived(sample)
        let result = explain(sample, id, at: "2020-12-04T10:00")
        #expect(result.errors == "")
        try expectGolden(String(result.output), "explain-life.txt")
        let json = try JSON(parsing: Array(explain(sample, id, "--json", at: "2020-12-04T10:00").output.utf8))
        #expect(json.list("story").first?.string("what") == "opened")
        #expect(json.list("story").last?.string("what") == "waits")
        #expect(json["person"] == .null)
    }

    @Test("of a record that is gone the life is left")
    func gone() throws {
        let sample = try SampleSite()
        let id = try lived(sample)
        let lines = try sample.text(Self.sheet).split(separator: "\n", omittingEmptySubsequences: false)
        try sample.write(lines.filter { !$0.hasPrefix("CP3-QL,") }.joined(separator: "\n"), to: Self.sheet)
        let output = explain(sample, id, at: "2020-12-04T10:00").output
        #expect(
            output.hasPrefix(
                "\(id)  below-target on CP3-QL: ended on Friday 4 December 2020 at 09:00\n  It cannot be judged now: "
            ))
        #expect(output.contains("\nITS LIFE\n  2020-11-16 09:00  opened "))
        let json = try JSON(parsing: Array(explain(sample, id, "--json", at: "2020-12-04T10:00").output.utf8))
        #expect(json.string("key") == "CP3-QL" && json.list("story").count == 13)
        let stranger = explain(sample, id, "--to", "Mr Who", at: "2020-12-04T10:00")
        #expect(stranger.code == .usage && stranger.output == "")
    }

    @Test("--to says why somebody hears of it or does not, by name or address, and refuses a stranger")
    func person() throws {
        let sample = try SampleSite()
        _ = try sample.tick()
        func told(_ who: String) -> CommandResult {
            explain(sample, "below-target", "CP3-QL", "--to", who, at: "2020-11-16T10:00")
        }
        let head = "Head of Service Integrated and Specialist Services"
        #expect(told(head).output.contains("\n\(head) <hos.iss@southampton.example>\n  \(head) is told as"))
        #expect(
            told("sm.mash@southampton.example").output.contains("Service Manager MASH is on no step of the escalation"))
        #expect(
            told("Mr Who").errors == "chaser: nobody in people.csv has the name or address “Mr Who”\n")
    }

    private static let more = "Recruit twelve more social workers for the assessment teams by autumn"
    private static let further = "Recruit twelve further social workers for the assessment teams by the autumn"

    @Test(
        "through a rewording it is one life, whichever words come first in the alphabet",
        arguments: [(more, further), (further, more)])
    func reworded(_ before: String, _ after: String) throws {
        let sample = try SampleSite()
        try ReplayCommandTests.makeSite(sample)
        for day in ["2020-10-01", "2020-10-27"] { try sample.remove("data/plan-\(day).csv") }
        let rules = ReplayCommandTests.rules
            .replacing("data/plan-*.csv", with: "data/actions.csv")
            .replacing("  dated  by file name \"yyyy-MM-dd\"\n", with: "  follow reworded actions\n")
        try sample.write(rules, to: "rules.rules")
        var id = ""
        for (day, action) in [("02", before), ("03", after), ("04", nil)] {
            let rows = [action, "Train all of the new staff in the team", "Write the guide on neglect for schools"]
            let lines = rows.compactMap(\.self).map {
                "Assessment,\($0),\($0 == action ? "23/10/2020" : "30/11/2020")\n"
            }
            try sample.write("Area,Action,Target date\n" + lines.joined(), to: "data/actions.csv")
            let output = sample.once(at: "2020-11-\(day)T09:00", "--json").output
            if day == "02" { id = try #require(JSON(parsing: Array(output.utf8)).list("alerts").first).string("id") }
        }
        let document = explain(sample, id, "--json", at: "2020-11-04T10:00").output
        let story = try JSON(parsing: Array(document.utf8)).list("story").map { $0.string("what") }
        #expect(story.filter { $0 != "told" } == ["opened", "reworded", "ended"])
    }
}
