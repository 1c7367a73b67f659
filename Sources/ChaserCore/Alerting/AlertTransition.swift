/// What a tick does to an alert. Decided from nothing but its present colour and the verdict, so that every case can be
/// written down (`AlertTransitionTests` does).
public enum AlertTransition: Hashable, Sendable {
    case nothing
    case open(Colour)
    /// Amber to red: somebody hears.
    case worsen
    /// Red to amber: the same alert, no mail.
    case ease
    case stay
    /// The judgement is unknown: an open colour stays until its condition is false.
    case freeze
    case clear

    /// The transition of an alert of this colour (nil: none open) under this verdict. `hasClearLine` tells a rule with
    /// `clear when`, which then decides the end, unless the record is red or amber still: cleared, it would open again at
    /// the next tick, and mail each time.
    public init(from colour: Colour?, verdict: Verdict, hasClearLine: Bool) {
        guard let colour else {
            switch verdict.status {
            case .red: self = .open(.red)
            case .amber: self = .open(.amber)
            case .green, .none, .unknown, .excluded: self = .nothing
            }
            return
        }
        switch verdict.included {
        case .no: self = .clear
        case .unknown: self = .freeze
        case .yes: self = AlertTransition(open: colour, verdict: verdict, hasClearLine: hasClearLine)
        }
    }

    private init(open colour: Colour, verdict: Verdict, hasClearLine: Bool) {
        if verdict.red == .yes {
            self = colour == .red ? .stay : .worsen
        } else if verdict.red == .no, verdict.amber != .yes, hasClearLine, verdict.clear == .yes {
            self = .clear
        } else if colour == .red, verdict.red == .unknown {
            self = .freeze
        } else if verdict.amber == .yes {
            self = colour == .red ? .ease : .stay
        } else if verdict.red == .unknown || verdict.amber == .unknown {
            self = colour == .red ? .ease : .freeze
        } else if hasClearLine {
            // Between the two thresholds: it stays as it is.
            self = verdict.clear == .unknown ? .freeze : .stay
        } else {
            self = .clear
        }
    }
}

/// Why an alert ended. Only the first is good news of a figure; none of the others may be called "recovered".
public enum ClearReason: String, Hashable, Sendable, CaseIterable {
    case recovered
    case done
    case notInPlan = "no longer in the plan"
    case noTarget = "no target any more"
    case leftOut = "left out by the rule's where"
    case ruleChanged = "rule changed"
    case ruleGone = "rule removed"
}
