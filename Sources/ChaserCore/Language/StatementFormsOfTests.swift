/// The rows of `test`: what is given, what happens, and what is expected of it.
extension StatementForms {
    static let test: [StatementForm] = happenings + expectations

    private static let happenings: [StatementForm] = [
        StatementForm(
            "given", in: .test, .many, "given <source:name> [on <day:day>] <table:table>",
            example: "given plan on 2020-08-14 {\n  area, action, target_date\n  MASH, Review thresholds, Oct-20\n}",
            meaning: "Rows of a source, as a sheet dated that day has them; without a day, as the sheet is from here on"
        ),
        StatementForm(
            "at", in: .test, .many, "at <day:day> <time:time>", example: "at 2020-11-16 09:00",
            meaning: "One tick at that time in the site's zone; the first is a first start"),
        StatementForm(
            "ack", in: .test, .many,
            "ack <rule:name> on <key:name|text> [until <day:day>] [by <who:text>] [because <reason:text>]",
            example: "ack overdue on \"Review thresholds\" until 2020-11-30 by \"A lead\" because \"panel booked\"",
            meaning: "Somebody acknowledges the open alert just after the tick; without a day, for the usual time"),
        StatementForm(
            "restart", in: .test, .many, "restart", example: "restart",
            meaning: "The program is stopped and started again: its memory is written and read"),
    ]

    private static let expectations: [StatementForm] = [
        StatementForm(
            "expect no mail", in: .test, .many,
            "expect no mail [to <who:recipient> [of <area:name|text>]] [containing <words:text>,...]",
            example: "expect no mail to lead of \"MASH\"", meaning: "No such mail was sent at that tick"),
        StatementForm(
            "expect mail", in: .test, .many,
            "expect mail to <who:recipient> [of <area:name|text>] [containing <words:text>,...]",
            example: "expect mail to lead of \"MASH\" containing \"moved\"",
            meaning: "At that tick one mail was sent there that has all these words"),
        StatementForm(
            "expect exactly", in: .test, .many,
            "expect exactly <count:number> <unit: mails | mail> [to <who:recipient> [of <area:name|text>]]",
            example: "expect exactly 1 mail to lead of \"MASH\"", meaning: "So many mails were sent at that tick"),
        StatementForm(
            "expect alert", in: .test, .many,
            "expect alert <rule:name> on <key:name|text> "
                + "<state: opened | worsened | eased | cleared | open | closed | frozen | acknowledged>",
            example: "expect alert overdue on \"Review thresholds\" opened",
            meaning: "What became of an alert at that tick, or how it stands after it"),
        StatementForm(
            "expect rung", in: .test, .many, "expect rung <who:recipient>,... of <ladder:name> on <key:name|text>",
            example: "expect rung head-of-service of slipping on \"Review thresholds\"",
            meaning: "How far an escalation has climbed after that tick; `nobody` for not at all"),
        StatementForm(
            "expect", in: .test, .many,
            "expect <rule:name> on <key:name|text> <status: red | amber | green | none | unknown>",
            example: "expect overdue on \"Review thresholds\" none",
            meaning: "The status that a rule gives a record at that tick"),
    ]
}
