/// Judges rules over the tables of a tick, several at once where there are workers for it.
///
/// Each worker has an evaluator of its own for each source, and clashes are noted rule by rule in the rules'
/// order: how many workers there are does not show.
struct Judges {
    private let site: Site
    private let tables: Tables
    private let clock: TickClock
    private let workers: Workers
    private let kept: KeptJudgements?
    /// For each source, and for those who see its vanished records too, one evaluator a worker.
    private var evaluators: [TableView: [Evaluator]] = [:]
    private var clashes: [Int: [Clash]] = [:]

    /// What one rule found, and the clashes met on the way.
    struct Judgement {
        let findings: Findings
        /// Met while judging.
        fileprivate let clashes: [Clash]
    }

    init(site: Site, tables: Tables, clock: TickClock, manner: TickManner) {
        self.site = site
        self.tables = tables
        self.clock = clock
        workers = manner.workers
        kept = manner.kept
    }

    /// What each rule finds, in their order. A rule whose source has no table is left out.
    mutating func judge(_ rules: ArraySlice<RuleDefinition>) -> [Judgement] {
        let views = rules.map { tables.view(of: $0) }
        for view in views { prepare(view) }
        let (evaluators, kept, clock) = (evaluators, kept, clock)
        let hands = min(workers.count, rules.count)
        let found = workers.map(hands) { hand in
            stride(from: rules.startIndex + hand, to: rules.endIndex, by: hands).map { index -> Judgement? in
                let rule = rules[index]
                guard let evaluator = evaluators[views[index - rules.startIndex]]?[hand] else { return nil }
                if let known = kept?.judgement(of: rule, at: clock) {
                    return Judgement(findings: Findings(rule, evaluator, known.judged), clashes: known.clashes)
                }
                let findings = Findings(rule, evaluator)
                return Judgement(findings: findings, clashes: evaluator.takeClashes())
            }
        }
        return rules.indices.compactMap { index in
            let turn = index - rules.startIndex
            return found[turn % hands][turn / hands]
        }
    }

    private mutating func prepare(_ view: TableView) {
        guard evaluators[view] == nil else { return }
        let all = (0..<workers.count).compactMap { _ in site.evaluator(view, tables, clock) }
        if !all.isEmpty { evaluators[view] = all }
    }

    /// Notes the clashes of a rule, those met while judging, then those met in the words of its alerts; and keeps what it
    /// found where that is asked for.
    mutating func note(_ judgement: Judgement, in kept: inout KeptJudgements?) {
        let ofWords = judgement.findings.evaluator.takeClashes()
        kept?.keep(judgement.findings, judgement.clashes, ofWords: !ofWords.isEmpty)
        for clash in judgement.clashes + ofWords {
            let known = clashes[judgement.findings.rule.source] ?? []
            if known.contains(where: { $0.kind == clash.kind }) { continue }
            clashes[judgement.findings.rule.source] = known + [clash]
        }
    }

    /// All clashes noted, by source.
    func clashProblems() -> [Problem] {
        clashes.sorted { $0.key < $1.key }.flatMap { source, met in
            let evaluator =
                evaluators[TableView(source: source)] ?? evaluators[TableView(source: source, seesVanished: true)]
            return evaluator?.first?.problems(met) ?? []
        }
    }
}

/// A source's records as a rule sees them: with those that vanished only where it names them.
struct TableView: Hashable {
    let source: Int
    var seesVanished = false
}

extension Tables {
    /// What a rule sees.
    func view(of rule: RuleDefinition) -> TableView {
        // Most sources have nothing that vanished: then nobody asks what the rule names.
        let hasVanished = records[rule.source]?.vanished.isEmpty == false
        return TableView(source: rule.source, seesVanished: hasVanished && rule.seesVanished)
    }
}

extension Site {
    /// An evaluator of a source; nil when none of its sheets could be read.
    func evaluator(_ view: TableView, _ tables: Tables, _ clock: TickClock) -> Evaluator? {
        tables.records[view.source].map { records in
            Evaluator(
                records: records, source: definition.sources[view.source], clock: clock, units: tables.units,
                // Each has its own: it keeps what it looked for.
                others: OtherSheets(records: tables.records, layouts: definition.sources.map(\.layout)),
                seesVanished: view.seesVanished)
        }
    }
}
