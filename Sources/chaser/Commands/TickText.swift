import ChaserCore
import ChaserHost

/// One tick for a person to read: what opened, what is worst, who was told.
struct TickText {
    let report: TickReport
    let outcome: TickRunner.Outcome
    let zone: Zone
    /// Sources whose every sheet is for later.
    var awaited: [AwaitedSheet] = []

    /// The most lines a list shows before it says how many more there are.
    private static let longest = 20

    var text: String {
        var parts = [head, requests, list("WORST", worst, of: openReds), rules(), changes()]
        parts += [mails, undecided, problems, waiting]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var head: String {
        let open = report.open
        let told = report.alerts.count - open.count
        let opened = report.opened.count(where: { !$0.isEvent })
        let first = report.isFirstStart ? ", the first look" : ""
        return "\(report.site), \(words(zone.civil(at: report.at)))\(first)\n"
            + "\(open.count) open: \(openReds) red, \(open.count - openReds) amber. This tick: "
            + (told == 0 ? "" : "\(told) told once, ")
            + "\(opened) opened, \(report.worsened.count) worse, \(report.eased.count) eased, \(report.cleared.count) cleared.\n"
    }

    private var openReds: Int { report.open.filter { $0.colour == .red }.count }

    /// What people asked for since the last tick, and what became of it.
    private var requests: String {
        let rows = outcome.answers.flatMap { answer in
            answer.lines.map { [answer.maker, answer.isDone ? "done" : "refused", $0] }
        }
        return list("REQUESTS", Array(rows.prefix(TickText.longest)), of: rows.count)
    }

    private var worst: [[String]] {
        let fresh = Set(report.opened.map(\.key) + report.worsened.map(\.key))
        return report.open.filter { $0.colour == .red }.prefix(TickText.longest).map { alert in
            [
                alert.id, "RED", fresh.contains(alert.key) ? "new" : "", alert.key.rule,
                alert.text + (report.acknowledgements[alert.key].map { " (\($0.summary))" } ?? ""),
            ]
        }
    }

    private func list(_ heading: String, _ rows: [[String]], of total: Int) -> String {
        guard !rows.isEmpty else { return "" }
        let more = total > rows.count ? "  … and \(total - rows.count) more: chaser alerts lists them\n" : ""
        return "\(heading)\n\(table(rows))\(more)"
    }

    /// What each rule found.
    private func rules() -> String { "RULES\n" + RuleTable.text(report.rules, awaited: awaited) }

    private func changes() -> String {
        let rows =
            report.eased.map { [$0.id, "eased to amber", $0.key.rule, $0.text] }
            + report.cleared.map {
                [$0.alert.id, "cleared: \($0.reason.rawValue)", $0.alert.key.rule, $0.alert.key.record]
            }
            + report.lapsed.map {
                [$0.alert.id, "no longer acknowledged", $0.alert.key.rule, $0.alert.key.record]
            }
        return list("CHANGED", Array(rows.prefix(TickText.longest)), of: rows.count)
    }

    private var mails: String {
        var lines = report.mails.map { mail in
            [
                mail.person.name, "<\(mail.person.address.address)>",
                mail.alerts.isEmpty ? "problems only" : counted(mail.alerts.count, "alert"),
                outcome.paths[mail.name] ?? "not written",
            ]
        }
        lines += outcome.recovered.map {
            [
                $0.person.name, "<\($0.person.address.address)>", "owed since an earlier tick",
                outcome.paths[$0.name] ?? "",
            ]
        }
        var text = lines.isEmpty ? "MAILS\n  Nobody is told anything this time.\n" : "MAILS\n" + table(lines)
        if let hold = report.hold {
            text += """
                  Mail is held: the spool holds a mail of \(words(zone.civil(at: hold))), which this state knows nothing of. It
                  came from a backup, or belongs elsewhere: chaser adopt SITE says that it is the one to go on with.

                """
        }
        if let until = report.heldUntil {
            text = "MAILS\n  \(counted(report.held, "notice")) held until \(words(until)).\n"
        }
        if let held = report.waitsForYes { text += "  \(held)\n" }
        return text
    }

    private var undecided: String {
        let rules = report.rules.filter { !$0.isDraft }
        let idle = rules.filter(\.judgesNothing)
        let none = idle.map { [$0.rule, "none of its \($0.unknown) records"] }
        let one = report.undecided.filter { key in !idle.contains { $0.rule == key.rule } }
            .prefix(TickText.longest).map { [$0.rule, $0.record] }
        let total = rules.filter { !$0.judgesNothing }.map(\.unknown).reduce(none.count, +)
        return list("COULD NOT BE JUDGED (a figure or a date is missing)", none + one, of: total)
    }

    private var problems: String {
        let rows = report.problems.prefix(TickText.longest).map { [$0.words] }
        return list("PROBLEMS", Array(rows), of: report.problems.count)
    }

    private var waiting: String {
        let rows = report.waiting.map { [$0.rule, "waits for " + $0.what.joined(separator: ", ")] }
        return list("NOT YET IN FORCE", rows, of: rows.count)
    }
}

/// The table of what each rule found: `once` and `check` print the same.
enum RuleTable {
    static func text(_ rules: [TickReport.RuleCount], awaited: [AwaitedSheet]) -> String {
        let later = awaited.map { "  \($0.words)\n" }.joined()
        return rules.isEmpty && !later.isEmpty ? later : table(rules) + later
    }

    private static func table(_ rules: [TickReport.RuleCount]) -> String {
        let head = ["rule", "red", "amber", "green", "none", "unknown", "left out", ""]
        return chaser.table(
            [head]
                + rules.map { count in
                    [count.rule]
                        + [count.red, count.amber, count.green, count.none, count.unknown, count.excluded].map(
                            String.init)
                        + [count.isDraft ? "draft" : ""]
                })
    }
}
