/// Why one person hears of an alert, or does not.
extension Tick {
    /// Why one person hears of this, or does not; a refusal when nobody is called so.
    func hearing(
        of wanted: String, _ explanation: Explanation, _ rule: RuleDefinition
    ) throws(Explanation.Refusal) -> Explanation.Hearing {
        let address = MailAddress(parsing: wanted)
        guard let person = site.directory.person(named: wanted) ?? address.flatMap(site.directory.person) else {
            throw .noPerson(wanted)
        }
        let identity = person.address.identity
        var lines = steps(of: person, explanation, rule)
        if let cover = covers.cover(for: person) {
            lines.append("\(person.name) is away: what is for them goes to \(name(cover.person)).")
        }
        if !recipients.isAllowed(person.address) {
            lines.append("The site’s “domains” allow no mail to \(person.address.address).")
        }
        if explanation.alert != nil {
            let hasHeard = memory.heard[explanation.key]?.contains { $0.person.address.identity == identity } ?? false
            lines.append(hasHeard ? "\(person.name) was told of it." : "\(person.name) was not told of it yet.")
        }
        let week = WeeklyLimit(most: site.definition.settings.mailsAWeek)
        if !week.mayLeave(on: today, sent: memory.sent[identity] ?? [], hasRed: false) {
            lines.append("\(limitWords(person)) this week: until Monday only what is red leaves.")
        }
        return Explanation.Hearing(person: person, lines: lines)
    }

    /// The steps of the rule's ladder on which somebody stands, or that there is none.
    private func steps(of person: Person, _ explanation: Explanation, _ rule: RuleDefinition) -> [String] {
        guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }) else { return [] }
        let own = ladder.steps.filter { step in
            hearers(step, ladder, rule, explanation.area, explanation.alert).found
                .contains { $0.person.address.identity == person.address.identity }
        }
        if own.isEmpty {
            let place = explanation.area.map { " for \($0)" } ?? ""
            let others = ladder.steps.map { who($0, ladder, rule, explanation.area, explanation.alert) }
            return [
                "\(person.name) is on no step of the escalation “\(ladder.name)”\(place): its steps are "
                    + "\(others.joined(separator: ", "))."
            ]
        }
        return own.map { step in
            let when = step.after.map { "after \($0)" } ?? "at once"
            return "\(person.name) is told as \(step.names), \(when)."
        }
    }
}
