import ChaserCore
import ChaserHost

/// `chaser check SITE`: everything that is wrong, what is surely not meant, and who would get what.
enum CheckCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            var finding = CheckFinding(opening: opening)
            if let site = opening.loading.site {
                let now = try opening.now(arguments, surroundings, zone: site.zone).get()
                try look(&finding, site, now, opening.state(arguments, surroundings))
            }
            let code = finding.exitCode(isStrict: arguments.has(.strict))
            if arguments.has(.github) { return CommandResult(code: code, output: finding.annotations) }
            if arguments.has(.json) {
                return CommandResult(code: code, output: finding.json.text(pretty: true) + "\n")
            }
            return CommandResult(code: code, output: finding.text, errors: finding.errors)
        } catch {
            return error.result
        }
    }

    /// What the sheets say of the rules, what a first tick would find and tell, and what the next one would.
    private static func look(
        _ finding: inout CheckFinding, _ site: Site, _ now: Instant, _ state: StateFolder
    ) throws(CommandFailure) {
        let tables = finding.opening.tables(site, now, past: try finding.opening.past(state, site))
        finding.awaited = finding.opening.awaited(site, now)
        (finding.first, finding.firstHeld) = report(
            Engine(site: site, memory: Memory(), workers: .processors), tables, now)
        let advice = Engine(site: site, memory: Memory()).advice(tables, at: now)
        finding.advice = advice.diagnostics
        finding.first?.problems += advice.problems
        let memory = try finding.opening.memory(state)
        guard let last = memory.lastTick, last <= now else { return }
        (finding.next, finding.nextHeld) = report(
            Engine(site: site, memory: memory, workers: .processors), tables, now)
    }

    /// What a tick would find; and where its mail is held until the hours for mail, what would then leave.
    private static func report(
        _ engine: Engine, _ tables: Tables, _ now: Instant
    ) -> (report: TickReport?, held: [Mail]) {
        var engine = engine
        guard let report = published(&engine, tables, now) else { return (nil, []) }
        guard let until = report.heldUntil else { return (report, []) }
        let opening = engine.site.zone.instant(of: until.day, at: until.time)
        return (report, published(&engine, tables, opening)?.mails ?? [])
    }

    private static func published(_ engine: inout Engine, _ tables: Tables, _ now: Instant) -> TickReport? {
        for case .publish(let report) in (try? engine.handle(.look(tables), at: now)) ?? [] { return report }
        return nil
    }
}
