import Testing

@testable import ChaserCore

/// A condition, what is said of it, and why.
struct CheckCase: Sendable, CustomTestStringConvertible {
    let words: String
    let verdict: String
    let reason: String

    init(_ words: String, _ verdict: String, _ reason: String) {
        self.words = words
        self.verdict = verdict
        self.reason = reason
    }

    /// A condition without a fault.
    init(_ words: String, _ reason: String) { self.init(words, "sound", reason) }

    var testDescription: String { "\(reason): \(words)" }
}

@Suite("The checker of expressions")
struct ExpressionCheckerTests {
    static let soundOfPlan = [
        CheckCase("cost > 100", "a figure with a plain number"),
        CheckCase("cost > 50%", "the unit of a cell is known only when it is read"),
        CheckCase("target_date < 2020-12-31", "a date with a day"),
        CheckCase("target_date == start", "two dates"),
        CheckCase("target_date < today", "a word that every record has"),
        CheckCase("target_date + 5 working days < today", "a date moved by a length of time"),
        CheckCase("target_date - 2 weeks < today", "and back"),
        CheckCase("days(start, target_date) > 28", "days are a figure"),
        CheckCase("days(start, today) > 4 weeks - 3 days", "a length of time less another"),
        CheckCase("area is \"Adoption\"", "a text in quotes"),
        CheckCase("area == action", "two texts"),
        CheckCase("officers is \"Team Manager\"", "a person by name"),
        CheckCase("status is blue", "a bare word beside a colour"),
        CheckCase("status != grey", "with a sign as well"),
        CheckCase("agreed", "a column that is yes or no is a condition"),
        CheckCase("agreed is true", "or is held against one"),
        CheckCase("not done and size(officers) != 1", "a condition of several parts"),
        CheckCase("target_date is missing", "anything may be missing"),
        CheckCase("target_date is overdue by more than 72 hours", "hours are a length of time"),
        CheckCase("target_date is due within 10 working days", "a date ahead"),
        CheckCase("raw(target_date) is \"TBC\"", "a cell as typed"),
        CheckCase("row > 3", "the row is a plain number"),
    ]

    static let soundOfScorecard = [
        CheckCase("value misses target by 10 points", "a figure and a target"),
        CheckCase("value misses peers", "or two figures, as the sheet says which way is better"),
        CheckCase("value is worse than previous(value) by 25% of it", "a figure and its past"),
        CheckCase("value is worst(value, 7) for 2 periods", "a window of periods"),
        CheckCase("value > mean(value, 12) + 5", "a sum"),
        CheckCase("value < target", "a target as the figure that it names"),
        CheckCase("target - value > 3", "also in a sum"),
        CheckCase("percent_change(value) > 20%", "a per cent with a per cent"),
        CheckCase("last_known_period(value) == period", "two months"),
        CheckCase("better is higher", "a bare word beside a direction"),
        CheckCase("mean(value, 120) > 5", "the longest window"),
        CheckCase("value > 5 in any of 120 periods", "of a condition too"),
    ]

    static let refusedOfPlan = [
        CheckCase("target_date > 84", "expected a date beside “>”, found a figure", "a date with a figure"),
        CheckCase("cost > today", "expected a figure beside “>”, found a date", "the other way round"),
        CheckCase("cost > \"100\"", "expected a figure beside “>”, found text", "a figure in quotes is text"),
        CheckCase("status is \"blue\"", "expected a colour after “is”, found text", "a colour in quotes is text"),
        CheckCase("status < blue", "there is no column “blue”", "colours have no order"),
        CheckCase("area < action", "beside “<” stand figures, dates or months, not text", "nor have texts"),
        CheckCase("cost", "expected something true or false as a condition, found a figure", "no condition"),
        CheckCase(
            "not cost", "expected something true or false as a condition, found a figure",
            "what is denied is a condition"),
        CheckCase("missing", "“missing” stands only after “is” or “is not”", "missing alone"),
        CheckCase("cost + area > 1", "expected a figure beside “+”, found text", "no sum of texts"),
        CheckCase(
            "target_date + 5 > today", "expected days or working days beside “+”, found a figure", "five of what?"),
        CheckCase(
            "today - start > 5", "from one date to another is written days(…, …) or working_days(…, …)",
            "a figure has a unit, working days or not"),
        CheckCase("5 working days > 3 days", "“working days” and “days” cannot be compared", "two kinds of days"),
        CheckCase(
            "days(start, today) > 2 months",
            "the length of time here is in hours, days, weeks or working days, not “2 months”", "no month has a length"),
        CheckCase(
            "target_date is overdue by more than 2 periods",
            "the length of time here is in days, working days, weeks, months or years, not “2 periods”",
            "periods are of figures"),
        CheckCase(
            "previous(cost) > 1", "previous(…) looks back over periods, and the source plan has none", "no periods"),
        CheckCase(
            "cost > 1 for 2 periods", "“2 periods” looks back over periods, and the source plan has none", "nor here"),
        CheckCase("period is missing", "the source plan has no periods", "nor a period"),
        CheckCase("cost is worse than 5", "nobody says which way “cost” gets better", "no polarity and no target"),
        CheckCase("days(start) > 1", "“days” takes 2 values in its parentheses, not 1", "a value too few"),
        CheckCase("size(area) > 1", "expected people in size(…), found text", "a value of another type"),
        CheckCase("raw(today) is \"x\"", "expected a column in raw(…), found a date", "a word is no column"),
        CheckCase(
            "count() > 1",
            "count(…) is about the members of a group, and this rule has no groups: write over plan by …",
            "no group"),
        CheckCase(
            "group is \"x\"", "“group” is known only in a group rule: over plan by …", "nor its word"),
        CheckCase("cots > 1 and aera is \"x\"", "there is no column “cots”; there is no column “aera”", "each is told"),
        CheckCase("cots + cots > 1", "there is no column “cots”; there is no column “cots”", "at each of its places"),
        CheckCase("working_day(start, today) > 1", "there is no function “working_day”", "a function misspelt"),
        CheckCase("area is Adoption", "a text to compare with stands in quotes: \"Adoption\"", "a text without quotes"),
    ]

    static let refusedOfScorecard = [
        CheckCase("value misses ref", "expected a target after “misses”, found text", "no target"),
        CheckCase("ref misses target", "expected a figure before “misses”, found text", "no figure"),
        CheckCase("value misses target by 10% of ref", "expected a figure after “of”, found text", "a share of a text"),
        CheckCase("mean(value, 0) > 5", "mean(…) needs a whole number from 1 to 120 here", "no window at all"),
        CheckCase("mean(value, 121) > 5", "mean(…) needs a whole number from 1 to 120 here", "more than ten years"),
        CheckCase("mean(value, 2.5) > 5", "mean(…) needs a whole number from 1 to 120 here", "half a period"),
        CheckCase(
            "value > 5 for 121 periods", "the number of periods is from 1 to 120, not “121”", "the same in words"),
        CheckCase("better is up", "a direction is higher or lower, not “up”", "the sheet's word is not the rule's"),
        CheckCase("better is highr", "there is no direction “highr”", "a word misspelt"),
        CheckCase("percent_change(value) > 3 days", "“%” and “days” cannot be compared", "the types alone show it"),
    ]

    static let group = [
        CheckCase("count() > 3 and share(target_date is overdue) > 50%", "members counted"),
        CheckCase("mean(cost) > 100", "the mean over members"),
        CheckCase("group is \"Adoption\"", "what the group is by"),
        CheckCase("area is \"Adoption\"", "or its column, which all members share"),
        CheckCase("different(officers) > 3", "different values"),
        CheckCase(
            "cost > 100", "in a group rule “cost” is of one member: say count(…), share(…), mean(…) or list(cost)",
            "a column of a member"),
        CheckCase("done", "in a group rule “done” is of one member, not of the group", "a word of a member"),
        CheckCase(
            "count(count() > 1) > 1", "count(…) is about the members of a group, and here a single member is spoken of",
            "no groups within groups"),
    ]

    @Test("what is sound over a plan", arguments: soundOfPlan)
    func plan(_ row: CheckCase) { #expect(CheckerFixture.verdict(row.words, over: CheckerFixture.plan) == row.verdict) }

    @Test("what is sound over a scorecard", arguments: soundOfScorecard)
    func scorecard(_ row: CheckCase) {
        #expect(CheckerFixture.verdict(row.words, over: CheckerFixture.scorecard) == row.verdict)
    }

    @Test("what is refused over a plan", arguments: refusedOfPlan)
    func planRefused(_ row: CheckCase) {
        #expect(CheckerFixture.verdict(row.words, over: CheckerFixture.plan) == row.verdict)
    }

    @Test("what is refused over a scorecard", arguments: refusedOfScorecard)
    func scorecardRefused(_ row: CheckCase) {
        #expect(CheckerFixture.verdict(row.words, over: CheckerFixture.scorecard) == row.verdict)
    }

    @Test("what a group rule may say", arguments: group)
    func groups(_ row: CheckCase) {
        #expect(CheckerFixture.verdict(row.words, over: CheckerFixture.plan, by: "area") == row.verdict)
    }

    @Test("what a later version brings is noted by name, and is no fault")
    func later() {
        let (condition, checker) = CheckerFixture.check(
            "variation(value) is concern for 3 days", over: CheckerFixture.scorecard)
        #expect(condition != nil)
        #expect(checker.diagnostics.isEmpty)
        #expect(checker.unavailable.map(\.value) == ["for 3 days"])
    }

    @Test("a source that could not be read whole is not blamed for what it seems to lack")
    func damagedSource() {
        for words in ["budget > 5", "previous(cost) > 1", "cost is worse than 5"] {
            let (condition, checker) = CheckerFixture.check(words, over: CheckerFixture.plan, isWhole: false)
            #expect(condition == nil && checker.diagnostics.isEmpty, "\(words)")
        }
    }

    @Test("a condition keeps its words on one line, without comments")
    func words() {
        let (condition, _) = CheckerFixture.check(
            "area is \"A # B\"  # the first\n    and   not done", over: CheckerFixture.plan)
        #expect(condition?.text == "area is \"A # B\" and not done")
    }
}
