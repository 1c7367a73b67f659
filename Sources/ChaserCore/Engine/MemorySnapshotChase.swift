/// How far the chases and reminders of a snapshot have come.
extension MemorySnapshot {
    static func json(_ key: ClimbKey, _ climb: Climb) -> JSON {
        .object(
            [
                JSONMember("source", .string(key.source)), JSONMember("record", .string(key.record)),
                JSONMember("ladder", .string(key.ladder)),
            ] + members(climb))
    }

    /// How far one ladder was climbed.
    static func members(_ climb: Climb) -> [JSONMember] {
        [
            JSONMember("anchor", json(climb.anchor)),
            JSONMember("reached", climb.reached.map { .integer($0) } ?? .null),
            JSONMember("beat", climb.beat.map(json) ?? .null),
            JSONMember("told", .array(climb.told.map(JSON.string))),
            JSONMember("climbed", climb.climbed.map(json) ?? .null), JSONMember("lacksDate", .bool(climb.lacksDate)),
        ]
    }

    static func climb(_ json: JSON) throws(Fault) -> (ClimbKey, Climb) {
        let key = ClimbKey(
            source: try text(json, "source"), record: try text(json, "record"), ladder: try text(json, "ladder"))
        return (key, try climbed(json))
    }

    static func climbed(_ json: JSON) throws(Fault) -> Climb {
        var climb = Climb(
            anchor: try member(json, "anchor", day), reached: try optional(json, "reached", \.intValue),
            beat: try optional(json, "beat", day)
        )
        // Absent from what the first versions wrote.
        if json["told"] != nil { climb.told = try texts(json, "told") }
        if json["climbed"] != nil { climb.climbed = try optional(json, "climbed", day) }
        if json["lacksDate"] != nil { climb.lacksDate = try member(json, "lacksDate", \.boolValue) }
        return climb
    }

    static func json(_ key: AlertKey, _ mark: ReminderMark) -> JSON {
        .object([
            JSONMember("reminder", .string(key.rule)), JSONMember("record", .string(key.record)),
            JSONMember("date", json(mark.date)), JSONMember("lead", .integer(mark.lead)),
        ])
    }

    static func reminder(_ json: JSON) throws(Fault) -> (AlertKey, ReminderMark) {
        let key = AlertKey(rule: try text(json, "reminder"), record: try text(json, "record"))
        return (key, ReminderMark(date: try member(json, "date", day), lead: try member(json, "lead", \.intValue)))
    }
}
