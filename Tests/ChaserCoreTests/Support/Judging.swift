import Testing

@testable import ChaserCore

extension Truth {
    /// `y`, `n`, `?`: a column of truths is then a word.
    var letter: Character {
        switch self {
        case .yes: "y"
        case .no: "n"
        case .unknown: "?"
        }
    }
}

/// What a condition comes to over sheets in literals.
enum Judging {
    /// One letter for each record, or each group, of the figures or the plan.
    static func truths(
        _ condition: String, over source: String, by group: String? = nil, _ csv: String,
        on today: String = "2020-11-16"
    ) throws -> String {
        try findings(condition, over: source, by: group, csv, on: today).letters
    }

    static func findings(
        _ condition: String, over source: String, by group: String? = nil, say: String = "…", _ csv: String,
        on today: String = "2020-11-16"
    ) throws -> Findings {
        let by = group.map { " by \($0)" } ?? ""
        let site = try TestSite("rule it \"It\" { over \(source)\(by); amber when \(condition); say \"\(say)\" }")
        return try site.findings(["\(source).csv": csv], on: today)
    }

    /// One measure's row of months, the last of them October 2020, and what else its row says. A second measure has a
    /// figure in each of those months, so that October is the current one.
    struct Measure {
        var values: String
        var better = "up"
        var target = ""
        var peers = ""

        var csv: String {
            let cells = values.split(separator: ",", omittingEmptySubsequences: false)
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            let months = (0..<cells.count).map { index in
                let ordinal = 2020 * 12 + 9 - (cells.count - 1 - index)
                return "\(names[ordinal % 12])-\(ordinal / 12 % 100)"
            }
            let ones = cells.map { _ in "1" }.joined(separator: ",")
            return "Ref,Better,Target,Peers,\(months.joined(separator: ","))\n"
                + "M1,\(better),\(target),\(peers),\(values)\nM2,up,,,\(ones)\n"
        }
    }

    /// The truth of a condition for one measure.
    static func truth(_ condition: String, _ measure: Measure, on today: String = "2020-11-16") throws -> String {
        String(try truths(condition, over: "figures", measure.csv, on: today).prefix(1))
    }
}

extension Findings {
    /// The truth of `amber when`, a letter each.
    var letters: String { String(verdicts.map { $0.amber.letter }) }
}
