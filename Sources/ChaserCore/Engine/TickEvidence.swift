/// Puts beside each alert that is told what a reader asks next: which way it goes, and what would end it.
extension Tick {
    /// The alerts of one person's mail that are explained so far: nobody reads further down a page.
    private static let mostExplained = 60

    /// The notices of this tick with their evidence, the red ones of each person first where there are many.
    mutating func explained() -> [Notice] {
        guard manner.writing != .nothing else { return notices }
        var explained = notices
        var judged: [String: (findings: Findings, places: [String: Int])] = [:]
        var evidence: [AlertKey: Notice.Evidence] = [:]
        for (_, indices) in grouped(Array(notices.indices), by: { notices[$0].person.address.identity }) {
            let worstFirst = indices.filter { notices[$0].isRed } + indices.filter { !notices[$0].isRed }
            for index in worstFirst.prefix(Tick.mostExplained) {
                guard case .alert(let alert, _, _) = notices[index].subject else { continue }
                if evidence[alert.key] == nil { evidence[alert.key] = self.evidence(of: alert, &judged) }
                explained[index].evidence = evidence[alert.key]
            }
        }
        return explained
    }

    private mutating func evidence(
        of alert: Alert, _ judged: inout [String: (findings: Findings, places: [String: Int])]
    ) -> Notice.Evidence? {
        let name = alert.key.rule
        if judged[name] == nil {
            guard let rule = site.definition.rules.first(where: { $0.name == name }), !rule.isWaiting,
                let evaluator = evaluator(of: rule)
            else { return nil }
            let findings = Findings(rule, evaluator)
            let keys = findings.verdicts.indices.map { (findings.key($0), $0) }
            judged[name] = (findings, Dictionary(keys, uniquingKeysWith: { first, _ in first }))
        }
        guard let (findings, places) = judged[name], let index = places[alert.key.record] else { return nil }
        let clearing = alert.isUnknown || alert.isEvent ? nil : findings.clearing(index, from: alert.colour)
        return Notice.Evidence(trend: findings.trend(index), clearing: clearing?.words)
    }
}
