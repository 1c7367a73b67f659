import ChaserCore
import ChaserHost

/// `chaser repair SITE`: shows what a damaged journal still proves; with `--yes` goes on from there.
enum RepairCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let state = opening.state(arguments, surroundings)
            guard arguments.has(.writing) else {
                let repair = try look(state)
                let hint = repair.damage == nil ? "" : "Nothing was changed: chaser repair SITE --yes does it.\n"
                return CommandResult(output: text(repair, site) + hint)
            }
            let lock = try opening.locked(state, "repair")
            let result: Result<JournalRepair, StateFault>
            do {
                let repair = try JournalRepair(state)
                if repair.damage != nil { try repair.write(state, at: surroundings.now) }
                result = .success(repair)
            } catch { result = .failure(error) }
            _ = consume lock
            switch result {
            case .success(let repair): return CommandResult(output: text(repair, site))
            case .failure(let fault): throw CommandFailure(.machine, fault.description)
            }
        } catch {
            return error.result
        }
    }

    private static func look(_ state: StateFolder) throws(CommandFailure) -> JournalRepair {
        do { return try JournalRepair(state) } catch { throw CommandFailure(.machine, error.description) }
    }

    private static func text(_ repair: JournalRepair, _ site: Site) -> String {
        guard let damage = repair.damage else { return "The journal is sound: there is nothing to repair.\n" }
        let when = repair.stands.map { " of \(words(site.zone.civil(at: $0)))" } ?? ""
        let memory = repair.memory
        return """
            \(damage.path): \(damage.fault)
            Kept: everything up to record \(repair.head.number)\(when): \(counted(memory.alerts.count, "open alert")), \
            \(counted(memory.outbox.count, "mail")) on the way.
            Lost: what was decided after that. Mail that left since is held from being sent again until chaser adopt.

            """
    }
}
