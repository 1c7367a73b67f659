/// How long red alerts waited until anybody but the operator heard of them, in working days: 0 is the day itself.
public struct ReplayHearing: Sendable {
    /// One red alert, and how long it waited.
    public struct Wait: Hashable, Sendable {
        public let key: AlertKey
        /// The day on which it turned red.
        public let since: Day
        public let workingDays: Int
    }

    private let calendar: WorkingCalendar
    private let operators: Set<String>
    /// Rules without an escalation, whose alerts stand in the digests only.
    private let quiet: Set<String>
    /// What is red, and nobody has heard of it.
    private var waiting: [AlertKey: Day] = [:]
    private var longest: Wait?

    init(site: Site) {
        let settings = site.definition.settings
        calendar = site.calendar
        operators = Set(
            settings.operatorRole.map {
                site.directory.recipients(role: $0.value, area: nil).people.map(\.address.identity)
            } ?? [])
        quiet = Set(site.definition.rules.filter { $0.ladder == nil }.map(\.name))
    }

    /// Takes in one tick.
    mutating func add(_ report: TickReport, on day: Day) {
        // That a sheet is out of date is told to the operator.
        for alert in report.opened + report.worsened
        where alert.colour == .red && alert.key.rule != StaleSource.rule && waiting[alert.key] == nil {
            waiting[alert.key] = day
        }
        for composed in report.composed where !operators.contains(composed.mail.person.address.identity) {
            for key in told(by: composed) { end(key, on: day) }
        }
        // What is not red any more waits no longer.
        for alert in report.eased + report.cleared.map(\.alert) { end(alert.key, on: day) }
    }

    /// The longest wait, with those that have not ended, as of a day.
    func longest(on day: Day) -> Wait? {
        (waiting.map { wait($0.key, since: $0.value, to: day) } + [longest].compactMap(\.self)).max(by: isShorter)
    }

    private func told(by composed: ComposedMail) -> [AlertKey] {
        switch composed.content {
        case .digest: waiting.keys.filter { quiet.contains($0.rule) }
        case .notices(let notices):
            notices.compactMap { if case .alert(let alert, _, _) = $0.subject { alert.key } else { nil } }
        }
    }

    private mutating func end(_ key: AlertKey, on day: Day) {
        guard let since = waiting.removeValue(forKey: key) else { return }
        longest = [longest, wait(key, since: since, to: day)].compactMap(\.self).max(by: isShorter)
    }

    private func wait(_ key: AlertKey, since: Day, to day: Day) -> Wait {
        Wait(key: key, since: since, workingDays: calendar.workingDays(after: since, through: day))
    }

    /// Of two as long the earlier counts, so that the answer never hangs on the order of a dictionary.
    private func isShorter(_ one: Wait, _ other: Wait) -> Bool {
        (one.workingDays, other.since, other.key) < (other.workingDays, one.since, one.key)
    }
}
