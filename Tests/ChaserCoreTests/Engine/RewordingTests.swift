import Testing

@testable import ChaserCore

@Suite("A reworded action is the same action")
struct RewordingTests {
    private static func sources(_ more: String = "") -> String {
        TestSite.sources.replacing(
            "done when  status is blue", with: "done when  status is blue\n  follow reworded actions\n  \(more)")
    }

    private static let rules = """
        escalation slip "Slip" { at once to lead; after 5 working days to head }
        rule late "Action late" {
          over plan; where not done; amber when target_date is overdue; say "{action}: due {target_date}"; escalate slip
        }

        """

    private static let october = ActionSite.plan(
        "North,Track how many foster carers are approved,31/10/2020", "North,Close files,31/12/2020",
        "South,Repaint the contact centre,31/10/2020")
    private static let november = ActionSite.plan(
        "North,Track the number of foster carers approved (monthly),31/10/2020", "North,Close files,31/12/2020",
        "South,Publish the sufficiency strategy,31/10/2020")

    private static func timeline(_ more: String = "", rules: String = rules) throws -> Timeline {
        Timeline(try TestSite(rules, sources: sources(more)))
    }

    private static func sheets(_ versions: [(String, String)]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: versions.map { ("plan.csv \($0.0)", $0.1) })
    }

    @Test("its alert stays the same alert, climbs on, and says what it was; others open and close as ever")
    func sameAlert() throws {
        var timeline = try Self.timeline()
        let before = try timeline.tick("2020-11-03 09:00", Self.sheets([("2020-10-01", Self.october)]))
        #expect(
            before.transitions == [
                "opened amber late on Track how many foster carers are approved",
                "opened amber late on Repaint the contact centre",
            ])
        let id = before.opened.first?.id
        let both = Self.sheets([("2020-10-01", Self.october), ("2020-11-04", Self.november)])
        let after = try timeline.tick("2020-11-05 09:00", both)
        #expect(
            after.transitions == [
                "opened amber late on Publish the sufficiency strategy",
                "cleared late on Repaint the contact centre: no longer in the plan",
            ])
        let alert = try #require(after.alerts.first { $0.id == id })
        #expect(alert.key.record == "Track the number of foster carers approved (monthly)")
        #expect(alert.opened == before.at)
        #expect(
            alert.text.hasPrefix(
                "Track the number of foster carers approved (monthly): due 31 October 2020 (reworded from “Track how many"
                    + " foster carers are approved”, "))
        // Five working days after the opening the next rung hears of both, told once each.
        let later = try timeline.tick("2020-11-10 09:00", both)
        #expect(later.letters == ["head@testshire.example: 1 amber alert"])
        #expect(later.transitions == [])
    }

    @Test("refused, it is another action; confirmed, it is the same however its words differ")
    func decided() throws {
        let both = Self.sheets([("2020-10-01", Self.october), ("2020-11-04", Self.november)])
        var refused = try Self.timeline(
            "not reworded \"Track how many foster carers are approved\" to \"Track the number of foster carers approved"
                + " (monthly)\"")
        try refused.tick("2020-11-03 09:00", Self.sheets([("2020-10-01", Self.october)]))
        #expect(try refused.tick("2020-11-05 09:00", both).cleared.count == 2)
        var confirmed = try Self.timeline(
            "reworded \"Repaint the contact centre\" to \"Publish the sufficiency strategy\"")
        try confirmed.tick("2020-11-03 09:00", Self.sheets([("2020-10-01", Self.october)]))
        let report = try confirmed.tick("2020-11-05 09:00", both)
        #expect(report.transitions == [])
        #expect(
            report.alerts.map(\.text).contains(
                "Publish the sufficiency strategy: due 31 October 2020 (reworded from “Repaint the contact centre”)"))
    }

    @Test("through three wordings, and its words are news only in the version that brought them")
    func chain() throws {
        let december = ActionSite.plan(
            "North,Track the number of foster carers approved each month,31/10/2020", "North,Close files,31/12/2020",
            "South,Publish the sufficiency strategy,31/10/2020")
        var timeline = try Self.timeline()
        let first = try timeline.tick("2020-11-03 09:00", Self.sheets([("2020-10-01", Self.october)]))
        let all = Self.sheets([("2020-10-01", Self.october), ("2020-11-04", Self.november), ("2020-12-01", december)])
        // November's version was never looked at while it was in force.
        let report = try timeline.tick("2020-12-02 09:00", all)
        let alert = try #require(report.alerts.first { $0.id == first.opened.first?.id })
        #expect(alert.key.record == "Track the number of foster carers approved each month")
        #expect(alert.text.contains("reworded from “Track the number of foster carers approved (monthly)”"))
        let other = try #require(report.alerts.first { $0.key.record == "Publish the sufficiency strategy" })
        #expect(other.text == "Publish the sufficiency strategy: due 31 October 2020")
    }

    @Test("only spaces, stops or capitals are the same words, and nothing is said of them")
    func sameWords() throws {
        let typed = Self.october.replacing("Track how many foster", with: "Track  how many Foster")
        var timeline = try Self.timeline()
        try timeline.tick("2020-11-03 09:00", Self.sheets([("2020-10-01", Self.october)]))
        let both = Self.sheets([("2020-10-01", Self.october), ("2020-11-04", typed)])
        let report = try timeline.tick("2020-11-05 09:00", both)
        #expect(report.transitions == [])
        #expect(report.alerts.allSatisfy { !$0.text.contains("reworded") })
    }

    @Test("a date that moved together with the words has moved, and the digest says it under its heading, once")
    func digest() throws {
        let rules = """
            rule moved "Deadline moved" {
              over plan; amber when target_date > original(target_date); say "{action}: {slips(target_date)}"; tell once
            }
            rule gone "No longer in the plan" { over plan; red when vanished; say "{action} is gone"; tell once }
            digest weekly "Weekly digest" { every Monday at 08:00; to head }

            """
        var timeline = try Self.timeline(rules: rules)
        let moved = Self.november.replacing("(monthly),31/10/2020", with: "(monthly),31/03/2021")
        try timeline.tick("2020-11-05 09:00", Self.sheets([("2020-10-01", Self.october), ("2020-11-04", moved)]))
        let both = Self.sheets([("2020-10-01", Self.october), ("2020-11-04", moved)])
        let report = try timeline.tick("2020-11-09 08:00", both)
        let words = try #require(report.mails.first).message.replacing("\r", with: "").replacing("=\n", with: "")
        #expect(words.contains("1 moved, 1 gone from the plan, 1 late."))
        #expect(words.contains("DATES MOVED") && words.contains("GONE FROM THE PLAN"))
        #expect(words.contains("Repaint the contact centre is gone"))
        let second = try timeline.tick("2020-11-16 08:00", both)
        #expect(try !#require(second.mails.first).message.contains("DATES MOVED"))
    }
}
