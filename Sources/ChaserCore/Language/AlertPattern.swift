/// Which alerts a silence is about, or which records an accepted exception: by rule, area, record, and by what the row
/// shows. What is left empty is no limit; names match whatever their case and spaces.
public struct AlertPattern: Hashable, Sendable {
    public var rules: [String]
    /// The name of the source whose records are meant; nil for any.
    public var source: String?
    public var areas: [String]
    /// Keys of records, or names of groups.
    public var records: [String]
    /// What the row must show; needs `source`. Unknown is no match: a silence in doubt does not silence.
    public var condition: CheckedCondition?

    public init(
        rules: [String] = [], source: String? = nil, areas: [String] = [], records: [String] = [],
        condition: CheckedCondition? = nil
    ) {
        self.rules = rules
        self.source = source
        self.areas = areas
        self.records = records
        self.condition = condition
    }

    /// Whether a record of a source is meant, as far as names go.
    public func names(record: String, area: String?, in source: String) -> Bool {
        if let wanted = self.source, wanted != source { return false }
        if !areas.isEmpty {
            guard let area, areas.contains(where: { foldedText($0) == foldedText(area) }) else { return false }
        }
        return records.isEmpty || records.contains { foldedText($0) == foldedText(record) }
    }

    /// Whether an alert of a rule on a record is meant, as far as names go.
    public func names(rule: String, record: String, area: String?, in source: String) -> Bool {
        (rules.isEmpty || rules.contains(rule)) && names(record: record, area: area, in: source)
    }
}

/// Holds the mail about some alerts back between two days, and then says what happened meanwhile. From a block
/// `silence`, or from a request.
public struct Silence: Hashable, Sendable {
    /// What tells it from others, and what people call it: the block's title.
    public let name: String
    public let pattern: AlertPattern
    /// Half-open: the last day is not silent.
    public let from: Day
    public let until: Day
    /// Who decided it, and why.
    public let author: String
    public let reason: String

    public init(name: String, pattern: AlertPattern, from: Day, until: Day, author: String, reason: String) {
        self.name = name
        self.pattern = pattern
        self.from = from
        self.until = until
        self.author = author
        self.reason = reason
    }

    /// Whether it holds on a day.
    public func isInForce(on day: Day) -> Bool { from <= day && day < until }
}

/// A bigger alert hides smaller ones for as long as it is open.
public struct Inhibition: Hashable, Sendable {
    /// What hides.
    public enum Bigger: Hashable, Sendable {
        /// A red alert of this rule, or an amber one as well.
        case rule(String, includesAmber: Bool)
        /// The source of this name is older than it may be, or cannot be read.
        case stale(String)
    }

    public let title: String
    /// The rules whose alerts are hidden.
    public let hidden: [String]
    public let bigger: Bigger
    /// What the two must have in common; nil for nothing.
    public let column: String?
}

/// A person who is away, and who gets their mail meanwhile.
public struct Absence: Hashable, Sendable {
    public let absent: MailAddress
    /// Half-open: on the last day they are back.
    public let from: Day
    public let until: Day
    public let cover: MailAddress

    /// Whether they are away on a day.
    public func isInForce(on day: Day) -> Bool { from <= day && day < until }
}

/// Agreed for a while by someone who may: a target or a date that counts instead of the sheet's.
public struct AcceptedException: Hashable, Sendable {
    /// What counts instead of a cell.
    public struct Agreed: Hashable, Sendable {
        public let column: String
        /// As it would be typed in the sheet.
        public let text: String
    }

    /// What people call it: the block's title.
    public let name: String
    public let pattern: AlertPattern
    public let agreed: [Agreed]
    /// Half-open: on the last day the sheet counts again.
    public let from: Day
    public let until: Day
    public let author: String
    public let reason: String

    /// Whether it holds on a day.
    public func isInForce(on day: Day) -> Bool { from <= day && day < until }
}
