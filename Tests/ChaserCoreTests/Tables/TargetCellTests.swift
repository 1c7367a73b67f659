import Testing

@testable import ChaserCore

@Suite("A target in a cell")
struct TargetCellTests {
    private static func read(_ cell: String) -> String? {
        var units = UnitReader(UnitTable())
        guard let target = TableFixture.withBytes(cell, { TargetCell.read($0, units: &units) }) else { return nil }
        var words = ["\(target.bound)", target.number.description, units.table[target.unit]]
        if let per = target.per { words.append("per \(per)") }
        if let day = target.by { words.append("by \(day.iso)") }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    @Test(
        "is read as councils type it",
        arguments: [
            ("84", "plain 84", "a number"), ("84%", "plain 84 %", "a percentage"), ("8 days", "plain 8 days", "a unit"),
            (">80%", "moreThan 80 %", "80 itself is short"), ("> 80%", "moreThan 80 %", "with a space"),
            (">=80%", "atLeast 80 %", "80 will do"), ("\u{2265}80%", "atLeast 80 %", "one sign for it"),
            ("<463", "lessThan 463", "below"), ("<=5", "atMost 5", "not above"), ("\u{2264} 5", "atMost 5", "one sign"),
            ("50% or more", "atLeast 50 %", "in words"), ("50% or above", "atLeast 50 %", "in words"),
            ("50% or higher", "atLeast 50 %", "in words"), ("50% and above", "atLeast 50 %", "in words"),
            ("21% or less", "atMost 21 %", "in words"), ("21% or below", "atMost 21 %", "in words"),
            ("21% or under", "atMost 21 %", "in words"), ("21% or lower", "atMost 21 %", "in words"),
            ("8 days or less", "atMost 8 days", "behind a unit"), ("50%+", "atLeast 50 %", "a plus"),
            ("at least 50%", "atLeast 50 %", "before the number"),
            ("At least 95%", "atLeast 95 %", "whatever the case"),
            ("no more than 5", "atMost 5", "before the number"), ("up to 5", "atMost 5", "before the number"),
            ("less than 10%", "lessThan 10 %", "before the number"), ("over 90%", "moreThan 90 %", "before the number"),
            ("3 per month", "plain 3 per month", "a rate"), ("3 visits per week", "plain 3 visits per week", "both"),
            ("200 by 2023", "plain 200 by 2023-12-31", "a year is its last day"),
            ("200 by March 2023", "plain 200 by 2023-03-31", "a month is its last day"),
            ("50% or more by 31/03/21", "atLeast 50 % by 2021-03-31", "all of it"),
            ("£1,200", "plain 1200 £", "pounds"), ("-5%", "plain -5 %", "a negative"),
        ])
    func reads(cell: String, expected: String, reason: String) {
        #expect(Self.read(cell) == expected, "\(reason)")
    }

    @Test(
        "is unreadable when it is not plainly one target",
        arguments: [
            ("", "nothing"), ("Local", "words"), ("5% SW 9% overall", "two targets"), ("80%*", "a footnote"),
            ("£1.2m", "a multiple"), ("90-95%", "a range"), ("5 to 8", "a range"), (">80% or more", "said twice"),
            ("50% or so", "no bound"), ("50% or", "cut short"), ("200 by", "cut short"),
            ("200 by 1823", "no such year"),
            ("200 by spring", "no date"), ("3 per", "cut short"), ("At least 85% all teams", "more than a target"),
            ("8 days in a rolling year per employee", "more than a unit"), ("more", "no number"), (">", "no number"),
        ])
    func refuses(cell: String, reason: String) {
        #expect(Self.read(cell) == nil, "\(reason)")
    }

    @Test("keeps its words and supplies the polarity that its sign says")
    func polarity() {
        let cells = ["84%", ">80%", "50% or more", "<463", "21% or less"]
        let layout = SourceLayout(
            name: "t", columns: [TableFixture.column("target", .target, "T")], key: [])
        let reading = TableFixture.read(layout, "T\n" + cells.joined(separator: "\n"))
        guard case .single(.targets(let indexes, let distinct)) = reading.records.columns[0] else {
            Issue.record("no targets")
            return
        }
        #expect(indexes == [0, 1, 2, 3, 4])
        #expect(distinct.map(\.text) == cells)
        #expect(distinct.map(\.polarity) == [nil, .higher, .higher, .lower, .lower])
    }
}
