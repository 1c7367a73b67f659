import Testing

@testable import ChaserCore

@Suite("Targets")
struct TargetTests {
    /// A target as typed, the sheet's direction, a figure, whether it misses the target, and why.
    static let bounds: [(target: String, better: String, value: String, misses: String, reason: String)] = [
        ("84%", "up", "84%", "n", "at the number it is met"), ("84%", "up", "83.9%", "y", "below"),
        ("84%", "up", "85%", "n", "above"), ("84%", "down", "84%", "n", "at the number it is met"),
        ("84%", "down", "84.1%", "y", "above, where lower is better"), ("84%", "", "10%", "?", "no direction"),
        (">80%", "", "80%", "y", "80 itself is not more than 80"), (">80%", "", "80.1%", "n", "more"),
        (">80%", "down", "79%", "y", "the sign wins over the sheet"),
        ("80% or more", "", "80%", "n", "80 is enough"), ("80% or more", "", "79.9%", "y", "less"),
        ("<463", "", "463", "y", "463 is not less"), ("<463", "", "462", "n", "less"),
        ("21% or less", "", "21%", "n", "21 will do"), ("21% or less", "", "21.1%", "y", "more"),
        ("84%", "up", "-", "?", "no figure"), ("", "up", "84%", "?", "no target"),
        ("84%", "up", "50", "?", "units that differ"), ("3 per month", "up", "2", "y", "the month is the period"),
        ("3 per month", "up", "3", "n", "met"), ("3 per year", "up", "2", "?", "a year is not the period"),
    ]

    @Test("are missed by their own sign, else by the sheet's direction", arguments: bounds)
    func misses(_ target: String, _ better: String, _ value: String, _ misses: String, _ reason: String) throws {
        let measure = Judging.Measure(values: value, better: better, target: target)
        #expect(try Judging.truth("value misses target", measure) == misses, "\(reason)")
    }

    @Test("are met exactly where they are not missed", arguments: bounds)
    func meets(_ target: String, _ better: String, _ value: String, _ misses: String, _ reason: String) throws {
        let opposite = ["y": "n", "n": "y"][misses] ?? "?"
        let measure = Judging.Measure(values: value, better: better, target: target)
        #expect(try Judging.truth("value meets target", measure) == opposite, "\(reason)")
    }

    static let margins: [FigureTests.Case] = [
        ("value misses target by 5% of target", .init(values: "76%", target: "80%"), "y", "the boundary is missed"),
        ("value misses target by 5% of target", .init(values: "76.1%", target: "80%"), "n", "not quite"),
        ("value misses target by 5% of it", .init(values: "76%", target: "80%"), "y", "it is the target"),
        ("value misses target by 10 points", .init(values: "70%", target: "80%"), "y", "the boundary is missed"),
        ("value misses target by 10 points", .init(values: "70.1%", target: "80%"), "n", "not quite"),
        ("value misses target by 10% of target", .init(values: "110", better: "down", target: "100"), "y", "upwards"),
        ("value misses target by 10% of target", .init(values: "109.9", better: "down", target: "100"), "n", "less"),
        ("value misses target by 10% of target", .init(values: "72%", better: "", target: ">80%"), "y", "by the sign"),
        ("value misses target by 10% of peers", .init(values: "75", target: "80", peers: "50"), "y", "5 of 50"),
        ("value misses target by 10% of peers", .init(values: "76", target: "80", peers: "50"), "n", "4 of 50"),
        ("value misses target by 10% of peers", .init(values: "70", target: "80"), "?", "no peers"),
        ("value misses target by 10% of target", .init(values: "-", target: "80"), "?", "no figure"),
        ("value misses 84%", .init(values: "83%"), "y", "a target in the rule"),
        ("value misses 84%", .init(values: "84%"), "n", "met"), ("value meets 84%", .init(values: "-"), "?", "none"),
    ]

    @Test("are missed by a margin, the boundary counting", arguments: margins)
    func marginsHold(_ condition: String, _ measure: Judging.Measure, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    /// Months up to October, the day, the target, the truth of "misses", and why.
    static let ahead: [(values: String, today: String, target: String, misses: String, reason: String)] = [
        ("150,150,150,150,150,150,140", "2020-11-16", "200 by 2023", "y", "further away than six months before"),
        ("150,150,150,150,150,150,150", "2020-11-16", "200 by 2023", "n", "as far away"),
        ("150,190,190,190,190,190,160", "2020-11-16", "200 by 2023", "n", "the earliest counts, not the last"),
        ("-,150,190,190,190,190,140", "2020-11-16", "200 by 2023", "y", "the earliest that is known"),
        ("190,150,150,150,150,150,150,160", "2020-11-16", "200 by 2023", "n", "seven months before is too long"),
        ("150,150,150,150,150,150,210", "2020-11-16", "200 by 2023", "n", "reached"),
        ("190", "2020-12-30", "200 by 2020", "n", "being short is no miss until the day"),
        ("190", "2020-12-31", "200 by 2020", "y", "on the day it is an ordinary target"),
        ("190", "2020-11-16", "200 by 2019", "y", "after the day too"),
        ("200", "2020-11-16", "200 by 2019", "n", "and met as one"),
    ]

    @Test("with a day ahead are missed only by moving away", arguments: ahead)
    func aheadHold(_ values: String, _ today: String, _ target: String, _ misses: String, _ reason: String) throws {
        let measure = Judging.Measure(values: values, target: target)
        #expect(try Judging.truth("value misses target", measure, on: today) == misses, "\(reason)")
    }

    @Test("that count by the year are told once, with the first row")
    func otherPeriod() throws {
        let csv = "Ref,Better,Target,Oct-20\nM1,up,3 per month,2\nM2,up,3 per year,2\nM3,up,3 per year,1\n"
        let findings = try Judging.findings("value misses target", over: "figures", csv)
        #expect(findings.letters == "y??")
        #expect(
            findings.evaluator.problems(findings.evaluator.clashes).map(\.words) == [
                "figures.csv, row 3: the target “3 per year” does not count by the month as the figures do; it is unknown"
            ])
    }
}
