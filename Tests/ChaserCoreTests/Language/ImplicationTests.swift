import Testing

@testable import ChaserCore

/// Two conditions over the fixture's scorecard, or its plan where they are of one, and why the row is here.
struct PairCase: Sendable, CustomTestStringConvertible {
    let first: String
    let second: String
    let reason: String

    init(_ first: String, _ second: String, _ reason: String) {
        self.first = first
        self.second = second
        self.reason = reason
    }

    var testDescription: String { "\(reason): \(first) / \(second)" }
}

@Suite("What follows from what")
struct ImplicationTests {
    /// Whatever the first is true of, so is the second.
    static let implied = [
        PairCase("value < 40", "value < 50", "below a lower bound"),
        PairCase("value < 50", "value <= 50", "below is at most"),
        PairCase("value <= 49", "value < 50", "at most less is below"),
        PairCase("value > 60", "value >= 60", "above is at least"),
        PairCase("value == 7", "value < 8", "one figure within a bound"),
        PairCase("value == 7", "value != 8", "one figure is not another"),
        PairCase("value < 7", "value != 7", "below is unequal"),
        PairCase("50 > value", "value < 60", "the sides swapped"),
        PairCase("value < 40 and value > 10", "value < 50", "a part is enough"),
        PairCase("value < 40 or value < 30", "value < 50", "both parts are needed"),
        PairCase("value < 40", "value < 50 or value > 90", "one alternative is enough"),
        PairCase("value < 40", "value < 50 and value < 60", "of both that are asked"),
        PairCase("value misses target by 25% of target", "value misses target by 10% of it", "the larger miss"),
        PairCase("value misses target by 10 points", "value misses target by 5 points", "in points"),
        PairCase("value misses target by 10 points", "value misses target", "any miss is a miss"),
        PairCase("value meets target by 5 points", "value meets target", "met with room is met"),
        PairCase(
            "value is worse than peers by 20% of it", "value is worse than peers by 5% of it", "much worse is worse"),
        PairCase("value < 40 for 3 periods", "value < 40", "three periods include the current one"),
        PairCase("value < 40 for 3 periods", "value < 50 for 2 periods", "and the newest two"),
        PairCase("value < 40", "value < 40 in any of 3 periods", "now is one of three"),
        PairCase("value < 40 in any of 3 periods", "value < 40 in any of 6 periods", "three of six"),
        PairCase("value < 40", "value < 40 for 1 periods", "one period is the current one"),
        PairCase("not value < 50", "not value < 40", "not below the higher is not below the lower"),
        PairCase("value < 40", "true", "all follows to what is always true"),
        PairCase("value < 40", "1 < 2", "also as a constant"),
        PairCase("target_date is overdue by more than 20 working days", "target_date is overdue", "very late is late"),
        PairCase(
            "target_date is overdue by more than 9 days", "target_date is overdue by more than 5 days", "later is late"),
        PairCase("target_date is due within 5 days", "target_date is due within 10 days", "sooner is soon"),
        PairCase("target_date < 2020-10-01", "target_date < 2020-12-01", "days are ordered too"),
        PairCase("status is red", "status != green", "one colour is not another"),
        PairCase("area is \"MASH\"", "area is \"mash\"", "texts are compared without regard to case"),
    ]

    /// It may look so, but some record tells the two apart.
    static let notImplied = [
        PairCase("value < 50", "value < 40", "the bounds the other way round"),
        PairCase("value <= 50", "value < 50", "the bound itself"),
        PairCase("value < 40", "peers < 50", "another column"),
        PairCase("value < 40%", "value < 50", "the bare number takes each record's unit"),
        PairCase("value < 40 or value > 90", "value < 50", "one alternative goes beyond"),
        PairCase("value < 40", "value < 50 and peers < 50", "only one of two that are asked"),
        PairCase("value misses target by 10 points", "value misses target by 5% of target", "points and shares differ"),
        PairCase("value misses target", "value misses target by 5 points", "a small miss"),
        PairCase(
            "value misses target by 10% of peers", "value misses target by 5% of target", "shares of other things"),
        PairCase("value meets target", "value misses target", "opposites"),
        PairCase("value is worse than peers", "value is better than peers", "opposites in figures"),
        PairCase("value < 40", "value < 40 for 2 periods", "the first month of two"),
        PairCase("value < 40 in any of 3 periods", "value < 40", "it may have been a month ago"),
        PairCase("value < 40 for 2 periods", "value < 40 for 3 periods", "two are not three"),
        PairCase("not value < 40", "not value < 50", "between the two"),
        PairCase("value != 7", "value < 7", "it may be above"),
        PairCase("target_date is overdue", "target_date is overdue by more than 5 days", "a day late"),
        PairCase(
            "target_date is overdue by more than 9 days", "target_date is overdue by more than 5 working days",
            "days and working days are not set against each other"),
        PairCase("target_date is overdue", "start is overdue", "another date"),
        PairCase("target_date is due within 10 days", "target_date is due within 5 days", "in nine days"),
        PairCase("status is red", "status is amber", "other colours"),
    ]

    static let never = [
        PairCase("false", "", "by its word"), PairCase("1 > 2", "", "by its figures"),
        PairCase("not true", "", "the opposite of always"), PairCase("not 1 < 2", "", "also as a constant"),
        PairCase("value < value", "", "against itself"), PairCase("value != value", "", "not unequal to itself either"),
        PairCase("value is worse than value", "", "nor worse"),
        PairCase("value < 5 and value > 10", "", "two bounds that do not meet"),
        PairCase("value < 5 and value >= 5", "", "that meet in nothing"),
        PairCase("5 > value and value > 10", "", "the sides swapped"),
        PairCase("value == 5 and value == 6", "", "two figures at once"),
        PairCase("value == 5 and value != 5", "", "a figure and its opposite"),
        PairCase("value < 5 and (peers > 3 and value > 10)", "", "parts within parts"),
        PairCase("(value < 5 or value < 3) and value > 10", "", "neither alternative is left"),
        PairCase("value < 5 and false", "", "a part that is never true"),
        PairCase("(value < 5 and value > 10) or 1 > 2", "", "no alternative is ever true"),
        PairCase("value is missing and value > 5", "", "nothing is more than anything"),
        PairCase("value is missing and value is not missing", "", "missing and not"),
        PairCase("value is missing and value misses target", "", "no figure misses"),
        PairCase("target is missing and value meets target", "", "no target is met"),
        PairCase("value meets target and value misses target", "", "met and missed"),
        PairCase("status is red and status is green", "", "two colours at once"),
        PairCase("status is red and not status is red", "", "a colour and its opposite"),
        PairCase("area is \"MASH\" and area is \"Fostering\"", "", "two texts at once"),
        PairCase("target_date is missing and target_date is overdue", "", "no date is overdue"),
        PairCase("target_date < 2020-10-01 and target_date > 2020-12-01", "", "two days that do not meet"),
        PairCase("done and not done", "", "done and not"),
    ]

    static let possible = [
        PairCase("true", "", "by its word"), PairCase("2 > 1", "", "by its figures"),
        PairCase("value <= value", "", "equal to itself"),
        PairCase("value < 10 and value > 5", "", "between two bounds"),
        PairCase("value <= 5 and value >= 5", "", "exactly the bound"),
        PairCase("value < 5 or value > 10", "", "alternatives need not meet"),
        PairCase("value < 5 and peers > 10", "", "two columns"),
        PairCase("value < 5 and value > 10%", "", "units may differ from record to record"),
        PairCase("value < 5 and previous(value) > 10", "", "two periods"),
        PairCase("value is missing and peers > 5", "", "another figure is known"),
        PairCase("value is missing and last_known(value) > 5", "", "or an older one"),
        PairCase("value meets target and value misses peers", "", "another target"),
        PairCase("not value < 5", "", "the opposite of a condition"),
        PairCase("not value < value", "", "true of every record that has the figure"),
        PairCase("status is red and status != green", "", "one colour twice told"),
        PairCase("area is \"MASH\" and area is \"mash\"", "", "one text twice told"),
        PairCase("officers is \"A\" and officers is \"B\"", "", "a cell may name two people"),
        PairCase("target_date is overdue and target_date is due within 5 days", "", "dates are not reasoned about"),
    ]

    private func checked(_ words: String) throws -> CheckedCondition {
        let isOfPlan = ["target_date", "start", "status", "area", "officers", "done"].contains { words.contains($0) }
        let layout = isOfPlan ? CheckerFixture.plan : CheckerFixture.scorecard
        return try #require(CheckerFixture.check(words, over: layout).condition)
    }

    @Test("the second follows from the first", arguments: implied)
    func follows(_ pair: PairCase) throws {
        #expect(Implication.implies(try checked(pair.first), try checked(pair.second)))
    }

    @Test("it does not follow", arguments: notImplied)
    func doesNotFollow(_ pair: PairCase) throws {
        #expect(!Implication.implies(try checked(pair.first), try checked(pair.second)))
    }

    @Test("every condition follows from itself", arguments: implied + possible.dropLast())
    func itself(_ pair: PairCase) throws {
        let condition = try checked(pair.first)
        #expect(Implication.implies(condition, condition))
    }

    @Test("it can never be true", arguments: never)
    func isNever(_ pair: PairCase) throws { #expect(Implication.isNever(try checked(pair.first).formula)) }

    @Test("it can be true", arguments: possible + implied + notImplied)
    func isPossible(_ pair: PairCase) throws { #expect(!Implication.isNever(try checked(pair.first).formula)) }

    @Test("the reason that a line says nothing names what stands in its way")
    func reasons() throws {
        let line = try checked("value < 40")
        let red = try checked("value < 50")
        #expect(
            Implication.whyUnreachable(line, within: nil, after: [try checked("peers < 50"), red])
                == "“value < 50” comes first and holds whenever this does")
        #expect(
            Implication.whyUnreachable(line, within: try checked("value > 45"), after: [])
                == "“where value > 45” leaves out whatever it would be true of")
        #expect(
            Implication.whyUnreachable(try checked("1 > 2"), within: nil, after: [red])
                == "the condition can never be true")
        #expect(Implication.whyUnreachable(red, within: try checked("value > 45"), after: [line]) == nil)
    }

    @Test("“where” is about now, a line “in any of” some periods is not")
    func pastPeriods() throws {
        let included = try checked("value > 45")
        #expect(Implication.whyUnreachable(try checked("value < 40 for 2 periods"), within: included, after: []) != nil)
        #expect(
            Implication.whyUnreachable(try checked("value < 40 in any of 2 periods"), within: included, after: [])
                == nil)
    }
}
