/// What a replay found: who would have got what and when.
public struct ReplayLedger: Sendable {
    /// What a mail, or a part of one, tells of.
    public enum Matter: Hashable, Sendable, Comparable {
        case rule(String)
        case reminders
        case digest(String)
        /// Something wrong with the site's files, rules or people.
        case problems

        /// `overdue`, `digest weekly`.
        public var words: String {
            switch self {
            case .rule(let name): name
            case .reminders: "reminders"
            case .digest(let name): "digest \(name)"
            case .problems: "problems"
            }
        }

        private var rank: (Int, String) {
            switch self {
            case .rule(let name): (0, name)
            case .reminders: (1, "")
            case .digest(let name): (2, name)
            case .problems: (3, "")
            }
        }

        public static func < (left: Matter, right: Matter) -> Bool { left.rank < right.rank }
    }

    /// One mail.
    public struct Entry: Sendable {
        public let at: CivilTime
        public let composed: ComposedMail
        /// What it tells of and how many times each, in order.
        public let matters: [(matter: Matter, count: Int)]

        public var mail: Mail { composed.mail }
        public var person: Person { composed.mail.person }
        /// Whether it is a digest, which counts towards no limit.
        public var isDigest: Bool { if case .digest = composed.content { true } else { false } }
    }

    /// How often a rule's alerts moved.
    public struct Turns: Hashable, Sendable {
        public var opened = 0
        public var worsened = 0
        public var eased = 0
        public var cleared = 0
        public var events = 0
    }

    public let site: String
    public let zone: Zone
    public let first: Day
    public let last: Day
    public private(set) var ticks = 0
    public private(set) var mails: [Entry] = []
    /// By rule.
    public private(set) var turns: [String: Turns] = [:]
    /// What each alert's record was first told by a mail other than a digest: the day, by rule and record.
    public private(set) var firstTold: [AlertKey: Day] = [:]
    /// What the draft rules would have told, and how many alerts each would have opened.
    public private(set) var shadow: [(at: CivilTime, notice: Notice)] = []
    public private(set) var shadowOpened: [String: Int] = [:]
    /// What was open at the end.
    public private(set) var openAtEnd = 0
    private var hearing: ReplayHearing

    /// The red alert that waited longest until somebody heard of it; nil where nothing was red.
    public var longestUnheard: ReplayHearing.Wait? { hearing.longest(on: last) }

    public init(site: Site, first: Day, last: Day) {
        self.site = site.title
        zone = site.zone
        self.first = first
        self.last = last
        hearing = ReplayHearing(site: site)
    }

    /// Takes in one tick.
    public mutating func add(_ report: TickReport) {
        ticks += 1
        for alert in report.opened {
            if alert.isEvent {
                turns[alert.key.rule, default: Turns()].events += 1
            } else {
                turns[alert.key.rule, default: Turns()].opened += 1
            }
        }
        for alert in report.worsened { turns[alert.key.rule, default: Turns()].worsened += 1 }
        for alert in report.eased { turns[alert.key.rule, default: Turns()].eased += 1 }
        for cleared in report.cleared { turns[cleared.alert.key.rule, default: Turns()].cleared += 1 }
        openAtEnd = report.openCount
        let at = zone.civil(at: report.at)
        shadow += report.shadowNotices.map { (at, $0) }
        for alert in report.shadowOpened { shadowOpened[alert.key.rule, default: 0] += 1 }
        hearing.add(report, on: at.day)
        for composed in report.composed {
            mails.append(Entry(at: at, composed: composed, matters: composed.matters))
            guard case .notices(let notices) = composed.content else { continue }
            for notice in notices {
                guard case .alert(let alert, _, _) = notice.subject, firstTold[alert.key] == nil else { continue }
                firstTold[alert.key] = at.day
            }
        }
    }
}

extension ComposedMail {
    /// What it tells of and how many times each, in order.
    fileprivate var matters: [(matter: ReplayLedger.Matter, count: Int)] {
        let all: [ReplayLedger.Matter] =
            switch content {
            case .digest(let name): [.digest(name)]
            case .notices(let notices): notices.map(\.matter)
            }
        return grouped(all, by: \.self).map { ($0.key, $0.items.count) }.sorted { $0.matter < $1.matter }
    }
}

extension Notice {
    fileprivate var matter: ReplayLedger.Matter {
        switch subject {
        case .alert(let alert, _, _), .ended(let alert, _): .rule(alert.key.rule)
        case .reminder: .reminders
        case .account, .problem: .problems
        }
    }
}
