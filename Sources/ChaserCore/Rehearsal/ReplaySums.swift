/// The sums of a replay: by person, by week and by what the mails tell of.
extension ReplayLedger {
    /// What one person got.
    public struct Reader: Hashable, Sendable {
        public let person: Person
        public internal(set) var mails = 0
        public internal(set) var digests = 0
        /// By the Monday of the week: mails without digests.
        public internal(set) var byWeek: [Day: Int] = [:]

        /// The most mails in one week, digests left out.
        public var mostInAWeek: Int { byWeek.values.max() ?? 0 }
    }

    /// Everyone who got a mail, those with most first.
    public var readers: [Reader] {
        grouped(mails, by: \.person.address.identity).compactMap { _, mails -> Reader? in
            guard let person = mails.first?.person else { return nil }
            var reader = Reader(person: person)
            for entry in mails {
                if entry.isDigest {
                    reader.digests += 1
                } else {
                    reader.mails += 1
                    reader.byWeek[WeeklyLimit.monday(of: entry.at.day), default: 0] += 1
                }
            }
            return reader
        }.sorted { left, right in
            (-left.mails, -left.digests, left.person.address.identity) < (
                -right.mails, -right.digests, right.person.address.identity
            )
        }
    }

    /// The Mondays of the weeks, from that of the first day on.
    public var weeks: [Day] {
        let start = WeeklyLimit.monday(of: first)
        return stride(from: 0, through: start.days(to: last), by: 7).map { start.adding(days: $0) }
    }

    /// What was told of one matter.
    public struct Telling: Hashable, Sendable {
        public let matter: Matter
        public let turns: Turns
        /// Mails in which it stands, and the lines about it in them.
        public let mails: Int
        public let lines: Int
        public let people: Int
    }

    /// What one draft rule would have told.
    public struct Shadow: Hashable, Sendable {
        public let rule: String
        public let opened: Int
        /// One for each person and tick.
        public let mails: Int
        public let people: [Person]
    }

    /// The draft rules that would have opened or told something.
    public var shadows: [Shadow] {
        let told = Dictionary(grouping: shadow) { entry -> String in
            if case .alert(let alert, _, _) = entry.notice.subject { alert.key.rule } else { "" }
        }
        return Set(shadowOpened.keys).union(told.keys).sorted().map { rule in
            let entries = told[rule] ?? []
            let mails = grouped(entries) { "\($0.at.iso) \($0.notice.person.address.identity)" }
            return Shadow(
                rule: rule, opened: shadowOpened[rule] ?? 0, mails: mails.count,
                people: unique(entries.map(\.notice.person)))
        }
    }

    /// Every rule that found something, and everything else that mails told of.
    public var tellings: [Telling] {
        let told = mails.flatMap { entry in entry.matters.map { (entry: entry, matter: $0.matter, count: $0.count) } }
        let byMatter = Dictionary(grouping: told, by: \.matter)
        let matters = Set(byMatter.keys).union(turns.keys.map { Matter.rule($0) })
        return matters.sorted().map { matter in
            let told = byMatter[matter] ?? []
            var turned = Turns()
            if case .rule(let name) = matter { turned = turns[name] ?? Turns() }
            return Telling(
                matter: matter, turns: turned, mails: told.count, lines: told.map(\.count).reduce(0, +),
                people: Set(told.map(\.entry.person.address.identity)).count)
        }
    }
}
