/// The `reminder` and `digest` blocks: what is told on a day rather than for an alert.
extension SiteChecker {
    /// A reminder; nil after a fault that leaves nothing to remind of.
    mutating func reminder(_ placed: Placed, sources: [SourceDefinition]) -> ReminderDefinition? {
        let block = placed.block
        guard let name = block.name,
            let source = source(named: block.statement("over")?.word("source"), among: sources, in: placed.path)
        else { return nil }
        var checker = expressionChecker(sources[source], in: placed.path)
        let included = block.statement("where")?.condition("condition").flatMap {
            checker.condition($0, in: placed.file.text)
        }
        let before = block.statement("before")
        let date = before?.word("date").flatMap {
            checker.date(Expression(.name($0.value), at: $0.range), "after “before”")
        }
        let say = block.statement("say")?.template("text").map { checker.words($0) } ?? []
        take(checker)
        guard let before, let date else { return nil }
        return ReminderDefinition(
            name: name.value, title: block.title?.value ?? name.value, source: source, where: included,
            date: date.formula, days: days(before, in: placed.path),
            recipients: block.statement("to").map { recipients($0, in: placed.path) } ?? [], say: say,
            path: placed.path, line: placed.file.text.position(of: block.range.start).line)
    }

    /// `20, 10, 5, 1 working days`, in falling order.
    private mutating func days(_ statement: Statement, in path: String) -> ReminderDays {
        let unit = statement.word("unit").flatMap { Span.Unit(rawValue: $0.value) } ?? .days
        var leads: [Span] = []
        for case .number(let number) in statement.list("days") {
            let whole = number.value.micros / Decimal.scale
            guard number.value.micros % Decimal.scale == 0, (0...1000).contains(whole) else {
                fault(
                    .invalidValue(
                        what: "the number of \(unit.rawValue)", text: number.value.description,
                        expected: "a whole number up to 1000"), in: path, at: number.range)
                continue
            }
            leads.append(Span(Int(whole), unit))
        }
        return ReminderDays(leads: leads.sorted { $0.count > $1.count })
    }

    /// A digest; nil only without a name or schedule.
    mutating func digest(_ placed: Placed) -> DigestDefinition? {
        let block = placed.block
        guard let name = block.name, case .schedule(let schedule)? = block.statement("every")?.arguments["when"] else {
            return nil
        }
        let by = block.statement("by")?.word("group")
        if let by, by.value != "area" {
            fault(
                .invalidValue(what: "the grouping of a digest", text: by.value, expected: "area"), in: placed.path,
                at: by.range)
        }
        let readers = block.statement("to").map { recipients($0, in: placed.path) } ?? []
        for named in readers where named.value == .named {
            fault(
                .invalidValue(what: "a reader of a digest", text: "named", expected: "a role or an address"),
                in: placed.path, at: named.range)
        }
        return DigestDefinition(
            name: name.value, title: block.title?.value ?? name.value, schedule: schedule.value,
            recipients: readers,
            ahead: block.statement("ahead")?.span("span")?.value, isByArea: by != nil)
    }
}
