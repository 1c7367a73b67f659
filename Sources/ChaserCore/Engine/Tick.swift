/// One evaluation pass: a pure function of (rules, tables, memory, now).
///
/// Its steps stand in files of their own: `TickAlerts` moves the alerts, `TickChase` climbs the ladders, `TickReminders`
/// looks ahead, `TickDigests` sums up, `TickMail` writes what leaves.
struct Tick {
    let site: Site
    let tables: Tables
    let now: Instant
    let today: Day
    let clock: TickClock
    var manner: TickManner
    /// What was kept when the tick began.
    let keptBefore: KeptJudgements?
    /// What was open before this tick.
    let alertsBefore: [AlertKey: Alert]
    /// The same by rule.
    lazy var openBefore = Dictionary(grouping: alertsBefore.keys, by: \.rule)
    var memory: Memory
    var report: TickReport
    var notices: [Notice] = []
    var digests: [DigestPage] = []
    /// Problems met in this tick, each once.
    var problems: [Problem] = []
    /// Those of them that are of addresses.
    private var addressProblems: Set<AddressProblem> = []
    /// What each rule found, in the order of the rules.
    var findings: [Findings] = []
    /// Ids in use, to keep two alerts from sharing one.
    lazy var ids = Dictionary(
        alertsBefore.values.lazy.map { ($0.id, $0.key) }, uniquingKeysWith: { first, _ in first })
    /// What the rules kept open or opened, in the order of rules and sheets.
    var followed: [AlertKey] = []
    /// Acknowledgements that ended in this tick, of alerts that are open.
    var lapsed: [AlertKey: Acknowledgement] = [:]
    /// What the draft rules found.
    var drafts: [Findings] = []
    /// Alerts under a silence at the last tick, and the silences that hold now.
    let silencedBefore: [AlertKey: [String]]
    var inForce: [Silence] = []
    /// Sources whose sheets are older than they may be, by place: nothing over them turns better.
    var stale: Set<Int> = []
    /// Rules that judge for the first time in this tick.
    var firstStarts: Set<String> = []
    /// This tick opens so much that its mail is held.
    var isStorm = false
    private var references: [String: Notice.RuleReference] = [:]
    /// Who stands on each rung for each area, as they are asked for.
    var peopleOfRungs: [RungPlace: [Recipients.Recipient]] = [:]
    /// Keep the findings: a digest is made from them.
    private var keepsFindings = false
    /// One for each source, as they are needed.
    private var evaluators: [TableView: Evaluator] = [:]

    /// Evaluates, moves the alerts, decides who hears, writes the mails.
    static func run(
        site: Site, tables: Tables, memory: Memory, now: Instant, manner: TickManner
    ) -> (memory: Memory, report: TickReport, kept: KeptJudgements?) {
        let isFollowed = manner.kept?.isOf(tables) == true
        let memory = isFollowed ? memory : memory.followingRewordings(site, tables)
        var tick = Tick(site: site, tables: tables, memory: memory, now: now, manner: manner)
        tick.evaluate()
        tick.followSources()
        tick.removeGoneRules()
        tick.brake()
        tick.endSilences()
        tick.endExceptions()
        tick.hide()
        tick.endAcknowledgements()
        tick.chase()
        tick.settleFlapping()
        tick.runShadow()
        tick.remind()
        tick.writeDigests()
        tick.withhold()
        tick.tellOperator()
        tick.writeMails()
        tick.forgetEnded()
        tick.forgetMarks()
        tick.finish()
        return (tick.memory, tick.report, tick.manner.kept)
    }

    /// The pages of one digest as they would be now, whatever its schedule; nothing is decided or remembered.
    static func preview(
        _ digest: DigestDefinition, site: Site, tables: Tables, memory: Memory, now: Instant
    ) -> [DigestPage] {
        let memory = memory.followingRewordings(site, tables)
        var tick = Tick(site: site, tables: tables, memory: memory, now: now)
        tick.keepsFindings = true
        tick.evaluate()
        return tick.pages(of: digest, day: tick.today)
    }

    /// What one rule finds now, a draft too, with the memory of before the tick; nil when its source has no table.
    /// Nothing is decided or remembered.
    static func findings(
        of rule: RuleDefinition, site: Site, tables: Tables, memory: Memory, now: Instant
    ) -> Findings? {
        var tick = Tick(site: site, tables: tables, memory: memory, now: now)
        return tick.evaluator(of: rule).map { Findings(rule, $0) }
    }

    /// Why one record has the colour that it has under a rule, and who hears of it; nothing is decided or remembered.
    static func explanation(
        of key: AlertKey, to person: String?, _ engine: Engine, _ tables: Tables, at now: Instant
    ) throws(Explanation.Refusal) -> Explanation {
        var tick = Tick(site: engine.site, tables: tables, memory: engine.memory, now: now)
        return try tick.explanation(of: key, to: person)
    }

    /// What keeps people from hearing of an alert by this memory, and what is decided and waits.
    static func hindrances(_ key: AlertKey, _ engine: Engine, _ tables: Tables, at now: Instant) -> [String] {
        let tick = Tick(site: engine.site, tables: tables, memory: engine.memory, now: now)
        let rule = engine.site.definition.rules.first { $0.name == key.rule }
        guard let rule, !rule.isDraft else { return [] }
        return (engine.memory.alerts[key].map { tick.hindrances($0, rule) } ?? []) + tick.waiting(key)
    }

    init(site: Site, tables: Tables, memory: Memory, now: Instant, manner: TickManner = .alone) {
        self.site = site
        clock = site.clock(at: now)
        let today = clock.today
        self.today = today
        self.tables = Tick.agreed(tables, site, on: today)
        self.memory = memory
        silencedBefore = memory.silenced
        self.now = now
        var manner = manner
        manner.kept?.begin(self.tables)
        self.manner = manner
        keptBefore = manner.kept
        alertsBefore = memory.alerts
        report = TickReport(site: site.title, at: now)
        keepsFindings = isDigestDue
        report.isFirstStart = memory.lastTick == nil
        problems =
            tables.problems + site.calendarProblems(on: today) + covers.circles.map { Problem(message: $0) }
        inForce = silences
        stale = Set(tables.records.indices.filter { staleDay($0) != nil })
    }

    /// The evaluator of a source; nil when none of its sheets could be read.
    mutating func evaluator(_ source: Int) -> Evaluator? { evaluator(TableView(source: source)) }

    /// The same as a rule sees it.
    mutating func evaluator(of rule: RuleDefinition) -> Evaluator? { evaluator(tables.view(of: rule)) }

    private mutating func evaluator(_ view: TableView) -> Evaluator? {
        if let evaluator = evaluators[view] { return evaluator }
        let evaluator = site.evaluator(view, tables, clock)
        evaluators[view] = evaluator
        return evaluator
    }

    private mutating func evaluate() {
        var judges = Judges(site: site, tables: tables, clock: clock, manner: manner)
        var ready: [RuleDefinition] = []
        for rule in site.definition.rules {
            if rule.isWaiting {
                report.waiting.append((rule.name, rule.waitsFor))
            } else if ([rule.source] + rule.looksInto).allSatisfy({ tables.records[$0] != nil }) {
                ready.append(rule)
            }
        }
        // So many rules at once that nobody waits, and so few that their verdicts need little room.
        let most = manner.workers.count * 8
        for start in stride(from: 0, to: ready.count, by: most) {
            for judgement in judges.judge(ready[start..<min(start + most, ready.count)]) {
                let found = judgement.findings
                report.rules.append(TickReport.RuleCount(found))
                if !found.unknownColumns.isEmpty { report.blind.append((found.rule.name, found.unknownColumns)) }
                if found.rule.isDraft { drafts.append(found) } else { follow(found) }
                if keepsFindings { findings.append(found) }
                judges.note(judgement, in: &manner.kept)
            }
        }
        problems += judges.clashProblems()
    }

    /// What mails say of a rule, made once a tick.
    mutating func reference(_ rule: RuleDefinition) -> Notice.RuleReference {
        if let known = references[rule.name] { return known }
        let reference = rule.reference
        references[rule.name] = reference
        return reference
    }

    /// Who hears, and why not.
    var recipients: Recipients {
        let settings = site.definition.settings
        return Recipients(
            directory: site.directory, domains: settings.domains, operatorRole: settings.operatorRole?.value)
    }

    /// Who stands in for whom today.
    var covers: Covers {
        Covers(absences: site.definition.absences.filter { $0.isInForce(on: today) }, directory: site.directory)
    }

    /// Keeps problems of addresses, each once.
    mutating func note(_ wrong: [AddressProblem]) {
        for problem in wrong where addressProblems.insert(problem).inserted {
            problems.append(Problem(message: recipients.words(problem)))
        }
    }

    /// The operator hears of each problem when it appears, not every tick.
    private mutating func tellOperator() {
        // Nobody meets them at every tick: they stay told for as long as the directory leaves them so.
        let standing = Set(memory.addressProblems.compactMap(AddressProblem.init)).filter(recipients.stillHolds)
        let known = memory.toldProblems.union(standing.map(recipients.words))
        let fresh = unique(problems.map(\.words)).filter { !known.contains($0) }
        memory.toldProblems = Set(problems.map(\.words))
        memory.addressProblems = Set(standing.union(addressProblems).map(\.code))
        notices += recipients.operators.flatMap { recipient in
            fresh.map {
                Notice(person: recipient.person, subject: .problem($0), reason: recipient.reason, decided: now)
            }
        }
    }

    private mutating func finish() {
        memory.lastTick = now
        report.acknowledgements = memory.acknowledgements.filter { memory.alerts[$0.key] != nil }
        report.problems = problems
        report.hold = memory.hold
        report.waitsForYes = stormWords()
        report.openCount = memory.alerts.values.count { !$0.isEvent }
        guard manner.writing != .nothing else { return }
        let toldNow = Set(report.opened.lazy.filter(\.isEvent).map(\.key))
        report.alerts = alertsAsFollowed.filter { !$0.isEvent || toldNow.contains($0.key) }
            .sorted { $0.colour == $1.colour ? $0.key < $1.key : $0.colour == .red }
    }

    /// All alerts of the memory, those that were followed first: sheets are much in order, and sorting is quick on that.
    private var alertsAsFollowed: [Alert] {
        var rest = memory.alerts
        return followed.compactMap { rest.removeValue(forKey: $0) } + rest.values
    }
}
