/// The reference of the whole language, in Markdown: every statement of every block, every word that records have, and
/// every function.
///
/// Printed from the tables that the parser and the checker work from. `Rules/README.md` holds it between two marks, and
/// a test compares the two.
public func languageReference() -> String {
    [
        "### Statements of each block\n", statementReference(heading: "####"), "### Words that every record has\n",
        wordReference(), "### Functions\n", functionReference(),
    ].joined(separator: "\n")
}

/// The words that stand in expressions beside the source's own columns.
private func wordReference() -> String {
    let rows = RecordWord.allCases.map { word in
        "| `\(word.rawValue)` | \(word.type.words) | \(word.meaning) |"
    }
    return (["| word | is | means |", "| --- | --- | --- |"] + rows).joined(separator: "\n") + "\n"
}

/// A heading and a table for each family of functions.
private func functionReference() -> String {
    FunctionForm.Family.allCases.map { family in
        let rows = FunctionTable.all.filter { $0.family == family }.map { form in
            "| `\(tableCell(form.signature))` | \(form.givesInWords) | \(form.meaning)\(form.isInForce ? "" : notYet)"
                + " | `\(tableCell(form.example))` |"
        }
        let head = [
            "#### \(family.rawValue)", "", "| function | gives | means | example |", "| --- | --- | --- | --- |",
        ]
        return (head + rows).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
}

extension FunctionForm {
    /// What it gives, as the reference says it: with the unit, where that does not depend on the cells.
    fileprivate var givesInWords: String {
        switch result {
        case .sameAsFirst: parameters.first == .column ? "what the column holds" : "the same kind as x"
        case .type(.figure(.known(.percent))): "a figure in %"
        case .type(.figure(.known(.days))): "a figure in days"
        case .type(.figure(.known(.workingDays))): "a figure in working days"
        case .type(.figure(.known(.hours))): "a figure in hours"
        case .type(.list): "words for `say`"
        case .type(let type): type.words
        case .otherColumn: "what the other column holds"
        }
    }
}
