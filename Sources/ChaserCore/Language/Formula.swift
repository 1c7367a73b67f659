/// A checked expression: names resolved to columns, functions to what they do, types agreed. What the evaluator runs.
public indirect enum Formula: Hashable, Sendable {
    // Values
    /// A number; a nil unit takes that of the other side.
    case figure(Decimal, Unit?)
    case day(Day)
    case text(String)
    case truth(Bool)
    /// A word of a word type, by its place in `ValueType.vocabulary`.
    case code(UInt8)
    /// A declared column, by its place in the layout.
    case column(Int, ColumnType)
    case word(RecordWord)
    /// Parsed and typed, but of a later version of Chaser: gives unknown, and the rule that needs it waits.
    case unavailable(ValueType)

    // Over periods
    /// `previous(x, n)`: x as it was so many periods earlier.
    case earlier(Formula, periods: Int)
    case window(Window, Formula, Int)
    case lastKnown(Formula)
    case lastKnownPeriod(Formula)
    case change(Formula, asPercent: Bool)
    /// `worsening(x, n)`, `improving(x, n)`: so many steps in a row.
    case run(isImproving: Bool, Formula, Int)
    case last(Formula, Int)

    // As seen in the versions
    /// What versions show of a declared column.
    case asSeen(AsSeen, Formula)
    /// A condition about the day of a change, of which only an interval is known: unknown within it.
    case settled(Formula)
    /// Statistical process control.
    case process(ProcessQuestion, Formula, ProcessProfile)

    // Of one cell
    case raw(Formula)
    case size(Formula)

    // Of another sheet
    /// `lookup(source, key, column)`: a column of the other source's record that has the key.
    case lookup(source: Int, key: Formula, column: Int, ColumnType)

    // Time
    case days(Formula, Formula)
    case workingDays(Formula, Formula)
    /// With the first date as day 1 where it is worked.
    case workingDaysFrom(Formula, Formula)
    case overdueBy(Formula)
    /// A day or a moment, so far on or back.
    case shift(Formula, Span, isBack: Bool)
    /// The day of a moment.
    case dayOf(Formula)
    case hours(Formula, Formula)

    // Arithmetic
    case arithmetic(Arithmetic, Formula, Formula)
    case negative(Formula)

    // Yes or no
    case not(Formula)
    case and(Formula, Formula)
    case or(Formula, Formula)
    case isMissing(Formula)
    case compare(Comparison, Formula, Formula)
    case target(isMet: Bool, value: Formula, target: Formula, by: FormulaMargin?)
    case moved(isBetter: Bool, value: Formula, than: Formula, by: FormulaMargin?)
    case overdue(Formula, byMoreThan: Span?)
    case due(Formula, within: Span)

    // Over the members of a group
    case count(Formula?)
    case share(Formula)
    case groupMean(Formula)
    case list(Formula)
    case different(Formula)

    /// A fold over the newest n periods, the current one included.
    public enum Window: Hashable, Sendable {
        case mean, highest, lowest, best, worst
    }
}

/// The words that every record has, whatever its source declares.
public enum RecordWord: String, Hashable, Sendable, CaseIterable {
    case today, now, period, done, vanished, new
    case nextDigest = "next_digest"
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
    case sourceDate = "source_date"
    case sourceFile = "source_file"
    case row
    /// In a group rule only: what the group has in common.
    case group

    /// Its type.
    public var type: ValueType {
        switch self {
        case .today, .nextDigest, .firstSeen, .lastSeen, .sourceDate: .day
        case .now: .moment
        case .period: .month
        case .done, .vanished, .new: .truth
        case .sourceFile, .group: .text
        case .row: .figure(.known(.none))
        }
    }

    /// What it means, for the reference.
    public var meaning: String {
        switch self {
        case .today: "the day of the tick, in the site's time zone"
        case .now: "the day and time of the tick"
        case .nextDigest:
            "the day of the next digest after today, of the one that comes most often; none where the site has none"
        case .period: "the month that the figures are about"
        case .done: "whether the source's `done when` holds; false unless it is shown"
        case .vanished: "the record was in an earlier version and is not in the newest"
        case .new: "the record is in the newest version and was in none before; no while there is but one version"
        case .firstSeen: "the date of the first version that has the record"
        case .lastSeen: "the date of the last version that has the record"
        case .sourceDate: "the date of the sheet in force"
        case .sourceFile: "the path of the sheet in force"
        case .row: "the row of the sheet, the heading being 1"
        case .group: "in a rule `by` something: what the members have in common"
        }
    }
}

/// `by 10 points`, `by 25% of it`
public enum FormulaMargin: Hashable, Sendable {
    case points(Decimal)
    /// So many per cent of what the value is held against.
    case percentOfIt(Decimal)
    case percentOf(Decimal, Formula)
}

/// A checked condition and the words it was written in.
public struct CheckedCondition: Hashable, Sendable {
    /// Over how many periods.
    public enum Window: Hashable, Sendable {
        case now
        /// It held in each of the newest n periods.
        case forPeriods(Int)
        /// It held in one of the newest n periods.
        case inAnyOf(Int)
    }

    public let formula: Formula
    public let window: Window
    /// As the rule file has it, on one line.
    public let text: String
    /// What the rule file has for each formula within it, on one line: for explanations.
    public let parts: [Formula: String]
    /// Where it stands in the rule file.
    public let range: TextRange?

    public init(
        formula: Formula, window: Window, text: String, parts: [Formula: String] = [:], range: TextRange? = nil
    ) {
        self.formula = formula
        self.window = window
        self.text = text
        self.parts = parts
        self.range = range
    }
}

extension Formula {
    /// The formulas directly inside this one.
    public var parts: [Formula] {
        switch self {
        case .figure, .day, .text, .truth, .code, .column, .word, .unavailable: []
        case .earlier(let inner, _), .window(_, let inner, _), .lastKnown(let inner), .lastKnownPeriod(let inner),
            .change(let inner, _), .run(_, let inner, _), .last(let inner, _), .raw(let inner), .size(let inner),
            .overdueBy(let inner), .shift(let inner, _, _), .dayOf(let inner), .negative(let inner), .not(let inner),
            .isMissing(let inner),
            .overdue(let inner, _), .due(let inner, _), .share(let inner), .groupMean(let inner), .list(let inner),
            .different(let inner), .lookup(_, let inner, _, _), .asSeen(_, let inner), .settled(let inner):
            [inner]
        case .days(let left, let right), .workingDays(let left, let right), .workingDaysFrom(let left, let right),
            .hours(let left, let right),
            .arithmetic(_, let left, let right),
            .and(let left, let right), .or(let left, let right), .compare(_, let left, let right):
            [left, right]
        case .target(_, let value, let other, let margin), .moved(_, let value, let other, let margin):
            if case .percentOf(_, let base) = margin { [value, other, base] } else { [value, other] }
        case .process(.assurance(let target), let inner, _): [inner, target]
        case .process(_, let inner, _): [inner]
        case .count(let inner): inner.map { [$0] } ?? []
        }
    }

    /// True when this or anything inside it satisfies `test`.
    public func contains(where test: (Formula) -> Bool) -> Bool {
        test(self) || parts.contains { $0.contains(where: test) }
    }

    /// The sources that `lookup` looks into.
    var lookedIntoSources: [Int] {
        let own: [Int] = if case .lookup(let source, _, _, _) = self { [source] } else { [] }
        return own + parts.flatMap(\.lookedIntoSources)
    }

    /// True when it needs something of a later version.
    public var isUnavailable: Bool {
        contains { formula in
            switch formula {
            case .unavailable: true
            default: false
            }
        }
    }
}
