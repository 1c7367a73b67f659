/// When a date that lies ahead is reminded of: `before target_date by 20, 10, 5, 1 working days`.
public struct ReminderDays: Hashable, Sendable {
    /// How far before, falling: 20, 10, 5, 1.
    public let leads: [Span]

    public init(leads: [Span]) { self.leads = leads }

    /// The nearest lead whose day has come and whose date has not passed; nil for none.
    ///
    /// After a machine was off, the leads that were missed are one reminder, not several.
    public func due(for date: Day, on today: Day, calendar: WorkingCalendar) -> Int? {
        guard date >= today else { return nil }
        return leads.indices.last { ReminderDays.day(leads[$0], before: date, calendar) <= today }
    }

    /// Whether a lead falls on this very day.
    func falls(_ lead: Int, before date: Day, on today: Day, calendar: WorkingCalendar) -> Bool {
        ReminderDays.day(leads[lead], before: date, calendar) == today
    }

    /// The day of one lead.
    static func day(_ lead: Span, before date: Day, _ calendar: WorkingCalendar) -> Day {
        lead.unit == .workingDays ? calendar.day(date, plusWorkingDays: -lead.count) : lead.before(date)
    }
}
