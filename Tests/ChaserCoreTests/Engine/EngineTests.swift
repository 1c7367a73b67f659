import Testing

@testable import ChaserCore

@Suite("The engine")
struct EngineTests {
    private static let late = ActionSite.plan(
        "North,Close files,13/11/2020", "South,Visit,soon", "West,Call,13/11/2020")

    private static func look(_ engine: inout Engine, _ test: TestSite, _ time: String) throws -> [Engine.Effect] {
        let now = try test.instant(time)
        let tables = test.tables(["plan.csv": late], today: test.site.zone.civil(at: now).day)
        return try engine.handle(.look(tables), at: now)
    }

    @Test("refuses a tick earlier than the last, and changes nothing by it")
    func refuses() throws {
        let test = try TestSite(ActionSite.rules)
        var engine = Engine(site: test.site, memory: Memory())
        _ = try Self.look(&engine, test, "2020-11-16 09:00")
        let memory = engine.memory
        #expect(throws: Engine.Refusal.beforeLastTick(try test.instant("2020-11-16 09:00"))) {
            _ = try Self.look(&engine, test, "2020-11-16 08:59")
        }
        #expect(engine.memory == memory)
    }

    @Test("remembers before it delivers, and delivers before it publishes")
    func order() throws {
        let test = try TestSite(ActionSite.rules)
        var engine = Engine(site: test.site, memory: Memory())
        let effects = try Self.look(&engine, test, "2020-11-16 09:00").map { effect in
            switch effect {
            case .remember(let memory): "remember \(memory.outbox.count)"
            case .deliver(let mails): "deliver \(mails.count)"
            case .publish(let report): "publish \(report.mails.count)"
            case .answer: "answer"
            }
        }
        #expect(effects == ["remember 3", "deliver 3", "publish 3"])
    }

    @Test("keeps a mail, the same bytes under the same name, until it hears that it is delivered")
    func outbox() throws {
        let test = try TestSite(ActionSite.rules)
        var engine = Engine(site: test.site, memory: Memory())
        _ = try Self.look(&engine, test, "2020-11-16 09:00")
        let owed = engine.memory.outbox
        _ = try Self.look(&engine, test, "2020-11-17 09:00")
        #expect(engine.memory.outbox == owed && owed.count == 3)
        _ = try engine.handle(.delivered([owed[0].name]), at: try test.instant("2020-11-17 09:00"))
        #expect(engine.memory.outbox == [owed[1], owed[2]])
    }

    @Test("gives byte-identical memory, mails and alerts for the same input")
    func deterministic() throws {
        func run() throws -> [[UInt8]] {
            var timeline = try ActionSite.timeline(settings: "mail between 08:00 and 18:00 on working days")
            let zone = timeline.test.site.zone
            return try ["2020-11-14 09:00", "2020-11-16 09:00", "2020-12-16 09:00"].flatMap { time in
                let report = try timeline.tick(time, plan: Self.late)
                let json = AlertsDocument.json(report.alerts, site: report.site, at: report.at, zone: zone)
                return [
                    MemorySnapshot.bytes(of: timeline.engine.memory), json.bytes(pretty: true),
                    AlertsDocument.csv(report.alerts, zone: zone),
                ] + report.mails.map { Array($0.message.utf8) }
            }
        }
        #expect(try run() == run())
    }

    @Test("goes on from a restored memory as if it had never stopped")
    func restored() throws {
        var whole = try ActionSite.timeline()
        var parts = try ActionSite.timeline()
        for time in ["2020-11-14 09:00", "2020-11-16 09:00", "2020-12-16 09:00"] {
            let expected = try whole.tick(time, plan: Self.late)
            let memory = try MemorySnapshot.memory(from: MemorySnapshot.bytes(of: parts.engine.memory))
            parts = Timeline(parts.test, memory: memory)
            let found = try parts.tick(time, plan: Self.late)
            #expect(found.transitions == expected.transitions && found.mails == expected.mails)
        }
        #expect(whole.engine.memory == parts.engine.memory)
    }
}
