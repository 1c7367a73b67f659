import Testing

@testable import ChaserCore

@Suite("The records of a sheet")
struct RecordsTests {
    private static let plan = SourceLayout(
        name: "plan",
        columns: [
            TableFixture.column("area", .text, "Area"), TableFixture.column("action", .text, "Action"),
            TableFixture.column("date", .date, "Target date"),
            TableFixture.column("status", .rag, "Status", optional: true),
            TableFixture.column("who", .people, "Officers"),
        ], key: ["area", "action"], missing: ["-", "TBC"])

    @Test("are laid out by column, with each kind of value and each kind of missing")
    func wholeValue() {
        let text = "Area,Action,Target date,Status,Officers\nF,One,Oct-20,Red,A; B\nF,Two,tbc,-,TBC\n"
        let reading = TableFixture.read(Self.plan, text)
        func place(_ offset: Int, _ length: Int) -> TextPlace {
            TextPlace(file: 0, offset: offset, length: length) ?? .none
        }
        let expected = Records(
            count: 2, segments: [RecordSegment(range: 0..<2, currentPeriod: nil, file: 0)],
            columns: [
                .single(.texts([place(40, 1), place(62, 1)])), .single(.texts([place(42, 3), place(64, 3)])),
                .single(.days([TableFixture.day("2020-10-31").number, ColumnValues.missingDay])),
                .single(.codes([RAG.red.rawValue, ColumnValues.missingCode])),
                .single(.people([place(57, 4), .none])),
            ], periods: [], files: [SheetFile(path: "s.csv", dated: nil, bytes: Array(text.utf8))],
            rowOffsets: [40, 62], rowNumbers: [2, 3], repeats: [:],
            sources: CellSources(
                sheets: [SheetPositions(delimiter: Byte.comma, columns: [0, 1, 2, 3, 4], months: [:])]))
        #expect(reading.records == expected)
        #expect(reading.problems == [])
    }

    @Test("lack an optional column in silence, another with the nearest heading")
    func headings() {
        let reading = TableFixture.read(Self.plan, "Area,Action,Target dat,Officers\nF,One,Oct-20,A\n")
        #expect(reading.lines == ["2: F | One | absent | absent | A"])
        #expect(
            reading.told == [
                "s.csv, column “Target date”: there is no such heading; the column counts as missing"
                    + " (did you mean “Target dat”?)"
            ])
    }

    @Test("are none without a heading of their key, and that is told once")
    func missingKey() {
        let reading = TableFixture.read(Self.plan, "Area,Target date,Officers\nF,Oct-20,A\n")
        #expect(reading.records.count == 0)
        #expect(reading.told == ["s.csv, column “Action”: there is no such heading; the column counts as missing"])
    }

    @Test("with one key are both kept, numbered and told")
    func repeatedKey() {
        let text =
            "Area,Action,Target date,Officers\nF,One,Oct-20,A\nF,Two,Oct-20,A\nF,One,Nov-20,A\n\"F\",One,Dec-20,A\n"
        let reading = TableFixture.read(Self.plan, text)
        #expect(
            reading.lines == [
                "2: F | One | 2020-10-31 | absent | A", "3: F | Two | 2020-10-31 | absent | A",
                "4: #2 F | One | 2020-11-30 | absent | A", "5: #3 F | One | 2020-12-31 | absent | A",
            ])
        let words = "the key “F / One” stands in row 2 too; both are kept, this one with a number behind it"
        #expect(reading.told == ["s.csv, row 4: \(words)", "s.csv, row 5: \(words)"])
        let keys = (0..<4).map { reading.records.key(of: $0, layout: Self.plan) }
        #expect(keys == ["F / One", "F / Two", "F / One #2", "F / One #3"])
    }

    @Test("have one key only where every part of it is the same")
    func keyParts() {
        let text = "Area,Action,Target date,Officers\nab,c,Oct-20,A\na,bc,Oct-20,A\nA,bc,Oct-20,A\n,abc,Oct-20,A\n"
        let reading = TableFixture.read(Self.plan, text)
        #expect(reading.records.repeats == [:])
        #expect(reading.records.count == 4)
        #expect(reading.records.key(of: 3, layout: Self.plan) == "abc")
    }

    @Test("without a key are set aside and told, with nothing else about their row")
    func emptyKey() {
        let text = "Area,Action,Target date,Officers\n,,31/02/2020,A\nF,One,Oct-20,A\n\"\",\" \",,A\n"
        let reading = TableFixture.read(Self.plan, text)
        #expect(reading.lines == ["3: F | One | 2020-10-31 | absent | A"])
        #expect(
            reading.told == [
                "s.csv, row 2: the key is empty; the row is set aside",
                "s.csv, row 4: the key is empty; the row is set aside",
            ])
    }

    @Test("tell a blank date and a date that cannot be read, with the row")
    func dates() {
        let text =
            "Area,Action,Target date,Officers\nF,One,,A\nF,Two,31/02/2020,A\nF,Three,TBC,A\nF,Four,29/02/2020,A\n"
        let reading = TableFixture.read(Self.plan, text)
        #expect(reading.lines.map { $0.split(separator: " | ")[2] } == ["missing", "missing", "missing", "2020-02-29"])
        #expect(
            reading.told == [
                "s.csv, row 2, column “Target date”: the cell is empty where a date is expected",
                "s.csv, row 3, column “Target date”: cannot read “31/02/2020” as a date; it counts as missing",
            ])
    }

    @Test("tell twenty cells of one column and kind one by one, and count the others in the last")
    func manyUnreadable() {
        let rows = (1...50).map { "k\($0),n,bad\($0)\n" }.joined()
        let reading = TableFixture.read(TableFixture.plain, "Ref,Name,Figure\n\(rows)")
        let expected = (1...20).map { row in
            DataProblem(
                file: "s.csv", row: row + 1, column: "Figure", text: "bad\(row)", kind: .unreadable(.figure),
                others: row == 20 ? 30 : 0)
        }
        #expect(reading.problems == expected)
        #expect(
            reading.told.last
                == "s.csv, row 21, column “Figure”: cannot read “bad20” as a figure; it counts as missing (and 30 more rows)"
        )
    }

    @Test("of missing words have no figure, in any case, with spaces, beyond ASCII")
    func missingWords() {
        let layout = SourceLayout(
            name: "m", columns: TableFixture.plain.columns, key: ["ref"], missing: ["-", " N/A ", "keine für", "99"])
        let text = "Ref,Name,Figure\na,x,n/a\nb,x, - \nc,x,-1\nd,x,KEINE FÜR\ne,x,99\nf,x,990\ng,x,\n"
        let reading = TableFixture.read(layout, text)
        let figures = reading.lines.map { $0.split(separator: " | ")[2] }
        #expect(figures == ["missing", "missing", "-1", "missing", "missing", "990", "missing"])
        #expect(reading.told == [])
    }

    @Test("may read one heading into two columns")
    func sharedHeading() {
        let layout = SourceLayout(
            name: "s",
            columns: [
                TableFixture.column("words", .text, "F"), TableFixture.column("figure", .figure, "F"),
                TableFixture.column("target", .target, "F"),
            ], key: ["words"])
        #expect(
            TableFixture.read(layout, "F\n80%\n\n>80%\n").lines == ["2: 80% | 80 % | 80%", "4: >80% | missing | >80%"])
    }
}
