/// The dates that a record had, one after the other, and how they moved.
struct Slips {
    private let steps: [DateStep]
    private let calendar: WorkingCalendar

    /// A date is said to have moved at the last moment when it did so within so many working days before it.
    static let lastMoment = 3
    /// Dates that are listed one by one; of more, the first and the newest.
    private static let mostListed = 6

    init(_ steps: [DateStep], calendar: WorkingCalendar) {
        self.steps = steps
        self.calendar = calendar
    }

    /// How often it moved.
    var count: Int { max(steps.count - 1, 0) }

    /// Working days from the first date to the present one; nil where either is open-ended.
    var workingDays: Int? {
        guard let first = steps.first?.day, let last = steps.last?.day else { return nil }
        return calendar.workingDays(after: first, through: last)
    }

    /// How many of the moves came in the last working days before the date that was moved.
    var atLastMoment: Int { moves.count(where: { $0 == .atLastMoment }) }

    /// How many came when the date had passed.
    var afterDue: Int { moves.count(where: { $0 == .afterDue }) }

    private enum Move { case early, atLastMoment, afterDue, unclear }

    private var moves: [Move] {
        zip(steps, steps.dropFirst()).map { old, new in
            guard let due = old.day else { return .early }
            if new.from > due.number { return .afterDue }
            // Within its interval nobody knows on which side of the date it was moved.
            guard new.to <= due.number else { return .unclear }
            let left = calendar.workingDays(after: Day(number: new.from), through: due)
            return left <= Slips.lastMoment ? .atLastMoment : .early
        }
    }

    /// `30 January 2026, then 31 March 2026: moved once, 42 working days later, between … and …`
    var words: String {
        guard count > 0, let last = steps.last else { return "not moved" }
        var parts = ["moved \(Slips.times(count))"]
        if let days = workingDays {
            let all = count == 1 ? "" : " in all"
            parts.append("\(counted(abs(days), "working day")) \(days < 0 ? "earlier" : "later")\(all)")
        }
        if atLastMoment > 0 {
            parts.append("\(share(atLastMoment))within \(Slips.lastMoment) working days of the date")
        }
        if afterDue > 0 { parts.append("\(share(afterDue))after the date had passed") }
        let (from, to) = (Day(number: last.from), Day(number: last.to))
        let moment = from == to ? "on \(to.inWords)" : "between \(from.inWords) and \(to.inWords)"
        parts.append(count == 1 ? moment : "the last time \(moment)")
        return dates + ": " + parts.joined(separator: ", ")
    }

    private var dates: String {
        let all = steps.map { $0.day?.inWords ?? "open-ended" }
        if all.count <= Slips.mostListed { return all.joined(separator: ", then ") }
        let left = all.count - Slips.mostListed
        return ([all[0], "\(left) more"] + all.suffix(Slips.mostListed - 1)).joined(separator: ", then ")
    }

    /// Nothing of a single move, `2 of them ` among several.
    private func share(_ part: Int) -> String { count == 1 ? "" : "\(part) of them " }

    private static func times(_ count: Int) -> String {
        count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
    }
}

extension DateStep {
    /// Nil for an open-ended date.
    fileprivate var day: Day? { date == ColumnValues.openEnded ? nil : Day(number: date) }
}

extension Evaluator {
    /// The dates of one record; nil where no version knows any.
    func slips(_ column: Formula, record: Int) -> Slips? {
        guard case .column(let index, .date) = column, case .single(let past)? = records.history?.columns[index],
            past.isKnown(record)
        else { return nil }
        return Slips(past.steps[record] ?? [], calendar: calendar)
    }

    /// `not late on its present date, 31 July 2026; 92 working days late on its first, 30 January 2026`; nil for a record
    /// whose date did not move, or that is late on neither.
    func lateness(_ record: Int) -> String? {
        guard let column = source.firstColumn(of: .date), source.layout.periods == .none,
            case .single(let past)? = records.history?.columns[column], past.timesChanged[record] > 0,
            case .days(let first) = past.original, case .single(.days(let present)) = records.columns[column],
            let was = Evaluator.day(first[record]), first[record] != present[record],
            present[record] != ColumnValues.missingDay
        else { return nil }
        let due = Evaluator.day(present[record])
        let late = due.map { calendar.overdueWorkingDays(due: $0, on: today) } ?? 0
        let lateThen = calendar.overdueWorkingDays(due: was, on: today)
        guard late > 0 || lateThen > 0 else { return nil }
        let now = due.map { "\(Evaluator.late(late)) on its present date, \($0.inWords)" } ?? "open-ended now"
        return "\(now); \(Evaluator.late(lateThen)) on its first, \(was.inWords)"
    }

    private static func day(_ number: Int32) -> Day? {
        number == ColumnValues.missingDay || number == ColumnValues.openEnded ? nil : Day(number: number)
    }

    private static func late(_ days: Int) -> String {
        days == 0 ? "not late" : "\(days) working day\(days == 1 ? "" : "s") late"
    }
}
