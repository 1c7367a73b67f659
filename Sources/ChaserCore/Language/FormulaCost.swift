/// How much of the sheets a rule reads for every record: windows within windows multiply.
extension Formula {
    /// The most figures that the lines of a rule may read of a record, and the most that its words may. A year of means over a year reads 288; this leaves room
    /// for ten years of them, and keeps a rule over a hundred thousand records within seconds.
    public static let mostReads = 3000

    /// How many cells it reads for one record, at most.
    var reads: Int {
        switch self {
        case .column, .word: 1
        case .window(_, let inner, let length): inner.reads.times(length)
        case .run(_, let inner, let steps): inner.reads.times(steps + 1)
        case .last(let inner, let length): inner.reads.times(length)
        // As far back as the sheets go.
        case .lastKnown(let inner), .lastKnownPeriod(let inner): inner.reads.times(12)
        case .change(let inner, _): inner.reads.times(2)
        // A chart goes as far back as the sheets do, and is drawn anew for every record.
        case .process: parts.reduce(0) { $0.plus($1.reads) }.times(36)
        // A record is found by its key, which costs more than a cell.
        case .lookup(_, let key, _, _): key.reads.plus(10)
        default: parts.reduce(0) { $0.plus($1.reads) }
        }
    }
}

extension CheckedCondition {
    /// How many cells it reads for one record, at most, over all its periods.
    var reads: Int { formula.reads.times(window.length) }
}

extension CheckedCondition.Window {
    /// In how many periods the condition is asked.
    var length: Int {
        switch self {
        case .now: 1
        case .forPeriods(let count), .inAnyOf(let count): count
        }
    }
}

extension Int {
    /// The product, or as much as an Int holds.
    func times(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }

    /// The sum, or as much as an Int holds.
    func plus(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
