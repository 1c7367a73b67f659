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
