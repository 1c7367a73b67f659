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
    /// Why somebody could not be told, as told to the operator and not mended since: `AddressProblem.code` of each.
    public var addressProblems: Set<String> = []
    /// Who was told of each open alert: they hear how it ends.
    public var heard: [AlertKey: [Hearer]] = [:]
    /// What ended and would be the same alert if it opened again now.
    public var ended: [AlertKey: EndedAlert] = [:]
    /// Silences that were asked for by requests, by name; those of rule files stand in the rules.
    public var silences: [String: Silence] = [:]
    /// The silences that held at the last tick, without their patterns: each gives an account when it ends.
    public var silencesInForce: [String: Silence] = [:]
    /// The names of the silences under which each open alert stands.
    public var silenced: [AlertKey: [String]] = [:]
    /// The bigger alert that hides each hidden one.
    public var hidden: [AlertKey: AlertKey] = [:]
    /// What an open alert's record has in the columns by which inhibitions compare.
    public var common: [AlertKey: [String: String]] = [:]
    /// Decided, and held back by a silence, a bigger alert or the brake.
    public var withheld: [Withheld] = []
    /// A tick that opened very many alerts, whose mail waits for a yes.
    public var storm: Storm?
    /// The accepted exceptions that held at the last tick, each with what was agreed.
    public var exceptions: [String: String] = [:]
    /// The newest changes of alerts, to recognise those that go to and fro.
    public var flapping: [AlertKey: Flapping] = [:]
    /// How far the chase of each record has come.
    public var climbs: [ClimbKey: Climb] = [:]
    /// The newest reminder told of each record, and of which date it was.
    public var reminders: [AlertKey: ReminderMark] = [:]
    /// The reminders that have looked before: a new one owes nothing of the days before it.
    public var knownReminders: Set<String> = []
    /// The days of each address's mails in the current week, for the weekly limit.
    public var sent: [String: [Day]] = [:]
    /// The newest day of each digest that was dealt with.
    public var digests: [String: Day] = [:]
    /// When each digest was last written: what is told once stands in the first digest after it, and in no other.
    public var digestsWritten: [String: Instant] = [:]
    /// The colour of each area in the newest digest by area.
    public var areas: [String: [String: Colour]] = [:]
    /// What the draft rules have open, and how far they have climbed: apart from the rest, as nobody hears of it.
    public var shadowAlerts: [AlertKey: Alert] = [:]
    public var shadowRules: [String: String] = [:]
    public var shadowClimbs: [ClimbKey: Climb] = [:]
    /// What the drafts would have told since the operator's last note, and how many alerts each would have opened.
    public var shadowTold: [Notice] = []
    public var shadowOpened: [String: Int] = [:]
    /// When the newest mail in the spool was decided, where this memory is older and knows nothing of it: it came from a
    /// backup. No mail leaves until somebody adopts it.
    public var hold: Instant?

    /// Alerts that somebody owns, and until when.
    public var acknowledgements: [AlertKey: Acknowledgement] = [:]
    /// What became of the requests of the last month, by their names.
    public var answers: [String: Answer] = [:]
    /// The mails of the last 90 days that may be answered, by their Message-IDs.
    public var letters: [String: SentLetter] = [:]
    /// What makes their Message-IDs such that nobody can guess one; nil before the first mail that may be answered.
    public var secret: String?

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

extension Memory {
    /// The newest instant at which this memory decided on a mail that it may know: at its last tick, or later in answer to
    /// somebody's mail. Nil before the first tick.
    public var newestDecision: Instant? {
        lastTick.map { last in letters.values.reduce(last) { max($0, $1.sent) } }
    }

    /// What is open, events apart; red first, then by rule and record.
    public var openAlerts: [Alert] {
        alerts.values.filter { !$0.isEvent }
            .sorted { ($0.colour == .red ? 0 : 1, $0.key) < ($1.colour == .red ? 0 : 1, $1.key) }
    }
}

/// What is chased: one record up one ladder, whatever the rules.
public struct ClimbKey: Hashable, Sendable, Comparable {
    public let source: String
    public let record: String
    public let ladder: String

    public init(source: String, record: String, ladder: String) {
        self.source = source
        self.record = record
        self.ladder = ladder
    }

    public static func < (left: ClimbKey, right: ClimbKey) -> Bool {
        (left.source, left.record, left.ladder) < (right.source, right.record, right.ladder)
    }
}

/// The newest reminder of a record. A date that moves is reminded of anew.
public struct ReminderMark: Hashable, Sendable {
    public let date: Day
    /// Place in `ReminderDays.leads`.
    public let lead: Int

    public init(date: Day, lead: Int) {
        self.date = date
        self.lead = lead
    }
}
