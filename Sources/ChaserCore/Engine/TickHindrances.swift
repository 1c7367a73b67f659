/// Why somebody does not hear of an alert: what holds its mail back now, and what of it waits.
extension Tick {
    /// What keeps the people of an open alert from hearing, a sentence each; empty where nothing does.
    func hindrances(_ alert: Alert, _ rule: RuleDefinition) -> [String] {
        var lines: [String] = []
        if letterhead == nil { lines.append("The site names no sender: no mail leaves.") }
        if memory.hold != nil {
            lines.append("All mail is held until chaser adopt: the spool is newer than this state.")
        }
        if let given = acknowledgement(of: alert) {
            lines.append(given.words() + " Until then only what gets worse is told.")
        }
        for name in memory.silenced[alert.key] ?? [] {
            let silence = silences.first { $0.name == name }
            let more = silence.map { ", of \($0.author), until \(words($0.until)): \($0.reason)" } ?? ""
            lines.append("Held back by the silence “\(name)”\(more).")
        }
        if let bigger = memory.hidden[alert.key] {
            lines.append("Hidden behind \(bigger.rule) on “\(bigger.record)”, whose mail says how many it hides.")
        }
        if let storm = memory.storm, storm.alerts.contains(alert.key), let words = memory.waitingForYes(site.zone) {
            lines.append("Held by the brake (chaser confirm): \(words)")
        }
        if let since = memory.flapping[alert.key]?.since {
            lines.append(
                "It has gone to and fro since \(words(since)): it is told again when it has stood still for "
                    + "\(Flapping.settling) days.")
        }
        if stale.contains(rule.source) {
            let title = site.definition.sources[rule.source].title
            lines.append("“\(title)” is out of date: nothing clears on it until a newer sheet comes.")
        }
        return lines
    }

    /// What is decided about an alert and has not left, and why.
    func waiting(_ key: AlertKey) -> [String] {
        let withheld = memory.withheld.filter { $0.notice.alertKey == key }.map { held in
            "Decided on \(day(held.notice)) and held back by \(held.cause.words): to \(name(held.notice.person))."
        }
        let owed = memory.owed.filter { $0.alertKey == key }.map { notice in
            "Decided on \(day(notice)) and held, \(reason(notice.person)): to \(name(notice.person))."
        }
        return unique(withheld + owed)
    }

    private func day(_ notice: Notice) -> String { site.zone.civil(at: notice.decided).day.inWords }

    func name(_ person: Person) -> String { "\(person.name) <\(person.address.address)>" }

    /// Why what is owed to somebody has not left.
    private func reason(_ person: Person) -> String {
        if letterhead == nil { return "as the site names no sender" }
        let civil = site.zone.civil(at: now)
        if !site.isMailOpen(at: now) {
            guard let next = site.mailWindow.nextOpening(after: civil) else { return "until mail may leave" }
            return "until the hours for mail begin on \(words(next.day)) at \(next.time)"
        }
        let identity = person.address.identity
        let theirs = memory.owed.filter { $0.person.address.identity == identity }
        if !isWithinLimit(theirs, identity) { return "as \(limitWords(person)) this week" }
        return "until the next look"
    }

    /// `north@… has had 2 of 2 mails`, in this week.
    func limitWords(_ person: Person) -> String {
        let monday = WeeklyLimit.monday(of: today)
        let sent = (memory.sent[person.address.identity] ?? []).filter { $0 >= monday }.count
        let most = site.definition.settings.mailsAWeek.map { " of \(counted($0, "mail"))" } ?? " " + "mails"
        return "\(person.name) has had \(sent)\(most)"
    }

    /// Who would hear of an alert if it opened, step by step.
    func wouldHear(_ rule: RuleDefinition, area: String?) -> [String] {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return [] }
        return ladder.steps.map { step in
            let when = step.after.map { "after \($0)" } ?? "at once"
            return "If it opened, \(when): \(who(step, ladder, rule, area, nil))"
        }
    }

    /// Who stands on a step, as its mail finds them: of a group that is no area the operator alone hears.
    func hearers(
        _ step: LadderDefinition.Step, _ ladder: LadderDefinition, _ rule: RuleDefinition, _ area: String?,
        _ alert: Alert?
    ) -> (found: [Recipients.Recipient], problems: [AddressProblem]) {
        if rule.group != nil, area == nil { return (recipients.operators, []) }
        let row = alert.map { Recipients.Row(record: $0.key.record, officers: $0.officers) }
        return recipients.recipients(
            of: step, ladder: ladder.name, area: area, row: rule.group == nil ? row : nil)
    }

    /// `head-of-service (Head <hos@…>)`, with what is wrong about it.
    func who(
        _ step: LadderDefinition.Step, _ ladder: LadderDefinition, _ rule: RuleDefinition, _ area: String?,
        _ alert: Alert?
    ) -> String {
        let (found, wrong) = hearers(step, ladder, rule, area, alert)
        let people = unique(found.map { name($0.person) + ($0.isStandIn ? ", the operator in their place" : "") })
        return "\(step.names) (\(people.isEmpty ? "nobody" : people.joined(separator: ", ")))"
            + wrong.map { "; \(recipients.words($0))" }.joined()
    }
}

extension Withheld.Cause {
    /// `the silence “Inspection week”`
    var words: String {
        switch self {
        case .silence(let name): "the silence “\(name)”"
        case .inhibition(let bigger): "\(bigger.rule) on “\(bigger.record)”"
        case .storm: "the brake"
        }
    }
}
