extension Engine {
    /// Whether a tick is needed now although no sheet, no rule and no day has changed: a mail is owed or on its way, or
    /// a digest's time has come. Everything else that a tick decides hangs on the day.
    public func isDue(at now: Instant) -> Bool {
        if !memory.owed.isEmpty || !memory.outbox.isEmpty { return true }
        let civil = site.zone.civil(at: now)
        return site.definition.digests.contains { digest in
            guard let last = memory.digests[digest.name],
                let newest = digest.newestDay(at: civil, calendar: site.calendar)
            else { return false }
            return newest > last
        }
    }
}

extension DigestDefinition {
    /// The newest day on which it falls and whose time has come.
    func newestDay(at civil: CivilTime, calendar: WorkingCalendar) -> Day? {
        let latest = civil.time >= schedule.time ? civil.day : civil.day.adding(days: -1)
        return schedule.newestDay(onOrBefore: latest, calendar: calendar)
    }
}
