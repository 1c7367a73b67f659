/// Who stands on the rungs of a ladder for an alert.
extension Tick {
    /// Who hears of an alert on these rungs; the operator only where none of them has anybody.
    mutating func people(
        _ alert: Alert, _ rule: RuleDefinition, _ ladder: LadderDefinition, on rungs: [Int]
    ) -> [Recipients.Recipient] {
        // A group that is no area has nobody of its own: the operator hears.
        if rule.group != nil, alert.area == nil { return rungs.isEmpty ? [] : recipients.operators }
        let row = rule.group == nil ? Recipients.Row(record: alert.key.record, officers: alert.officers) : nil
        let found = rungs.flatMap { people(of: ladder, on: $0, area: alert.area, row) }
        let own = found.filter { !$0.isStandIn }
        return unique(own.isEmpty ? found : own)
    }

    /// Who stands on one rung. For an area it is the same for all of its alerts: it is found once a tick, unless the row
    /// itself names somebody.
    private mutating func people(
        of ladder: LadderDefinition, on rung: Int, area: String?, _ row: Recipients.Row?
    ) -> [Recipients.Recipient] {
        let step = ladder.steps[rung]
        let isOfRow = step.recipients.contains { if case .named = $0.value { true } else { false } }
        let place = RungPlace(ladder: ladder.name, rung: rung, area: area)
        if !isOfRow, let known = peopleOfRungs[place] { return known }
        let (people, wrong) = recipients.recipients(of: step, ladder: ladder.name, area: area, row: row)
        note(wrong)
        if !isOfRow { peopleOfRungs[place] = people }
        return people
    }

    /// One rung as an area's alerts meet it.
    struct RungPlace: Hashable {
        let ladder: String
        let rung: Int
        let area: String?
    }

    /// The lowest rung from this one up that has somebody; itself where none has. The empty ones on the way are reported.
    mutating func staffed(
        _ rung: Int, _ alert: Alert, _ rule: RuleDefinition, _ ladder: LadderDefinition
    ) -> Int {
        for higher in rung..<ladder.steps.count
        where people(alert, rule, ladder, on: [higher]).contains(where: { !$0.isStandIn }) {
            return higher
        }
        return rung
    }
}
