extension Site {
    /// What a tick at a moment knows of time.
    func clock(at now: Instant) -> TickClock {
        TickClock(now: now, zone: zone, calendar: calendar, nextDigest: nextDigest(after: zone.civil(at: now).day))
    }

    /// What the operator hears of the list of bank holidays, when it is about to run out or has.
    func calendarProblems(on today: Day) -> [Problem] {
        CalendarAge(calendar, on: today).warningWords.map {
            [Problem(file: definition.settings.holidays?.path.value, message: $0)]
        } ?? []
    }

    /// The next day after another of the digest that comes most often; of two as often, the later.
    private func nextDigest(after day: Day) -> Day? {
        let schedules = definition.digests.map(\.schedule)
        guard let most = schedules.map(\.days.rarity).min() else { return nil }
        return schedules.filter { $0.days.rarity == most }.compactMap { schedule in
            (1...62).lazy.map { day.adding(days: $0) }.first { schedule.falls(on: $0, calendar: calendar) }
        }.max()
    }
}

extension Schedule.Days {
    /// Daily, weekly, monthly.
    fileprivate var rarity: Int {
        switch self {
        case .everyDay, .everyWorkingDay: 0
        case .weekly: 1
        case .firstWorkingDayOfMonth, .lastWorkingDayOfMonth, .firstOfMonth, .lastOfMonth: 2
        }
    }
}
