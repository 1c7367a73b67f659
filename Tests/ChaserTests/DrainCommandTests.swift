import ChaserCore
import ChaserHost
import Glibc
import Testing

@testable import chaser

@Suite("chaser drain")
struct DrainCommandTests {
    private let folder: String

    init() throws {
        var template = Array("/tmp/chaser-drain-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        folder = String(cString: made)
    }

    private func run(_ arguments: String...) -> CommandResult {
        defer { rmdir(folder) }
        return CommandTable.run(["drain"] + arguments, Surroundings(now: Instant(seconds: 1_790_000_000)))
    }

    @Test("of what is no Maildir is a wrong command line")
    func kind() {
        let result = run("eml:\(folder)")
        #expect(
            result == .failure(.usage, "only a Maildir is drained: a folder of .eml files is for reading"))
    }

    @Test("takes a mailer by its absolute path only")
    func mailer() {
        let result = run("--sendmail", "sendmail", folder)
        #expect(result == .failure(.usage, "--sendmail sendmail: write the program's absolute path"))
    }

    @Test("takes a plain address as the sender only")
    func sender() {
        let result = run("--from", "nobody", folder)
        #expect(result == .failure(.usage, "--from nobody: not a mail address"))
    }

    @Test("of a folder that is not there is a fault of the machine")
    func missing() {
        let result = run("\(folder)/none")
        #expect(result == .failure(.machine, "cannot lock \(folder)/none/lock: No such file or directory"))
    }

    @Test("says who drains already, and leaves the spool to it")
    func locked() throws {
        let lock = try StateLock.acquire(folder: folder, command: "chaser drain mail")
        let result = run(folder)
        unlink("\(folder)/lock")
        _ = consume lock
        let words = "the spool \(folder) is being drained by process \(getpid()) (chaser drain mail)"
        #expect(result == .failure(.machine, words))
    }

    @Test("says what it sent, what waits and what was refused, as text and as JSON, and its exit code is 3")
    func report() throws {
        for name in ["", "/new", "/cur"] { mkdir(folder + name, 0o700) }
        try AtomicFile.write(Array("good".utf8), to: "\(folder)/new/1.good", mode: 0o600)
        try AtomicFile.write(Array("wrong".utf8), to: "\(folder)/new/2.wrong", mode: 0o600)
        try AtomicFile.write(Array("later".utf8), to: "\(folder)/new/3.later", mode: 0o600)
        let script = "#!/bin/sh\nread -r word\ncase $word in wrong) exit 65;; later) exit 75;; esac\n"
        try AtomicFile.write(Array(script.utf8), to: "\(folder)/mailer", mode: 0o700)
        let text = run("--sendmail", "\(folder)/mailer", folder)
        #expect(text.code == .machine)
        #expect(text.output == "1 mail sent, 1 waiting, 1 failed\n")
        let said = [
            "chaser: 2.wrong was refused and is in failed: the mailer ended with 65 (wrong data)",
            "chaser: 3.later waits, again from 2026-09-21T14:14:20Z: the mailer ended with 75 (try again later)",
        ]
        #expect(text.errors.split(separator: "\n").map { String($0.drop { $0 != "c" }) } == said)
        let json = try JSON(parsing: Array(run("--json", folder).output.utf8))
        #expect(
            json
                == .object([
                    JSONMember("spool", .string(folder)), JSONMember("sent", .array([])),
                    JSONMember(
                        "waiting",
                        .array([
                            .object([
                                JSONMember("name", .string("3.later")),
                                JSONMember("why", .string("its time has not come")),
                                JSONMember("again", .string("2026-09-21T14:14:20Z")),
                            ])
                        ])), JSONMember("failed", .array([])),
                ]))
        for name in ["cur/1.good:2,S", "failed/2.wrong", "new/3.later", "mailer", "lock", ".drain"] {
            unlink("\(folder)/\(name)")
        }
        for name in ["/new", "/cur", "/failed", ""] { rmdir(folder + name) }
    }
}
