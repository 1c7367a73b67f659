import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

@Suite("The journal's folder")
struct JournalFolderTests {
    private static let late = "North,Close files,13/11/2020,\n"
    private let simulation: Simulation
    private let disk = FakeDisk()

    init() throws { simulation = Simulation(try SimulatedSite([(0, Self.late), (7, Self.late), (30, Self.late)])) }

    private var state: StateFolder { StateFolder(path: "state", disk: disk) }

    @Test("is begun with the memory of a first version")
    func firstVersion() throws {
        try simulation.tick(0, on: disk)
        let memory = try state.memory()
        let old = FakeDisk()
        try AtomicFile.write(MemorySnapshot.bytes(of: memory), to: "state/memory.json", on: old)
        #expect(try StateFolder(path: "state", disk: old).memory() == memory)
        try simulation.tick(1, on: old)
        #expect(try simulation.mails(old.image).keys.allSatisfy { !$0.hasPrefix("1605517200.") })
        #expect(old.image.contents("state/journal").count == 1)
    }

    @Test("costs one sync a tick, whatever was decided, and one when its mails are in the spool")
    func oneSync() throws {
        var runner = try simulation.start(disk)
        _ = try runner.look(simulation.site.steps[0].tables, at: simulation.site.steps[0].now)
        let quiet = simulation.site.steps[0].now.adding(seconds: 60)
        let before = disk.syncs
        _ = try runner.look(simulation.site.steps[0].tables, at: quiet)
        #expect(
            disk.syncs.filter { $0.hasPrefix("state/journal") }.count
                - before.filter { $0.hasPrefix("state/journal") }.count == 1)
    }

    @Test("after a failed sync is followed by a new file; nothing written since the last good one is trusted")
    func failedSync() throws {
        try simulation.tick(0, on: disk)
        var runner = try simulation.start(disk)
        let step = simulation.site.steps[1]
        let good = runner.journal.head
        disk.failSyncs(of: "state/journal/000001.journal")
        #expect(throws: TickRunner.Fault.self) { _ = try runner.look(step.tables, at: step.now) }
        #expect(runner.journal.head == good && runner.engine.memory == runner.journal.memory)
        disk.plan(.nothing)
        _ = try runner.look(step.tables, at: step.now)
        #expect(disk.image.contents("state/journal").keys.sorted() == ["000001.journal", "000002.journal"])
        let history = try JournalHistory(state)
        #expect(history.findings.count == 1 && history.findings[0].contains("were not known to be on the disk"))
        try simulation.check(disk.image, against: try simulation.reference()[1])
    }

    @Test("put back from a backup holds all mail, tells so, and sends nothing again until it is adopted")
    func restored() throws {
        try simulation.tick(0, on: disk)
        let backup = disk.image.contents("state/journal")
        try simulation.tick(1, on: disk)
        let sent = try simulation.mails(disk.image)
        let restored = FakeDisk(disk.image)
        restored.change { image in
            for (name, bytes) in backup {
                guard let inode = image.inode("state/journal/\(name)") else { continue }
                image.files[inode] = DiskImage.File(bytes: bytes, saved: bytes)
            }
        }
        for _ in 0..<2 {
            let outcome = try simulation.tick(2, on: restored)
            #expect(outcome.report?.hold == simulation.site.steps[1].now)
            #expect(try simulation.mails(restored.image) == sent)
        }
        var runner = try simulation.start(restored)
        _ = try runner.take(.adopt(isSending: false), at: simulation.site.steps[2].now)
        #expect(try simulation.mails(restored.image) == sent)
        let outcome = try simulation.tick(2, on: restored)
        #expect(outcome.report?.hold == nil)
        #expect(try simulation.records(restored).contains { $0.kind == .unsent })
    }

    @Test("lost, with a spool that holds its mail, holds all mail too")
    func lost() throws {
        try simulation.tick(0, on: disk)
        disk.change { $0.folders["state/journal"] = nil }
        let outcome = try simulation.tick(1, on: disk)
        #expect(outcome.report?.hold == simulation.site.steps[0].now)
        #expect(outcome.paths.isEmpty)
    }

    @Test("with damage in the middle is refused, and repair keeps all before it")
    func repair() throws {
        for index in simulation.site.steps.indices { try simulation.tick(index, on: disk) }
        let inode = try #require(disk.image.inode("state/journal/000001.journal"))
        let third = try #require(
            disk.image.files[inode]?.bytes.split(separator: 0x0A).filter { $0.contains(UInt8(ascii: "{")) }.last)
        disk.change { $0.files[inode]?.bytes[third.startIndex - 2_000] ^= 4 }
        do {
            _ = try simulation.start(disk)
            Issue.record("it was opened")
        } catch StateFault.journal(let path, let fault) {
            #expect(path == "state/journal/000001.journal")
            #expect(fault.description.hasPrefix("it is damaged at record "))
        }
        let before = disk.image
        let repair = try JournalRepair(state)
        #expect(disk.image == before && repair.damage != nil && repair.head.number > 0)
        try repair.write(state, at: simulation.site.steps[2].now)
        #expect(try simulation.start(disk).journal.memory == repair.memory)
        let outcome = try simulation.tick(2, on: disk)
        #expect(outcome.paths.isEmpty || outcome.report?.hold == nil)
    }

    @Test("grows by new files, each beginning with the whole memory, and their chain is one")
    func newFiles() throws {
        var journal = try Journal(state: state) { "0" }
        var memory = Memory()
        for round in 0..<40 {
            memory.rules["rule"] = String(repeating: "x", count: 100_000) + "\(round)"
            try journal.append(memory, JournalGroup.Cause(now: Instant(seconds: Int64(round))))
        }
        #expect(disk.image.contents("state/journal").count > 1)
        let history = try JournalHistory(state)
        #expect(history.findings.isEmpty && history.memory == memory && history.head == journal.head)
    }

    @Test(
        "is refused on a file system of another machine",
        arguments: [(0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB"), (0x00C3_6400, "Ceph")])
    func network(_ magic: UInt32, _ kind: String) {
        #expect(NetworkFileSystem.kind(magic: magic) == kind)
        #expect(NetworkFileSystem.kind(magic: 0xEF53) == nil, "ext4")
        #expect(NetworkFileSystem.kind(magic: 0x0102_1994) == nil, "tmpfs")
    }

    @Test("lets go of mails that somebody has read, once they are older than the site keeps them")
    func aged() throws {
        let rules = SimulatedSite.rules.replacing(
            "operator operations\n", with: "operator operations; keep versions 3 years, mails 30 days\n")
        let kept = Simulation(try SimulatedSite([(0, Self.late), (20, Self.late), (40, Self.late)], rules: rules))
        try kept.tick(0, on: disk)
        let first = Set(disk.image.contents("state/mail/new").keys)
        disk.change { $0.read { _ in true } }
        try kept.tick(1, on: disk)
        #expect(try Set(kept.mails(disk.image).keys).isSuperset(of: first))
        try kept.tick(2, on: disk)
        let left = try Set(kept.mails(disk.image).keys)
        #expect(!first.isEmpty && left.isDisjoint(with: first) && left.contains { $0.hasPrefix("1607245200.") })
    }

    @Test("loses the words of old mails, says which, and still proves itself")
    func forgets() throws {
        try simulation.tick(0, on: disk)
        var journal = try Journal(state: state)
        try journal.begin(simulation.site.steps[1].now)
        try journal.forgetMails(before: simulation.site.steps[1].now, at: simulation.site.steps[1].now)
        let history = try JournalHistory(state)
        let mails = history.records.filter { $0.kind == .mail }
        #expect(!mails.isEmpty && mails.allSatisfy(\.isErased))
        #expect(history.findings.isEmpty && history.records.filter { $0.kind == .opened }.allSatisfy { !$0.isErased })
    }

    @Test("lets go of files older than the site keeps them, says so first, and still proves the rest")
    func forgetsFiles() throws {
        let (first, second) = (simulation.site.steps[0].now, simulation.site.steps[1].now)
        try simulation.tick(0, on: disk)
        var journal = try Journal(state: state)
        try journal.begin(second)
        let whole = try JournalHistory(state)
        try journal.forgetFiles(before: first, at: second)
        #expect(try JournalHistory(state).files == 2, "its last record is no older than that")
        try journal.forgetFiles(before: second, at: second)
        let left = try JournalHistory(state)
        #expect(disk.image.contents("state/journal").keys.sorted() == ["000002.journal"])
        #expect(left.first > 1 && whole.first == 1 && left.findings.isEmpty && left.memory == whole.memory)
        #expect(left.records.last { $0.kind == .forgotten }?["through"]?.intValue == left.first - 1)
        try simulation.tick(1, on: disk)
        #expect(try simulation.mails(disk.image) == simulation.mails(simulation.reference()[1]))
        #expect(try JournalHistory(state).findings.isEmpty)
    }

    @Test("whose older files are gone without a record of it is found out")
    func robbed() throws {
        try simulation.tick(0, on: disk)
        var journal = try Journal(state: state)
        try journal.begin(simulation.site.steps[1].now)
        try disk.remove("state/journal/000001.journal")
        let findings = try JournalHistory(state).findings
        #expect(findings.count == 1 && findings[0].hasSuffix("older files are gone, and no record says why"))
    }

    @Test("is erased of one record's words, once it is no longer remembered")
    func erased() throws {
        let other = "South,Other work,13/11/2030,\n"
        let done = Simulation(
            try SimulatedSite([(0, Self.late + other), (7, other), (100, other), (200, other)]))
        try done.tick(0, on: disk)
        let id = try #require(try state.memory().alerts.values.first?.id)
        #expect(try JournalErasure(state, id: id).isRemembered)
        for index in 1...3 { try done.tick(index, on: disk) }
        let erasure = try JournalErasure(state, id: id)
        #expect(!erasure.isRemembered && !erasure.numbers.isEmpty && !erasure.mails.isEmpty)
        try erasure.write(at: done.site.steps[3].now)
        let history = try JournalHistory(state)
        #expect(history.findings.isEmpty && history.erased == erasure.numbers.count)
        for bytes in disk.image.contents("state/journal").values {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Close files"))
        }
    }
}
