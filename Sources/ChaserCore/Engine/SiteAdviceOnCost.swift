/// What a tick of the site costs, told before it is slow.
extension SiteAdvice {
    /// How many cells a tick reads without a word: a few seconds.
    static let mostCells = 100_000_000

    /// The rule that reads the most, where all of them together read more than is quick.
    func costly(beyond limit: Int = SiteAdvice.mostCells) -> [Diagnostic] {
        let cells = findings.map { found in
            (rule: found.rule, count: found.rule.reads.times(found.evaluator.count))
        }
        let all = cells.reduce(0) { $0.plus($1.count) }
        guard all > limit, let most = cells.max(by: { $0.count < $1.count }) else { return [] }
        let own = most.count == all ? "" : ", \(SiteAdvice.rounded(most.count)) of them for this rule"
        let words =
            "every tick reads about \(SiteAdvice.rounded(all)) cells\(own), which takes seconds: shorter windows, fewer lines"
            + " or fewer rows make it quick"
        return [warning(words, in: most.rule.path, at: most.rule.range)]
    }

    private static func rounded(_ count: Int) -> String {
        count < 1_000_000 ? "\(count)" : "\(count / 1_000_000) million"
    }
}

extension RuleDefinition {
    /// How many cells its lines read for one record, at most.
    fileprivate var reads: Int {
        ([`where`].compactMap(\.self) + red + amber + green + clear).reduce(0) { $0.plus($1.reads) }
    }
}
