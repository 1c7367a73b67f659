/// The rows of `reminder`, `digest`, `silence`, `inhibit` and `away`: what happens on a day, or does not.
extension StatementForms {
    static let occasional: [StatementForm] = reminder + digest + silence + inhibit + away

    private static let reminder: [StatementForm] = [
        StatementForm(
            "over", in: .reminder, .required, "over <source:name>", example: "over plan",
            meaning: "The source whose records have the date"),
        StatementForm(
            "where", in: .reminder, .once, "where <condition:condition>", example: "where not done",
            meaning: "Which records are reminded of"),
        StatementForm(
            "before", in: .reminder, .required,
            "before <date:name> by <days:number>,... <unit: working days | days | weeks>",
            example: "before target_date by 20, 10, 5, 1 working days", meaning: "How long before which date"),
        StatementForm(
            "to", in: .reminder, .required, "to <who:recipient>,...", example: "to lead", meaning: "Who is reminded"),
        StatementForm(
            "say", in: .reminder, .required, "say <text:template>", example: "say \"{action}: due {target_date}\"",
            meaning: "The words; expressions stand in braces"),
    ]

    private static let digest: [StatementForm] = [
        StatementForm(
            "every", in: .digest, .required, "every <when:schedule>",
            example: "every first working day of the month at 09:00",
            meaning: "When it is due; a holiday moves it to the next working day"),
        StatementForm(
            "to", in: .digest, .required, "to <who:recipient>,...", example: "to director, board",
            meaning: "Who gets it, each about their own areas"),
        StatementForm(
            "ahead", in: .digest, .once, "ahead <span:span>", example: "ahead 20 working days",
            meaning: "How far ahead it lists what is coming"),
        StatementForm(
            "by", in: .digest, .once, "by <group:name>", example: "by area", meaning: "What its lines are grouped by"),
    ]

    private static let silence: [StatementForm] = [
        StatementForm(
            "over", in: .silence, .once, "over <source:name>", example: "over plan",
            meaning: "Only alerts on records of this source", inForce: false),
        StatementForm(
            "rule", in: .silence, .once, "rule <rules:name>,...", example: "rule overdue, no-update",
            meaning: "Only alerts of these rules", inForce: false),
        StatementForm(
            "where", in: .silence, .once, "where <condition:condition>", example: "where area is \"Adoption\"",
            meaning: "Only alerts on such records", inForce: false),
        StatementForm(
            "from", in: .silence, .required, "from <from:day> until <until:day>",
            example: "from 2020-11-23 until 2020-11-28", meaning: "From the first day to the last, which is not silent",
            inForce: false),
        StatementForm(
            "by", in: .silence, .required, "by <author:text>", example: "by \"QA unit\"", meaning: "Who decided it",
            inForce: false),
        StatementForm(
            "because", in: .silence, .required, "because <reason:text>", example: "because \"inspectors on site\"",
            meaning: "Why", inForce: false),
    ]

    private static let inhibit: [StatementForm] = [
        StatementForm(
            "hide", in: .inhibit, .required, "hide <rules:name>,...", example: "hide overdue",
            meaning: "The rules whose alerts are hidden", inForce: false),
        StatementForm(
            "when", in: .inhibit, .required, "when <rule:name> is <status: red | amber>",
            example: "when area-slipping is red", meaning: "The bigger alert", inForce: false),
        StatementForm(
            "on same", in: .inhibit, .once, "on same <column:name>", example: "on same area",
            meaning: "What the two must have in common", inForce: false),
    ]

    private static let away: [StatementForm] = [
        StatementForm(
            "from", in: .away, .required, "from <from:day> until <until:day>",
            example: "from 2020-12-21 until 2021-01-04", meaning: "From the first day away to the day of return",
            inForce: false),
        StatementForm(
            "cover", in: .away, .required, "cover <address:text>",
            example: "cover \"sm.assessment@southampton.example\"", meaning: "Who gets the mail meanwhile",
            inForce: false),
    ]
}
