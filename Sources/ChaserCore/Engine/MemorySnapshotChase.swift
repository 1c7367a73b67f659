/// How far the chases and reminders of a snapshot have come.
extension MemorySnapshot {
    static func json(_ entry: (key: ClimbKey, value: Climb)) -> JSON {
        .object([
            JSONMember("source", .string(entry.key.source)), JSONMember("record", .string(entry.key.record)),
            JSONMember("ladder", .string(entry.key.ladder)), JSONMember("anchor", json(entry.value.anchor)),
            JSONMember("reached", entry.value.reached.map { .integer($0) } ?? .null),
            JSONMember("beat", entry.value.beat.map(json) ?? .null),
            JSONMember("told", .array(entry.value.told.map(JSON.string))),
            JSONMember("climbed", entry.value.climbed.map(json) ?? .null),
        ])
    }

    static func climb(_ json: JSON) throws(Fault) -> (ClimbKey, Climb) {
        let key = ClimbKey(
            source: try text(json, "source"), record: try text(json, "record"), ladder: try text(json, "ladder"))
        var climb = Climb(
            anchor: try member(json, "anchor", day), reached: try optional(json, "reached", \.intValue),
            beat: try optional(json, "beat", day)
        )
        // Absent from what the first versions wrote.
        if json["told"] != nil { climb.told = try texts(json, "told") }
        if json["climbed"] != nil { climb.climbed = try optional(json, "climbed", day) }
        return (key, climb)
    }

    static func json(_ entry: (key: AlertKey, value: ReminderMark)) -> JSON {
        .object([
            JSONMember("reminder", .string(entry.key.rule)), JSONMember("record", .string(entry.key.record)),
            JSONMember("date", json(entry.value.date)), JSONMember("lead", .integer(entry.value.lead)),
        ])
    }

    static func reminder(_ json: JSON) throws(Fault) -> (AlertKey, ReminderMark) {
        let key = AlertKey(rule: try text(json, "reminder"), record: try text(json, "record"))
        return (key, ReminderMark(date: try member(json, "date", day), lead: try member(json, "lead", \.intValue)))
    }
}
