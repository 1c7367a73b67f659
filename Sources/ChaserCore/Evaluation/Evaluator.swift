/// Evaluates checked formulas over the records of one source, a run of records at a time.
///
/// Its inputs are values (records, definition, today, calendar), and it keeps none but the clashes it met, so the
/// same inputs always give the same vectors. `lag` is how many periods back from the current one a formula is asked
/// about; only period columns feel it.
final class Evaluator {
    let records: Records
    let source: SourceDefinition
    let clock: TickClock
    let units: UnitTable
    /// What `lookup` looks into.
    let others: OtherSheets
    /// The runs that cover all records, none crossing from one file pattern into another.
    let runs: [Rows]
    /// What met and cannot be compared: the first example of each kind.
    var clashes: [Clash] = []
    /// For how many members of a group a condition is taken to hold, when somebody asks what if.
    var assumed: (condition: Formula, count: Int)?
    /// Where the work is written down while somebody asks for an explanation; nil in every tick. It is asked for once a
    /// formula and run of records, never once a record.
    var trace: Trace?

    /// Which end of an interval is asked for.
    var edge = Edge.highest
    /// How many records it evaluates.
    let count: Int
    let seesVanished: Bool

    /// Records evaluated at once: a node's temporary values then fit the processor's nearest cache.
    static let runLength = 2048

    /// What a vector's slots stand for.
    enum Rows {
        /// A run of records of one segment, and the index of the period that lag 0 means.
        case records(Range<Int>, period: Int?)
        case groups(Grouping)

        var count: Int {
            switch self {
            case .records(let range, _): range.count
            case .groups(let grouping): grouping.groups.count
            }
        }
    }

    var today: Day { clock.today }
    var calendar: WorkingCalendar { clock.calendar }

    /// At midnight of a day in UTC, for what asks nothing of the clocks.
    convenience init(
        records: Records, source: SourceDefinition, today: Day, calendar: WorkingCalendar, units: UnitTable,
        others: OtherSheets = OtherSheets(), seesVanished: Bool = false
    ) {
        let now = Zone.utc.instant(of: today, at: .midnight)
        self.init(
            records: records, source: source, clock: TickClock(now: now, zone: .utc, calendar: calendar), units: units,
            others: others, seesVanished: seesVanished)
    }

    /// With `seesVanished` the records that vanished stand behind the others.
    init(
        records: Records, source: SourceDefinition, clock: TickClock, units: UnitTable,
        others: OtherSheets = OtherSheets(), seesVanished: Bool = false
    ) {
        self.records = records
        self.source = source
        self.clock = clock
        self.units = units
        self.others = others
        self.seesVanished = seesVanished
        let segments = records.segments + (seesVanished ? records.vanished : [])
        count = segments.reduce(0) { $0 + $1.range.count }
        runs = segments.flatMap { segment in
            stride(from: segment.range.lowerBound, to: segment.range.upperBound, by: Evaluator.runLength).map { start in
                Rows.records(
                    start..<min(start + Evaluator.runLength, segment.range.upperBound), period: segment.currentPeriod)
            }
        }
    }

    /// The sheet and row that a record stands in.
    func place(of record: Int) -> (file: String, row: Int?) {
        let segment = records.segment(of: record)
        return (segment.map { records.files[$0.file].path } ?? "", Int(records.rowNumbers[record]))
    }

    /// One record as a run of its own: for the words of a mail.
    func run(of record: Int) -> Rows {
        let segment = records.segment(of: record)
        return .records(record..<record + 1, period: segment?.currentPeriod)
    }

    /// A checked condition, its window of periods included. With `inAnyOf`, unknown periods are skipped; with
    /// `forPeriods` a period in which it is known not to hold settles it, and otherwise an unknown one makes it unknown.
    func truths(_ condition: CheckedCondition, _ rows: Rows) -> [UInt8] {
        switch condition.window {
        case .now:
            return truths(condition.formula, rows, lag: 0)
        case .forPeriods(let count):
            var result = truths(condition.formula, rows, lag: 0)
            for lag in 1..<max(count, 1) where result.contains(where: { $0 != Truth.no.rawValue }) {
                let earlier = truths(condition.formula, rows, lag: lag)
                for index in result.indices { result[index] = Truth.and(result[index], earlier[index]) }
            }
            return result
        case .inAnyOf(let count):
            var result = truths(condition.formula, rows, lag: 0)
            for lag in 1..<max(count, 1) {
                let earlier = truths(condition.formula, rows, lag: lag)
                for index in result.indices { result[index] = Evaluator.either(result[index], earlier[index]) }
            }
            return result
        }
    }

    /// True if one is, unknown only if both are.
    private static func either(_ left: UInt8, _ right: UInt8) -> UInt8 {
        left == 1 || right == 1 ? 1 : left == 0 || right == 0 ? 0 : 2
    }

    /// The values of a formula.
    func vector(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector {
        guard let trace else { return computedVector(formula, rows, lag: lag) }
        return trace.step(formula, rows, lag: lag) { computedVector(formula, rows, lag: lag) }
    }

    /// The one switch over all formulas.
    private func computedVector(_ formula: Formula, _ rows: Rows, lag: Int) -> Vector {
        switch formula {
        case .figure(let number, let unit):
            .figures(.init(values: .all(number.micros), units: .all(unit?.code ?? Vector.Figures.bare)))
        case .day(let day): .days(.all(day.number))
        case .text(let text): .texts(.all(text))
        case .truth(let truth): .truths([UInt8](repeating: truth ? 1 : 0, count: rows.count))
        case .code(let code): .codes(.all(code))
        case .column(let index, let type): column(index, type, rows, lag: lag)
        case .word(let word): self.word(word, rows, lag: lag)
        case .unavailable(let type): missing(type, rows)
        case .earlier(let inner, let periods): vector(inner, rows, lag: lag + periods)
        case .window(let window, let inner, let length): .figures(fold(window, inner, length, rows, lag: lag))
        case .lastKnown(let inner): lastKnown(inner, rows, lag: lag)
        case .lastKnownPeriod(let inner): .months(.each(lastKnownPeriods(inner, rows, lag: lag)))
        case .change(let inner, let asPercent): .figures(change(inner, asPercent: asPercent, rows, lag: lag))
        case .run(let isImproving, let inner, let steps):
            .truths(runs(of: inner, isImproving: isImproving, steps: steps, rows, lag: lag))
        case .last, .list: .texts(.all(nil))
        case .asSeen(let what, let column): asSeen(what, column, rows, lag: lag)
        case .process(let question, let inner, let profile): process(question, inner, profile, rows, lag: lag)
        case .raw(let inner): rawTexts(inner, rows, lag: lag)
        case .size(let inner): .figures(sizes(inner, rows, lag: lag))
        case .lookup(let source, let key, let column, let type):
            lookup(source, key, column, type, rows, lag: lag)
        case .days(let from, let to): .figures(daysBetween(from, to, rows, lag: lag))
        case .workingDays(let from, let to): .figures(workingDaysBetween(from, to, rows, lag: lag))
        case .workingDaysFrom(let from, let to): .figures(workingDaysFrom(from, to, rows, lag: lag))
        case .shift(let start, let span, let isBack): shifted(start, by: span, isBack: isBack, rows, lag: lag)
        case .dayOf(let moment): days(ofMoments: moment, rows, lag: lag)
        case .hours(let from, let to): .figures(hoursBetween(from, to, rows, lag: lag))
        case .overdueBy(let date): .figures(overdueBy(date, rows, lag: lag))
        case .arithmetic(let operation, let left, let right): arithmetic(operation, left, right, rows, lag: lag)
        case .negative(let inner): .figures(negated(at(edge.other) { figures(inner, rows, lag: lag) }))
        case .not, .and, .or, .isMissing, .compare, .target, .moved, .overdue, .due, .settled:
            .truths(truths(formula, rows, lag: lag))
        case .count(let condition): .figures(count(condition, rows, lag: lag))
        case .share(let condition): .figures(share(condition, rows, lag: lag))
        case .groupMean(let inner): .figures(groupMean(inner, rows, lag: lag))
        case .different(let inner): .figures(different(inner, rows, lag: lag))
        }
    }

    /// A formula as yes, no or unknown.
    func truths(_ formula: Formula, _ rows: Rows, lag: Int) -> [UInt8] {
        guard let trace else { return computedTruths(formula, rows, lag: lag) }
        let traced = trace.step(formula, rows, lag: lag) { .truths(computedTruths(formula, rows, lag: lag)) }
        if case .truths(let truths) = traced { return truths }
        return [UInt8](repeating: Truth.unknown.rawValue, count: rows.count)
    }

    private func computedTruths(_ formula: Formula, _ rows: Rows, lag: Int) -> [UInt8] {
        switch formula {
        case .not(let inner):
            return truths(inner, rows, lag: lag).map(Truth.not)
        case .and(let left, let right):
            return both(left, right, settled: Truth.no, by: Truth.and, rows, lag: lag)
        case .or(let left, let right):
            return both(left, right, settled: Truth.yes, by: Truth.or, rows, lag: lag)
        case .isMissing(let inner):
            return isMissing(vector(inner, rows, lag: lag), count: rows.count).map { $0 ? 1 : 0 }
        case .compare(let comparison, let left, let right):
            return compare(comparison, left, right, rows, lag: lag)
        case .target(let isMet, let value, let target, let margin):
            return meets(value, target, by: margin, isMet: isMet, rows, lag: lag)
        case .moved(let isBetter, let value, let than, let margin):
            return moved(value, than, by: margin, isBetter: isBetter, rows, lag: lag)
        case .overdue(let date, let more):
            return overdue(date, byMoreThan: more, rows, lag: lag)
        case .due(let date, let span):
            return due(date, within: span, rows, lag: lag)
        case .settled(let condition):
            return settled(condition, rows, lag: lag)
        case .figure, .day, .text, .truth, .code, .column, .word, .unavailable, .earlier, .window, .lastKnown,
            .lastKnownPeriod, .change, .run, .last, .process, .asSeen, .raw, .size, .days, .workingDays,
            .workingDaysFrom, .overdueBy, .shift, .dayOf, .hours, .arithmetic, .negative, .count, .share, .groupMean,
            .list, .different, .lookup:
            if case .truths(let truths) = vector(formula, rows, lag: lag) { return truths }
            return [UInt8](repeating: Truth.unknown.rawValue, count: rows.count)
        }
    }

    /// Both sides of `and` or `or`; the right one only if the left leaves it open for some record.
    private func both(
        _ left: Formula, _ right: Formula, settled: Truth, by combine: (UInt8, UInt8) -> UInt8, _ rows: Rows, lag: Int
    ) -> [UInt8] {
        var result = truths(left, rows, lag: lag)
        guard result.contains(where: { $0 != settled.rawValue }) else { return result }
        let other = truths(right, rows, lag: lag)
        for index in result.indices { result[index] = combine(result[index], other[index]) }
        return result
    }
}
