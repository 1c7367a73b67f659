import ChaserCore
import ChaserHost

/// `chaser adopt SITE`: goes on with a state that is older than its spool.
enum AdoptCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let now = try opening.now(arguments, surroundings, zone: site.zone).get()
            let state = opening.state(arguments, surroundings)
            let spool = try opening.spool(arguments, state)
            let lock = try opening.locked(state, "adopt")
            var runner = TickRunner(
                site: site, journal: try opening.journal(state), state: state, spool: spool, workers: .processors)
            let past = try opening.past(state, site)
            let result: Result<String, TickRunner.Fault>
            do {
                let tables = opening.tables(site, now, commands: opening.commands(arguments, state), past: past)
                result = .success(try adopt(&runner, tables, now, isSending: arguments.has(.send)))
            } catch { result = .failure(error) }
            _ = consume lock
            switch result {
            case .success(let text): return CommandResult(output: text)
            case .failure(let fault): throw CommandFailure(.machine, fault.description)
            }
        } catch {
            return error.result
        }
    }

    private static func adopt(
        _ runner: inout TickRunner, _ tables: Tables, _ now: Instant, isSending: Bool
    ) throws(TickRunner.Fault) -> String {
        try runner.compareSpool(at: now)
        guard runner.engine.memory.hold != nil else { return "Nothing is held: this state is the one in force.\n" }
        // One more look decides all that the state does not know it has told; that is what is given up or sent.
        _ = try runner.look(tables, at: now)
        let mails = runner.engine.memory.outbox
        let owed = runner.engine.memory.owed.count
        let outcome = try runner.take(.adopt(isSending: isSending), at: now)
        if let trouble = outcome.trouble { throw trouble }
        let lines = mails.map { "  \($0.person.address.address): \($0.subject)\n" }.joined()
        let what = isSending ? "sent" : "given up"
        let rest = owed > 0 && !isSending ? "Given up: \(counted(owed, "notice")) that waited for a mail.\n" : ""
        return "This state is in force from now on. \(counted(mails.count, "mail")) \(what).\n\(lines)\(rest)"
    }
}
