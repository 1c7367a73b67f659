import Testing

@testable import ChaserCore

/// How many workers read a sheet never shows in the table or in what was wrong.
@Suite struct SheetPiecesTests {
    private static let layout = SourceLayout(
        name: "cases",
        columns: [
            ColumnLayout(name: "id", type: .text, origin: .heading("Id")),
            ColumnLayout(name: "note", type: .text, origin: .heading("Note")),
            ColumnLayout(name: "due", type: .date, origin: .heading("Due")),
            ColumnLayout(name: "value", type: .figure, origin: .heading("Value")),
        ], key: ["id"], periods: .none, joinOn: nil, missing: ["n/a"])

    /// Rows of about a hundred bytes; `odd` replaces some of them.
    private static func sheet(rows: Int, odd: (Int) -> String? = { _ in nil }) -> [UInt8] {
        var text = "Id,Note,Due,Value\n"
        for row in 0..<rows {
            text +=
                odd(row) ?? """
                    C\(row),"A note, with a comma, and a line break
                    and ""quotes"" in it, long enough to fill the row of a sheet",31/10/2020,"\(1 + row % 9),\(100 + row % 900).5"

                    """
        }
        return Array(text.utf8)
    }

    /// Workers that do the last piece first: what depends on the order of the pieces comes to light.
    private static func backwards(_ count: Int) -> Workers {
        Workers(count: count) { pieces, work in
            for piece in (0..<pieces).reversed() { work(piece) }
        }
    }

    private static func read(_ sheet: [UInt8], _ workers: Workers) -> RecordsReading {
        readRecords(
            layout: layout, sheets: [SheetInput(pattern: 0, path: "cases.csv", dated: nil, bytes: sheet)], joined: nil,
            units: UnitTable(), endOfTime: Day(number: 18_582), workers: workers)
    }

    @Test("a sheet without faults reads the same in one piece and in several", arguments: [2, 3])
    func plainSheet(count: Int) {
        let sheet = SheetPiecesTests.sheet(rows: 30_000)
        let alone = SheetPiecesTests.read(sheet, .alone)
        #expect(alone.records.count == 30_000)
        #expect(alone.problems.isEmpty)
        #expect(SheetPiecesTests.read(sheet, SheetPiecesTests.backwards(count)) == alone)
    }

    @Test(
        "what is odd about a row reads the same in one piece and in several",
        arguments: [
            ("a date that cannot be read", "X,,soon,1\n"),
            ("a row that is too short", "X\n"),
            ("a row without a key", ",,31/10/2020,1\n"),
            ("the only figures with a unit", "X,,31/10/2020,14 widgets\n"),
            ("a quote that opens nothing", "X,a \" b,31/10/2020,1\n"),
            ("a quote that never closes", "X,\"a,31/10/2020,1\n"),
            ("blank rows", "\n,,,\n\n"),
        ])
    func oddRows(reason: String, row: String) {
        for places in [[3], [29_000], [3, 29_000], Array(15_000..<15_040)] {
            let sheet = SheetPiecesTests.sheet(rows: 30_000) { places.contains($0) ? row : nil }
            let alone = SheetPiecesTests.read(sheet, .alone)
            #expect(SheetPiecesTests.read(sheet, SheetPiecesTests.backwards(2)) == alone, "\(reason), rows \(places)")
        }
    }
}
