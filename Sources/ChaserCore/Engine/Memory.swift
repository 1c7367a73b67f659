/// What Chaser remembers from tick to tick: the only input of a tick besides rules, tables and now.
public struct Memory: Hashable, Sendable {
    /// The instant of the last tick; nil before the first.
    public var lastTick: Instant?
    /// What is open, and events already told whose condition still holds.
    public var alerts: [AlertKey: Alert]
    /// The fingerprint of each rule that has judged: an absent rule is at its own first start.
    public var rules: [String: String]
    /// Decided and not yet in a mail: outside the hours for mail.
    public var owed: [Notice]
    /// Mails decided and not yet known to be in the spool.
    public var outbox: [Mail]
    /// Problems already told to the operator.
    public var toldProblems: Set<String>

    public init(
        lastTick: Instant? = nil, alerts: [AlertKey: Alert] = [:], rules: [String: String] = [:], owed: [Notice] = [],
        outbox: [Mail] = [], toldProblems: Set<String> = []
    ) {
        self.lastTick = lastTick
        self.alerts = alerts
        self.rules = rules
        self.owed = owed
        self.outbox = outbox
        self.toldProblems = toldProblems
    }
}
