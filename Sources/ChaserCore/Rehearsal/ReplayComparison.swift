/// Two replays of the same time over the same sheets: what an edit of the rules would have changed.
public struct ReplayComparison: Sendable {
    /// A person whose mails differ in number.
    public struct Reader: Hashable, Sendable {
        public let person: Person
        public let before: Int
        public let after: Int
    }

    /// A record of which only one of the two tells, or the two on different days.
    public struct Told: Hashable, Sendable {
        public let record: String
        /// The rule that told first, and the day; nil: never.
        public let before: First?
        public let after: First?

        /// How many days earlier the edited rules tell, negative for later; nil where one of the two never does.
        public var daysEarlier: Int? {
            guard let before, let after else { return nil }
            return after.day.days(to: before.day)
        }
    }

    /// What was told first of a record.
    public struct First: Hashable, Sendable {
        public let rule: String
        public let day: Day
    }

    /// Mails of all, digests left out, and digests.
    public let mails: (before: Int, after: Int)
    public let digests: (before: Int, after: Int)
    /// Those with the greatest difference first.
    public let readers: [Reader]
    /// Those told the most days earlier first, then those told later, then those of whom only one tells.
    public let told: [Told]

    /// `before` is the replay of the rules as they were, `after` that of the edited ones.
    public init(before: ReplayLedger, after: ReplayLedger) {
        mails = (before.mails.filter { !$0.isDigest }.count, after.mails.filter { !$0.isDigest }.count)
        digests = (before.mails.filter(\.isDigest).count, after.mails.filter(\.isDigest).count)
        readers = ReplayComparison.readers(before, after)
        told = ReplayComparison.told(before, after)
    }

    private static func readers(_ before: ReplayLedger, _ after: ReplayLedger) -> [Reader] {
        let (old, new) = (before.readers, after.readers)
        let people = unique((old + new).map(\.person))
        return people.compactMap { person -> Reader? in
            let earlier = old.first { $0.person == person }?.mails ?? 0
            let later = new.first { $0.person == person }?.mails ?? 0
            return earlier == later ? nil : Reader(person: person, before: earlier, after: later)
        }.sorted { left, right in
            (-abs(left.after - left.before), left.person.address.identity) < (
                -abs(right.after - right.before), right.person.address.identity
            )
        }
    }

    private static func told(_ before: ReplayLedger, _ after: ReplayLedger) -> [Told] {
        let (old, new) = (before.firstOfRecords, after.firstOfRecords)
        return Set(old.keys).union(new.keys).sorted().compactMap { record -> Told? in
            let told = Told(record: record, before: old[record], after: new[record])
            return told.before?.day == told.after?.day ? nil : told
        }.sorted { left, right in
            (left.rank.0, left.rank.1, left.record) < (right.rank.0, right.rank.1, right.record)
        }
    }
}

extension ReplayComparison.Told {
    fileprivate var rank: (Int, Int) {
        if let days = daysEarlier { return days > 0 ? (0, -days) : (1, days) }
        return before == nil ? (2, Int(after?.day.number ?? 0)) : (3, Int(before?.day.number ?? 0))
    }
}

extension ReplayLedger {
    /// Of each record the first that any mail but a digest told.
    fileprivate var firstOfRecords: [String: ReplayComparison.First] {
        Dictionary(grouping: firstTold, by: \.key.record).compactMapValues { told in
            told.min { ($0.value, $0.key.rule) < ($1.value, $1.key.rule) }.map {
                ReplayComparison.First(rule: $0.key.rule, day: $0.value)
            }
        }
    }
}
