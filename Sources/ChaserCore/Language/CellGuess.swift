/// What the cells of one column seem to hold.
struct CellGuess {
    let heading: String
    /// Those that say something.
    private let cells: [String]
    private(set) var type = ColumnType.text
    private(set) var words: [(from: String, to: String)] = []
    /// How its dates are written, where that must be said.
    private(set) var dateStyle: String?
    private(set) var doubt: String?

    init(heading: String, cells: [String]) {
        self.heading = heading.lowercased()
        self.cells = cells.filter { !$0.isEmpty && !CellGuess.blanks.contains($0.lowercased()) }
        decide()
    }

    private static let blanks: Set<String> = ["-", "–", "n/a", "na", "tbc", "tba", "local", "..", "none"]

    /// Whether the heading has one of these words, or begins one.
    private func isCalled(_ words: [String]) -> Bool {
        heading.split { !$0.isLetter }.contains { part in words.contains { part.hasPrefix($0) } }
    }

    private mutating func decide() {
        guard !cells.isEmpty else {
            doubt = "every cell is empty"
            return
        }
        if isWord(.rag) { return become(.rag) }
        if isWord(.polarity), isCalled(["dot", "polarity", "direction", "better"]) { return become(.polarity) }
        if isCalled(["dot", "polarity", "direction"]), isArrow {
            words = CellGuess.mapping(cells)
            doubt = "which way is better, or which way it went? Only the first belongs here"
            return become(.polarity)
        }
        if isWord(.yesno), !cells.allSatisfy({ $0 == "0" || $0 == "1" }) { return become(.yesno) }
        if decideDate() { return }
        if isCalled(["target", "goal", "ambition"]) {
            let targets = share(CellGuess.isTarget)
            if targets >= 0.5 {
                type = .target
                doubt = doubt(cells.filter { !reads($0, CellGuess.isTarget) })
                return
            }
        }
        if isCalled(["officer", "lead", "owner", "responsible", "accountable", "who", "person"]) {
            return become(.people)
        }
        let figures = share(CellGuess.isFigure)
        if figures >= 0.6 {
            type = .figure
            doubt = doubt(cells.filter { !reads($0, CellGuess.isFigure) }) ?? mixture
            return
        }
        decideProse()
    }

    /// Figures among words are text: no rule reads a figure out of a sentence, and somebody will look for one here.
    private mutating func decideProse() {
        let called = ["actual", "performance", "outturn", "baseline", "value", "current", "latest", "result"]
        guard isCalled(called), let first = cells.first(where: { $0.contains(where: \.isNumber) }),
            cells.count(where: { $0.contains(where: \.isNumber) }) * 2 > cells.count
        else { return }
        doubt =
            "figures among words, such as “\(shortened(first))”: a rule can judge them when each stands alone in its cell"
    }

    /// Whether the column is one of dates: most cells, or some beneath a heading that says so. A number alone is a date
    /// only there, and so is “quarterly”.
    private mutating func decideDate() -> Bool {
        let isNamed = isCalled(["date", "deadline", "due", "when", "completion", "timescale"])
        func isDate(_ cell: String, _ order: DateOrder) -> Bool {
            guard isNamed || cell.contains(where: { !$0.isNumber && $0 != "." }) else { return false }
            var context = DateContext(published: CellGuess.anyDay)
            context.order = order
            let reading = Array(cell.utf8).withUnsafeBufferPointer { DateCell.read($0, context) }
            return switch reading.value {
            case .day: true
            case .openEnded: isNamed
            case .undated(let gap): isNamed && gap != .noDate
            }
        }
        let dayFirst = cells.filter { !isDate($0, .dayFirst) }
        let monthFirst = cells.filter { !isDate($0, .monthFirst) }
        let isMonthFirst = monthFirst.count < dayFirst.count
        let odd = isMonthFirst ? monthFirst : dayFirst
        guard Double(cells.count - odd.count) >= Double(cells.count) * (isNamed ? 0.25 : 0.8) else { return false }
        type = .date
        dateStyle = isMonthFirst ? "MM/dd/yyyy" : nil
        doubt = doubt(odd)
        return true
    }

    /// `3 months` counts from the day of the sheet, whichever that is.
    private static let anyDay = Day(number: 18_000)

    private mutating func become(_ type: ColumnType) { self.type = type }

    // MARK: Cells

    private func share(_ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Double {
        Double(cells.count { reads($0, test) }) / Double(cells.count)
    }

    private func reads(_ cell: String, _ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        Array(cell.utf8).withUnsafeBufferPointer(test)
    }

    private static func isFigure(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var units = UnitReader(UnitTable())
        return FigureCell.read(bytes, units: &units) != nil
    }

    private static func isTarget(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var units = UnitReader(UnitTable())
        return TargetCell.read(bytes, units: &units) != nil
    }

    /// What some cells say that the type cannot read.
    private func doubt(_ odd: [String]) -> String? {
        guard let first = odd.first else { return nil }
        return
            "\(odd.count) of \(cells.count) cells read otherwise, such as “\(shortened(first))”; they count as missing"
    }

    /// Per cent in some cells and plain numbers in others.
    private var mixture: String? {
        let percents = cells.count { $0.hasSuffix("%") }
        guard percents > 0, percents < cells.count else { return nil }
        return "\(percents) of \(cells.count) cells are per cent, the others are not: those are never compared"
    }

    private func isWord(_ type: ColumnType) -> Bool {
        guard let reader = WordCell(type: type, own: [:]) else { return false }
        return cells.allSatisfy { cell in reads(cell) { reader.read($0) != nil } }
    }

    /// Arrows, or the letters that the font of arrows has for them.
    private var isArrow: Bool { cells.allSatisfy { CellGuess.arrows[$0.lowercased()] != nil } }

    private static let arrows = ["p": "higher", "q": "lower", "↑": "higher", "↓": "lower", "▲": "higher", "▼": "lower"]

    // MARK: What follows from them

    /// The value of a finished row: `blue`, or the sheet's own word in quotes.
    var done: String? {
        if type == .rag { return cells.contains { ["blue", "b"].contains($0.lowercased()) } ? "blue" : nil }
        guard type == .text, isCalled(["status", "progress", "state", "complete"]) else { return nil }
        let finished: Set<String> = ["complete", "completed", "closed", "done", "finished"]
        return cells.first { finished.contains($0.lowercased()) }.map { "\"\($0)\"" }
    }

    /// True of what is about a child or a person’s home.
    var isPrivate: Bool {
        isCalled(["child", "surname", "forename", "dob", "birth", "nhs", "upn", "address", "postcode", "pupil"])
            && ![ColumnType.date, .target, .rag].contains(type) && isName
    }

    /// Short cells of which few are alike: names and numbers of people, not the words of a plan.
    private var isName: Bool { cells.allSatisfy { $0.count < 40 } && Set(cells).count * 2 > cells.count }
}

extension CellGuess {
    /// The column as text would be, where the words of a polarity column are the sheet’s own.
    fileprivate static func mapping(_ cells: [String]) -> [(from: String, to: String)] {
        unique(cells.map { $0.lowercased() }).sorted().compactMap { cell in arrows[cell].map { (cell, $0) } }
    }

    /// The first words of a long cell, without quotes.
    fileprivate func shortened(_ cell: String) -> String {
        let line = spaced(cell)
        return line.count > 40 ? line.prefix(39) + "…" : line
    }
}

/// A text on one line, runs of white space made one space.
func spaced(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
