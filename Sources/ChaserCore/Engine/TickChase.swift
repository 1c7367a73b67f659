/// Climbs the ladders: who hears at once, who hears because nothing moved, and the weekly beat.
extension Tick {
    /// An alert opened: the first rung hears, and the climb of its record begins, unless another rule began it.
    mutating func begin(_ alert: Alert, _ findings: Findings, _ index: Int, isFirst: Bool) {
        let rule = findings.rule
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return }
        if rule.isEvent {
            tell(alert, .event, rule, steps: ladder.first.map { [$0] } ?? [])
            return
        }
        let key = climbKey(alert, rule, ladder)
        let first = ladder.steps.firstIndex { $0.after == nil }
        var steps = first.map { [ladder.steps[$0]] } ?? []
        var reached = first
        if isFirst {
            switch site.definition.settings.firstStart {
            case .firstStepOnly: break
            case .nobody: steps = []
            case .everyone:
                steps = ladder.steps
                reached = ladder.steps.indices.last
            }
        }
        if memory.climbs[key] == nil {
            // What was wrong before we began is chased from the first day seen.
            var climb = Climb(anchor: isFirst ? today : findings.anchor(index) ?? today, beat: today)
            climb.reach(reached, of: ladder.rungs, on: today)
            memory.climbs[key] = climb
        }
        tell(alert, .opened, rule, steps: steps)
    }

    /// An alert got worse: everyone reached so far hears.
    mutating func tellAgain(_ alert: Alert, _ occasion: Notice.Occasion, _ rule: RuleDefinition) {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return }
        let reached = memory.climbs[climbKey(alert, rule, ladder)]?.reached
        tell(alert, occasion, rule, steps: Array(ladder.steps.prefix((reached ?? 0) + 1)))
    }

    /// The rungs and beats that are due today, of every record with an open alert.
    mutating func chase() {
        var open: [ClimbKey: [(alert: Alert, rule: RuleDefinition, ladder: LadderDefinition)]] = [:]
        let climbing = site.definition.rules.filter {
            $0.ladder != nil && !$0.isEvent && !$0.isDraft && !$0.isWaiting
        }
        let names = Set(climbing.map(\.name))
        let alertsOf = Dictionary(
            grouping: names.isEmpty ? [] : memory.alerts.values.filter { names.contains($0.key.rule) }, by: \.key.rule)
        for rule in climbing {
            guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { continue }
            for alert in (alertsOf[rule.name] ?? []).sorted(by: { $0.key < $1.key }) {
                open[climbKey(alert, rule, ladder), default: []].append((alert, rule, ladder))
            }
        }
        memory.climbs = memory.climbs.filter { open[$0.key] != nil }
        let rungs = Dictionary(
            site.definition.ladders.map { ($0.name, $0.rungs) }, uniquingKeysWith: { first, _ in first })
        for key in open.keys.sorted() {
            guard let chased = open[key], let ladder = chased.first?.ladder else { continue }
            climb(key, ladder, rungs[ladder.name] ?? [], chased.map { ($0.alert, $0.rule) })
        }
    }

    private mutating func climb(
        _ key: ClimbKey, _ ladder: LadderDefinition, _ rungs: [String], _ chased: [(Alert, RuleDefinition)]
    ) {
        // An alert without a climb was opened by an older version of the rule, without a ladder.
        var climb = memory.climbs[key] ?? Climb(anchor: today, reached: nil, beat: today)
        let delays = ladder.steps.map { $0.after ?? Span(0, .workingDays) }
        climb.fit(rungs: rungs, delays: delays, calendar: site.calendar)
        let before = climb
        let due = climb.due(on: today, delays: delays, beatOn: ladder.beat, calendar: site.calendar)
        let (held, heard) = split(chased)
        if heard.isEmpty {
            // Nobody is reached: at the end of the acknowledgement the ladder goes on where the calendar says.
            let beat = climb.beatBeside(due, on: today, delays: delays, beatOn: ladder.beat, calendar: site.calendar)
            if beat.isBeat { climb.beat = today }
            for alert in held { hold(alert, before, beat, on: ladder) }
        } else {
            for alert in held { hold(alert, before, due, on: ladder) }
            if let rung = due.rung {
                climb.reach(rung, of: rungs, on: today)
                climb.beat = today
            } else if due.isBeat {
                climb.beat = today
            }
        }
        memory.climbs[key] = climb
        for (alert, rule) in heard {
            let told = before.reached.map { Array(ladder.steps[...$0]) } ?? []
            if hasLapsed(alert) {
                tell(alert, .lapsed, rule, steps: told)
            } else if due.isBeat {
                tell(alert, .repeated, rule, steps: told)
            }
            if let rung = due.rung {
                let passed = passedOver(due.skipped, ladder, anchor: climb.anchor)
                tell(alert, .escalated, rule, steps: [ladder.steps[rung]], passed: passed)
            }
        }
    }

    /// The alerts that an acknowledgement holds, and those that go on.
    private func split(_ chased: [(Alert, RuleDefinition)]) -> (held: [Alert], heard: [(Alert, RuleDefinition)]) {
        guard !memory.acknowledgements.isEmpty else { return ([], chased) }
        let held = chased.map(\.0).filter { acknowledgement(of: $0) != nil }
        return (held, chased.filter { acknowledgement(of: $0.0) == nil })
    }

    /// What is chased: the record, or the group, up this ladder.
    func climbKey(_ alert: Alert, _ rule: RuleDefinition, _ ladder: LadderDefinition) -> ClimbKey {
        // A group is a record of its own, whatever a record of the source is called.
        let source = site.definition.sources[rule.source].name
        return ClimbKey(
            source: rule.group == nil ? source : "\(source) by group", record: alert.key.record, ladder: ladder.name)
    }

    /// "Passed over, as nobody looked on their days: head-of-service on Monday 23 November 2020." Nil for no rung.
    private func passedOver(_ rungs: [Int], _ ladder: LadderDefinition, anchor: Day) -> String? {
        guard !rungs.isEmpty else { return nil }
        let names = rungs.map { rung in
            let day = Climb.day(of: ladder.steps[rung].after ?? Span(0, .workingDays), from: anchor, site.calendar)
            return "\(ladder.steps[rung].names) on \(day.weekday.name) \(day.inWords)"
        }
        return "Passed over, as nobody looked on their days: " + names.joined(separator: ", ") + "."
    }

    /// Decides that the people of some rungs hear of an alert.
    private mutating func tell(
        _ alert: Alert, _ occasion: Notice.Occasion, _ rule: RuleDefinition, steps: [LadderDefinition.Step],
        passed: String? = nil
    ) {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }), !isHeld(alert, occasion, steps) else {
            return
        }
        let next = alert.isEvent ? nil : self.next(after: alert, rule, ladder)
        let acknowledged = acknowledgementWords(alert)
        for step in steps {
            // A group that is no area has nobody of its own: the operator hears.
            let isNowhere = rule.group != nil && alert.area == nil
            let (found, wrong) =
                isNowhere
                ? (recipients.operators, [])
                : recipients.recipients(of: step, ladder: ladder.name, area: alert.area)
            note(wrong)
            for recipient in found {
                notices.append(
                    Notice(
                        person: recipient.person, subject: .alert(alert, occasion, rule: rule.reference),
                        reason: recipient.reason + (passed.map { " \($0)" } ?? ""), decided: now, next: next,
                        acknowledged: acknowledged))
            }
        }
    }

    /// "head-of-service on Monday 23 November 2020, then director on …, then everyone told so far hears again each Monday"
    private func next(after alert: Alert, _ rule: RuleDefinition, _ ladder: LadderDefinition) -> String? {
        guard let climb = memory.climbs[climbKey(alert, rule, ladder)] else { return nil }
        // A rung that is held until then is told on the day after, the highest of several alone.
        let end = acknowledgement(of: alert).map { $0.lastDay.adding(days: 1) } ?? .earliest
        let first = climb.reached.map { $0 + 1 } ?? 0
        let rungs = ladder.steps.indices.filter { $0 >= first }.map { index in
            (
                index,
                Climb.day(of: ladder.steps[index].after ?? Span(0, .workingDays), from: climb.anchor, site.calendar)
            )
        }
        var parts = (rungs.filter { $0.1 <= end }.suffix(1) + rungs.filter { $0.1 > end }).map { index, due -> String in
            let day = max(due, end)
            let when = day <= today ? "now" : "on \(day.weekday.name) \(day.inWords)"
            return "\(ladder.steps[index].names) \(when)"
        }
        if let beat = ladder.beat { parts.append("everyone told so far hears again each \(beat.name)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", then ")
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
