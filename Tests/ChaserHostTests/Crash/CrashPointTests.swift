import ChaserCore
import Foundation
import Testing

@testable import ChaserHost

/// Stops the process at every operation on the disk, with every kind of loss, and starts it again.
///
/// `CHASER_CRASH_ROUNDS=1000 swift test -c release -Xswiftc -enable-testing --filter Crash` is the long mode: so many
/// times the work of the quick suite.
@Suite("A crash")
struct CrashPointTests {
    static let rounds = Int(ProcessInfo.processInfo.environment["CHASER_CRASH_ROUNDS"] ?? "") ?? 1

    @Test(
        "at any operation of a tick loses no mail and repeats none",
        arguments: (0..<rounds).flatMap { round in SpoolKind.allCases.map { (UInt64(round), $0) } })
    func everyOperation(_ seed: UInt64, _ kind: SpoolKind) throws {
        let folder = kind == .eml ? "state/eml" : "state/mail"
        let simulation = Simulation(
            try SimulatedSite(seed: seed + 3, ticks: 2), spool: Spool(kind: kind, folder: folder))
        let reference = try simulation.reference()
        var random = SeededRandom(seed)
        var points = 0
        // The first tick writes folders and files anew, the second finds them.
        for index in [kind == .eml ? 0 : 1] {
            let before = index == 0 ? DiskImage() : reference[index - 1]
            let mails = try simulation.mails(reference[index])
            let disk = FakeDisk(before)
            disk.record()
            try simulation.tick(index, on: disk)
            var seen: Set<DiskImage> = []
            for image in disk.history {
                // Names come back in few ways, half-written bytes in as many as one likes to try.
                let mixes = image.isDirty ? 1 : CrashPointTests.rounds > 1 ? 200 : 20
                for (mode, count) in [(DiskImage.Crash.kill, 1), (.loseAll, 1), (.keepAll, 1), (.mix, mixes)] {
                    for _ in 0..<count {
                        var crashed = image
                        crashed.crash(mode, &random)
                        points += 1
                        // The same disk has the same future, whatever was published of the past.
                        crashed.folders["state"]?.names = [:]
                        crashed.forget()
                        guard seen.insert(crashed).inserted else { continue }
                        try recover(crashed, index, simulation, mails, seed)
                    }
                }
            }
        }
        #expect(points > 500, "seed \(seed): only \(points) crash points")
    }

    private func recover(
        _ image: DiskImage, _ index: Int, _ simulation: Simulation, _ mails: [String: String], _ seed: UInt64
    ) throws {
        let disk = FakeDisk(image)
        do {
            try simulation.tick(index, on: disk)
        } catch {
            Issue.record("seed \(seed), tick \(index): the start after a crash failed: \(error)")
            return
        }
        #expect(try simulation.mails(disk.image) == mails, "seed \(seed), tick \(index)")
        // What counts is what a power cut would leave of it.
        var random = SeededRandom(seed)
        var later = disk.image
        later.crash(.loseAll, &random)
        #expect(try simulation.mails(later) == mails, "seed \(seed), tick \(index), later")
    }

    @Test(
        "after a crash, at random, again and again over years, changes no mail",
        arguments: (0..<(30 * rounds)).map(UInt64.init))
    func randomCrashes(_ seed: UInt64) throws {
        let simulation = Simulation(try SimulatedSite(seed: seed, ticks: 5))
        let reference = try simulation.reference()
        var random = SeededRandom(seed &+ 1_000_003)
        var image = DiskImage()
        for index in simulation.site.steps.indices {
            var isDone = false
            for attempt in 0..<30 where !isDone {
                let disk = FakeDisk(image)
                disk.plan(attempt > 20 ? .nothing : CrashPointTests.plan(&random))
                isDone = (try? simulation.tick(index, on: disk)) != nil && !disk.isStopped
                image = disk.image
                if !isDone || random.chance(3) { image.crash(random.crash(), &random) }
                if random.chance(3) { image.read { _ in random.chance(2) } }
            }
            image.read { _ in true }
            #expect(isDone, "seed \(seed): tick \(index) never ends")
        }
        try simulation.check(image, against: try #require(reference.last))
    }

    /// Mostly a stop, sometimes a disk that fails here and there, or is full for a while.
    static func plan(_ random: inout SeededRandom) -> FakeDisk.Plan {
        let first = 1 + Int(random.next() % 70)
        switch random.next() % 5 {
        case 0: return .nothing
        case 1:
            let seed = random.next()
            return .fail { operation in
                var local = SeededRandom(seed &+ UInt64(operation))
                return local.chance(12) ? EIO : nil
            }
        case 2: return .fail { $0 >= first ? ENOSPC : nil }
        case _: return .stop(at: first)
        }
    }

    @Test(
        "at any operation that fails is told, retried and mended",
        arguments: rounds > 1 ? [EIO, ENOSPC, EROFS, EACCES] : [ENOSPC])
    func everyFailure(_ code: Int32) throws {
        let simulation = Simulation(try SimulatedSite(seed: 5, ticks: 2))
        let reference = try simulation.reference()
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        try simulation.tick(1, on: disk)
        let operations = disk.operations
        for failing in 1...operations {
            let disk = FakeDisk(reference[0])
            var runner = try? simulation.start(disk)
            disk.plan(.fail { $0 == failing ? code : nil })
            let step = simulation.site.steps[1]
            // The daemon's way: the same process tries again.
            for _ in 0..<3 {
                if runner == nil { runner = try? simulation.start(disk) }
                let outcome = try? runner?.look(step.tables, at: step.now)
                if let outcome, outcome.trouble == nil { break }
            }
            var random = SeededRandom(UInt64(failing))
            var later = disk.image
            later.crash(.loseAll, &random)
            #expect(try simulation.mails(later) == (try simulation.mails(reference[1])), "operation \(failing)")
            let again = FakeDisk(later)
            try simulation.tick(1, on: again)
            try simulation.check(again.image, against: reference[1])
        }
    }
}

extension SeededRandom {
    mutating func crash() -> DiskImage.Crash {
        DiskImage.Crash.allCases[Int(next() % UInt64(DiskImage.Crash.allCases.count))]
    }
}

extension DiskImage {
    /// A mail program takes over what it finds in `new`, and its own folders are soon on the disk.
    mutating func read(_ takes: (String) -> Bool) {
        let (new, cur) = ("state/mail/new", "state/mail/cur")
        for name in (folders[new]?.names.keys ?? [:].keys).sorted() where takes(name) {
            guard let inode = folders[new]?.names[name] else { continue }
            folders[cur]?.change(["\(name):2,S": inode])
            folders[new]?.change([name: nil])
        }
        folders[cur]?.sync()
        folders[new]?.sync()
    }
}
