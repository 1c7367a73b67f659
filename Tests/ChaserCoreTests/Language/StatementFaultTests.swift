import Testing

@testable import ChaserCore

@Suite("Faults of statements")
struct StatementFaultTests {
    static let faults = [
        FaultCase(
            "a misspelt statement",
            #"""
            rule late "Late" {
              over plan
              wen late
              draft
            }

            """#,
            #"""
            site.rules:3:3: error: no statement of a rule begins with “wen”
              wen late
              ^~~
            help: it may begin with “was”, “over”, “where”, “red”, “amber”, “green”, “clear”, “say”, “escalate”, “tell”, “draft” or “profile”

            """#),
        FaultCase(
            "a misspelt first word has its nearest",
            #"""
            rule late "Late" {
              over plan
              sya "late"
              draft
            }

            """#,
            #"""
            site.rules:3:3: error: no statement of a rule begins with “sya”
              sya "late"
              ^~~
            help: did you mean “say”?

            """#),
        FaultCase(
            "capitals",
            #"""
            rule late "Late" {
              over plan
              Say "late"
              draft
            }

            """#,
            #"""
            site.rules:3:3: error: no statement of a rule begins with “Say”
              Say "late"
              ^~~
            help: did you mean “say”?

            """#),
        FaultCase(
            "a statement of another block",
            #"""
            rule late "Late" {
              over plan
              timezone "Europe/London"
              draft
            }

            """#,
            #"""
            site.rules:3:3: error: “timezone” belongs in a site, not in a rule
              timezone "Europe/London"
              ^~~~~~~~

            """#),
        FaultCase(
            "a word in place of another",
            #"""
            rule late "Late" {
              over plan
              red if value > 3
              draft
            }

            """#,
            #"""
            site.rules:3:7: error: expected “when”, found “if”
              red if value > 3
                  ^~
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "nothing after when",
            #"""
            rule late "Late" {
              over plan
              red when
              draft
            }

            """#,
            #"""
            site.rules:3:11: error: expected a column, a figure or another value, found the end of the line
              red when
                      ^
            help: for example: red when value misses target by 10% of target for 2 periods

            """#),
        FaultCase(
            "time",
            #"""
            site "S" {
              mail between 9am and 18:00 on working days
            }

            """#,
            #"""
            site.rules:2:16: error: a time is written as hours and minutes, not “9am”
              mail between 9am and 18:00 on working days
                           ^~~
            help: write “09:00”

            """#),
        FaultCase(
            "no such time",
            #"""
            site "S" {
              mail between 08:00 and 25:00 on working days
            }

            """#,
            #"""
            site.rules:2:26: error: there is no time of day “25:00”
              mail between 08:00 and 25:00 on working days
                                     ^~~~~
            help: write “09:00”, for example

            """#),
        FaultCase(
            "a choice misspelt",
            #"""
            site "S" {
              mail between 08:00 and 18:00 on workdays
            }

            """#,
            #"""
            site.rules:2:35: error: expected “working days” or “every day”, found “workdays”
              mail between 08:00 and 18:00 on workdays
                                              ^~~~~~~~
            help: for example: mail between 08:00 and 18:00 on working days

            """#),
        FaultCase(
            "choice unfinished",
            #"""
            site "S" {
              first start tells first step
            }

            """#,
            #"""
            site.rules:2:31: error: expected “only”, found the end of the line
              first start tells first step
                                          ^
            help: for example: first start tells first step only

            """#),
        FaultCase(
            "column type",
            #"""
            source plan {
              column a number from "A"
            }

            """#,
            #"""
            site.rules:2:12: error: expected “figure”, “target”, “date”, “datetime”, “text”, “rag”, “polarity”, “people” or “yesno”, found “number”
              column a number from "A"
                       ^~~~~~
            help: for example: column better polarity from "DoT" where "p" is higher, "q" is lower

            """#),
        FaultCase(
            "column without from",
            #"""
            source plan {
              column a text "A"
            }

            """#,
            #"""
            site.rules:2:17: error: expected “from”, found “"A"”
              column a text "A"
                            ^~~
            help: for example: column better polarity from "DoT" where "p" is higher, "q" is lower

            """#),
        FaultCase(
            "text without quotes",
            #"""
            source plan {
              file data/plan.csv
            }

            """#,
            #"""
            site.rules:2:8: error: expected a text in double quotes, found “data”
              file data/plan.csv
                   ^~~~
            help: for example: file "data/plan-*.csv"

            """#),
        FaultCase(
            "weekday",
            #"""
            escalation e {
              repeat weekly on Mon
            }

            """#,
            #"""
            site.rules:2:20: error: expected a day of the week, found “Mon”
              repeat weekly on Mon
                               ^~~
            help: did you mean “Monday”?

            """#),
        FaultCase(
            "recipients without comma",
            #"""
            escalation e {
              at once to director board
            }

            """#,
            #"""
            site.rules:2:23: error: expected “,” or the end of the statement, found “board”
              at once to director board
                                  ^~~~~
            help: for example: at once to lead

            """#),
        FaultCase(
            "schedule",
            #"""
            digest d {
              every Mondays at 08:00
            }

            """#,
            #"""
            site.rules:2:9: error: expected “day”, a day of the week, “working day”, “first” or “last”, found “Mondays”
              every Mondays at 08:00
                    ^~~~~~~
            help: did you mean “Monday”?

            """#),
        FaultCase(
            "trailing comma",
            #"""
            digest d {
              to director,
            }

            """#,
            #"""
            site.rules:2:15: error: expected a name or a text in double quotes, found the end of the line
              to director,
                          ^
            help: for example: to director, board

            """#),
        FaultCase(
            "expect what",
            #"""
            test "t" {
              expect mial to lead
            }

            """#,
            #"""
            site.rules:2:15: error: expected “on”, found “to”
              expect mial to lead
                          ^~
            help: for example: expect overdue on "Review thresholds" none

            """#),
        FaultCase(
            "expect status",
            #"""
            test "t" {
              expect late on X1 ambre
            }

            """#,
            #"""
            site.rules:2:21: error: expected “red”, “amber”, “green”, “none” or “unknown”, found “ambre”
              expect late on X1 ambre
                                ^~~~~
            help: did you mean “amber”?

            """#),
        FaultCase(
            "a number for a statement",
            #"""
            rule late "Late" {
              over plan
              42
              draft
            }

            """#,
            #"""
            site.rules:3:3: error: expected a statement, found “42”
              42
              ^~

            """#),
        FaultCase(
            "an extra word",
            #"""
            rule late "Late" {
              over plan
              over plan please
              draft
            }

            """#,
            #"""
            site.rules:3:13: error: expected “by” or the end of the statement, found “please”
              over plan please
                        ^~~~~~
            help: for example: over plan by area

            """#),
        FaultCase(
            "mapping",
            #"""
            source s {
              column b polarity from "DoT" where "p" means higher
            }

            """#,
            #"""
            site.rules:2:42: error: expected “is”, found “means”
              column b polarity from "DoT" where "p" means higher
                                                     ^~~~~
            help: for example: column better polarity from "DoT" where "p" is higher, "q" is lower

            """#),
        FaultCase(
            "every 35",
            #"""
            source s {
              expect every month
            }

            """#,
            #"""
            site.rules:2:16: error: expected a length of time such as 5 working days, found “month”
              expect every month
                           ^~~~~
            help: for example: expect every 35 days

            """#),
        FaultCase(
            "two faults",
            #"""
            rule late "Late" {
              over plan
              wen late
              red when value >
              say 3
              draft
            }

            """#,
            #"""
            site.rules:3:3: error: no statement of a rule begins with “wen”
              wen late
              ^~~
            help: it may begin with “was”, “over”, “where”, “red”, “amber”, “green”, “clear”, “say”, “escalate”, “tell”, “draft” or “profile”
            site.rules:4:19: error: expected a column, a figure or another value, found the end of the line
              red when value >
                              ^
            help: for example: red when value misses target by 10% of target for 2 periods
            site.rules:5:7: error: expected a text in double quotes, found “3”
              say 3
                  ^
            help: for example: say "{action}: due {target_date}"

            """#),
        FaultCase(
            "a misspelt condition word",
            #"""
            rule late "Late" {
              over plan
              amber wehn late
              draft
            }

            """#,
            #"""
            site.rules:3:9: error: expected “when”, found “wehn”
              amber wehn late
                    ^~~~
            help: did you mean “when”?

            """#),
        FaultCase(
            "a duplicated word in a choice",
            #"""
            source s {
              follow reworded action
            }

            """#,
            #"""
            site.rules:2:19: error: expected “actions” or “records”, found “action”
              follow reworded action
                              ^~~~~~
            help: did you mean “actions”?

            """#),
        FaultCase(
            "seconds in a time",
            #"""
            test "t" {
              at 2020-11-16 09:00:00
            }

            """#,
            #"""
            site.rules:2:17: error: a time is written as hours and minutes, not “09:00:00”
              at 2020-11-16 09:00:00
                            ^~~~~~~~
            help: write “09:00”

            """#),
        FaultCase(
            "a fault in a one-line block does not hide the next statement",
            #"""
            silence "S" { over; from 2020-11-23 till 2020-11-28; by "QA" }

            """#,
            #"""
            site.rules:1:19: error: expected a name, found “;”
            silence "S" { over; from 2020-11-23 till 2020-11-28; by "QA" }
                              ^
            help: for example: over plan
            site.rules:1:37: error: expected “until”, found “till”
            silence "S" { over; from 2020-11-23 till 2020-11-28; by "QA" }
                                                ^~~~
            help: for example: from 2020-11-23 until 2020-11-28

            """#),
    ]

    @Test("a fault is told in these words, once", arguments: faults)
    func told(_ row: FaultCase) { #expect(complaints(row.source) == row.told) }
}
