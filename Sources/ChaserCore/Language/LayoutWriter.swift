/// Writes a file anew from its tokens, its blocks and its comments.
struct LayoutWriter {
    private let source: SourceText
    private let tokens: [Token]
    private let comments: [TextRange]
    private let blocks: [Block]
    private let line: LayoutLine

    /// What stands on lines of its own within a block, or between blocks.
    private enum Item {
        case comment(TextRange)
        case statement(Statement, end: Int)

        var range: TextRange {
            switch self {
            case .comment(let range): range
            case .statement(let statement, let end): TextRange(statement.range.start, end)
            }
        }
    }

    init(_ source: SourceText, _ lexer: Lexer, _ blocks: [Block]) {
        self.source = source
        tokens = lexer.tokens
        comments = lexer.comments
        self.blocks = blocks
        line = LayoutLine(source: source)
    }

    func text() -> String {
        var output = ""
        var before = source.start
        for block in blocks {
            let outside = comments.filter { $0.start >= before && $0.end <= block.range.start }
            append(loose(outside, after: before), to: &output, forcesBlank: true)
            let touches = outside.last.map { lineOf(block.range.start) - lineOf($0.start) <= 1 } ?? false
            append(self.block(block), to: &output, forcesBlank: !touches)
            before = endOfLine(block.range.end)
        }
        append(loose(comments.filter { $0.start >= before }, after: before), to: &output, forcesBlank: true)
        return output
    }

    private func append(_ text: String, to output: inout String, forcesBlank: Bool) {
        guard !text.isEmpty else { return }
        if !output.isEmpty, forcesBlank { output += "\n" }
        output += text
    }

    /// Comments between blocks, with the blank lines between them.
    private func loose(_ comments: [TextRange], after start: Int) -> String {
        var text = ""
        var last: TextRange?
        for comment in comments {
            if let last, lineOf(comment.start) - lineOf(last.start) > 1 { text += "\n" }
            text += bare(source.string(comment)) + "\n"
            last = comment
        }
        return text
    }

    // MARK: Blocks

    private func block(_ block: Block) -> String {
        let open = tokens.first { $0.kind == .symbol(.openBrace) && $0.range.start >= block.range.start }
        let bodyStart = open?.range.end ?? block.range.end
        let close = block.range.end - 1
        let head = tokens.filter {
            $0.range.start >= block.range.start && $0.range.end <= bodyStart && $0.kind != .newline
        }
        // What is said behind the opening brace, or between the head and it, stays on the head’s line.
        let ofHead = comments.filter {
            $0.start >= block.range.start && $0.start < endOfLine(bodyStart) && $0.end <= close
        }
        var text = line.text(head) + trailing(ofHead) + "\n"
        let rest = comments.filter { $0.start >= bodyStart && $0.end <= close && !ofHead.contains($0) }
        text += body(block, comments: rest, from: bodyStart)
        let after = comments.filter { $0.start >= block.range.end && $0.start < endOfLine(block.range.end) }
        return text + "}" + trailing(after) + "\n"
    }

    private func trailing(_ comments: [TextRange]) -> String {
        comments.isEmpty ? "" : "  " + comments.map { bare(source.string($0)) }.joined(separator: " ")
    }

    /// The statements and comments of a block, blank lines between them kept, one at most.
    private func body(_ block: Block, comments: [TextRange], from start: Int) -> String {
        let statements = block.statements.map { Item.statement($0, end: end(of: $0)) }
        let ranges = statements.map(\.range)
        let inside = comments.filter { comment in ranges.contains { $0.start < comment.start && comment.end <= $0.end }
        }
        let behind = comments.filter { comment in
            !inside.contains(comment)
                && ranges.contains { $0.end <= comment.start && comment.start < endOfLine($0.end) }
        }
        let own = comments.filter { !inside.contains($0) && !behind.contains($0) }.map(Item.comment)
        let items = (statements + own).sorted { $0.range.start < $1.range.start }
        let columns = LayoutColumns(block, cells: cells, line: line)
        var rows: [(text: String, comment: String?, isBlankBefore: Bool)] = []
        var last: Int?
        for item in items {
            let gap = last.map { lineOf(item.range.start) - $0 > 1 } ?? false
            last = lineOf(item.range.end)
            switch item {
            case .comment(let range): rows.append(("  " + bare(source.string(range)), nil, gap))
            case .statement(let statement, let end):
                let said = inside.filter { $0.start > statement.range.start && $0.end <= end }
                let after = behind.filter { $0.start >= end && $0.start < endOfLine(end) }
                let text = self.statement(statement, in: block.kind, columns, comments: said)
                rows.append(
                    (text, after.isEmpty ? nil : after.map { bare(source.string($0)) }.joined(separator: " "), gap))
            }
        }
        // Comments at the ends of lines stand under each other.
        let place = rows.filter { $0.comment != nil }.map { lastLine($0.text).count }.max() ?? 0
        return rows.map { row in
            let end = row.comment.map { comment in
                String(repeating: " ", count: place + 2 - lastLine(row.text).count) + comment
            }
            return (row.isBlankBefore ? "\n" : "") + row.text + (end ?? "") + "\n"
        }.joined()
    }

    private func lastLine(_ text: String) -> Substring {
        text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    }

    // MARK: Statements

    private func cells(_ statement: Statement, _ kind: BlockKind) -> [[Token]] {
        LayoutCells(statement, in: kind, tokens: words(statement)).cells
    }

    private func words(_ statement: Statement) -> [Token] {
        tokens.filter {
            $0.range.start >= statement.range.start && $0.range.end <= statement.range.end && $0.kind != .newline
        }
    }

    private func statement(
        _ statement: Statement, in kind: BlockKind, _ columns: LayoutColumns, comments: [TextRange]
    ) -> String {
        let words = words(statement)
        if case .table(let rows)? = words.last?.kind {
            return table(head: line.text(words.dropLast()), rows, comments: comments)
        }
        let cells = cells(statement, kind)
        var start = "  "
        for (index, cell) in cells.dropLast().enumerated() {
            let text = line.text(cell)
            start += text + String(repeating: " ", count: columns.width(statement.form, index) - text.count)
        }
        let rest = cells.last ?? []
        // A test's lines have no columns: what goes on stands further in than what begins.
        let indent = String(repeating: " ", count: start.count + (kind == .test ? 2 : 0))
        guard comments.isEmpty else { return start + commented(rest, comments, indent: indent) }
        return start
            + line.broken(rest, room: RuleLayout.longestLine - start.count).joined(separator: "\n" + indent)
    }

    /// A statement with comments inside keeps its line breaks at them.
    private func commented(_ tokens: [Token], _ comments: [TextRange], indent: String) -> String {
        var lines: [String] = []
        var rest = tokens[...]
        for comment in comments {
            let part = rest.prefix { $0.range.end <= comment.start }
            rest = rest.dropFirst(part.count)
            let text = line.text(Array(part))
            let said = bare(source.string(comment))
            lines.append(text.isEmpty ? said : text + "  " + said)
        }
        if !rest.isEmpty { lines.append(line.text(Array(rest))) }
        return lines.joined(separator: "\n" + indent)
    }

    /// The rows of a test, their cells under each other; rows with quotes in them stand as they are.
    private func table(head: String, _ rows: String, comments: [TextRange]) -> String {
        let rows = RuleLayout.cells(rows)
        var lines = rows
        if !rows.contains(where: { $0.contains("\"") }) {
            let cells = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            let widths = (0..<(cells.map(\.count).max() ?? 0)).map { column in
                cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
            }
            lines = cells.map { row in
                let padded = row.enumerated().map { index, cell in
                    index == row.count - 1
                        ? cell : cell + "," + String(repeating: " ", count: widths[index] - cell.count + 1)
                }
                return bare(padded.joined())
            }
        }
        return "  " + head + " {" + trailing(comments) + "\n" + lines.map { "    \($0)\n" }.joined() + "  }"
    }

    // MARK: Places

    private func lineOf(_ offset: Int) -> Int { source.lineNumber(of: offset) }

    /// The offset of the line’s end.
    private func endOfLine(_ offset: Int) -> Int {
        var end = offset
        while end < source.bytes.count, source.bytes[end] != 0x0A { end += 1 }
        return end
    }

    /// Where a statement ends: that with a table behind the table’s brace.
    private func end(of statement: Statement) -> Int {
        let isTable = statement.arguments.values.contains { if case .table = $0 { true } else { false } }
        guard isTable else { return statement.range.end }
        var end = statement.range.end
        while end < source.bytes.count, source.bytes[end] != UInt8(ascii: "}") { end += 1 }
        return min(end + 1, source.bytes.count)
    }
}

/// How wide the columns of a block are, its gap included.
struct LayoutColumns {
    private let first: Int
    /// Those of `column` statements behind the first.
    private let further: [Int]

    init(_ block: Block, cells: (Statement, BlockKind) -> [[Token]], line: LayoutLine) {
        // Heads of rules are long and alike; those of other blocks are not, and are easier to read with more room.
        let gap = block.kind == .rule ? 1 : 2
        let all = block.statements.map { (form: $0.form, cells: cells($0, block.kind)) }
        func widest(_ column: Int, _ rows: [[[Token]]]) -> Int {
            (rows.filter { $0.count > column + 1 }.map { line.text($0[column]).count }.max() ?? 0) + gap
        }
        // The heads of all rules are one width, so that a line more or less moves no other.
        first = max(widest(0, all.map(\.cells)), block.kind == .rule ? "amber when ".count : 0)
        let columns = all.filter { $0.form == "column" }.map(\.cells)
        further = [widest(1, columns), widest(2, columns)]
    }

    /// The width of a column of a statement, from 0.
    func width(_ form: String, _ column: Int) -> Int {
        column == 0 ? first : column <= further.count ? further[column - 1] : 0
    }
}
