extension MeaningFault {
    /// What is wrong, in one sentence without its full stop.
    var message: String {
        switch self {
        case .unknownName(let kind, let name, _): "there is no \(kind) \(quoted(name))"
        case .duplicateName(let kind, let name, let path, let line):
            "there is \(withArticle(kind)) \(quoted(name)) already, at \(path):\(line)"
        case .wrongType(let expected, let found, let context): "expected \(expected) \(context), found \(found)"
        case .wrongArgumentCount(let function, let expected, let found):
            "\(quoted(function)) takes \(expected) \(expected == "1" ? "value" : "values")"
                + " in its parentheses, not \(found)"
        case .unitsDiffer(let left, let right): "\(quoted(left)) and \(quoted(right)) cannot be compared"
        case .barePercent(let number): "\(number)% of what? A bare per cent can be read in two ways"
        case .unreachable(let colour, let because): "this line makes no record \(colour), because \(because)"
        case .noFileMatches(let pattern, _): "no file matches \(quoted(pattern))"
        case .missingStatement(let block, let statement):
            "\(withArticle(block.rawValue)) needs a line that begins with \(quoted(statement))"
        case .repeatedStatement(let statement, let line): "\(quoted(statement)) stands already on line \(line)"
        case .needsPolarity(let name): "nobody says which way \(quoted(name)) gets better"
        case .notInForce(let what): "\(quoted(what)) is understood, but not yet in force"
        case .unused(let kind, let name): "the \(kind) \(quoted(name)) is never used"
        case .privateColumn(let name): "\(quoted(name)) is private and cannot be shown"
        case .unsafePath(let path): "the path \(quoted(path)) leaves the site"
        case .invalidValue(let what, let text, let expected): "\(what) is \(expected), not \(quoted(text))"
        case .tooCostly(let what, let reads):
            "\(what.rawValue) \(reads) cells of every record, and \(Formula.mostReads) are the most"
        case .other(let sentence): sentence
        }
    }

    /// How to put it right; nil when the message says it already.
    var help: String? {
        switch self {
        case .barePercent(let number): "write “by \(number) points” or “by \(number)% of target”"
        case .duplicateName(let kind, _, _, _): "give this \(kind) another name"
        case .missingStatement(let block, let statement):
            StatementForms.forms(of: block).first { $0.id == statement }.map { "for example: \($0.example)" }
        case .needsPolarity: "declare a column of type polarity, or give the target a sign: >80%"
        case .unsafePath: "name a file beneath the site’s folder, without “..” and not from “/”"
        case .privateColumn: "leave it out, or take “private” from the column"
        case .unknownName("column", _, nil):
            "the columns stand in the source’s block, each on a line that begins with “column”"
        case .unknownName, .noFileMatches: suggestion.map { "did you mean \(quoted($0))?" }
        case .tooCostly(.line, _): "make a window shorter, or take one window out of the other"
        case .tooCostly(.rule, _): "make a window shorter, or make two rules of it"
        case .tooCostly(.words, _): "make a window shorter, or say less"
        case .wrongType, .wrongArgumentCount, .unitsDiffer, .unreachable, .repeatedStatement, .notInForce, .unused,
            .invalidValue, .other:
            nil
        }
    }
}
