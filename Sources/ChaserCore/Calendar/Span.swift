/// A length of time as a rule states it: `3 days`, `5 working days`, `2 periods`, `72 hours`.
///
/// Not Swift's memory view of the same name, which Chaser's core spells `Swift.Span`.
public struct Span: Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case minutes, hours, days, workingDays = "working days", weeks, months, years, periods

        /// The word for one of them: `day`, `working day`.
        public var singular: String { String(rawValue.dropLast()) }
    }

    /// How many; never negative in a rule file, negative for "not yet" in computed spans.
    public let count: Int
    public let unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

extension Span: CustomStringConvertible {
    /// As a rule file writes it: `1 day`, `5 working days`.
    public var description: String { "\(count) \(count == 1 ? unit.singular : unit.rawValue)" }
}
