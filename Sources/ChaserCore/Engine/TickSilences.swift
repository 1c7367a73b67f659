/// Silences: what is held back by them, and the account of it when they end.
extension Tick {
    /// The silences of the rule files and of requests that hold today, by name.
    var silences: [Silence] {
        (site.definition.silences + memory.silences.values.sorted { $0.name < $1.name }).filter {
            $0.isInForce(on: today)
        }
    }

    /// Notes which silences an alert stands under, and what it has in common with others: asked before it moves, so that
    /// its end is held back as its beginning was.
    mutating func mark(_ key: AlertKey, _ findings: Findings, _ index: Int) {
        if !inForce.isEmpty {
            let names = inForce.filter { matches($0.pattern, key, findings, index) }.map(\.name)
            memory.silenced[key] = names.isEmpty ? nil : unique(names)
        }
        for column in commonColumns { noteCommon(column, key, findings, index) }
    }

    private func matches(_ pattern: AlertPattern, _ key: AlertKey, _ findings: Findings, _ index: Int) -> Bool {
        let source = findings.evaluator.source.name
        guard pattern.names(rule: key.rule, record: key.record, area: findings.area(index), in: source) else {
            return false
        }
        return pattern.condition.map { findings.shows($0, index) } ?? true
    }

    /// Gives an account of every silence that has ended, also before its day, and lets go of what it held.
    mutating func endSilences() {
        let holding = Dictionary(inForce.map { ($0.name, $0.withoutPattern) }, uniquingKeysWith: { first, _ in first })
        let over = memory.silencesInForce.filter { holding[$0.key] == nil }
        memory.silencesInForce = holding
        for (_, silence) in over.sorted(by: { $0.key < $1.key }) { account(for: silence) }
        memory.silences = memory.silences.filter { $0.value.until > today }
    }

    private mutating func account(for silence: Silence) {
        let cause = Withheld.Cause.silence(silence.name)
        let held = memory.withheld.filter { $0.cause == cause }.map(\.notice)
        memory.withheld.removeAll { $0.cause == cause }
        // What stands under another silence waits for that one's end.
        let others = memory.silenced.mapValues { $0.filter { $0 != silence.name } }
        memory.silenced = others.filter { !$0.value.isEmpty }
        for notice in held {
            guard let other = notice.alertKey.flatMap({ memory.silenced[$0]?.first }) else { continue }
            memory.withheld.append(Withheld(cause: .silence(other), notice: notice))
        }
        let quiet = silencedBefore.filter { $0.value.contains(silence.name) }.keys.filter { key in
            !held.contains { $0.alertKey == key }
        }
        let free = (held + quiet.sorted().flatMap(stillOpen)).filter {
            $0.alertKey.map { memory.silenced[$0] == nil } ?? true
        }
        let intro = silenceWords(silence)
        for (_, notices) in grouped(free, by: \.person.address.identity) {
            guard let first = notices.first else { continue }
            let lines = grouped(notices, by: \.alertKey).compactMap { key, told in
                key.map { line($0, told, since: silence) }
            }
            let keys = unique(notices.compactMap(\.alertKey))
            let account = Account(
                kind: .silence, title: "Silence ended: \(silence.name)", intro: intro, lines: lines,
                areas: unique(notices.map { $0.area ?? "" }),
                hasRed: keys.contains { memory.alerts[$0]?.colour == .red })
            self.notices.append(
                Notice(person: first.person, subject: .account(account), reason: first.reason, decided: now))
            hear(notices)
        }
        rest(unique(free.compactMap(\.alertKey)))
    }

    /// "From Monday 23 November 2020 until Saturday 28 November 2020, by QA unit: inspectors on site."
    private func silenceWords(_ silence: Silence) -> String {
        let early = today < silence.until ? " It was lifted early." : ""
        return
            "No mail left about these alerts from \(words(silence.from)) until \(words(silence.until)), by decision of "
            + "\(silence.author): \(silence.reason).\(early)"
    }

    /// Of an alert to which nothing happened, for everyone who had been told of it.
    private func stillOpen(_ key: AlertKey) -> [Notice] {
        guard let alert = memory.alerts[key], let rule = site.definition.rules.first(where: { $0.name == key.rule })
        else {
            return []
        }
        return (memory.heard[key] ?? []).map {
            Notice(
                person: $0.person, subject: .alert(alert, .repeated, rule: rule.reference), reason: $0.reason,
                decided: now)
        }
    }

    /// What became of one alert inside a silence.
    private func line(_ key: AlertKey, _ told: [Notice], since silence: Silence) -> String {
        let newest = told.compactMap(\.alert).last
        let words = newest.map { "\($0.title). \($0.text)" } ?? key.record
        let id = newest.map { " Alert \($0.id)." } ?? ""
        var events: [String] = []
        for notice in told {
            let day = self.words(site.zone.civil(at: notice.decided).day)
            switch notice.subject {
            case .alert(_, .opened, _), .alert(_, .event, _): events.append("opened on \(day)")
            case .alert(_, .reopened, _): events.append("open again on \(day)")
            case .alert(_, .worsened, _): events.append("turned red on \(day)")
            case .alert(_, .slipped, _), .alert(_, .declined, _): events.append("worse again on \(day)")
            case .ended(_, let ending): events.append("ended on \(day) (\(ending.reason.rawValue))")
            case .alert(_, .escalated, _), .alert(_, .repeated, _), .alert(_, .lapsed, _), .alert(_, .flapping, _),
                .alert(_, .settled, _),
                .account, .reminder, .problem:
                break
            }
        }
        let now = memory.alerts[key].map { "\($0.colour == .red ? "RED" : "AMBER"), open now" } ?? "Over now"
        let course = events.isEmpty ? "as before" : events.joined(separator: ", ")
        return "\(now), \(course): \(words)\(id)"
    }

    /// The beat of what was just accounted for begins anew: nobody hears twice on one day.
    private mutating func rest(_ keys: [AlertKey]) {
        for key in keys {
            guard let alert = memory.alerts[key],
                let rule = site.definition.rules.first(where: { $0.name == key.rule }),
                let ladder = rule.ladder.map({ site.definition.ladders[$0] })
            else { continue }
            let climbKey = climbKey(alert, rule, ladder)
            if memory.climbs[climbKey]?.reached != nil { memory.climbs[climbKey]?.beat = today }
        }
    }

    func words(_ day: Day) -> String { "\(day.weekday.name) \(day.inWords)" }
}

extension Silence {
    /// What is told of it; whom it matched stands with the alerts.
    fileprivate var withoutPattern: Silence {
        Silence(name: name, pattern: AlertPattern(), from: from, until: until, author: author, reason: reason)
    }
}

extension Findings {
    /// Whether a record shows a condition; for a group, whether every member does. Unknown is no.
    func shows(_ condition: CheckedCondition, _ index: Int) -> Bool {
        let members = grouping?.groups[index].members ?? [index]
        return members.allSatisfy { evaluator.truths(condition, evaluator.run(of: $0))[0] == Truth.yes.rawValue }
    }

    /// What a record has in a column, as text; for a group, only where it is what the group is by.
    func common(_ column: String, _ index: Int) -> String? {
        if column == "area" { return area(index) }
        guard let place = evaluator.source.column(named: column) else { return nil }
        let formula = Formula.column(place, evaluator.source.layout.columns[place].type)
        if let grouping { return rule.group == formula ? grouping.groups[index].name : nil }
        let rows = evaluator.run(of: index)
        return evaluator.texts(formula, rows, lag: 0)(0) ?? evaluator.words(formula, rows, lag: 0)
    }
}
