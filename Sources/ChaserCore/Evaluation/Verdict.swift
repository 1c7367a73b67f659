/// What one rule found on one record: the truth of each of its lines, before anyone asks what to do about it.
public struct Verdict: Hashable, Sendable {
    /// Two bits each: where, red, amber, green, clear.
    let bits: UInt16

    /// Every verdict's bits are below this.
    static let distinct = 1 << 10

    init(bits: UInt16) { self.bits = bits }

    init(included: UInt8, red: UInt8, amber: UInt8, green: UInt8, clear: UInt8) {
        bits = UInt16(included) | UInt16(red) << 2 | UInt16(amber) << 4 | UInt16(green) << 6 | UInt16(clear) << 8
    }

    /// The same from named truths: for tests and tables.
    public init(
        included: Truth = .yes, red: Truth = .no, amber: Truth = .no, green: Truth = .no, clear: Truth = .no
    ) {
        self.init(
            included: included.rawValue, red: red.rawValue, amber: amber.rawValue, green: green.rawValue,
            clear: clear.rawValue)
    }

    private func truth(_ shift: Int) -> Truth { Truth(rawValue: UInt8(bits >> shift & 3)) ?? .unknown }
    public var included: Truth { truth(0) }
    public var red: Truth { truth(2) }
    public var amber: Truth { truth(4) }
    public var green: Truth { truth(6) }
    /// `clear when`; no where the rule has none.
    public var clear: Truth { truth(8) }

    /// The colour: red before amber before green; unknown where a missing figure could still make it red or amber.
    public var status: Status {
        switch included {
        case .no: return .excluded
        case .unknown: return .unknown
        case .yes: break
        }
        if red == .yes { return .red }
        if amber == .yes { return .amber }
        if red == .unknown || amber == .unknown { return .unknown }
        switch green {
        case .yes: return .green
        case .no: return .none
        case .unknown: return .unknown
        }
    }
}

/// How many records have each status under one rule.
struct StatusCounts: Hashable, Sendable {
    var red = 0
    var amber = 0
    var green = 0
    var none = 0
    var unknown = 0
    var excluded = 0
}

/// Gathers the verdicts of one rule run by run, while they are in the processor's cache.
struct VerdictTally {
    private(set) var verdicts: [Verdict] = []
    private(set) var counts = StatusCounts()
    /// Indices of the verdicts that are red or amber, and of the first so many unknown ones.
    private(set) var notable: [Int] = []

    /// How many unknown verdicts of a rule are listed.
    static let mostUnknown = 100

    /// The status of every combination of bits, so that no record asks again.
    private static let statuses = (0..<Verdict.distinct).map { Verdict(bits: UInt16($0)).status }

    init(room: Int) { verdicts.reserveCapacity(room) }

    mutating func add(_ run: [Verdict]) {
        let statuses = VerdictTally.statuses
        for (index, verdict) in run.enumerated() {
            switch statuses[Int(verdict.bits)] {
            case .none: counts.none += 1
            case .green: counts.green += 1
            case .excluded: counts.excluded += 1
            case .unknown:
                if counts.unknown < VerdictTally.mostUnknown { notable.append(verdicts.count + index) }
                counts.unknown += 1
            case .amber:
                counts.amber += 1
                notable.append(verdicts.count + index)
            case .red:
                counts.red += 1
                notable.append(verdicts.count + index)
            }
        }
        verdicts += run
    }
}

/// What a rule says of a record.
public enum Status: String, Hashable, Sendable, CaseIterable {
    case red, amber, green, none, unknown
    /// The rule's `where` leaves it out.
    case excluded
}
