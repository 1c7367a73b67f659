import Testing

@testable import ChaserCore

@Suite("What would clear an alert")
struct WhatClearsTests {
    /// One measure in October 2020, the lines of the rule, and what is said of the November figure.
    static let figures: [(measure: Judging.Measure, rule: String, words: String?, reason: String)] = [
        (
            .init(values: "80%,35%", target: "84%"), "amber when value misses target",
            "Clears with a figure of 84% or more in November 2020.", "the target itself"
        ),
        (
            .init(values: "80%,35%", target: "84%"), "amber when value misses target by 5% of target",
            "Clears with a figure of 80% or more in November 2020.", "79.8 is 5% short and counts as missed"
        ),
        (
            .init(values: "80.5%,35%", target: "84%"), "amber when value misses target by 5% of target",
            "Clears with a figure of 79.9% or more in November 2020.", "in steps as fine as the sheet's"
        ),
        (
            .init(values: "20,24", better: "down", target: "19"), "amber when value misses target",
            "Clears with a figure of 19 or less in November 2020.", "less is better"
        ),
        (
            .init(values: "80%,35%"), "amber when value is worse than previous(value) by 25% of it",
            "Clears with a figure of 27% or more in November 2020.",
            "held against this month's figure: 26.25 is too low"
        ),
        (
            .init(values: "30,35", better: ""), "amber when value < 50",
            "Clears with a figure of 50 or more in November 2020.", "the direction is the rule's own"
        ),
        (
            .init(values: "70,65", better: ""), "amber when value > 50",
            "Clears with a figure of 50 or less in November 2020.", "and the other way round"
        ),
        (
            .init(values: "78%,79%", target: "84%"), "amber when value misses target by 5% of target for 2 periods",
            "Clears with a figure of 80% or more in November 2020.", "one good month ends `for 2 periods`"
        ),
        (
            .init(values: "10%,20%,30%,20%"), "amber when mean(value, 3) < 50%",
            "Clears with a figure of 100% or more in November 2020.", "the mean of 30, 20 and 100"
        ),
        (
            .init(values: "10%,10%,10%,10%"), "amber when mean(value, 4) < 90%", nil, "no percentage could do that"
        ),
        (
            .init(values: "35,35"), "amber when value < 50 in any of 12 periods", nil, "one month cannot undo it"
        ),
        (
            .init(values: "30,35"), "amber when value < 50; clear when value > 60",
            "Clears with a figure of 61 or more in November 2020.", "by `clear when`"
        ),
        (.init(values: "35,35", peers: "50"), "amber when peers > 40", nil, "not by the figure at all"),
        (
            .init(values: "5000000000,1"), "amber when value < 5000000000",
            nil, "further than anyone looks, step by step"
        ),
    ]

    @Test("is the worst figure of the next month that does", arguments: figures)
    func figure(_ measure: Judging.Measure, _ rule: String, _ words: String?, _ reason: String) throws {
        let site = try TestSite("rule it \"It\" { over figures; \(rule); say \"…\" }")
        let findings = try site.findings(["figures.csv": measure.csv])
        #expect(findings.verdicts[0].status == .amber)
        #expect(findings.clearing(0, from: .amber)?.words == words, "\(reason)")
    }

    /// Eight actions in one area, so many of them late, and one undated.
    private static func plan(late: Int) -> String {
        let rows = (0..<8).map { "North,A\($0),\($0 < late ? "01/10/2020" : "01/12/2020"),X" }
        return "Area,Action,Due,Officers\n" + rows.joined(separator: "\n") + "\nNorth,Z,soon,X\n"
    }

    static let groups: [(rule: String, words: String?, reason: String)] = [
        ("amber when share(target_date is overdue) > 40%", "Clears at 3 of 9 or fewer.", "4 of 8 known are half"),
        (
            "red when share(target_date is overdue) > 60%; amber when share(target_date is overdue) > 40%",
            "Clears at 3 of 9 or fewer.", "no longer red is not enough"
        ),
        ("amber when count(target_date is overdue) >= 2", "Clears at 1 of 9 or fewer.", "by number"),
        ("amber when count(target_date is overdue) > 0", "Clears at 0 of 9.", "not one"),
        (
            "amber when count(target_date is overdue) > 0 or count(target_date is missing) > 0", nil,
            "two counts: neither alone"
        ),
        ("amber when count() > 5", nil, "nothing is counted but the members"),
    ]

    @Test("is how many members of a group may still be so", arguments: groups)
    func group(_ rule: String, _ words: String?, _ reason: String) throws {
        let site = try TestSite("rule it \"It\" { over plan by area; \(rule); say \"…\" }")
        let findings = try site.findings(["plan.csv": Self.plan(late: 6)])
        let colour: Colour = findings.verdicts[0].status == .red ? .red : .amber
        #expect(findings.clearing(0, from: colour)?.words == words, "\(reason)")
    }

    static let dates: [(rule: String, words: String?)] = [
        ("where not done; amber when target_date is overdue", "Clears when the sheet shows it done, or a later date."),
        ("amber when target_date is overdue", "Clears when the sheet shows a later date."),
        ("amber when target_date is overdue; amber when size(officers) != 1", nil),
        ("amber when size(officers) != 5", nil),
    ]

    @Test("is being done, or a later date, where every line asks whether the date has passed", arguments: dates)
    func date(_ rule: String, _ words: String?) throws {
        let site = try TestSite("rule it \"It\" { over plan; \(rule); say \"…\" }")
        let findings = try site.findings(["plan.csv": Self.plan(late: 1)])
        #expect(findings.clearing(0, from: .amber)?.words == words)
    }
}
