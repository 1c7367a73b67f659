import Testing

@testable import ChaserCore

/// The vectors are those of the R package's own fixtures, and worked examples in which the profiles part ways.
@Suite("A process chart")
struct ProcessChartTests {
    private static func points(_ text: String) -> [Int64?] {
        text.split(separator: " ").map { Double($0).map { Int64(($0 * 1_000_000).rounded()) } }
    }

    static let normal =
        "-0.56047565 -0.23017749 1.55870831 0.07050839 0.12928774 1.71506499 0.46091621 -1.26506123 -0.68685285 -0.44566197 "
        + "1.22408180 0.35981383 0.40077145 0.11068272 -0.55584113 1.78691314 0.49785048 -1.96661716 0.70135590 -0.47279141"
    static let conferences = "78 77 80 64 72 83 83 82 71 74 75 76 77 78 79 80 87 80 86 86 80 87 84 83"
    static let spike = "1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1 2"

    /// Figures, profile, mean, lower and upper limit.
    static let limitCases: [(points: String, profile: ProcessProfile, mean: Double, lower: Double, upper: Double)] = [
        (normal, .nhsR, 0.1416238, -3.01138, 3.294627),
        (normal.replacing("-0.55584113", with: "10"), .nhsR, 0.6694159, -2.383666, 3.722497),
        (normal.replacing("-0.55584113", with: "10"), .mdcExcel, 0.6694159, -4.596625, 5.935457),
        (conferences, .nhsR, 79.25, 69.456364, 89.043636), (conferences, .mdcExcel, 79.25, 68.031739, 90.468261),
        ("24 26 23 25 27 24 26 25 23 26 24 25 22 21 22 21 20 21 22", .nhsR, 23.526316, 18.797427, 28.255205),
        ("1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 5.5 -5.5", .nhsR, 0, -6.175, 6.175),
        ("5 5 5 5 5 5 5 5 5 5 5 5 5", .nhsR, 5, 5, 5),
    ]

    @Test("has its limits at 2.66 mean moving ranges", arguments: limitCases)
    func limits(_ points: String, _ profile: ProcessProfile, _ mean: Double, _ lower: Double, _ upper: Double) throws {
        let chart = try #require(ProcessChart(Self.points(points), profile: profile))
        for (found, expected) in [(chart.mean, mean), (chart.lower, lower), (chart.upper, upper)] {
            let micros = try #require(found).micros
            #expect(abs(Double(micros) / 1_000_000 - expected) < 0.00001)
        }
    }

    /// One letter a point by the first rule it is part of: `o` outside, `t` trend, `2` two in three, `s` shift, `.` none.
    /// Capital letters lie above or rise.
    private static func letters(_ chart: ProcessChart) -> String {
        String(
            chart.signs().map { signs -> Character in
                guard let sign = signs.first else { return "." }
                switch (sign.rule, sign.side) {
                case (.outside, .above): return "O"
                case (.outside, _): return "o"
                case (.trend, .above): return "T"
                case (.trend, _): return "t"
                case (.twoInThree, .above): return "W"
                case (.twoInThree, _): return "w"
                case (.shift, .above): return "S"
                case (.shift, _): return "s"
                }
            })
    }

    static let flagCases: [(points: String, profile: ProcessProfile, letters: String, reason: String)] = [
        (normal, .nhsR, "....................", "noise is common cause"),
        (
            conferences, .nhsR, "...o....TTTTTTTTTSWWSWSS",
            "the rise wins over the shift below the mean that it began in"
        ),
        (conferences, .mdcExcel, "...o....TTTTTTTTTSSSSSSS", "wider limits: 86 is not close to them"),
        (
            "24 26 23 25 27 24 26 25 23 26 24 25 22 21 22 21 20 21 22", .nhsR, "............sssssss",
            "seven below the mean"
        ),
        ("1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 1 -1 5.5 -5.5", .nhsR, "................", "two close points, on either side"),
        ("9 9 1 1 2 3 3 4 5 6 7 1 9 1 9 1 9", .nhsR, ".................", "an equal neighbour ends a trend"),
        ("9 9 1 1 2 3 4 5 6 7 1 9 9 1 9 1 9 1", .nhsR, "...TTTTTTT........", "six steps are a trend of seven points"),
        ("5 5 5 5 5 5 5 5 5 5 5 5 5", .nhsR, ".............", "a flat series has no side"),
        ("1 4 1 4 1 4 9 6 9 6 9 6 1 9", .mdcExcel6, "ssssssSSSSSS..", "six in the workbook's other form"),
        ("1 4 1 4 1 4 9 6 9 6 9 6 1 9", .mdcExcel, "..............", "and seven in its first"),
    ]

    @Test("names each point by the first rule that it is part of", arguments: flagCases)
    func flags(_ points: String, _ profile: ProcessProfile, _ letters: String, _ reason: String) throws {
        let chart = try #require(ProcessChart(Self.points(points), profile: profile))
        #expect(Self.letters(chart) == letters, "\(reason)")
    }

    @Test("keeps every rule that a point is part of")
    func several() throws {
        let chart = try #require(ProcessChart(Self.points(Self.conferences), profile: .nhsR))
        #expect(
            chart.signs()[8] == [
                ProcessChart.Sign(rule: .trend, side: .above), ProcessChart.Sign(rule: .shift, side: .below),
            ])
    }

    @Test("lets no run, trend or range reach across a month without a figure")
    func gaps() throws {
        let trend = try #require(ProcessChart(Self.points("9 1 2 3 - 4 5 6 7 8 1 9 1 9"), profile: .nhsR))
        #expect(Self.letters(trend) == "..............")
        let shift = try #require(ProcessChart(Self.points("1 4 1 4 9 6 9 - 6 9 6 9 1 4"), profile: .nhsR))
        #expect(Self.letters(shift) == "..............")
        let range = try #require(ProcessChart(Self.points("1 2 1 2 - 90 91 90 91"), profile: .mdcExcel))
        #expect(range.upper == Decimal(micros: 48_660_000))
    }

    @Test("gives a flat series a verdict, and only a target outside the limits otherwise")
    func assurance() throws {
        func verdict(_ points: String, _ profile: ProcessProfile, _ target: Int64, _ better: Polarity) throws
            -> ProcessChart.Assurance
        {
            let chart = try #require(ProcessChart(Self.points(points), profile: profile))
            let goal = target * 1_000_000
            return chart.assurance(goal, better: better) { better == .higher ? $0 >= goal : $0 <= goal }
        }
        let flat = "100 100 100 100 100 100 100 100 100 100 100 100 100"
        #expect(try verdict(flat, .nhsR, 95, .higher) == .pass)
        #expect(try verdict(flat, .nhsR, 100, .higher) == .pass)
        #expect(try verdict(flat, .nhsR, 101, .higher) == .fail)
        #expect(try verdict(flat, .nhsR, 95, .lower) == .fail)
        // The same figures fail by one profile and are inconsistent by the other.
        #expect(try verdict(Self.conferences, .nhsR, 90, .higher) == .fail)
        #expect(try verdict(Self.conferences, .mdcExcel, 90, .higher) == .inconsistent)
        #expect(try verdict(Self.conferences, .nhsR, 90, .lower) == .pass)
        #expect(try verdict(Self.conferences, .nhsR, 80, .higher) == .inconsistent)
        #expect(try verdict(Self.conferences, .nhsR, 60, .higher) == .pass)
    }
}

@Suite("Special cause in a rule")
struct ProcessRuleTests {
    private static let months = ProcessChartTests.conferences.split(separator: " ").map { "\($0)%" }

    /// The newest so many months of the example, as percentages.
    private static func measure(upTo count: Int, better: String = "up", target: String = "") -> Judging.Measure {
        .init(values: months.prefix(count).joined(separator: ","), better: better, target: target)
    }

    static let conditions: [(count: Int, better: String, condition: String, truth: String, reason: String)] = [
        (24, "up", "variation(value) is improvement", "y", "a shift above the mean"),
        (24, "down", "variation(value) is concern", "y", "less would be better"),
        (17, "up", "variation(value) is improvement", "y", "outside, or rising"),
        (12, "up", "variation(value) is concern", "?", "limits on trial show nothing"),
        (13, "up", "variation(value) is common", "y", "thirteen are enough"),
        (24, "up", "assurance(value, target) is fail", "y", "the target lies above the limits"),
        (24, "up", "value > upper_limit(value)", "n", "within them"),
        (24, "up", "lower_limit(value) > 69% and lower_limit(value) < 70%", "y", "in the unit of the figure"),
    ]

    @Test("is judged by the months up to the newest", arguments: conditions)
    func judged(_ count: Int, _ better: String, _ condition: String, _ truth: String, _ reason: String) throws {
        let measure = Self.measure(upTo: count, better: better, target: "90%")
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    @Test("is not known in a month without a figure")
    func gap() throws {
        let values = Self.months.prefix(23).joined(separator: ",") + ",-"
        #expect(try Judging.truth("variation(value) is common", .init(values: values)) == "?")
    }

    static let profiles: [(profile: String, words: String)] = [
        (
            "",
            "7 months or more above the mean (24 months, profile nhs-r); improvement, fail, 69.46% to 89.04%"
        ),
        (
            "profile mdc-excel;",
            "7 months or more above the mean (24 months, profile mdc-excel); improvement, inconsistent, 68.03% to 90.47%"
        ),
        (
            "profile mdc-excel-6;",
            "6 months or more above the mean (24 months, profile mdc-excel-6); improvement, inconsistent, 68.03% to 90.47%"
        ),
    ]

    @Test("says why, by whose rules, and within which limits", arguments: profiles)
    func words(_ profile: String, _ words: String) throws {
        let site = try TestSite(
            "rule it \"It\" { over figures; \(profile) green when variation(value) is improvement; say "
                + "\"{variation_reason(value)}; {variation(value)}, {assurance(value, target)}, "
                + "{lower_limit(value)} to {upper_limit(value)}\" }")
        let findings = try site.findings(["figures.csv": Self.measure(upTo: 24, target: "90%").csv])
        #expect(findings.text(0) == words)
    }
}
