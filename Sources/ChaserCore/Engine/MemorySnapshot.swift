/// The memory as one JSON document, for a file that is replaced whole.
///
/// Format `chaser-memory`, version 1. Members: `lastTick`, `alerts`, `rules` (name to fingerprint), `owed` (decided, not
/// yet in a mail), `outbox` (mails not yet known to be in the spool), `toldProblems`. Instants are Unix seconds. A newer
/// version is refused: an older program would lose what it does not know.
public enum MemorySnapshot {
    static let format = "chaser-memory"
    static let version = 1

    /// Why a snapshot is refused.
    public enum Fault: Error, Hashable, Sendable {
        case notJSON(JSONFault)
        case notASnapshot
        case newer(Int)
        /// A member that is absent or of another kind.
        case damaged(String)
    }

    /// The snapshot's bytes; the same memory always gives the same.
    public static func bytes(of memory: Memory) -> [UInt8] {
        let alerts = memory.alerts.values.sorted { $0.key < $1.key }.map(json)
        let rules = memory.rules.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }
        return JSON.object([
            JSONMember("format", .string(format)), JSONMember("version", .integer(version)),
            JSONMember("lastTick", memory.lastTick.map { .integer($0.seconds) } ?? .null),
            JSONMember("alerts", .array(alerts)), JSONMember("rules", .object(rules)),
            JSONMember("owed", .array(memory.owed.map(json))), JSONMember("outbox", .array(memory.outbox.map(json))),
            JSONMember("toldProblems", .array(memory.toldProblems.sorted().map(JSON.string))),
        ]).bytes(pretty: false)
    }

    /// Reads a snapshot.
    public static func memory(from bytes: [UInt8]) throws(Fault) -> Memory {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch { throw .notJSON(error) }
        guard json["format"]?.stringValue == format, let found = json["version"]?.intValue else { throw .notASnapshot }
        guard found <= version else { throw .newer(found) }
        let alerts = try each(json, "alerts", alert)
        let rules = try member(json, "rules", \.objectValue).compactMap { pair in
            pair.value.stringValue.map { (pair.name, $0) }
        }
        return Memory(
            lastTick: json["lastTick"]?.intValue.map { Instant(seconds: Int64($0)) },
            alerts: Dictionary(alerts.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }),
            rules: Dictionary(rules, uniquingKeysWith: { first, _ in first }),
            owed: try each(json, "owed", notice), outbox: try each(json, "outbox", mail),
            toldProblems: Set(try member(json, "toldProblems", \.arrayValue).compactMap(\.stringValue)))
    }

    // MARK: Members

    private static func member<Value>(_ json: JSON, _ name: String, _ read: (JSON) -> Value?) throws(Fault) -> Value {
        guard let member = json[name], let value = read(member) else { throw .damaged(name) }
        return value
    }

    private static func each<Value>(
        _ json: JSON, _ name: String, _ read: (JSON) throws(Fault) -> Value
    ) throws(Fault) -> [Value] {
        var values: [Value] = []
        for element in try member(json, name, \.arrayValue) { values.append(try read(element)) }
        return values
    }

    private static func text(_ json: JSON, _ name: String) throws(Fault) -> String {
        try member(json, name, \.stringValue)
    }

    private static func instant(_ json: JSON, _ name: String) throws(Fault) -> Instant {
        Instant(seconds: Int64(try member(json, name, \.intValue)))
    }

    private static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    // MARK: Alerts

    private static func json(_ alert: Alert) -> JSON {
        .object([
            JSONMember("id", .string(alert.id)), JSONMember("rule", .string(alert.key.rule)),
            JSONMember("record", .string(alert.key.record)), JSONMember("colour", .string(alert.colour.rawValue)),
            JSONMember("opened", .integer(alert.opened.seconds)),
            JSONMember("changed", .integer(alert.changed.seconds)),
            JSONMember("title", .string(alert.title)), JSONMember("text", .string(alert.text)),
            JSONMember("area", optional(alert.area)), JSONMember("file", .string(alert.file)),
            JSONMember("row", alert.row.map { .integer($0) } ?? .null), JSONMember("unknown", .bool(alert.isUnknown)),
            JSONMember("event", .bool(alert.isEvent)),
        ])
    }

    private static func alert(_ json: JSON) throws(Fault) -> Alert {
        let colour = try member(json, "colour") { $0.stringValue.flatMap(Colour.init) }
        return Alert(
            id: try text(json, "id"), key: AlertKey(rule: try text(json, "rule"), record: try text(json, "record")),
            colour: colour, opened: try instant(json, "opened"), changed: try instant(json, "changed"),
            title: try text(json, "title"), text: try text(json, "text"), area: json["area"]?.stringValue,
            file: try text(json, "file"), row: json["row"]?.intValue,
            isUnknown: try member(json, "unknown", \.boolValue), isEvent: try member(json, "event", \.boolValue))
    }

    // MARK: Notices and mails

    private static func json(_ person: Person) -> JSON {
        .object([JSONMember("name", .string(person.name)), JSONMember("address", .string(person.address.address))])
    }

    private static func person(_ json: JSON) throws(Fault) -> Person {
        let name = try text(json, "name")
        guard let address = MailAddress(name: name, address: try text(json, "address")) else {
            throw .damaged("address")
        }
        return Person(name: name, address: address)
    }

    private static func json(_ notice: Notice) -> JSON {
        var members = [
            JSONMember("to", json(notice.person)), JSONMember("reason", .string(notice.reason)),
            JSONMember("decided", .integer(notice.decided.seconds)),
        ]
        switch notice.subject {
        case .problem(let text): members.append(JSONMember("problem", .string(text)))
        case .alert(let alert, let occasion, let rule):
            members += [
                JSONMember("alert", json(alert)), JSONMember("occasion", .string(occasion.rawValue)),
                JSONMember("rule", .string(rule.title)), JSONMember("place", .string(rule.place)),
                JSONMember("conditions", .array(rule.conditions.map(JSON.string))),
            ]
        }
        return .object(members)
    }

    private static func notice(_ json: JSON) throws(Fault) -> Notice {
        let person = try person(try member(json, "to") { $0 })
        let subject: Notice.Subject
        if let problem = json["problem"]?.stringValue {
            subject = .problem(problem)
        } else {
            subject = .alert(
                try alert(try member(json, "alert") { $0 }),
                try member(json, "occasion") { $0.stringValue.flatMap(Notice.Occasion.init) },
                rule: .init(
                    title: try text(json, "rule"),
                    conditions: try member(json, "conditions", \.arrayValue).compactMap(\.stringValue),
                    place: try text(json, "place")))
        }
        return Notice(
            person: person, subject: subject, reason: try text(json, "reason"), decided: try instant(json, "decided"))
    }

    private static func json(_ mail: Mail) -> JSON {
        .object([
            JSONMember("name", .string(mail.name)), JSONMember("messageID", .string(mail.messageID)),
            JSONMember("to", json(mail.person)), JSONMember("subject", .string(mail.subject)),
            JSONMember("alerts", .array(mail.alerts.map(JSON.string))), JSONMember("message", .string(mail.message)),
        ])
    }

    private static func mail(_ json: JSON) throws(Fault) -> Mail {
        Mail(
            name: try text(json, "name"), messageID: try text(json, "messageID"),
            person: try person(try member(json, "to") { $0 }), subject: try text(json, "subject"),
            alerts: try member(json, "alerts", \.arrayValue).compactMap(\.stringValue),
            message: try text(json, "message"))
    }
}

extension MemorySnapshot.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notJSON(let fault): "it is damaged: \(fault)"
        case .notASnapshot: "it is not a memory of Chaser"
        case .newer(let version):
            "it was written by a newer Chaser (format \(version), this one knows \(MemorySnapshot.version))"
        case .damaged(let member): "it is damaged: “\(member)” is absent or of another kind"
        }
    }
}
