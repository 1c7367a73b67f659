/// What the versions of a source's sheets show of its records: laid out as `Records` is, a place for each record, those
/// that vanished behind the others.
public struct History: Hashable, Sendable {
    /// Day of the first version that has the record, of the last that has it.
    public let firstSeen: [Int32]
    public let lastSeen: [Int32]
    /// In the version in force for the first time, and not because it is the first.
    public let isNew: [Bool]
    /// By the column's place in the layout.
    public let columns: [Int: PastColumn]
    /// Followed columns that no version has.
    public let unknownColumns: Set<Int>
    /// For each of `Records.files` the day on which it was first seen, for sheets without a day of their own.
    public let fileDays: [Int: Day]
    /// Links that were followed: the record (its place) and the words it had.
    public let rewordings: [Int: [VersionFold.Followed]]
    /// Those of them whose words were changed by the version in force.
    public let rewordedNow: Set<Int>
}

/// The past of one column: one for each record, or one for each of `Records.periods`.
public enum PastColumn: Hashable, Sendable {
    case single(PastValues)
    case byPeriod([PastValues?])
}

/// The past of one value of each record. A record of which nothing readable was ever seen is missing in all of them.
public struct PastValues: Hashable, Sendable {
    /// The first readable value.
    public internal(set) var original: ColumnValues
    /// The value before the newest change; where nothing changed, the value itself.
    public internal(set) var beforeChange: ColumnValues
    /// The newest change happened on one of these days, both included: the last on which the value before was seen, and
    /// the first on which this one was. Where nothing changed both are the day of the first sight; `missingDay` for none.
    public internal(set) var changedFrom: [Int32]
    public internal(set) var changedTo: [Int32]
    public internal(set) var timesChanged: [Int32]
    /// Every date that a record had, oldest first, of those that had several; only where the rules ask for `slips`.
    public internal(set) var steps: [Int: [DateStep]]
}

/// A date that a record had, and between which days it was put there.
public struct DateStep: Hashable, Sendable {
    /// `ColumnValues.openEnded` for "Ongoing".
    public let date: Int32
    /// The last day on which the date before was seen, and the first on which this one was; the same for the first date.
    public let from: Int32
    public let to: Int32
}
