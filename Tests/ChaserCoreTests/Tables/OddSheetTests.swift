import Testing

@testable import ChaserCore

@Suite("A sheet as programs and people write it")
struct OddSheetTests {
    private static let usual = ["2: a | x | 1", "3: b | y | 2"]

    @Test(
        "is the same table",
        arguments: [
            ("Ref,Name,Figure\na,x,1\nb,y,2\n", "line feeds"), ("Ref,Name,Figure\na,x,1\nb,y,2", "no last line end"),
            ("Ref,Name,Figure\r\na,x,1\r\nb,y,2\r\n", "CR LF"), ("Ref,Name,Figure\ra,x,1\rb,y,2\r", "CR only"),
            ("Ref;Name;Figure\na;x;1\nb;y;2\n", "semicolons"), ("Ref\tName\tFigure\na\tx\t1\nb\ty\t2\n", "tabs"),
            ("sep=;\nRef;Name;Figure\na;x;1\nb;y;2\n", "the line that says so"),
            ("sep=|\r\nRef|Name|Figure\r\na|x|1\r\nb|y|2\r\n", "a bar, told so"),
            ("\"sep=,\"\nRef,Name,Figure\na,x,1\nb,y,2\n", "the line in quotes"),
            ("\u{FEFF}Ref,Name,Figure\na,x,1\nb,y,2\n", "a byte order mark"),
            ("\u{FEFF}sep=;\nRef;Name;Figure\na;x;1\nb;y;2\n", "both"),
            ("\"Ref\",\"Name\",\"Figure\"\n\"a\",\"x\",\"1\"\n\"b\",\"y\",\"2\"\n", "everything quoted"),
            (" Ref , Name,Figure \n a ,  x, 1 \nb , \"y\" , \"2\" \n", "spaces round cells and quotes"),
            ("\u{A0}Ref,Name\u{A0},Figure\na\u{A0},\u{A0}x,1\nb,y,2\u{A0}\n", "hard spaces"),
            ("REF,name,  FIGURE\na,x,1\nb,y,2\n", "headings in other cases"),
            ("Figure,Extra,Name,Ref\n1,q,x,a\n2,q,y,b\n", "another order, and a column nobody asked for"),
            ("Ref,Name,Figure,,\na,x,1,,\nb,y,2,,\n", "empty columns behind"),
            ("\"Ref\";\"Name, in full\";Figure;Name\na;q;1;x\nb;q;2;y\n", "a comma in a heading"),
        ])
    func same(text: String, reason: String) {
        let reading = TableFixture.read(TableFixture.plain, text)
        #expect(reading.lines == Self.usual, "\(reason)")
        #expect(reading.told == [], "\(reason)")
    }

    @Test("has headings in which a line break is a space")
    func brokenHeading() {
        let layout = SourceLayout(name: "b", columns: [TableFixture.column("date", .date, "Target date")], key: [])
        #expect(TableFixture.read(layout, "\"Target\r\ndate \"\nOct-20\n").lines == ["2: 2020-10-31"])
    }

    @Test(
        "keeps the text within quotes",
        arguments: [
            ("\"a, b\"", "a, b", "the delimiter"), ("\"a\"\"b\"", "a\"b", "a quote, written twice"),
            ("\"\"\"\"", "\"", "one quote"), ("\"\"\"a\"\"\"", "\"a\"", "quotes at both ends"),
            ("\"a\nb\"", "a\nb", "a line break"), ("\"a\r\nb\"", "a\r\nb", "a line break as Windows writes it"),
            ("5\" pipe", "5\" pipe", "a quote in the middle is an ordinary character"),
            ("\"a\" b", "\"a\" b", "what follows a closing quote makes all of it ordinary"),
            ("\"\"", "missing", "an empty cell"), ("\"  a  \"", "a", "spaces within quotes"),
            ("", "missing", "nothing"),
            ("c\u{301}afe\u{301} \u{1F600}", "c\u{301}afe\u{301} \u{1F600}", "beyond ASCII"),
        ])
    func quotes(cell: String, expected: String, reason: String) {
        let reading = TableFixture.read(TableFixture.plain, "Ref,Name,Figure\na,\(cell),1\nb,y,2\n")
        #expect(reading.lines == ["2: a | \(expected) | 1", "3: b | y | 2"], "\(reason)")
        #expect(reading.told == [])
    }

    @Test("counts rows as the spreadsheet does: blank rows count, line breaks within quotes do not")
    func rowNumbers() {
        let text = "\n  \nRef,Name,Figure\na,\"x\ny\",1\n\n,,\n \r\nb,\"y\",q\n"
        let reading = TableFixture.read(TableFixture.plain, text)
        #expect(reading.lines == ["4: a | x\ny | 1", "8: b | y | missing"])
        #expect(reading.told == ["s.csv, row 8, column “Figure”: cannot read “q” as a figure; it counts as missing"])
    }

    @Test("may be ragged: what a row lacks is missing, what it has beyond the headings is told")
    func ragged() {
        let text = "Ref,Name,Figure\na\nb,y\nc,z,3,\nd,w,4,more\n"
        let reading = TableFixture.read(TableFixture.plain, text)
        #expect(
            reading.lines == ["2: a | missing | missing", "3: b | y | missing", "4: c | z | 3", "5: d | w | 4"])
        #expect(
            reading.told == [
                "s.csv, row 2: the row has 1 cell, the heading 3", "s.csv, row 3: the row has 2 cells, the heading 3",
                "s.csv, row 5: the row has 4 cells, the heading 3",
            ])
    }

    @Test("with a quote that never closes gives the rows before it, and names the row where it opened")
    func unclosed() {
        let reading = TableFixture.read(TableFixture.plain, "Ref,Name,Figure\na,x,1\nb,\"y,2\nc,z,3\n")
        #expect(reading.lines == ["2: a | x | 1"])
        #expect(
            reading.told == ["s.csv, row 3: a quoted cell begins here and never ends; it and what follows are not used"]
        )
        let heading = TableFixture.read(TableFixture.plain, "Ref,\"Name,Figure\na,x,1\n")
        #expect(heading.records.count == 0)
        #expect(
            heading.told == ["s.csv, row 1: a quoted cell begins here and never ends; it and what follows are not used"]
        )
    }

    @Test("without a heading or a row says so", arguments: ["", "\n\n", "\u{FEFF}", "sep=;\n", " , ,\n", "\"\"\n"])
    func empty(text: String) {
        let reading = TableFixture.read(TableFixture.plain, text)
        #expect(reading.records.segments.isEmpty)
        #expect(reading.told == ["s.csv: the file is empty"])
    }

    @Test("of only a heading has no record, and says so", arguments: ["Ref,Name,Figure", "Ref,Name,Figure\n,,\n\n"])
    func onlyHeading(text: String) {
        let reading = TableFixture.read(TableFixture.plain, text)
        #expect(reading.records.count == 0)
        #expect(reading.records.segments == [RecordSegment(range: 0..<0, currentPeriod: nil, file: 0)])
        #expect(reading.told == ["s.csv: there is no row below the headings"])
    }

    @Test("skips rows of nothing but delimiters without a key too")
    func blankWithoutKey() {
        let layout = SourceLayout(name: "l", columns: TableFixture.plain.columns, key: [])
        #expect(TableFixture.read(layout, "Ref,Name,Figure\n,,\na,x,1\n,,\n").lines == ["3: a | x | 1"])
    }

    @Test("reads a cell up to a megabyte, and tells a larger one")
    func largeCell() {
        let most = String(repeating: "m", count: 1 << 20 - 1)
        let reading = TableFixture.read(TableFixture.plain, "Ref,Name,Figure\na,\(most),1\nb,\(most)m,2\n")
        #expect(reading.lines == ["2: a | \(most) | 1", "3: b | missing | 2"])
        let shown = String(repeating: "m", count: 59) + "\u{2026}"
        #expect(reading.told == ["s.csv, row 3, column “Name”: cannot read “\(shown)” as text; it counts as missing"])
    }

    @Test("with one heading twice uses the first, told once, though the key is looked for twice")
    func repeatedHeading() {
        let reading = TableFixture.read(TableFixture.plain, "Ref,Name,Ref,Figure\na,x,q,1\nb,y,q,2\n")
        #expect(reading.lines == Self.usual)
        #expect(reading.told == ["s.csv, column “Ref”: the heading stands there twice; the first is used"])
    }

    @Test("prefers the heading as it is written to one in another case")
    func exactHeading() {
        #expect(TableFixture.read(TableFixture.plain, "REF,Ref,Name,Figure\nq,a,x,1\nq,b,y,2\n").lines == Self.usual)
    }

    @Test("of more rows than a stretch of the reader, some odd, is read whole")
    func manyRows() {
        var text = "Ref,Name,Figure\n"
        var expected: [String] = []
        for row in 2..<5_000 {
            if row % 97 == 0 { text += "\n" }
            if row % 97 == 0 { continue }
            text += "k\(row),\"n,\(row)\",\(row).5\n"
            expected.append("\(row): k\(row) | n,\(row) | \(row).5")
        }
        let reading = TableFixture.read(TableFixture.plain, text)
        #expect(reading.lines == expected)
        #expect(reading.told == [])
    }
}
