import ChaserCore
import ChaserHost

/// `chaser alerts SITE`
enum AlertsCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let memory = try opening.memory(opening.state(arguments, surroundings))
            if arguments.has(.json) {
                let document = AlertsDocument.json(memory, site: site, at: surroundings.now)
                return CommandResult(output: document.text(pretty: true) + "\n")
            }
            return CommandResult(output: text(memory, site))
        } catch {
            return error.result
        }
    }

    private static func text(_ memory: Memory, _ site: Site) -> String {
        guard let lastTick = memory.lastTick else { return "No tick yet: chaser once looks at the site.\n" }
        let alerts = memory.openAlerts
        var head = "\(site.title): \(alerts.count) open after \(words(site.zone.civil(at: lastTick)))\n"
        if let held = memory.waitingForYes(site.zone) { head += "\(held) \(ConfirmCommand.advice)\n" }
        for silence in memory.standingSilences { head += "Silence \(printable(silence.words))\n" }
        guard !alerts.isEmpty else { return head }
        let rows = alerts.map { alert in
            [
                alert.id, alert.colour.rawValue.uppercased() + (alert.isUnknown ? "?" : ""), alert.key.rule,
                "since " + site.zone.civil(at: alert.opened).day.inWords,
                alert.text + (memory.acknowledgements[alert.key].map { " (\($0.summary))" } ?? ""),
            ]
        }
        return head + "\n" + table(rows)
    }
}

/// `Monday 16 November 2020 at 09:00`
func words(_ civil: CivilTime) -> String { "\(civil.day.weekday.name) \(civil.day.inWords) at \(civil.time)" }

/// Columns set under each other, two spaces in; no line ends in spaces.
func table(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
        let last = row.lastIndex { !$0.isEmpty } ?? 0
        let cells = row.prefix(last + 1).enumerated().map {
            $0.offset == last ? $0.element : padded($0.element, to: widths[$0.offset])
        }
        return "  " + cells.joined(separator: "  ") + "\n"
    }.joined()
}
