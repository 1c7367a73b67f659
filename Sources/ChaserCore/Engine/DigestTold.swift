extension RuleDefinition {
    /// What a rule that tells once is about: it decides under which heading of a digest its lines stand.
    enum Telling: Hashable, CaseIterable {
        /// A date that moved.
        case moved
        /// A record that is no longer in the sheet.
        case gone
        case other
    }

    /// Nil for a rule whose alerts stay open.
    var telling: Telling? {
        guard isEvent else { return nil }
        let formulas = (red + amber).map(\.formula)
        if formulas.contains(where: { $0.contains { $0 == .word(.vanished) } }) { return .gone }
        return formulas.contains(where: \.asksForMovedDate) ? .moved : .other
    }
}

extension Formula {
    /// Whether it holds a date against what it was in an earlier version.
    fileprivate var asksForMovedDate: Bool {
        contains { formula in
            if case .asSeen(_, .column(_, .date)) = formula { true } else { false }
        }
    }
}

extension Tick {
    /// Whether an event was told since the digest was last written: it stands in one digest only.
    func isNews(_ findings: Findings, _ index: Int, in digest: DigestDefinition) -> Bool {
        let key = AlertKey(rule: findings.rule.name, record: findings.key(index))
        guard let alert = memory.alerts[key], let last = memory.digestsWritten[digest.name] else { return true }
        return alert.opened > last
    }
}
