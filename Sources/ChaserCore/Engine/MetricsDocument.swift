/// A tick as a Prometheus textfile (the node exporter's textfile collector reads it): what an operations team graphs and
/// alarms on. Times are Unix seconds; names end in their unit.
public enum MetricsDocument {
    /// The whole file. A tick comes at least once a day, so a daemon that is dead or blocked shows as
    /// `chaser_last_tick_timestamp_seconds` older than that.
    public static func text(_ report: TickReport, _ growth: Growth = Growth()) -> String {
        let red = report.open.filter { $0.colour == .red }.count
        var lines = metric(
            "chaser_last_tick_timestamp_seconds", "When the last tick was decided.", [([], Int(report.at.seconds))])
        lines += metric(
            "chaser_alerts_open", "Alerts open after the last tick.",
            [([("colour", "red")], red), ([("colour", "amber")], report.open.count - red)])
        lines += metric(
            "chaser_rule_records", "Records by what the rule found.",
            report.rules.flatMap { count in
                [
                    ("red", count.red), ("amber", count.amber), ("green", count.green), ("none", count.none),
                    ("unknown", count.unknown), ("excluded", count.excluded),
                ]
                .map { ([("rule", count.rule), ("status", $0.0)], $0.1) }
            })
        lines += metric(
            "chaser_problems", "What is wrong with sheets, people or addresses.", [([], report.problems.count)])
        lines += metric(
            "chaser_notices_held", "Notices that wait for the hours for mail or for the next week.",
            [([], report.held + report.limited)])
        lines += metric("chaser_mails_decided", "Mails that the last tick decided on.", [([], report.mails.count)])
        lines += metric(
            "chaser_rules_waiting", "Rules that a later version of Chaser will judge.", [([], report.waiting.count)])
        lines += metric("chaser_journal_bytes", "What the journal takes on the disk.", [([], growth.journal)])
        lines += metric(
            "chaser_mail_held", "1 while mail waits for chaser adopt, as the spool is newer than the journal.",
            [([], report.hold == nil ? 0 : 1)])
        lines += metric(
            "chaser_spool_messages", "Messages in the spool.",
            [([("state", "new")], growth.waiting), ([("state", "failed")], growth.failed)])
        return lines.joined(separator: "\n") + "\n"
    }

    private static func metric(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: Int)])
        -> [String]
    {
        guard !samples.isEmpty else { return [] }
        return ["# HELP \(name) \(help)", "# TYPE \(name) gauge"]
            + samples.map { sample in
                let labels = sample.labels.map { "\($0.0)=\"\(escaped($0.1))\"" }.joined(separator: ",")
                return labels.isEmpty ? "\(name) \(sample.value)" : "\(name){\(labels)} \(sample.value)"
            }
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
    }
}
