/// A whole site as its rule files define it, checked: what the engine and the host run on.
public struct SiteDefinition: Sendable {
    public let title: String
    public let settings: SiteSettings
    public internal(set) var sources: [SourceDefinition]
    public let ladders: [LadderDefinition]
    public internal(set) var rules: [RuleDefinition]
    public let reminders: [ReminderDefinition]
    public let digests: [DigestDefinition]
    public let silences: [Silence]
    public let inhibitions: [Inhibition]
    public let absences: [Absence]
    public let exceptions: [AcceptedException]
    /// What the rules promise, as examples.
    public let tests: [TestDefinition]
    /// Every role that a block names, to be looked for in the directory.
    public let roles: [RoleUse]

    /// The rules that judge and may tell: not drafts, and not waiting for a later version.
    public var rulesInForce: [RuleDefinition] { rules.filter { !$0.isDraft && !$0.isWaiting } }
}

/// A role and where a rule file names it.
public struct RoleUse: Hashable, Sendable {
    public let role: Located<String>
    /// The rule file, for diagnostics.
    public let path: String
}

/// What the `site` block says. Paths are beneath the site folder.
public struct SiteSettings: Hashable, Sendable {
    /// What a first start over an old plan tells.
    public enum FirstStart: String, Hashable, Sendable {
        case firstStepOnly = "first step only"
        case nobody
        case everyone
    }

    /// When mail may leave; half-open, in the site's zone.
    public struct MailHours: Hashable, Sendable {
        public let from: TimeOfDay
        public let until: TimeOfDay
        public let workingDaysOnly: Bool
    }

    /// A name from the system's zone files; `UTC` when the site names none.
    public var timezone = "UTC"
    public var holidays: (path: Located<String>, division: Located<String>)? {
        guard let holidaysPath, let holidaysDivision else { return nil }
        return (holidaysPath, holidaysDivision)
    }
    var holidaysPath: Located<String>?
    var holidaysDivision: Located<String>?
    public var timezoneRange: TextRange?
    public var people: Located<String>?
    /// As typed: `Improvement plan <plan@council.example>`.
    public var sender: Located<String>?
    /// Lower case; mail to any other domain is impossible.
    public var domains: [String] = []
    public var operatorRole: Located<String>?
    /// Nil: at any time.
    public var mailHours: MailHours?
    public var firstStart = FirstStart.firstStepOnly
    public var alertsFile = "alerts.json"
    public var marking: String?
    /// The longest time between two looks.
    public var look = Span(1, .minutes)
    /// The same in seconds.
    public var lookSeconds: Int { look.count * (look.unit == .hours ? 3600 : 60) }
    /// How long versions of sheets are kept after they were last seen.
    public var keepVersions = Span(3, .years)
    /// The day before which a version must have been last seen to be let go of.
    public func oldestVersion(on today: Day) -> Day { keepVersions.before(today) }
    /// How long mails are kept in the state folder, and their words in the journal; nil: for ever.
    public var keepMails: Span?

    /// How long the journal's older files are kept after their last record; nil: for ever.
    public var keepJournal: Span?

    /// The first day of which the journal is kept whole; nil for all.
    public func oldestRecord(on today: Day) -> Day? { keepJournal?.before(today) }

    /// The first day of which mails are kept; nil for all.
    public func oldestMail(on today: Day) -> Day? { keepMails?.before(today) }

    /// The most mails a week to one person; nil for no limit.
    public var mailsAWeek: Int?
    /// The longest that an acknowledgement may hold an alert, from the day it is given.
    public var longestAcknowledgement = Span(28, .days)
    /// How long it holds where nobody says; nil demands that somebody does.
    public var usualAcknowledgement: Span?
    /// The system group whose members may silence alerts; nil for nobody.
    public var silencingGroup: String?
    /// Where answers to our mails arrive; nil when they are not read.
    public var replies: ReplySettings?
    /// The file that holds the `site` block, for diagnostics.
    public var path = ""
}

/// What the site says of answers to its mails.
public struct ReplySettings: Hashable, Sendable {
    /// The Maildir, beneath the state folder.
    public let folder: String
    /// Where answers go; nil for the sender's own address.
    public let address: String?
    /// The name by which the receiving mail server signs its Authentication-Results; nil asks every author by a mail.
    public let verifier: String?

    public init(folder: String, address: String?, verifier: String?) {
        self.folder = folder
        self.address = address
        self.verifier = verifier
    }
}

/// A source: its layout, and where its sheets are.
public struct SourceDefinition: Sendable {
    public let name: String
    public let title: String
    public internal(set) var layout: SourceLayout
    /// Globs beneath the site folder.
    public internal(set) var patterns: [Located<String>]
    public internal(set) var joinPattern: Located<String>?
    /// The name of a program whose output is a sheet; which program that is stands outside the site.
    public internal(set) var command: Located<String>?
    /// `yyyy-MM-dd`, from `dated by file name`; nil for files in force at every time.
    public let dateFormat: String?
    /// The day the one undated file was published.
    public let published: Day?
    public let done: CheckedCondition?
    /// How reworded records are followed; nil where they are not.
    public let following: Following?
    /// `expect every`: how old the newest sheet may grow; nil for as old as it likes.
    public let expected: Span?
    /// Where each column is declared, in the layout's order.
    public let columnRanges: [TextRange]
    /// The rule file, for diagnostics.
    public let path: String
    public let range: TextRange

    /// The place of a column in the layout.
    public func column(named name: String) -> Int? { layout.columns.firstIndex { $0.name == name } }

    /// The first column of a type: the target, or the polarity, that tells which way is better.
    public func firstColumn(of type: ColumnType) -> Int? { layout.columns.firstIndex { $0.type == type } }
}

extension SourceDefinition {
    /// The column whose people `named` tells: the first that may be shown, as the mail says why it comes.
    var officersColumn: Int? { layout.columns.firstIndex { $0.type == .people && !$0.isPrivate } }
}

/// An escalation ladder: who hears first, and (in a later version) who hears when nothing moves.
public struct LadderDefinition: Sendable {
    /// A role of the directory, the officers named in the row, or a fixed address.
    public enum Recipient: Hashable, Sendable {
        case role(String)
        case named
        case address(String)
    }

    /// One rung.
    public struct Step: Hashable, Sendable {
        /// Nil: at once.
        public let after: Span?
        public let recipients: [Located<Recipient>]
    }

    public let name: String
    public let title: String
    /// In the order of their delays.
    public let steps: [Step]
    /// The weekly beat; nil for no repeats.
    public let beat: Weekday?
    public let path: String
    public let range: TextRange

    /// The rung that hears at once; nil when the ladder has none.
    public var first: Step? { steps.first { $0.after == nil } }

    /// Whether any rung goes to the officers that a row names.
    var tellsNamed: Bool { steps.contains { $0.recipients.contains { $0.value == .named } } }
}

/// A rule, checked against its source.
public struct RuleDefinition: Sendable {
    /// A piece of `say`.
    public enum Words: Hashable, Sendable {
        case words(String)
        case formula(Formula)
    }

    public let name: String
    public let title: String
    /// Place in `SiteDefinition.sources`.
    public let source: Int
    /// What a group rule groups by; nil for one record at a time.
    public let group: Formula?
    public let `where`: CheckedCondition?
    public let red: [CheckedCondition]
    public let amber: [CheckedCondition]
    public let green: [CheckedCondition]
    public let clear: [CheckedCondition]
    public let say: [Words]
    /// Place in `SiteDefinition.ladders`; nil tells only the digest.
    public let ladder: Int?
    /// `escalate … from target_date`: the date from which the rungs count; nil for the opening day.
    public let anchor: Formula?
    public internal(set) var isDraft: Bool
    /// `tell once`
    public let isEvent: Bool
    /// Needs something of a later version of Chaser, named here, and does not judge until then.
    public let waitsFor: [String]
    public let path: String
    /// Its name in the rule file.
    public let range: TextRange
    /// Line of the rule's first word.
    public let line: Int
    /// Changes when, and only when, what the rule finds may change: its source, group and conditions as written. Made
    /// once: every tick asks for it.
    public let fingerprint: String

    /// Places in `SiteDefinition.sources` of the other sources that its conditions look into.
    public let looksInto: [Int]

    /// True when it does not judge yet.
    public var isWaiting: Bool { !waitsFor.isEmpty }

    /// The fingerprint of a rule over this source, by this group, with these conditions.
    static func fingerprint(
        over: [String?], where included: CheckedCondition?, red: [CheckedCondition], amber: [CheckedCondition],
        green: [CheckedCondition], clear: [CheckedCondition]
    ) -> String {
        let parts = [
            ("where", included.map { [$0] } ?? []), ("red", red), ("amber", amber), ("green", green),
            ("clear", clear),
        ]
        let lines = parts.flatMap { word, conditions in conditions.map { "\(word) \($0.text)" } }
        return (over.map { "over \($0 ?? "")" } + lines).joined(separator: "\n")
    }
}

/// A reminder: mail before a date, while there is still time.
public struct ReminderDefinition: Sendable {
    public let name: String
    public let title: String
    /// Place in `SiteDefinition.sources`.
    public let source: Int
    public let `where`: CheckedCondition?
    /// The date that lies ahead.
    public let date: Formula
    public let days: ReminderDays
    public let recipients: [Located<LadderDefinition.Recipient>]
    public let say: [RuleDefinition.Words]
    public let path: String
    public let line: Int
}

/// A digest: one mail on a schedule.
public struct DigestDefinition: Sendable {
    public let name: String
    public let title: String
    public let schedule: Schedule
    public let recipients: [Located<LadderDefinition.Recipient>]
    /// How far ahead it lists what is coming; nil for not at all.
    public let ahead: Span?
    /// Grouped by area: an exception report over all areas, rather than one's own.
    public let isByArea: Bool
}
