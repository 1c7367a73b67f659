extension Schedule {
    /// The newest day on or before another on which the schedule falls; nil when none does within two months.
    ///
    /// A weekday, and the first or last of a month, that is no working day moves to the next working day: Monday 4 May
    /// 2026 is a bank holiday, so the digest of that Monday is Tuesday's.
    public func newestDay(onOrBefore today: Day, calendar: WorkingCalendar) -> Day? {
        var day = today
        for _ in 0..<62 {
            if falls(on: day, calendar: calendar) { return day }
            day = day.adding(days: -1)
        }
        return nil
    }

    /// Whether the schedule falls on a day, moved days included.
    public func falls(on day: Day, calendar: WorkingCalendar) -> Bool {
        switch days {
        case .everyDay: true
        case .everyWorkingDay: calendar.isWorkingDay(day)
        case .firstWorkingDayOfMonth: day == calendar.firstWorkingDay(of: day.calendarMonth)
        case .lastWorkingDayOfMonth: day == calendar.lastWorkingDay(of: day.calendarMonth)
        case .weekly, .firstOfMonth, .lastOfMonth:
            // A moved day stands for every nominal one since the working day before it.
            calendar.isWorkingDay(day) && nominals(upTo: day, calendar: calendar).contains(where: isNominal)
        }
    }

    /// The day itself and the non-working days just before it.
    private func nominals(upTo day: Day, calendar: WorkingCalendar) -> [Day] {
        var found = [day]
        var earlier = day.adding(days: -1)
        while !calendar.isWorkingDay(earlier), found.count < 31 {
            found.append(earlier)
            earlier = earlier.adding(days: -1)
        }
        return found
    }

    private func isNominal(_ day: Day) -> Bool {
        switch days {
        case .weekly(let weekday): day.weekday == weekday
        case .firstOfMonth(let weekday): day.weekday == weekday && day.day <= 7
        case .lastOfMonth(let weekday): day.weekday == weekday && day.adding(days: 7).month != day.month
        case .everyDay, .everyWorkingDay, .firstWorkingDayOfMonth, .lastWorkingDayOfMonth: false
        }
    }
}
