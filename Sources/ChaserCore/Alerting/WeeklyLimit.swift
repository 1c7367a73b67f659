/// At most so many mails a week to one person; red does not wait, and what does becomes one summary.
public struct WeeklyLimit: Hashable, Sendable {
    /// Nil: no limit.
    public let most: Int?

    public init(most: Int?) { self.most = most }

    /// Whether a mail may leave now, or waits for the next week. Weeks begin on Monday, in the site's zone.
    ///
    /// `sent` are the days of the person's mails; a mail that tells of anything red always leaves.
    public func mayLeave(on today: Day, sent: [Day], hasRed: Bool) -> Bool {
        guard let most, !hasRed else { return true }
        let monday = WeeklyLimit.monday(of: today)
        return sent.filter { $0 >= monday }.count < most
    }

    /// The Monday of a day's week.
    public static func monday(of day: Day) -> Day { day.adding(days: -day.weekday.rawValue) }
}
