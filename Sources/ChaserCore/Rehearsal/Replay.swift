/// Past time, replayed: the very engine, at every instant at which a daemon would have ticked.
///
/// What a tick decides hangs on the day, on the sheets of that day, and on what is owed and due; so it ticks when a day
/// begins, when a sheet is known to have changed, and at the opening of the hours for mail and the times of the digests
/// when `Engine.isDue` says so. Between those nothing can change, and a look there finds what the last one found. What a
/// look holds back until the operator says yes is taken for confirmed as soon as the operator could read of it, and leaves
/// with the next mail.
public struct Replay {
    private var engine: Engine
    private let site: Site
    /// The times of a day at which something may have fallen due, midnight first.
    private let times: [TimeOfDay]

    /// A replay from an empty memory: its first tick is a first start. Who is told of what does not hang on how much of
    /// the mails is written.
    public init(site: Site, writing: MailComposer.Writing = .nothing) {
        self.site = site
        let manner = TickManner(writing: writing, kept: KeptJudgements())
        engine = Engine(site: site, memory: Memory(), manner: manner)
        let settings = site.definition.settings
        let opening = settings.mailHours.map { [$0.from] } ?? []
        times = Set([TimeOfDay.midnight] + opening + site.digestTimes).sorted()
    }

    /// Ticks from the beginning of a day to the end of another, that included, and at those of the instants between at
    /// which a sheet changed. `tables` gives the sheets as they stood at an instant, or nil while none is known: then
    /// there is no tick. `each` is handed the report of every tick, in order.
    public mutating func run(
        from first: Day, through last: Day, changes: [Instant] = [], tables: (Instant) -> Tables?,
        each: (TickReport) -> Void
    ) {
        var day = first
        while day <= last {
            let dawn = site.zone.instant(of: day, at: .midnight)
            let next = site.zone.instant(of: day.adding(days: 1), at: .midnight)
            let changes = changes.filter { $0 >= dawn && $0 < next }
            for now in Set(times.map { site.zone.instant(of: day, at: $0) } + changes).sorted() {
                // A clock that was set forward over midnight has one instant for two times.
                if let ticked = engine.memory.lastTick, ticked >= now { continue }
                if now > dawn, !changes.contains(now), !engine.isDue(at: now) { continue }
                guard let tables = tables(now) else { continue }
                if let report = tick(tables, at: now) { each(report) }
            }
            day = day.adding(days: 1)
        }
    }

    private mutating func tick(_ tables: Tables, at now: Instant) -> TickReport? {
        var report: TickReport?
        // Only a clock that goes back is refused, and this one does not.
        for case .publish(let published) in (try? engine.handle(.look(tables), at: now)) ?? [] { report = published }
        let names = Set(engine.memory.outbox.map(\.name))
        if !names.isEmpty { _ = try? engine.handle(.delivered(names), at: now) }
        if let storm = engine.memory.storm, storm.confirmed == nil, site.isMailOpen(at: now) {
            let yes = Request(id: "replay-\(now.seconds)", maker: Request.Maker(name: "the replay"), order: .confirm)
            _ = try? engine.handle(.request(yes), at: now)
        }
        return report
    }
}

extension Site {
    /// The times at which its digests fall due.
    fileprivate var digestTimes: [TimeOfDay] { definition.digests.map(\.schedule.time) }
}
