/// The blocks `silence`, `inhibit`, `away` and `accept`: who does not hear of what, or of something else.
extension SiteChecker {
    /// A silence; nil after a fault that leaves none.
    mutating func silence(_ placed: Placed, sources: [SourceDefinition]) -> Silence? {
        let block = placed.block
        if let rules = block.statement("rule") { checkRules(rules, in: placed.path) }
        let pattern = pattern(placed, sources: sources)
        guard let (from, until) = days(placed), let author = text("by", "author", placed),
            let reason = text("because", "reason", placed)
        else { return nil }
        return Silence(
            name: block.title?.value ?? "\(author): \(reason)", pattern: pattern, from: from, until: until,
            author: author, reason: reason)
    }

    /// An inhibition; nil after a fault that leaves none.
    mutating func inhibition(_ placed: Placed, sources: [SourceDefinition]) -> Inhibition? {
        let (block, path) = (placed.block, placed.path)
        if let hide = block.statement("hide") { checkRules(hide, in: path) }
        let common = block.statement("on same")?.word("column")
        if let common { checkColumn(common, sources, in: path) }
        guard let hidden = block.statement("hide")?.words("rules").map(\.value), let when = block.statement("when"),
            let name = when.word("rule"), let status = when.word("status")
        else { return nil }
        let bigger: Inhibition.Bigger
        if status.value == "stale" {
            guard let index = source(named: name, among: sources, in: path) else { return nil }
            bigger = .stale(sources[index].name)
        } else {
            checkRules(when, in: path)
            bigger = .rule(name.value, includesAmber: status.value == "amber")
        }
        return Inhibition(
            title: block.title?.value ?? "\(name.value) is \(status.value)", hidden: hidden, bigger: bigger,
            column: common?.value)
    }

    /// An absence; nil after a fault that leaves none.
    mutating func absence(_ placed: Placed) -> Absence? {
        let cover = placed.block.statement("cover")?.text("address")
        let isSound = [placed.block.title, cover].compactMap(\.self).map { isAddress($0, in: placed.path) }
        guard let (from, until) = days(placed), isSound == [true, true],
            let absent = placed.block.title.flatMap({ MailAddress(parsing: $0.value) }),
            let covering = cover.flatMap({ MailAddress(parsing: $0.value) })
        else { return nil }
        if let cover, absent.identity == covering.identity {
            fault(.other("nobody covers for themselves: name somebody else"), in: placed.path, at: cover.range)
        }
        return Absence(absent: absent, from: from, until: until, cover: covering)
    }

    /// An accepted exception; nil after a fault that leaves none.
    mutating func exception(_ placed: Placed, sources: [SourceDefinition]) -> AcceptedException? {
        let block = placed.block
        let pattern = pattern(placed, sources: sources)
        if let source = sources.first(where: { $0.name == pattern.source }) {
            for take in block.statements("take") { check(take, source, in: placed.path) }
        }
        if block.statements("take").isEmpty { missing("take", in: placed) }
        let agreed = block.statements("take").compactMap { take in
            take.word("column").flatMap { column in
                take.text("value").map { AcceptedException.Agreed(column: column.value, text: $0.value) }
            }
        }
        guard let (from, until) = days(placed), let author = text("by", "author", placed),
            let reason = text("because", "reason", placed), let title = block.title?.value, pattern.source != nil
        else { return nil }
        return AcceptedException(
            name: title, pattern: pattern, agreed: agreed, from: from, until: until, author: author, reason: reason)
    }

    /// A target or a date, written so that the sheet could have it.
    private mutating func check(_ take: Statement, _ source: SourceDefinition, in path: String) {
        guard let name = take.word("column"), let text = take.text("value") else { return }
        guard let column = source.layout.columns.first(where: { $0.name == name.value }) else {
            let near = nearest(to: name.value, among: source.layout.columns.map(\.name))
            fault(.unknownName(kind: "column", name: name.value, suggestion: near), in: path, at: name.range)
            return
        }
        switch AgreedCell.read(text.value, as: column.type) {
        case .value: break
        case .unreadable(let expected):
            fault(.invalidValue(what: name.value, text: text.value, expected: expected), in: path, at: text.range)
        case .notAgreeable:
            fault(
                .other(
                    "“\(name.value)” cannot be agreed: only a target or a date can, and the rest is as the sheet has it"
                ),
                in: path, at: name.range)
        }
    }

    /// Which alerts or records a block means.
    private mutating func pattern(_ placed: Placed, sources: [SourceDefinition]) -> AlertPattern {
        let block = placed.block
        let over = block.statement("over")?.word("source")
        let index = source(named: over, among: sources, in: placed.path)
        var condition: CheckedCondition?
        if let written = block.statement("where")?.condition("condition") {
            if let index {
                var checker = expressionChecker(sources[index], in: placed.path)
                condition = checker.condition(written, in: placed.file.text)
                take(checker)
            } else if over == nil, let range = block.statement("where")?.range {
                fault(
                    .other("“where” is about the columns of a source: say which by “over …”"), in: placed.path,
                    at: range)
            }
        }
        return AlertPattern(
            rules: block.statement("rule")?.words("rules").map(\.value) ?? [], source: index.map { sources[$0].name },
            areas: block.statement("area")?.texts("areas").map(\.value) ?? [],
            records: block.statement("record")?.texts("records").map(\.value) ?? [], condition: condition)
    }

    /// `from … until …`, the second day after the first.
    private mutating func days(_ placed: Placed) -> (from: Day, until: Day)? {
        guard let statement = placed.block.statement("from"), let from = statement.day("from"),
            let until = statement.day("until")
        else { return nil }
        if until.value > from.value { return (from.value, until.value) }
        let expected = "a day after \(from.value.iso)"
        fault(
            .invalidValue(what: "the end", text: until.value.iso, expected: expected), in: placed.path, at: until.range)
        return nil
    }

    /// A text that must say something.
    private mutating func text(_ form: String, _ slot: String, _ placed: Placed) -> String? {
        guard let text = placed.block.statement(form)?.text(slot) else { return nil }
        if text.value.contains(where: { !$0.isWhitespace }) { return text.value }
        fault(
            .other("“\(form)” says nothing: \(form == "by" ? "name who decided it" : "give the reason")"),
            in: placed.path, at: text.range)
        return nil
    }

    /// Rules by name, in `hide`, `when … is`, `rule` and `expect … on`.
    mutating func checkRules(_ statement: Statement, in path: String) {
        let known = blocks(.rule).compactMap(\.block.name?.value)
        for name in statement.words("rules") + [statement.word("rule")].compactMap(\.self)
        where !known.contains(name.value) {
            unknown(.rule, name, among: known, in: path)
        }
    }

    mutating func checkColumn(_ name: Located<String>, _ sources: [SourceDefinition], in path: String) {
        let columns = sources.flatMap { $0.layout.columns.map(\.name) }
        if columns.contains(name.value) || mayLack(.source) || !sources.allSatisfy(isWhole) { return }
        let near = nearest(to: name.value, among: columns)
        fault(.unknownName(kind: "column", name: name.value, suggestion: near), in: path, at: name.range)
    }
}
