/// The table of the memory's sections: a new member of `Memory` gets a line here, and is thereby remembered.
///
/// A test compares the table with the members. A section that an older file lacks is empty there; one that this program
/// does not know is refused.
extension MemorySection {
    public static let all: [MemorySection] = [
        single("lastTick", \.lastTick) {
            .integer($0.seconds)
        } read: { (json) throws(Fault) in
            try instant(json, "lastTick")
        },
        keyed("alerts", \.alerts) { _, alert in
            MemorySnapshot.json(alert)
        } read: { (json) throws(Fault) in
            let alert = try MemorySnapshot.alert(json)
            return (alert.key, alert)
        },
        named("rules", \.rules, write: JSON.string) { (json) throws(Fault) in try text(json, "rules") },
        list("owed", \.owed, write: MemorySnapshot.json, read: MemorySnapshot.notice),
        list("outbox", \.outbox, write: MemorySnapshot.json, read: MemorySnapshot.mail),
        texts("toldProblems", \.toldProblems),
        texts("addressProblems", \.addressProblems),
        keyed("heard", \.heard, write: MemorySnapshot.json, read: MemorySnapshot.heard),
        keyed("ended", \.ended) { _, ended in
            MemorySnapshot.json(ended)
        } read: { (json) throws(Fault) in
            let ended = try MemorySnapshot.ended(json)
            return (ended.alert.key, ended)
        },
        named("silences", \.silences, write: MemorySnapshot.json, read: MemorySnapshot.silence),
        named("silencesInForce", \.silencesInForce, write: MemorySnapshot.json, read: MemorySnapshot.silence),
        keyed("silenced", \.silenced, write: MemorySnapshot.json, read: MemorySnapshot.silenced),
        keyed("hidden", \.hidden, write: MemorySnapshot.json, read: MemorySnapshot.hidden),
        keyed("common", \.common, write: MemorySnapshot.json, read: MemorySnapshot.common),
        list("withheld", \.withheld, write: MemorySnapshot.json, read: MemorySnapshot.withheld),
        single("storm", \.storm, write: MemorySnapshot.json, read: MemorySnapshot.storm),
        named("exceptions", \.exceptions, write: JSON.string) { (json) throws(Fault) in try text(json, "exceptions") },
        keyed("flapping", \.flapping, write: MemorySnapshot.json, read: MemorySnapshot.flapping),
        keyed("climbs", \.climbs, write: MemorySnapshot.json, read: MemorySnapshot.climb),
        keyed("reminders", \.reminders, write: MemorySnapshot.json, read: MemorySnapshot.reminder),
        texts("knownReminders", \.knownReminders),
        named("sent", \.sent) {
            .array($0.map(MemorySnapshot.json))
        } read: { (json) throws(Fault) in
            try MemorySnapshot.days(json)
        },
        named("digests", \.digests, write: MemorySnapshot.json) { (json) throws(Fault) in
            guard let day = MemorySnapshot.day(json) else { throw .damaged("digests") }
            return day
        },
        named("digestsWritten", \.digestsWritten) {
            .integer($0.seconds)
        } read: { (json) throws(Fault) in
            try instant(json, "digestsWritten")
        },
        named("areas", \.areas, write: MemorySnapshot.json, read: MemorySnapshot.colours),
        keyed(
            "acknowledgements", \.acknowledgements, write: MemorySnapshot.json, read: MemorySnapshot.acknowledgement),
        named("answers", \.answers, write: MemorySnapshot.json, read: MemorySnapshot.answer),
        keyed("shadowAlerts", \.shadowAlerts) { _, alert in
            MemorySnapshot.json(alert)
        } read: { (json) throws(Fault) in
            let alert = try MemorySnapshot.alert(json)
            return (alert.key, alert)
        },
        named("shadowRules", \.shadowRules, write: JSON.string) { (json) throws(Fault) in
            try text(json, "shadowRules")
        },
        keyed("shadowClimbs", \.shadowClimbs, write: MemorySnapshot.json, read: MemorySnapshot.climb),
        list("shadowTold", \.shadowTold, write: MemorySnapshot.json, read: MemorySnapshot.notice),
        named("shadowOpened", \.shadowOpened, write: JSON.integer) { (json) throws(Fault) in
            guard let count = json.intValue else { throw .damaged("shadowOpened") }
            return count
        },
        single("hold", \.hold) {
            .integer($0.seconds)
        } read: { (json) throws(Fault) in
            try instant(json, "hold")
        },
        named("letters", \.letters, write: MemorySnapshot.json, read: MemorySnapshot.letter),
        single("secret", \.secret, write: JSON.string) { (json) throws(Fault) in try text(json, "secret") },
    ]

    private static func instant(_ json: JSON, _ name: String) throws(Fault) -> Instant {
        guard let seconds = json.intValue else { throw .damaged(name) }
        return Instant(seconds: Int64(seconds))
    }

    private static func text(_ json: JSON, _ name: String) throws(Fault) -> String {
        guard let text = json.stringValue else { throw .damaged(name) }
        return text
    }
}
