/// What came of one test.
public struct RuleTestResult: Sendable {
    /// An expectation that was not met.
    public struct Failure: Hashable, Sendable {
        /// Of the rule file.
        public let line: Int
        /// The statement as written.
        public let expected: String
        /// What came, in lines.
        public let found: String
    }

    public let test: TestDefinition
    public let failures: [Failure]
    /// Of each `at` line, in order.
    public let ticks: [TickReport]
    private let site: Site

    public var isPassed: Bool { failures.isEmpty }

    init(test: TestDefinition, failures: [Failure], ticks: [TickReport], site: Site) {
        self.test = test
        self.failures = failures
        self.ticks = ticks
        self.site = site
    }

    /// What happened at one tick.
    public struct Moment: Hashable, Sendable {
        public let at: CivilTime
        /// `opened amber overdue on Close old files`, `mail to lead@council.example: 1 amber alert`; empty for nothing.
        public let events: [String]
    }

    /// What happened, tick by tick.
    public var timeline: [Moment] {
        ticks.map { Moment(at: site.zone.civil(at: $0.at), events: $0.events) }
    }
}

extension TickReport {
    /// What the tick did, a line each.
    var events: [String] {
        func line(_ verb: String, _ alert: Alert) -> String {
            "\(verb) \(alert.colour.rawValue) \(alert.key.rule) on \(alert.key.record)"
        }
        var lines = isFirstStart ? ["first start"] : []
        lines += opened.map { line($0.isEvent ? "event" : "opened", $0) } + worsened.map { line("worsened to", $0) }
        lines += eased.map { line("eased to", $0) }
        lines += cleared.map { "cleared \($0.alert.key.rule) on \($0.alert.key.record): \($0.reason.rawValue)" }
        lines += mails.map { "mail to \($0.person.address.address): \($0.subject)" }
        if held > 0 { lines.append("\(counted(held, "notice")) held until the hours for mail") }
        if limited > 0 { lines.append("\(counted(limited, "notice")) held until Monday by the weekly limit") }
        return lines + problems.map { "problem: \($0.words)" }
    }
}
