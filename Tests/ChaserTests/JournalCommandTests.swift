import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("The journal's commands")
struct JournalCommandTests {
    private let sample: SampleSite

    init() throws {
        sample = try SampleSite.ticked().0
    }

    private func run(_ command: String, _ more: String...) -> CommandResult {
        CommandTable.run(
            [command, sample.site] + more + ["--state", sample.state],
            Surroundings(stateDirectory: nil, now: Instant(seconds: 1_605_517_200)))
    }

    @Test("history tells of one alert when it opened, who was told and why, and when the mail was there")
    func history() throws {
        let id = "43rfca"
        let lines = run("history", id).output.split(separator: "\n").map(String.init)
        #expect(
            lines.first?.hasPrefix("  2020-11-16 09:00  opened     red 43rfca  area-slipping: Care Leavers: ") == true,
            "\(lines)")
        #expect(lines.contains { $0.contains("  mail       ") && $0.contains(", opened. ") })
        #expect(lines.contains { $0.contains("  delivered  ") && $0.contains("  1605517200.") })
        #expect(run("history", "nobody").code == .usage)
    }

    @Test("history of all tells as much as the tick did")
    func historyOfAll() throws {
        let lines = run("history").output.split(separator: "\n")
        #expect(lines.filter { $0.contains("  opened  ") }.count == 99)
        #expect(lines.filter { $0.contains("  mail  ") }.count == 12)
        #expect(lines.filter { $0.contains("  delivered  ") }.count == 12)
        let json = try JSON(parsing: Array(run("history", "--json").output.utf8))
        #expect(json.list("records").count == lines.count)
    }

    @Test("verify proves the journal and prints its head; a changed byte is found and named")
    func verify() throws {
        let result = run("verify")
        #expect(result.code == .well)
        let head = try #require(result.output.split(separator: "\n").last)
        #expect(head.wholeMatch(of: /head \d+ [0-9a-f]{64}/) != nil)
        _ = sample.once(at: "2020-11-16T09:05")
        let name = "../state/journal/000001.journal"
        let text = try sample.text(name)
        #expect(text.contains(head.split(separator: " ")[2]), "an older head stays provable")
        try sample.write(
            text.replacing("\"colour\":\"amber\"", with: "\"colour\":\"red\"", maxReplacements: 1), to: name)
        let damaged = run("verify")
        #expect(damaged.code == .machine)
        #expect(damaged.errors.contains("000001.journal: it is damaged at record "))
        #expect(sample.once(at: "2020-11-16T09:10").code == .machine)
    }

    @Test("repair shows what it would keep before it does anything, and then goes on from there")
    func repair() throws {
        #expect(run("repair").output == "The journal is sound: there is nothing to repair.\n")
        _ = sample.once(at: "2020-11-16T09:05")
        _ = sample.once(at: "2020-11-16T09:06")
        let name = "../state/journal/000001.journal"
        var bytes = try sample.bytes(name)
        bytes[bytes.count - 400] ^= 1
        try sample.write(bytes, to: name)
        let before = sample.files()
        let shown = run("repair")
        #expect(shown.output.contains("Kept: everything up to record ") && shown.output.contains(" open alerts"))
        #expect(shown.output.hasSuffix("Nothing was changed: chaser repair SITE --yes does it.\n"))
        #expect(sample.files() == before)
        #expect(try sample.bytes(name) == bytes)
        #expect(run("repair", "--yes").code == .well)
        #expect(sample.once(at: "2020-11-16T09:10").code == .well)
        #expect(run("alerts").output.contains("99 open"))
    }

    @Test("digest --as-at gives an issue back byte for byte")
    func asAt() throws {
        let digests = try sample.tick(at: "2020-11-23T09:00").list("mails")
            .filter { $0.string("subject").contains("digest") }
        let mail = try #require(digests.first)
        let message = try String(contentsOfFile: mail.string("path"), encoding: .utf8)
        let arguments = ["weekly", "--as-at", "2020-11-25", "--to", mail.string("to")]
        let result = CommandTable.run(
            ["digest", sample.site] + arguments + ["--state", sample.state],
            Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
        #expect(result.output == message)
        #expect(run("digest", "weekly", "--as-at", "2020-11-20").code == .usage)
    }

    @Test("a lost state beside a full spool sends nothing until it is adopted")
    func adopt() throws {
        #expect(run("adopt").output == "Nothing is held: this state is the one in force.\n")
        try FileManager.default.removeItem(atPath: sample.state + "/journal")
        let held = sample.once(at: "2020-11-16T09:30")
        #expect(held.output.contains("Mail is held: the spool holds a mail of Monday 16 November 2020 at 09:00"))
        let before = sample.files().filter { $0.contains("/mail/") }
        let adopted = run("adopt", "--at", "2020-11-16T09:40")
        #expect(adopted.output.hasPrefix("This state is in force from now on. 12 mails given up.\n"))
        #expect(sample.once(at: "2020-11-16T09:50").output.contains("Nobody is told anything this time."))
        #expect(sample.files().filter { $0.contains("/mail/") } == before)
    }

    @Test("erase is refused while the record is remembered, and says so")
    func erase() throws {
        let refused = run("erase", "43rfca")
        #expect(refused.code == .usage && refused.errors.contains("43rfca is still remembered"))
        #expect(run("erase", "nobody").errors.contains("has no words of an alert “nobody”"))
    }
}
