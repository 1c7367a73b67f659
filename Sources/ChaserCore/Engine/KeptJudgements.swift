/// How a tick goes about its work. What it decides is the same in every manner.
struct TickManner: Sendable {
    var workers = Workers.alone
    /// False where nobody sends or reads the messages of the mails, as in most rehearsals.
    var writesMessages = true
    /// What earlier ticks found; nil keeps nothing.
    var kept: KeptJudgements?

    static let alone = TickManner()
}

/// What rules found at the last tick, for one that sees the same tables: what cannot have changed since is not judged
/// again. Nothing of it shows in what is decided.
struct KeptJudgements: Sendable {
    /// What one rule found, and when.
    private struct Entry {
        let judged: Findings.Judged
        let clashes: [Clash]
        let clock: TickClock
        let need: ClockNeed
        let needOfWords: ClockNeed
        /// Whether the words of its alerts met what cannot be compared: then they are made anew, and it is told again.
        var hasClashesOfWords = false
    }

    private var tables: Tables.Identity?
    private var entries: [String: Entry] = [:]

    /// Begins a tick: what was found in other tables is forgotten.
    mutating func begin(_ tables: Tables) {
        guard self.tables !== tables.identity else { return }
        self.tables = tables.identity
        entries = [:]
    }

    /// What a rule found, where it would find the same now.
    func judgement(of rule: RuleDefinition, at clock: TickClock) -> (judged: Findings.Judged, clashes: [Clash])? {
        guard let entry = entries[rule.name], holds(entry.need, since: entry.clock, at: clock) else { return nil }
        return (entry.judged, entry.clashes)
    }

    /// Whether an alert of the rule that was looked at by the last tick has the words that it would get now.
    func hasWords(of rule: RuleDefinition, at clock: TickClock) -> Bool {
        guard let entry = entries[rule.name], !entry.hasClashesOfWords else { return false }
        return holds(entry.needOfWords, since: entry.clock, at: clock)
    }

    private func holds(_ need: ClockNeed, since earlier: TickClock, at clock: TickClock) -> Bool {
        switch need {
        case .never: true
        case .daily: earlier.today == clock.today
        case .always: false
        }
    }

    /// Keeps what a rule found in this tick.
    mutating func keep(_ findings: Findings, _ clashes: [Clash], ofWords: Bool) {
        let (rule, source) = (findings.rule, findings.evaluator.source)
        let known = entries[rule.name]
        entries[rule.name] = Entry(
            judged: findings.judged, clashes: clashes, clock: findings.evaluator.clock,
            need: known?.need ?? rule.clockNeedOfVerdicts(source),
            needOfWords: known?.needOfWords ?? rule.clockNeedOfWords(source),
            hasClashesOfWords: ofWords || known?.hasClashesOfWords == true)
    }
}
