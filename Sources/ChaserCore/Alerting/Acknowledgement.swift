/// Somebody owns an alert until a day. Its rungs and beats are held meanwhile, each recorded as held; getting worse
/// breaks through.
public struct Acknowledgement: Hashable, Sendable {
    /// How much ends it. None outlives its last day.
    public enum Strength: String, Hashable, Sendable, CaseIterable {
        /// Anything that changes in the record's row, or in the alert's colour.
        case change
        /// The end of the alert.
        case clear
        /// Its last day alone: an alert that ends and opens again meanwhile is held as well.
        case date
    }

    /// Something that nobody was told because of it.
    public struct Held: Hashable, Sendable {
        /// The day on which it fell due.
        public let day: Day
        /// `head-of-service`, `the weekly reminder`.
        public let what: String

        public init(day: Day, what: String) {
            self.day = day
            self.what = what
        }
    }

    /// Who owns the alert, in their own words.
    public let by: String
    public let because: String
    /// Whom the request came from: a system user, or an address that was verified.
    public let maker: String
    public let given: Instant
    /// The last day on which it holds, included.
    public let lastDay: Day
    public let strength: Strength
    /// The worst colour that was acknowledged, or told since: a worse one breaks through.
    public var worst: Colour
    /// The record's row when it was last looked at, as a hash; nil until the first look after the request.
    public var row: String?
    /// The record's date when it was last looked at: a later one is another slip.
    public var date: Day?
    public var held: [Held] = []

    public init(
        by: String, because: String, maker: String, given: Instant, lastDay: Day, strength: Strength, worst: Colour
    ) {
        self.by = by
        self.because = because
        self.maker = maker
        self.given = given
        self.lastDay = lastDay
        self.strength = strength
        self.worst = worst
    }

    /// Notes what is held, once.
    public mutating func hold(_ what: String, due day: Day) {
        let entry = Held(day: day, what: what)
        if !held.contains(entry) { held.append(entry) }
    }
}

extension Acknowledgement {
    /// What an alert's present state does to it.
    public enum Outcome: Hashable, Sendable {
        case holds
        /// It goes on, but everyone reached so far hears: the date moved again, or the figure is worse again.
        case passes(Worsening)
        /// It is over, as something changed.
        case ends
    }

    /// The ways of getting worse within one colour.
    public enum Worsening: Hashable, Sendable {
        case slipped, declined
    }

    /// What was seen of the record at a look.
    public struct Sighting: Hashable, Sendable {
        public let row: String
        public let date: Day?
        /// The newest figure is worse than the one before.
        public let isWorse: Bool
        /// The alert's colour changed at this look.
        public let isRecoloured: Bool

        public init(row: String, date: Day?, isWorse: Bool, isRecoloured: Bool) {
            self.row = row
            self.date = date
            self.isWorse = isWorse
            self.isRecoloured = isRecoloured
        }
    }

    /// Takes in what was seen. The first look after the request only takes note.
    public mutating func see(_ sighting: Sighting) -> Outcome {
        let before = (row: row, date: date)
        row = sighting.row
        date = sighting.date ?? date
        guard let old = before.row else { return .holds }
        let isChanged = old != sighting.row
        if strength == .change, isChanged || sighting.isRecoloured { return .ends }
        if let was = before.date, let now = sighting.date, now > was { return .passes(.slipped) }
        return isChanged && sighting.isWorse ? .passes(.declined) : .holds
    }
}

extension Acknowledgement {
    /// "acknowledged by QA unit until 20 April 2026"
    public var summary: String { "acknowledged by \(by) until \(lastDay.inWords)" }

    /// "Acknowledged by QA unit until Monday 20 April 2026: panel booked." With what was held so far.
    public func words(isOver: Bool = false) -> String {
        let end =
            switch strength {
            case .change: "until it changes, at the latest until "
            case .clear: "until it clears, at the latest until "
            case .date: "until "
            }
        let verb = isOver ? "This was acknowledged" : "Acknowledged"
        let stop = because.last.map { ".!?…".contains($0) } == true ? "" : "."
        var words = "\(verb) by \(by) \(end)\(lastDay.weekday.name) \(lastDay.inWords): \(because)\(stop)"
        if isOver { words += " The acknowledgement is over." }
        if !held.isEmpty {
            let list = held.map { "\($0.what) on \($0.day.weekday.name) \($0.day.inWords)" }
            words += " Held meanwhile: \(list.joined(separator: ", "))."
        }
        return words
    }
}
