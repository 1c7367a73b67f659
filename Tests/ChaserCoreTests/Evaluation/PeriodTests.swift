import Testing

@testable import ChaserCore

@Suite("Periods")
struct PeriodTests {
    typealias Case = FigureTests.Case

    static let earlier: [Case] = [
        ("previous(value) == 20", .init(values: "10,20,30"), "y", "the month before"),
        ("previous(value, 2) == 10", .init(values: "10,20,30"), "y", "two before"),
        ("previous(value) is missing", .init(values: "30"), "y", "before the first month there is nothing"),
        ("value > previous(value)", .init(values: "30"), "?", "and comparing with it is unknown"),
        ("previous(value) is missing", .init(values: "10,-,30"), "y", "a gap is missing, not skipped"),
        ("year_ago(value) == 7", .init(values: "7,1,1,1,1,1,1,1,1,1,1,1,9"), "y", "twelve before"),
        ("year_ago(value) is missing", .init(values: "1,1,1,1,1,1,1,1,1,1,1,9"), "y", "eleven are too few"),
        ("change(value) == -5", .init(values: "25,20"), "y", "now less before"),
        ("change(value) is missing", .init(values: "-,20"), "y", "from nothing"),
        ("percent_change(value) == 25%", .init(values: "80,100"), "y", "of what it was"),
        ("percent_change(value) == -20%", .init(values: "100,80"), "y", "downwards"),
        ("percent_change(value) == 20%", .init(values: "-100,-80"), "y", "of its size: up is up"),
        ("percent_change(value) is missing", .init(values: "0,5"), "y", "of nought"),
        ("last_known(value) == 20", .init(values: "10,20,-,-"), "y", "the newest that is there"),
        ("last_known(value) is missing", .init(values: "-,-"), "y", "none"),
        ("last_known_period(value) == previous(period, 2)", .init(values: "10,20,-,-"), "y", "and its month"),
        ("last_known_period(value) == period", .init(values: "10"), "y", "this month's own"),
        ("last_known_period(value) is missing", .init(values: "-"), "y", "never"),
    ]

    static let windows: [Case] = [
        ("mean(value, 3) == 20", .init(values: "90,10,20,30"), "y", "the current month is the last of three"),
        ("mean(value, 3) == 3.333333", .init(values: "3,3,4"), "y", "to six places"),
        ("mean(value, 3) == 25", .init(values: "20,-,30"), "y", "missing is skipped"),
        ("mean(value, 4) == 25", .init(values: "20,-,-,30"), "y", "half is enough"),
        ("mean(value, 5) is missing", .init(values: "20,-,-,-,30"), "y", "less than half is not"),
        ("mean(value, 6) == 20", .init(values: "10,20,30"), "y", "months before the sheet count as unknown"),
        ("mean(value, 7) is missing", .init(values: "10,20,30"), "y", "three of seven"),
        ("mean(value, 2) is missing", .init(values: "-,30"), "y", "one figure is none"),
        ("mean(value, 2) is missing", .init(values: "5%,5"), "y", "units that differ"),
        ("highest(value, 3) == 30", .init(values: "90,10,30,20"), "y", "outside the window does not count"),
        ("lowest(value, 3) == 10", .init(values: "1,10,30,20"), "y", "nor here"),
        ("value is highest(value, 3)", .init(values: "10,20,30"), "y", "the window includes the current month"),
        ("worst(value, 3) == 10", .init(values: "10,20,30"), "y", "higher is better"),
        ("best(value, 3) == 30", .init(values: "10,20,30"), "y", "higher is better"),
        ("worst(value, 3) == 30", .init(values: "10,20,30", better: "down"), "y", "lower is better"),
        ("best(value, 3) == 10", .init(values: "10,20,30", better: "down"), "y", "lower is better"),
        ("worst(value, 3) == 30", .init(values: "10,20,30", better: "", target: "<5"), "y", "by the target's sign"),
        ("worst(value, 3) == 30", .init(values: "10,20,30", target: "5 or less"), "y", "which wins over the sheet"),
        ("worst(value, 3) is missing", .init(values: "10,20,30", better: "", target: "5"), "y", "nobody says"),
    ]

    static let runs: [Case] = [
        ("worsening(value, 3)", .init(values: "40,30,20,10"), "y", "three steps down"),
        ("worsening(value, 3)", .init(values: "40,30,30,10"), "n", "one step was level"),
        ("worsening(value, 3)", .init(values: "30,20,10"), "?", "three months are two steps"),
        ("worsening(value, 3)", .init(values: "40,-,20,10"), "?", "a gap"),
        ("worsening(value, 3)", .init(values: "40,-,10,20"), "n", "a gap, but a step that was for the better"),
        ("worsening(value, 2)", .init(values: "10,20,30", better: "down"), "y", "up is worse"),
        ("worsening(value, 2)", .init(values: "10,20,30", better: ""), "?", "no direction"),
        ("improving(value, 2)", .init(values: "10,20,30"), "y", "two steps up"),
        ("improving(value, 2)", .init(values: "10,20,20"), "n", "level is no improvement"),
        (
            "value is worse than previous(value) by 25% of it", .init(values: "100,75"), "y", "exactly a quarter"
        ),
        ("value is worse than previous(value) by 25% of it", .init(values: "100,75.1"), "n", "not quite"),
        ("value is worse than previous(value) by 25% of it", .init(values: "75,100"), "n", "better is not worse"),
        ("value is worse than previous(value) by 0% of it", .init(values: "75,75"), "n", "the same is not worse"),
        ("value is worse than peers by 10 points", .init(values: "74%", peers: "84%"), "y", "exactly ten"),
        ("value is worse than peers by 10 points", .init(values: "75%", peers: "84%"), "n", "nine"),
        ("value is worse than peers", .init(values: "75", peers: "84%"), "?", "units that differ"),
        ("value is worse than peers", .init(values: "75%"), "?", "no peers"),
        ("value is better than peers", .init(values: "75", better: "down", peers: "84"), "y", "lower is better"),
        ("value is better than peers by 12% of it", .init(values: "112", peers: "100"), "y", "exactly twelve"),
    ]

    @Test("before the current one are looked up", arguments: earlier)
    func looksBack(_ condition: String, _ measure: Judging.Measure, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    @Test("in a window need half of them known, and two", arguments: windows)
    func folds(_ condition: String, _ measure: Judging.Measure, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    @Test("one after another get better or worse", arguments: runs)
    func moves(_ condition: String, _ measure: Judging.Measure, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    static let spans: [(condition: String, values: String, truth: String, reason: String)] = [
        ("value < 80 for 2 periods", "70,70", "y", "both"),
        ("value < 80 for 2 periods", "90,70", "n", "the month before did not"),
        ("value < 80 for 2 periods", "70,90", "n", "this month does not"),
        ("value < 80 for 2 periods", "-,70", "?", "nobody knows of the month before"),
        ("value < 80 for 2 periods", "70", "?", "there is none before"),
        ("value < 80 for 2 periods", "-,90", "n", "known not to hold settles it"),
        ("value < 80 for 3 periods", "90,-,70", "n", "also behind a gap"),
        ("value < 80 for 1 periods", "70", "y", "one period is this one"),
        ("value < 80 in any of 3 periods", "70,90,90", "y", "two months ago"),
        ("value < 80 in any of 3 periods", "70,90,90,90", "n", "three months ago is too long"),
        ("value < 80 in any of 3 periods", "-,90,90", "n", "the unknown month is skipped"),
        ("value < 80 in any of 3 periods", "-,-,-", "?", "nothing is known"),
        ("value < 80 in any of 3 periods", "-,70,-", "y", "one is enough"),
    ]

    @Test("of a whole condition: each of them, or any", arguments: spans)
    func spansHold(_ condition: String, _ values: String, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, .init(values: values)) == truth, "\(reason)")
    }

    @Test("the words are about the newest period in which it held")
    func newest() throws {
        let say = "{value} in {period}, {previous(value)} before; {last(value, 3)}"
        let findings = try Judging.findings(
            "value < 80 in any of 3 periods", over: "figures", say: say,
            Judging.Measure(values: "60%,70%,75%,90%").csv)
        #expect(findings.text(0) == "75% in September 2020, 70% before; 60%, 70%, 75%")
    }
}
