import ChaserCore
import ChaserHost

/// `chaser once SITE`: one tick.
enum OnceCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let now = try opening.now(arguments, surroundings, zone: site.zone).get()
            let state = opening.state(arguments, surroundings)
            let spool = try opening.spool(arguments, state)
            let outcome =
                arguments.has(.dryRun)
                ? try dryRun(opening, site, state, now, arguments)
                : try tick(opening, site, state, spool, now, arguments)
            guard let report = outcome.report else { return CommandResult() }
            var result = CommandResult()
            if let trouble = outcome.trouble {
                result = .failure(.machine, "\(trouble); what was decided is safe, and the next tick goes on with it")
            }
            result.output =
                arguments.has(.json)
                ? TickDocument.json(report, paths: outcome.paths, answers: outcome.answers, zone: site.zone).text(
                    pretty: true) + "\n"
                : TickText(report: report, outcome: outcome, zone: site.zone, awaited: opening.awaited(site, now)).text
            return result
        } catch {
            return error.result
        }
    }

    /// Decides everything and carries out nothing.
    private static func dryRun(
        _ opening: SiteOpening, _ site: Site, _ state: StateFolder, _ now: Instant, _ arguments: Arguments
    ) throws(CommandFailure) -> TickRunner.Outcome {
        var engine = Engine(site: site, memory: try opening.memory(state), workers: .processors)
        let past = try opening.past(state, site)
        do {
            var outcome = TickRunner.Outcome()
            let tables = opening.tables(
                site, now, commands: opening.commands(arguments, state), past: past)
            for case .publish(let report) in try engine.handle(.look(tables), at: now) {
                outcome.report = report
            }
            return outcome
        } catch { throw refusal(error, site) }
    }

    private static func tick(
        _ opening: SiteOpening, _ site: Site, _ state: StateFolder, _ spool: Spool, _ now: Instant,
        _ arguments: Arguments
    ) throws(CommandFailure) -> TickRunner.Outcome {
        do { try state.prepare() } catch { throw CommandFailure(.machine, error.description) }
        let lock: StateLock
        do {
            lock = try StateLock.acquire(folder: state.path, command: "chaser once \(opening.folder.root)")
        } catch { throw CommandFailure(.machine, error.description) }
        var runner = TickRunner(
            site: site, journal: try opening.journal(state), state: state, spool: spool, workers: .processors)
        let outcome: Result<TickRunner.Outcome, TickRunner.Fault>
        var past = try opening.past(state, site)
        let tables = opening.tables(
            site, now, commands: opening.commands(arguments, state), past: &past, notes: true)
        // What a tick decides on is kept before it decides; one that is refused for its time leaves nothing.
        if runner.engine.memory.lastTick.map({ $0 <= now }) ?? true {
            do { try past.save(site.definition.settings, at: now) } catch {
                throw CommandFailure(.machine, error.description)
            }
        }
        do {
            let intake = try runner.takeRequests(RequestFolder(state: state.path), at: now)
            let replied = try runner.takeReplies(at: now)
            var looked = try runner.look(tables, at: now)
            looked.answers = intake.answers + replied.answers
            // What the look carried out after all is no trouble any more.
            if !runner.engine.memory.outbox.isEmpty {
                looked.trouble = looked.trouble ?? intake.trouble ?? replied.trouble
            }
            outcome = .success(looked)
        } catch { outcome = .failure(error) }
        // Held to here: reading, deciding and writing are one writer's.
        _ = consume lock
        switch outcome {
        case .success(let outcome): return outcome
        case .failure(.refused(let why)): throw refusal(why, site)
        case .failure(let fault): throw CommandFailure(.machine, fault.description)
        }
    }

    private static func refusal(_ refusal: Engine.Refusal, _ site: Site) -> CommandFailure {
        switch refusal {
        case .beforeLastTick(let last):
            CommandFailure(
                .usage,
                "the state has seen a tick on \(words(site.zone.civil(at: last))), and this one is earlier; take a later --at or another --state"
            )
        }
    }
}
