/// What people say for what the language writes: each is told with what was meant.
enum PlainWords {
    /// After a value.
    static let operators = [
        "equals": "==", "equal to": "==", "above": ">", "exceeds": ">", "over": ">", "greater than": ">",
        "more than": ">", "later than": ">", "after": ">", "below": "<", "under": "<", "less than": "<",
        "fewer than": "<", "earlier than": "<", "before": "<", "older than": "is overdue by more than",
        "between": "x >= 5 and x <= 10", "contains": wholeText, "like": wholeText, "matches": wholeText,
        "starts with": wholeText, "begins with": wholeText, "ends with": wholeText,
    ]

    /// Between conditions.
    static let joints = ["AND": "and", "And": "and", "OR": "or", "Or": "or"]

    /// After `is`.
    static let judgements = [
        "greater than": ">", "more than": ">", "higher than": ">", "larger than": ">", "above": ">", "over": ">",
        "later than": ">", "after": ">", "less than": "<", "fewer than": "<", "lower than": "<", "smaller than": "<",
        "below": "<", "under": "<", "earlier than": "<", "before": "<", "at least": ">=", "at most": "<=",
        "equal to": "==", "the same as": "==", "the same": "==", "empty": "is missing", "blank": "is missing",
        "null": "is missing", "nobody": "is missing", "late": "is overdue", "past due": "is overdue",
        "older than": "is overdue by more than", "off target": "misses target", "on target": "meets target",
        "between": "x >= 5 and x <= 10", "in": oneOfSeveral, "one of": oneOfSeveral,
    ]

    /// First words of lines in other programs' rules.
    static let statements: [BlockKind: [String: String]] = [
        .rule: [
            "if": "red when", "when": "red when", "alert": "red when", "trigger": "red when", "yellow": "amber when",
            "orange": "amber when", "warn": "amber when", "notify": "escalate", "email": "escalate", "mail": "escalate",
            "send": "escalate", "inform": "escalate", "message": "say", "text": "say", "description": "say",
            "filter": "where", "only": "where", "unless": "where not", "source": "over", "table": "over",
            "sheet": "over", "using": "over",
        ]
    ]

    /// Texts are compared as wholes.
    private static let wholeText = "is \"the whole cell\""
    private static let oneOfSeveral = "x is \"A\" or x is \"B\""
}
