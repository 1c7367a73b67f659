extension DataProblem {
    /// The problem in words: what is wrong, and what Chaser does about it.
    public var problem: Problem { Problem(file: file, row: row, column: column, message: what + more) }

    private var what: String {
        switch kind {
        case .unreadable(let type): "cannot read “\(text)” as \(ValueType(type).words); it counts as missing"
        case .blank(let type): "the cell is empty where \(ValueType(type).words) is expected"
        case .missingHeading(let suggestion):
            "there is no such heading; the column counts as missing" + hint(suggestion)
        case .repeatedHeading: "the heading stands there twice; the first is used"
        case .raggedRow(let cells, let headings): "the row has \(counted(cells, "cell")), the heading \(headings)"
        case .repeatedKey(let first):
            "the key “\(text)” stands in row \(first) too; both are kept, this one with a number behind it"
        case .emptyKey: "the key is empty; the row is set aside"
        case .unmatched: "“\(text)” has no partner in the joined files"
        case .matchesTwice(let first): "“\(text)” stands in row \(first) too; neither is joined"
        case .unclosedQuote: "a quoted cell begins here and never ends; it and what follows are not used"
        case .file(let words): words
        case .noFile(let suggestion): "no file matches" + hint(suggestion)
        case .contradictoryPolarity(let sheet):
            "the sheet says that \(sheet == .higher ? "higher" : "lower") is better, its target “\(text)” the opposite;"
                + " the target counts"
        }
    }

    private func hint(_ suggestion: String?) -> String { suggestion.map { " (did you mean “\($0)”?)" } ?? "" }

    private var more: String { others == 0 ? "" : " (and \(counted(others, "more row")))" }
}
