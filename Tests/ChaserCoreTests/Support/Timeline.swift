import Testing

@testable import ChaserCore

/// An engine, tick after tick: at this time these sheets, then these transitions and these mails.
struct Timeline {
    let test: TestSite
    var engine: Engine

    init(_ test: TestSite, memory: Memory = Memory()) {
        self.test = test
        engine = Engine(site: test.site, memory: memory)
    }

    /// One tick, its mails taken for delivered.
    @discardableResult
    mutating func tick(_ time: String, _ sheets: [String: String]) throws -> TickReport {
        let now = try test.instant(time)
        let tables = test.tables(sheets, today: test.site.zone.civil(at: now).day)
        var published: TickReport?
        for effect in try engine.handle(.look(tables), at: now) {
            if case .publish(let report) = effect { published = report }
        }
        _ = try engine.handle(.delivered(Set(engine.memory.outbox.map(\.name))), at: now)
        return try #require(published, "a tick publishes its report")
    }

    /// One tick over the plan alone.
    @discardableResult
    mutating func tick(_ time: String, plan: String) throws -> TickReport { try tick(time, ["plan.csv": plan]) }

    /// The same alerts, with the rules of another site.
    mutating func reload(_ test: TestSite) { self = Timeline(test, memory: engine.memory) }
}

extension TickReport {
    /// `opened red late on Close files`, `cleared late on Close files: done`.
    var transitions: [String] {
        func line(_ verb: String, _ alert: Alert) -> String {
            "\(verb) \(alert.colour.rawValue) \(alert.key.rule) on \(alert.key.record)"
        }
        return opened.map { line("opened", $0) } + worsened.map { line("worsened", $0) }
            + eased.map { line("eased", $0) }
            + cleared.map { "cleared \($0.alert.key.rule) on \($0.alert.key.record): \($0.reason.rawValue)" }
    }

    /// `north@testshire.example: 1 red alert`
    var letters: [String] {
        mails.map { mail in
            let place = mail.subject.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
            return "\(mail.person.address.address):\(place)"
        }
    }
}
