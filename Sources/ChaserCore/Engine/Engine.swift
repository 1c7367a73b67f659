/// The one owner of memory: events in, effects out. `once` and the daemon drive the same engine; only the host differs.
public struct Engine: Sendable {
    /// What can happen.
    public enum Event: Sendable {
        /// Look at the tables.
        case look(Tables)
        /// These mails, by name, are in the spool and on disk.
        case delivered(Set<String>)
        /// Somebody asks for something.
        case request(Request)
        /// The spool holds a mail that was decided then, later than this memory's last tick.
        case spoolIsNewer(Instant)
        /// Somebody says that this memory is the one to go on with; what it held back leaves now, or never.
        case adopt(isSending: Bool)
        /// Somebody answered a mail.
        case reply(Reply)
        /// What the tokens of our mails are made with, by chance; the first one stays.
        case secret(String)
    }

    /// What the host is to do, in this order: each is a commit point.
    public enum Effect: Sendable {
        /// Put the memory on disk before anything later in the list.
        case remember(Memory)
        case deliver([Mail])
        case publish(TickReport)
        /// Tell whoever asked.
        case answer(Answer)
    }

    /// Why a tick is refused.
    public enum Refusal: Error, Hashable, Sendable {
        /// The clock says earlier than the last tick: the state knows more than it should.
        case beforeLastTick(Instant)
    }

    public private(set) var site: Site
    public internal(set) var memory: Memory

    private var manner: TickManner

    public init(site: Site, memory: Memory, workers: Workers = .alone) {
        self.init(site: site, memory: memory, manner: TickManner(workers: workers))
    }

    init(site: Site, memory: Memory, manner: TickManner) {
        self.site = site
        self.memory = memory
        self.manner = manner
    }

    /// Goes on with newly loaded rules; what is open is judged by them at the next look.
    public mutating func replace(site: Site) {
        self.site = site
        if manner.kept != nil { manner.kept = KeptJudgements() }
    }

    /// One digest as each reader would get it now, as text; nil when the site has none of the name. Changes nothing.
    public func preview(digest name: String, _ tables: Tables, at now: Instant) -> [(to: Person, text: String)]? {
        guard let digest = site.definition.digests.first(where: { $0.name == name }) else { return nil }
        return Tick.preview(digest, site: site, tables: tables, memory: memory, now: now).map {
            ($0.person, $0.page.text)
        }
    }

    /// Why a record has the colour that it has under a rule, and who hears of it. The record is named by its key, or by
    /// any part of it that names no other. With a person, by name or address, also why they hear of it or do not. Changes
    /// nothing.
    public func explanation(
        of key: AlertKey, to person: String? = nil, _ tables: Tables, at now: Instant
    ) throws(Explanation.Refusal) -> Explanation {
        var explanation = try Tick.explanation(of: key, to: person, self, tables, at: now)
        var ahead = self
        if let effects = try? ahead.handle(.look(tables), at: now) {
            // As things stand after that tick: it opens, ends and decides what is to be explained.
            explanation.mail += Tick.hindrances(explanation.key, ahead, tables, at: now)
            for case .publish(let report) in effects { explanation.foresee(report) }
        }
        return explanation
    }

    /// What is legal in the rules and surely not meant, as the tables show it; and targets on which two sources differ.
    public func advice(_ tables: Tables, at now: Instant) -> (diagnostics: [Diagnostic], problems: [Problem]) {
        let findings = site.definition.rules.filter { !$0.isWaiting }.compactMap {
            Tick.findings(of: $0, site: site, tables: tables, memory: Memory(), now: now)
        }
        let advice = SiteAdvice(site: site, tables: tables, findings: findings)
        return (advice.diagnostics, advice.disagreements)
    }

    /// Takes in one event. All that is decided is in the returned effects and in `memory`.
    public mutating func handle(_ event: Event, at now: Instant) throws(Refusal) -> [Effect] {
        switch event {
        case .look(let tables):
            try refuseEarlier(now)
            let tick = Tick.run(site: site, tables: tables, memory: memory, now: now, manner: manner)
            (memory, manner.kept) = (tick.memory, tick.kept)
            return [.remember(memory), .deliver(memory.hold == nil ? memory.outbox : []), .publish(tick.report)]
        case .delivered(let names):
            memory.outbox.removeAll { names.contains($0.name) }
            return [.remember(memory)]
        case .request(let request):
            try refuseEarlier(now)
            let answer = answer(request, at: now)
            return [.remember(memory), .answer(answer)]
        case .spoolIsNewer(let instant):
            memory.hold = max(memory.hold ?? instant, instant)
            return [.remember(memory)]
        case .adopt(let isSending):
            // What the spool shows has happened: the next comparison must not find it newer again.
            if let hold = memory.hold { memory.lastTick = max(memory.lastTick ?? hold, hold) }
            memory.hold = nil
            if !isSending { (memory.outbox, memory.owed) = ([], []) }
            return [.remember(memory), .deliver(memory.outbox)]
        case .reply(let reply):
            try refuseEarlier(now)
            let answer = answer(reply, at: now)
            return [.remember(memory), .deliver(memory.hold == nil ? memory.outbox : []), .answer(answer)]
        case .secret(let secret):
            if memory.secret == nil { memory.secret = secret }
            return [.remember(memory)]
        }
    }

    /// Nothing is decided at a time before the last tick.
    private func refuseEarlier(_ now: Instant) throws(Refusal) {
        if let last = memory.lastTick, now < last { throw .beforeLastTick(last) }
    }
}
