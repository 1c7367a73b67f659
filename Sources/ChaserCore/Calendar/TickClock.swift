/// What a tick knows of time: its own moment, and the zone and the working days by which dates count.
public struct TickClock: Hashable, Sendable {
    public let now: Instant
    /// The day that the site's calendars show.
    public let today: Day
    public let zone: Zone
    public let calendar: WorkingCalendar
    /// The day of the next digest after today, for readers who hear of a breach only then; nil without a digest.
    public let nextDigest: Day?

    public init(now: Instant, zone: Zone, calendar: WorkingCalendar, nextDigest: Day? = nil) {
        self.now = now
        self.zone = zone
        self.calendar = calendar
        self.nextDigest = nextDigest
        today = zone.civil(at: now).day
    }

    /// The moment so far from another. Minutes and hours are counted as they pass, whatever the clocks do; days and what
    /// is longer lead to the same time of another day, as the calendar has it.
    func moment(_ start: Instant, plus span: Span, isBack: Bool) -> Instant {
        let sign = isBack ? -1 : 1
        switch span.unit {
        case .minutes: return start.adding(seconds: sign * span.count * 60)
        case .hours: return start.adding(seconds: sign * span.count * 3_600)
        case .days, .workingDays, .weeks, .months, .years, .periods:
            let civil = zone.civil(at: start)
            return zone.instant(of: day(civil.day, plus: span, isBack: isBack), second: civil.secondOfDay)
        }
    }

    /// The day so far from another; working days by the calendar, the day itself left out.
    func day(_ start: Day, plus span: Span, isBack: Bool) -> Day {
        if span.unit == .workingDays {
            return calendar.day(start, plusWorkingDays: isBack ? -span.count : span.count)
        }
        return isBack ? span.before(start) : span.after(start)
    }

    /// Whether a day lies beyond the bank holidays that are listed: what was counted in working days up to it may
    /// change. Without a list nothing is beyond it.
    func isProvisional(_ day: Day) -> Bool { calendar.lastListed.map { $0 < day } ?? false }
}
