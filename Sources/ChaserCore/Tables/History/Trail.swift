/// What one column said of each record through the versions: the first value, the newest change, how many changes.
///
/// A cell that says nothing readable leaves no trace: the value before it and the value after it are compared.
struct Trail: Hashable, Sendable {
    /// A value of any column, as one word: a day's number, a figure's millionths, a code, the number of a text or of a
    /// target in the fold, or the hash of a text whose words nobody asks for.
    struct Value: Hashable, Sendable {
        let bits: Int64
        /// A figure's unit, by the fold's own table; otherwise 0.
        var unit: UInt8 = 0

        static let none = Value(bits: 0)
    }

    /// One value in turn.
    struct Step: Hashable, Sendable {
        /// The value, which stood until the next step, or stands.
        let value: Value
        /// The last version that had the value before it, and the first that had this one; -1 before the first value.
        let until: Int32
        let since: Int32
        /// Place of the step before in `steps`; -1 for the first.
        let earlier: Int32
    }

    private(set) var original: [Value] = []
    private(set) var before: [Value] = []
    private(set) var now: [Value] = []
    /// The newest version in which `now` stood; -1 while nothing readable was seen.
    private(set) var seen: [Int32] = []
    /// The first version that had `now` after the newest change.
    private(set) var since: [Int32] = []
    /// The last version that had `before`; -1 when nothing changed.
    private(set) var until: [Int32] = []
    private(set) var times: [Int32] = []
    /// Each record's newest step in `steps`; both empty unless steps are kept.
    private(set) var newestStep: [Int32] = []
    private(set) var steps: [Step] = []
    private let keepsSteps: Bool

    init(keepsSteps: Bool) { self.keepsSteps = keepsSteps }

    /// Makes room for so many records.
    mutating func grow(to count: Int) {
        let more = count - now.count
        guard more > 0 else { return }
        let blanks = repeatElement(Value.none, count: more)
        let none = repeatElement(Int32(-1), count: more)
        original += blanks
        before += blanks
        now += blanks
        seen += none
        since += none
        until += none
        times += repeatElement(0, count: more)
        if keepsSteps { newestStep += none }
    }

    /// Adds what a version says of a record; versions come oldest first.
    mutating func add(_ value: Value, to record: Int, version: Int32) {
        if seen[record] < 0 {
            original[record] = value
            before[record] = value
            take(value, of: record, version: version, until: -1)
        } else if now[record] != value {
            before[record] = now[record]
            until[record] = seen[record]
            times[record] += 1
            take(value, of: record, version: version, until: seen[record])
        }
        seen[record] = version
    }

    private mutating func take(_ value: Value, of record: Int, version: Int32, until: Int32) {
        now[record] = value
        since[record] = version
        guard keepsSteps else { return }
        steps.append(Step(value: value, until: until, since: version, earlier: newestStep[record]))
        newestStep[record] = Int32(truncatingIfNeeded: steps.count - 1)
    }

    /// The steps of a record, oldest first.
    func steps(of record: Int) -> [Step] {
        var found: [Step] = []
        var place = newestStep.indices.contains(record) ? newestStep[record] : -1
        while place >= 0 {
            found.append(steps[Int(place)])
            place = steps[Int(place)].earlier
        }
        return found.reversed()
    }
}
