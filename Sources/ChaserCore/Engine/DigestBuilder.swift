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
    /// What was told once since the last digest: dates that moved, records that are gone, anything else.
    private let told: [RuleDefinition.Telling: [DigestContent.Line]]
    /// The plans by their dates.
    private var dates = DigestDates()

    init(tick: Tick, digest: DigestDefinition) {
        self.tick = tick
        self.digest = digest
        var lines: [(line: DigestContent.Line, colour: Colour, isAction: Bool)] = []
        var better: [DigestContent.Line] = []
        var undecided: [DigestContent.Line] = []
        var told: [RuleDefinition.Telling: [DigestContent.Line]] = [:]
        for findings in tick.findings where !findings.rule.isDraft {
            let isOfMeasures = findings.evaluator.source.layout.periods != .none
            for (index, verdict) in findings.verdicts.enumerated() {
                let status = verdict.status
                guard status == .red || status == .amber || status == .green || status == .unknown else { continue }
                if let telling = findings.rule.telling, status != .unknown {
                    guard status != .green, tick.isNews(findings, index, in: digest) else { continue }
                    told[telling, default: []].append(DigestBuilder.line(findings, index, status, tick))
                    continue
                }
                let line = DigestBuilder.line(findings, index, status, tick)
                switch status {
                case .red, .amber:
                    lines.append((line, status == .red ? .red : .amber, !isOfMeasures && findings.grouping == nil))
                case .green:
                    if isOfMeasures, !tick.stale.contains(findings.rule.source), findings.improved(index) {
                        better.append(line)
                    }
                case .unknown:
                    if findings.unknownColumns.isEmpty, !TickReport.RuleCount(findings).judgesNothing {
                        undecided.append(line)
                    }
                case .none, .excluded: break
                }
            }
        }
        coloured = lines.map { ($0.line, $0.isAction) }
        self.better = better
        self.undecided = undecided
        self.told = told
        colours = Dictionary(lines.map { ($0.line.area, $0.colour) }, uniquingKeysWith: max)
        dates = DigestDates(of: tick, ahead: digest.ahead)
        areas = DigestBuilder.areas(of: tick)
        // What has no area, and a plan without any, is for those who answer for all areas.
        let all = coloured.map(\.line) + better + undecided + told.values.joined() + dates.all
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

    private static func line(_ findings: Findings, _ index: Int, _ status: Status, _ tick: Tick)
        -> DigestContent.Line
    {
        let (area, record) = (findings.area(index) ?? "", findings.key(index))
        if tick.manner.writing == .nothing { return DigestContent.Line(unwritten: area, record) }
        let memory = tick.memory
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
            let key = AlertKey(rule: findings.rule.name, record: record)
            if let words = memory.acknowledgements[key]?.words() { details.append(words) }
        }
        details.append(DigestBuilder.evidence(findings.place(index)))
        let words =
            status == .unknown
            ? "\(findings.rule.title): \(record)" : "\(findings.rule.title). \(findings.text(index))"
        return DigestContent.Line(
            area: area, record: record, item: Page.Item(state: state, words: words, details: details))
    }

    /// `data/plan.csv, row 12`; a group has no row of its own.
    static func evidence(_ place: (file: String, row: Int?)) -> String {
        place.row.map { "\(place.file), row \($0)" } ?? place.file
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
        content.moved = own(told[.moved] ?? [])
        content.gone = own(told[.gone] ?? [])
        content.toldOnce = own(told[.other] ?? [])
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
        if let words = tick.stormWords() { sentences.append(words) }
        let silenced = tick.memory.silenced.filter { tick.memory.alerts[$0.key] != nil }
        for (name, keys) in grouped(silenced.sorted { $0.key < $1.key }, by: { $0.value.first ?? "" }) {
            sentences.append("\(counted(keys.count, "alert")) silenced, with mail held back: \(name).")
        }
        let idle = tick.report.rules.filter { $0.judgesNothing && !$0.isDraft }.map(\.title)
        if !idle.isEmpty {
            sentences.append(
                "Nothing to judge by, as the sheets lack what they ask for: \(idle.map { "“\($0)”" }.joined(separator: ", "))."
            )
        }
        if !waiting.isEmpty {
            sentences.append("Rules not judged yet, for a later version of Chaser: \(waiting.joined(separator: ", ")).")
        }
        return sentences
    }
}
