import ChaserCore
import ChaserHost

/// `chaser run SITE`: the daemon.
enum RunCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let state = opening.state(arguments, surroundings)
            let spool = try opening.spool(arguments, state)
            do { try state.prepare() } catch { throw CommandFailure(.machine, error.description) }
            let lock: StateLock
            do {
                lock = try StateLock.acquire(folder: state.path, command: "chaser run \(opening.folder.root)")
            } catch { throw CommandFailure(.machine, error.description) }
            do {
                try RequestFolder(state: state.path).prepare(now: surroundings.now)
                if let replies = site.definition.settings.replies {
                    try ReplyFolder(state: state.path, replies).prepare()
                }
            } catch {
                throw CommandFailure(.machine, error.description)
            }
            let daemon = Daemon(
                folder: opening.folder,
                sheets: DaemonSheets(
                    commands: opening.commands(arguments, state), past: try opening.past(state, site)),
                runner: TickRunner(site: site, journal: try opening.journal(state), state: state, spool: spool),
                problems: opening.loading.problems, look: site.definition.settings.lookSeconds,
                manager: ServiceManager())
            daemon.run()
            _ = consume lock
            return CommandResult()
        } catch {
            return error.result
        }
    }
}
