/// Answers requests: each is checked whole, and then done whole or refused.
extension Engine {
    /// How long an answer is kept, so that a request that comes again after a crash is answered alike.
    private static let answerSeconds: Int64 = 30 * 86_400

    /// Does what is asked, or says why not.
    mutating func answer(_ request: Request, at now: Instant) -> Answer {
        if let earlier = memory.answers[request.id] { return earlier }
        let outcome: Result<[String], RequestFault> =
            switch request.order {
            case .acknowledge(let order): acknowledge(order, request.maker, at: now)
            case .silence(let order): silence(order, request.maker, at: now)
            case .endSilence(let number): endSilence(number, request.maker, at: now)
            case .look: .success(["The sheets are looked at now."])
            case .confirm: confirm(request, at: now)
            }
        let answer =
            switch outcome {
            case .success(let lines):
                Answer(request: request.id, maker: request.maker.name, isDone: true, lines: lines, at: now)
            case .failure(let fault):
                Answer(
                    request: request.id, maker: request.maker.name, isDone: false, lines: [fault.sentence], at: now)
            }
        keep(answer, at: now)
        return answer
    }

    /// Keeps an answer, for as long as what it answers might come again.
    mutating func keep(_ answer: Answer, at now: Instant) {
        memory.answers = memory.answers.filter { now.seconds - $0.value.at.seconds < Engine.answerSeconds }
        memory.answers[answer.request] = answer
    }

    mutating func acknowledge(
        _ order: AcknowledgeOrder, _ maker: Request.Maker, at now: Instant
    ) -> Result<[String], RequestFault> {
        Result { () throws(RequestFault) in
            let (alerts, lastDay) = try AcknowledgeCheck(site: site, memory: memory, now: now).check(order)
            return alerts.map { alert in
                var given = Acknowledgement(
                    by: printable(order.by), because: printable(order.because), maker: printable(maker.name),
                    given: now, lastDay: lastDay, strength: order.strength, worst: alert.colour)
                given.held = memory.acknowledgements[alert.key]?.held ?? []
                memory.acknowledgements[alert.key] = given
                return "\(alert.id) \(alert.key.record): \(given.words())"
            }
        }
    }
}

/// What an acknowledgement must be like: the same check for a command before it asks, and for the engine that does it.
public struct AcknowledgeCheck {
    private let site: Site
    private let memory: Memory
    private let today: Day

    /// Characters of a reason or a name: a mail has to hold them.
    static let longestText = 300

    public init(site: Site, memory: Memory, now: Instant) {
        self.site = site
        self.memory = memory
        today = site.zone.civil(at: now).day
    }

    /// The alerts meant, each once, and the last day.
    @discardableResult
    public func check(_ order: AcknowledgeOrder) throws(RequestFault) -> (alerts: [Alert], lastDay: Day) {
        try AcknowledgeCheck.text(order.by, "the name", empty: .noName)
        try AcknowledgeCheck.text(order.because, "the reason", empty: .noReason)
        let lastDay = try lastDay(order)
        if order.ids.isEmpty { throw .noAlertGiven }
        var alerts: [Alert] = []
        for id in unique(order.ids.map { $0.lowercased() }) { alerts.append(try alert(id)) }
        return (alerts, lastDay)
    }

    static func text(_ text: String, _ what: String, empty: RequestFault) throws(RequestFault) {
        let words = printable(text)
        if words.isEmpty { throw empty }
        if words.count > longestText { throw .tooLong(what: what, limit: longestText) }
    }

    private func alert(_ id: String) throws(RequestFault) -> Alert {
        let alert = memory.alerts.values.first { $0.id == id }
        guard let alert else {
            let open = memory.alerts.values.filter { !$0.isEvent }.map(\.id).sorted()
            throw .noSuchAlert(id, suggestion: nearest(to: id, among: open))
        }
        if alert.isEvent { throw .isEvent(alert.id) }
        return alert
    }

    /// The last day of it, included, between today and the longest that the site allows.
    private func lastDay(_ order: AcknowledgeOrder) throws(RequestFault) -> Day {
        let longest = site.definition.settings.longestAcknowledgement
        let last = day(after: longest)
        // What ends by itself needs no day of its own.
        let usual = order.strength == .date ? nil : last
        guard let day = order.until ?? site.definition.settings.usualAcknowledgement.map(day(after:)) ?? usual else {
            throw .noDay
        }
        if day < today { throw .past(day, today: today) }
        if day > last, order.until != nil { throw .tooLate(day, longest: longest, last: last) }
        return min(day, last)
    }

    private func day(after span: Span) -> Day {
        span.unit == .workingDays ? site.calendar.day(today, plusWorkingDays: span.count) : span.after(today)
    }
}
