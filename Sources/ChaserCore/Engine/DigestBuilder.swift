/// Gathers what a digest says from what the rules found.
struct DigestBuilder {
    private let tick: Tick
    private let digest: DigestDefinition
    /// Every area of any record, in the order of the sheets.
    private(set) var areas: [String] = []
    /// The worst colour of each area now.
    let colours: [String: Colour]
    /// What is red or amber, and whether it is one action of a plan, which has its date to be listed by.
    private let coloured: [(line: DigestContent.Line, isAction: Bool)]
    private let better: [DigestContent.Line]
    private let undecided: [DigestContent.Line]
    /// The plans by their dates.
    private var dates: Dated = ([], [], [])

    private typealias Dated = (
        late: [DigestContent.Line], coming: [DigestContent.Line], undated: [DigestContent.Line]
    )

    init(tick: Tick, digest: DigestDefinition) {
        self.tick = tick
        self.digest = digest
        var lines: [(line: DigestContent.Line, colour: Colour, isAction: Bool)] = []
        var better: [DigestContent.Line] = []
        var undecided: [DigestContent.Line] = []
        for findings in tick.findings where !findings.rule.isDraft {
            let isOfMeasures = findings.evaluator.source.layout.periods != .none
            for (index, verdict) in findings.verdicts.enumerated() {
                let status = verdict.status
                guard status == .red || status == .amber || status == .green || status == .unknown else { continue }
                let line = DigestBuilder.line(findings, index, status, tick.memory)
                switch status {
                case .red, .amber:
                    lines.append((line, status == .red ? .red : .amber, !isOfMeasures && findings.grouping == nil))
                case .green: if isOfMeasures, findings.improved(index) { better.append(line) }
                case .unknown: undecided.append(line)
                case .none, .excluded: break
                }
            }
        }
        coloured = lines.map { ($0.line, $0.isAction) }
        self.better = better
        self.undecided = undecided
        colours = Dictionary(lines.map { ($0.line.area, $0.colour) }, uniquingKeysWith: max)
        dates = dated()
        areas = DigestBuilder.areas(of: tick)
        // What has no area, and a plan without any, is for those who answer for all areas.
        let all = coloured.map(\.line) + better + undecided + dates.late + dates.coming + dates.undated
        if areas.isEmpty || all.contains(where: \.area.isEmpty) { areas.append("") }
    }

    private static func areas(of tick: Tick) -> [String] {
        var tick = tick
        var found: [String] = []
        for source in tick.site.definition.sources.indices {
            guard let evaluator = tick.evaluator(source), let column = evaluator.source.column(named: "area") else {
                continue
            }
            let formula = Formula.column(column, evaluator.source.layout.columns[column].type)
            for case .records(let range, let period) in evaluator.runs {
                let texts = evaluator.texts(formula, .records(range, period: period), lag: 0)
                found += unique((0..<range.count).compactMap { texts($0) })
            }
        }
        return unique(found)
    }

    private static func line(_ findings: Findings, _ index: Int, _ status: Status, _ memory: Memory)
        -> DigestContent.Line
    {
        let state: Page.State =
            switch status {
            case .red: .red
            case .amber: .amber
            case .green: .green
            case .none, .unknown, .excluded: .none
            }
        var details: [String] = []
        if let trend = findings.trend(index) { details.append(trend) }
        if status == .red || status == .amber, !memory.acknowledgements.isEmpty {
            let key = AlertKey(rule: findings.rule.name, record: findings.key(index))
            if let words = memory.acknowledgements[key]?.words() { details.append(words) }
        }
        let words =
            status == .unknown
            ? "\(findings.rule.title): \(findings.key(index))" : "\(findings.rule.title). \(findings.text(index))"
        return DigestContent.Line(
            area: findings.area(index) ?? "", record: findings.key(index),
            item: Page.Item(state: state, words: words, details: details))
    }

    /// What one person reads; nil areas means all.
    func content(areas: Set<String>?, person: Person) -> DigestContent {
        func own(_ lines: [DigestContent.Line]) -> [DigestContent.Line] {
            lines.filter { areas?.contains($0.area) ?? true }
        }
        var content = DigestContent()
        let listed = Set((dates.late + dates.undated).map(\.record))
        let shown = own(coloured.filter { !$0.isAction || !listed.contains($0.line.record) }.map(\.line))
        content.worse = shown.filter { $0.item.state == .red }
        content.watch = shown.filter { $0.item.state == .amber }
        content.better = own(better)
        content.undecided = own(undecided).filter { !listed.contains($0.record) }
        content.late = own(dates.late)
        content.coming = own(dates.coming)
        content.undated = own(dates.undated)
        content.notSent = notSent(person)
        if areas == nil { content.areas = areaLines }
        return content
    }

    /// Each area with its colour now and in the digest before.
    private var areaLines: [DigestContent.Line] {
        let before = tick.memory.areas[digest.name]
        return areas.map { area in
            let name = area.isEmpty ? "No area" : area
            let now = colours[area] == nil ? "\(name): nothing red or amber" : name
            let was = before.map { " (last time \($0[area]?.rawValue ?? "neither red nor amber"))" } ?? ""
            let words = now + was
            return DigestContent.Line(
                area: "", record: area,
                item: Page.Item(state: colours[area].map(Page.State.init) ?? .none, words: words))
        }
    }

    private func notSent(_ person: Person) -> [String] {
        let identity = person.address.identity
        let owed = (tick.memory.owed + tick.notices).filter { $0.person.address.identity == identity }
        let isOpen = tick.site.isMailOpen(at: tick.now)
        let waiting = tick.report.waiting.map(\.rule)
        var sentences: [String] = []
        if !owed.isEmpty, !isOpen {
            sentences.append("\(counted(owed.count, "notice")) held until the hours for mail.")
        } else if !owed.isEmpty, !tick.isWithinLimit(owed, identity) {
            sentences.append("\(counted(owed.count, "notice")) held until Monday: you have had this week’s mails.")
        }
        if !waiting.isEmpty {
            sentences.append("Rules not judged yet, for a later version of Chaser: \(waiting.joined(separator: ", ")).")
        }
        return sentences
    }

    /// Late, coming and undated records of every source with a date and without periods: a plan.
    private func dated() -> Dated {
        var tick = tick
        var (late, coming, undated): Dated = ([], [], [])
        for index in tick.site.definition.sources.indices {
            guard let evaluator = tick.evaluator(index), evaluator.source.layout.periods == .none,
                let column = evaluator.source.firstColumn(of: .date)
            else { continue }
            let date = Formula.column(column, .date)
            for rows in evaluator.runs {
                guard case .records(let range, _) = rows else { continue }
                let isDone = evaluator.truths(.word(.done), rows, lag: 0)
                let isLate = evaluator.truths(.overdue(date, byMoreThan: nil), rows, lag: 0)
                let isDue = digest.ahead.map { evaluator.truths(.due(date, within: $0), rows, lag: 0) }
                for (slot, record) in range.enumerated() where isDone[slot] == 0 {
                    if isLate[slot] == 1 { late.append(line(evaluator, record, date, isLate: true)) }
                    if isDue?[slot] == 1, isLate[slot] == 0 {
                        coming.append(line(evaluator, record, date, isLate: false))
                    }
                    if isLate[slot] == 2 { undated.append(line(evaluator, record, .raw(date), isLate: false)) }
                }
            }
        }
        return (late, coming, undated)
    }

    private func line(_ evaluator: Evaluator, _ record: Int, _ date: Formula, isLate: Bool) -> DigestContent.Line {
        let rows = evaluator.run(of: record)
        let layout = evaluator.source.layout
        let area = evaluator.source.column(named: "area").flatMap {
            evaluator.texts(.column($0, layout.columns[$0].type), rows, lag: 0)(0)
        }
        let key = evaluator.records.key(of: record, layout: layout)
        let name = area.map { key.hasPrefix($0 + " / ") ? String(key.dropFirst($0.count + 3)) : key } ?? key
        let day = evaluator.words(date, rows, lag: 0)
        let late = isLate ? ", \(evaluator.words(.overdueBy(date), rows, lag: 0)) ago" : ""
        let words = day.isEmpty ? "\(name): the date is empty" : "\(name): \(day)\(late)"
        let item = Page.Item(state: .none, words: words, details: tick.acknowledged(key, of: evaluator.source))
        return DigestContent.Line(area: area ?? "", record: key, item: item)
    }
}
