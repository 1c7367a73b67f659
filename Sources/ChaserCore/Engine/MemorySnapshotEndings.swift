/// Who was told, and what ended.
extension MemorySnapshot {
    static func json(_ ending: Ending) -> JSON {
        .object([
            JSONMember("reason", .string(ending.reason.rawValue)), JSONMember("at", .integer(ending.at.seconds)),
            JSONMember("words", optional(ending.words)),
        ])
    }

    static func ending(_ json: JSON) throws(Fault) -> Ending {
        Ending(
            reason: try member(json, "reason") { $0.stringValue.flatMap(ClearReason.init) },
            at: try instant(json, "at"), words: try optional(json, "words", \.stringValue))
    }

    static func json(_ hearer: Hearer) -> JSON {
        .object([JSONMember("to", json(hearer.person)), JSONMember("reason", .string(hearer.reason))])
    }

    static func hearer(_ json: JSON) throws(Fault) -> Hearer {
        Hearer(person: try person(try member(json, "to") { $0 }), reason: try text(json, "reason"))
    }

    static func json(_ key: AlertKey, _ hearers: [Hearer]) -> JSON {
        .object([
            JSONMember("rule", .string(key.rule)), JSONMember("record", .string(key.record)),
            JSONMember("people", .array(hearers.map(json))),
        ])
    }

    static func heard(_ json: JSON) throws(Fault) -> (AlertKey, [Hearer]) {
        let key = AlertKey(rule: try text(json, "rule"), record: try text(json, "record"))
        return (key, try each(json, "people", hearer))
    }

    static func json(_ ended: EndedAlert) -> JSON {
        .object([
            JSONMember("alert", json(ended.alert)), JSONMember("ending", json(ended.ending)),
            JSONMember("people", .array(ended.hearers.map(json))),
            JSONMember("climb", ended.climb.map { .object(members($0)) } ?? .null),
        ])
    }

    static func ended(_ json: JSON) throws(Fault) -> EndedAlert {
        let climb = try member(json, "climb") { $0 }
        return EndedAlert(
            alert: try alert(try member(json, "alert") { $0 }), ending: try ending(try member(json, "ending") { $0 }),
            hearers: try each(json, "people", hearer), climb: climb == .null ? nil : try climbed(climb))
    }
}
