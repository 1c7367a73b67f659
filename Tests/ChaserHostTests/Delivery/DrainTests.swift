import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

@Suite("Draining a spool")
struct DrainTests {
    @Test("gives every message to the mailer, in the order of the names, and marks it as seen")
    func order() throws {
        let fixture = try DrainFixture(messages: ["1700000002.b", "1700000001.a", "1700000003.c"])
        let report = try fixture.run()
        #expect(report.sent == ["1700000001.a", "1700000002.b", "1700000003.c"])
        #expect(report.isAllSent)
        #expect(fixture.given == report.sent)
        #expect(fixture.folder.names("mail/new") == [])
        #expect(fixture.folder.names("mail/cur") == report.sent.map { $0 + ":2,S" })
    }

    @Test("calls the mailer so that the message itself names who gets it")
    func arguments() throws {
        var fixture = try DrainFixture(messages: ["1.a"])
        _ = try fixture.run()
        #expect(fixture.folder.text("log") == "-t -oi: message 1.a\n")
        try fixture.folder.write("message 2.a\n", to: "mail/new/2.a")
        fixture.drain.from = "bounce@council.example"
        _ = try fixture.run()
        #expect(fixture.folder.text("log") == "-t -oi: message 1.a\n-t -oi -f bounce@council.example: message 2.a\n")
    }

    @Test("does nothing where nothing is to be sent")
    func empty() throws {
        let fixture = try DrainFixture()
        #expect(try fixture.run() == Drain.Report())
        #expect(fixture.folder.text("log") == nil)
    }

    @Test("of a folder that is no spool is a fault")
    func noSpool() throws {
        let folder = try TemporaryFolder()
        #expect(throws: SystemFault(.list, folder("new"), code: ENOENT)) {
            try Drain(folder: folder.path).run(at: Instant(seconds: 0))
        }
    }

    @Test(
        "leaves a message waiting when the machine is at fault, and sets it aside when the message is",
        arguments: [
            ("exit 64", "failed", "usage: the message has no recipient"),
            ("exit 65", "failed", "wrong data"), ("exit 66", "failed", "no input"),
            ("exit 67", "failed", "no such user"), ("exit 68", "failed", "no such host"),
            ("exit 69", "failed", "unavailable"), ("exit 77", "failed", "not permitted"),
            ("exit 70", "new", "the mailer's own fault"), ("exit 71", "new", "the system's"),
            ("exit 72", "new", "a system file"), ("exit 73", "new", "no room"), ("exit 74", "new", "the disk"),
            ("exit 75", "new", "asks for another try"), ("exit 76", "new", "the other side's"),
            ("exit 78", "new", "the mailer's configuration"), ("exit 1", "new", "no code of sysexits"),
            ("exit 127", "new", "a wrapper without its program"), ("kill -9 $$", "new", "a signal"),
        ])
    func codes(ending: String, place: String, reason: String) throws {
        let fixture = try DrainFixture(ending, messages: ["1.a"])
        let report = try fixture.run()
        #expect(fixture.place("1.a") == place, "\(reason)")
        #expect(report.sent == [] && report.waiting.count + report.failed.count == 1)
        #expect(!report.isAllSent)
        #expect(fixture.folder.text("mail/\(place)/1.a") == "message 1.a\n")
    }

    @Test("says in one line why a message is not sent")
    func reasons() throws {
        let refused = try DrainFixture("echo 'no recipient' >&2; exit 64", messages: ["1.a"])
        #expect(
            try refused.run().failed == [
                Drain.Trouble(name: "1.a", why: "the mailer ended with 64 (usage): no recipient", again: nil)
            ])
        let waits = try DrainFixture("exit 75", messages: ["1.a"])
        #expect(
            try waits.run().waiting == [
                Drain.Trouble(
                    name: "1.a", why: "the mailer ended with 75 (try again later)", again: waits.now.adding(seconds: 60)
                )
            ])
    }

    @Test("without a mailer leaves everything waiting")
    func noMailer() throws {
        let fixture = try DrainFixture(messages: ["1.a"])
        unlink(fixture.drain.sendmail)
        let why = "cannot start \(fixture.drain.sendmail): No such file or directory"
        #expect(try fixture.run().waiting.map(\.why) == [why])
        #expect(fixture.place("1.a") == "new")
    }

    @Test("ends a mailer that hangs, and leaves its message waiting")
    func hangs() throws {
        var fixture = try DrainFixture("exec sleep 60", messages: ["1.a"])
        fixture.drain.seconds = 1
        #expect(try fixture.run().waiting.map(\.why) == ["the mailer took longer than 1 seconds"])
        #expect(fixture.place("1.a") == "new")
    }

    @Test("sets aside what is no message: a link, a folder, a pipe")
    func notRegular() throws {
        let fixture = try DrainFixture()
        try fixture.folder.link("mail/new/1.link", to: "/etc/passwd")
        try fixture.folder.makeFolder("mail/new/2.folder")
        try fixture.folder.makePipe("mail/new/3.pipe")
        let report = try fixture.run()
        #expect(
            report.failed.map(\.why) == [
                "a link, and links are not followed here", "not a regular file", "not a regular file",
            ])
        #expect(fixture.given == [])
    }

    @Test("sends again, once, what a crash kept from being moved after the mailer took it")
    func crash() throws {
        let fixture = try DrainFixture(messages: ["1.a"])
        chmod(fixture.folder("mail/new"), 0o700)
        _ = try fixture.run()
        rename(fixture.folder("mail/cur/1.a:2,S"), fixture.folder("mail/new/1.a"))
        #expect(try fixture.run().sent == ["1.a"])
        #expect(try fixture.run().sent == [])
        #expect(fixture.given == ["1.a", "1.a"])
    }
}
