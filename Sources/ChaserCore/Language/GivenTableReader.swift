/// Reads the table of a test: which column each heading means, and the rows beneath as a sheet of those columns.
///
/// A heading is a declared name, the sheet's own heading, or a month; case and spaces do not count. A heading that two
/// columns read gives both. What is wrong is told with its place; the table is then not to be used.
struct GivenTableReader {
    /// What is wrong, and where.
    struct Fault {
        let fault: MeaningFault
        let range: TextRange
    }

    private let layout: SourceLayout
    private let file: SourceText
    /// Of the line on which the table's text begins.
    private let firstLine: Int
    private let rows: [[String]]
    private let whole: TextRange
    private(set) var faults: [Fault] = []

    init(_ table: Located<String>, layout: SourceLayout, in file: SourceText) {
        self.layout = layout
        self.file = file
        firstLine = file.lineNumber(of: table.range.start)
        rows = rowsOfText(Array(table.value.utf8))
        whole = table.range
    }

    /// The sheet; nil when it cannot be used.
    mutating func sheet() -> [UInt8]? {
        guard let head = rows.firstIndex(where: { !$0.isEmpty }) else {
            faults.append(Fault(fault: .other("the table has no row of headings"), range: whole))
            return nil
        }
        let headings = rows[head].droppingEmptyEnd
        let found = headings.map { meanings(of: $0, at: head) }
        checkNeeds(found.flatMap(\.self), at: head)
        // Columns in the order of the headings, a cell once for each column that reads it.
        var lines = [line(found.flatMap { $0.map(\.heading) })]
        for (index, row) in rows.enumerated().dropFirst(head + 1) {
            let cells = row.droppingEmptyEnd(to: headings.count)
            if !row.isEmpty, cells.count != headings.count { tellRagged(cells.count, headings.count, at: index) }
            let pairs = zip(found, cells)
            lines.append(row.isEmpty ? "" : line(pairs.flatMap { meanings, cell in meanings.map { _ in cell } }))
        }
        // Each row has the number of its line in the rule file.
        let above = [UInt8](repeating: Byte.lineFeed, count: firstLine + head - 1)
        return faults.isEmpty ? above + lines.joined(separator: "\n").utf8 + [Byte.lineFeed] : nil
    }

    /// What stands under a heading.
    private enum Meaning: Hashable {
        case column(String)
        /// The months of the rows.
        case period
        /// One month's figures, as the heading says it.
        case month(Month, String)

        var heading: String {
            switch self {
            case .column(let name): name
            case .period: SourceLayout.givenPeriod
            case .month(_, let text): text
            }
        }

        /// Whether the table would then have one thing twice.
        func isSame(_ other: Meaning) -> Bool {
            if case .month(let mine, _) = self, case .month(let theirs, _) = other { return mine == theirs }
            return self == other
        }
    }

    private var seen: [Meaning] = []

    /// What one heading means; empty, and told, when nothing.
    private mutating func meanings(of heading: String, at row: Int) -> [Meaning] {
        let found = lookUp(heading)
        if found.isEmpty {
            tellUnknown(heading, at: row)
        } else if found.contains(where: { new in seen.contains { $0.isSame(new) } }) {
            let words = "the table has “\(heading)” twice"
            faults.append(Fault(fault: .other(words), range: range(of: heading, inRow: row)))
        }
        seen += found
        return found
    }

    private func lookUp(_ heading: String) -> [Meaning] {
        let folded = foldedText(heading)
        let plain = layout.columns.filter { $0.heading != nil }
        if let column = plain.first(where: { foldedText($0.name) == folded }) { return [.column(column.name)] }
        if case .column(let months, _) = layout.periods,
            [foldedText(months), SourceLayout.givenPeriod].contains(folded)
        {
            return [.period]
        }
        let read = plain.filter { column in column.heading.map(foldedText) == folded }
        if !read.isEmpty { return read.map { .column($0.name) } }
        if case .headings(let format) = layout.periods, let month = MonthFormat(format)?.month(heading) {
            return [.month(month, heading)]
        }
        return []
    }

    private mutating func tellUnknown(_ heading: String, at row: Int) {
        let range = range(of: heading, inRow: row)
        if heading.isEmpty {
            faults.append(Fault(fault: .other("a heading of the table is empty"), range: range))
        } else if layout.columns.contains(where: { $0.heading == nil && foldedText($0.name) == foldedText(heading) }) {
            let words = "“\(heading)” stands under months: head its figures with months\(monthExample)"
            faults.append(Fault(fault: .other(words), range: range))
        } else {
            let near = nearest(to: heading, among: layout.columns.map(\.name))
            faults.append(Fault(fault: .unknownName(kind: "column", name: heading, suggestion: near), range: range))
        }
    }

    private var monthExample: String {
        guard case .headings(let format) = layout.periods else { return "" }
        return " as the source has them (\(format))"
    }

    /// What a row cannot do without: what names it, and its month.
    private mutating func checkNeeds(_ meanings: [Meaning], at row: Int) {
        guard faults.isEmpty else { return }
        var lacking = layout.key.filter { !meanings.contains(.column($0)) }.map {
            "the column “\($0)”, which names a row"
        }
        switch layout.periods {
        case .none: break
        case .column: if !meanings.contains(.period) { lacking.append("the column “period”, the month of each row") }
        case .headings:
            let hasMonth = meanings.contains { if case .month = $0 { true } else { false } }
            if !hasMonth { lacking.append("a column headed by a month\(monthExample)") }
        }
        faults += lacking.map { Fault(fault: .other("the table lacks \($0)"), range: lineRange(row)) }
    }

    private mutating func tellRagged(_ cells: Int, _ headings: Int, at row: Int) {
        let hint = cells > headings ? ": put a cell that has a comma in quotes" : ""
        let words = "the row has \(counted(cells, "cell")) under \(counted(headings, "heading"))\(hint)"
        faults.append(Fault(fault: .other(words), range: lineRange(row)))
    }

    // MARK: Places

    private func lineRange(_ row: Int) -> TextRange { file.rangeOfLine(firstLine + row)?.trimmed(in: file) ?? whole }

    /// Where a heading stands in its line; the whole line when it is quoted or written otherwise.
    private func range(of heading: String, inRow row: Int) -> TextRange {
        let line = lineRange(row)
        let needle = Array(heading.utf8)
        let bytes = file.bytes[line.start..<line.end]
        guard !needle.isEmpty,
            let start = bytes.indices.first(where: { bytes[$0...].starts(with: needle) })
        else { return line }
        return TextRange(start, start + needle.count)
    }

    private func line(_ cells: [String]) -> String {
        cells.map { cell in
            let isPlain = !cell.utf8.contains {
                [Byte.comma, Byte.quote, Byte.lineFeed, Byte.carriageReturn].contains($0)
            }
            return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
        }.joined(separator: ",")
    }
}

extension TextRange {
    /// Without the spaces and tabs at either end.
    fileprivate func trimmed(in file: SourceText) -> TextRange {
        var (start, end) = (start, end)
        while start < end, [0x20, 0x09].contains(file.bytes[start]) { start += 1 }
        while end > start, [0x20, 0x09].contains(file.bytes[end - 1]) { end -= 1 }
        return TextRange(start, end)
    }
}

extension [String] {
    fileprivate var droppingEmptyEnd: [String] { droppingEmptyEnd(to: 0) }

    /// Without the empty cells at its end, as long as more than so many are left.
    fileprivate func droppingEmptyEnd(to least: Int) -> [String] {
        var cells = self
        while cells.count > least, cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }
}
