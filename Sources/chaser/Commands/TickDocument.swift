import ChaserCore

/// One tick as one JSON document, with stable field names.
enum TickDocument {
    /// `alerts` is what is open and the tick's events; the other lists are what this tick did.
    static func json(
        _ report: TickReport, paths: [String: String], answers: [Answer], zone: Zone
    ) -> JSON {
        func ids(_ alerts: [Alert]) -> JSON { .array(alerts.map { .string($0.id) }) }
        return .object([
            JSONMember("site", .string(report.site)), JSONMember("at", .string(zone.civil(at: report.at).iso)),
            JSONMember("firstStart", .bool(report.isFirstStart)),
            JSONMember(
                "alerts",
                .array(report.alerts.map { AlertsDocument.json($0, report.acknowledgements[$0.key], zone: zone) })),
            JSONMember("opened", ids(report.opened)), JSONMember("worsened", ids(report.worsened)),
            JSONMember("eased", ids(report.eased)), JSONMember("cleared", .array(report.cleared.map(cleared))),
            JSONMember("mails", .array(report.mails.map { mail($0, path: paths[$0.name]) })),
            JSONMember("held", .integer(report.held)),
            JSONMember("heldUntil", report.heldUntil.map { .string($0.iso) } ?? .null),
            JSONMember("requests", .array(answers.map(AnswerDocument.json))),
            JSONMember("waitsForYes", report.waitsForYes.map(JSON.string) ?? .null),
            JSONMember("problems", .array(report.problems.map(\.json))),
            JSONMember("rules", .array(report.rules.map(rule))),
            JSONMember("undecided", .array(report.undecided.map(undecided))),
            JSONMember("waiting", .array(report.waiting.map { waiting($0.rule, $0.what) })),
        ])
    }

    /// One mail, without its text.
    static func mail(_ mail: Mail, path: String?) -> JSON {
        .object([
            JSONMember("to", .string(mail.person.address.address)), JSONMember("name", .string(mail.person.name)),
            JSONMember("subject", .string(mail.subject)), JSONMember("message-id", .string(mail.messageID)),
            JSONMember("path", path.map(JSON.string) ?? .null),
            JSONMember("alerts", .array(mail.alerts.map(JSON.string))),
        ])
    }

    private static func cleared(_ cleared: TickReport.Cleared) -> JSON {
        .object([
            JSONMember("id", .string(cleared.alert.id)), JSONMember("rule", .string(cleared.alert.key.rule)),
            JSONMember("key", .string(cleared.alert.key.record)),
            JSONMember("reason", .string(cleared.reason.rawValue)),
        ])
    }

    /// What one rule found.
    static func rule(_ count: TickReport.RuleCount) -> JSON {
        .object([
            JSONMember("rule", .string(count.rule)), JSONMember("title", .string(count.title)),
            JSONMember("red", .integer(count.red)), JSONMember("amber", .integer(count.amber)),
            JSONMember("green", .integer(count.green)), JSONMember("none", .integer(count.none)),
            JSONMember("unknown", .integer(count.unknown)), JSONMember("excluded", .integer(count.excluded)),
            JSONMember("draft", .bool(count.isDraft)),
        ])
    }

    private static func undecided(_ key: AlertKey) -> JSON {
        .object([JSONMember("rule", .string(key.rule)), JSONMember("key", .string(key.record))])
    }

    private static func waiting(_ rule: String, _ what: [String]) -> JSON {
        .object([JSONMember("rule", .string(rule)), JSONMember("for", .array(what.map(JSON.string)))])
    }
}
