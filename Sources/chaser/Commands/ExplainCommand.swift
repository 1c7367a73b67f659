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
            let records = try opening.history(state).records
            let key = try key(arguments, engine, tables, now) { AlertLife(of: $0, in: records, site: site).key }
            let explanation: Explanation
            switch explain(key, engine, tables, now, arguments) {
            case .success(let found): explanation = found
            case .failure(let refusal):
                // An alert that has been, on a record or under a rule that is gone.
                let story = AlertLife(of: arguments.operands[1].lowercased(), in: records, site: site)
                guard arguments.operands.count == 2, !story.entries.isEmpty, !refusal.isOfPerson else {
                    throw CommandFailure(.usage, "\(refusal)")
                }
                let json = LifeText.document(story, because: "\(refusal)")
                return CommandResult(
                    output: arguments.has(.json)
                        ? json.text(pretty: true) + "\n" : LifeText.text(story, because: "\(refusal)", site.zone))
            }
            let story = AlertLife(of: explanation.id, in: records, site: site)
            if arguments.has(.json) {
                let json = ExplanationText.json(explanation, story, site.zone)
                return CommandResult(output: json.text(pretty: true) + "\n")
            }
            return CommandResult(
                output: ExplanationText(explanation: explanation, story: story, zone: site.zone).text)
        } catch {
            return error.result
        }
    }

    private static func explain(
        _ key: AlertKey, _ engine: Engine, _ tables: Tables, _ now: Instant, _ arguments: Arguments
    ) -> Result<Explanation, Explanation.Refusal> {
        do throws(Explanation.Refusal) {
            let found = try engine.explanation(of: key, to: arguments[.hearer], tables, at: now)
            // A part of another record's key is not the record of an alert that was named by its id.
            if arguments.operands.count == 2, found.key != key { throw .noRecord(key.record, suggestions: []) }
            return .success(found)
        } catch {
            return .failure(error)
        }
    }

    /// What is asked about: a rule and a record, or the alert of an id that is open, that a tick now would open, or that
    /// `known` finds among those that have been.
    private static func key(
        _ arguments: Arguments, _ engine: Engine, _ tables: Tables, _ now: Instant, known: (String) -> AlertKey?
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
        if let key = known(id) { return key }
        if engine.site.definition.rules.contains(where: { $0.name == operands[1] }) {
            throw CommandFailure(
                .usage, "“\(operands[1])” is a rule: name a record of it too, by its key or a part of it")
        }
        throw CommandFailure(
            .usage,
            "no alert “\(operands[1])” is open, nor would open now (chaser alerts lists them), nor has one been (chaser"
                + " history lists those); for what is not open, name the rule and the record")
    }
}

extension Explanation.Refusal {
    /// The person who was asked about is nobody, whatever the alert.
    fileprivate var isOfPerson: Bool { if case .noPerson = self { true } else { false } }
}
