/// Checks one expression against the columns of a source and turns it into a formula.
///
/// Faults are collected, not thrown: every fault of an expression is told, each once, and a part that failed is left
/// out of further checks.
struct ExpressionChecker {
    /// What the expression may speak of.
    struct Scope {
        let layout: SourceLayout
        /// What a group rule groups by; nil in a rule over single records.
        var group: Formula?
        /// Inside `count(…)` and its kin one member is spoken of, not the group.
        var isMember = false
        /// The file, for diagnostics.
        let path: String
        /// Whose rules of process control the functions of a rule follow.
        var profile = ProcessProfile.nhsR
        /// False when a part of the source could not be read: what it seems to lack was perhaps there, and is not told.
        var isWhole = true
        /// The sources that an expression may look into, in the site's order; nil where it may look into none.
        var others: [OtherSource]?

        var speaksOfGroup: Bool { group != nil && !isMember }
    }

    /// A source as an expression over another sees it.
    struct OtherSource {
        let layout: SourceLayout
        /// False when a part of it could not be read.
        let isWhole: Bool
    }

    /// A formula and what it gives.
    struct Typed {
        let formula: Formula
        let type: ValueType
    }

    var scope: Scope
    private(set) var diagnostics: [Diagnostic] = []
    /// Names of what a later version brings, as they are met.
    private(set) var unavailable: [Located<String>] = []
    /// Where each formula was written, the first place of those that are alike.
    var places: [Formula: TextRange] = [:]
    /// What a phrase asks for and does not say: `before_change(target_date)`.
    var unsaid: [Formula: String] = [:]

    init(scope: Scope) { self.scope = scope }

    /// The formula of any expression; nil after a fault.
    mutating func check(_ expression: Expression) -> Typed? {
        guard let typed = formula(of: expression) else { return nil }
        // “x is not missing” is one phrase, though a “not” stands around it: its inside, alone, would say the opposite.
        if case .not(let inner) = typed.formula, places[inner] == expression.range { places[inner] = nil }
        if places[typed.formula] == nil { places[typed.formula] = expression.range }
        return typed
    }

    private mutating func formula(of expression: Expression) -> Typed? {
        switch expression.node {
        case .number(let number, let isPercent):
            return Typed(
                formula: .figure(number, isPercent ? .percent : nil),
                type: .figure(isPercent ? .known(.percent) : .bare))
        case .span(let span): return self.span(span, at: expression.range)
        case .day(let day): return Typed(formula: .day(day), type: .day)
        case .text(let text): return Typed(formula: .text(text), type: .text)
        case .truth(let truth): return Typed(formula: .truth(truth), type: .truth)
        case .missing:
            fault(.other("“missing” stands only after “is” or “is not”"), at: expression.range)
            return nil
        case .name(let name): return self.name(name, at: expression.range)
        case .call(let name, let arguments): return call(name, arguments, at: expression.range)
        case .arithmetic(let operation, let left, let right):
            return arithmetic(operation, left, right, at: expression.range)
        case .negative(let inner):
            return figure(inner, "after “-”").map { Typed(formula: .negative($0.formula), type: $0.type) }
        case .not, .and, .or, .compare, .target, .change, .overdue, .due, .unchanged, .movedAfterDue, .is:
            return judgement(expression)
        }
    }

    /// An expression that must be a figure; a target counts as its number.
    mutating func figure(_ expression: Expression, _ context: String) -> Typed? {
        guard let typed = check(expression) else { return nil }
        if case .figure = typed.type { return typed }
        if typed.type == .target { return Typed(formula: typed.formula, type: .figure(.perRecord)) }
        fault(.wrongType(expected: "a figure", found: typed.type.words, context: context), at: expression.range)
        return nil
    }

    /// An expression that must be a date.
    mutating func date(_ expression: Expression, _ context: String) -> Typed? {
        guard let typed = check(expression) else { return nil }
        if typed.type == .day || typed.type == .moment { return typed.asDay }
        fault(.wrongType(expected: "a date", found: typed.type.words, context: context), at: expression.range)
        return nil
    }

    // MARK: Faults

    mutating func fault(_ fault: MeaningFault, at range: TextRange) {
        diagnostics.append(Diagnostic(.meaning(fault), file: scope.path, range: range))
    }

    /// Remembers the use of something of a later version.
    mutating func note(_ what: String, at range: TextRange) { unavailable.append(Located(what, at: range)) }

    /// False, with a fault, when the source has no periods to look back over.
    mutating func needsPeriods(_ what: String, at range: TextRange) -> Bool {
        if scope.layout.periods != .none { return true }
        if scope.isWhole {
            fault(.other("\(what) looks back over periods, and the source \(scope.layout.name) has none"), at: range)
        }
        return false
    }

    /// False, with a fault, when nothing can say which way the source's measures get better.
    mutating func needsPolarity(_ expression: Expression) -> Bool {
        if scope.layout.columns.contains(where: { $0.type == .polarity || $0.type == .target }) { return true }
        if scope.isWhole { fault(.needsPolarity(name: words(expression)), at: expression.range) }
        return false
    }

    private func words(_ expression: Expression) -> String {
        switch expression.node {
        case .name(let name): name
        case .call(let name, _): "\(name.value)(…)"
        case .number, .span, .day, .text, .truth, .missing, .arithmetic, .negative, .not, .and, .or, .compare,
            .target, .change, .overdue, .due, .unchanged, .movedAfterDue, .is:
            "this"
        }
    }
}
