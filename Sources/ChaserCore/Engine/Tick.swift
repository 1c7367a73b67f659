/// One evaluation pass: a pure function of (rules, tables, memory, now).
struct Tick {
    private let site: Site
    private let tables: Tables
    private let now: Instant
    private(set) var memory: Memory
    private(set) var report: TickReport
    private var notices: [Notice] = []
    /// Problems met in this tick, each once.
    private var problems: [Problem] = []
    /// Ids in use, to keep two alerts from sharing one.
    private var ids: [String: AlertKey] = [:]

    /// Evaluates, moves the alerts, decides who hears, writes the mails.
    static func run(site: Site, tables: Tables, memory: Memory, now: Instant) -> (memory: Memory, report: TickReport) {
        var tick = Tick(site: site, tables: tables, memory: memory, now: now)
        tick.evaluate()
        tick.removeGoneRules()
        tick.tellOperator()
        tick.writeMails()
        tick.finish()
        return (tick.memory, tick.report)
    }

    private init(site: Site, tables: Tables, memory: Memory, now: Instant) {
        self.site = site
        self.tables = tables
        self.memory = memory
        self.now = now
        report = TickReport(site: site.title, at: now)
        report.isFirstStart = memory.lastTick == nil
        ids = Dictionary(memory.alerts.values.map { ($0.id, $0.key) }, uniquingKeysWith: { first, _ in first })
        problems = tables.problems
    }

    private mutating func evaluate() {
        let today = site.zone.civil(at: now).day
        var evaluators: [Int: Evaluator] = [:]
        for rule in site.definition.rules {
            if rule.isWaiting {
                report.waiting.append((rule.name, rule.waitsFor))
                continue
            }
            guard let records = tables.records[rule.source] else { continue }
            let evaluator =
                evaluators[rule.source]
                ?? Evaluator(
                    records: records, source: site.definition.sources[rule.source], today: today,
                    calendar: site.calendar, units: tables.units)
            evaluators[rule.source] = evaluator
            let findings = Findings(rule, evaluator)
            report.rules.append(TickReport.RuleCount(findings))
            if !rule.isDraft { follow(findings) }
        }
        for (_, evaluator) in evaluators.sorted(by: { $0.key < $1.key }) {
            problems += evaluator.clashProblems()
        }
    }

    /// Moves the alerts of one rule on, by what it found.
    private mutating func follow(_ findings: Findings) {
        let rule = findings.rule
        let isChanged = memory.rules[rule.name].map { $0 != rule.fingerprint } ?? false
        let isFirst = memory.rules[rule.name] == nil
        var visited = Set<AlertKey>()
        var undecided = 0
        for (index, verdict) in findings.verdicts.enumerated() {
            switch verdict.status {
            case .red, .amber:
                let key = AlertKey(rule: rule.name, record: findings.key(index))
                visited.insert(key)
                move(key, verdict, findings, index, isFirst: isFirst, isChanged: isChanged)
            case .unknown where undecided < 100:
                undecided += 1
                report.undecided.append(AlertKey(rule: rule.name, record: findings.key(index)))
            case .green, .none, .unknown, .excluded:
                break
            }
        }
        settle(findings, visited: visited, isChanged: isChanged)
        memory.rules[rule.name] = rule.fingerprint
    }

    /// The open alerts of a rule whose records are neither red nor amber now, or are gone.
    private mutating func settle(_ findings: Findings, visited: Set<AlertKey>, isChanged: Bool) {
        let rest = memory.alerts.keys.filter { $0.rule == findings.rule.name && !visited.contains($0) }.sorted()
        guard !rest.isEmpty else { return }
        var places: [String: Int] = [:]
        for index in findings.verdicts.indices { places[findings.key(index)] = index }
        for key in rest {
            guard let index = places[key.record] else {
                clear(key, .notInPlan)
                continue
            }
            move(key, findings.verdicts[index], findings, index, isFirst: false, isChanged: isChanged)
        }
    }

    private mutating func move(
        _ key: AlertKey, _ verdict: Verdict, _ findings: Findings, _ index: Int, isFirst: Bool, isChanged: Bool
    ) {
        let present = memory.alerts[key]
        let transition = AlertTransition(
            from: present?.colour, verdict: verdict, hasClearLine: !findings.rule.clear.isEmpty)
        switch transition {
        case .nothing: return
        case .clear:
            clear(key, reason(verdict, findings, index, isChanged: isChanged))
        case .open(let colour):
            let alert = opened(key, colour, findings, index)
            memory.alerts[key] = alert
            report.opened.append(alert)
            tell(alert, findings.rule.isEvent ? .event : .opened, findings.rule, isFirst: isFirst)
        case .worsen, .ease, .stay, .freeze:
            guard var alert = present else { return }
            update(&alert, findings, index, transition)
            memory.alerts[key] = alert
            if transition == .worsen {
                report.worsened.append(alert)
                tell(alert, .worsened, findings.rule, isFirst: isFirst)
            } else if transition == .ease {
                report.eased.append(alert)
            }
        }
    }

    private mutating func opened(_ key: AlertKey, _ colour: Colour, _ findings: Findings, _ index: Int) -> Alert {
        let id = Alert.id(for: key) { ids[$0] != nil && ids[$0] != key }
        ids[id] = key
        let place = findings.place(index)
        return Alert(
            id: id, key: key, colour: colour, opened: now, changed: now, title: findings.rule.title,
            text: findings.text(index), area: findings.area(index), file: place.file, row: place.row,
            isEvent: findings.rule.isEvent)
    }

    /// Brings an open alert's words and place up to date. While the judgement is frozen its last words stay.
    private func update(_ alert: inout Alert, _ findings: Findings, _ index: Int, _ transition: AlertTransition) {
        let place = findings.place(index)
        (alert.title, alert.area) = (findings.rule.title, findings.area(index))
        (alert.file, alert.row) = (place.file, place.row)
        alert.isUnknown = transition == .freeze
        if transition != .freeze { alert.text = findings.text(index) }
        if transition == .worsen || transition == .ease {
            alert.colour = transition == .worsen ? .red : .amber
            alert.changed = now
        }
    }

    private func reason(_ verdict: Verdict, _ findings: Findings, _ index: Int, isChanged: Bool) -> ClearReason {
        if isChanged { return .ruleChanged }
        guard verdict.included == .no else { return .recovered }
        if findings.isDone(index) { return .done }
        return findings.hasLostTarget(index) ? .noTarget : .leftOut
    }

    private mutating func clear(_ key: AlertKey, _ reason: ClearReason) {
        guard let alert = memory.alerts.removeValue(forKey: key) else { return }
        if !alert.isEvent { report.cleared.append(TickReport.Cleared(alert: alert, reason: reason)) }
    }

    /// Alerts of rules that the site no longer has, or has as drafts only.
    private mutating func removeGoneRules() {
        let present = Set(site.definition.rulesInForce.map(\.name))
        for key in memory.alerts.keys.filter({ !present.contains($0.rule) }).sorted() { clear(key, .ruleGone) }
        memory.rules = memory.rules.filter { present.contains($0.key) }
    }

    private var recipients: Recipients {
        let settings = site.definition.settings
        return Recipients(
            directory: site.directory, domains: settings.domains, operatorRole: settings.operatorRole?.value)
    }

    /// Decides who hears of an alert: the first rung of the rule's ladder, nobody without one.
    private mutating func tell(_ alert: Alert, _ occasion: Notice.Occasion, _ rule: RuleDefinition, isFirst: Bool) {
        guard let index = rule.ladder else { return }
        let ladder = site.definition.ladders[index]
        var steps = ladder.first.map { [$0] } ?? []
        if isFirst {
            switch site.definition.settings.firstStart {
            case .nobody: return
            case .firstStepOnly: break
            case .everyone: steps = ladder.steps
            }
        }
        let reference = rule.reference
        for step in steps {
            // A group that is no area has nobody of its own: the operator hears.
            if rule.group != nil, alert.area == nil {
                notices += recipients.operators.map {
                    Notice(
                        person: $0.person, subject: .alert(alert, occasion, rule: reference), reason: $0.reason,
                        decided: now)
                }
                continue
            }
            let (found, wrong) = recipients.recipients(of: step, ladder: ladder.name, area: alert.area)
            problems += wrong.map { Problem(message: $0) }.filter { !problems.contains($0) }
            notices += found.map {
                Notice(
                    person: $0.person, subject: .alert(alert, occasion, rule: reference), reason: $0.reason,
                    decided: now)
            }
        }
    }

    /// The operator hears of each problem when it appears, not every tick.
    private mutating func tellOperator() {
        let fresh = unique(problems.map(\.words)).filter { !memory.toldProblems.contains($0) }
        memory.toldProblems = Set(problems.map(\.words))
        notices += recipients.operators.flatMap { recipient in
            fresh.map {
                Notice(person: recipient.person, subject: .problem($0), reason: recipient.reason, decided: now)
            }
        }
    }

    /// Within the hours for mail everything owed leaves; outside them it is kept.
    private mutating func writeMails() {
        memory.owed += notices
        guard !memory.owed.isEmpty,
            let sender = site.definition.settings.sender.flatMap({ MailAddress(parsing: $0.value) })
        else { return }
        let hours = MailWindow(hours: site.definition.settings.mailHours, calendar: site.calendar)
        let civil = site.zone.civil(at: now)
        guard hours.isOpen(at: civil) else {
            report.held = memory.owed.count
            report.heldUntil = hours.nextOpening(after: civil)
            return
        }
        let letterhead = MailComposer.Letterhead(
            site: site.title, sender: sender, marking: site.definition.settings.marking, zone: site.zone)
        report.mails = MailComposer(letterhead: letterhead, now: now).mails(memory.owed)
        memory.owed = []
        memory.outbox += report.mails
    }

    private mutating func finish() {
        memory.lastTick = now
        report.problems = problems
        let fresh = Set(report.opened.map(\.key))
        report.alerts = memory.alerts.values.filter { !$0.isEvent || fresh.contains($0.key) }
            .sorted { ($0.colour == .red ? 0 : 1, $0.key) < ($1.colour == .red ? 0 : 1, $1.key) }
    }
}

extension RuleDefinition {
    /// What a mail says of the rule.
    var reference: Notice.RuleReference {
        let lines =
            (`where`.map { ["where \($0.text)"] } ?? []) + red.map { "red when \($0.text)" }
            + amber.map { "amber when \($0.text)" } + clear.map { "clear when \($0.text)" }
        return Notice.RuleReference(title: title, conditions: lines, place: "\(path), line \(line)")
    }
}
