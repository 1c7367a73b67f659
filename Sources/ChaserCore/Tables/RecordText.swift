extension Records {
    /// The text at a place, trimmed, with quotes that the file writes twice made one; empty for no text.
    public func text(_ place: TextPlace) -> String {
        if place.isNone || place.file >= files.count { return "" }
        return files[place.file].bytes.withUnsafeBufferPointer {
            typedText($0, place.offset, place.length, doublesQuotes: place.doublesQuotes)
        }
    }

    /// A cell as typed, read again from its row: `14.14 days`, `Oct -20`; empty where there is no such cell.
    ///
    /// `column` indexes `SourceLayout.columns`; `period` indexes `periods` and is needed for a column by period only. A
    /// column whose joined file or row is missing has no cell.
    public func rawText(record: Int, column: Int, period: Int?) -> String {
        guard rowOffsets.indices.contains(record), let row = row(of: record, column: column, period: period) else {
            return ""
        }
        guard sources.sheets.indices.contains(row.file) else { return "" }
        let sheet = sources.sheets[row.file]
        guard let position = position(in: sheet, column: column, period: period) else { return "" }
        return cellText(file: row.file, offset: row.offset, position: position, delimiter: sheet.delimiter)
    }

    /// The key as people read it: its texts joined by ` / `, with ` #2` behind the second record of one key.
    public func key(of record: Int, layout: SourceLayout) -> String {
        var key = ""
        for name in layout.key {
            guard let column = layout.columns.firstIndex(where: { $0.name == name }) else { continue }
            let text = keyText(of: record, column: column)
            if !key.isEmpty, !text.isEmpty { key += " / " }
            key += text
        }
        return repeats[record].map { "\(key) #\($0)" } ?? key
    }

    /// A key cell: most are columns of text whose places are at hand, others are read again from their row.
    private func keyText(of record: Int, column: Int) -> String {
        guard case .single(.texts(let places)) = columns[column], places.indices.contains(record) else {
            return rawText(record: record, column: column, period: nil)
        }
        return text(places[record])
    }

    /// The row in which a cell lies; nil where there is none.
    func row(of record: Int, column: Int, period: Int?) -> (file: Int, offset: Int)? {
        if let joined = sources.joinedFile, sources.sheets.indices.contains(joined),
            sources.sheets[joined].columns.indices.contains(column), sources.sheets[joined].columns[column] >= 0
        {
            let offset = sources.joinedRows.indices.contains(record) ? sources.joinedRows[record] : -1
            return offset < 0 ? nil : (joined, offset)
        }
        guard let segment = segment(of: record) else { return nil }
        // A cell that a record has once is the current version's, whatever period is asked about.
        if let period, periods.indices.contains(period), columns.indices.contains(column),
            case .byPeriod = columns[column]
        {
            let month = periods[period]
            for rows in sources.periodRows where rows.records.contains(record) && rows.months.contains(month) {
                let offset = rows.offsets[record - rows.records.lowerBound]
                return offset < 0 ? nil : (rows.file, offset)
            }
            // With a row a month, a month without one has no cell; the record's own row is of another month.
            if sources.sheets.indices.contains(segment.file),
                sources.sheets[segment.file].columns.indices.contains(column),
                sources.sheets[segment.file].columns[column] >= 0
            {
                return nil
            }
        }
        return (segment.file, rowOffsets[record])
    }

    /// Which cell of the row it is, from 0.
    func position(in sheet: SheetPositions, column: Int, period: Int?) -> Int? {
        if sheet.columns.indices.contains(column), sheet.columns[column] >= 0 { return sheet.columns[column] }
        guard let period, periods.indices.contains(period), columns.indices.contains(column) else { return nil }
        guard case .byPeriod = columns[column] else { return nil }
        return sheet.months[periods[period]]
    }

    /// The text of a cell of the row that begins at an offset.
    func cellText(file: Int, offset: Int, position: Int, delimiter: UInt8) -> String {
        files[file].bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress, offset < text.count else { return "" }
            var scanner = RowScanner(base, count: text.count, delimiter: delimiter, at: offset)
            for _ in 0..<position where scanner.skipCell() { return "" }
            let cell = scanner.cell()
            return typedText(text, cell.start, cell.length, doublesQuotes: cell.doublesQuotes)
        }
    }
}
