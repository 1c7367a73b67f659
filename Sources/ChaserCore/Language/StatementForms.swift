/// Every statement of the language: the one table that the parser, the help and the checker read.
///
/// Statements of a block that begin with the same word are told apart by trying each: the one that reads furthest is
/// the one that was meant. A file for each family of blocks holds its rows.
public enum StatementForms {
    /// All of them, block by block.
    public static let all: [StatementForm] = site + source + rule + escalation + occasional + test

    private static let byWord = Dictionary(grouping: all, by: \.firstWord)

    /// The forms of one kind of block, in the order of the reference.
    public static func forms(of block: BlockKind) -> [StatementForm] { all.filter { $0.block == block } }

    /// The forms of one kind of block that begin with a word.
    static func forms(of block: BlockKind, beginning word: String) -> [StatementForm] {
        byWord[word]?.filter { $0.block == block } ?? []
    }

    /// The kinds of block in which a word begins a statement.
    static func blocks(beginning word: String) -> [BlockKind] {
        BlockKind.allCases.filter { !forms(of: $0, beginning: word).isEmpty }
    }

    static let rule: [StatementForm] = [
        StatementForm(
            "was", in: .rule, .many, "was <name:name>", example: "was late-actions",
            meaning: "The rule's name before it was renamed, so that its open alerts go on", inForce: false),
        StatementForm(
            "over", in: .rule, .required, "over <source:name> [by <group:name>]", example: "over plan by area",
            meaning: "The source whose records are judged, one by one or in groups"),
        StatementForm(
            "where", in: .rule, .once, "where <condition:condition>", example: "where not done",
            meaning: "Which records are judged; the others have no colour"),
        colour("red", "value misses target by 10% of target for 2 periods"),
        colour("amber", "target_date is overdue"),
        colour("green", "value meets target"),
        StatementForm(
            "clear when", in: .rule, .once, "clear when <condition:condition>",
            example: "clear when value meets target for 3 periods",
            meaning: "What must hold before an open alert clears; without it, that red and amber are false"),
        StatementForm(
            "say", in: .rule, .required, "say <text:template>", example: "say \"{action}: due {target_date}\"",
            meaning: "The words of the alert; expressions stand in braces"),
        StatementForm(
            "escalate", in: .rule, .once, "escalate <ladder:name> [from <anchor:expression>]",
            example: "escalate slipping from target_date",
            meaning: "Who hears of it; without it only the digest does. From a date, its rungs count from there"),
        StatementForm(
            "tell once", in: .rule, .once, "tell once", example: "tell once",
            meaning: "An event: one mail and one line in the digest, then history"),
        StatementForm(
            "draft", in: .rule, .once, "draft", example: "draft", meaning: "Judged and shown, but mails nobody"),
        StatementForm(
            "profile", in: .rule, .once, "profile <profile: nhs-r | mdc-excel | mdc-excel-6>", example: "profile nhs-r",
            meaning: "Whose statistical process control rules `variation` and `assurance` follow; otherwise nhs-r"),
    ]

    private static func colour(_ colour: String, _ condition: String) -> StatementForm {
        StatementForm(
            "\(colour) when", in: .rule, .many, "\(colour) when <condition:condition>",
            example: "\(colour) when \(condition)",
            meaning: "When a record is \(colour); several such lines are alternatives")
    }

    static let escalation: [StatementForm] = [
        StatementForm(
            "at once", in: .escalation, .once, "at once to <who:recipient>,...", example: "at once to lead",
            meaning: "Who hears when the alert opens: roles, or addresses in quotes"),
        StatementForm(
            "after", in: .escalation, .many, "after <delay:span> to <who:recipient>,...",
            example: "after 5 working days to head-of-service",
            meaning: "Who hears when the alert is still open after that long"),
        StatementForm(
            "repeat", in: .escalation, .once, "repeat weekly on <day:weekday>", example: "repeat weekly on Monday",
            meaning: "Says it again, each week, to everyone reached so far"),
    ]
}
