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

extension Span {
    /// The day so far after another. Hours and minutes count as the day they end in; periods are months.
    func after(_ day: Day) -> Day { moved(day, by: 1) }

    /// The day so far before another.
    func before(_ day: Day) -> Day { moved(day, by: -1) }

    private func moved(_ day: Day, by sign: Int) -> Day {
        switch unit {
        case .days, .workingDays: day.adding(days: sign * count)
        case .weeks: day.adding(days: sign * count * 7)
        case .months, .periods: day.adding(months: sign * count)
        case .years: day.adding(months: sign * count * 12)
        case .hours: day.adding(days: sign * ((count + 23) / 24))
        case .minutes: day.adding(days: sign * ((count + 1439) / 1440))
        }
    }
}
