/// Which rows of a sheet with one row a record and month belong to one record.
struct RowKeys {
    /// One sheet's rows, by month and record.
    struct Table {
        /// How many records there are.
        var records = 0
        /// For each month (its ordinal) the row of each record, -1 for none; may be shorter than the records.
        fileprivate var rowsByMonth: [Int32: [Int32]] = [:]
        /// Second and later records of one key.
        var repeats: [Int: Int] = [:]
        /// Rows whose key and month stand in an earlier row too, with that row.
        var repeatedRows: [(row: Int, first: Int)] = []

        /// Ascending.
        var months: [Month] { rowsByMonth.keys.sorted().map { Month(ordinal: $0) } }

        /// The row of each record in a month, -1 for none.
        func rows(of month: Month, count: Int) -> [Int32] {
            let rows = rowsByMonth[month.ordinal] ?? []
            return rows.count >= count
                ? Array(rows[..<count]) : rows + [Int32](repeating: -1, count: count - rows.count)
        }

        /// Each record's row in the newest month that it has.
        func newest(months: [Month], count: Int) -> [Int32] {
            var newest = [Int32](repeating: -1, count: count)
            for month in months {
                for (record, row) in (rowsByMonth[month.ordinal] ?? []).enumerated() where row >= 0 {
                    newest[record] = row
                }
            }
            return newest
        }

        fileprivate func row(_ record: Int, _ month: Int32) -> Int32 {
            guard let rows = rowsByMonth[month], record < rows.count else { return -1 }
            return rows[record]
        }

        fileprivate mutating func set(_ record: Int, _ month: Int32, row: Int) {
            rowsByMonth[month, default: []].withUnsafeGrown(to: record + 1, filling: -1) { $0[record] = Int32(row) }
        }
    }

    /// Rows of the current version by key; each stands for its key.
    private var table: KeyTable
    private var texts: KeyTexts?
    /// For the standing row of each key its records, in order.
    private var recordsOfRow: [Int32: [Int]] = [:]
    private var firstRecord: [Int32]

    init(rows: Int) {
        table = KeyTable(rows: rows)
        firstRecord = [Int32](repeating: -1, count: rows)
    }

    /// Gives each row whose month is known to a record. Only the current version makes new records; a second row of one
    /// key and month makes a record of its own, `key #2`.
    mutating func place(_ rows: SheetRows, texts: KeyTexts, months: [Int32], isCurrent: Bool) -> Table {
        var result = Table()
        if isCurrent { self.texts = texts }
        for row in 0..<rows.count where months[row] != ColumnValues.missingDay {
            let hash = rows.hashes.isEmpty ? 0 : rows.hashes[row]
            let mine = self.texts ?? texts
            let isSame = { (other: Int) in mine.isSame(other, texts, row) }
            if isCurrent {
                let standing = table.insert(hash, row: row, isSame: isSame) ?? row
                place(row, month: months[row], standing: standing, &result)
            } else if let standing = table.find(hash, isSame: isSame) {
                placeOlder(row, month: months[row], standing: standing, &result)
            }
        }
        return result
    }

    private mutating func place(_ row: Int, month: Int32, standing: Int, _ result: inout Table) {
        let first = firstRecord[standing]
        if first < 0 {
            firstRecord[standing] = Int32(result.records)
            result.set(result.records, month, row: row)
            result.records += 1
            return
        }
        let taken = result.row(Int(first), month)
        if taken < 0 {
            result.set(Int(first), month, row: row)
            return
        }
        result.repeatedRows.append((row, Int(taken)))
        let later = recordsOfRow[Int32(standing)] ?? []
        if let free = later.first(where: { result.row($0, month) < 0 }) {
            result.set(free, month, row: row)
            return
        }
        recordsOfRow[Int32(standing)] = later + [result.records]
        result.repeats[result.records] = later.count + 2
        result.set(result.records, month, row: row)
        result.records += 1
    }

    private func placeOlder(_ row: Int, month: Int32, standing: Int, _ result: inout Table) {
        let first = Int(firstRecord[standing])
        let chain = [first] + (recordsOfRow[Int32(standing)] ?? [])
        guard let free = chain.first(where: { $0 >= 0 && result.row($0, month) < 0 }) else { return }
        result.set(free, month, row: row)
    }
}

extension [Int32] {
    fileprivate mutating func withUnsafeGrown(to count: Int, filling value: Int32, _ body: (inout [Int32]) -> Void) {
        while self.count < count { append(value) }
        body(&self)
    }
}
