import Testing

@testable import ChaserCore

/// A source, the tree it gives, and why the row is here.
struct TreeCase: Sendable, CustomTestStringConvertible {
    let source: String
    let tree: String
    let reason: String

    init(_ source: String, _ tree: String, _ reason: String) {
        self.source = source
        self.tree = tree
        self.reason = reason
    }

    var testDescription: String { "\(reason): \(source)" }
}

@Suite("Expressions")
struct ExpressionTests {
    static let atoms = [
        TreeCase("84", "84", "a whole number"), TreeCase("82.5", "82.5", "a number with places"),
        TreeCase("84%", "84%", "a per cent sign is part of the number"),
        TreeCase("84 %", "84%", "a space before the sign does no harm"),
        TreeCase("0.1234567", "0.123457", "the seventh place is rounded"),
        TreeCase("-5", "(negative 5)", "a sign before a number"),
        TreeCase("- - 5", "(negative (negative 5))", "signs stand before signs"),
        TreeCase("2020-11-16", "2020-11-16", "a day"), TreeCase("3 days", "‹3 days›", "a span"),
        TreeCase("1 working day", "‹1 working day›", "one of a unit of two words"),
        TreeCase("72 hours", "‹72 hours›", "hours"), TreeCase("2 periods", "‹2 periods›", "periods"),
        TreeCase("\"a \\\"b\\\" \\\\\"", "\"a \"b\" \\\"", "escapes in a text"),
        TreeCase("true", "TRUE", "a truth"), TreeCase("false", "FALSE", "the other"),
        TreeCase("missing", "MISSING", "missing is a value"), TreeCase("today", "today", "a word every record has"),
        TreeCase("head-of-service", "head-of-service", "a hyphen between letters is part of a name"),
        TreeCase("a_b2", "a_b2", "underscores and digits too"), TreeCase("straße", "straße", "letters of any language"),
        TreeCase("count()", "(call count)", "a call without arguments"),
        TreeCase("mean(value, 12)", "(call mean value 12)", "a call with two"),
        TreeCase("last (value, 4)", "(call last value 4)", "a space before the parenthesis"),
        TreeCase("previous(previous(value))", "(call previous (call previous value))", "a call in a call"),
        TreeCase("count(status is blue)", "(call count (is status blue))", "a condition as an argument"),
        TreeCase("(value)", "value", "parentheses leave no trace"),
        TreeCase("missing-ref", "missing-ref", "a reserved word within a name is none"),
    ]

    static let precedence = [
        TreeCase("a or b and c", "(or a (and b c))", "and binds closer than or"),
        TreeCase("a and b or c", "(or (and a b) c)", "on either side"),
        TreeCase("(a or b) and c", "(and (or a b) c)", "unless in parentheses"),
        TreeCase("a or b or c", "(or (or a b) c)", "or from the left"),
        TreeCase("a and b and c", "(and (and a b) c)", "and from the left"),
        TreeCase("not a and b", "(and (not a) b)", "not binds closer than and"),
        TreeCase("not not a", "(not (not a))", "not before not"),
        TreeCase("not x is missing", "(not (is x MISSING))", "not is looser than a comparison"),
        TreeCase("not a < b", "(not (< a b))", "of any kind"),
        TreeCase("a + b < c * d", "(< (+ a b) (* c d))", "sums stand within comparisons"),
        TreeCase("a + b * c", "(+ a (* b c))", "products bind closer than sums"),
        TreeCase("a - b - c", "(- (- a b) c)", "minus from the left"),
        TreeCase("a / b * c", "(* (/ a b) c)", "division from the left"),
        TreeCase("(a - b) * c", "(* (- a b) c)", "parentheses in sums"),
        TreeCase("-a * b", "(* (negative a) b)", "a sign binds closest"),
        TreeCase("a - -b", "(- a (negative b))", "minus a negative"),
        TreeCase("a-b", "a-b", "without spaces it is one name"),
        TreeCase("a- b", "(- a b)", "a hyphen needs both neighbours to join"),
        TreeCase("5-b", "(- 5 b)", "a number is no name"),
    ]

    static let comparisons = [
        TreeCase("a < b", "(< a b)", "less"), TreeCase("a > b", "(> a b)", "more"),
        TreeCase("a <= b", "(<= a b)", "at most"), TreeCase("a >= b", "(>= a b)", "at least"),
        TreeCase("a == b", "(== a b)", "equal"), TreeCase("a != b", "(!= a b)", "unequal"),
        TreeCase("a is blue", "(is a blue)", "a word"), TreeCase("a is missing", "(is a MISSING)", "missing"),
        TreeCase("a is not missing", "(not (is a MISSING))", "is not is a not around is"),
        TreeCase("a is \"Adoption\"", "(is a \"Adoption\")", "a text"),
        TreeCase("v is worst(v, 7)", "(is v (call worst v 7))", "a call"),
        TreeCase("variation(v) is concern", "(is (call variation v) concern)", "of a call"),
        TreeCase("v misses t", "(misses v t)", "without a margin"),
        TreeCase("v meets t", "(meets v t)", "met"),
        TreeCase("v misses t by 10 points", "(misses v t [10 points])", "in the measure's unit"),
        TreeCase("v misses t by 1 point", "(misses v t [1 points])", "one point"),
        TreeCase("v misses t by 10% of t", "(misses v t [10% of t])", "as a share of a name"),
        TreeCase("v misses t by 2.5% of it", "(misses v t [2.5% of it])", "as a share of it"),
        TreeCase("v meets t by 5 points", "(meets v t [5 points])", "met with room"),
        TreeCase("v is worse than p", "(worse v p)", "worse"), TreeCase("v is better than p", "(better v p)", "better"),
        TreeCase("v is not worse than p", "(not (worse v p))", "not worse"),
        TreeCase(
            "v is worse than previous(v) by 25% of it", "(worse v (call previous v) [25% of it])", "worse by a margin"),
        TreeCase("v is worse than p + 1 by 2 points", "(worse v (+ p 1) [2 points])", "than a sum"),
        TreeCase("d is overdue", "(overdue d)", "overdue"),
        TreeCase("d is not overdue", "(not (overdue d))", "not overdue"),
        TreeCase("d is overdue by more than 20 working days", "(overdue d ‹20 working days›)", "by more than a span"),
        TreeCase("overdue(d) > 5", "(> (call overdue d) 5)", "the function of the same name"),
        TreeCase("d is unchanged for more than 3 months", "(unchanged d ‹3 months›)", "how long it has stood"),
        TreeCase("not d is unchanged for more than 9 days", "(not (unchanged d ‹9 days›))", "with not"),
        TreeCase("d was moved after it fell due", "(moved-after-due d)", "put off too late"),
        TreeCase("s is overdue(d)", "(is s (call overdue d))", "also after is"),
        TreeCase("d is due within 10 working days", "(due d ‹10 working days›)", "due within a span"),
        TreeCase("a is b and c is d", "(and (is a b) (is c d))", "is within and"),
        TreeCase(
            "share(d is overdue) > 50% and count() >= 4",
            "(and (> (call share (overdue d)) 50%) (>= (call count) 4))", "as in the plan's rules"),
    ]

    static let windows = [
        TreeCase("a > 3 for 2 periods", "(> a 3) for ‹2 periods›", "over the whole condition"),
        TreeCase("a or b for 2 periods", "(or a b) for ‹2 periods›", "looser than or"),
        TreeCase("a in any of 12 periods", "a in any of ‹12 periods›", "in one of them"),
        TreeCase("v misses t by 10% of t for 2 periods", "(misses v t [10% of t]) for ‹2 periods›", "after a margin"),
        TreeCase("d is overdue for 3 days", "(overdue d) for ‹3 days›", "after a word"),
    ]

    static let lines = [
        TreeCase("a\n  and b", "(and a b)", "a line that begins with and goes on"),
        TreeCase("a\n\n  # why\n  or b", "(or a b)", "past blank lines and comments"),
        TreeCase("a and\n b", "(and a b)", "after an infix word"), TreeCase("a >\n 3", "(> a 3)", "after a sign"),
        TreeCase("a +\n 3", "(+ a 3)", "after plus"), TreeCase("mean(a,\n 3)", "(call mean a 3)", "after a comma"),
        TreeCase("mean(\n a\n ,\n 3\n)", "(call mean a 3)", "anywhere in parentheses"),
        TreeCase("(a\n > 3)", "(> a 3)", "before a sign, in parentheses"),
        TreeCase("a is\n not\n missing", "(not (is a MISSING))", "after is and not"),
        TreeCase("v misses\n t by 10% of\n t", "(misses v t [10% of t])", "after misses and of"),
        TreeCase("a is\n green", "(is a green)", "a word that could begin a statement does not"),
    ]

    @Test("an expression gives the tree of its grammar", arguments: atoms + precedence + comparisons + windows + lines)
    func tree(_ row: TreeCase) { #expect(condition(row.source) == row.tree) }

    @Test("every node knows where it stands")
    func ranges() throws {
        let text = "rule a {\n  red when (value > 3) and not done\n}\n"
        let (file, _) = parse(text)
        let statement = try #require(file.blocks.first?.statements.first)
        guard case .condition(let condition)? = statement.arguments["condition"],
            case .and(let left, let right) = condition.expression.node, case .compare(_, let value, _) = left.node,
            case .not(let done) = right.node
        else {
            Issue.record("another tree: \(outline(statement))")
            return
        }
        let ranges = [statement.range, condition.expression.range, left.range, value.range, right.range, done.range]
        let words = ranges.map(file.text.string)
        #expect(
            words == [
                "red when (value > 3) and not done", "(value > 3) and not done", "(value > 3)", "value", "not done",
                "done",
            ])
    }
}
