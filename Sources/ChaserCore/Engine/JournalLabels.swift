/// Says what a change of the memory means: alerts and mails by name, everything else as put or gone.
struct JournalLabels {
    typealias Label = (kind: JournalRecord.Kind, facts: [JSONMember], words: JSON?)

    private let old: Memory
    private let new: Memory
    private let reasons: [AlertKey: ClearReason]

    init(old: Memory, new: Memory, report: TickReport?) {
        self.old = old
        self.new = new
        reasons = Dictionary(
            (report?.cleared ?? []).map { ($0.alert.key, $0.reason) }, uniquingKeysWith: { first, _ in first })
    }

    /// Sections without a word that could name a person: their entries stand in the record itself.
    private static let plain: Set<String> = ["lastTick", "hold", "rules", "digests", "knownReminders"]

    func record(of change: MemoryChange) -> Label {
        let (kind, facts) = label(change)
        let section = [JSONMember("section", .string(change.section))]
        let entry = [JSONMember("key", change.key)] + (change.value.map { [JSONMember("value", $0)] } ?? [])
        if Self.plain.contains(change.section) { return (kind, section + facts + entry, nil) }
        return (kind, section + facts, .object(entry))
    }

    private func label(_ change: MemoryChange) -> (kind: JournalRecord.Kind, facts: [JSONMember]) {
        switch change.section {
        case "alerts": alert(change)
        case "outbox": mail(change)
        case "owed": owed(change)
        case _: (change.value == nil ? .gone : .put, [])
        }
    }

    private func alert(_ change: MemoryChange) -> (kind: JournalRecord.Kind, facts: [JSONMember]) {
        let words = change.key.arrayValue?.compactMap(\.stringValue) ?? []
        guard let key = AlertKey(words: words) else { return (.put, []) }
        guard let alert = new.alerts[key] else {
            let reason = reasons[key].map { [JSONMember("because", .string($0.rawValue))] } ?? []
            return (.cleared, (old.alerts[key].map(facts) ?? []) + reason)
        }
        let kind: JournalRecord.Kind =
            switch (old.alerts[key]?.colour, alert.colour) {
            case (nil, _): alert.isEvent ? .event : .opened
            case (.amber?, .red): .worsened
            case (.red?, .amber): .eased
            case (.red?, .red), (.amber?, .amber): .put
            }
        return (kind, facts(alert))
    }

    private func facts(_ alert: Alert) -> [JSONMember] {
        [
            JSONMember("id", .string(alert.id)), JSONMember("rule", .string(alert.key.rule)),
            JSONMember("colour", .string(alert.colour.rawValue)),
        ]
    }

    private func mail(_ change: MemoryChange) -> (kind: JournalRecord.Kind, facts: [JSONMember]) {
        if let value = change.value {
            let name = [
                JSONMember("name", value["name"] ?? .null), JSONMember("messageID", value["messageID"] ?? .null),
            ]
            let matters = value["matters"]?.arrayValue ?? []
            let about = matters.map { JSON.array([$0["id"] ?? .null, $0["occasion"] ?? .null]) }
            let digest = value["digest"].map { [JSONMember("digest", $0)] } ?? []
            return (.mail, name + [JSONMember("about", .array(about))] + digest)
        }
        guard let place = change.key.intValue, old.outbox.indices.contains(place) else { return (.gone, []) }
        // What a hold gave up was never delivered.
        let isGivenUp = old.hold != nil && new.hold == nil
        return (isGivenUp ? .unsent : .delivered, [JSONMember("name", .string(old.outbox[place].name))])
    }

    private func owed(_ change: MemoryChange) -> (kind: JournalRecord.Kind, facts: [JSONMember]) {
        guard let value = change.value else { return (.gone, []) }
        return (.put, value["alert"]?["id"].map { [JSONMember("id", $0)] } ?? [])
    }
}
