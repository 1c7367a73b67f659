/// One canonical layout for rule files: `chaser fmt`.
///
/// A statement a line, two spaces in; within a block the first words of its statements make one column and what follows
/// them another; comments stay where they are; one blank line between blocks. Only white space and line breaks are
/// changed, so that numbers, texts and parentheses stay as their author wrote them.
public enum RuleLayout {
    /// Why a file is not laid out.
    public enum Refusal: Error, Hashable, Sendable {
        /// It does not read: what is wrong is said, and nothing is touched.
        case faults([Diagnostic])
        /// The layout would not read as the same rules. A fault of Chaser's own; the file stays as it is.
        case wouldChange(String)
    }

    /// The longest line that is not broken before `and` or `or`, in characters.
    static let longestLine = 110

    /// The text of a file in the canonical layout.
    public static func text(of source: SourceText) throws(Refusal) -> String {
        let parsed = parseRules(source)
        let errors = parsed.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw .faults(errors) }
        var lexer = Lexer(source)
        lexer.run()
        let laidOut = LayoutWriter(source, lexer, parsed.file.blocks).text()
        let written = SourceText(path: source.path, bytes: Array(laidOut.utf8))
        guard RuleLayout.meaning(of: source) == RuleLayout.meaning(of: written) else {
            throw .wouldChange(source.path)
        }
        return laidOut
    }

    /// All that a file says: its blocks, their statements with their words, and its comments in order.
    static func meaning(of source: SourceText) -> [String] {
        var lexer = Lexer(source)
        lexer.run()
        let tokens = lexer.tokens.filter { $0.kind != .newline && $0.kind != .end }
        func words(_ range: TextRange) -> String {
            tokens.filter { $0.range.start >= range.start && $0.range.end <= range.end }
                .map { token in
                    if case .table(let rows) = token.kind { return cells(rows).joined(separator: "\n") }
                    return "\(token.kind)"
                }
                .joined(separator: " ")
        }
        let blocks = parseRules(source).file.blocks.flatMap { block in
            ["\(block.kind) \(block.name?.value ?? "") \(block.title?.value ?? "")"]
                + block.statements.map { "\($0.form): \(words($0.range))" }
        }
        return blocks + lexer.comments.map { bare(source.string($0)) }
    }

    /// The rows of a table without the spaces round its cells, those with quotes as they stand.
    static func cells(_ rows: String) -> [String] {
        rows.split(whereSeparator: \.isNewline).map { bare(String($0)) }.filter { !$0.isEmpty }.map { row in
            row.contains("\"")
                ? row
                : row.split(separator: ",", omittingEmptySubsequences: false).map { bare(String($0)) }
                    .joined(separator: ",")
        }
    }
}

/// A text without the white space at either end.
func bare(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
}
