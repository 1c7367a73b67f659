/// The acknowledgements of a snapshot, and the answers to requests.
extension MemorySnapshot {
    static func json(_ key: AlertKey, _ given: Acknowledgement) -> JSON {
        .object([
            JSONMember("rule", .string(key.rule)), JSONMember("record", .string(key.record)),
            JSONMember("by", .string(given.by)), JSONMember("because", .string(given.because)),
            JSONMember("maker", .string(given.maker)), JSONMember("given", .integer(given.given.seconds)),
            JSONMember("lastDay", json(given.lastDay)), JSONMember("strength", .string(given.strength.rawValue)),
            JSONMember("worst", .string(given.worst.rawValue)), JSONMember("row", optional(given.row)),
            JSONMember("date", given.date.map(json) ?? .null),
            JSONMember(
                "held",
                .array(
                    given.held.map { .object([JSONMember("day", json($0.day)), JSONMember("what", .string($0.what))]) })
            ),
        ])
    }

    static func acknowledgement(_ json: JSON) throws(Fault) -> (AlertKey, Acknowledgement) {
        let key = AlertKey(rule: try text(json, "rule"), record: try text(json, "record"))
        var given = Acknowledgement(
            by: try text(json, "by"), because: try text(json, "because"), maker: try text(json, "maker"),
            given: try instant(json, "given"), lastDay: try member(json, "lastDay", day),
            strength: try member(json, "strength") { $0.stringValue.flatMap(Acknowledgement.Strength.init) },
            worst: try member(json, "worst") { $0.stringValue.flatMap(Colour.init) })
        given.row = try optional(json, "row", \.stringValue)
        given.date = try optional(json, "date", day)
        given.held = try each(json, "held") { element throws(Fault) in
            Acknowledgement.Held(day: try member(element, "day", day), what: try text(element, "what"))
        }
        return (key, given)
    }

    static func json(_ answer: Answer) -> JSON {
        .object([
            JSONMember("request", .string(answer.request)), JSONMember("maker", .string(answer.maker)),
            JSONMember("done", .bool(answer.isDone)), JSONMember("lines", .array(answer.lines.map(JSON.string))),
            JSONMember("at", .integer(answer.at.seconds)),
        ])
    }

    static func answer(_ json: JSON) throws(Fault) -> Answer {
        Answer(
            request: try text(json, "request"), maker: try text(json, "maker"),
            isDone: try member(json, "done", \.boolValue), lines: try texts(json, "lines"),
            at: try instant(json, "at"))
    }
}
