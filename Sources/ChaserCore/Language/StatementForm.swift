/// One shape of statement: what the parser accepts, what help prints, and what the checker knows of it.
public struct StatementForm: Hashable, Sendable {
    /// A number of times.
    public enum Occurrence: String, Hashable, Sendable, CaseIterable {
        case required, once, many
    }

    /// Unique within the kind of block: `red when`, `mail between`; what `Statement.form` names.
    public let id: String
    /// The kind of block it stands in.
    public let block: BlockKind
    /// Its shape.
    public let pattern: StatementPattern
    /// One sentence, without its full stop.
    public let meaning: String
    /// A whole statement that has this form.
    public let example: String
    /// How often it may stand in one block.
    public let occurrence: Occurrence
    /// False when it is understood, but this version does not act on it yet.
    public let inForce: Bool

    init(
        _ id: String, in block: BlockKind, _ occurrence: Occurrence, _ pattern: String, example: String,
        meaning: String, inForce: Bool = true
    ) {
        self.id = id
        self.block = block
        self.pattern = StatementPattern(pattern)
        self.meaning = meaning
        self.example = example
        self.occurrence = occurrence
        self.inForce = inForce
    }

    /// The word that begins the statement.
    var firstWord: String { pattern.leadingWords.first ?? "" }
}

/// The head of one kind of block.
public struct BlockForm: Hashable, Sendable {
    /// The kind, whose raw value opens the block.
    public let kind: BlockKind
    /// True for `rule overdue …`, false for `silence …`.
    public let hasName: Bool
    /// True when the text after the kind or name cannot be left out.
    public let needsTitle: Bool
    /// One sentence, without its full stop.
    public let meaning: String
    /// A head without its brace: `rule overdue "Action overdue"`.
    public let example: String

    /// Each kind of block, in the order of the reference.
    public static let all: [BlockForm] = [
        BlockForm(
            kind: .site, hasName: false, needsTitle: true, meaning: "Who we are, who hears from us, and the limits",
            example: "site \"Southampton Children and Learning\""),
        BlockForm(
            kind: .source, hasName: true, needsTitle: false, meaning: "A table of measures or actions, and its columns",
            example: "source plan \"Improvement plan\""),
        BlockForm(
            kind: .rule, hasName: true, needsTitle: false, meaning: "Gives each record a colour, and says why",
            example: "rule overdue \"Action overdue\""),
        BlockForm(
            kind: .escalation, hasName: true, needsTitle: false, meaning: "Who hears of an alert, and after how long",
            example: "escalation slipping \"A slipping action\""),
        BlockForm(
            kind: .reminder, hasName: true, needsTitle: false, meaning: "Mail before a date, while there is still time",
            example: "reminder due-soon \"Coming up\""),
        BlockForm(
            kind: .digest, hasName: true, needsTitle: false,
            meaning: "One mail on a schedule, about everything at once",
            example: "digest weekly \"Weekly digest\""),
        BlockForm(
            kind: .silence, hasName: false, needsTitle: false, meaning: "Holds back alerts between two days",
            example: "silence \"Inspection week\""),
        BlockForm(
            kind: .inhibit, hasName: false, needsTitle: false, meaning: "A bigger alert hides a smaller one",
            example: "inhibit \"Area over action\""),
        BlockForm(
            kind: .away, hasName: false, needsTitle: true,
            meaning: "Mail to an absent person's address goes to their cover",
            example: "away \"a.lead@southampton.example\""),
        BlockForm(
            kind: .accept, hasName: false, needsTitle: true,
            meaning: "An agreed target or date counts instead of the sheet’s, until a day",
            example: "accept \"Interim target for visits\""),
        BlockForm(
            kind: .test, hasName: false, needsTitle: true,
            meaning: "Given these rows on these days, expect these alerts",
            example: "test \"moving the date is told once\""),
    ]

    /// The head of one kind; every kind has one.
    static func of(_ kind: BlockKind) -> BlockForm? { all.first { $0.kind == kind } }
}
