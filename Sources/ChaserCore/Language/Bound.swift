/// A comparison of something with a figure, a day, a word or a text that stands in the rule: `value < 50`.
struct Bound {
    /// What a value is held against.
    private enum Limit {
        /// In millionths, and its unit; nil takes that of the value.
        case figure(Decimal, Unit?)
        case day(Day)
        case code(UInt8)
        case text(String)
    }

    private let subject: Formula
    private let comparison: Comparison
    private let limit: Limit

    /// Nil for any other formula.
    init?(_ formula: Formula) {
        guard case .compare(let comparison, let left, let right) = formula else { return nil }
        if let limit = Bound.limit(right) {
            self.init(subject: left, comparison: comparison, limit: limit)
        } else if let limit = Bound.limit(left) {
            self.init(subject: right, comparison: comparison.turned, limit: limit)
        } else {
            return nil
        }
    }

    private init(subject: Formula, comparison: Comparison, limit: Limit) {
        self.subject = subject
        self.comparison = comparison
        self.limit = limit
    }

    private static func limit(_ formula: Formula) -> Limit? {
        switch formula {
        case .figure(let number, let unit): .figure(number, unit)
        case .day(let day): .day(day)
        case .code(let code): .code(code)
        case .text(let text): .text(text.lowercased())
        default: nil
        }
    }

    /// Whether this can hold only where the other does.
    func implies(_ other: Bound) -> Bool {
        guard let order = order(other) else { return false }
        return switch (comparison, other.comparison) {
        case (.less, .less), (.less, .atMost), (.atMost, .atMost): order <= 0
        case (.atMost, .less): order < 0
        case (.more, .more), (.more, .atLeast), (.atLeast, .atLeast): order >= 0
        case (.atLeast, .more): order > 0
        case (.less, .unequal): order <= 0
        case (.atMost, .unequal): order < 0
        case (.more, .unequal): order >= 0
        case (.atLeast, .unequal): order > 0
        case (.unequal, .unequal): order == 0
        case (.equal, _): other.comparison.holds(order, 0)
        case (.less, _), (.atMost, _), (.more, _), (.atLeast, _), (.unequal, _): false
        }
    }

    /// Whether the two shut each other out; the one way round is enough to be asked for each pair.
    func excludes(_ other: Bound) -> Bool {
        guard let order = order(other) else { return false }
        return switch (comparison, other.comparison) {
        case (.less, .more), (.less, .atLeast), (.atMost, .more): order <= 0
        case (.atMost, .atLeast): order < 0
        case (.equal, _): !other.comparison.holds(order, 0)
        case (.less, _), (.atMost, _), (.more, _), (.atLeast, _), (.unequal, _): false
        }
    }

    /// This limit beside the other: negative below, 0 the same, positive above; nil when the two are about different
    /// things or in different units. Of words and texts that differ, which is above means nothing.
    private func order(_ other: Bound) -> Int? {
        // A cell of people may name several, and equal two texts at once.
        if case .column(_, .people) = subject { return nil }
        guard subject == other.subject else { return nil }
        switch (limit, other.limit) {
        case (.figure(let x, let unit), .figure(let y, let otherUnit)):
            return unit == otherUnit ? (x < y ? -1 : x > y ? 1 : 0) : nil
        case (.day(let x), .day(let y)): return x < y ? -1 : x > y ? 1 : 0
        case (.code(let x), .code(let y)): return x < y ? -1 : x > y ? 1 : 0
        case (.text(let x), .text(let y)): return x < y ? -1 : x > y ? 1 : 0
        case (.figure, _), (.day, _), (.code, _), (.text, _): return nil
        }
    }
}

extension Comparison {
    /// The same comparison with its sides swapped.
    fileprivate var turned: Comparison {
        switch self {
        case .less: .more
        case .more: .less
        case .atMost: .atLeast
        case .atLeast: .atMost
        case .equal, .unequal: self
        }
    }
}
