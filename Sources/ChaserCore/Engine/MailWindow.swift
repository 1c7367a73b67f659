extension Site {
    var mailWindow: MailWindow { MailWindow(hours: definition.settings.mailHours, calendar: calendar) }

    /// Whether mail may leave now.
    func isMailOpen(at now: Instant) -> Bool { mailWindow.isOpen(at: zone.civil(at: now)) }
}

/// The hours in which mail may leave: `mail between 08:00 and 18:00 on working days`, half-open.
struct MailWindow {
    /// Nil: always.
    let hours: SiteSettings.MailHours?
    let calendar: WorkingCalendar

    /// Whether mail may leave at this civil time.
    func isOpen(at civil: CivilTime) -> Bool {
        guard let hours else { return true }
        return isMailDay(civil.day) && civil.time >= hours.from && civil.time < hours.until
    }

    /// The next opening at or after a civil time at which it is closed.
    func nextOpening(after civil: CivilTime) -> CivilTime? {
        guard let hours else { return nil }
        var day = civil.day
        if isMailDay(day), civil.time >= hours.from { day = day.adding(days: 1) }
        // A year without a mail day would be a calendar gone wrong, not a reason to loop.
        for _ in 0..<366 where !isMailDay(day) { day = day.adding(days: 1) }
        return CivilTime(day: day, secondOfDay: hours.from.minutes * 60, offset: civil.offset)
    }

    private func isMailDay(_ day: Day) -> Bool { hours?.workingDaysOnly != true || calendar.isWorkingDay(day) }
}
