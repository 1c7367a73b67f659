/// Explains one record: with the tick's own evaluator, its own recipients and its own memory.
extension Tick {
    mutating func explanation(
        of wanted: AlertKey, to person: String?
    ) throws(Explanation.Refusal) -> Explanation {
        let rule = try rule(wanted.rule)
        guard let evaluator = evaluator(rule.source) else {
            let source = site.definition.sources[rule.source].title
            throw .noTable(source: source, tables.problems)
        }
        let findings = Findings(rule, evaluator)
        let index = try place(of: wanted.record, in: findings)
        let key = AlertKey(rule: rule.name, record: findings.key(index))
        let alert = memory.alerts[key] ?? memory.alerts.first { $0.key.rule == rule.name && isSame($0.key, key) }?.value
        let place = findings.place(index)
        var explanation = Explanation(
            key: alert?.key ?? key, id: alert?.id ?? Alert.id(for: key) { ids[$0] != nil && ids[$0] != key },
            title: rule.title, place: "\(rule.path), line \(rule.line)", file: place.file, row: place.row,
            area: findings.area(index), status: findings.verdicts[index].status, alert: alert,
            text: findings.text(index), reasons: findings.reasons(index))
        explanation.life = alert.map { life(of: $0, rule) } ?? []
        explanation.mail = mail(about: explanation, rule)
        explanation.hearing = try person.map { (who) throws(Explanation.Refusal) in
            try hearing(of: who, explanation, rule)
        }
        return explanation
    }

    private func rule(_ name: String) throws(Explanation.Refusal) -> RuleDefinition {
        guard let rule = site.definition.rules.first(where: { $0.name == name }) else {
            throw .noRule(name, suggestion: nearest(to: name, among: site.definition.rules.map(\.name)))
        }
        if rule.isWaiting { throw .waiting(rule: name, what: rule.waitsFor) }
        return rule
    }

    private func isSame(_ one: AlertKey, _ other: AlertKey) -> Bool {
        foldedText(one.record) == foldedText(other.record)
    }

    /// The record of a key; or of a part of a key, where no other has it.
    private func place(of name: String, in findings: Findings) throws(Explanation.Refusal) -> Int {
        let keys = findings.verdicts.indices.map(findings.key)
        if let index = keys.firstIndex(of: name) { return index }
        let folded = foldedText(name)
        let keysFolded = keys.map(foldedText)
        if let index = keysFolded.firstIndex(of: folded) { return index }
        let parts = keysFolded.indices.filter { keysFolded[$0].contains(folded) }
        if parts.count == 1 { return parts[0] }
        if parts.count > 1 { throw .severalRecords(name, parts.map { keys[$0] }) }
        throw .noRecord(name, suggestions: nearest(to: name, among: keys).map { [$0] } ?? [])
    }

    /// From the opening of an alert up its ladder.
    private func life(of alert: Alert, _ rule: RuleDefinition) -> [String] {
        func time(_ instant: Instant) -> String {
            let civil = site.zone.civil(at: instant)
            return "\(civil.day.weekday.name) \(civil.day.inWords) at \(civil.time)"
        }
        if alert.isEvent { return ["told once, on \(time(alert.opened)): an event neither stays open nor climbs"] }
        var lines = ["open since \(time(alert.opened))"]
        if alert.changed != alert.opened { lines.append("\(alert.colour.rawValue) since \(time(alert.changed))") }
        if stale.contains(rule.source) {
            lines.append("frozen: “\(site.definition.sources[rule.source].title)” is out of date")
        } else if alert.isUnknown {
            lines.append("frozen: a figure or a date that the rule needs is missing now")
        }
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return lines }
        let climb = memory.climbs[climbKey(alert, rule, ladder)]
        lines += ladder.steps.indices.map { rung(ladder, $0, rule, climb, alert) }
        if let weekday = ladder.beat {
            let last = climb?.beat.map { ", last on \($0.inWords)" } ?? ""
            lines.append("everyone told so far hears again each \(weekday.name)\(last)")
        }
        return lines
    }

    /// One rung: who, and whether they were told, or when they will be.
    private func rung(
        _ ladder: LadderDefinition, _ index: Int, _ rule: RuleDefinition, _ climb: Climb?, _ alert: Alert
    ) -> String {
        let step = ladder.steps[index]
        let who = who(step, ladder, rule, alert.area, alert)
        guard let climb else { return "\(who): not told yet" }
        let name = ladder.rungs[index]
        if climb.told.contains(name) || climb.reached.map({ $0 >= index }) ?? false {
            let day = climb.reached == index ? climb.climbed.map { ", on \($0.inWords)" } ?? "" : ""
            return "\(who): told\(day)"
        }
        let delay = step.after ?? Span(0, .workingDays)
        let day = Climb.day(of: delay, from: climb.anchor, site.calendar)
        return day <= today ? "\(who): due now" : "\(who): due on \(day.weekday.name) \(day.inWords)"
    }

    /// Why somebody hears, or nobody does.
    private func mail(about explanation: Explanation, _ rule: RuleDefinition) -> [String] {
        if rule.isDraft { return ["The rule is a draft: it is judged and shown, and mails nobody."] }
        var lines: [String] = []
        if let alert = explanation.alert {
            lines += alert.isEvent ? ["It was told once, and is not told again."] : staying(explanation, alert)
        } else {
            lines.append(notOpen(explanation.status))
            if ![.red, .amber].contains(explanation.status) { lines += wouldHear(rule, area: explanation.area) }
        }
        if rule.ladder == nil {
            lines.append("The rule has no “escalate”: nobody is written to, only digests tell of it.")
        }
        let sent = memory.outbox.filter { $0.alerts.contains(explanation.id) }
            .map { "On its way into the spool: to \(name($0.person))." }
        return lines + unique(sent)
    }

    private func staying(_ explanation: Explanation, _ alert: Alert) -> [String] {
        switch explanation.status {
        case .red, .amber: []
        case .unknown: ["It stays open as it was: whether its condition still holds is unknown."]
        case .green, .none, .excluded: ["Its condition holds no more: see above what it takes to clear."]
        }
    }

    private func notOpen(_ status: Status) -> String {
        switch status {
        case .excluded: "No alert: the rule’s “where” leaves the record out."
        case .unknown:
            "No alert: a figure or a date that the rule needs is missing, and unknown opens none; it is listed as such."
        case .green: "No alert: the record is green."
        case .none: "No alert: no line makes the record red or amber."
        case .red, .amber: "No alert yet: the next tick opens it."
        }
    }
}
