import Testing

@testable import ChaserCore

@Suite("Figures")
struct FigureTests {
    /// A condition, the months up to October, the truth, and why.
    typealias Case = (condition: String, measure: Judging.Measure, truth: String, reason: String)

    static let comparisons: [Case] = [
        ("value == 79", .init(values: "79%"), "y", "a plain number takes the cell's unit"),
        ("value == 79%", .init(values: "79%"), "y", "79% is 79 with its unit"),
        ("value == 79%", .init(values: "79"), "?", "a plain cell is no percentage"),
        ("value == peers", .init(values: "79%", peers: "79"), "?", "units that differ"),
        ("value == peers", .init(values: "3 days", peers: "3 day"), "y", "singular and plural are one unit"),
        ("value > 1", .init(values: "-"), "?", "compared with missing"),
        ("value != 1", .init(values: "-"), "?", "not even unequal"),
        ("not value > 1", .init(values: "-"), "?", "nor the opposite"),
        ("value is missing", .init(values: "-"), "y", "missing can be asked for"),
        ("value is missing", .init(values: "0"), "n", "nought is a figure"),
        ("value < 5", .init(values: "5"), "n", "less"), ("value <= 5", .init(values: "5"), "y", "at most"),
        ("value > 5", .init(values: "5"), "n", "more"), ("value >= 5", .init(values: "5"), "y", "at least"),
        ("value != 5", .init(values: "5"), "n", "unequal"),
        ("value == target", .init(values: "84%", target: "84%"), "y", "a target counts as its number"),
    ]

    static let sums: [Case] = [
        ("value + peers == 0.3", .init(values: "0.1", peers: "0.2"), "y", "decimals are kept as typed"),
        ("value - peers == -0.1", .init(values: "0.1", peers: "0.2"), "y", "a negative difference"),
        ("value * 3 == 0.3", .init(values: "0.1"), "y", "a product by a plain number"),
        ("value * 2 == 50%", .init(values: "25%"), "y", "which keeps the unit"),
        ("value / 3 == 0.333333", .init(values: "1"), "y", "six places"),
        ("value / 3 == 0.666667", .init(values: "2"), "y", "half away from nought"),
        ("value / peers is missing", .init(values: "5", peers: "0"), "y", "over nought"),
        ("value / peers > 1", .init(values: "5", peers: "0"), "?", "and so unknown"),
        ("value * value is missing", .init(values: "9000000000000"), "y", "beyond the range"),
        ("value + value is missing", .init(values: "9000000000000"), "y", "a sum beyond the range"),
        ("value + peers > 0", .init(values: "5%", peers: "5"), "?", "units that differ"),
        ("value + peers > 0", .init(values: "5"), "?", "missing on one side"),
        ("-value == -5", .init(values: "5"), "y", "the other sign"),
        ("-value is missing", .init(values: "-"), "y", "of nothing"),
    ]

    @Test("compare as typed, and with missing are unknown", arguments: comparisons)
    func compares(_ condition: String, _ measure: Judging.Measure, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    @Test("add, multiply and divide exactly, or are missing", arguments: sums)
    func computes(_ condition: String, _ measure: Judging.Measure, _ truth: String, _ reason: String) throws {
        #expect(try Judging.truth(condition, measure) == truth, "\(reason)")
    }

    @Test("of different units are told once, with the first row, however often they meet")
    func oneProblem() throws {
        let csv = "Ref,Peers,Sep-20,Oct-20\nM1,5,5,5\nM2,5,5%,5%\nM3,6,6%,6%\n"
        let findings = try Judging.findings("value > peers for 2 periods", over: "figures", csv)
        #expect(findings.letters == "n??")
        #expect(
            findings.evaluator.problems(findings.evaluator.clashes).map(\.words) == [
                "figures.csv, row 3: “%” is held against a plain number; the result is unknown"
            ])
    }

    @Test("print as typed, and computed ones with two decimals and commas")
    func words() throws {
        let csv = "Ref,Better,Peers,Sep-20,Oct-20\nM1,down,£3,\"£1,200.50\",£1200.5\nM2,,,7,-\n"
        let say = "{value}; {previous(value)}; {value * 1000 / 7}; {better}; {last_known(value)}"
        let findings = try Judging.findings("period == period", over: "figures", say: say, csv)
        #expect(
            [0, 1].map(findings.text) == [
                "£1200.5; £1,200.50; £171,500; lower; £1200.5", "no figure; 7; no figure; no direction; 7",
            ])
    }
}
