/// Someone who was told of an alert, and so hears how it ends.
public struct Hearer: Hashable, Sendable {
    public let person: Person
    /// Why they were told: "You hold the role lead for MASH / EDT."
    public let reason: String

    public init(person: Person, reason: String) {
        self.person = person
        self.reason = reason
    }
}

/// An alert that ended, kept for as long as it may open again as the same one.
public struct EndedAlert: Hashable, Sendable {
    public let alert: Alert
    public let ending: Ending
    /// Who had been told of it.
    public let hearers: [Hearer]
    /// How far its ladder had been climbed; nil where another alert of the record climbs on, or it had none.
    public let climb: Climb?

    public init(alert: Alert, ending: Ending, hearers: [Hearer], climb: Climb?) {
        self.alert = alert
        self.ending = ending
        self.hearers = hearers
        self.climb = climb
    }
}
