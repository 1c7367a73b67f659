import ChaserCore
import ChaserHost
import Foundation
import Testing

@testable import chaser

@Suite("once")
struct OnceCommandTests {
    @Test("its text is this, whole")
    func goldenText() throws {
        let sample = try SampleSite()
        try expectGolden(sample.once().output.replacing(sample.path, with: ""), "once.txt")
    }

    @Test("its JSON is one document with these field names, whole")
    func goldenDocument() throws {
        let sample = try SampleSite()
        try expectGolden(
            sample.once(at: SampleSite.moment, "--json").output.replacing(sample.path, with: ""), "once.json")
    }

    @Test("it writes the memory, the lock, both alerts files and a mail a person, and nothing else")
    func writes() throws {
        let sample = try SampleSite()
        let before = sample.files()
        let mails = try sample.tick().list("mails")
        let fresh = Set(sample.files()).subtracting(before)
        let mailFiles = fresh.filter { $0.hasPrefix("state/mail/new/") }
        // The targets, the one sheet without a date, by the hash of what they say.
        let targets = "state/versions/a010afb6f6ca40025d63e4053f8f796592eab2ec8d489e165b98d489d9ffd549"
        #expect(try sample.bytes("../\(targets)") == sample.bytes("data/targets.csv"))
        #expect(
            fresh.subtracting(mailFiles) == [
                targets,
                "state/journal/000001.journal", "state/lock", "state/alerts.json", "state/alerts.csv",
                "state/metrics.prom", "state/versions/index.json",
            ])
        #expect(mailFiles.count == 12)
        #expect(Set(mails.map { $0.string("path") }) == Set(mailFiles.map { "\(sample.path)/\($0)" }))
    }

    @Test("a second run mails nothing and adds no file", arguments: ["2020-11-16T09:00", "2020-11-16T09:01"])
    func again(_ moment: String) throws {
        let (sample, _) = try SampleSite.ticked()
        let files = sample.files()
        let tick = try sample.tick(at: moment)
        #expect(tick.list("mails").isEmpty)
        #expect(tick.list("opened").isEmpty)
        #expect(sample.files() == files)
    }

    @Test("--dry-run says what it would do and writes nothing")
    func dryRun() throws {
        let sample = try SampleSite()
        let files = sample.files()
        let result = sample.once(at: SampleSite.moment, "--dry-run")
        #expect(result.code == .well)
        #expect(result.output.contains("99 open: 51 red, 48 amber"))
        #expect(sample.files() == files)
    }

    @Test("the same site at the same moment gives the same mails, byte for byte, under the same names")
    func deterministic() throws {
        let (one, two) = (try SampleSite(), try SampleSite.ticked().0)
        _ = try one.tick()
        #expect(one.files() == two.files())
        for name in one.files() where name.contains("/mail/new/") {
            #expect(try one.text("../\(name)") == two.text("../\(name)"))
        }
    }

    @Test("an .eml spool holds as many messages, under the same names")
    func emlSpool() throws {
        let sample = try SampleSite()
        let result = sample.once(at: SampleSite.moment, "--spool", "eml:\(sample.path)/letters")
        #expect(result.code == .well)
        let letters = sample.files().filter { $0.hasPrefix("letters/") }
        #expect(letters.count == 12)
        #expect(letters.allSatisfy { $0.hasSuffix(".eml") })
    }

    @Test("a moment before the last tick is refused in words, and changes nothing")
    func earlier() throws {
        let (sample, _) = try SampleSite.ticked()
        let memory = try sample.text("../state/journal/000001.journal")
        let result = sample.once(at: "2020-11-16T08:59")
        #expect(result.code == .usage)
        #expect(result.errors.contains("a tick on Monday 16 November 2020 at 09:00, and this one is earlier"))
        #expect(try sample.text("../state/journal/000001.journal") == memory)
    }

    @Test(
        "--at is in the site's zone",
        arguments: [
            ("2020-11-16T09:00", "2020-11-16T09:00:00+00:00"), ("2021-06-01T09:00", "2021-06-01T09:00:00+01:00"),
        ])
    func zone(_ typed: String, _ iso: String) throws {
        #expect(try SampleSite().tick(at: typed).string("at") == iso)
    }

    @Test("outside the hours for mail it opens alerts, and holds the mail until the next working day's opening")
    func night() throws {
        let sample = try SampleSite()
        let tick = try sample.tick(at: "2020-11-13T19:00")
        #expect(tick.list("mails").isEmpty)
        #expect(!tick.list("opened").isEmpty)
        #expect(tick.string("heldUntil") == "2020-11-16T08:00:00+00:00")
        #expect(try sample.tick(at: "2020-11-16T08:00").list("mails").count > 0)
    }

    @Test("a state folder that is in use is left alone, and its holder named")
    func locked() throws {
        let sample = try SampleSite()
        try FileManager.default.createDirectory(atPath: sample.state, withIntermediateDirectories: true)
        let lock = try StateLock.acquire(folder: sample.state, command: "chaser once elsewhere")
        let result = sample.once()
        _ = consume lock
        #expect(result.code == .machine)
        let holder = "process \(ProcessInfo.processInfo.processIdentifier) (chaser once elsewhere)"
        #expect(result.errors == "chaser: the state folder \(sample.state) is in use by \(holder)\n")
        #expect(!FileManager.default.fileExists(atPath: "\(sample.state)/journal"))
    }

    @Test("a file in place of the state folder is a fault of the machine, in one line")
    func stateIsAFile() throws {
        let sample = try SampleSite()
        try sample.write("", to: "../state")
        let result = sample.once()
        #expect(result.code == .machine)
        #expect(result.errors == "chaser: cannot create \(sample.state): Not a directory\n")
    }

    @Test("the damaged memory of a first version is refused and kept as it is")
    func damagedMemory() throws {
        let sample = try SampleSite()
        try FileManager.default.createDirectory(atPath: sample.state, withIntermediateDirectories: true)
        try sample.write("{\"format\":", to: "../state/memory.json")
        let result = sample.once()
        #expect(result.code == .machine)
        #expect(result.errors.hasPrefix("chaser: \(sample.state)/memory.json: "))
        #expect(try sample.text("../state/memory.json") == "{\"format\":")
    }
}
