import Testing

@testable import ChaserCore

/// A site that reads answers, its first mail to the lead of the North, and what comes back.
struct ReplySite {
    static let settings = "replies \"maildir:replies\" verified by \"mx.testshire.example\""
    static let passed = "Authentication-Results: mx.testshire.example; dmarc=pass header.from=testshire.example"
    static let plan = ActionSite.plan("North,Close files,13/11/2020", "North,Train staff,12/11/2020")

    var timeline: Timeline
    let mail: Mail

    init(settings: String = ReplySite.settings) throws {
        timeline = try ActionSite.timeline(settings: settings)
        let now = try timeline.test.instant("2020-11-16 08:00")
        _ = try timeline.engine.handle(.secret("a secret of this test"), at: now)
        mail = try #require(try timeline.tick("2020-11-16 09:00", plan: ReplySite.plan).mails.first)
    }

    /// What came of one answer: the lines, and the mail that goes out.
    struct Outcome {
        let lines: [String]
        let isDone: Bool
        let mail: Mail?
    }

    mutating func answer(
        _ body: String, to mail: Mail? = nil, from: String = "Lead North <north@testshire.example>",
        headers: [String] = [ReplySite.passed], at time: String = "2020-11-16 10:00", id: String? = nil
    ) throws -> Outcome {
        let original = mail ?? self.mail
        let text =
            (headers + ["From: \(from)", "Message-ID: <reply@phone>", "In-Reply-To: <\(original.messageID)>"])
            .joined(separator: "\r\n") + "\r\n\r\n" + body
        let incoming = IncomingMail(parsing: Array(text.utf8))
        let reply = Reply(id: id ?? SHA256.hex(of: Array((time + text).utf8)), mail: incoming)
        let now = try timeline.test.instant(time)
        var answer: Answer?
        for effect in try timeline.engine.handle(.reply(reply), at: now) {
            if case .answer(let given) = effect { answer = given }
        }
        let sent = timeline.engine.memory.outbox.first
        _ = try timeline.engine.handle(.delivered(Set(timeline.engine.memory.outbox.map(\.name))), at: now)
        let given = try #require(answer)
        return Outcome(lines: given.lines, isDone: given.isDone, mail: sent)
    }

    /// `Close files 11-30 date: panel booked`
    var held: [String] {
        timeline.engine.memory.acknowledgements.sorted { $0.key < $1.key }.map { key, given in
            "\(key.record) \(given.lastDay.iso.dropFirst(5)) \(given.strength.rawValue): \(given.because)"
        }
    }
}

@Suite("An answer to a mail")
struct ReplyTests {
    @Test("acknowledges what it numbers, and is answered with what was understood")
    func acknowledges() throws {
        var site = try ReplySite()
        #expect(site.mail.plainText.contains("Alert 1, "))
        let outcome = try site.answer("ack 2 until 30 Nov: panel booked\r\n\r\nBest wishes")
        #expect(site.held == ["Train staff 11-30 date: panel booked"])
        let given = try #require(site.timeline.engine.memory.acknowledgements.values.first)
        #expect(given.by == "Lead North" && given.maker == "north@testshire.example, by mail")
        let mail = try #require(outcome.mail)
        #expect(mail.person.address.address == "north@testshire.example")
        #expect(mail.plainText.contains("This is what was understood of your mail."))
        #expect(
            mail.plainText.contains(
                "Train staff: Acknowledged by Lead North until Monday 30 November 2020: panel booked."))
        #expect(mail.message.contains("\nAuto-Submitted: auto-replied\n"))
        #expect(mail.message.contains("\nIn-Reply-To: <reply@phone>\n"))
    }

    static let orders: [(body: String, held: [String], reason: String)] = [
        ("ack until 30 Nov: both", ["Close files 11-30 date: both", "Train staff 11-30 date: both"], "no number: all"),
        ("Ack 1, 2 until 30 Nov: x", ["Close files 11-30 date: x", "Train staff 11-30 date: x"], "a list"),
        ("ACK 1-2 until Friday: x", ["Close files 11-20 date: x", "Train staff 11-20 date: x"], "a range"),
        ("ack all until it clears until 30 Nov: x", [], "no such day"),
        ("ack 1 until 2020-12-01 because it is booked", ["Close files 12-01 date: it is booked"], "because"),
        (
            "ack 1 until 30 Nov: one\nack 2 until 1 Dec: two",
            ["Close files 11-30 date: one", "Train staff 12-01 date: two"], "two orders"
        ),
        (
            "Hello,\n\nack 1 until 30 Nov: a long reason\nthat goes on\n\nBye",
            ["Close files 11-30 date: a long reason that goes on"], "broken"
        ),
        ("> ack 2 until 30 Nov: quoted\n> more\nack 1 until 30 Nov: below", ["Close files 11-30 date: below"], "below"),
        ("Thanks\n\nOn Monday Plan wrote:\n> ack 2 until 30 Nov: quoted", [], "quoted only"),
        ("ok\n-----Original Message-----\nack 2 until 30 Nov: quoted", [], "behind the original"),
        ("ack 9 until 30 Nov: x", [], "no such number"), ("ack 1 until 30 Nov", [], "no reason"),
        ("ack 1 until 15 Nov 2020: x", [], "over"), ("ack 1 until 1 Mar: x", [], "too late"),
        ("ack 1: x", [], "no day, and the site has no usual time"), ("acknowledging is hard", [], "no order"),
        ("", [], "nothing"),
    ]

    @Test("does what its own lines order, and nothing else", arguments: orders)
    func order(_ body: String, _ held: [String], _ reason: String) throws {
        var site = try ReplySite()
        let outcome = try site.answer(body)
        #expect(site.held == held, "\(reason): \(outcome.lines)")
        #expect(outcome.mail != nil, "whatever it says, its author hears what was understood")
    }

    static let passedOver: [(headers: [String], from: String, reason: String)] = [
        ([ReplySite.passed, "Auto-Submitted: auto-replied"], "Lead North <north@testshire.example>", "out of office"),
        ([ReplySite.passed, "Precedence: bulk"], "Lead North <north@testshire.example>", "bulk"),
        ([ReplySite.passed, "List-Id: <x.y>"], "Lead North <north@testshire.example>", "a list"),
        ([ReplySite.passed, "Return-Path: <>"], "Lead North <north@testshire.example>", "a bounce"),
        ([ReplySite.passed, "Content-Type: multipart/report"], "north@testshire.example", "a report"),
        ([ReplySite.passed], "mailer-daemon@testshire.example", "the mailer"),
        ([ReplySite.passed], "Plan <plan@testshire.example>", "ourselves"),
        ([ReplySite.passed], "South <south@testshire.example>", "somebody whom the mail did not go to"),
        ([ReplySite.passed], "north@testshire.example, south@testshire.example", "two authors"),
        ([ReplySite.passed, "From: x@y.example"], "north@testshire.example", "two From fields"),
        ([ReplySite.passed], "nobody", "no author"),
    ]

    @Test("that is automatic, or from anybody else, is passed over without a word", arguments: passedOver)
    func silence(_ headers: [String], _ from: String, _ reason: String) throws {
        var site = try ReplySite()
        let outcome = try site.answer("ack 1 until 30 Nov: x", from: from, headers: headers)
        #expect(site.held == [] && outcome.mail == nil && !outcome.isDone, "\(reason)")
    }

    @Test("to a mail whose token is not ours is passed over")
    func forged() throws {
        var site = try ReplySite()
        let id = site.mail.messageID
        let wrong = Mail(
            name: "x", messageID: "x" + id.dropFirst(), person: site.mail.person, subject: "", alerts: [], message: "")
        let outcome = try site.answer("ack 1 until 30 Nov: x", to: wrong)
        #expect(site.held == [] && outcome.mail == nil)
    }

    @Test("the token follows from the secret, the mail and the person")
    func token() throws {
        let first = try ReplySite()
        let again = try ReplySite()
        #expect(first.mail.messageID == again.mail.messageID)
        let parts = first.mail.messageID.split(whereSeparator: { $0 == "." || $0 == "@" })
        #expect(parts[0].count == 32 && parts[1].count == 24)
        var other = try ActionSite.timeline(settings: ReplySite.settings)
        _ = try other.engine.handle(.secret("another"), at: other.test.instant("2020-11-16 08:00"))
        let mail = try #require(try other.tick("2020-11-16 09:00", plan: ReplySite.plan).mails.first)
        #expect(mail.messageID.prefix(32) == first.mail.messageID.prefix(32))
        #expect(mail.messageID != first.mail.messageID)
    }

    @Test("counts once: a second is told so, a third is passed over, and a new mail may be answered again")
    func once() throws {
        var site = try ReplySite()
        let first = try site.answer("ack 1 until 30 Nov: x")
        let second = try site.answer("ack 2 until 30 Nov: y", at: "2020-11-16 10:01")
        #expect(site.held == ["Close files 11-30 date: x"])
        #expect(second.mail?.plainText.contains("Nothing was done. Answer this mail instead.") == true)
        #expect(try site.answer("ack 2 until 30 Nov: y", at: "2020-11-16 10:02").mail == nil)
        let follow = try site.answer("ack 2 until 1 Dec: z", to: first.mail, at: "2020-11-16 10:03")
        #expect(follow.isDone && site.held == ["Close files 11-30 date: x", "Train staff 12-01 date: z"])
    }

    @Test("that is taken up twice, after a crash, is answered once")
    func crash() throws {
        var site = try ReplySite()
        let first = try site.answer("ack 1 until 30 Nov: x", id: "one")
        try site.timeline.restart()
        let again = try site.answer("ack 1 until 30 Nov: x", id: "one")
        #expect(again.lines == first.lines && again.mail == nil)
    }

    static let unverified: [[String]] = [
        [], ["Authentication-Results: mx.other.example; dmarc=pass header.from=testshire.example"],
        ["Authentication-Results: mx.testshire.example; dmarc=fail header.from=testshire.example"],
        ["Authentication-Results: mx.testshire.example; spf=pass smtp.mailfrom=x@evil.example"],
        ["Authentication-Results: mx.testshire.example; (dmarc=pass header.from=testshire.example) none"],
        [
            "Authentication-Results: mx.testshire.example; none",
            "Authentication-Results: mx.testshire.example; dmarc=pass header.from=testshire.example",
        ],
    ]

    @Test("that the mail server does not vouch for waits for a yes to a return mail", arguments: unverified)
    func confirmation(_ headers: [String]) throws {
        var site = try ReplySite()
        let asked = try site.answer("ack 1 until 30 Nov: x", headers: headers)
        #expect(site.held == [] && !asked.isDone)
        let question = try #require(asked.mail)
        #expect(question.plainText.contains("Did you ask for this? Answer"))
        let done = try site.answer("Yes, please", to: question, headers: headers, at: "2020-11-16 10:05")
        #expect(done.isDone && site.held == ["Close files 11-30 date: x"])
    }

    @Test("without a yes does nothing")
    func noConfirmation() throws {
        var site = try ReplySite()
        let question = try site.answer("ack 1 until 30 Nov: x", headers: []).mail
        _ = try site.answer("What is this?", to: question, headers: [], at: "2020-11-16 10:05")
        #expect(site.held == [])
        _ = try site.answer("yes", to: question, headers: [], at: "2020-11-16 10:06")
        #expect(site.held == [], "the question counts once as well")
    }

    @Test("the server is believed where it vouches for the author's own domain")
    func verified() {
        let author = MailAddress(parsing: "north@mail.testshire.example")
        let words: [(String, Bool)] = [
            ("mx.example; dmarc=pass (p=reject) header.from=mail.testshire.example", true),
            ("MX.example 1; dkim=pass header.d=testshire.example header.s=a; spf=none", true),
            ("mx.example; spf=pass smtp.mailfrom=bounce@mail.testshire.example", true),
            ("mx.example; dkim=pass header.d=example", false), ("mx.example; dkim=pass header.d=shire.example", false),
            ("mx.example; spf=pass smtp.mailfrom=testshire.example", false), ("mx.example", false), ("", false),
        ]
        for (value, expected) in words {
            let mail = IncomingMail(parsing: Array("Authentication-Results: \(value)\n\n".utf8))
            #expect(author.map { mail.isVerified(by: "mx.example", author: $0) } == expected, "\(value)")
        }
    }

    @Test("beyond ten in a day is passed over: two programs could be talking")
    func loop() throws {
        var site = try ReplySite()
        var last: Mail? = site.mail
        var answers = 0
        for minute in 10..<40 {
            guard let mail = last else { break }
            last = try site.answer("hello", to: mail, at: "2020-11-16 10:\(minute)").mail
            if last != nil { answers += 1 }
        }
        #expect(answers == 10)
    }

    @Test("is not read where the site does not say so: no number, no token, no word of it")
    func off() throws {
        let site = try ReplySite(settings: "")
        #expect(!site.mail.plainText.contains("answer this mail"))
        #expect(site.mail.messageID.prefix { $0 != "@" }.count == 32)
        #expect(site.timeline.engine.memory.letters.isEmpty)
    }

    @Test("numbers mean the same alert in every mail to a person, and are free again 90 days after the last")
    func numbers() throws {
        var site = try ReplySite()
        func numbers() -> [String: Int] {
            let newest = site.timeline.engine.memory.letters.values.filter { $0.person == "north@testshire.example" }
                .max { $0.sent < $1.sent }
            return Dictionary(
                (newest?.numbers ?? [:]).map { ($0.key.record, $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        #expect(numbers() == ["Close files": 1, "Train staff": 2])
        let third = ActionSite.plan("North,Train staff,12/11/2020", "North,New work,16/11/2020")
        try site.timeline.tick("2020-11-17 09:00", plan: third)
        #expect(numbers() == ["New work": 3])
        try site.timeline.restart()
        let later = ActionSite.plan("North,Other work,01/03/2021")
        try site.timeline.tick("2021-03-02 09:00", plan: later)
        #expect(numbers() == ["Other work": 1])
    }
}
