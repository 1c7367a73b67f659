import Testing

@testable import ChaserCore

@Suite("The canonical layout")
struct RuleLayoutTests {
    private func layout(_ text: String) throws -> String {
        try RuleLayout.text(of: SourceText(path: "site.rules", bytes: Array(text.utf8)))
    }

    /// As typed, as laid out, and what it shows.
    struct Case: CustomTestStringConvertible, Sendable {
        let why: String
        let typed: String
        let laidOut: String

        var testDescription: String { why }
    }

    static let cases = [
        Case(
            why: "a block on one line is a statement a line, in columns",
            typed: "rule late   \"Late\"{over plan;amber when target_date is overdue;say \"{action}\"}",
            laidOut: """
                rule late "Late" {
                  over       plan
                  amber when target_date is overdue
                  say        "{action}"
                }

                """),
        Case(
            why: "comments stay: before, behind, within and at the end",
            typed: """
                # first

                # of the rule
                rule late { # of the head
                    # of the line
                  over plan     # where from
                  red when value > 1   # long


                  and value < 5 # short
                  say ""
                  # the end
                } # closed
                # last
                """,
            laidOut: """
                # first

                # of the rule
                rule late {  # of the head
                  # of the line
                  over       plan           # where from
                  red when   value > 1  # long
                             and value < 5  # short
                  say        ""
                  # the end
                }  # closed

                # last

                """),
        Case(
            why: "signs have spaces, calls and signs of numbers none",
            typed: "rule a {\nover p\nred when (a+b)*-2>mean ( value,12 )and not(c or d)\nsay \"\"\n}\n",
            laidOut: """
                rule a {
                  over       p
                  red when   (a + b) * -2 > mean(value, 12) and not (c or d)
                  say        ""
                }

                """),
        Case(
            why: "a line too long is broken before or",
            typed: "rule a {\nover p\nred when first_column_of_the_sheet is overdue by more than 20 working days or "
                + "second_column_of_the_sheet is overdue by more than 20 working days\nsay \"\"\n}\n",
            laidOut: """
                rule a {
                  over       p
                  red when   first_column_of_the_sheet is overdue by more than 20 working days
                             or second_column_of_the_sheet is overdue by more than 20 working days
                  say        ""
                }

                """),
        Case(
            why: "columns of a source stand under each other",
            typed: "source s {\nkey ref\ncolumn ref text from \"Ref\"\ncolumn better polarity from \"DoT\" "
                + "where \"p\" is higher,\"q\" is lower optional\ndone when a is blue\n}",
            laidOut: """
                source s {
                  key        ref
                  column     ref     text      from "Ref"
                  column     better  polarity  from "DoT" where "p" is higher, "q" is lower optional
                  done when  a is blue
                }

                """),
        Case(
            why: "a ladder has whom it tells in a column",
            typed:
                "escalation e {\nat once to lead\nafter 10 working days to head,\"a@b.example\"\nrepeat weekly on Monday\n}",
            laidOut: """
                escalation e {
                  at once                to lead
                  after 10 working days  to head, "a@b.example"
                  repeat                 weekly on Monday
                }

                """),
        Case(
            why: "the table of a test has its cells under each other",
            typed:
                "test \"t\" {\ngiven plan on 2020-08-14 {\narea,action,target_date\nMASH,Review thresholds,Oct-20\n}\nat 2020-11-16 09:00\n}",
            laidOut: """
                test "t" {
                  given plan on 2020-08-14 {
                    area, action,            target_date
                    MASH, Review thresholds, Oct-20
                  }
                  at 2020-11-16 09:00
                }

                """),
        Case(
            why: "a test's long texts stand on lines of their own",
            typed:
                "test \"t\" {\nat 2020-11-16 09:00\nexpect mail to lead of \"MASH\" containing \"Review thresholds: due 31 October 2020\", \"moved once, 188 working days later\"\n}",
            laidOut: """
                test "t" {
                  at 2020-11-16 09:00
                  expect mail to lead of "MASH" containing
                    "Review thresholds: due 31 October 2020",
                    "moved once, 188 working days later"
                }

                """),
        Case(why: "an empty file stays one", typed: "\n\n", laidOut: ""),
    ]

    @Test("this becomes that, and stays", arguments: cases)
    func layout(_ one: Case) throws {
        let first = try layout(one.typed)
        #expect(first == one.laidOut)
        #expect(try layout(first) == first)
    }

    @Test("a file with a fault stays as it is, and the fault is told")
    func fault() {
        #expect(throws: RuleLayout.Refusal.self) { try layout("rule late {\n  over plan\n  red whn x\n}\n") }
    }

    /// All that a file says, without ranges.
    private func outlines(_ text: String) -> [String] {
        parse(text).file.blocks.flatMap { block in
            ["\(block.kind) \(block.name?.value ?? "") \(block.title?.value ?? "")"] + block.statements.map(outline)
        }
    }

    @Test("over generated files it is stable, and reads as the same rules", arguments: 0..<60)
    func generated(seed: UInt64) throws {
        var generator = RuleGenerator(seed: seed)
        let text = generator.file()
        try #require(parse(text).diagnostics.isEmpty, "\(complaints(text))")
        let laidOut = try layout(text)
        #expect(outlines(laidOut) == outlines(text))
        #expect(try layout(laidOut) == laidOut)
    }
}
