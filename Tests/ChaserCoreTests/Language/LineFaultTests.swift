import Testing

@testable import ChaserCore

@Suite("Faults within a line")
struct LineFaultTests {
    static let faults = [
        FaultCase(
            "one equals sign",
            #"""
            rule late "Late" {
              over plan
              red when value = 3
              draft
            }

            """#,
            #"""
            site.rules:3:18: error: “=” is not how this is written
              red when value = 3
                             ^
            help: write “==”

            """#),
        FaultCase(
            "the operators of other languages",
            #"""
            rule late "Late" {
              over plan
              red when value ≥ 3 && not done || value <> 4
              draft
            }

            """#,
            #"""
            site.rules:3:18: error: “≥” is not how this is written
              red when value ≥ 3 && not done || value <> 4
                             ^
            help: write “>=”
            site.rules:3:22: error: “&&” is not how this is written
              red when value ≥ 3 && not done || value <> 4
                                 ^~
            help: write “and”
            site.rules:3:34: error: “||” is not how this is written
              red when value ≥ 3 && not done || value <> 4
                                             ^~
            help: write “or”
            site.rules:3:43: error: “<>” is not how this is written
              red when value ≥ 3 && not done || value <> 4
                                                      ^~
            help: write “!=”

            """#),
        FaultCase(
            "chained comparison",
            #"""
            rule late "Late" {
              over plan
              red when 1 < value < 3
              draft
            }

            """#,
            #"""
            site.rules:3:12: error: two comparisons in a row: each needs its own two sides
              red when 1 < value < 3
                       ^~~~~~~~~~~~~
            help: write “1 < value and value < 3”

            """#),
        FaultCase(
            "bare per cent",
            #"""
            rule late "Late" {
              over plan
              red when value misses target by 10%
              draft
            }

            """#,
            #"""
            site.rules:3:35: error: 10% of what? A bare per cent can be read in two ways
              red when value misses target by 10%
                                              ^~~
            help: write “by 10 points” or “by 10% of target”

            """#),
        FaultCase(
            "bare number",
            #"""
            rule late "Late" {
              over plan
              red when value misses target by 10
              draft
            }

            """#,
            #"""
            site.rules:3:37: error: expected “points”, found the end of the line
              red when value misses target by 10
                                                ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "no by",
            #"""
            rule late "Late" {
              over plan
              red when value misses target 10 points
              draft
            }

            """#,
            #"""
            site.rules:3:32: error: expected “by”, “for” or the end of the statement, found “10”
              red when value misses target 10 points
                                           ^~
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "per cent of nothing",
            #"""
            rule late "Late" {
              over plan
              red when value misses target by 10% of
              draft
            }

            """#,
            #"""
            site.rules:3:41: error: expected “it” or a name, found the end of the line
              red when value misses target by 10% of
                                                    ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "window in the middle",
            #"""
            rule late "Late" {
              over plan
              red when value > 3 for 2 periods and headline
              draft
            }

            """#,
            #"""
            site.rules:3:22: error: “for 2 periods” stands once, at the end, and is about the whole condition
              red when value > 3 for 2 periods and headline
                                 ^~~~~~~~~~~~~
            help: move it to the end, or make two rules of it

            """#),
        FaultCase(
            "window without unit",
            #"""
            rule late "Late" {
              over plan
              red when value > 3 for 2
              draft
            }

            """#,
            #"""
            site.rules:3:27: error: expected a unit such as days, working days or periods, found the end of the line
              red when value > 3 for 2
                                      ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "unit misspelt",
            #"""
            rule late "Late" {
              over plan
              red when value > 3 for 2 perods
              draft
            }

            """#,
            #"""
            site.rules:3:28: error: expected a unit such as days, working days or periods, found “perods”
              red when value > 3 for 2 perods
                                       ^~~~~~
            help: did you mean “periods”?

            """#),
        FaultCase(
            "part of a day",
            #"""
            rule late "Late" {
              over plan
              red when date is overdue by more than 1.5 days
              draft
            }

            """#,
            #"""
            site.rules:3:41: error: a length of time is a whole number, not “1.5 days”
              red when date is overdue by more than 1.5 days
                                                    ^~~~~~~~
            help: use a smaller unit: 36 hours

            """#),
        FaultCase(
            "more than left out",
            #"""
            rule late "Late" {
              over plan
              red when date is overdue by 5 days
              draft
            }

            """#,
            #"""
            site.rules:3:31: error: expected “more than”, found “5”
              red when date is overdue by 5 days
                                          ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "plain words",
            #"""
            rule late "Late" {
              over plan
              red when value is greater than 3
              draft
            }

            """#,
            #"""
            site.rules:3:18: error: “is greater than” is not how this is written
              red when value is greater than 3
                             ^~~~~~~~~~~~~~~
            help: write “>”

            """#),
        FaultCase(
            "a preposition for a sign",
            #"""
            rule late "Late" {
              over plan
              red when value above 3
              draft
            }

            """#,
            #"""
            site.rules:3:18: error: “above” is not how this is written
              red when value above 3
                             ^~~~~
            help: write “>”

            """#),
        FaultCase(
            "empty",
            #"""
            rule late "Late" {
              over plan
              red when value is empty
              draft
            }

            """#,
            #"""
            site.rules:3:18: error: “is empty” is not how this is written
              red when value is empty
                             ^~~~~~~~
            help: write “is missing”

            """#),
        FaultCase(
            "unclosed parenthesis",
            #"""
            rule late "Late" {
              over plan
              red when share(date is overdue > 50%
              draft
            }

            """#,
            #"""
            site.rules:3:34: error: expected “by”, “,” or “)”, found “>”
              red when share(date is overdue > 50%
                                             ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "too many )",
            #"""
            rule late "Late" {
              over plan
              red when count() > 3)
              draft
            }

            """#,
            #"""
            site.rules:3:23: error: expected “for” or the end of the statement, found “)”
              red when count() > 3)
                                  ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "missing comma in call",
            #"""
            rule late "Late" {
              over plan
              red when mean(value 3) > 3
              draft
            }

            """#,
            #"""
            site.rules:3:23: error: expected “,” or “)”, found “3”
              red when mean(value 3) > 3
                                  ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "missing operand",
            #"""
            rule late "Late" {
              over plan
              red when value >
              draft
            }

            """#,
            #"""
            site.rules:3:19: error: expected a column, a figure or another value, found the end of the line
              red when value >
                              ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "missing operand after and",
            #"""
            rule late "Late" {
              over plan
              red when done and
              draft
            }

            """#,
            #"""
            site.rules:3:20: error: expected a column, a figure or another value, found the end of the line
              red when done and
                               ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "unclosed text",
            #"""
            rule late "Late" {
              over plan
              say "late
              draft
            }

            """#,
            #"""
            site.rules:3:7: error: this text has no closing quote on its line
              say "late
                  ^~~~~
            help: end it with "; a quote within it is written \"

            """#),
        FaultCase(
            "curly quotes",
            #"""
            rule late "Late" {
              over plan
              say “late”
              draft
            }
            rule late "Late" {
              over plan
              say “later”
              draft
            }

            """#,
            #"""
            site.rules:3:7: error: texts stand in straight double quotes, not in curly ones (and once more below)
              say “late”
                  ^~~~~~
            help: write "…"; a word processor changes them as you type, a plain text editor does not

            """#),
        FaultCase(
            "single quotes",
            #"""
            rule late "Late" {
              over plan
              say 'late'
              draft
            }

            """#,
            #"""
            site.rules:3:7: error: texts stand in straight double quotes, not in single ones
              say 'late'
                  ^~~~~~
            help: write "…"; a word processor changes them as you type, a plain text editor does not

            """#),
        FaultCase(
            "escape",
            #"""
            rule late "Late" {
              over plan
              say "a\b"
              draft
            }

            """#,
            #"""
            site.rules:3:9: error: a backslash stands only before a quote or a backslash, not before “b”
              say "a\b"
                    ^~
            help: write \\ for one backslash

            """#),
        FaultCase(
            "unclosed brace in say",
            #"""
            rule late "Late" {
              over plan
              say "{action is late"
              draft
            }

            """#,
            #"""
            site.rules:3:8: error: this brace is never closed
              say "{action is late"
                   ^
            help: end it with }; for a brace itself write {{

            """#),
        FaultCase(
            "empty braces",
            #"""
            rule late "Late" {
              over plan
              say "due {}"
              draft
            }

            """#,
            #"""
            site.rules:3:12: error: nothing stands between these braces
              say "due {}"
                       ^~
            help: name a column: {action}; for a brace itself write {{

            """#),
        FaultCase(
            "fault in say",
            #"""
            rule late "Late" {
              over plan
              say "due {target date}, {value >}"
              draft
            }

            """#,
            #"""
            site.rules:3:20: error: expected “}”, found “date”
              say "due {target date}, {value >}"
                               ^~~~
            site.rules:3:35: error: expected a column, a figure or another value, found “}”
              say "due {target date}, {value >}"
                                              ^

            """#),
        FaultCase(
            "colon",
            #"""
            rule late "Late" {
              over plan
              over: plan
              draft
            }

            """#,
            #"""
            site.rules:3:7: error: no colon is wanted here
              over: plan
                  ^
            help: leave it out: over plan

            """#),
        FaultCase(
            "strange character",
            #"""
            rule late "Late" {
              over plan
              red when value > £5000
              draft
            }

            """#,
            #"""
            site.rules:3:20: error: “£” means nothing here
              red when value > £5000
                               ^
            help: write the number alone

            """#),
        FaultCase(
            "thousands",
            #"""
            rule late "Late" {
              over plan
              red when value > 1,341
              draft
            }

            """#,
            #"""
            site.rules:3:20: error: a number has no comma: “1,341”
              red when value > 1,341
                               ^~~~~
            help: write “1341”

            """#),
        FaultCase(
            "too large",
            #"""
            rule late "Late" {
              over plan
              red when value > 99999999999999999999
              draft
            }

            """#,
            #"""
            site.rules:3:20: error: the number “99999999999999999999” is too large
              red when value > 99999999999999999999
                               ^~~~~~~~~~~~~~~~~~~~

            """#),
        FaultCase(
            "British date",
            #"""
            rule late "Late" {
              over plan
              red when date > 16/11/2020
              draft
            }

            """#,
            #"""
            site.rules:3:19: error: a day is written year-month-day, not “16/11/2020”
              red when date > 16/11/2020
                              ^~~~~~~~~~
            help: write “2020-11-16”, year first

            """#),
        FaultCase(
            "no such day",
            #"""
            rule late "Late" {
              over plan
              red when date > 2021-02-30
              draft
            }

            """#,
            #"""
            site.rules:3:19: error: there is no day “2021-02-30”
              red when date > 2021-02-30
                              ^~~~~~~~~~
            help: write “2020-11-16”, for example

            """#),
        FaultCase(
            "short date",
            #"""
            rule late "Late" {
              over plan
              red when date > 2021-2-3
              draft
            }

            """#,
            #"""
            site.rules:3:19: error: a day is written year-month-day, not “2021-2-3”
              red when date > 2021-2-3
                              ^~~~~~~~
            help: write “2021-02-03”, year first

            """#),
        FaultCase(
            "reserved word",
            #"""
            rule late "Late" {
              over plan
              red when by > 3
              draft
            }

            """#,
            #"""
            site.rules:3:12: error: expected a column, a figure or another value, found “by”
              red when by > 3
                       ^~
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "operator at the line's end, then another statement",
            #"""
            rule late "Late" {
              over plan
              red when value >
              amber when value > 2
              draft
            }

            """#,
            #"""
            site.rules:3:19: error: expected a column, a figure or another value, found the end of the line
              red when value >
                              ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "a preposition of one's own",
            #"""
            rule late "Late" {
              over plan
              amber when date is due in 5 days
              draft
            }

            """#,
            #"""
            site.rules:3:26: error: expected “within”, found “in”
              amber when date is due in 5 days
                                     ^~
            help: for example: amber when target_date is overdue

            """#),
        FaultCase(
            "per cent without of",
            #"""
            rule late "Late" {
              over plan
              red when value is worse than peers by 25% target
              draft
            }

            """#,
            #"""
            site.rules:3:41: error: 25% of what? A bare per cent can be read in two ways
              red when value is worse than peers by 25% target
                                                    ^~~
            help: write “by 25 points” or “by 25% of target”

            """#),
        FaultCase(
            "two texts of other quotes are one fault, and an accent is underlined by its width",
            #"""
            rule late "Late" {
              over plan
              say ‘é late’
              draft
            }

            """#,
            #"""
            site.rules:3:7: error: texts stand in straight double quotes, not in single ones
              say ‘é late’
                  ^~~~~~~~
            help: write "…"; a word processor changes them as you type, a plain text editor does not

            """#),
        FaultCase(
            "a second window",
            #"""
            rule late "Late" {
              over plan
              red when a > 3 for 2 periods for 3 periods
              draft
            }

            """#,
            #"""
            site.rules:3:18: error: “for 2 periods” stands once, at the end, and is about the whole condition
              red when a > 3 for 2 periods for 3 periods
                             ^~~~~~~~~~~~~
            help: move it to the end, or make two rules of it

            """#),
        FaultCase(
            "a per cent sign alone",
            #"""
            rule late "Late" {
              over plan
              red when a > % of b
              draft
            }

            """#,
            #"""
            site.rules:3:16: error: a per cent sign belongs right after its number
              red when a > % of b
                           ^

            """#),
        FaultCase(
            "an unclosed parenthesis at the line's end",
            #"""
            rule late "Late" {
              over plan
              red when share(late
              draft
            }

            """#,
            #"""
            site.rules:3:17: error: this parenthesis is never closed
              red when share(late
                            ^

            """#),
        FaultCase(
            "an unclosed parenthesis in say",
            #"""
            rule late "Late" {
              over plan
              say "{mean(value, 3}"
              draft
            }

            """#,
            #"""
            site.rules:3:13: error: this parenthesis is never closed
              say "{mean(value, 3}"
                        ^

            """#),
    ]

    @Test("a fault is told in these words, once", arguments: faults)
    func told(_ row: FaultCase) { #expect(complaints(row.source) == row.told) }
}
