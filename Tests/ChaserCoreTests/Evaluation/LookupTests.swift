import Testing

@testable import ChaserCore

@Suite("lookup: what another sheet says of the same thing")
struct LookupTests {
    private static let sources =
        TestSite.sources
            + """
            source board "Board paper" {
              file    "board.csv"
              key     ref
              column  ref     text     from "Ref"
              column  figure  figure   from "Figure" optional
              column  goal    target   from "Goal" optional
              column  day     date     from "Day" optional
              column  colour  rag      from "Colour" optional
              column  agreed  yesno    from "Agreed" optional
              column  who     people   from "Who" optional
              column  way     polarity from "Way" optional
            }

            """

    private static let figures = "Ref,Better,Target,Sep-20,Oct-20\nM1,up,80%,70%,75%\nM2,up,80%,60%,90%\n"

    /// The letters of `amber when` for M1 and M2.
    private static func letters(_ condition: String, board: String?) throws -> String {
        let rule = "rule it \"It\" { over figures; amber when \(condition); say \"…\" }"
        let test = try TestSite(rule, sources: sources)
        var sheets = ["figures.csv": figures]
        if let board { sheets["board.csv"] = board }
        let today = try #require(Day(iso: "2020-11-16"))
        let tables = test.tables(sheets, today: today)
        let records = try #require(tables.records[0])
        let evaluator = Evaluator(
            records: records, source: test.site.definition.sources[0], today: today, calendar: test.site.calendar,
            units: tables.units,
            others: OtherSheets(records: tables.records, layouts: test.site.definition.sources.map(\.layout)))
        return Findings(try #require(test.site.definition.rules.first), evaluator).letters
    }

    /// A condition over M1 (75%) and M2 (90%), the board paper, the answers, and why.
    static let cases: [(condition: String, board: String, letters: String, reason: String)] = [
        ("value == lookup(board, ref, figure)", "Ref,Figure\nM1,75%\nM2,80%\n", "yn", "a figure"),
        ("value == lookup(board, ref, figure)", "Ref,Figure\nM1,75\nM2,90%\n", "?y", "75 and 75% are different units"),
        ("value misses lookup(board, ref, goal)", "Ref,Goal\nM1,>80%\nM2,>80%\n", "yn", "a target with its sign"),
        ("value misses lookup(board, ref, goal)", "Ref,Goal\nM2,95%\nM1,70%\n", "ny", "in any order of the rows"),
        ("lookup(board, ref, day) is overdue", "Ref,Day\nM1,Oct-20\nM2,Dec-20\n", "yn", "a date"),
        ("lookup(board, ref, colour) is red", "Ref,Colour\nM1,R\nM2,G\n", "yn", "a colour"),
        ("lookup(board, ref, agreed)", "Ref,Agreed\nM1,yes\nM2,\n", "y?", "a yes, and an empty cell"),
        ("lookup(board, ref, who) is \"Ann Other\"", "Ref,Who\nM1,Ann Other\nM2,Bo\n", "yn", "people, as typed"),
        ("lookup(board, ref, way) is higher", "Ref,Way\nM1,higher\nM2,lower\n", "yn", "a direction"),
        ("lookup(board, ref, figure) is missing", "Ref,Figure\nM1,1\n", "ny", "a key that the other sheet has not"),
        (
            "lookup(board, ref, figure) is missing", "Ref,Figure\nm1,1\nM2 ,2\n", "nn",
            "whatever the case and outer spaces"
        ),
        (
            "lookup(board, ref, figure) is missing", "Ref,Figure\nM1,1\nM1,2\nM2,3\n", "yn",
            "a key that two records have"
        ),
        ("lookup(board, ref, figure) is missing", "Ref\nM1\nM2\n", "yy", "a column that the sheet has not"),
        ("value > lookup(board, \"M2\", figure)", "Ref,Figure\nM1,1%\nM2,80%\n", "ny", "a key written in the rule"),
        ("value < lookup(figures, \"M2\", value)", "Ref\nM1\n", "yn", "into its own source, in the current month"),
        (
            "previous(value) < previous(lookup(figures, \"M1\", value))", "Ref\nM1\n", "ny",
            "and in the month before"
        ),
    ]

    @Test("of each type", arguments: cases)
    func types(_ condition: String, _ board: String, _ letters: String, _ reason: String) throws {
        #expect(try Self.letters(condition, board: board) == letters, "\(reason)")
    }

    @Test("a rule is not judged while the other sheet cannot be read, and its alerts stay")
    func unreadable() throws {
        let rule =
            "rule it \"It\" { over figures; amber when lookup(board, ref, figure) is missing; say \"{ref} is not there\" }"
        var timeline = Timeline(try TestSite(rule, sources: Self.sources))
        let sheets = ["figures.csv": Self.figures, "board.csv": "Ref,Figure\nM1,1\n"]
        #expect(try timeline.tick("2020-11-16 09:00", sheets).transitions == ["opened amber it on M2"])
        #expect(try timeline.tick("2020-11-17 09:00", ["figures.csv": Self.figures]).transitions == [])
        #expect(timeline.engine.memory.alerts.count == 1)
        let mended = ["figures.csv": Self.figures, "board.csv": "Ref,Figure\nM1,1\nM2,2\n"]
        #expect(try timeline.tick("2020-11-18 09:00", mended).transitions == ["cleared it on M2: recovered"])
    }

    @Test("a figure that was looked up prints as the other sheet has it")
    func words() throws {
        let rule =
            "rule it \"It\" { over figures; amber when value is not missing; say \"{lookup(board, ref, figure)}\" }"
        var timeline = Timeline(try TestSite(rule, sources: Self.sources))
        let report = try timeline.tick(
            "2020-11-16 09:00", ["figures.csv": Self.figures, "board.csv": "Ref,Figure\nM1,14.50 days\n"])
        #expect(report.opened.map(\.text).sorted() == ["14.50 days", "no figure"])
    }
}
