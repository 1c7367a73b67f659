/// A decision that one person hears one thing. It keeps the words of its moment: what is mailed on Monday is what was
/// found on Saturday night.
public struct Notice: Hashable, Sendable {
    /// Why the person hears of an alert now.
    public enum Occasion: String, Hashable, Sendable, CaseIterable {
        case opened, worsened, event
        /// A higher rung is due: nothing has moved.
        case escalated
        /// The weekly beat.
        case repeated
        /// Acknowledged, and its date moved again or its figure is worse again.
        case slipped, declined
        /// The acknowledgement is over, and it is still open.
        case lapsed
        /// It had ended, and the same alert is open again within the window of its rule.
        case reopened
        /// It goes to and fro: told once, and then nothing until it settles.
        case flapping
        /// It went to and fro, and has come to rest open.
        case settled
    }

    /// What is told.
    public enum Subject: Hashable, Sendable {
        case alert(Alert, Occasion, rule: RuleReference)
        /// An alert of which the person was told has ended.
        case ended(Alert, Ending)
        /// What became of several alerts, in lines.
        case account(Account)
        /// A date lies ahead.
        case reminder(area: String?, record: String, text: String)
        /// For the operator: something wrong with a file, a rule or an address.
        case problem(String)
    }

    public let person: Person
    public let subject: Subject
    /// Why this person: "you hold the role lead for MASH / EDT".
    public let reason: String
    public let decided: Instant
    /// Who hears next, and when, if nothing moves: "director on Monday 14 December 2020"; nil where nobody does.
    public let next: String?
    /// Nil where there is nothing to say.
    public var evidence: Evidence?
    /// Who owns it until when, and what was held; nil where nobody does.
    public let acknowledged: String?

    /// What else is to be known of it now, as sentences: steps that were passed over, a date that is missing.
    public var remarks: [String]

    public init(
        person: Person, subject: Subject, reason: String, decided: Instant, next: String? = nil,
        evidence: Evidence? = nil, acknowledged: String? = nil, remarks: [String] = []
    ) {
        self.person = person
        self.subject = subject
        self.reason = reason
        self.decided = decided
        self.next = next
        self.evidence = evidence
        self.acknowledged = acknowledged
        self.remarks = remarks
    }

    /// What stands beneath an alert besides its place in the sheet, in words.
    public struct Evidence: Hashable, Sendable {
        /// `▇█▇▆▅ worse than the month before`
        public let trend: String?
        /// `Clears with a figure of 84% or more in November 2020.`
        public let clearing: String?

        public init(trend: String?, clearing: String?) {
            self.trend = trend
            self.clearing = clearing
        }
    }

    /// Something red, which no weekly limit holds back.
    var isRed: Bool {
        switch subject {
        case .alert(let alert, _, _): alert.colour == .red
        case .account(let account): account.hasRed
        case .ended, .reminder, .problem: false
        }
    }

    /// The alert that it is about; nil for a reminder or a problem.
    var alertKey: AlertKey? {
        switch subject {
        case .alert(let alert, _, _), .ended(let alert, _): alert.key
        case .account, .reminder, .problem: nil
        }
    }

    var isProblem: Bool { if case .problem = subject { true } else { false } }

    /// What a mail says of the rule: its words as written, and where.
    public struct RuleReference: Hashable, Sendable {
        public let title: String
        public let conditions: [String]
        /// `actions.rules, line 1`
        public let place: String

        public init(title: String, conditions: [String], place: String) {
            self.title = title
            self.conditions = conditions
            self.place = place
        }
    }
}

/// A mail that was decided on: its name in the spool and its Message-ID follow from the decision, so that writing it
/// again is the same file.
public struct Mail: Hashable, Sendable {
    /// The spool file: `<decision seconds>.<hash>.<site>`.
    public let name: String
    public let messageID: String
    public let person: Person
    public let subject: String
    /// Ids of the alerts it tells of.
    public let alerts: [String]
    /// The whole message, ready for the spool; ASCII.
    public let message: String
    /// What it tells and why, alert by alert.
    public var matters: [Matter] = []
    /// The digest that it is; nil for a mail about alerts.
    public var digest: Issue?

    /// One alert in a mail: why it is told now, and why this person hears.
    public struct Matter: Hashable, Sendable {
        public let id: String
        public let occasion: Notice.Occasion
        public let reason: String

        public init(id: String, occasion: Notice.Occasion, reason: String) {
            self.id = id
            self.occasion = occasion
            self.reason = reason
        }
    }

    /// One issue of a digest.
    public struct Issue: Hashable, Sendable {
        public let name: String
        /// The day it was due.
        public let day: Day

        public init(name: String, day: Day) {
            self.name = name
            self.day = day
        }
    }

    public init(name: String, messageID: String, person: Person, subject: String, alerts: [String], message: String) {
        self.name = name
        self.messageID = messageID
        self.person = person
        self.subject = subject
        self.alerts = alerts
        self.message = message
    }
}
