/// Holds one expectation against one tick.
struct RuleTestAnswer {
    let site: Site
    let moment: RuleTestMoment
    /// By source, the records that any tick had.
    let known: [Int: Set<String>]

    /// What came instead; nil when it is as expected.
    func failure(of expectation: TestDefinition.Expectation) -> String? {
        switch expectation {
        case .status(let rule, let record, let status): failure(rule, record, status)
        case .alert(let rule, let record, let state): failure(rule, record, state)
        case .reached(let ladder, let record, let rung): failure(ladder, record, reached: rung)
        case .mail(let question): RuleTestMails(site: site, moment: moment).failure(of: question)
        case .noMail(let question): RuleTestMails(site: site, moment: moment).failure(ofNo: question)
        case .mails(let count, let question): RuleTestMails(site: site, moment: moment).failure(of: count, question)
        }
    }

    // MARK: Statuses

    private func failure(_ rule: String, _ record: String, _ expected: TestDefinition.Status) -> String? {
        guard let findings = moment.findings(of: rule) else { return notJudged(rule) }
        let keys = findings.verdicts.indices.map(findings.key)
        let index: Int
        switch RecordSearch.find(record, among: keys) {
        case .one(let found): index = found
        case .none:
            let earlier = Array(known[findings.rule.source] ?? []).sorted()
            if findings.grouping == nil, case .one = RecordSearch.find(record, among: earlier) {
                return expected == .none ? nil : "“\(record)” is not in the sheet any more"
            }
            return "there is no record “\(record)”\(hint(record, keys))"
        case .several(let found): return several(record, found)
        }
        let status = findings.verdicts[index].status
        if status.asTested == expected { return nil }
        switch status {
        case .red, .amber: return "\(status.rawValue): \(findings.text(index))"
        case .green: return "green"
        case .none: return "none: neither red nor amber nor green"
        case .unknown: return "unknown: a figure or a date that the rule needs is missing"
        case .excluded: return "none: the rule’s where leaves it out"
        }
    }

    private func notJudged(_ rule: String) -> String {
        if let waiting = moment.report.waiting.first(where: { $0.rule == rule }) {
            return "the rule waits for \(waiting.what.joined(separator: ", ")), which is not yet in force"
        }
        let definition = site.definition.rules.first { $0.name == rule }
        let source = definition.map { site.definition.sources[$0.source].name } ?? "its source"
        return "no rows of \(source) are given, so the rule was not judged"
    }

    // MARK: Alerts

    private func failure(_ rule: String, _ record: String, _ expected: TestDefinition.AlertState) -> String? {
        let findings = moment.findings(of: rule)
        let present = findings.map { found in found.verdicts.indices.map(found.key) } ?? []
        let open = moment.memory.alerts.values.filter { $0.key.rule == rule && !$0.isEvent }
        let gone = moment.report.cleared.filter { $0.alert.key.rule == rule }
        let keys = unique(present + open.map(\.key.record).sorted() + gone.map(\.alert.key.record))
        let name: String
        switch RecordSearch.find(record, among: keys) {
        case .one(let index): name = keys[index]
        case .none: return "there is no record “\(record)”\(hint(record, keys))"
        case .several(let found): return several(record, found)
        }
        let story = AlertStory(moment: moment, key: AlertKey(rule: rule, record: name))
        return story.isNow(expected) ? nil : story.words
    }

    // MARK: Rungs

    private func failure(_ ladder: String, _ record: String, reached expected: String?) -> String? {
        guard let definition = site.definition.ladders.first(where: { $0.name == ladder }) else { return nil }
        let climbs = moment.memory.climbs.filter { $0.key.ladder == ladder }.sorted { $0.key < $1.key }
        let found: String?
        switch RecordSearch.find(record, among: climbs.map(\.key.record)) {
        case .one(let index):
            let reached = climbs[index].value.reached
            found = reached.flatMap { definition.steps.indices.contains($0) ? definition.steps[$0].names : nil }
        case .none: found = nil
        case .several(let records): return several(record, records)
        }
        return found == expected ? nil : found.map { "it has reached \($0)" } ?? "it has reached nobody"
    }

    private func several(_ record: String, _ found: [String]) -> String {
        "“\(record)” may be any of \(found.map { "“\($0)”" }.joined(separator: ", ")): write it in full"
    }

    private func hint(_ record: String, _ keys: [String]) -> String {
        if let near = nearest(to: record, among: keys) { return "; did you mean “\(near)”?" }
        return keys.isEmpty ? "" : "; there are \(keys.prefix(5).map { "“\($0)”" }.joined(separator: ", "))"
    }
}

/// What became of one alert at a tick, and how it stands after it.
private struct AlertStory {
    let moment: RuleTestMoment
    let key: AlertKey

    private var open: Alert? { moment.memory.alerts[key].flatMap { $0.isEvent ? nil : $0 } }
    private var cleared: TickReport.Cleared? { moment.report.cleared.first { $0.alert.key == key } }

    func isNow(_ state: TestDefinition.AlertState) -> Bool {
        switch state {
        case .opened: moment.report.opened.contains { $0.key == key }
        case .worsened: moment.report.worsened.contains { $0.key == key }
        case .eased: moment.report.eased.contains { $0.key == key }
        case .cleared: cleared != nil
        case .open: open != nil
        case .closed: open == nil
        case .frozen: open?.isUnknown == true
        case .acknowledged: open != nil && moment.memory.acknowledgements[key] != nil
        }
    }

    var words: String {
        if let cleared { return "the alert cleared at this tick: \(cleared.reason.rawValue)" }
        guard let open else {
            return isNow(.opened) ? "it was told once at this tick, as an event" : "no alert is open"
        }
        let turn = [TestDefinition.AlertState.opened, .worsened, .eased].first(where: isNow)
        let words = turn.map { "it \($0.rawValue) at this tick" } ?? "it was open before and stays so"
        return "\(words): \(open.colour.rawValue)\(open.isUnknown ? ", frozen" : "")"
    }
}

extension Status {
    /// A record that the rule leaves out has no colour, like one of which none of its lines holds.
    fileprivate var asTested: TestDefinition.Status {
        switch self {
        case .red: .red
        case .amber: .amber
        case .green: .green
        case .none, .excluded: .none
        case .unknown: .unknown
        }
    }
}

/// Finds the record that a test names, by its whole key or by a part of it.
enum RecordSearch {
    enum Result: Hashable {
        case one(Int)
        case none
        case several([String])
    }

    /// The place of the key that is the name, or else of the one key of which the name is the beginning or the end.
    static func find(_ name: String, among keys: [String]) -> Result {
        if let exact = keys.firstIndex(of: name) { return .one(exact) }
        let folded = foldedText(name)
        guard !folded.isEmpty else { return .none }
        let forms = keys.map(foldedText)
        var found = forms.indices.filter { forms[$0] == folded }
        if found.isEmpty {
            found = forms.indices.filter {
                forms[$0].hasSuffix(" / " + folded) || forms[$0].hasPrefix(folded + " / ")
            }
        }
        if found.count > 1 { return .several(found.map { keys[$0] }) }
        return found.first.map { .one($0) } ?? .none
    }
}
