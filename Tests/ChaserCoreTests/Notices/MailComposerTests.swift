import Testing

@testable import ChaserCore

@Suite("Mails out of notices")
struct MailComposerTests {
    private static func composer(_ site: String = "Testshire plan", now: Instant = Samples.monday) throws
        -> MailComposer
    {
        let sender = try #require(MailAddress(parsing: "Plan <plan@testshire.example>"))
        return MailComposer(
            letterhead: .init(site: site, sender: sender, marking: nil, zone: try CalendarFixture.london()), now: now)
    }

    @Test("one a person, however the address is spelt, in the order of first appearance")
    func onePerson() throws {
        let south = try Samples.person("Lead South", "south@testshire.example")
        let shouted = try Samples.person("Lead South", "SOUTH@testshire.example")
        let notices = [
            try Samples.notice(Samples.alert("A"), to: south), try Samples.notice(Samples.alert("B")),
            try Samples.notice(Samples.alert("C"), to: shouted),
        ]
        let mails = try Self.composer().mails(notices)
        #expect(mails.map(\.person.name) == ["Lead South", "Lead North"])
        #expect(mails.map(\.alerts.count) == [2, 1])
    }

    @Test("number the alerts that they show, for an answer to all of them owns nothing unseen")
    func numbered() throws {
        let sender = try #require(MailAddress(parsing: "Plan <plan@testshire.example>"))
        let letterhead = MailComposer.Letterhead(
            site: "Plan", sender: sender, marking: nil, zone: try CalendarFixture.london(), secret: "s")
        let alerts = (0..<300).map { Samples.alert("A\($0)", colour: $0 == 299 ? .red : .amber) }
        var asked: [AlertKey] = []
        _ = MailComposer(letterhead: letterhead, now: Samples.monday).composed(
            try alerts.map { try Samples.notice($0) }
        ) { keys, _ in
            asked = keys
            return [:]
        }
        #expect(asked.map(\.record) == (0..<199).map { "A\($0)" } + ["A299"])
    }

    @Test("of nothing are none")
    func nothing() throws { #expect(try Self.composer().mails([]).isEmpty) }

    @Test("take name and Message-ID from the decision: the same again for the same, others for any other")
    func names() throws {
        let notices = [try Samples.notice(Samples.alert("A"))]
        let mail = try #require(Self.composer().mails(notices).first)
        #expect(try Self.composer().mails(notices) == [mail])
        let others = [
            try Self.composer("Other plan").mails(notices), try Self.composer(now: Instant(seconds: 1)).mails(notices),
            try Self.composer().mails([Samples.notice(Samples.alert("B"))]),
            try Self.composer().mails([Samples.notice(Samples.alert("A", colour: .red))]),
            try Self.composer().mails([Samples.notice(Samples.alert("A"), .worsened)]),
            try Self.composer().mails([Samples.notice(Samples.alert("A"), to: Samples.person("", "x@y.example"))]),
        ].flatMap { $0 }
        #expect(Set(others.map(\.name) + [mail.name]).count == 7)
        #expect(Set(others.map(\.messageID) + [mail.messageID]).count == 7)
    }

    /// A site's name, and the last part of the mail's name.
    static let sites = [
        ("Testshire plan", "testshire-plan"), ("Ymlaen / 2020!", "ymlaen-2020"), ("../..", "site"), ("", "site"),
        ("Été", "t"), (String(repeating: "a", count: 60), String(repeating: "a", count: 40)),
    ]

    @Test("have names that are safe as file names", arguments: sites)
    func fileNames(_ site: String, _ word: String) throws {
        let mail = try #require(Self.composer(site).mails([Samples.notice(Samples.alert("A"))]).first)
        let parts = mail.name.split(separator: ".", omittingEmptySubsequences: false)
        #expect(parts.count == 3 && parts[0] == "1605517200" && parts[2] == word)
        #expect(parts[1].count == 20 && parts[1].allSatisfy(\.isHexDigit))
    }

    @Test("are whole messages, marked as written by a program")
    func whole() throws {
        let mail = try #require(Self.composer().mails([Samples.problem("nobody holds the role lead")]).first)
        let head = try #require(mail.message.split(separator: "\n\n").first)
        let thread = try #require(head.firstMatch(of: /In-Reply-To: (<\w+@testshire\.example>)/)).1
        #expect(
            head.replacing(thread, with: "<THREAD>") == """
                Date: Mon, 16 Nov 2020 09:00:00 +0000
                From: Plan <plan@testshire.example>
                To: ops@testshire.example
                Subject: Testshire plan: 1 problem with the site's files or people
                Message-ID: <\(mail.messageID)>
                MIME-Version: 1.0
                Auto-Submitted: auto-generated
                X-Auto-Response-Suppress: OOF, AutoReply
                Content-Type: multipart/alternative;
                 boundary="=_\(SHA256.hex(of: Array(mail.messageID.utf8)).prefix(32))"
                List-Id: <testshire-plan.alerts.testshire.example>
                In-Reply-To: <THREAD>
                References: <THREAD>
                """)
        #expect(mail.message.utf8.allSatisfy { $0 < 0x80 })
    }
}
