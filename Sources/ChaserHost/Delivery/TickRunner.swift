import ChaserCore

/// Carries out what the engine decides, effect by effect in the engine's order: each is a commit point.
///
/// Decide → journal (on disk) → spool → journal that it is delivered. A stop between any two of them is mended by the
/// next tick: the outbox in the memory holds what is decided, and the spool knows a mail it has by its name. What could
/// not be written down was never decided: the engine goes back to what it knew, and decides anew at the next tick.
public struct TickRunner {
    /// What carrying out can fail with.
    public enum Fault: Error {
        case refused(Engine.Refusal)
        case state(StateFault)
        case spool(SystemFault)
    }

    /// What an event came to: its report, and where each mail lies.
    public struct Outcome: Sendable {
        public var report: TickReport?
        /// Mail name to path in the spool.
        public var paths: [String: String] = [:]
        /// Mails of an earlier tick that a stop had kept from the spool.
        public var recovered: [Mail] = []
        /// What became of requests.
        public var answers: [Answer] = []
        /// What was decided and could not be carried out to its end; the next tick tries again.
        public var trouble: Fault?

        public init() {}
    }

    public var engine: Engine
    public private(set) var journal: Journal
    let state: StateFolder
    let spool: Spool
    /// The newest decision as this process found it: mail that is younger was decided by a memory that is lost.
    private let found: Instant?
    private var knowsSpool = false
    /// The day on which old mails were last let go of.
    private var aged: Day?

    /// Goes on from what the journal holds.
    public init(site: Site, journal: Journal, state: StateFolder, spool: Spool, workers: Workers = .alone) {
        engine = Engine(site: site, memory: journal.memory, workers: workers)
        self.journal = journal
        self.state = state
        self.spool = spool
        found = journal.memory.newestDecision
    }

    /// One tick, carried out.
    public mutating func look(_ tables: Tables, at now: Instant) throws(Fault) -> Outcome {
        try compareSpool(at: now)
        let problems = tables.problems + growth.problems(at: now, spool: spool.folder)
        var outcome = try take(
            .look(Tables(records: tables.records, units: tables.units, problems: problems)), at: now)
        do { try age(at: now) } catch { outcome.trouble = outcome.trouble ?? error }
        return outcome
    }

    /// Lets go of what is older than the site keeps it, once a day.
    private mutating func age(at now: Instant) throws(Fault) {
        let (site, today) = (engine.site, engine.site.zone.civil(at: now).day)
        guard aged != today else { return }
        aged = today
        if let oldest = site.definition.settings.oldestMail(on: today) {
            try ageMails(before: site.zone.instant(of: oldest, at: .midnight), at: now)
        }
        if let oldest = site.definition.settings.oldestRecord(on: today), journal.hasBegun {
            let instant = site.zone.instant(of: oldest, at: .midnight)
            do { try journal.forgetFiles(before: instant, at: now) } catch { throw .state(error) }
        }
    }

    /// Mails that were read or sent, in a spool within the state folder, which nobody else can claim; and their words in
    /// the journal.
    private mutating func ageMails(before instant: Instant, at now: Instant) throws(Fault) {
        if spool.folder.hasPrefix(state.path + "/") {
            do { try spool.age(before: instant, of: engine.site.title, on: state.disk) } catch { throw .spool(error) }
        }
        guard journal.hasBegun else { return }
        do { try journal.forgetMails(before: instant, at: now) } catch { throw .state(error) }
    }

    /// Any event, carried out. It throws when nothing was decided; all else is the outcome's `trouble`.
    public mutating func take(_ event: Engine.Event, at now: Instant) throws(Fault) -> Outcome {
        var outcome = Outcome()
        let before = engine
        let earlier = Set(engine.memory.outbox.map(\.name))
        let effects: [Engine.Effect]
        do { effects = try engine.handle(event, at: now) } catch { throw .refused(error) }
        for case .publish(let report) in effects { outcome.report = report }
        for effect in effects {
            switch effect {
            case .remember(let memory):
                do { try journal.append(memory, JournalGroup.Cause(now: now, report: outcome.report)) } catch {
                    engine = before
                    throw .state(error)
                }
            case .deliver(let mails):
                deliver(mails, at: now, &outcome)
                outcome.recovered = mails.filter { earlier.contains($0.name) && outcome.paths[$0.name] != nil }
            case .publish(let report): publish(report, &outcome)
            case .answer(let answer): outcome.answers.append(answer)
            }
        }
        return outcome
    }

    /// Finds out, once, whether the spool holds what this memory should know and does not.
    public mutating func compareSpool(at now: Instant) throws(Fault) {
        guard !knowsSpool else { return }
        let newest: Instant?
        do { newest = try spool.newest(of: engine.site.title, on: state.disk) } catch { throw .spool(error) }
        if let newest, found.map({ newest > $0 }) ?? true { _ = try take(.spoolIsNewer(newest), at: now) }
        knowsSpool = true
    }

    private mutating func deliver(_ mails: [Mail], at now: Instant, _ outcome: inout Outcome) {
        guard !mails.isEmpty else { return }
        do throws(SystemFault) { try spool.prepare(now: now, on: state.disk) } catch {
            outcome.trouble = .spool(error)
            return
        }
        let delivery = spool.deliverAll(mails.map { ($0.name, Array($0.message.utf8)) }, on: state.disk)
        for (name, delivered) in delivery.done { outcome.paths[name] = delivered.path }
        if let fault = delivery.fault { outcome.trouble = .spool(fault) }
        guard !delivery.done.isEmpty else { return }
        // A mail that is in the spool stays delivered, also where that cannot be written down now: the next record says it.
        guard let effects = try? engine.handle(.delivered(Set(delivery.done.keys)), at: now) else { return }
        for case .remember(let memory) in effects {
            do { try journal.append(memory, JournalGroup.Cause(now: now)) } catch { outcome.trouble = .state(error) }
        }
    }

    private func publish(_ report: TickReport, _ outcome: inout Outcome) {
        let name = engine.site.definition.settings.alertsFile
        do { try state.publish(report, name: name, zone: engine.site.zone, growth: growth) } catch {
            outcome.trouble = outcome.trouble ?? .state(error)
        }
    }

    /// How much lies in the state folder and the spool.
    public var growth: Growth {
        var growth = spool.growth(of: engine.site.title, on: state.disk)
        growth.journal = journal.size
        return growth
    }
}

extension Delivered {
    /// Where the message lies.
    public var path: String {
        switch self {
        case .written(let path), .alreadyThere(let path): path
        }
    }
}

extension TickRunner.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(.beforeLastTick): "the clock is earlier than the last tick"
        case .state(let fault): fault.description
        case .spool(let fault): fault.description
        }
    }
}
