import Testing

@testable import ChaserCore

@Suite("A word in a cell")
struct WordCellTests {
    private static func read(_ type: ColumnType, _ cell: String, own: [String: String] = [:]) -> UInt8? {
        TableFixture.withBytes(cell) { WordCell(type: type, own: own)?.read($0) }
    }

    @Test(
        "says a colour",
        arguments: [
            ("Red", RAG.red), ("RED", .red), ("r", .red), ("A", .amber), ("amber", .amber), ("Yellow", .amber),
            ("G", .green), ("Blue", .blue), ("b", .blue), ("grey", .grey), ("Gray", .grey),
        ])
    func colour(cell: String, expected: RAG) {
        #expect(Self.read(.rag, cell) == expected.rawValue)
    }

    @Test("says which way is better", arguments: ["higher", "Up", "H", "high", "higher is better"])
    func polarity(cell: String) {
        #expect(Self.read(.polarity, cell) == Polarity.higher.rawValue)
    }

    @Test(
        "says yes or no",
        arguments: [
            ("Yes", 1), ("y", 1), ("TRUE", 1), ("1", 1), ("\u{2713}", 1), ("No", 0), ("n", 0), ("false", 0), ("0", 0),
        ]
            as [(String, UInt8)])
    func truth(cell: String, expected: UInt8) {
        #expect(Self.read(.yesno, cell) == expected)
    }

    @Test(
        "is unreadable when the type does not know it",
        arguments: [
            (ColumnType.rag, "Complete"), (.rag, "red/amber"), (.rag, ""), (.rag, "purple"), (.polarity, "p"),
            (.polarity, "good"), (.yesno, "maybe"), (.yesno, "2"), (.text, "yes"),
        ])
    func refuses(type: ColumnType, cell: String) {
        #expect(Self.read(type, cell) == nil)
    }

    @Test("of the sheet's own comes before the usual ones, whatever its case")
    func ownWords() {
        let own = ["p": "higher", "Élevé": "higher", "H": "lower"]
        #expect(Self.read(.polarity, "P", own: own) == Polarity.higher.rawValue)
        #expect(Self.read(.polarity, "ÉLEVÉ", own: own) == Polarity.higher.rawValue)
        #expect(Self.read(.polarity, "h", own: own) == Polarity.lower.rawValue)
        #expect(Self.read(.polarity, "up", own: own) == Polarity.higher.rawValue)
    }
}

@Suite("The officers in a cell")
struct OfficersTests {
    @Test(
        "are parted as people part them",
        arguments: [
            ("A; B", ["A", "B"], "a semicolon"), ("A & B", ["A", "B"], "an ampersand"),
            ("A\nB", ["A", "B"], "a line each"),
            ("A\r\nB", ["A", "B"], "a line each, as Windows ends it"), ("1. DM 2. CR", ["DM", "CR"], "numbers"),
            ("1) DM 2) CR", ["DM", "CR"], "numbers in brackets"), ("1. DM 2. DM/AxB", ["DM", "DM", "AxB"], "initials"),
            ("DM/AxB", ["DM", "AxB"], "initials"),
            ("Smith/Jones-Baker", ["Smith/Jones-Baker"], "one post, not initials"),
            ("Executive Director, Children and Learning", ["Executive Director, Children and Learning"], "a comma"),
            ("", [], "nobody"), (" ; & ", [], "nobody"), ("Team 3", ["Team 3"], "a number of a name"),
            ("Section 47 lead", ["Section 47 lead"], "a number of a name"),
        ] as [(String, [String], String)])
    func parts(cell: String, expected: [String], reason: String) {
        #expect(officers(in: cell) == expected, "\(reason)")
    }
}

@Suite("Units")
struct UnitTests {
    @Test("are the same in every table, and one for singular and plural")
    func standing() {
        var table = UnitTable()
        let pairs: [(String, Unit)] = [
            ("", .none), ("%", .percent), ("day", .days), ("Days", .days), ("working day", .workingDays),
            ("£", .pounds),
        ]
        for (word, unit) in pairs { #expect(table.unit(of: word) == unit, "\(word)") }
        #expect(table == UnitTable())
    }

    @Test("are added once each, and none when the table is full")
    func added() throws {
        var table = UnitTable()
        let found = table.unit(of: "visit")
        let visit = try #require(found)
        #expect(table.unit(of: "Visits") == visit)
        #expect(table[visit] == "visits")
        for number in 0..<300 { _ = table.unit(of: "unit\(number)s") }
        #expect(table.words.count == 250)
        #expect(table.unit(of: "another") == nil)
        #expect(table.unit(of: "visits") == visit)
        #expect(table[Unit(code: 255)].isEmpty)
    }

    @Test("go on from sheet to sheet of a site")
    func kept() {
        let first = TableFixture.read(TableFixture.plain, "Ref,Name,Figure\na,x,3 visits\n")
        let second = readRecords(
            layout: TableFixture.plain, sheets: [TableFixture.sheet("Ref,Name,Figure\nb,y,2 hours\nc,z,1 visit\n")],
            joined: nil, units: first.units, endOfTime: TableFixture.day("2020-11-16"))
        #expect(second.units.words == ["", "%", "days", "working days", "£", "hours", "\u{0}moment", "visits"])
        #expect(second.lines == ["2: b | y | 2 hours", "3: c | z | 1 visits"])
    }
}
