extension Engine {
    /// Whether a tick is needed now although no sheet, no rule and no day has changed: a mail is owed or on its way, or
    /// a digest's time has come. Everything else that a tick decides hangs on the day.
    public func isDue(at now: Instant) -> Bool {
        if memory.hold == nil, !memory.outbox.isEmpty { return true }
        if memory.storm?.confirmed != nil { return true }
        guard site.isMailOpen(at: now) else { return false }
        return !memory.owed.isEmpty || site.schedules.contains { site.dueDay(of: $0, memory, at: now) != nil }
    }
}

extension Site {
    /// The day for which a digest is due now; nil when it was sent, nothing is owed yet, or mail may not leave: then it
    /// waits for the hours for mail.
    func dueDay(of digest: DigestDefinition, _ memory: Memory, at now: Instant) -> Day? {
        guard let last = memory.digests[digest.name], isMailOpen(at: now),
            let newest = digest.newestDay(at: zone.civil(at: now), calendar: calendar), newest > last
        else { return nil }
        return newest
    }
}

extension DigestDefinition {
    /// The newest day on which it falls and whose time has come.
    func newestDay(at civil: CivilTime, calendar: WorkingCalendar) -> Day? {
        let latest = civil.time >= schedule.time ? civil.day : civil.day.adding(days: -1)
        return schedule.newestDay(onOrBefore: latest, calendar: calendar)
    }
}
