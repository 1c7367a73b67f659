/// The blocks of later versions: silences, inhibitions and absences. Everything they name is checked now, and each
/// kind is told once as not yet in force.
extension SiteChecker {
    /// Checks one such block.
    mutating func occasion(_ placed: Placed, sources: [SourceDefinition]) {
        let kind = placed.block.kind
        notInForce("\(kind.rawValue) …", in: placed.path, at: placed.block.range)
        let over = placed.block.statement("over")?.word("source")
        if let source = source(named: over, among: sources, in: placed.path) {
            checkExpressions(placed, sources[source])
        }
        if kind == .away, let absent = placed.block.title { _ = isAddress(absent, in: placed.path) }
        for statement in placed.block.statements { check(statement, of: kind, sources, in: placed.path) }
    }

    private mutating func check(
        _ statement: Statement, of kind: BlockKind, _ sources: [SourceDefinition], in path: String
    ) {
        _ = recipients(statement, in: path)
        checkRules(statement, in: path)
        checkDays(statement, in: path)
        if let cover = statement.text("address") { _ = isAddress(cover, in: path) }
        if kind == .inhibit, let column = statement.word("column") {
            checkColumn(column, sources, in: path)
        }
    }

    private mutating func checkExpressions(_ placed: Placed, _ source: SourceDefinition) {
        var checker = expressionChecker(source, in: placed.path)
        if let condition = placed.block.statement("where")?.condition("condition") {
            _ = checker.condition(condition, in: placed.file.text)
        }
        take(checker)
    }

    /// Rules by name, in `hide`, `when … is` and `rule`.
    private mutating func checkRules(_ statement: Statement, in path: String) {
        let known = blocks(.rule).compactMap(\.block.name?.value)
        for name in statement.words("rules") + [statement.word("rule")].compactMap(\.self)
        where !known.contains(name.value) {
            unknown(.rule, name, among: known, in: path)
        }
    }

    private mutating func checkDays(_ statement: Statement, in path: String) {
        guard let from = statement.day("from"), let until = statement.day("until"), until.value <= from.value else {
            return
        }
        let expected = "a day after \(from.value.iso)"
        fault(.invalidValue(what: "the end", text: until.value.iso, expected: expected), in: path, at: until.range)
    }

    private mutating func checkColumn(_ name: Located<String>, _ sources: [SourceDefinition], in path: String) {
        let columns = sources.flatMap { $0.layout.columns.map(\.name) }
        if columns.contains(name.value) || mayLack(.source) || !sources.allSatisfy(isWhole) { return }
        let near = nearest(to: name.value, among: columns)
        fault(.unknownName(kind: "column", name: name.value, suggestion: near), in: path, at: name.range)
    }
}
