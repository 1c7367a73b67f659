/// The whole life of one alert, read from the journal: what happened to it, who was told of it, and what held that back.
public struct AlertLife: Sendable {
    /// One thing that happened.
    public struct Entry: Hashable, Sendable {
        /// Nil for what was never committed.
        public let at: Instant?
        /// A word or two: `opened`, `told`, `acknowledged`.
        public let what: String
        public let words: String
    }

    public let id: String
    /// The rule and the record; nil where the journal knows no such alert, or its words were all erased.
    public private(set) var key: AlertKey?
    /// In their order.
    public private(set) var entries: [Entry] = []
    /// When it last ended; nil while it is open, and for an event.
    public private(set) var ended: Instant?

    /// The life of an alert by its id, from all that the journal holds.
    public init(of id: String, in records: [JournalRecord], site: Site) {
        self.id = id
        // A record that was reworded goes on under its id, and has had more than one key.
        let keys = records.compactMap { AlertLife.key(of: id, in: $0) }
        key = keys.last { $0.isHeld }?.key ?? keys.last?.key
        var reader = LifeReader(id: id, keys: Set(keys.map(\.key)), site: site)
        for record in records { reader.read(record) }
        entries = reader.entries
        ended = reader.ended
    }

    /// The key under which a record of the journal has the alert, and whether it puts it there; nil for other records.
    private static func key(of id: String, in record: JournalRecord) -> (key: AlertKey, isHeld: Bool)? {
        guard record["section"]?.stringValue == "alerts", record["id"]?.stringValue == id else { return nil }
        let key = record.change?.key.arrayValue.flatMap { AlertKey(words: $0.compactMap(\.stringValue)) }
        return key.map { ($0, record.change?.value != nil) }
    }
}

extension Notice.Occasion {
    /// Why somebody heard, in the life of an alert.
    var lifeWords: String {
        switch self {
        case .opened: "it opened"
        case .worsened: "it turned red"
        case .event: "it happened"
        case .escalated: "a further step was due"
        case .repeated: "the weekly reminder"
        case .slipped: "its date moved again"
        case .declined: "it is worse again"
        case .lapsed: "nobody owns it any more"
        case .reopened: "it is open again"
        case .flapping: "it goes to and fro"
        case .settled: "it has settled, open"
        }
    }
}
