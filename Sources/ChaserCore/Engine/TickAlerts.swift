/// Moves the alerts on, by what the rules found.
extension Tick {
    /// The alerts of one rule.
    mutating func follow(_ findings: Findings) {
        let rule = findings.rule
        let judged = memory.rules[rule.name]
        let (isFirst, isChanged) = (judged == nil, judged != nil && judged != rule.fingerprint)
        if isFirst { firstStarts.insert(rule.name) }
        let hasWords = !isChanged && keptBefore?.hasWords(of: rule, at: clock, manner.writing) == true
        let turn = Turn(findings: findings, isFirst: isFirst, isChanged: isChanged, hasWords: hasWords)
        if !isFirst, let course = unmoved(turn) {
            report.undecided += course.undecided
            followed += course.visited
            manner.kept?.keep(course, of: rule)
            return
        }
        var visited: [AlertKey] = []
        let undecidedBefore = report.undecided.count
        for index in findings.notable {
            let verdict = findings.verdicts[index]
            let key = alertKey(findings, index)
            switch verdict.status {
            case .red, .amber:
                visited.append(key)
                move(key, verdict, index, turn)
            case .unknown:
                if findings.unknownColumns.isEmpty { report.undecided.append(key) }
            case .green, .none, .excluded:
                break
            }
        }
        settle(turn, visited: visited)
        followed += visited
        let undecided = Array(report.undecided.dropFirst(undecidedBefore))
        let isStale = stale.contains(rule.source)
        manner.kept?.keep(KeptJudgements.Course(visited: visited, undecided: undecided, isStale: isStale), of: rule)
        if isFirst || isChanged { memory.rules[rule.name] = rule.fingerprint }
    }

    /// The course of the rule's alerts at the last tick, where it is the same now: the verdicts are those of then, and
    /// nothing else moves an alert that stays as it is.
    private func unmoved(_ turn: Turn) -> KeptJudgements.Course? {
        guard turn.hasWords, inForce.isEmpty, memory.acknowledgements.isEmpty,
            let course = keptBefore?.course(of: turn.findings),
            course.isStale == stale.contains(turn.findings.rule.source)
        else { return nil }
        return course
    }

    /// One rule's alerts on their way through a tick.
    struct Turn {
        let findings: Findings
        /// The rule judges for the first time.
        let isFirst: Bool
        /// It reads otherwise than at the last tick.
        let isChanged: Bool
        /// Its open alerts have the words that they would get now.
        let hasWords: Bool
    }

    /// A group goes on under the name by which its alert opened, whichever spelling stands first in the sheet now.
    private mutating func alertKey(_ findings: Findings, _ index: Int) -> AlertKey {
        let key = AlertKey(rule: findings.rule.name, record: findings.key(index))
        guard findings.rule.group != nil, alertsBefore[key] == nil else { return key }
        let group = foldedText(key.record)
        return (openBefore[key.rule] ?? []).filter { foldedText($0.record) == group }.min() ?? key
    }

    /// The open alerts of a rule whose records are neither red nor amber now, or are gone.
    private mutating func settle(_ turn: Turn, visited: [AlertKey]) {
        let findings = turn.findings
        // What this tick opened has been visited.
        guard let open = openBefore[findings.rule.name], open != visited else { return }
        let rest = Set(open).subtracting(visited)
        guard !rest.isEmpty else { return }
        var places: [AlertKey: Int] = [:]
        for index in findings.verdicts.indices {
            let key = alertKey(findings, index)
            if rest.contains(key) { places[key] = index }
        }
        for key in rest.sorted() {
            guard let index = places[key] else {
                // With a sheet unread or long out of date, nobody knows whether the record is gone.
                if isWhole(findings), !stale.contains(findings.rule.source) {
                    clear(key, Ending(reason: .notInPlan, at: now))
                }
                continue
            }
            move(key, findings.verdicts[index], index, turn)
        }
    }

    /// Whether every sheet of the rule's source was read, and none is empty.
    private func isWhole(_ findings: Findings) -> Bool {
        let source = site.definition.sources[findings.rule.source]
        let filled = findings.evaluator.records.segments.filter { !$0.range.isEmpty }
        return filled.count >= source.patterns.count + (source.command == nil ? 0 : 1)
    }

    private mutating func move(_ key: AlertKey, _ verdict: Verdict, _ index: Int, _ turn: Turn) {
        let findings = turn.findings
        let place = memory.alerts.index(forKey: key)
        let present = place.map { memory.alerts.values[$0] }
        let judged = AlertTransition(
            from: present?.colour, verdict: verdict, hasClearLine: !findings.rule.clear.isEmpty)
        let isStale = stale.contains(findings.rule.source) && !turn.isChanged
        let transition = isStale && (judged == .clear || judged == .ease) ? .freeze : judged
        switch transition {
        case .nothing: return
        case .clear:
            mark(key, findings, index)
            clear(key, ending(verdict, findings, index, isChanged: turn.isChanged))
        case .open(let colour):
            mark(key, findings, index)
            open(opened(key, colour, findings, index), findings, index, isFirst: turn.isFirst)
        case .worsen, .ease, .stay, .freeze:
            guard let place, var alert = present else { return }
            // What was looked at by the last tick, in the same tables, has its words.
            if transition != .stay || alert.isUnknown || !turn.hasWords {
                update(&alert, verdict, findings, index, transition)
            }
            memory.alerts.values[place] = alert
            mark(key, findings, index)
            if alert.isEvent {
                // What was told once as amber and is red now, as by a second slip, has happened again.
                if transition == .worsen {
                    open(opened(key, .red, findings, index), findings, index, isFirst: false)
                }
                return
            }
            review(alert, findings, index, transition)
            if transition == .worsen {
                report.worsened.append(alert)
                worsen(alert, findings.rule)
            } else if transition == .ease {
                report.eased.append(alert)
                if noteChange(of: key, isWorse: false) == .begins { tellAgain(alert, .flapping, findings.rule) }
            }
        }
    }

    /// A new alert, or one that ended and is the same one again.
    private mutating func open(_ new: Alert, _ findings: Findings, _ index: Int, isFirst: Bool) {
        let restlessness = noteChange(of: new.key, isWorse: true)
        let same = reopen(new, findings.rule)
        let alert = same ?? new
        memory.alerts[alert.key] = alert
        report.opened.append(alert)
        if restlessness == .goesOn, same != nil || alert.isEvent { return }
        if restlessness == .calm, same != nil, tellReopened(alert, findings.rule) { return }
        begin(alert, findings, index, isFirst: isFirst, isRestless: restlessness != .calm)
    }

    /// Amber turned red: everyone reached so far hears, once if it goes to and fro.
    private mutating func worsen(_ alert: Alert, _ rule: RuleDefinition) {
        switch noteChange(of: alert.key, isWorse: true) {
        case .calm: tellAgain(alert, .worsened, rule)
        case .begins: tellAgain(alert, .flapping, rule)
        case .goesOn: break
        }
    }

    private mutating func opened(_ key: AlertKey, _ colour: Colour, _ findings: Findings, _ index: Int) -> Alert {
        let id = Alert.id(for: key) { ids[$0] != nil && ids[$0] != key }
        ids[id] = key
        let place = findings.place(index)
        return Alert(
            id: id, key: key, colour: colour, opened: now, changed: now, title: findings.rule.title,
            text: words(findings, index), area: findings.area(index), file: place.file, row: place.row,
            isEvent: findings.rule.isEvent, officers: officers(findings, index))
    }

    /// Brings an open alert's words and place up to date. While the judgement is frozen its last words stay.
    private func update(
        _ alert: inout Alert, _ verdict: Verdict, _ findings: Findings, _ index: Int, _ transition: AlertTransition
    ) {
        let place = findings.place(index)
        (alert.title, alert.area) = (findings.rule.title, findings.area(index))
        (alert.file, alert.row) = (place.file, place.row)
        alert.officers = officers(findings, index)
        // No longer red, and whether amber is not known: amber until it is.
        alert.isUnknown = transition == .freeze || transition == .ease && verdict.amber == .unknown
        if transition != .freeze { alert.text = words(findings, index) }
        if transition == .worsen || transition == .ease {
            alert.colour = transition == .worsen ? .red : .amber
            alert.changed = now
        }
    }

    /// What an alert says, where anybody reads it.
    private func words(_ findings: Findings, _ index: Int) -> String {
        manner.writing == .nothing ? "" : findings.text(index)
    }

    /// The officers of the row, where the rule's ladder tells them.
    private func officers(_ findings: Findings, _ index: Int) -> [String] {
        guard let ladder = findings.rule.ladder.map({ site.definition.ladders[$0] }), ladder.tellsNamed else {
            return []
        }
        return findings.officers(index)
    }

    private func ending(_ verdict: Verdict, _ findings: Findings, _ index: Int, isChanged: Bool) -> Ending {
        let reason = reason(verdict, findings, index, isChanged: isChanged)
        // A figure shows how it got better; the words about a date are those of one that is late.
        let isFigure = findings.evaluator.source.layout.periods != .none
        let words = reason == .recovered && isFigure ? words(findings, index) : nil
        return Ending(reason: reason, at: now, words: words)
    }

    private func reason(_ verdict: Verdict, _ findings: Findings, _ index: Int, isChanged: Bool) -> ClearReason {
        if isChanged { return .ruleChanged }
        guard verdict.included == .no else { return .recovered }
        if findings.isDone(index) { return .done }
        return findings.hasLostTarget(index) ? .noTarget : .leftOut
    }

    private mutating func clear(_ key: AlertKey, _ ending: Ending) {
        guard let alert = memory.alerts.removeValue(forKey: key) else { return }
        endAcknowledgement(of: key)
        if !alert.isEvent { report.cleared.append(TickReport.Cleared(alert: alert, reason: ending.reason)) }
        end(alert, ending)
    }

    /// Alerts of rules that the site no longer has, or has as drafts only. A rule that waits for a table keeps its own.
    mutating func removeGoneRules() {
        let present: Set = Set([StaleSource.rule]).union(
            site.definition.rules.lazy.filter { !$0.isDraft && !$0.isWaiting }.map(\.name))
        for key in memory.alerts.keys.filter({ !present.contains($0.rule) }).sorted() {
            clear(key, Ending(reason: .ruleGone, at: now))
        }
        for name in memory.rules.keys where !present.contains(name) { memory.rules[name] = nil }
    }
}
