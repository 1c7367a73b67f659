/// The cells of a small sheet as texts, its heading row first: for lists such as the directory of people, where a
/// String a cell costs nothing. Blank rows stand as rows without cells, so that an index is the sheet's row less one.
/// Empty for bytes that are no text.
public func rowsOfText(_ bytes: [UInt8]) -> [[String]] {
    guard case .text(let text, _) = decodedText(bytes) else { return [] }
    return rowsOfText(decoded: text).rows
}

/// The same of text that is UTF-8 already, with the number of the row in which a quoted cell begins that never ends.
func rowsOfText(decoded text: [UInt8]) -> (rows: [[String]], unclosed: Int?) {
    text.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return ([], nil) }
        let delimiter = Delimiter(of: buffer)
        var scanner = RowScanner(base, count: buffer.count, delimiter: delimiter.byte, at: delimiter.start)
        var rows: [[String]] = []
        while scanner.at < scanner.end {
            var row: [String] = []
            var isEnded = false
            while !isEnded {
                let cell = scanner.cell()
                row.append(typedText(buffer, cell.start, cell.length, doublesQuotes: cell.doublesQuotes))
                isEnded = cell.endsRow
            }
            rows.append(row.allSatisfy(\.isEmpty) ? [] : row)
        }
        return (rows, scanner.isUnclosed ? rows.count : nil)
    }
}
