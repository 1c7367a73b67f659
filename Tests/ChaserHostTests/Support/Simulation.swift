import ChaserCore
import Testing

@testable import ChaserHost

/// A site's ticks over a disk in memory, stopped and started again, and what must be true at the end.
struct Simulation {
    static let spool = Spool(kind: .maildir, folder: "state/mail")

    let site: SimulatedSite
    let spool: Spool

    init(_ site: SimulatedSite, spool: Spool = Simulation.spool) {
        self.site = site
        self.spool = spool
    }

    /// A process that starts on a disk: it opens the journal, as `once` and the daemon do.
    func start(_ disk: FakeDisk) throws -> TickRunner {
        let state = StateFolder(path: "state", disk: disk)
        let journal = try Journal(state: state) { "0123456789abcdef" }
        return TickRunner(site: site.site, journal: journal, state: state, spool: spool)
    }

    /// One tick from start to end on a disk that works.
    @discardableResult
    func tick(_ index: Int, on disk: FakeDisk) throws -> TickRunner.Outcome {
        var runner = try start(disk)
        let step = site.steps[index]
        let outcome = try runner.look(step.tables, at: step.now)
        if let trouble = outcome.trouble { throw trouble }
        return outcome
    }

    /// The disk after each tick where nothing ever goes wrong.
    func reference() throws -> [DiskImage] {
        let disk = FakeDisk()
        return try site.steps.indices.map { index in
            try tick(index, on: disk)
            // A reader takes all of it.
            disk.change { $0.read { _ in true } }
            return disk.image
        }
    }

    /// Every message of the spool, by its name without a reader's flags.
    func mails(_ image: DiskImage) throws -> [String: String] {
        var found: [String: String] = [:]
        let folders = spool.kind == .eml ? [spool.folder] : ["\(spool.folder)/new", "\(spool.folder)/cur"]
        for folder in folders {
            for (name, bytes) in image.contents(folder) where !name.hasPrefix(".") {
                let plain = String(name.split(separator: ":")[0])
                try #require(found[plain] == nil, "\(plain) lies there twice")
                found[plain] = String(decoding: bytes, as: UTF8.self)
            }
        }
        return found
    }

    /// The records of all files, in their order; every chain is followed on the way.
    func records(_ disk: FakeDisk) throws -> [JournalRecord] {
        try JournalHistory(StateFolder(path: "state", disk: disk)).records
    }

    /// What must hold of any disk at the end of the ticks: the mails of the undisturbed run, each decided once, each
    /// delivered once, none without a cause.
    func check(_ image: DiskImage, against reference: DiskImage) throws {
        let mails = try mails(image)
        #expect(mails == (try self.mails(reference)))
        let records = try records(FakeDisk(image))
        let decided = records.filter { $0.kind == .mail }
        let names = decided.compactMap { $0["name"]?.stringValue }
        #expect(Set(names).count == names.count, "a mail is decided twice")
        #expect(Set(names) == Set(mails.keys), "a mail lies in the spool without a decision, or the other way round")
        let delivered = records.filter { $0.kind == .delivered }.compactMap { $0["name"]?.stringValue }
        #expect(delivered.sorted() == names.sorted(), "each is delivered once")
        let known = Set(records.filter { [.opened, .event].contains($0.kind) }.compactMap { $0["id"]?.stringValue })
        for mail in decided {
            for matter in mail["about"]?.arrayValue ?? [] {
                let id = matter.arrayValue?.first?.stringValue ?? ""
                #expect(known.contains(id), "a mail tells of \(id), which never opened")
            }
        }
    }
}
