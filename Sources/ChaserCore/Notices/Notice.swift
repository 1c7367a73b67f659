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
    }

    /// What is told.
    public enum Subject: Hashable, Sendable {
        case alert(Alert, Occasion, rule: RuleReference)
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
    /// What happens next if nothing moves, to whom and when; nil where nothing does.
    public let next: String?

    public init(person: Person, subject: Subject, reason: String, decided: Instant, next: String? = nil) {
        self.person = person
        self.subject = subject
        self.reason = reason
        self.decided = decided
        self.next = next
    }

    /// Something red, which no weekly limit holds back.
    var isRed: Bool {
        if case .alert(let alert, _, _) = subject { alert.colour == .red } else { false }
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

    public init(name: String, messageID: String, person: Person, subject: String, alerts: [String], message: String) {
        self.name = name
        self.messageID = messageID
        self.person = person
        self.subject = subject
        self.alerts = alerts
        self.message = message
    }
}
