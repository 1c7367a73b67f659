/// The syntax tree of a rule file: what was written, where, before anyone asked what it means.

/// A stretch of one rule file, half-open, in bytes; `SourceText` turns it into line and column.
public struct TextRange: Hashable, Sendable {
    public let start: Int
    public let end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// From the start of this to the end of the other.
    public func through(_ other: TextRange) -> TextRange { TextRange(start, other.end) }
}

/// A value and where it was written.
public struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let range: TextRange

    public init(_ value: Value, at range: TextRange) {
        self.value = value
        self.range = range
    }
}

/// `rule overdue "Action overdue" { … }`
public struct Block: Hashable, Sendable {
    public let kind: BlockKind
    /// `overdue`; nil where the kind has none.
    public let name: Located<String>?
    /// `Action overdue`; nil when left out.
    public let title: Located<String>?
    public let statements: [Statement]
    /// The whole block, from its kind to its closing brace.
    public let range: TextRange
}

/// The kinds of block; the raw value is the word that opens one.
public enum BlockKind: String, Hashable, Sendable, CaseIterable {
    case site, escalation, reminder, digest, silence, inhibit, away, accept, source, rule, test
}

/// One statement, as one of the forms of its block took it apart.
public struct Statement: Hashable, Sendable {
    /// `StatementForm.id`, unique within the kind of block: `red when`, `mail between`.
    public let form: String
    /// What stood in each slot of the form, by the slot's name.
    public let arguments: [String: Argument]
    public let range: TextRange
}

/// What stands in one slot of a statement.
public indirect enum Argument: Hashable, Sendable {
    /// A name, or the words of a fixed choice (`working days`).
    case word(Located<String>)
    case text(Located<String>)
    case number(Located<Decimal>)
    case span(Located<Span>)
    case day(Located<Day>)
    case time(Located<TimeOfDay>)
    case schedule(Located<Schedule>)
    case condition(Condition)
    case expression(Expression)
    case template(Template)
    /// CSV up to the closing brace, undented, as it stands in the file; the range is that of its bytes.
    case table(Located<String>)
    /// `"p" is higher`
    case mapping(from: Located<String>, to: Located<String>)
    case list([Argument])
}

/// When a digest is due.
public struct Schedule: Hashable, Sendable {
    /// Which days.
    public enum Days: Hashable, Sendable {
        case everyDay
        case everyWorkingDay
        case weekly(Weekday)
        case firstOfMonth(Weekday)
        case lastOfMonth(Weekday)
        case firstWorkingDayOfMonth
        case lastWorkingDayOfMonth
    }

    public let days: Days
    public let time: TimeOfDay

    public init(days: Days, time: TimeOfDay) {
        self.days = days
        self.time = time
    }
}

/// An expression with what may stand once at its end: `for 2 periods`, `in any of 12 periods`.
public struct Condition: Hashable, Sendable {
    /// Over how long.
    public enum Window: Hashable, Sendable {
        case forSpan(Span)
        case inAnyOf(Span)
    }

    public let expression: Expression
    public let window: Located<Window>?

    public init(expression: Expression, window: Located<Window>?) {
        self.expression = expression
        self.window = window
    }
}

/// The words of `say`: text and, in braces, expressions.
public struct Template: Hashable, Sendable {
    /// A run of words, or an expression in braces.
    public enum Part: Hashable, Sendable {
        case words(String)
        case expression(Expression)
    }

    public let parts: [Part]
    public let range: TextRange

    public init(parts: [Part], range: TextRange) {
        self.parts = parts
        self.range = range
    }
}

/// An expression and where it stands.
public struct Expression: Hashable, Sendable {
    public let node: Node
    public let range: TextRange

    public init(_ node: Node, at range: TextRange) {
        self.node = node
        self.range = range
    }

    /// What kind of expression.
    public indirect enum Node: Hashable, Sendable {
        /// `84`, `84%`
        case number(Decimal, isPercent: Bool)
        case span(Span)
        case day(Day)
        case text(String)
        case truth(Bool)
        case missing
        /// A column, a word every record has (`today`, `period`), or a word of a word type (`blue`).
        case name(String)
        case call(Located<String>, [Expression])
        case not(Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case compare(Comparison, Expression, Expression)
        /// `value misses target by 10%` (`isMet` false), `value meets target` (true).
        case target(isMet: Bool, value: Expression, target: Expression, by: Margin?)
        /// `value is worse than previous(value) by 25% of it`; `isBetter` for `better than`.
        case change(isBetter: Bool, value: Expression, than: Expression, by: Margin?)
        /// `target_date is overdue by more than 20 working days`
        case overdue(Expression, byMoreThan: Span?)
        /// `target_date is due within 10 working days`
        case due(Expression, within: Span)
        /// `update is unchanged for more than 3 months`
        case unchanged(Expression, forMoreThan: Span)
        /// `target_date was moved after it fell due`
        case movedAfterDue(Expression)
        /// `x is missing`, `status is blue`, `value is worst(value, 7)`; `is not` is `not` around it.
        case `is`(Expression, Expression)
        case arithmetic(Arithmetic, Expression, Expression)
        case negative(Expression)
    }
}

/// `<`, `>`, `<=`, `>=`, `==`, `!=`
public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case less = "<"
    case more = ">"
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
}

/// `+`, `-`, `*`, `/`
public enum Arithmetic: String, Hashable, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
}

/// `by 10 points`, `by 10% of target`, `by 25% of it`
public struct Margin: Hashable, Sendable {
    /// In the measure's unit, or as a share of something.
    public enum Measure: Hashable, Sendable {
        case points
        /// `of it`: of what stands after `than` or `misses`.
        case percentOfIt
        case percentOf(Located<String>)
    }

    public let amount: Decimal
    public let measure: Measure
    public let range: TextRange

    public init(amount: Decimal, measure: Measure, range: TextRange) {
        self.amount = amount
        self.measure = measure
        self.range = range
    }
}
