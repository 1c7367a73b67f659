/// The reference of every block and statement, in Markdown: a heading and a table for each kind of block.
///
/// Printed from the table that drives the parser, so that it cannot be wrong about it. `mark` begins the headings and
/// so sets their level.
public func statementReference(heading mark: String = "##") -> String {
    BlockForm.all.map { statementReference(of: $0, mark) }.joined(separator: "\n")
}

/// The reference of one kind of block.
private func statementReference(of block: BlockForm, _ mark: String) -> String {
    var lines = [
        "\(mark) \(block.kind.rawValue)", "", "\(block.meaning): `\(block.example) { … }`", "",
        "| statement | means | example | how often |", "| --- | --- | --- | --- |",
    ]
    for form in StatementForms.forms(of: block.kind) {
        let example = form.example.split(separator: "\n").map { "`\(tableCell($0))`" }.joined(separator: "<br>")
        let meaning = form.meaning + (form.inForce ? "" : notYet)
        lines.append("| `\(tableCell(form.pattern.text))` | \(meaning) | \(example) | \(form.occurrence.words) |")
    }
    return lines.joined(separator: "\n") + "\n"
}

/// What stands behind the meaning of anything that is read and checked, and not yet acted on.
let notYet = " (not yet in force)"

/// Text for a cell of a Markdown table: a bar would end the cell, even within a code span.
func tableCell(_ text: some StringProtocol) -> String {
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
