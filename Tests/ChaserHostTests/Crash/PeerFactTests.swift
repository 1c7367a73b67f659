import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

/// What other alerting systems do when it matters, tried on them; here it must be impossible.
@Suite("What its peers do and Chaser must not")
struct PeerFactTests {
    private static let late = "North,Close files,13/11/2020,\n"

    private func mails(_ disk: FakeDisk, _ simulation: Simulation) throws -> Int {
        try simulation.mails(disk.image).count
    }

    @Test("1: killed after sending, it sends all of it again")
    func killedAfterSending() throws {
        let simulation = Simulation(try SimulatedSite([(0, Self.late), (1, Self.late)]))
        let disk = FakeDisk()
        disk.record()
        try simulation.tick(0, on: disk)
        let sent = try simulation.mails(disk.image)
        // The last states before the end have every mail in the spool, and not yet the word that it is there.
        let crashed = try disk.history.filter { try simulation.mails($0) == sent }
        #expect(crashed.count > 5)
        for image in crashed.suffix(8) {
            let again = FakeDisk(image)
            try simulation.tick(1, on: again)
            #expect(try simulation.mails(again.image).filter { $0.key.hasPrefix("1605517200.") } == sent)
        }
    }

    @Test("2: a state file that is cut off keeps it from starting")
    func truncatedState() throws {
        let simulation = Simulation(try SimulatedSite([(0, Self.late), (1, "")]))
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        let path = "state/journal/000001.journal"
        let inode = try #require(disk.image.inode(path))
        disk.change { $0.files[inode]?.bytes += Array("{\"n\":99,\"is\":\"opened\",\"section".utf8) }
        let runner = try simulation.start(disk)
        #expect(
            runner.journal.notes == [
                "\(path): 30 bytes behind record \(runner.journal.head.number) were never committed and are cut off"
            ])
        try simulation.tick(1, on: disk)
        #expect(try JournalHistory(StateFolder(path: "state", disk: disk)).findings.isEmpty)
    }

    @Test("3: what happens while mail may not leave is never told")
    func duringMute() throws {
        let rules = SimulatedSite.rules.replacing(
            "operator operations\n", with: "operator operations; mail between 08:00 and 08:30 on working days\n")
        let simulation = Simulation(try SimulatedSite([(0, Self.late), (1, Self.late)], rules: rules))
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        #expect(try mails(disk, simulation) == 0)
        var runner = try simulation.start(disk)
        let opening = Instant(seconds: 1_605_517_200 + 23 * 3_600)
        #expect(try runner.look(simulation.site.steps[1].tables, at: opening).paths.count == 2)
    }

    @Test("4: when it stops, alerts read as resolved")
    func stops() throws {
        let simulation = Simulation(try SimulatedSite([(0, Self.late), (400, Self.late)]))
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        let before = try simulation.start(disk).engine.memory.alerts
        let outcome = try simulation.tick(1, on: disk)
        #expect(outcome.report?.cleared.isEmpty == true)
        let after = try simulation.start(disk).engine.memory.alerts
        #expect(before.count == 1 && Set(after.keys) == Set(before.keys))
    }

    @Test("5: an empty file resolves every alert")
    func emptyFile() throws {
        let simulation = Simulation(try SimulatedSite([(0, Self.late), (1, "")]))
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        let outcome = try simulation.tick(1, on: disk)
        #expect(outcome.report?.cleared.isEmpty == true)
        #expect(outcome.report?.alerts.count == 1)
    }

    @Test("6: a restart or a long outage makes every count begin again", arguments: [1, 5, 400])
    func restart(_ days: Int) throws {
        let simulation = Simulation(try SimulatedSite([(0, Self.late), (days, Self.late)]))
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        let before = try simulation.start(disk).engine.memory
        try simulation.tick(1, on: disk)
        let after = try simulation.start(disk).engine.memory
        #expect(after.alerts.values.map(\.opened) == before.alerts.values.map(\.opened))
        #expect(after.climbs.values.map(\.anchor) == before.climbs.values.map(\.anchor))
    }

    @Test("7: new words in a rule open its alerts anew")
    func editedRule() throws {
        let simulation = Simulation(try SimulatedSite([(0, Self.late)]))
        let disk = FakeDisk()
        try simulation.tick(0, on: disk)
        let opened = try simulation.start(disk).engine.memory.alerts.values.map(\.opened)
        let rules = SimulatedSite.rules.replacing("\"Action late\"", with: "\"Late\"").replacing("due {", with: "was {")
        let edited = Simulation(try SimulatedSite([(1, Self.late)], rules: rules))
        let outcome = try edited.tick(0, on: disk)
        #expect(outcome.report?.opened.isEmpty == true && outcome.report?.cleared.isEmpty == true)
        #expect(try edited.start(disk).engine.memory.alerts.values.map(\.opened) == opened)
    }

    @Test("8: a typing error in the words of a mail sends an empty one")
    func wrongTemplate() throws {
        let rules = SimulatedSite.rules.replacing("due {target_date}", with: "due {target_dat}")
        let parsed = parseRules(SourceText(path: "site.rules", bytes: Array(rules.utf8)))
        let errors = SiteChecker.check([parsed.file]).diagnostics.filter { $0.severity == .error }
        #expect(errors.count == 1)
    }

    @Test("9: a mailer that could not take a mail counts as having sent it")
    func mailerFull() throws {
        let fixture = try DrainFixture("exit 75", messages: ["1.a"])
        let report = try fixture.run()
        #expect(report.sent.isEmpty && report.waiting.map(\.name) == ["1.a"])
        #expect(fixture.place("1.a") == "new")
    }

    @Test("10: what it told is forgotten before its next turn, and told again")
    func retention() throws {
        let plans = (0..<24).map { (day: $0 * 7, plan: Self.late) }
        let simulation = Simulation(try SimulatedSite(plans))
        let disk = FakeDisk()
        var opened = 0
        for index in plans.indices {
            let outcome = try simulation.tick(index, on: disk)
            opened += outcome.report?.opened.count ?? 0
        }
        let rungs = try simulation.records(disk).filter { $0.kind == .mail }
            .flatMap { $0["about"]?.arrayValue ?? [] }.compactMap { $0.arrayValue?.last?.stringValue }
        #expect(opened == 1)
        #expect(rungs.filter { $0 == "opened" }.count == 2, "the lead, and at a first start the head")
        #expect(rungs.filter { $0 == "escalated" }.count == 0)
    }
}
