/// Gathers what is wrong with a source's sheets, so that a bad column is told a few times and counted, not a million
/// times.
///
/// Of each file, column and kind the first 20 rows are told one by one; the last of them carries how many more there
/// are. Problems of a row are held back until the row is known to be a record.
final class ProblemLog {
    fileprivate struct Place: Hashable {
        let file: String
        let column: String?
        let kind: Int
    }

    fileprivate struct Found {
        var told: [(problem: DataProblem, order: Int)] = []
        var others = 0
    }

    static let rowsTold = 20

    /// What is noted so far; putting an earlier state back forgets what was noted since.
    struct State {
        fileprivate var found: [Place: Found] = [:]
        fileprivate var fileOrder: [String: Int] = [:]
        fileprivate var count = 0
        /// What is told only once, by a number of the caller's, and how many more there are.
        fileprivate var alike: [Int: (place: Place, others: Int)] = [:]
    }

    var state = State()
    private var pending: [(problem: DataProblem, alike: Int?)] = []
    private var pendingAlike: [Int] = []

    /// Notes a problem; of more than `limit` alike the rest are only counted.
    func note(_ problem: DataProblem, limit: Int = ProblemLog.rowsTold) {
        let place = Place(problem)
        let limit = problem.kind.isToldOnce ? 1 : limit
        if state.fileOrder[problem.file] == nil { state.fileOrder[problem.file] = state.fileOrder.count }
        state.count += 1
        // Headings are looked for more than once: as a column, as the key, as what joins.
        if problem.row == nil, state.found[place]?.told.contains(where: { $0.problem == problem }) == true { return }
        if let told = state.found[place]?.told.count, told >= limit {
            state.found[place]?.others += 1
        } else {
            state.found[place, default: Found()].told.append((problem, state.count))
        }
    }

    /// Notes a fault of a file as a whole.
    func note(file: String, _ words: String) {
        note(DataProblem(file: file, row: nil, column: nil, text: "", kind: .file(words)))
    }

    /// Holds a problem of the row that is being read.
    func hold(_ problem: DataProblem) { pending.append((problem, nil)) }

    /// Holds one of many problems of a kind, which the number stands for; only the first is made and told, the others
    /// are counted.
    func hold(alike: Int, _ problem: () -> DataProblem) {
        if state.alike[alike] != nil { pendingAlike.append(alike) } else { pending.append((problem(), alike)) }
    }

    /// The row is a record: its problems stand. A row that is set aside drops them.
    func releaseRow(isRecord: Bool) {
        if pending.isEmpty, pendingAlike.isEmpty { return }
        if isRecord {
            for (problem, alike) in pending {
                note(problem)
                if let alike { state.alike[alike] = (Place(problem), 0) }
            }
            for alike in pendingAlike { state.alike[alike]?.others += 1 }
        }
        pending.removeAll(keepingCapacity: true)
        pendingAlike.removeAll(keepingCapacity: true)
    }

    /// Adds what another log has of the rows that follow, which it counted from zero.
    func take(over other: ProblemLog, rowsAbove: Int) {
        let told = other.state.found.values.flatMap(\.told).sorted { $0.order < $1.order }
        for (problem, _) in told {
            note(
                DataProblem(
                    file: problem.file, row: problem.row.map { $0 + rowsAbove }, column: problem.column,
                    text: problem.text, kind: problem.kind))
        }
        for (place, entry) in other.state.found { state.found[place]?.others += entry.others }
        for (place, others) in other.state.alike.values { state.found[place]?.others += others }
    }

    /// All problems, by file in the order first heard of, then row, then as noted.
    func problems() -> [DataProblem] {
        var all: [(problem: DataProblem, order: Int)] = []
        var found = state.found
        for (place, others) in state.alike.values { found[place]?.others += others }
        for entry in found.values {
            all += entry.told.dropLast()
            guard let last = entry.told.last else { continue }
            let problem = last.problem
            let counted = DataProblem(
                file: problem.file, row: problem.row, column: problem.column, text: problem.text, kind: problem.kind,
                others: entry.others)
            all.append((counted, last.order))
        }
        func rank(_ entry: (problem: DataProblem, order: Int)) -> (Int, Int, Int) {
            (state.fileOrder[entry.problem.file] ?? 0, entry.problem.row ?? 0, entry.order)
        }
        return all.sorted { rank($0) < rank($1) }.map(\.problem)
    }
}

extension ProblemLog.Place {
    fileprivate init(_ problem: DataProblem) {
        self.init(file: problem.file, column: problem.column, kind: problem.kind.number)
    }
}

extension DataProblem.Kind {
    /// Of these the first is enough to see what all the others are.
    fileprivate var isToldOnce: Bool {
        if case .convention = self { true } else { false }
    }

    /// Kinds that differ only in what they tell share a number.
    fileprivate var number: Int {
        switch self {
        case .unreadable: 0
        case .blank: 1
        case .missingHeading: 2
        case .repeatedHeading: 3
        case .raggedRow: 4
        case .repeatedKey: 5
        case .emptyKey: 6
        case .unmatched: 7
        case .matchesTwice: 8
        case .unclosedQuote: 9
        case .file: 10
        case .noFile: 11
        case .contradictoryPolarity: 12
        case .undated: 13
        case .monthFirst: 14
        case .undecidedOrder: 15
        case .noTime: 16
        case .convention(let convention, _): 16 + Int(convention.rawValue)
        }
    }
}

/// A cell as a problem shows it: its first 60 characters.
func shortened(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = bytes.part(0, 400).string
    return text.count > 60 ? String(text.prefix(59)) + "\u{2026}" : text
}
