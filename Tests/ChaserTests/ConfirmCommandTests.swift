import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("confirm")
struct ConfirmCommandTests {
    private static let rules = """
        site "Testshire plan" {
          timezone "UTC"; people "people.csv"; sender "Plan <plan@testshire.example>"; domains "testshire.example"
          operator operations
        }
        source plan "Plan" {
          file "plan.csv"; key action
          column area text from "Area"; column action text from "Action"; column target_date date from "Due"
        }
        escalation slip "Slip" { at once to lead }
        rule late "Action late" { over plan; amber when target_date is overdue; say "{action}"; escalate slip }

        """

    private static let people = """
        role,area,name,email
        lead,North,Lead North,north@testshire.example
        operations,*,Operations,ops@testshire.example

        """

    private static func plan(late: Int) -> String {
        "Area,Action,Due\n"
            + (0..<200).map { "North,Action \($0),\($0 < late ? "2020-11-13" : "2021-11-13")\n" }.joined()
    }

    /// A site of two hundred actions, in the place of the sample.
    private static func site(late: Int) throws -> SampleSite {
        let sample = try SampleSite()
        try FileManager.default.removeItem(atPath: sample.site)
        try FileManager.default.createDirectory(atPath: sample.site, withIntermediateDirectories: true)
        try sample.write(rules, to: "site.rules")
        try sample.write(people, to: "people.csv")
        try sample.write(plan(late: 0), to: "plan.csv")
        _ = try sample.tick(at: "2020-11-16T09:00")
        try sample.write(plan(late: late), to: "plan.csv")
        _ = try sample.tick(at: "2020-11-16T10:00")
        return sample
    }

    private static let held =
        "150 alerts found on Monday 16 November 2020 at once: their mail waits for the operator to confirm it."

    @Test("says what waits, and the next tick lets it go and names who said so")
    func storm() throws {
        let sample = try Self.site(late: 150)
        #expect(
            sample.run("alerts", sample.site, "--state", sample.state).output.split(separator: "\n").prefix(2) == [
                "Testshire plan: 150 open after Monday 16 November 2020 at 10:00",
                "\(Self.held) Say yes with chaser confirm SITE, or mend the sheet: what ends by that is never told.",
            ])
        let asked = sample.run("confirm", sample.site, "--state", sample.state)
        #expect(asked.code == .well)
        #expect(
            asked.output
                == "\(Self.held)\nAsked, and no daemon runs here: the next tick takes it up (chaser once \(sample.site)).\n"
        )
        let text = sample.once(at: "2020-11-16T11:00").output
        #expect(text.contains("done  The mail about 150 alerts leaves with the next look, to 1 person: Lead North."))
        #expect(text.contains("Lead North  <north@testshire.example>  150 alerts"))
        #expect(!sample.run("alerts", sample.site, "--state", sample.state).output.contains("at once"))
    }

    @Test("without anything that waits says so, and leaves no request")
    func nothing() throws {
        let sample = try Self.site(late: 100)
        let before = sample.files()
        #expect(
            sample.run("confirm", sample.site, "--state", sample.state)
                == CommandResult(output: "No mail waits to be confirmed.\n"))
        let json = try JSON(
            parsing: Array(sample.run("confirm", sample.site, "--state", sample.state, "--json").output.utf8))
        #expect(json["done"] == .bool(true) && json["lines"] == .array([.string("No mail waits to be confirmed.")]))
        #expect(sample.files() == before)
    }
}
