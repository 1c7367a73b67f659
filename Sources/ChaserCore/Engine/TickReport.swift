/// What one tick found and did: what `once` prints, `--json` gives and the alerts files hold.
public struct TickReport: Sendable {
    /// What one rule found.
    public struct RuleCount: Hashable, Sendable {
        public let rule: String
        public let title: String
        public var red = 0
        public var amber = 0
        public var green = 0
        public var none = 0
        /// Could not be judged: a figure or date is missing.
        public var unknown = 0
        /// The rule's `where` leaves them out.
        public var excluded = 0
        public let isDraft: Bool

        /// It could judge none of several records: one thing to say, not one for each of them.
        public var judgesNothing: Bool { unknown > 3 && red + amber + green + none == 0 }

        init(_ findings: Findings) {
            rule = findings.rule.name
            title = findings.rule.title
            isDraft = findings.rule.isDraft
            (red, amber, green) = (findings.counts.red, findings.counts.amber, findings.counts.green)
            (none, unknown, excluded) = (findings.counts.none, findings.counts.unknown, findings.counts.excluded)
        }
    }

    public let site: String
    public let at: Instant
    /// True at the first tick of a site.
    public var isFirstStart = false
    /// What is open after the tick, and the tick's events; red first, then by rule and record.
    public var alerts: [Alert] = []
    /// How many are open.
    public var openCount = 0
    /// Of these what stays open: events are told and done.
    public var open: [Alert] { alerts.filter { !$0.isEvent } }
    public var opened: [Alert] = []
    public var worsened: [Alert] = []
    public var eased: [Alert] = []
    public var cleared: [Cleared] = []
    public var rules: [RuleCount] = []
    /// Rules that wait for a later version, and what for.
    public var waiting: [(rule: String, what: [String])] = []
    /// Rules that ask what versions show of columns that no version has, by name and headings: none of their records can
    /// be judged, which is said once and not record by record.
    public var blind: [(rule: String, columns: [String])] = []
    /// What could not be judged, up to a hundred of each rule.
    public var undecided: [AlertKey] = []
    /// The mails that leave, with what they were made of.
    public var composed: [ComposedMail] = []
    public var mails: [Mail] { composed.map(\.mail) }
    /// Notices decided and held, and until when.
    public var held = 0
    public var heldUntil: CivilTime?
    public var problems: [Problem] = []
    /// Mail is held until somebody adopts the state: the spool holds a mail that was decided then, which it does not know.
    public var hold: Instant?
    /// Notices that wait for the next week, as their people have had their mails of this one.
    public var limited = 0
    /// Why mail waits for somebody's yes; nil where none does.
    public var waitsForYes: String?
    /// The open alerts that somebody owns.
    public var acknowledgements: [AlertKey: Acknowledgement] = [:]
    /// Acknowledgements that ended in this tick while their alert is open.
    public var lapsed: [Lapse] = []

    /// An acknowledgement that ended before its alert.
    public struct Lapse: Hashable, Sendable {
        public let alert: Alert
        public let acknowledgement: Acknowledgement
    }

    /// What the draft rules would have opened, and told: nobody hears of it but the operator, once a week.
    public var shadowOpened: [Alert] = []
    public var shadowNotices: [Notice] = []

    /// An alert that ended, and why.
    public struct Cleared: Hashable, Sendable {
        public let alert: Alert
        public let reason: ClearReason
    }

    init(site: String, at: Instant) {
        self.site = site
        self.at = at
    }
}
