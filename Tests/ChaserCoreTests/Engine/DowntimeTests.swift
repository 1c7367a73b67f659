import Testing

@testable import ChaserCore

@Suite("After a time off")
struct DowntimeTests {
    private static let plan = ActionSite.plan("North,Close files,13/11/2020")
    private static let rules = ActionSite.rules.replacing(
        "after 5 working days to head", with: "after 5 working days to head; after 10 working days to operations")

    static let times: [(next: String, letters: [String], passed: [String], reason: String)] = [
        ("2020-11-17 09:00", [], [], "a day: nothing is due"),
        ("2020-11-23 09:00", ["head@testshire.example"], [], "a week: the next rung, and none was missed"),
        (
            "2020-12-16 09:00", ["ops@testshire.example"], ["head (Monday 23 November 2020)"],
            "a month: the highest rung alone"
        ),
        (
            "2021-11-16 09:00", ["ops@testshire.example"], ["head (Monday 23 November 2020)"],
            "a year: the same, and nothing is replayed"
        ),
    ]

    @Test("the highest rung due hears once, and reads whom it passed over", arguments: times)
    func highestRung(_ next: String, _ letters: [String], _ passed: [String], _ reason: String) throws {
        var timeline = Timeline(try TestSite(Self.rules))
        try timeline.tick("2020-11-16 09:00", plan: Self.plan)
        let report = try timeline.tick(next, plan: Self.plan)
        let escalated = report.mails.filter { $0.matters.contains { $0.occasion == .escalated } }
        #expect(escalated.map(\.person.address.address) == letters, "\(reason)")
        for mail in escalated {
            let text = mail.message.replacing("=\n", with: "").split(whereSeparator: \.isWhitespace).joined(
                separator: " ")
            let expected = "Steps whose day passed meanwhile, and who were not told: "
            #expect(text.contains(expected) == !passed.isEmpty, "\(reason)")
            for words in passed { #expect(text.contains("\(expected)\(words)."), "\(reason)") }
        }
        let again = try timeline.tick(next.replacing("09:00", with: "10:00"), plan: Self.plan)
        #expect(again.mails.isEmpty, "\(reason)")
    }
}
