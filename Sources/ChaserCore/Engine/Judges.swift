/// Judges rules over the tables of a tick, several at once where there are workers for it.
///
/// Each worker has an evaluator of its own for each source, and clashes are noted rule by rule in the rules'
/// order: how many workers there are does not show.
struct Judges {
    private let site: Site
    private let tables: Tables
    private let today: Day
    private let workers: Workers
    /// For each source one evaluator a worker.
    private var evaluators: [Int: [Evaluator]] = [:]
    private var clashes: [Int: [Clash]] = [:]

    /// What one rule found, and the clashes met on the way.
    struct Judgement {
        let findings: Findings
        fileprivate let clashes: [Clash]
    }

    init(site: Site, tables: Tables, today: Day, workers: Workers) {
        self.site = site
        self.tables = tables
        self.today = today
        self.workers = workers
    }

    /// What each rule finds, in their order. A rule whose source has no table is left out.
    mutating func judge(_ rules: ArraySlice<RuleDefinition>) -> [Judgement] {
        for rule in rules { prepare(rule.source) }
        let evaluators = evaluators
        let hands = min(workers.count, rules.count)
        let found = workers.map(hands) { hand in
            stride(from: rules.startIndex + hand, to: rules.endIndex, by: hands).map { index -> Judgement? in
                let rule = rules[index]
                guard let evaluator = evaluators[rule.source]?[hand] else { return nil }
                let findings = Findings(rule, evaluator)
                return Judgement(findings: findings, clashes: evaluator.takeClashes())
            }
        }
        return rules.indices.compactMap { index in
            let turn = index - rules.startIndex
            return found[turn % hands][turn / hands]
        }
    }

    private mutating func prepare(_ source: Int) {
        guard evaluators[source] == nil, let records = tables.records[source] else { return }
        let definitions = site.definition.sources
        evaluators[source] = (0..<workers.count).map { _ in
            // Each hand has its own: it keeps what it looked for.
            let others = OtherSheets(records: tables.records, layouts: definitions.map(\.layout))
            return
                Evaluator(
                    records: records, source: site.definition.sources[source], today: today, calendar: site.calendar,
                    units: tables.units, others: others)
        }
    }

    /// Notes the clashes of a rule: those met while judging, then those met in the words of its alerts.
    mutating func noteClashes(_ judgement: Judgement) {
        let met = judgement.clashes + judgement.findings.evaluator.takeClashes()
        for clash in met {
            let known = clashes[judgement.findings.rule.source] ?? []
            if known.contains(where: { $0.kind == clash.kind }) { continue }
            clashes[judgement.findings.rule.source] = known + [clash]
        }
    }

    /// All clashes noted, by source.
    func clashProblems() -> [Problem] {
        clashes.sorted { $0.key < $1.key }.flatMap { source, met in
            evaluators[source]?.first?.problems(met) ?? []
        }
    }
}
