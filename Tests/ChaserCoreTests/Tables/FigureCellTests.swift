import Testing

@testable import ChaserCore

@Suite("A figure in a cell")
struct FigureCellTests {
    private static func read(_ cell: String) -> String? {
        var units = UnitReader(UnitTable())
        guard let figure = TableFixture.withBytes(cell, { FigureCell.read($0, units: &units) }) else { return nil }
        let word = units.table[figure.unit]
        return figure.number.description + (word.isEmpty ? "" : " " + word)
    }

    @Test(
        "is read as it is typed",
        arguments: [
            ("84", "84", "a plain number"), ("-3", "-3", "a negative"), ("+3", "3", "a sign that says nothing new"),
            ("\u{2212}3", "-3", "the true minus"), ("\u{2013}3", "-3", "the dash that word processors make"),
            ("(3)", "-3", "an accountant's negative"), ("(1,200.50)", "-1200.5", "the same with thousands"),
            ("0", "0", "zero is a figure"), ("0.1", "0.1", "exactly one tenth"), (".5", "0.5", "no leading zero"),
            ("007", "7", "leading zeros"), ("1,341", "1341", "a comma at the thousands"),
            ("1,234,567.891", "1234567.891", "two of them"), ("1\u{A0}341", "1341", "a hard space at the thousands"),
            ("79%", "79 %", "per cent"), ("79 %", "79 %", "with a space"), ("79\u{A0}%", "79 %", "with a hard one"),
            ("14.14 days", "14.14 days", "a unit in words"), ("1 day", "1 days", "one day is of the unit days"),
            ("3 working days", "3 working days", "two words"), ("12 Visits", "12 visits", "whatever the case"),
            ("5 children", "5 children", "a plural without an s"), ("£1,200.50", "1200.5 £", "pounds"),
            ("-£3", "-3 £", "a sign before the pound"), ("£-3", "-3 £", "and behind it"),
            ("1.5E+06", "1500000", "what a spreadsheet makes of a long number"), ("25e-1", "2.5", "a small exponent"),
            ("0.1234565", "0.123457", "rounded half away from zero"), ("-0.1234565", "-0.123457", "on both sides"),
            ("0.0000004", "0", "too small to show"), ("9000000000000", "9000000000000", "near the end of the range"),
        ])
    func reads(cell: String, expected: String, reason: String) {
        #expect(Self.read(cell) == expected, "\(reason)")
    }

    @Test(
        "is unreadable when it is not plainly one figure",
        arguments: [
            ("", "nothing"), ("c", "suppressed"), ("..", "suppressed"), ("<5", "a bound"), (">5", "a bound"),
            ("1,34", "commas sit at threes"), ("1234,567", "and begin after three at most"), ("0,123", "not after 0"),
            ("1,341,", "nothing behind the comma"), ("5.", "nothing behind the point"), ("1.2.3", "two points"),
            ("1 341", "an ordinary space may part two figures"), ("5 or less", "a target"), ("90-95%", "a range"),
            ("20 October", "a date"), ("2nd", "an ordinal"), ("1.2m", "a multiple"), ("£5m", "a multiple of pounds"),
            ("8 days in a year", "more than two words"), ("5%*", "a footnote"), ("--3", "two signs"),
            ("(-3)", "two negatives"), ("(3", "half a bracket"), ("()", "nothing in brackets"), ("%", "no number"),
            ("99999999999999", "beyond the range"), ("1E+40", "beyond any range"), ("1e", "half an exponent"),
            ("123456789012345678901234567890", "too many digits"), ("N/A", "words"), ("PACT 1 leaver (1.88%)", "words"),
        ])
    func refuses(cell: String, reason: String) {
        #expect(Self.read(cell) == nil, "\(reason)")
    }

    @Test("that is printed plainly reads back as the same figure")
    func roundTrip() {
        var generator = SeededGenerator(state: 20_201_116)
        for _ in 0..<5_000 {
            let shift = Int64.random(in: 0...40, using: &generator)
            let figure = Decimal(micros: Int64.random(in: -Int64.max...Int64.max, using: &generator) >> shift)
            guard Self.read(figure.description) == figure.description else {
                Issue.record("\(figure) does not read back")
                return
            }
        }
    }

    @Test("reads the same in the row reader's quick way and in the careful one")
    func quickWay() {
        var generator = SeededGenerator(state: 7)
        let pieces = ["1", "9", "0", "12", ".", "-", "%", ",", " ", "341", "000000", "days"]
        for _ in 0..<3_000 {
            let count = Int.random(in: 1...5, using: &generator)
            let cell = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            // Far from the sheet's end the quick way is taken, in the last bytes the careful one.
            let quick = TableFixture.read(TableFixture.plain, "Figure;Ref;Name\n\(cell);a;\(padding)\n").lines
            let careful = TableFixture.read(TableFixture.plain, "Ref;Name;Figure\na;\(padding);\(cell)").lines
            guard quick == careful else {
                Issue.record("“\(cell)” is \(quick) and \(careful)")
                return
            }
        }
    }

    private let padding = String(repeating: "x", count: 40)
}
