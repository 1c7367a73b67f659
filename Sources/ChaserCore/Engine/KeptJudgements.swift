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

    /// What became of one rule's alerts at the last tick.
    struct Course: Sendable {
        let visited: [AlertKey]
        let undecided: [AlertKey]
        /// The rule's source was out of date.
        let isStale: Bool
    }

    private var tables: Tables.Identity?
    private var entries: [String: Entry] = [:]
    private var courses: [String: Course] = [:]

    /// Begins a tick: what was found in other tables is forgotten.
    mutating func begin(_ tables: Tables) {
        guard self.tables !== tables.identity else { return }
        self.tables = tables.identity
        (entries, courses) = ([:], [:])
    }

    /// Whether these are the tables of the last tick.
    func isOf(_ tables: Tables) -> Bool { self.tables === tables.identity }

    /// What a rule found, where it would find the same now.
    func judgement(of rule: RuleDefinition, at clock: TickClock) -> (judged: Findings.Judged, clashes: [Clash])? {
        guard let entry = entries[rule.name], holds(entry.need, since: entry.clock, at: clock) else { return nil }
        return (entry.judged, entry.clashes)
    }

    /// Whether an alert of the rule that was looked at by the last tick has the words that it would get now.
    func hasWords(of rule: RuleDefinition, at clock: TickClock, _ writing: MailComposer.Writing) -> Bool {
        guard let entry = entries[rule.name], !entry.hasClashesOfWords else { return false }
        return writing == .nothing || holds(entry.needOfWords, since: entry.clock, at: clock)
    }

    private func holds(_ need: ClockNeed, since earlier: TickClock, at clock: TickClock) -> Bool {
        switch need {
        case .never: true
        case .daily: earlier.today == clock.today
        case .always: false
        }
    }

    /// What became of the rule's alerts at the last tick, if the verdicts were the same. The members of a group may
    /// change under the same verdict.
    func course(of findings: Findings) -> Course? {
        guard let course = courses[findings.rule.name], let entry = entries[findings.rule.name],
            entry.need == .never || findings.grouping == nil && entry.judged.verdicts == findings.verdicts
        else { return nil }
        return course
    }

    mutating func keep(_ course: Course, of rule: RuleDefinition) { courses[rule.name] = course }

    /// Takes over what became of the alerts of some rules.
    mutating func takeCourses(of rules: [RuleDefinition], from other: KeptJudgements) {
        for rule in rules { courses[rule.name] = other.courses[rule.name] }
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
