/// The rows of `site` and of `source`.
extension StatementForms {
    static let site: [StatementForm] = [
        StatementForm(
            "timezone", in: .site, .required, "timezone <zone:text>", example: "timezone \"Europe/London\"",
            meaning: "The zone of every day and time in the rules"),
        StatementForm(
            "holidays", in: .site, .once, "holidays <file:text> for <division:text>",
            example: "holidays \"calendar/bank-holidays.json\" for \"england-and-wales\"",
            meaning: "The bank holidays, as gov.uk publishes them"),
        StatementForm(
            "people", in: .site, .required, "people <file:text>", example: "people \"people.csv\"",
            meaning: "The directory: role, area, name, email, alias"),
        StatementForm(
            "sender", in: .site, .required, "sender <sender:text>",
            example: "sender \"Improvement plan <plan@southampton.example>\"", meaning: "Whom our mail is from"),
        StatementForm(
            "domains", in: .site, .required, "domains <domains:text>,...", example: "domains \"southampton.example\"",
            meaning: "Mail to any other domain is impossible"),
        StatementForm(
            "operator", in: .site, .required, "operator <role:name>", example: "operator operations",
            meaning: "The role that hears about broken files, rules and addresses"),
        StatementForm(
            "look every", in: .site, .once, "look every <span:span>", example: "look every 1 minute",
            meaning: "How often files are looked at, beside at once when one changes"),
        StatementForm(
            "mail between", in: .site, .once,
            "mail between <from:time> and <until:time> on <days: working days | every day>",
            example: "mail between 08:00 and 18:00 on working days", meaning: "When mail may go out"),
        StatementForm(
            "at most", in: .site, .once, "at most <count:number> mails a week to one person",
            example: "at most 3 mails a week to one person",
            meaning: "A weekly limit: red does not wait, the rest becomes one summary"),
        StatementForm(
            "first start", in: .site, .once, "first start tells <who: first step only | nobody | everyone>",
            example: "first start tells first step only", meaning: "Who hears of what was wrong before we began"),
        StatementForm(
            "alerts file", in: .site, .once, "alerts file <file:text>", example: "alerts file \"alerts.json\"",
            meaning: "Where the open alerts are listed, rewritten each tick, with a CSV beside it"),
        StatementForm(
            "marking", in: .site, .once, "marking <text:text>", example: "marking \"OFFICIAL\"",
            meaning: "The protective marking of every mail and report"),
        StatementForm(
            "acknowledge", in: .site, .once, "acknowledge at most <longest:span> [, usually <usual:span>]",
            example: "acknowledge at most 28 days, usually 10 working days",
            meaning: "The longest that an alert may be held by an acknowledgement, and how long where nobody says"),
        StatementForm(
            "silencing", in: .site, .once, "silencing by group <group:text>",
            example: "silencing by group \"plan-office\"",
            meaning: "The system group whose members may silence alerts by command; without it nobody may"),
        StatementForm(
            "replies", in: .site, .once, "replies <folder:text> [to <address:text>] [verified by <server:text>]",
            example:
                "replies \"maildir:replies\" to \"plan-replies@southampton.example\" verified by \"mx.southampton.example\"",
            meaning: "Where answers to our mails arrive, at which address, and which mail server vouches for senders"),
        StatementForm(
            "keep", in: .site, .once, "keep versions <versions:span> [, mails <mails:span>] [, journal <journal:span>]",
            example: "keep versions 3 years, mails 90 days, journal 10 years",
            meaning:
                "How long former versions of the sheets are remembered (without it 3 years), read mails and their words (for ever), and the journal’s older files (for ever)"
        ),
    ]

    static let source: [StatementForm] = [
        StatementForm(
            "file", in: .source, .once, "file <patterns:text>,...", example: "file \"data/plan-*.csv\"",
            meaning: "Its sheets, beneath the site; of each pattern the newest is current"),
        StatementForm(
            "command", in: .source, .once, "command <name:text>", example: "command \"dataset\"",
            meaning: "A program, named outside the site in /etc/chaser/commands, whose output is the sheet"),
        StatementForm(
            "dated", in: .source, .once, "dated by file name <format:text>",
            example: "dated by file name \"yyyy-MM-dd\"", meaning: "The date in a sheet's file name is its version"),
        StatementForm(
            "published", in: .source, .once, "published <day:day>", example: "published 2020-10-08",
            meaning: "The day of a sheet without a date in its name"),
        StatementForm(
            "join", in: .source, .once, "join <file:text> on <on:name>", example: "join \"data/targets.csv\" on ref",
            meaning: "A second sheet with further columns of the same records"),
        StatementForm(
            "key", in: .source, .required, "key <columns:name>,...", example: "key area, action",
            meaning: "The columns that name a record"),
        StatementForm(
            "period month in headings", in: .source, .once, "period month in headings <format:text>",
            example: "period month in headings \"MMM-yy\"", meaning: "Each month heads a column of figures"),
        StatementForm(
            "period month in column", in: .source, .once, "period month in column <heading:text> [as <format:text>]",
            example: "period month in column \"Month\" as \"yyyy-MM\"", meaning: "A column says the month of each row"),
        StatementForm(
            "column", in: .source, .many,
            "column <name:name> <type: figure | target | date | datetime | text | rag | polarity | people | yesno>"
                + " from <origin:text|period> [as <style:text>] [in <file:text>] [where <words:mapping>,...] [optional] [private]",
            example: "column better polarity from \"DoT\" where \"p\" is higher, \"q\" is lower",
            meaning: "One column: its name in rules, its type, and its heading in the sheet"),
        StatementForm(
            "missing", in: .source, .once, "missing <words:text>,...", example: "missing \"-\", \"n/a\", \"tbc\"",
            meaning: "Cells that say that there is no figure"),
        StatementForm(
            "done when", in: .source, .once, "done when <condition:condition>", example: "done when status is blue",
            meaning: "When a record is finished; only when shown, never by default"),
        StatementForm(
            "follow", in: .source, .once, "follow reworded <what: actions | records>",
            example: "follow reworded actions", meaning: "A record whose words change is the same record"),
        StatementForm(
            "reworded", in: .source, .many, "reworded <old:text> to <new:text>",
            example: "reworded \"Make governance work well\" to \"Agree a plan and proper Board membership\"",
            meaning: "Two wordings that are one record, where following is unsure or does not see it"),
        StatementForm(
            "not reworded", in: .source, .many, "not reworded <old:text> to <new:text>",
            example: "not reworded \"Review the strategy\" to \"Review the staffing\"",
            meaning: "Two wordings that are two records, whatever following finds"),
        StatementForm(
            "expect", in: .source, .once, "expect every <span:span>", example: "expect every 35 days",
            meaning:
                "How old the newest sheet may grow; after that the operator hears, and nothing over it turns better"),
    ]
}
