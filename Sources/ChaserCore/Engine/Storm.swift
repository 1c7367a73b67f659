/// A tick that would have opened very many alerts at once, whose mail waits for a yes: most often a sheet that was saved
/// wrongly, and then nobody should get a hundred mails about it.
public struct Storm: Hashable, Sendable {
    /// A tick that opens more than this many alerts, and on more than a fifth of all records, holds its mail.
    public static let most = 100

    /// When the tick was.
    public let since: Instant
    /// What it opened.
    public let alerts: Set<AlertKey>
    /// The sheets in which the records stand, newest version of each.
    public let files: [String]
    /// Who said yes; nil for nobody yet.
    public var confirmed: String?

    public init(since: Instant, alerts: Set<AlertKey>, files: [String], confirmed: String? = nil) {
        self.since = since
        self.alerts = alerts
        self.files = files
        self.confirmed = confirmed
    }

    /// Whether so many new alerts, on so many of all records, are a storm.
    public static func isOne(opened: Int, records: Int, ofAll all: Int) -> Bool { opened > most && records * 5 > all }
}

extension Memory {
    /// What waits for a yes, as one sentence, for digests, mails and commands; nil while nothing does.
    public func waitingForYes(_ zone: Zone) -> String? {
        guard let storm else { return nil }
        let open = counted(storm.alerts.count { alerts[$0] != nil }, "alert")
        let day = zone.civil(at: storm.since).day
        let fate =
            storm.confirmed.map { "leaves with the next look, as \($0) confirmed it" }
            ?? "waits for the operator to confirm it"
        return "\(open) found on \(day.weekday.name) \(day.inWords) at once: their mail \(fate)."
    }

    /// Who hears of a storm after a yes, as things stand: in the order in which they were to be told.
    var peopleWaiting: [Person] {
        let held = withheld.filter { $0.cause == .storm }.map(\.notice).filter { notice in
            guard let alert = notice.alert else { return true }
            return alert.isEvent || alerts[alert.key] != nil
        }
        return grouped(held, by: \.person.address.identity).compactMap(\.items.first?.person)
    }
}
