/// Tells how alerts end, and knows one again that comes back.
extension Tick {
    /// An alert ended: whoever was ever told of it hears why, and nobody else. Events do not end.
    mutating func end(_ alert: Alert, _ ending: Ending) {
        if alert.isEvent { return }
        let hearers = hearersAtEnd(of: alert.key)
        let restlessness = ending.reason.isOfRecord ? noteChange(of: alert.key, isWorse: false) : .calm
        switch restlessness {
        case .calm: for hearer in hearers { tellEnd(alert, ending, hearer) }
        case .begins: for hearer in hearers { tellEnd(alert, ending, hearer, remarks: [flappingWords(alert.key)]) }
        case .goesOn: break
        }
        keep(alert, ending, hearers)
    }

    /// Everyone who was told, and those of whom a notice is still on its way, owed or silenced. What only a bigger alert
    /// or the brake kept from everyone is forgotten with it.
    private mutating func hearersAtEnd(of key: AlertKey) -> [Hearer] {
        let silenced = memory.withheld.filter { $0.cause.isSilence }.map(\.notice)
        memory.withheld.removeAll { $0.notice.alertKey == key && $0.notice.isOfOpenAlert && !$0.cause.isSilence }
        let owed = (memory.owed + notices + silenced).filter { $0.alertKey == key }
            .map { Hearer(person: $0.person, reason: $0.reason) }
        let told = memory.heard.removeValue(forKey: key) ?? []
        return grouped(told + owed, by: \.person.address.identity).compactMap(\.items.first)
    }

    mutating func tellEnd(_ alert: Alert, _ ending: Ending, _ hearer: Hearer, remarks: [String] = []) {
        let subject = Notice.Subject.ended(alert, ending)
        let address = hearer.person.address
        if isReachable(address) {
            notices.append(
                Notice(person: hearer.person, subject: subject, reason: hearer.reason, decided: now, remarks: remarks))
            return
        }
        note([recipients.isAllowed(address) ? .left(address.address) : .outsideDomains(address.address)])
        notices += recipients.operators.map {
            Notice(
                person: $0.person, subject: subject,
                reason:
                    "You are the operator, and \(hearer.person.name), who was told of this, cannot be told any more.",
                decided: now, remarks: remarks)
        }
    }

    /// Whether the directory or a rule still names the address, and mail may go there.
    private func isReachable(_ address: MailAddress) -> Bool {
        guard recipients.isAllowed(address) else { return false }
        if site.directory.knows(address) { return true }
        if site.definition.absences.contains(where: { $0.cover.identity == address.identity }) { return true }
        let named = site.definition.ladders.flatMap(\.steps).flatMap(\.recipients)
        return named.contains { recipient in
            guard case .address(let text) = recipient.value else { return false }
            return MailAddress(parsing: text)?.identity == address.identity
        }
    }

    /// Keeps what ended for as long as it would be the same alert again.
    private mutating func keep(_ alert: Alert, _ ending: Ending, _ hearers: [Hearer]) {
        guard let rule = site.definition.rules.first(where: { $0.name == alert.key.rule }), ending.reason.isOfRecord,
            rule.reopeningMonths > 0 || isFlapping(alert.key)
        else { return }
        let climb = rule.ladder.flatMap { memory.climbs[climbKey(alert, rule, site.definition.ladders[$0])] }
        memory.ended[alert.key] = EndedAlert(alert: alert, ending: ending, hearers: hearers, climb: climb)
    }

    /// The alert as it was, if this is the same one come back within the window of its rule's `for`: it goes on with its
    /// first day, its ladder and its people. Nil for a new one.
    mutating func reopen(_ alert: Alert, _ rule: RuleDefinition) -> Alert? {
        guard !alert.isEvent, let past = memory.ended.removeValue(forKey: alert.key) else { return nil }
        var same = alert
        same.opened = past.alert.opened
        if let ladder = rule.ladder.map({ site.definition.ladders[$0] }), let climb = past.climb {
            let key = climbKey(alert, rule, ladder)
            memory.climbs[key] = memory.climbs[key] ?? climb
        }
        memory.heard[alert.key] = past.hearers
        return same
    }

    /// Everyone who was told of the alert before hears that it is open again; false where nobody was.
    mutating func tellReopened(_ alert: Alert, _ rule: RuleDefinition) -> Bool {
        // Whoever owns it knows; its ladder goes on when they no longer do.
        if isFlapping(alert.key) || acknowledgement(of: alert) != nil { return true }
        let hearers = (memory.heard[alert.key] ?? []).filter { isReachable($0.person.address) }
        let day = site.zone.civil(at: alert.opened).day
        let remark =
            "It had ended, and came back within the time that its rule looks at: it is the alert of \(day.inWords)."
        let reference = reference(rule)
        notices += hearers.map {
            Notice(
                person: $0.person, subject: .alert(alert, .reopened, rule: reference), reason: $0.reason,
                decided: now, next: next(after: alert, rule), remarks: [remark])
        }
        return !hearers.isEmpty
    }

    /// Forgets whom an alert was told to that is no longer there, and what can no longer come back.
    mutating func forgetEnded() {
        let alerts = memory.alerts
        memory.heard.removeAll { alerts[$0.key] == nil }
        guard !memory.ended.isEmpty else { return }
        let months = Dictionary(
            site.definition.rules.map { ($0.name, $0.reopeningMonths) }, uniquingKeysWith: { first, _ in first })
        memory.ended = memory.ended.filter { key, past in
            let day = site.zone.civil(at: past.ending.at).day
            return isFlapping(key) || Span(months[key.rule] ?? 0, .months).after(day) >= today
        }
    }

    /// Notes who is being told of which open alert.
    mutating func hear(_ notices: [Notice]) {
        for notice in notices {
            guard case .alert(let alert, _, _) = notice.subject, !alert.isEvent, memory.alerts[alert.key] != nil else {
                continue
            }
            let hearer = Hearer(person: notice.person, reason: notice.reason)
            let known = memory.heard[alert.key] ?? []
            if known.contains(where: { $0.person.address.identity == hearer.person.address.identity }) { continue }
            memory.heard[alert.key] = known + [hearer]
        }
    }
}
