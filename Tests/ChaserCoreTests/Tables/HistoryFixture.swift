import Testing

@testable import ChaserCore

/// Versions of a plan in literals, and what they show of each record as lines.
struct HistoryFixture {
    static let layout = SourceLayout(
        name: "plan",
        columns: [
            TableFixture.column("area", .text, "Area", optional: true),
            TableFixture.column("action", .text, "Action"), TableFixture.column("due", .date, "Due", optional: true),
            TableFixture.column("update", .text, "Update", optional: true),
        ], key: ["action"])

    static let needs = HistoryNeeds(
        columns: [2: .init(needsSteps: true), 3: .init(needsTexts: true)], needsRecords: true)

    let reading: RecordsReading
    let layout: SourceLayout

    /// What versions show, as they stand on a day: each is a day and a sheet.
    init(
        _ versions: [(day: String?, csv: String)], layout: SourceLayout = HistoryFixture.layout,
        needs: HistoryNeeds = HistoryFixture.needs, joined: SheetInput? = nil, on today: String = "2020-11-16",
        linking: VersionLinking? = nil
    ) {
        let sheets = versions.map { version in
            TableFixture.sheet(version.csv, path: "plan-\(version.day ?? "undated").csv", dated: version.day)
        }
        var all = SourceSheets(sheets, joined: joined)
        all.history = SourceHistory(
            of: layout, needs: needs, sheets: all, today: TableFixture.day(today), linking: linking)
        reading = readRecords(layout: layout, all, units: UnitTable(), endOfTime: TableFixture.day(today))
        self.layout = layout
    }

    var history: History? { reading.records.history }

    /// `Close files: 2020-10-31 … 2021-07-31, 1 change, 2020-08-14 to 2020-10-08`, a line a record.
    func lines(_ column: Int) -> [String] {
        guard case .single(let past)? = history?.columns[column] else { return [] }
        return keys.indices.map { record in
            let from = day(past.changedFrom[record])
            let to = day(past.changedTo[record])
            let span = from == to ? to : "\(from) to \(to)"
            return "\(keys[record]): \(words(past.original, record)), before \(words(past.beforeChange, record)), "
                + "\(past.timesChanged[record]) changes, \(span)"
        }
    }

    /// `Close files: 2020-08-14 to 2020-10-08`, a line a record.
    var seen: [String] {
        keys.indices.map { record in
            "\(keys[record]): \(day(history?.firstSeen[record] ?? 0)) to \(day(history?.lastSeen[record] ?? 0))"
        }
    }

    /// All keys, those of vanished records in brackets.
    var keys: [String] {
        let records = reading.records
        let total = (records.vanished.last ?? records.segments.last)?.range.upperBound ?? 0
        return (0..<total).map { record in
            let key = records.key(of: record, layout: layout)
            return record < records.count ? key : "[\(key)]"
        }
    }

    private func words(_ values: ColumnValues, _ record: Int) -> String {
        switch values {
        case .days(let days): day(days[record])
        case .texts(let places): places[record].isNone ? "missing" : reading.records.text(places[record])
        case .figures(let figures, let units):
            figures[record] == ColumnValues.missingFigure
                ? "missing"
                : Decimal(micros: figures[record]).description + reading.units[Unit(code: units[record])]
        case .targets(let indexes, let distinct): indexes[record] < 0 ? "missing" : distinct[Int(indexes[record])].text
        case .people, .truths, .codes: "?"
        case .absent: "absent"
        }
    }

    private func day(_ number: Int32) -> String {
        number == ColumnValues.missingDay
            ? "missing" : number == ColumnValues.openEnded ? "open-ended" : Day(number: number).iso
    }
}
