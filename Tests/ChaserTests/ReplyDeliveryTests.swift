import ChaserCore
import ChaserHost
import Foundation
import Testing

@testable import chaser

@Suite("Answers in a Maildir")
struct ReplyDeliveryTests {
    /// The sample site, which reads answers, after its first tick.
    private static let ticked = Result {
        try TickedSample { sample in
            let rules = try sample.text("site.rules").replacing(
                "  marking ", with: "  replies \"maildir:replies\" verified by \"mx.southampton.example\"\n  marking ")
            try sample.write(rules, to: "site.rules")
        }
    }

    /// A copy of it; a mail of the tick, and the Maildir of answers.
    private func sample() throws -> (SampleSite, mail: JSON) {
        let (sample, tick) = try ReplyDeliveryTests.ticked.get().copy()
        for folder in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(
                at: sample.url("../state/replies/\(folder)"), withIntermediateDirectories: true)
        }
        // Not the one to the plan office, whose address is the sender's own.
        let mail = tick.list("mails").first { !$0.list("alerts").isEmpty && $0.string("to").hasPrefix("sm.") }
        return (sample, try #require(mail))
    }

    private func message(_ mail: JSON, _ text: String, from: String? = nil) -> String {
        """
        Authentication-Results: mx.southampton.example; dmarc=pass header.from=southampton.example
        From: Somebody <\(from ?? mail.string("to"))>
        Message-ID: <phone@southampton.example>
        In-Reply-To: <\(mail.string("message-id"))>

        \(text)
        """
    }

    @Test("are taken up by the next tick, answered by a mail in the spool, and put away")
    func taken() throws {
        let (sample, mail) = try sample()
        try sample.write(message(mail, "ack 1 until 30 Nov: panel booked"), to: "../state/replies/new/1.a")
        let tick = try sample.tick(at: "2020-11-16T10:00")
        let request = try #require(tick.list("requests").first)
        #expect(request["done"] == .bool(true), "\(request)")
        #expect(request.list("lines").first?.stringValue?.hasSuffix("30 November 2020: panel booked.") == true)
        let files = sample.files()
        #expect(files.contains("state/replies/cur/1.a:2,S") && !files.contains("state/replies/new/1.a"))
        let answers = try files.filter { $0.hasPrefix("state/mail/new/") }.filter {
            try sample.text("../\($0)").contains("\nAuto-Submitted: auto-replied\n")
        }
        #expect(answers.count == 1)
        let again = try sample.tick(at: "2020-11-16T11:00")
        #expect(again.list("requests").isEmpty)
    }

    @Test("are answered by a mail that this state knows: nothing is held for it", arguments: [false, true])
    func known(_ isStopped: Bool) throws {
        let (sample, mail) = try sample()
        try sample.write(message(mail, "ack 1 until 30 Nov: panel booked"), to: "../state/replies/new/1.a")
        if isStopped {
            // Between the answer and the tick that would have followed.
            let loading = try SiteLoader(folder: SiteFolder(root: sample.site)).load()
            let state = StateFolder(path: sample.state)
            var runner = TickRunner(
                site: try #require(loading.site), journal: try Journal(state: state), state: state,
                spool: try Spool(parsing: "maildir:\(sample.state)/mail"))
            #expect(try runner.takeReplies(at: Instant(seconds: 1_605_520_800)).answers.map(\.isDone) == [true])
        }
        #expect(!sample.once(at: "2020-11-16T10:00").output.contains("Mail is held"))
        try sample.write(message(mail, "ack 2 until 30 Nov: again"), to: "../state/replies/new/2.a")
        let again = sample.once(at: "2020-11-16T10:15").output
        #expect(again.contains("The mail that you answer has had its answer") && !again.contains("Mail is held"))
        let answers = sample.files().filter { $0.hasPrefix("state/mail/new/16055208") || $0.contains("new/16055217") }
        #expect(answers.count == 2)
    }

    @Test("whose answer cannot be put into the spool are decided all the same, and that is told")
    func spoolGone() throws {
        let (sample, mail) = try sample()
        try sample.write(message(mail, "ack 1 until 30 Nov: panel booked"), to: "../state/replies/new/1.a")
        let loading = try SiteLoader(folder: SiteFolder(root: sample.site)).load()
        let state = StateFolder(path: sample.state)
        try sample.write("no folder", to: "../state/taken")
        var runner = TickRunner(
            site: try #require(loading.site), journal: try Journal(state: state), state: state,
            spool: try Spool(parsing: "eml:\(sample.state)/taken/mails"))
        let intake = try runner.takeReplies(at: Instant(seconds: 1_605_520_800))
        #expect(intake.answers.map(\.isDone) == [true])
        let trouble = try #require(intake.trouble)
        #expect("\(trouble)".contains("\(sample.state)/taken"))
        // What is owed stays owed, and leaves with the next look.
        #expect(runner.engine.memory.outbox.count == 1)
    }

    @Test("that are nothing we may answer are put away, and nobody hears")
    func passedOver() throws {
        let (sample, mail) = try sample()
        let before = sample.files().filter { $0.hasPrefix("state/mail/") }
        try sample.write(
            message(mail, "ack 1 until 30 Nov: x", from: "stranger@evil.example"), to: "../state/replies/new/1.a")
        try sample.write([0, 255, 10, 13, 0], to: "../state/replies/new/2.b")
        let requests = try sample.tick(at: "2020-11-16T10:00").list("requests")
        #expect(requests.map { $0["done"] } == [.bool(false), .bool(false)])
        #expect(sample.files().filter { $0.hasPrefix("state/replies/new/") } == [])
        #expect(sample.files().filter { $0.hasPrefix("state/mail/") } == before)
    }
}
