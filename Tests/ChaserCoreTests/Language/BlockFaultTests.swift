import Testing

@testable import ChaserCore

@Suite("Faults of blocks")
struct BlockFaultTests {
    static let faults = [
        FaultCase(
            "block misspelt",
            #"""
            rul late "Late" {
              over plan
            }

            """#,
            #"""
            site.rules:1:1: error: “rul” is no kind of block
            rul late "Late" {
            ^~~
            help: did you mean “rule”?

            """#),
        FaultCase(
            "unknown block",
            #"""
            alert late {
              over plan
            }

            """#,
            #"""
            site.rules:1:1: error: “alert” is no kind of block
            alert late {
            ^~~~~
            help: a block is a site, an escalation, a reminder, a digest, a silence, an inhibit, an away, an accept, a source, a rule or a test

            """#),
        FaultCase(
            "statement outside",
            #"""
            rule a {
              over plan }
              say "x"
            }
            rule b { over plan }

            """#,
            #"""
            site.rules:3:3: error: “say” stands outside any block; it belongs in a reminder or a rule
              say "x"
              ^~~
            help: is there a closing brace too many above?

            """#),
        FaultCase(
            "stray brace",
            #"""
            rule a { over plan }
            }

            """#,
            #"""
            site.rules:2:1: error: this brace closes nothing
            }
            ^
            help: is the opening brace missing, or a closing one too many?

            """#),
        FaultCase(
            "unclosed block",
            #"""
            rule a "A" {
              over plan

            rule b "B" {
              over plan
            }

            """#,
            #"""
            site.rules:1:1: error: rule “a” is never closed
            rule a "A" {
            ^~~~~~~~~~
            help: end it with } on a line of its own

            """#),
        FaultCase(
            "unclosed at the end",
            #"""
            rule a "A" {
              over plan

            """#,
            #"""
            site.rules:1:1: error: rule “a” is never closed
            rule a "A" {
            ^~~~~~~~~~
            help: end it with } on a line of its own

            """#),
        FaultCase(
            "no name",
            #"""
            rule "Late" {
              over plan
            }

            """#,
            #"""
            site.rules:1:1: error: a rule needs a name
            rule "Late" {
            ^~~~
            help: for example: rule overdue "Action overdue" {

            """#),
        FaultCase(
            "needless name",
            #"""
            silence now "Late" {
              over plan
            }

            """#,
            #"""
            site.rules:1:9: error: a silence has no name: “now”
            silence now "Late" {
                    ^~~
            help: for example: silence "Inspection week" {

            """#),
        FaultCase(
            "no title",
            #"""
            test {
              at 2020-11-16 09:00
            }

            """#,
            #"""
            site.rules:1:1: error: a test needs a text in double quotes
            test {
            ^~~~
            help: for example: test "moving the date is told once" {

            """#),
        FaultCase(
            "two names",
            #"""
            rule action late {
              over plan
            }

            """#,
            #"""
            site.rules:1:13: error: expected “{”, found “late”
            rule action late {
                        ^~~~
            help: for example: rule overdue "Action overdue" {

            """#),
        FaultCase(
            "no brace",
            #"""
            rule late "Late"
              over plan
            }

            """#,
            #"""
            site.rules:1:17: error: expected “{”, found the end of the line
            rule late "Late"
                            ^
            help: for example: rule overdue "Action overdue" {

            """#),
        FaultCase(
            "unclosed table",
            #"""
            test "t" {
              given plan {
                a, b
                1, 2
              at 2020-11-16 09:00
              expect no mail
            }
            rule a { over plan }

            """#,
            #"""
            site.rules:2:14: error: this table is never closed
              given plan {
                         ^
            help: end it with } at the beginning of a line

            """#),
        FaultCase(
            "a text at top level",
            #"""
            "hello"
            rule a { over plan }

            """#,
            #"""
            site.rules:1:1: error: expected a block, such as rule or source, found “"hello"”
            "hello"
            ^~~~~~~

            """#),
        FaultCase(
            "a word after the title",
            #"""
            rule late "Late" soon {
              over plan
            }

            """#,
            #"""
            site.rules:1:18: error: expected “{”, found “soon”
            rule late "Late" soon {
                             ^~~~
            help: for example: rule overdue "Action overdue" {

            """#),
        FaultCase(
            "several statements after the block",
            #"""
            rule a { over plan } }
              say "x"
              draft
            }
            rule b { over plan }

            """#,
            #"""
            site.rules:1:22: error: this brace closes nothing
            rule a { over plan } }
                                 ^
            help: is the opening brace missing, or a closing one too many?

            """#),
    ]

    @Test("a fault is told in these words, once", arguments: faults)
    func told(_ row: FaultCase) { #expect(complaints(row.source) == row.told) }
}
