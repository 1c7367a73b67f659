import Testing

@testable import ChaserCore

@Suite("Recipients of a step")
struct RecipientsTests {
    private static func recipients(operatorRole: String? = "operations") -> Recipients {
        Recipients(
            directory: Directory.read(rows: TestSite.people).0, domains: ["testshire.example"],
            operatorRole: operatorRole)
    }

    private static func step(_ who: LadderDefinition.Recipient...) -> LadderDefinition.Step {
        .init(after: nil, recipients: who.map { Located($0, at: TextRange(0, 0)) })
    }

    /// Why somebody hears of several alerts, and how a mail says so.
    static let reasons: [(given: [String], said: [String])] = [
        (
            ["lead for North", "lead for East", "lead for North"].map { "You hold the role \($0)." },
            ["You hold the role lead for North and East."]
        ),
        (
            ["A", "B", "C"].map { "You hold the role lead, and nobody else is named for \($0)." },
            ["You hold the role lead, and nobody else is named for A, B and C."]
        ),
        (
            ["Early Help", "Missing, Exploited", "Youth"].map { "You hold the role lead for \($0)." },
            ["You hold the role lead for Early Help; Missing, Exploited; and Youth."]
        ),
        (
            [
                "You hold the role lead for A.", "You hold the role head for A.",
                "You hold the role head for all areas.",
            ],
            ["You hold the role lead for A.", "You hold the role head for A and all areas."]
        ),
        (
            ["The row of “Plan for A” names you (X).", "The row of “Plan for B” names you (X)."],
            ["The row of “Plan for A” names you (X).", "The row of “Plan for B” names you (X)."]
        ),
    ]

    @Test("say once why somebody hears, however many areas it is of", arguments: reasons)
    func joined(_ given: [String], _ said: [String]) {
        #expect(Recipients.joined(given) == said)
    }

    @Test("say a role as people do")
    func roleWords() {
        #expect("head-of-service".roleWords == "head of service")
        #expect(Self.step(.role("lead"), .role("head-of-service")).words == "lead and head of service")
    }

    /// Who is named, for which area, who hears and why, and what is wrong.
    static let cases: [(who: LadderDefinition.Recipient, area: String?, heard: [String], problems: [String])] = [
        (.role("lead"), "North", ["north@testshire.example: You hold the role lead for North."], []),
        (.role("lead"), "NORTH", ["north@testshire.example: You hold the role lead for NORTH."], []),
        (
            .role("head"), "North",
            ["head@testshire.example: You hold the role head, and nobody else is named for North."], []
        ),
        (.role("head"), nil, ["head@testshire.example: You hold the role head for all areas."], []),
        (
            .role("lead"), nil,
            ["ops@testshire.example: You are the operator, and nobody can be told as lead (escalation slip)."],
            ["nobody holds the role lead"]
        ),
        (
            .role("laed"), "North",
            [
                "ops@testshire.example: You are the operator, and nobody can be told as laed for North (escalation slip)."
            ],
            ["the directory has no role laed; did you mean “lead”?"]
        ),
        (
            .address("Chair <chair@testshire.example>"), nil,
            ["chair@testshire.example: The rule names your address."], []
        ),
        (
            .address("chair@other.example"), nil,
            [
                "ops@testshire.example: You are the operator, and nobody can be told as chair@other.example (escalation slip)."
            ],
            ["chair@other.example is outside the site's domains, so no mail can go there"]
        ),
    ]

    @Test("are found by role and area, and replaced by the operator where nobody can be told", arguments: cases)
    func found(_ who: LadderDefinition.Recipient, _ area: String?, _ heard: [String], _ problems: [String]) {
        let result = Self.recipients().recipients(of: Self.step(who), ladder: "slip", area: area)
        #expect(result.found.map { "\($0.person.address.address): \($0.reason)" } == heard)
        #expect(result.problems.map(Self.recipients().words) == problems)
    }

    @Test("stand once for one person and reason")
    func once() {
        let result = Self.recipients().recipients(
            of: Self.step(.role("head"), .role("head")), ladder: "slip", area: nil)
        #expect(result.found.count == 1)
    }

    @Test("are nobody where there is no operator either, and the problem is told still")
    func noOperator() {
        let result = Self.recipients(operatorRole: nil).recipients(
            of: Self.step(.role("lead")), ladder: "slip", area: "West")
        #expect(result.found.isEmpty && result.problems == [.vacant(role: "lead", area: "West")])
    }
}
