/// The reference of every block and statement, in Markdown: a heading and a table for each kind of block.
///
/// Printed from the table that drives the parser, so that it cannot be wrong about it.
public func statementReference() -> String {
    BlockForm.all.map(statementReference).joined(separator: "\n")
}

/// The reference of one kind of block.
private func statementReference(of block: BlockForm) -> String {
    var lines = [
        "## \(block.kind.rawValue)", "", "\(block.meaning): `\(block.example) { … }`", "",
        "| statement | means | example | how often |", "| --- | --- | --- | --- |",
    ]
    for form in StatementForms.forms(of: block.kind) {
        let example = form.example.split(separator: "\n").map { "`\(cell($0))`" }.joined(separator: "<br>")
        let meaning = form.meaning + (form.inForce ? "" : " (not yet in force)")
        let pattern = cell(Substring(form.pattern.text))
        lines.append("| `\(pattern)` | \(meaning) | \(example) | \(form.occurrence.words) |")
    }
    return lines.joined(separator: "\n") + "\n"
}

/// A bar would end the cell, even within a code span.
private func cell(_ text: Substring) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
}

extension StatementForm.Occurrence {
    fileprivate var words: String {
        switch self {
        case .required: "once, needed"
        case .once: "at most once"
        case .many: "any number"
        }
    }
}
