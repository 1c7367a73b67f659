import ChaserCore

/// Carries out what the engine decides, effect by effect in the engine's order: each is a commit point.
///
/// Decide → remember (on disk) → deliver → remember that it is delivered. A stop between any two of them is mended by the
/// next tick: the outbox in the memory holds what is decided, and the spool knows a mail it has by its name.
public struct TickRunner {
    /// What carrying out can fail with.
    public enum Fault: Error {
        case refused(Engine.Refusal)
        case state(StateFolder.Fault)
        case spool(SystemFault)
    }

    /// What a tick came to: its report, and where each mail lies.
    public struct Outcome: Sendable {
        public var report: TickReport?
        /// Mail name to path in the spool.
        public var paths: [String: String] = [:]
        /// Mails of an earlier tick that a stop had kept from the spool.
        public var recovered: [Mail] = []
        /// What became of requests.
        public var answers: [Answer] = []

        public init() {}
    }

    public var engine: Engine
    let state: StateFolder
    let spool: Spool

    public init(engine: Engine, state: StateFolder, spool: Spool) {
        self.engine = engine
        self.state = state
        self.spool = spool
    }

    /// One tick, carried out.
    public mutating func look(_ tables: Tables, at now: Instant) throws(Fault) -> Outcome {
        var outcome = Outcome()
        let earlier = Set(engine.memory.outbox.map(\.name))
        let effects = try handle(.look(tables), at: now)
        for effect in effects { try carryOut(effect, at: now, &outcome, earlier: earlier) }
        return outcome
    }

    /// One request, done or refused; when this returns the answer is on disk.
    public mutating func take(_ request: Request, at now: Instant) throws(Fault) -> Outcome {
        var outcome = Outcome()
        for effect in try handle(.request(request), at: now) {
            try carryOut(effect, at: now, &outcome, earlier: [])
        }
        return outcome
    }

    private mutating func handle(_ event: Engine.Event, at now: Instant) throws(Fault) -> [Engine.Effect] {
        do { return try engine.handle(event, at: now) } catch { throw .refused(error) }
    }

    private mutating func carryOut(
        _ effect: Engine.Effect, at now: Instant, _ outcome: inout Outcome, earlier: Set<String>
    ) throws(Fault) {
        switch effect {
        case .remember(let memory):
            do { try state.remember(memory) } catch { throw .state(error) }
        case .deliver(let mails):
            guard !mails.isEmpty else { return }
            for mail in mails { outcome.paths[mail.name] = try deliver(mail, at: now) }
            outcome.recovered = mails.filter { earlier.contains($0.name) }
            for effect in try handle(.delivered(Set(mails.map(\.name))), at: now) {
                try carryOut(effect, at: now, &outcome, earlier: earlier)
            }
        case .publish(let report):
            outcome.report = report
            do {
                try state.publish(report, name: engine.site.definition.settings.alertsFile, zone: engine.site.zone)
            } catch { throw .state(error) }
        case .answer(let answer):
            outcome.answers.append(answer)
        }
    }

    private func deliver(_ mail: Mail, at now: Instant) throws(Fault) -> String {
        do {
            try spool.prepare(now: now)
            switch try spool.deliver(name: mail.name, message: Array(mail.message.utf8)) {
            case .written(let path), .alreadyThere(let path): return path
            }
        } catch { throw .spool(error) }
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
