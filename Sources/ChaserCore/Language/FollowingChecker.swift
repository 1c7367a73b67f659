/// `follow reworded …` of a source, and what it decides of single wordings.
extension SiteChecker {
    /// How a source follows its records; nil when it does not.
    mutating func following(_ placed: Placed) -> Following? {
        let block = placed.block
        let statements = block.statements.filter { ["reworded", "not reworded"].contains($0.form) }
        guard block.statement("follow") != nil else {
            if let first = statements.first, !isDamaged(placed) {
                fault(
                    .other("this source does not follow its records: a line “follow reworded actions” makes it"),
                    in: placed.path, at: first.range)
            }
            return nil
        }
        var decisions: [RewordingDecision] = []
        for statement in statements {
            guard let old = statement.text("old"), let new = statement.text("new") else { continue }
            let decision = RewordingDecision(old: old.value, new: new.value, isSame: statement.form == "reworded")
            check(decision, at: statement.range, after: decisions, in: placed.path)
            decisions.append(decision)
        }
        return Following(decisions: decisions)
    }

    /// Tells of words that are the same on both sides, and of pairs that were decided before.
    private mutating func check(
        _ decision: RewordingDecision, at range: TextRange, after others: [RewordingDecision], in path: String
    ) {
        if decision.names.old == decision.names.new {
            fault(.other("both wordings are the same"), in: path, at: range)
        }
        guard let other = others.first(where: { $0.names == decision.names }) else { return }
        let words =
            other.isSame == decision.isSame
            ? "these two wordings are decided on already"
            : "these two wordings are said to be one record, and to be two"
        fault(.other(words), in: path, at: range)
    }
}

extension RewordingDecision {
    /// Its two wordings in a form in which spellings are equal.
    fileprivate var names: (old: String, new: String) { (foldedText(old), foldedText(new)) }
}

extension SourceDefinition {
    /// Finds the reworded records between two versions of its sheet; nil where it follows none.
    public var linking: VersionLinking? { following?.linking(layout) }
}
