import Testing

@testable import ChaserCore

/// Alerts, notices and a whole memory in literals.
enum Samples {
    static func alert(
        _ record: String, colour: Colour = .amber, area: String? = "North", text: String = "", row: Int? = 2,
        opened: Int64 = 1_605_517_200
    ) -> Alert {
        let key = AlertKey(rule: "late", record: record)
        return Alert(
            id: Alert.id(for: key) { _ in false }, key: key, colour: colour, opened: Instant(seconds: opened),
            changed: Instant(seconds: opened), title: "Action late",
            text: text.isEmpty ? "\(record): due 13 November 2020" : text, area: area, file: "data/plan.csv", row: row)
    }

    static let rule = Notice.RuleReference(
        title: "Action late", conditions: ["where not done", "amber when target_date is overdue"],
        place: "actions.rules, line 3")

    static func person(_ name: String, _ address: String) throws -> Person {
        Person(name: name, address: try #require(MailAddress(name: name, address: address)))
    }

    /// 09:00 on Monday, 16 November 2020, in London.
    static let monday = Instant(seconds: 1_605_517_200)

    static func notice(
        _ alert: Alert, _ occasion: Notice.Occasion = .opened, to person: Person? = nil,
        reason: String = "You hold the role lead for North.", decided: Instant = monday, next: String? = nil,
        evidence: Notice.Evidence? = nil
    ) throws -> Notice {
        Notice(
            person: try person ?? Self.person("Lead North", "north@testshire.example"),
            subject: .alert(alert, occasion, rule: rule), reason: reason, decided: decided, next: next,
            evidence: evidence)
    }

    static func problem(_ words: String) throws -> Notice {
        Notice(
            person: try person("", "ops@testshire.example"), subject: .problem(words),
            reason: "You are the operator of this site (role operations).", decided: monday)
    }

    /// A memory in which every member holds something, and hostile texts.
    static func memory() throws -> Memory {
        var event = alert("“Quoted” / línea\u{0}\n\"\\", colour: .red, area: nil, row: nil)
        event.isEvent = true
        var frozen = alert("Close files")
        frozen.isUnknown = true
        let mail = Mail(
            name: "1605517200.abc.testshire", messageID: "abc@testshire.example",
            person: try person("Lead North", "north@testshire.example"), subject: "Testshire: 1 amber alert",
            alerts: [frozen.id], message: "Date: now\n\nText\n")
        return Memory(
            lastTick: monday, alerts: [event.key: event, frozen.key: frozen],
            rules: ["late": "amber target_date is overdue", "other": ""],
            owed: [
                try notice(
                    frozen, .worsened, next: "director on Monday", evidence: .init(trend: "▇▁", clearing: nil)),
                try notice(event, .event), try problem("a “problem”"),
            ],
            outbox: [mail], toldProblems: ["a “problem”", "another"])
    }
}
