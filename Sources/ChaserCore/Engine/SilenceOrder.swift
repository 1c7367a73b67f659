/// "No mail about these until then": a silence by a request.
public struct SilenceOrder: Hashable, Sendable {
    public let rules: [String]
    public let areas: [String]
    /// Keys of records, or names of groups.
    public let records: [String]
    /// The last day of it, included.
    public let until: Day
    public let by: String
    public let because: String

    public init(rules: [String], areas: [String], records: [String], until: Day, by: String, because: String) {
        self.rules = rules
        self.areas = areas
        self.records = records
        self.until = until
        self.by = by
        self.because = because
    }

    var pattern: AlertPattern { AlertPattern(rules: rules, areas: areas, records: records) }

    /// "rule late, area North"
    var words: String {
        (rules.map { "rule \($0)" } + areas.map { "area \($0)" } + records.map { "record \($0)" })
            .map(printable).joined(separator: ", ")
    }
}

/// What a silence by request must be like: the same check for a command before it asks, and for the engine that does it.
public struct SilenceCheck {
    private let site: Site
    private let today: Day

    /// Days that one may last: what is longer belongs in the rules, where all can read it.
    static let longest = 92

    public init(site: Site, now: Instant) {
        self.site = site
        today = site.zone.civil(at: now).day
    }

    public func check(_ order: SilenceOrder) throws(RequestFault) {
        try AcknowledgeCheck.text(order.by, "the name", empty: .noAuthor)
        try AcknowledgeCheck.text(order.because, "the reason", empty: .noReason)
        let named = order.rules + order.areas + order.records
        if named.isEmpty || named.contains(where: { printable($0).isEmpty }) { throw .noPattern }
        for name in named { try AcknowledgeCheck.text(name, "what is to be silent", empty: .noPattern) }
        let names = site.definition.rules.map(\.name)
        for rule in order.rules where !names.contains(rule) {
            throw .noSuchRule(rule, suggestion: nearest(to: rule, among: names))
        }
        if order.until < today { throw .past(order.until, today: today) }
        let last = today.adding(days: SilenceCheck.longest)
        if order.until > last { throw .silentTooLong(order.until, days: SilenceCheck.longest, last: last) }
    }

    /// Who may not ask for a silence is refused, whatever they ask for.
    public func check(_ maker: Request.Maker) throws(RequestFault) {
        if !maker.maySilence { throw .mayNotSilence(maker.name, group: site.definition.settings.silencingGroup) }
    }
}

extension Engine {
    mutating func silence(
        _ order: SilenceOrder, _ maker: Request.Maker, at now: Instant
    ) -> Result<[String], RequestFault> {
        Result { () throws(RequestFault) in
            let check = SilenceCheck(site: site, now: now)
            try check.check(maker)
            try check.check(order)
            let number = freshSilence()
            let name = "\(number): \(order.words)"
            memory.silences[name] = Silence(
                name: name, pattern: order.pattern, from: site.zone.civil(at: now).day,
                until: order.until.adding(days: 1), author: "\(printable(order.by)) (\(printable(maker.name)))",
                reason: printable(order.because))
            return [
                "Silence \(name), until the end of \(order.until.weekday.name) \(order.until.inWords). What happens meanwhile is told afterwards.",
                standing(under: order),
            ]
        }
    }

    /// Ends a silence by request before its day; its account follows with the next look.
    mutating func endSilence(_ number: String, _ maker: Request.Maker, at now: Instant) -> Result<
        [String], RequestFault
    > {
        Result { () throws(RequestFault) in
            try SilenceCheck(site: site, now: now).check(maker)
            let silence = try memory.requestedSilence(number)
            memory.silences[silence.name] = nil
            return ["Silence \(silence.name) has ended. What happened meanwhile is told with the next look."]
        }
    }

    /// How much of what is open now stands under it: a name that was typed wrongly shows.
    private func standing(under order: SilenceOrder) -> String {
        let open = memory.openAlerts
        let meant = open.count {
            order.pattern.names(rule: $0.key.rule, record: $0.key.record, area: $0.area, in: "")
        }
        if meant > 0 {
            return "\(counted(meant, "alert")) of those open now \(meant == 1 ? "stands" : "stand") under it."
        }
        let near =
            order.areas.compactMap { nearest(to: $0, among: unique(open.compactMap(\.area)).sorted()) }
            + order.records.compactMap { nearest(to: $0, among: unique(open.map(\.key.record)).sorted()) }
        let wrong = near.filter { name in
            !(order.areas + order.records).contains { foldedText($0) == foldedText(name) }
        }
        return "Nothing that is open now stands under it" + (wrong.first.map { "; did you mean “\($0)”?" } ?? ".")
    }

    /// The lowest number that no silence has which still holds, or whose account is to come.
    private func freshSilence() -> String {
        let taken = Set((Array(memory.silences.keys) + memory.silencesInForce.keys).map(Silence.number))
        return (1...).lazy.map { "S\($0)" }.first { !taken.contains($0) } ?? "S0"
    }
}

extension Silence {
    /// `S1`, of a silence by request: what stands before the colon of its name.
    static func number(_ name: String) -> String { String(name.prefix { $0 != ":" }) }

    /// "S1: rule late, until the end of Friday 27 November 2020, by QA unit (user anna (1000)): inspectors."
    public var words: String {
        let last = until.adding(days: -1)
        return "\(name), until the end of \(last.weekday.name) \(last.inWords), by \(author): \(reason)."
    }
}

extension Memory {
    /// The silence by request of this number, however it is typed.
    @discardableResult
    public func requestedSilence(_ number: String) throws(RequestFault) -> Silence {
        let wanted = number.uppercased()
        if let silence = silences.values.first(where: { Silence.number($0.name) == wanted }) { return silence }
        throw .noSuchSilence(number, those: silences.keys.map(Silence.number).sorted())
    }

    /// The silences that hold, or hold from the next look on: those of rule files and those of requests, by name.
    public var standingSilences: [Silence] {
        let asked = silences.mapValues { $0 }
        let ended = silencesInForce.filter { isByRequest($0.value) && silences[$0.key] == nil }
        return silencesInForce.filter { ended[$0.key] == nil }.merging(asked) { $1 }.values.sorted { $0.name < $1.name }
    }

    /// Silences of rule files have a title that people chose.
    private func isByRequest(_ silence: Silence) -> Bool {
        let number = Silence.number(silence.name)
        return number != silence.name && number.first == "S" && Int(number.dropFirst()) != nil
    }
}
