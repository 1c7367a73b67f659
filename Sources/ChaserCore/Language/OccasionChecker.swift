/// The blocks of later versions: silences, inhibitions, absences and tests. Everything they name is checked now, and each
/// kind is told once as not yet in force.
extension SiteChecker {
    /// Checks one such block.
    mutating func occasion(_ placed: Placed, sources: [SourceDefinition], rules: [RuleDefinition]) {
        let kind = placed.block.kind
        notInForce("\(kind.rawValue) …", in: placed.path, at: placed.block.range)
        let over = placed.block.statement("over")?.word("source")
        let source = source(named: over, among: sources, in: placed.path)
        if let source { checkExpressions(placed, sources[source].layout) }
        for statement in placed.block.statements {
            _ = recipients(statement, in: placed.path)
            checkRules(statement, in: placed.path)
            checkDays(statement, in: placed.path)
            if kind == .test, statement.form == "given" {
                _ = self.source(named: statement.word("source"), among: sources, in: placed.path)
            }
            if kind == .inhibit, let column = statement.word("column") {
                checkColumn(column, sources, in: placed.path)
            }
        }
    }

    private mutating func checkExpressions(_ placed: Placed, _ layout: SourceLayout) {
        var checker = ExpressionChecker(scope: .init(layout: layout, path: placed.path))
        if let condition = placed.block.statement("where")?.condition("condition") {
            _ = checker.condition(condition, in: placed.file.text)
        }
        take(checker.diagnostics)
        for what in checker.unavailable { notInForce(what.value, in: placed.path, at: what.range) }
    }

    /// Rules by name, in `hide`, `when … is`, `rule` and `expect … on`.
    private mutating func checkRules(_ statement: Statement, in path: String) {
        let known = blocks(.rule).compactMap(\.block.name?.value)
        for name in statement.words("rules") + [statement.word("rule")].compactMap(\.self)
        where !known.contains(name.value) {
            fault(
                .unknownName(kind: "rule", name: name.value, suggestion: nearest(to: name.value, among: known)),
                in: path, at: name.range)
        }
    }

    private mutating func checkDays(_ statement: Statement, in path: String) {
        guard let from = statement.day("from"), let until = statement.day("until"), until.value <= from.value else {
            return
        }
        fault(
            .invalidValue(what: "end", text: until.value.iso, expected: "a day after \(from.value.iso)"), in: path,
            at: until.range)
    }

    private mutating func checkColumn(_ name: Located<String>, _ sources: [SourceDefinition], in path: String) {
        let columns = sources.flatMap { $0.layout.columns.map(\.name) }
        guard !columns.contains(name.value) else { return }
        fault(
            .unknownName(kind: "column", name: name.value, suggestion: nearest(to: name.value, among: columns)),
            in: path, at: name.range)
    }
}
