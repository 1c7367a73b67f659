extension DataProblem {
    /// The problem in words: what is wrong, and what Chaser does about it.
    public var problem: Problem { Problem(file: file, row: row, column: column, message: what + more) }

    private var what: String {
        switch kind {
        case .unreadable(let type): "cannot read “\(text)” as \(ValueType(type).words); it counts as missing"
        case .blank(let type): "the cell is empty where \(ValueType(type).words) is expected"
        case .undated(let gap): "“\(text)” \(gap.words); it counts as missing"
        case .convention(let convention, let day): "“\(text)” is read as \(day.inWords): \(convention.words)"
        case .noTime: "“\(text)” has no time of day, from which hours could be counted; it counts as missing"
        case .monthFirst:
            "dates such as 03/04/2020 are read month first here, since some of them can be nothing else"
        case .undecidedOrder:
            "dates such as 03/04/2020 are read day first here, and none of them shows which is meant;"
                + " as \"dd/MM/yyyy\" or as \"MM/dd/yyyy\" behind the column settles it"
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

extension DateGap {
    /// What the cell says instead of a day.
    fileprivate var words: String {
        switch self {
        case .noDate: "is no date"
        case .notSettled: "says that there is no date yet"
        case .promised(let day): "promises a date by \(day.inWords) and is none"
        case .countsFromElsewhere: "does not say from which day it counts"
        case .countsFromPublication: "counts from the day of the sheet, which has none: say “published”"
        case .noYear: "names no year, and the sheet has no day of its own: say “published”"
        }
    }
}

extension DateConvention {
    /// Why a cell is read so.
    fileprivate var words: String {
        switch self {
        case .nearestYear: "the year nearest to the sheet’s own day"
        case .monthAndYear: "a month and a year; as \"MMM yy\" or as \"MMM d\" behind the column settles it"
        case .endOfWeek: "the last day of that week"
        case .thirds: "the end of a third of what is named"
        case .dayBefore: "the day before"
        case .lastDay: "the last day of what is named; financial years end on 31 March"
        case .latest: "the latest of several"
        case .fromPublication: "counted from the sheet’s own day"
        case .serial: "a spreadsheet’s number for a day"
        case .amidWords: "a date amid other words"
        }
    }
}
