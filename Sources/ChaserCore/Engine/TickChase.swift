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
        let climbing = site.definition.rules.filter {
            $0.ladder != nil && !$0.isEvent && !$0.isDraft && !$0.isWaiting
        }
        let open = chased(by: climbing)
        memory.climbs.removeAll { open[$0.key] == nil }
        let courses = Dictionary(
            site.definition.ladders.map { ($0.name, Course($0)) },
            uniquingKeysWith: { first, _ in first })
        let due = open.keys.filter { key in courses[key.ladder].map { isAnythingDue(of: key, $0) } ?? false }
        for key in due.sorted() {
            guard let course = courses[key.ladder] else { continue }
            let chased = (open[key] ?? []).sorted { ($0.rule, $0.alert) < ($1.rule, $1.alert) }
                .compactMap { found in memory.alerts[found.alert].map { ($0, climbing[found.rule]) } }
            // While nothing about a record may leave its ladder rests, and goes on where the calendar says.
            let awake = chased.filter { !isResting($0.0.key) }
            guard !awake.isEmpty else { continue }
            climb(key, course, awake)
        }
    }

    /// The open alerts of these rules by what is chased, in no order; each with its rule's place.
    private func chased(by climbing: [RuleDefinition]) -> [ClimbKey: [(rule: Int, alert: AlertKey)]] {
        let ladders = Dictionary(
            climbing.enumerated().map { place, rule in
                let ladder = rule.ladder.map { site.definition.ladders[$0].name } ?? ""
                return (rule.name, (place: place, source: climbSource(rule), ladder: ladder))
            }, uniquingKeysWith: { first, _ in first })
        var open: [ClimbKey: [(rule: Int, alert: AlertKey)]] = [:]
        for key in memory.alerts.keys {
            guard let (place, source, ladder) = ladders[key.rule] else { continue }
            open[ClimbKey(source: source, record: key.record, ladder: ladder), default: []].append((place, key))
        }
        return open
    }

    /// What all climbs up one ladder share.
    private struct Course {
        let ladder: LadderDefinition
        let rungs: [String]
        let delays: [Span]

        init(_ ladder: LadderDefinition) {
            self.ladder = ladder
            rungs = ladder.rungs
            delays = ladder.steps.map { $0.after ?? Span(0, .workingDays) }
        }
    }

    /// Whether anything may happen on a ladder today: on most days nothing does, on most ladders.
    private func isAnythingDue(of key: ClimbKey, _ course: Course) -> Bool {
        guard memory.acknowledgements.isEmpty, lapsed.isEmpty, let climb = memory.climbs[key],
            climb.fits(course.rungs)
        else { return true }
        let due = climb.due(on: today, delays: course.delays, beatOn: course.ladder.beat, calendar: site.calendar)
        return due.rung != nil || due.isBeat
    }

    private mutating func climb(_ key: ClimbKey, _ course: Course, _ chased: [(Alert, RuleDefinition)]) {
        let (ladder, rungs, delays) = (course.ladder, course.rungs, course.delays)
        // An alert without a climb was opened by an older version of the rule, without a ladder.
        var climb = memory.climbs[key] ?? Climb(anchor: today, reached: nil, beat: today)
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
        ClimbKey(source: climbSource(rule), record: alert.key.record, ladder: ladder.name)
    }

    /// A group is a record of its own, whatever a record of the source is called.
    private func climbSource(_ rule: RuleDefinition) -> String {
        let source = site.definition.sources[rule.source].name
        return rule.group == nil ? source : "\(source) by group"
    }

    /// Decides that the people of some rungs hear of an alert.
    private mutating func tell(
        _ alert: Alert, _ occasion: Notice.Occasion, _ rule: RuleDefinition, rungs: [Int], remarks: [String] = []
    ) {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }),
            !isHeld(alert, occasion, rungs.map { ladder.steps[$0] })
        else { return }
        let next = alert.isEvent || manner.writing == .nothing ? nil : self.next(after: alert, rule)
        let reference = reference(rule)
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
                    person: recipient.person, subject: .alert(alert, occasion, rule: reference),
                    reason: recipient.reason, decided: now, next: next,
                    acknowledged: acknowledged, remarks: remarks))
        }
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
