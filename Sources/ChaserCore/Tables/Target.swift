/// Which way a measure gets better.
public enum Polarity: UInt8, Hashable, Sendable, CaseIterable {
    case higher = 0
    case lower = 1
}

/// The colours a sheet may carry in a column of type `rag`.
public enum RAG: UInt8, Hashable, Sendable, CaseIterable {
    case red, amber, green, blue, grey

    /// The word a rule uses.
    public var word: String {
        switch self {
        case .red: "red"
        case .amber: "amber"
        case .green: "green"
        case .blue: "blue"
        case .grey: "grey"
        }
    }
}

/// A target as councils type it: `84%`, `>80%`, `<463`, `50% or more`, `21% or less`, `3 per month`, `200 by 2023`.
public struct Target: Hashable, Sendable {
    /// What the target's own sign says.
    public enum Bound: Hashable, Sendable {
        /// No sign: `84%`; polarity comes from the sheet.
        case plain
        /// `50% or more`, `at least 50%`, `>=50%`.
        case atLeast
        /// `>80%`: 80 itself does not meet it.
        case moreThan
        /// `21% or less`.
        case atMost
        /// `<463`.
        case lessThan
    }

    public let number: Decimal
    public let unit: Unit
    public let bound: Bound
    /// `3 per month`: the word after "per", nil without.
    public let per: String?
    /// `200 by 2023`: the last day by which it is to be met (31 December 2023), nil without.
    public let by: Day?
    /// As typed, trimmed.
    public let text: String

    public init(number: Decimal, unit: Unit, bound: Bound, per: String? = nil, by: Day? = nil, text: String) {
        self.number = number
        self.unit = unit
        self.bound = bound
        self.per = per
        self.by = by
        self.text = text
    }

    /// The polarity the sign itself supplies; nil for a plain target.
    public var polarity: Polarity? {
        switch bound {
        case .plain: nil
        case .atLeast, .moreThan: .higher
        case .atMost, .lessThan: .lower
        }
    }
}
