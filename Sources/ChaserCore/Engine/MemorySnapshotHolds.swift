/// What is held back, and what holds it.
extension MemorySnapshot {
    static func json(_ silence: Silence) -> JSON {
        let pattern = silence.pattern
        return .object([
            JSONMember("name", .string(silence.name)), JSONMember("rules", .array(pattern.rules.map(JSON.string))),
            JSONMember("source", optional(pattern.source)), JSONMember("areas", .array(pattern.areas.map(JSON.string))),
            JSONMember("records", .array(pattern.records.map(JSON.string))), JSONMember("from", json(silence.from)),
            JSONMember("until", json(silence.until)), JSONMember("by", .string(silence.author)),
            JSONMember("because", .string(silence.reason)),
        ])
    }

    /// A silence of a request, or one that is remembered for its account: neither has a condition.
    static func silence(_ json: JSON) throws(Fault) -> Silence {
        Silence(
            name: try text(json, "name"),
            pattern: AlertPattern(
                rules: try texts(json, "rules"), source: try optional(json, "source", \.stringValue),
                areas: try texts(json, "areas"), records: try texts(json, "records")),
            from: try member(json, "from", day), until: try member(json, "until", day), author: try text(json, "by"),
            reason: try text(json, "because"))
    }

    private static func members(_ key: AlertKey) -> [JSONMember] {
        [JSONMember("rule", .string(key.rule)), JSONMember("record", .string(key.record))]
    }

    private static func key(_ json: JSON) throws(Fault) -> AlertKey {
        AlertKey(rule: try text(json, "rule"), record: try text(json, "record"))
    }

    static func json(_ key: AlertKey, _ silences: [String]) -> JSON {
        .object(members(key) + [JSONMember("silences", .array(silences.map(JSON.string)))])
    }

    static func silenced(_ json: JSON) throws(Fault) -> (AlertKey, [String]) {
        (try key(json), try texts(json, "silences"))
    }

    static func json(_ key: AlertKey, _ bigger: AlertKey) -> JSON {
        .object(members(key) + [JSONMember("by", .object(members(bigger)))])
    }

    static func hidden(_ json: JSON) throws(Fault) -> (AlertKey, AlertKey) {
        (try key(json), try key(try member(json, "by") { $0 }))
    }

    static func json(_ key: AlertKey, _ cells: [String: String]) -> JSON {
        let cells = cells.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }
        return .object(members(key) + [JSONMember("cells", .object(cells))])
    }

    static func common(_ json: JSON) throws(Fault) -> (AlertKey, [String: String]) {
        var cells: [String: String] = [:]
        for cell in try member(json, "cells", \.objectValue) {
            guard let text = cell.value.stringValue else { throw .damaged("cells") }
            cells[cell.name] = text
        }
        return (try key(json), cells)
    }

    static func json(_ withheld: Withheld) -> JSON {
        let cause: JSONMember =
            switch withheld.cause {
            case .silence(let name): JSONMember("silence", .string(name))
            case .inhibition(let bigger): JSONMember("inhibition", .object(members(bigger)))
            case .storm: JSONMember("storm", .bool(true))
            }
        return .object([cause, JSONMember("notice", json(withheld.notice))])
    }

    static func withheld(_ json: JSON) throws(Fault) -> Withheld {
        let cause: Withheld.Cause
        if json["silence"] != nil {
            cause = .silence(try text(json, "silence"))
        } else if let bigger = json["inhibition"] {
            cause = .inhibition(try key(bigger))
        } else if json["storm"] != nil {
            cause = .storm
        } else {
            throw .damaged("withheld")
        }
        return Withheld(cause: cause, notice: try notice(try member(json, "notice") { $0 }))
    }

    static func json(_ storm: Storm) -> JSON {
        .object([
            JSONMember("since", .integer(storm.since.seconds)),
            JSONMember("alerts", .array(storm.alerts.sorted().map { .object(members($0)) })),
            JSONMember("files", .array(storm.files.map(JSON.string))),
            JSONMember("confirmed", optional(storm.confirmed)),
        ])
    }

    static func storm(_ json: JSON) throws(Fault) -> Storm {
        Storm(
            since: try instant(json, "since"), alerts: Set(try each(json, "alerts", key)),
            files: try texts(json, "files"),
            confirmed: try optional(json, "confirmed", \.stringValue))
    }

    static func json(_ key: AlertKey, _ flapping: Flapping) -> JSON {
        let changes = flapping.changes.map { change in
            JSON.object([JSONMember("day", json(change.day)), JSONMember("worse", .bool(change.isWorse))])
        }
        return .object(
            members(key) + [
                JSONMember("changes", .array(changes)), JSONMember("since", flapping.since.map(json) ?? .null),
            ])
    }

    static func flapping(_ json: JSON) throws(Fault) -> (AlertKey, Flapping) {
        let changes = try each(json, "changes") { (change) throws(Fault) in
            Flapping.Change(day: try member(change, "day", day), isWorse: try member(change, "worse", \.boolValue))
        }
        return (try key(json), Flapping(changes: changes, since: try optional(json, "since", day)))
    }

    static func json(_ account: Account) -> JSON {
        .object([
            JSONMember("kind", .string(account.kind.rawValue)), JSONMember("title", .string(account.title)),
            JSONMember("intro", .string(account.intro)), JSONMember("lines", .array(account.lines.map(JSON.string))),
            JSONMember("areas", .array(account.areas.map(JSON.string))), JSONMember("red", .bool(account.hasRed)),
        ])
    }

    static func account(_ json: JSON) throws(Fault) -> Account {
        Account(
            // Absent from what the first versions wrote.
            kind: json["kind"] == nil
                ? .silence : try member(json, "kind") { $0.stringValue.flatMap(Account.Kind.init) },
            title: try text(json, "title"), intro: try text(json, "intro"), lines: try texts(json, "lines"),
            areas: try texts(json, "areas"), hasRed: try member(json, "red", \.boolValue))
    }
}
