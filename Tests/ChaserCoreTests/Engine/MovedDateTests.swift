import Testing

@testable import ChaserCore

@Suite("Moving a date does not end the chase")
struct MovedDateTests {
    private static let rules = """
        escalation slipping { at once to lead; after 5 working days to head }
        rule late "Late" {
          over plan; where not done
          amber when original(target_date) is overdue
          say "{action}: due {target_date}"
          escalate slipping from original(target_date)
        }
        rule gone "Gone" { over plan; red when vanished and not done; say "{action}"; tell once }
        rule count "Count" { over plan by area; amber when count() > 1; say "{count()}" }

        """

    @Test("the ladder counts from the first date, and the mail says how late it is on either")
    func ladder() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        var sheets = ["plan.csv 2020-10-01": "Area,Action,Due\nNorth,Close files,30/10/2020\n"]
        #expect(try timeline.tick("2020-10-29 09:00", sheets).transitions == [])
        let opened = try timeline.tick("2020-11-02 09:00", sheets)
        #expect(opened.transitions == ["opened amber late on Close files"])
        #expect(opened.mails.map(\.person.address.address) == ["north@testshire.example"])
        sheets["plan.csv 2020-11-05"] = "Area,Action,Due\nNorth,Close files,31/03/2021\n"
        #expect(try timeline.tick("2020-11-05 09:00", sheets).mails.isEmpty)
        let climbed = try timeline.tick("2020-11-06 09:00", sheets)
        #expect(climbed.transitions == [])
        #expect(climbed.mails.map(\.person.address.address) == ["head@testshire.example"])
        let mail = try #require(climbed.mails.first).message.replacing("=\n", with: "").replacing("\n", with: " ")
        #expect(
            mail.contains(
                "Not late on its present date, 31 March 2021; 5 working days late on its first, 30 October 2020."))
    }

    @Test("what vanishes is told by the rule that names it, and is not there for the others")
    func vanished() throws {
        var timeline = Timeline(try TestSite(Self.rules))
        var sheets = ["plan.csv 2020-10-01": "Area,Action,Due\nNorth,A,30/10/2020\nNorth,B,31/12/2020\n"]
        #expect(try timeline.tick("2020-11-02 09:00", sheets).transitions.count == 2)
        sheets["plan.csv 2020-11-05"] = "Area,Action,Due\nNorth,B,31/12/2020\n"
        let report = try timeline.tick("2020-11-06 09:00", sheets)
        #expect(
            report.transitions == [
                "opened red gone on A", "cleared late on A: no longer in the plan", "cleared count on North: recovered",
            ])
        #expect(report.alerts.first { $0.key.rule == "gone" }?.file == "plan.csv 2020-10-01")
        sheets["plan.csv 2020-11-09"] = "Area,Action,Due\nNorth,B,31/12/2020\nNorth,A,31/01/2021\n"
        #expect(
            try timeline.tick("2020-11-09 09:00", sheets).transitions.sorted().first == "opened amber count on North")
    }
}
