/// The rows of `reminder`, `digest`, `silence`, `inhibit`, `away` and `accept`: what happens on a day, or does not.
extension StatementForms {
    static let occasional: [StatementForm] = reminder + digest + silence + inhibit + away + accept

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

    private static let silence: [StatementForm] =
        [
            StatementForm(
                "rule", in: .silence, .once, "rule <rules:name>,...", example: "rule overdue, no-update",
                meaning: "Only alerts of these rules")
        ] + pattern(.silence, "Only alerts on")
        + agreement(.silence, last: "From the first day to the last, which is not silent")

    private static let inhibit: [StatementForm] = [
        StatementForm(
            "hide", in: .inhibit, .required, "hide <rules:name>,...", example: "hide overdue",
            meaning: "The rules whose alerts are hidden"),
        StatementForm(
            "when", in: .inhibit, .required, "when <rule:name> is <status: red | amber | stale>",
            example: "when area-slipping is red",
            meaning: "The bigger alert, of that colour or worse; or a source that is older than expected, or unreadable"
        ),
        StatementForm(
            "on same", in: .inhibit, .once, "on same <column:name>", example: "on same area",
            meaning: "What the two must have in common"),
    ]

    private static let away: [StatementForm] = [
        StatementForm(
            "from", in: .away, .required, "from <from:day> until <until:day>",
            example: "from 2020-12-21 until 2021-01-04", meaning: "From the first day away to the day of return"),
        StatementForm(
            "cover", in: .away, .required, "cover <address:text>",
            example: "cover \"sm.assessment@southampton.example\"", meaning: "Who gets the mail meanwhile"),
    ]

    private static let accept: [StatementForm] =
        pattern(.accept, "Only", sourceIs: .required) + [
            StatementForm(
                "take", in: .accept, .many, "take <column:name> as <value:text>",
                example: "take target as \"70% or more\"",
                meaning:
                    "What was agreed: the target or the date that counts instead of the sheet’s, as it would be typed there"
            )
        ] + agreement(.accept, last: "From the first day to the last, on which the sheet counts again")

    /// Which alerts or records are meant.
    private static func pattern(
        _ block: BlockKind, _ only: String, sourceIs: StatementForm.Occurrence = .once
    ) -> [StatementForm] {
        [
            StatementForm(
                "over", in: block, sourceIs, "over <source:name>", example: "over plan",
                meaning: "\(only) records of this source"),
            StatementForm(
                "area", in: block, .once, "area <areas:text>,...", example: "area \"Adoption\", \"Fostering\"",
                meaning: "\(only) records of these areas"),
            StatementForm(
                "record", in: block, .once, "record <records:text>,...", example: "record \"Close files\"",
                meaning: "\(only) the records of these keys, or the groups of these names"),
            StatementForm(
                "where", in: block, .once, "where <condition:condition>", example: "where headline",
                meaning: "\(only) records whose row shows it; of a group, where every member’s does"),
        ]
    }

    /// Between which days, who decided it, and why.
    private static func agreement(_ block: BlockKind, last: String) -> [StatementForm] {
        [
            StatementForm(
                "from", in: block, .required, "from <from:day> until <until:day>",
                example: "from 2020-11-23 until 2020-11-28", meaning: last),
            StatementForm(
                "by", in: block, .required, "by <author:text>", example: "by \"QA unit\"", meaning: "Who decided it"),
            StatementForm(
                "because", in: block, .required, "because <reason:text>", example: "because \"inspectors on site\"",
                meaning: "Why"),
        ]
    }
}
