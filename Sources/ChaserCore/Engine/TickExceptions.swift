/// Accepted exceptions: what was agreed counts instead of the sheet, until a day, and then its end is told.
extension Tick {
    /// The tables with what is agreed today in the place of the sheets' cells.
    static func agreed(_ tables: Tables, _ site: Site, on today: Day) -> Tables {
        let exceptions = site.definition.exceptions.filter { $0.isInForce(on: today) }
        guard !exceptions.isEmpty else { return tables }
        var (records, units) = (tables.records, tables.units)
        for (index, source) in site.definition.sources.enumerated() {
            guard let original = tables.records[index] else { continue }
            let evaluator = Evaluator(
                records: original, source: source, today: today, calendar: site.calendar, units: tables.units)
            for exception in exceptions where exception.pattern.source == source.name {
                for record in 0..<original.count where evaluator.isMeant(exception.pattern, record) {
                    for agreed in exception.agreed {
                        guard let column = source.column(named: agreed.column) else { continue }
                        records[index]?.agree(agreed.text, column: column, record: record, units: &units)
                    }
                }
            }
        }
        return Tables(records: records, units: units, problems: tables.problems)
    }

    /// What a mail says of an alert on a record for which something is agreed.
    func agreedWords(_ alert: Alert, _ rule: RuleDefinition) -> [String] {
        let source = site.definition.sources[rule.source].name
        guard rule.group == nil else { return [] }
        return site.definition.exceptions.filter { exception in
            exception.isInForce(on: today) && exception.pattern.condition == nil
                && exception.pattern.names(record: alert.key.record, area: alert.area, in: source)
        }.map { exception in
            "Judged by what was agreed, “\(exception.name)”: \(Tick.words(exception))"
        }
    }

    /// Says of every exception that has ended, also before its day, that the sheet counts again: to the operator, and to
    /// the first step of every ladder that the records' rules have.
    mutating func endExceptions() {
        let holding = site.definition.exceptions.filter { $0.isInForce(on: today) }
        let over = memory.exceptions.filter { entry in !holding.contains { $0.name == entry.key } }
        memory.exceptions = Dictionary(
            holding.map { ($0.name, Tick.words($0)) }, uniquingKeysWith: { first, _ in first })
        for (name, words) in over.sorted(by: { $0.key < $1.key }) {
            let exception = site.definition.exceptions.first { $0.name == name }
            tellLapsed(name, words, readers: exception.map { readers($0) } ?? [])
        }
    }

    /// "target 70% or more, agreed until 1 April 2021 by Director: new team."
    private static func words(_ exception: AcceptedException) -> String {
        let agreed = exception.agreed.map { "\($0.column) \($0.text)" }.joined(separator: ", ")
        return "\(agreed), agreed until \(exception.until.inWords) by \(exception.author): \(exception.reason)."
    }

    private mutating func tellLapsed(_ name: String, _ words: String, readers: [Recipients.Recipient]) {
        let account = Account(
            kind: .exception, title: "Accepted exception ended: \(name)",
            intro: "From today the sheet’s own target or date counts again.",
            lines: [words], areas: [], hasRed: true)
        for reader in grouped(readers + recipients.operators, by: \.person.address.identity).compactMap(\.items.first) {
            notices.append(
                Notice(person: reader.person, subject: .account(account), reason: reader.reason, decided: now))
        }
    }

    /// The first steps of the rules over the source, for the areas of the records that were meant.
    private mutating func readers(_ exception: AcceptedException) -> [Recipients.Recipient] {
        guard let index = site.definition.sources.firstIndex(where: { $0.name == exception.pattern.source }),
            let evaluator = evaluator(index)
        else { return [] }
        let areas = (0..<evaluator.records.count).filter { evaluator.isMeant(exception.pattern, $0) }
            .map { evaluator.area(of: $0) }
        var found: [Recipients.Recipient] = []
        for rule in site.definition.rulesInForce where rule.source == index && rule.group == nil {
            guard let ladder = rule.ladder.map({ site.definition.ladders[$0] }), let step = ladder.first else {
                continue
            }
            for area in unique(areas) {
                found += recipients.recipients(of: step, ladder: ladder.name, area: area).found.filter { !$0.isStandIn }
            }
        }
        return unique(found)
    }
}

extension Evaluator {
    /// Whether a pattern means a record of this source. Unknown is no.
    func isMeant(_ pattern: AlertPattern, _ record: Int) -> Bool {
        let key = records.key(of: record, layout: source.layout)
        guard pattern.names(record: key, area: area(of: record), in: source.name) else { return false }
        return pattern.condition.map { truths($0, run(of: record))[0] == Truth.yes.rawValue } ?? true
    }

    /// The area of a record; nil without a column of that name.
    func area(of record: Int) -> String? {
        guard let column = source.column(named: "area") else { return nil }
        return texts(.column(column, source.layout.columns[column].type), run(of: record), lag: 0)(0)
    }
}
