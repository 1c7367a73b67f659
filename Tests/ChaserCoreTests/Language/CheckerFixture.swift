@testable import ChaserCore

/// Two sources to check expressions against: a plan, and a scorecard of months.
enum CheckerFixture {
    static let plan = SourceLayout(
        name: "plan",
        columns: [
            column("area", .text), column("action", .text), column("officers", .people),
            column("target_date", .date), column("start", .date), column("status", .rag), column("cost", .figure),
            column("agreed", .yesno),
        ], key: ["area", "action"])

    static let scorecard = SourceLayout(
        name: "scorecard",
        columns: [
            column("ref", .text), column("better", .polarity), column("value", .figure), column("peers", .figure),
            column("target", .target),
        ], key: ["ref"], periods: .headings(format: "MMM-yy"))

    private static func column(_ name: String, _ type: ColumnType) -> ColumnLayout {
        ColumnLayout(name: name, type: type, origin: .heading(name))
    }

    /// A condition as a rule would have it, checked; `group` is the column that the rule is `by`.
    static func check(
        _ words: String, over layout: SourceLayout, by group: String? = nil, isWhole: Bool = true
    ) -> (condition: CheckedCondition?, checker: ExpressionChecker) {
        let others = [plan, scorecard].map { ExpressionChecker.OtherSource(layout: $0, isWhole: true) }
        var checker = ExpressionChecker(
            scope: .init(layout: layout, path: "a.rules", isWhole: isWhole, others: others))
        if let group { checker.scope.group = checker.group(Located(group, at: TextRange(0, 0))) }
        let (file, diagnostics) = parse("rule a {\n  red when \(words)\n}\n")
        guard diagnostics.isEmpty, let written = file.blocks.first?.statements.first?.condition("condition") else {
            return (nil, checker)
        }
        let condition = checker.condition(written, in: file.text)
        return (condition, checker)
    }

    /// The messages of all faults, "sound" without any, "unread" for what is no condition at all.
    static func verdict(_ words: String, over layout: SourceLayout, by group: String? = nil) -> String {
        let (condition, checker) = check(words, over: layout, by: group)
        let messages = checker.diagnostics.map(\.fault.message)
        if !messages.isEmpty { return messages.joined(separator: "; ") }
        return condition == nil ? "unread" : "sound"
    }
}
