/// How an alert ended: what everyone hears who was ever told of it.
public struct Ending: Hashable, Sendable {
    public let reason: ClearReason
    /// When the tick found it ended.
    public let at: Instant
    /// The alert's words over the sheets of that moment, where they show the figure that mended it; nil otherwise.
    public let words: String?

    public init(reason: ClearReason, at: Instant, words: String? = nil) {
        self.reason = reason
        self.at = at
        self.words = words
    }
}

extension ClearReason {
    /// Why it ended, as a sentence without its full stop. Only the first is good news of a figure, and none claims more
    /// than the sheet shows.
    public var explanation: String {
        switch self {
        case .recovered: "Recovered: the sheet shows that the rule no longer holds"
        case .done: "Done: the sheet shows it as finished"
        case .notInPlan:
            "No longer in the plan: the sheet has no such row any more, which does not say that it was done"
        case .noTarget: "No target any more: without one nobody can say whether it is met"
        case .leftOut: "No longer judged: the rule’s “where” leaves it out"
        case .ruleChanged:
            "The rule was changed, and by its new words this is neither red nor amber; the record may be as it was"
        case .ruleGone: "The rule was removed; the record may be as it was"
        }
    }

    /// Whether the same alert may come back: what ended by the record, not by an editing of the rules.
    var isOfRecord: Bool {
        switch self {
        case .recovered, .done, .notInPlan, .noTarget, .leftOut: true
        case .ruleChanged, .ruleGone: false
        }
    }
}

extension RuleDefinition {
    /// The window of its `for … periods`, in months: what ends and opens again within it is the same alert. 0 without one.
    var reopeningMonths: Int {
        (red + amber).map { condition in
            switch condition.window {
            case .forPeriods(let count): count
            case .now, .inAnyOf: 0
            }
        }.max() ?? 0
    }
}
