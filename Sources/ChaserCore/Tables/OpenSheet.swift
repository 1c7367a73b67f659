/// One sheet as text with its heading row read: ready for its rows.
struct OpenSheet {
    /// Index into `Records.files`.
    let file: Int
    let path: String
    /// The day of the version: what `3 months` counts from.
    let dated: Day?
    let bytes: [UInt8]
    let delimiter: UInt8
    /// The headings from the left up to the last that is not empty.
    let headings: [String]
    /// Offset of the first byte behind the heading row, and the spreadsheet's number of the row there.
    let firstRow: Int
    let firstRowNumber: Int

    /// More columns than a spreadsheet can have.
    static let mostHeadings = 16_384

    /// Reads the heading row: the first that is not blank. Nil, and a problem, when there is none.
    init?(file: Int, path: String, dated: Day? = nil, bytes: [UInt8], log: ProblemLog) {
        var opened: (headings: [String], delimiter: UInt8, at: Int, row: Int, isUnclosed: Bool)?
        bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return }
            let delimiter = Delimiter(of: text)
            var scanner = RowScanner(base, count: text.count, delimiter: delimiter.byte, at: delimiter.start)
            var row = 1
            while scanner.at < text.count {
                let headings = scanner.readHeadings(text)
                row += 1
                if headings.isEmpty { continue }
                opened = (headings, delimiter.byte, scanner.at, row, scanner.isUnclosed)
                return
            }
        }
        guard let opened else {
            log.note(file: path, "the file is empty")
            return nil
        }
        if opened.isUnclosed {
            log.note(DataProblem(file: path, row: opened.row - 1, column: nil, text: "", kind: .unclosedQuote))
            return nil
        }
        if opened.headings.count > OpenSheet.mostHeadings {
            log.note(file: path, "more than \(OpenSheet.mostHeadings) columns")
            return nil
        }
        self.file = file
        self.path = path
        self.dated = dated
        self.bytes = bytes
        headings = opened.headings
        delimiter = opened.delimiter
        firstRow = opened.at
        firstRowNumber = opened.row
    }

    /// Rows under headings that are known: the rows begin at once.
    init(file: Int, path: String, dated: Day?, rows: [UInt8], headings: [String], delimiter: UInt8) {
        self.file = file
        self.path = path
        self.dated = dated
        self.headings = headings
        self.delimiter = delimiter
        bytes = rows
        firstRow = 0
        firstRowNumber = 0
    }

    /// Where a heading stands: as it is written, otherwise but for case and spaces. A second one is told.
    func position(of heading: String, log: ProblemLog) -> Int? {
        var matches = headings.indices.filter { headings[$0] == heading }
        if matches.isEmpty {
            let folded = foldedText(heading)
            matches = headings.indices.filter { foldedText(headings[$0]) == folded }
        }
        if matches.count > 1 {
            log.note(DataProblem(file: path, row: nil, column: heading, text: "", kind: .repeatedHeading))
        }
        return matches.first
    }

    /// Tells that a heading is not there, with the nearest that is.
    func tellMissing(_ heading: String, log: ProblemLog) {
        let suggestion = nearest(to: heading, among: headings.filter { !$0.isEmpty })
        let kind = DataProblem.Kind.missingHeading(suggestion: suggestion)
        log.note(DataProblem(file: path, row: nil, column: heading, text: "", kind: kind))
    }
}

extension RowScanner {
    /// The cells of a row as headings, inner line breaks and runs of spaces made one space; empty for a blank row.
    fileprivate mutating func readHeadings(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
        if skipLineBreak() { return [] }
        var headings: [String] = []
        var endsRow = false
        repeat {
            let cell = cell()
            let typed = typedText(text, cell.start, cell.length, doublesQuotes: cell.doublesQuotes)
            headings.append(typed.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            endsRow = cell.endsRow
        } while !endsRow
        while headings.last?.isEmpty == true { headings.removeLast() }
        return headings
    }
}

/// The text of a cell, with quotes that are written twice made one.
func typedText(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, doublesQuotes: Bool) -> String {
    let bytes = text.part(start, start + length)
    return doublesQuotes ? String(decoding: undoubled(bytes), as: UTF8.self) : bytes.string
}

/// The bytes of a quoted cell with each pair of quotes made one.
func undoubled(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
        isSecond = byte == Byte.quote && !isSecond
        if byte != Byte.quote || isSecond { plain.append(byte) }
    }
    return plain
}
