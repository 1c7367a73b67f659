/// Recognises an alert that goes to and fro: told once, then quiet until it settles, so that a wavering figure or a sheet
/// that is saved in two versions does not fill a mailbox.
///
/// Counted are turns: a change for the better after one for the worse, or the other way round. An alert that opens, turns
/// red, eases and clears has turned once.
public struct Flapping: Hashable, Sendable {
    /// One change of an alert.
    public struct Change: Hashable, Sendable {
        public let day: Day
        /// Opened or turned red, rather than eased or ended.
        public let isWorse: Bool

        public init(day: Day, isWorse: Bool) {
            self.day = day
            self.isWorse = isWorse
        }
    }

    /// So many turns within the window are going to and fro.
    public static let turns = 3
    /// How far back changes count, in days.
    public static let window = 14
    /// So many days without a change and it has settled.
    public static let settling = 7

    /// The changes within the window, oldest first.
    public private(set) var changes: [Change]
    /// Since when it goes to and fro; nil for not.
    public private(set) var since: Day?

    public init(changes: [Change] = [], since: Day? = nil) {
        self.changes = changes
        self.since = since
    }

    /// Takes in a change; true when with it the alert begins to go to and fro.
    public mutating func note(_ change: Change) -> Bool {
        changes = changes.filter { $0.day.number > change.day.number - Int32(Flapping.window) } + [change]
        guard since == nil, turnsTaken >= Flapping.turns else { return false }
        since = changes.first?.day
        return true
    }

    /// How often the direction changed within the window.
    public var turnsTaken: Int { zip(changes, changes.dropFirst()).filter { $0.isWorse != $1.isWorse }.count }

    /// Whether nothing changed for so long that it has come to rest.
    public func hasSettled(on day: Day) -> Bool {
        guard let last = changes.last?.day else { return true }
        return day.number >= last.number + Int32(Flapping.settling)
    }

    /// Whether nothing is left to count.
    public func isStale(on day: Day) -> Bool {
        guard since == nil, let last = changes.last?.day else { return since == nil }
        return last.number <= day.number - Int32(Flapping.window)
    }
}
