/// Climbs the ladders: who hears at once, who hears because nothing moved, and the weekly beat.
extension Tick {
    /// An alert opened: the first rung hears, and the climb of its record begins, unless another rule began it.
    mutating func begin(_ alert: Alert, _ findings: Findings, _ index: Int, isFirst: Bool, isRestless: Bool = false) {
        let rule = findings.rule
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return }
        let first = ladder.steps.firstIndex { $0.after == nil }.map { staffed($0, alert, rule, ladder) }
        if rule.isEvent {
            tell(alert, isRestless ? .flapping : .event, rule, rungs: first.map { [$0] } ?? [])
            return
        }
        var rungs = first.map { [$0] } ?? []
        var reached = first
        if isFirst {
            switch site.definition.settings.firstStart {
            case .firstStepOnly: break
            case .nobody: rungs = []
            case .everyone:
                rungs = Array(ladder.steps.indices)
                reached = ladder.steps.indices.last
            }
        }
        let key = climbKey(alert, rule, ladder)
        if memory.climbs[key] == nil {
            // What was wrong before we began is chased from the first day seen.
            let date = isFirst ? today : findings.anchor(index)
            var climb = Climb(anchor: date ?? today, beat: today)
            climb.lacksDate = date == nil && rule.anchor != nil
            climb.reach(reached, of: ladder.rungs, on: today)
            memory.climbs[key] = climb
        }
        let remark = rungs.count == 1 ? rungs.first.flatMap { vacancy(beneath: $0, from: 0, ladder, alert) } : nil
        tell(alert, isRestless ? .flapping : .opened, rule, rungs: rungs, remarks: [remark].compactMap(\.self))
    }

    /// An alert got worse: everyone reached so far hears.
    mutating func tellAgain(_ alert: Alert, _ occasion: Notice.Occasion, _ rule: RuleDefinition) {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return }
        let reached = memory.climbs[climbKey(alert, rule, ladder)]?.reached
        tell(alert, occasion, rule, rungs: Array(ladder.steps.indices.prefix((reached ?? 0) + 1)))
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
            // While nothing about a record may leave its ladder rests, and goes on where the calendar says.
            let awake = chased.filter { !isResting($0.alert.key) }
            guard !awake.isEmpty else { continue }
            climb(key, ladder, rungs[ladder.name] ?? [], awake.map { ($0.alert, $0.rule) })
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
        guard let first = heard.first else {
            // Nobody is reached: at the end of the acknowledgement the ladder goes on where the calendar says.
            let beat = climb.beatBeside(due, on: today, delays: delays, beatOn: ladder.beat, calendar: site.calendar)
            if beat.isBeat { climb.beat = today }
            memory.climbs[key] = climb
            for alert in held { hold(alert, before, beat, on: ladder) }
            return
        }
        for alert in held { hold(alert, before, due, on: ladder) }
        let rung = due.rung.map { staffed($0, first.0, first.1, ladder) }
        if let rung { climb.reach(rung, of: rungs, on: today) }
        if rung != nil || due.isBeat { climb.beat = today }
        memory.climbs[key] = climb
        let remarks = [
            passedOver(due.skipped, climb.anchor, ladder),
            rung.flatMap { vacancy(beneath: $0, from: due.rung ?? $0, ladder, first.0) },
        ].compactMap(\.self)
        let told = before.reached.map { Array(0...$0) } ?? []
        for (alert, rule) in heard {
            if hasLapsed(alert) {
                tell(alert, .lapsed, rule, rungs: told)
            } else if due.isBeat, !isFlapping(alert.key) {
                tell(alert, .repeated, rule, rungs: told)
            }
            if let rung { tell(alert, .escalated, rule, rungs: [rung], remarks: remarks) }
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

    /// Decides that the people of some rungs hear of an alert.
    private mutating func tell(
        _ alert: Alert, _ occasion: Notice.Occasion, _ rule: RuleDefinition, rungs: [Int], remarks: [String] = []
    ) {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }),
            !isHeld(alert, occasion, rungs.map { ladder.steps[$0] })
        else { return }
        let next = alert.isEvent ? nil : self.next(after: alert, rule)
        let acknowledged = acknowledgementWords(alert)
        var remarks = remarks
        if !alert.isEvent, memory.climbs[climbKey(alert, rule, ladder)]?.lacksDate == true {
            remarks.append("The row has no date to count from, so the steps count from the day on which this opened.")
        }
        if let words = staleRemark(rule) { remarks.append(words) }
        remarks += agreedWords(alert, rule)
        if occasion == .flapping { remarks.append(flappingWords(alert.key)) }
        for recipient in people(alert, rule, ladder, on: rungs) {
            notices.append(
                Notice(
                    person: recipient.person, subject: .alert(alert, occasion, rule: rule.reference),
                    reason: recipient.reason, decided: now, next: next,
                    acknowledged: acknowledged, remarks: remarks))
        }
    }

    /// Who hears of an alert on these rungs; the operator only where none of them has anybody.
    private mutating func people(
        _ alert: Alert, _ rule: RuleDefinition, _ ladder: LadderDefinition, on rungs: [Int]
    ) -> [Recipients.Recipient] {
        // A group that is no area has nobody of its own: the operator hears.
        if rule.group != nil, alert.area == nil { return rungs.isEmpty ? [] : recipients.operators }
        let row = rule.group == nil ? Recipients.Row(record: alert.key.record, officers: alert.officers) : nil
        var found: [Recipients.Recipient] = []
        for rung in rungs {
            let (people, wrong) = recipients.recipients(
                of: ladder.steps[rung], ladder: ladder.name, area: alert.area, row: row)
            note(wrong)
            found += people
        }
        let own = found.filter { !$0.isStandIn }
        return unique(own.isEmpty ? found : own)
    }

    /// The lowest rung from this one up that has somebody; itself where none has. The empty ones on the way are reported.
    private mutating func staffed(
        _ rung: Int, _ alert: Alert, _ rule: RuleDefinition, _ ladder: LadderDefinition
    ) -> Int {
        for higher in rung..<ladder.steps.count
        where people(alert, rule, ladder, on: [higher]).contains(where: { !$0.isStandIn }) {
            return higher
        }
        return rung
    }

    /// Why a step hears before its time; nil where it does not.
    private func vacancy(beneath rung: Int, from first: Int, _ ladder: LadderDefinition, _ alert: Alert) -> String? {
        guard rung > first else { return nil }
        let names = ladder.steps[first..<rung].map(\.words).joined(separator: ", nor as ")
        let place = alert.area.map { " for \($0)" } ?? ""
        return "Nobody can be told as \(names)\(place), so this comes to the next step at once."
    }

    /// Which earlier steps are not made up for; nil for none.
    private func passedOver(_ rungs: [Int], _ anchor: Day, _ ladder: LadderDefinition) -> String? {
        guard !rungs.isEmpty else { return nil }
        let steps = rungs.map { rung in
            let day = Climb.day(of: ladder.steps[rung].after ?? Span(0, .workingDays), from: anchor, site.calendar)
            return "\(ladder.steps[rung].words) (\(day.weekday.name) \(day.inWords))"
        }
        return "Steps whose day passed meanwhile, and who were not told: \(steps.joined(separator: ", "))."
    }

    /// "head of service on Monday 23 November 2020, then director on …, then everyone told so far hears again each Monday"
    func next(after alert: Alert, _ rule: RuleDefinition) -> String? {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }),
            let climb = memory.climbs[climbKey(alert, rule, ladder)]
        else { return nil }
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
            let isCounted = ladder.steps[index].after?.unit == .workingDays
            let mark = isCounted && clock.isProvisional(day) ? " (provisional)" : ""
            let when = day <= today ? "now" : "on \(day.weekday.name) \(day.inWords)\(mark)"
            return "\(ladder.steps[index].words) \(when)"
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
