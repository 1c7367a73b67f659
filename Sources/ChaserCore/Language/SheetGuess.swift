/// What a sheet seems to be, told from its headings and its cells: for the first draft of a `source` block.
///
/// A guess is never used to judge anything. It becomes text that a person reads and `check` checks.
public struct SheetGuess: Sendable {
    /// One column, as it might be declared.
    public struct Column: Hashable, Sendable {
        public let name: String
        public var type: ColumnType
        public let heading: String
        /// `"p" is higher`: the sheet's own words, in order.
        public var words: [(from: String, to: String)] = []
        /// How dates are written, where that must be said: `MM/dd/yyyy`.
        public var dateStyle: String?
        /// Looks like something about a person, which nobody should be shown.
        public var isPrivate = false
        /// What was not sure, as a comment.
        public var doubt: String?

        public static func == (left: Column, right: Column) -> Bool {
            left.name == right.name && left.type == right.type && left.heading == right.heading
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }

    public let rows: Int
    /// Comma, semicolon or tab, in a word.
    public let delimiter: String
    public internal(set) var columns: [Column] = []
    public internal(set) var key: [String] = []
    /// How the months at the head of columns are written, and how many there are; nil without.
    public internal(set) var months: (format: String, count: Int)?
    /// Cells that say that there is no figure.
    public internal(set) var missing: [String] = []
    /// The value that says that a row is finished: the column, and `blue` or a text.
    public internal(set) var done: (column: String, value: String)?
    /// What was not sure of the sheet as a whole.
    public internal(set) var doubts: [String] = []

    /// Rows that are looked at.
    static let mostRows = 2000

    /// A guess at a sheet; nil, with why, for bytes that are no sheet.
    public static func read(_ bytes: [UInt8]) -> Result<SheetGuess, Refusal> {
        let text: [UInt8]
        switch decodedText(bytes) {
        case .text(let decoded, _): text = decoded
        case .notText(let why): return .failure(Refusal(words: why))
        }
        if let why = SheetGuess.otherFormat(text) { return .failure(Refusal(words: why)) }
        let delimiter = text.withUnsafeBufferPointer { Delimiter(of: $0).byte }
        if text.allSatisfy({ $0 <= Byte.space }) { return .failure(Refusal(words: "the file is empty")) }
        let (read, unclosed) = rowsOfText(decoded: text)
        let swallowed = unclosed.map { "row \($0) has a quoted cell that never ends, so nothing from there on is seen" }
        let rows = read.prefix(unclosed.map { $0 - 1 } ?? read.count).filter { !$0.isEmpty }
        guard let headings = rows.first, rows.count > 1 else {
            return .failure(Refusal(words: swallowed ?? "the sheet has no row beneath its headings"))
        }
        var guess = SheetGuess(
            rows: rows.count - 1,
            delimiter: delimiter == Byte.tab ? "tabs" : delimiter == Byte.semicolon ? "semicolons" : "commas")
        let width = headings.lastIndex { !$0.isEmpty } ?? 0
        let cells = rows.dropFirst().prefix(SheetGuess.mostRows).map { row in
            (0...width).map { $0 < row.count ? row[$0] : "" }
        }
        guess.doubts += [swallowed].compactMap(\.self)
        guess.fill(headings.prefix(width + 1).map(spaced), Array(cells))
        guard !guess.key.isEmpty else {
            return .failure(Refusal(words: "no column names a row: add one with a heading, such as a reference"))
        }
        return .success(guess)
    }

    /// What a text is that only looks as if it had rows; nil for a sheet.
    private static func otherFormat(_ text: [UInt8]) -> String? {
        switch text.first(where: { $0 > Byte.space }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): "this is JSON, not a sheet: rules read CSV"
        case UInt8(ascii: "<"): "this is a web page or XML, not a sheet: rules read CSV"
        default: nil
        }
    }

    /// Why nothing can be guessed.
    public struct Refusal: Error, Hashable, Sendable {
        public let words: String
    }

    private init(rows: Int, delimiter: String) {
        self.rows = rows
        self.delimiter = delimiter
    }

    private mutating func fill(_ headings: [String], _ cells: [[String]]) {
        if headings.count(where: { !$0.isEmpty }) * 2 < headings.count {
            doubts.append("most headings are empty: is the first row a title? The headings must be the first row")
        }
        months = SheetGuess.months(in: headings)
        let format = months.flatMap { MonthFormat($0.format) }
        var names = Set(RecordWord.allCases.map(\.rawValue) + SheetGuess.reserved)
        var seen: Set<String> = []
        var figures: [String] = []
        var places: [Int] = []
        for (index, heading) in headings.enumerated() where !heading.isEmpty {
            let column = cells.map { $0[index] }
            if format?.month(heading) != nil {
                figures += column
                continue
            }
            guard seen.insert(foldedText(heading)).inserted else {
                doubts.append("the heading “\(heading)” stands there twice; only the first is used")
                continue
            }
            let reader = CellGuess(heading: heading, cells: column)
            var guessed = Column(
                name: SheetGuess.name(for: heading, taken: &names), type: reader.type, heading: heading)
            (guessed.words, guessed.isPrivate, guessed.doubt) = (reader.words, reader.isPrivate, reader.doubt)
            guessed.dateStyle = reader.dateStyle
            if guessed.type == .figure { figures += column }
            if done == nil { done = reader.done.map { (guessed.name, $0) } }
            columns.append(guessed)
            places.append(index)
        }
        missing = SheetGuess.missing(in: figures)
        chooseKey(cells, places)
    }

    /// The format of the month headings, where two headings or more fit one.
    private static func months(in headings: [String]) -> (format: String, count: Int)? {
        for format in ["MMM-yy", "yyyy-MM", "dd/MM/yyyy"] {
            guard let reader = MonthFormat(format) else { continue }
            let count = headings.count { reader.month($0) != nil }
            if count > 1 { return (format, count) }
        }
        return nil
    }

    private static let reserved = [
        "and", "or", "not", "is", "true", "false", "missing", "for", "by", "value", "in", "it", "misses", "meets",
    ]

    /// A name for rules: `Target date (revised)` is `target_date_revised`.
    private static func name(for heading: String, taken: inout Set<String>) -> String {
        let words = withoutAccents(heading.lowercased()).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(
            String.init)
        var name = ""
        for word in words.prefix(5) where name.count + word.count < 32 { name += (name.isEmpty ? "" : "_") + word }
        if name.first?.isLetter != true { name = "column" + (name.isEmpty ? "" : "_\(name)") }
        if SheetGuess.areas.contains(name) { name = taken.contains("area") ? name : "area" }
        var free = name
        var number = 2
        while taken.contains(free) {
            free = "\(name)_\(number)"
            number += 1
        }
        taken.insert(free)
        return free
    }

    /// Headings whose column decides who hears.
    private static let areas: Set<String> = ["area", "service", "service_area", "team", "directorate", "department"]

    /// Words that stand where figures should.
    private static func missing(in cells: [String]) -> [String] {
        let usual: Set<String> = [
            "-", "–", "n/a", "na", "tbc", "tba", "nil return", "none", "not available", "..", "*", "local",
        ]
        return unique(cells.filter { usual.contains($0.lowercased()) }.map { $0 }).sorted()
    }

    // MARK: Key

    /// The fewest columns of text that tell all rows apart, those called a reference before others.
    private mutating func chooseKey(_ cells: [[String]], _ places: [Int]) {
        let whole = columns.indices.filter { !columns[$0].isPrivate && [.text, .figure].contains(columns[$0].type) }
        let called = whole.filter { SheetGuess.isReference(columns[$0].heading) }
        let texts = whole.filter { columns[$0].type == .text }
        let filled = (texts.isEmpty ? whole : texts)
        let candidates = called + filled.filter { !called.contains($0) }
        func distinct(_ chosen: [Int]) -> Int {
            Set(cells.map { row in chosen.map { foldedText(row[places[$0]]) } }.filter { $0.contains { !$0.isEmpty } })
                .count
        }
        var choices = candidates.prefix(12).map { [$0] }
        choices += candidates.prefix(6).flatMap { first in
            candidates.prefix(6).filter { $0 > first }.map { [first, $0] }
        }
        if candidates.count > 2 { choices.append(Array(candidates.prefix(3)).sorted()) }
        let counts = choices.map(distinct)
        guard let most = counts.max(), let best = counts.firstIndex(of: most) else {
            doubts.append("no column names a row: add one, such as a reference")
            if let first = columns.indices.first { take(key: [first]) }
            return
        }
        take(key: choices[best])
        if most < cells.count {
            doubts.append(
                "\(cells.count - most) of \(cells.count) rows share their key with another, or have none: is there a better one?"
            )
        }
    }

    /// A key is text, whatever its cells look like.
    private mutating func take(key: [Int]) {
        self.key = key.map { columns[$0].name }
        for index in key {
            columns[index].type = .text
            (columns[index].words, columns[index].isPrivate) = ([], false)
            columns[index].dateStyle = nil
        }
    }

    static func isReference(_ heading: String) -> Bool {
        let words = withoutAccents(heading.lowercased()).split { !$0.isLetter }
        return words.contains { ["ref", "id", "reference", "code", "number", "no"].contains($0) }
    }
}
