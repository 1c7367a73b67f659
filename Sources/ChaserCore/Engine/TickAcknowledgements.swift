/// What acknowledgements do to a tick: they hold what an alert would have told, let worse things through, and end.
extension Tick {
    /// The acknowledgement of an alert that holds now.
    func acknowledgement(of alert: Alert) -> Acknowledgement? {
        memory.acknowledgements.isEmpty || alert.isEvent ? nil : memory.acknowledgements[alert.key]
    }

    /// Looks at an acknowledged alert that stays open: whether its record changed, slipped or got worse.
    mutating func review(_ alert: Alert, _ findings: Findings, _ index: Int, _ transition: AlertTransition) {
        guard var given = acknowledgement(of: alert), transition != .freeze else { return }
        let outcome = given.see(
            Acknowledgement.Sighting(
                row: findings.rowHash(index), date: findings.slippingDate(index), isWorse: findings.declined(index),
                isRecoloured: transition == .worsen || transition == .ease))
        memory.acknowledgements[alert.key] = given
        switch outcome {
        case .holds: break
        case .ends:
            memory.acknowledgements[alert.key] = nil
            lapsed[alert.key] = given
            report.lapsed.append(TickReport.Lapse(alert: alert, acknowledgement: given))
        case .passes(let worsening):
            // Amber to red says it all.
            if transition != .worsen { tellAgain(alert, Notice.Occasion(worsening), findings.rule) }
        }
    }

    /// Ends the acknowledgements whose last day is over. The ladder then goes on where the calendar says.
    mutating func endAcknowledgements() {
        for (key, given) in memory.acknowledgements.sorted(by: { $0.key < $1.key }) where given.lastDay < today {
            memory.acknowledgements[key] = nil
            // Between ending and opening again, nobody waits for it.
            guard let alert = memory.alerts[key] else { continue }
            lapsed[key] = given
            report.lapsed.append(TickReport.Lapse(alert: alert, acknowledgement: given))
        }
    }

    /// Whether everyone reached so far is to hear that nobody owns the alert any more. That it changed colour was told
    /// already, or is better and does not nag.
    func hasLapsed(_ alert: Alert) -> Bool {
        lapsed[alert.key] != nil && !(report.worsened + report.eased).contains { $0.key == alert.key }
    }

    /// What ends with the alert: all but an acknowledgement until a date, which outlives an end and a new opening.
    mutating func endAcknowledgement(of key: AlertKey) {
        if memory.acknowledgements[key]?.strength != .date { memory.acknowledgements[key] = nil }
    }

    /// Whether an acknowledgement keeps people from hearing this; then it is noted there as held.
    mutating func isHeld(_ alert: Alert, _ occasion: Notice.Occasion, _ steps: [LadderDefinition.Step]) -> Bool {
        guard var given = acknowledgement(of: alert) else { return false }
        switch occasion {
        case .opened where alert.colour <= given.worst:
            given.hold(steps.map(\.words).joined(separator: " and "), due: today)
        // Held rung by rung where they fall due.
        case .escalated, .repeated: break
        case .opened, .worsened, .slipped, .declined, .lapsed, .event, .reopened, .flapping, .settled:
            given.worst = max(given.worst, alert.colour)
            memory.acknowledgements[alert.key] = given
            return false
        }
        memory.acknowledgements[alert.key] = given
        return true
    }

    /// Notes the rungs that are due on a held record, each with the day on which it fell due, and the beat.
    mutating func hold(_ alert: Alert, _ climb: Climb, _ due: Climb.Due, on ladder: LadderDefinition) {
        guard var given = acknowledgement(of: alert) else { return }
        for rung in due.skipped + (due.rung.map { [$0] } ?? []) {
            let delay = ladder.steps[rung].after ?? Span(0, .workingDays)
            given.hold(ladder.steps[rung].words, due: Climb.day(of: delay, from: climb.anchor, site.calendar))
        }
        if due.isBeat { given.hold("the weekly reminder", due: today) }
        memory.acknowledgements[alert.key] = given
    }

    /// What a digest says of a record of a plan that somebody owns, under whichever rule.
    func acknowledged(_ record: String, of source: SourceDefinition) -> [String] {
        guard !memory.acknowledgements.isEmpty else { return [] }
        let rules = site.definition.rules.filter { site.definition.sources[$0.source].name == source.name }
        return unique(
            rules.compactMap { memory.acknowledgements[AlertKey(rule: $0.name, record: record)]?.words() })
    }

    /// What a mail says of the acknowledgement of an alert: the one that holds, or the one that ended in this tick.
    func acknowledgementWords(_ alert: Alert) -> String? {
        acknowledgement(of: alert)?.words() ?? lapsed[alert.key]?.words(isOver: true)
    }
}

extension Notice.Occasion {
    init(_ worsening: Acknowledgement.Worsening) {
        switch worsening {
        case .slipped: self = .slipped
        case .declined: self = .declined
        }
    }
}
