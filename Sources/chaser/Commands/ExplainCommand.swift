import ChaserCore
import ChaserHost

/// `chaser explain SITE ID` or `chaser explain SITE RULE RECORD`: why an alert is open, or why none is.
enum ExplainCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let now = try opening.now(arguments, surroundings, zone: site.zone).get()
            let state = opening.state(arguments, surroundings)
            let engine = Engine(site: site, memory: try opening.memory(state), workers: .processors)
            let tables = opening.tables(
                site, now, commands: opening.commands(arguments, state), past: try opening.past(state, site))
            let key = try key(arguments, engine, tables, now)
            let explanation: Explanation
            do { explanation = try engine.explanation(of: key, tables, at: now) } catch {
                throw CommandFailure(.usage, "\(error)")
            }
            if arguments.has(.json) {
                return CommandResult(output: ExplanationText.json(explanation, site.zone).text(pretty: true) + "\n")
            }
            return CommandResult(output: ExplanationText(explanation: explanation, zone: site.zone).text)
        } catch {
            return error.result
        }
    }

    /// What is asked about: a rule and a record, or the alert of an id that is open or that a tick now would open.
    private static func key(
        _ arguments: Arguments, _ engine: Engine, _ tables: Tables, _ now: Instant
    ) throws(CommandFailure) -> AlertKey {
        let operands = arguments.operands
        if operands.count > 2 { return AlertKey(rule: operands[1], record: operands[2]) }
        let id = operands[1].lowercased()
        if let alert = engine.memory.alerts.values.first(where: { $0.id == id }) { return alert.key }
        var ahead = engine
        let effects = (try? ahead.handle(.look(tables), at: now)) ?? []
        for case .publish(let report) in effects {
            if let alert = report.alerts.first(where: { $0.id == id }) { return alert.key }
        }
        if engine.site.definition.rules.contains(where: { $0.name == operands[1] }) {
            throw CommandFailure(
                .usage, "“\(operands[1])” is a rule: name a record of it too, by its key or a part of it")
        }
        throw CommandFailure(
            .usage,
            "no alert “\(operands[1])” is open, nor would open now (chaser alerts lists them); for what is not"
                + " open, name the rule and the record")
    }
}
