/// How far the chase of one record has climbed one ladder, however many rules found it.
///
/// Rungs are due by the calendar: so many working days after the anchor, whatever ticks, mails or restarts came between.
/// Nothing here counts attempts.
public struct Climb: Hashable, Sendable {
    /// The day the rungs count from.
    public var anchor: Day
    /// The highest rung that was told: an index into the ladder's steps in the order of their delays; nil for none.
    public var reached: Int?
    /// The day of the last weekly beat that was told.
    public var beat: Day?
    /// The names of the rungs that were told or passed over. With `climbed`, it outlives an editing of the ladder.
    public var told: [String] = []
    /// The newest day on which a rung was told.
    public var climbed: Day?
    /// The rule counts from a date of the record, and the record has none: it counts from the opening.
    public var lacksDate = false

    public init(anchor: Day, reached: Int? = nil, beat: Day? = nil) {
        self.anchor = anchor
        self.reached = reached
        self.beat = beat
    }

    /// What is due on a day.
    public struct Due: Hashable, Sendable {
        /// The highest rung that is due and was not told; nil for none.
        public let rung: Int?
        /// Rungs below it that were never told: they are not made up for, only named.
        public let skipped: [Int]
        /// The weekly beat is due: everyone reached so far hears again.
        public let isBeat: Bool
    }

    /// What is due today on a ladder whose rungs have these delays, rising. A beat falls on its weekday, or on the next
    /// working day after it, and never on the day on which a rung was told.
    public func due(on today: Day, delays: [Span], beatOn weekday: Weekday?, calendar: WorkingCalendar) -> Due {
        let next = reached.map { $0 + 1 } ?? 0
        let ready = delays.indices.filter { $0 >= next && Climb.day(of: delays[$0], from: anchor, calendar) <= today }
        if let rung = ready.last { return Due(rung: rung, skipped: Array(ready.dropLast()), isBeat: false) }
        guard let weekday, reached != nil, let last = beat else { return Due(rung: nil, skipped: [], isBeat: false) }
        let newest = Climb.newestBeat(weekday, onOrBefore: today, calendar: calendar)
        return Due(rung: nil, skipped: [], isBeat: newest > last && newest <= today)
    }

    /// What is due where nobody may be told of the rungs: a rung stays due day after day, and the beat falls beside it.
    public func beatBeside(
        _ due: Due, on today: Day, delays: [Span], beatOn weekday: Weekday?, calendar: WorkingCalendar
    ) -> Due {
        guard let rung = due.rung, reached != nil else { return due }
        let isOfToday = Climb.day(of: delays[rung], from: anchor, calendar) == today
        var above = self
        above.reached = rung
        let beat = above.due(on: today, delays: delays, beatOn: weekday, calendar: calendar).isBeat
        return Due(rung: rung, skipped: due.skipped, isBeat: beat && !isOfToday)
    }

    /// Notes that the ladder of these rungs was climbed up to one of them on a day; nil for none of them.
    public mutating func reach(_ rung: Int?, of rungs: [String], on day: Day) {
        reached = rung
        guard let rung else { return }
        told += rungs.prefix(rung + 1).filter { !told.contains($0) }
        climbed = day
    }

    /// Whether its place on a ladder of these rungs is the one that it knows.
    func fits(_ rungs: [String]) -> Bool {
        guard let place = reached, !rungs.isEmpty else { return true }
        return !told.isEmpty && told.elementsEqual(rungs.prefix(place + 1))
    }

    /// Finds its place again on a ladder that may have been edited since: above every rung that was told, and above
    /// every other that was due by then. So an editing never tells a rung again, wherever it stands now.
    public mutating func fit(rungs: [String], delays: [Span], calendar: WorkingCalendar) {
        guard !fits(rungs), let place = reached else { return }
        // Told by a version that did not note the names.
        guard !told.isEmpty else {
            reached = min(max(place, 0), rungs.count - 1)
            return
        }
        reached = rungs.indices.last { rung in
            let isPassed = climbed.map { Climb.day(of: delays[rung], from: anchor, calendar) <= $0 } ?? false
            return isPassed || told.contains(rungs[rung])
        }
    }

    /// The day on which a rung is due: the first is due on the anchor itself.
    public static func day(of delay: Span, from anchor: Day, _ calendar: WorkingCalendar) -> Day {
        delay.unit == .workingDays ? calendar.day(anchor, plusWorkingDays: delay.count) : delay.after(anchor)
    }

    /// The newest beat up to a day: the weekday, moved to the next working day where it is none.
    static func newestBeat(_ weekday: Weekday, onOrBefore today: Day, calendar: WorkingCalendar) -> Day {
        let back = (today.weekday.rawValue - weekday.rawValue + 7) % 7
        let plain = today.adding(days: -back)
        let moved = calendar.nextWorkingDay(onOrAfter: plain)
        return moved <= today ? moved : calendar.nextWorkingDay(onOrAfter: plain.adding(days: -7))
    }
}
