/// A mail that came in answer to one of ours, as the host found it.
public struct Reply: Hashable, Sendable {
    /// What tells it from any other: taken up twice, it is answered once.
    public let id: String
    public let mail: IncomingMail

    public init(id: String, mail: IncomingMail) {
        self.id = id
        self.mail = mail
    }
}

/// Answers replies. What comes from nobody we wrote to, or from a program, is passed over without a word.
extension Engine {
    /// Answers by mail to one person in a day: beyond these, two programs are talking to each other.
    private static let mostAnswers = 10

    /// Decides on a reply; the mail that answers it lies in the outbox then.
    mutating func answer(_ reply: Reply, at now: Instant) -> Answer {
        if let earlier = memory.answers[reply.id] { return earlier }
        memory.forgetLetters(at: now)
        let answer = decide(reply, at: now)
        keep(answer, at: now)
        return answer
    }

    private mutating func decide(_ reply: Reply, at now: Instant) -> Answer {
        func passed(_ why: String) -> Answer {
            Answer(
                request: reply.id, maker: reply.mail.author?.address ?? "nobody", isDone: false, lines: [why], at: now)
        }
        guard let author = reply.mail.author else { return passed("A mail without one author is passed over.") }
        if reply.mail.isAutomatic { return passed("An automatic mail is passed over.") }
        if site.ownAddresses.contains(author.identity) { return passed("A mail of our own is passed over.") }
        guard let id = reply.mail.answered.first(where: { memory.letters[$0] != nil }),
            let letter = memory.letters[id]
        else { return passed("It answers no mail of the last 90 days.") }
        guard letter.person == author.identity else { return passed("It does not come from whom that mail went to.") }
        if letter.state == .closed { return passed("That mail was answered twice already.") }
        let day = site.zone.civil(at: now).day
        let answersToday = memory.letters.values.filter {
            $0.isAnswer && $0.person == letter.person && site.zone.civil(at: $0.sent).day == day
        }
        if answersToday.count >= Engine.mostAnswers { return passed("That is more than ten answers in a day.") }
        let outcome = ReplyReading(engine: self, letter: letter, author: author, now: now).read(reply.mail)
        memory.letters[id]?.state = letter.state == .open ? .answered : .closed
        var lines = outcome.lines
        var isDone = false
        if letter.state == .open {
            for order in outcome.orders {
                switch acknowledge(order, Request.Maker(name: "\(author.address), by mail"), at: now) {
                case .success(let done):
                    lines += done
                    isDone = true
                case .failure(let fault): lines.append("Not done: \(fault.sentence)")
                }
            }
        }
        write(
            ReplyLetter(reply: reply, author: author, letter: letter, lines: lines, pending: outcome.pending), at: now)
        return Answer(request: reply.id, maker: author.address, isDone: isDone, lines: lines, at: now)
    }

    /// Puts the mail that answers into the outbox.
    private mutating func write(_ answer: ReplyLetter, at now: Instant) {
        guard let letterhead = site.letterhead(secret: memory.secret) else { return }
        let composer = MailComposer(letterhead: letterhead, now: now)
        let person = Person(name: answer.letter.name, address: answer.author)
        let mail = composer.answer(
            answer.page(letterhead), to: person, mail: answer.reply.mail, decision: answer.reply.id)
        memory.letters[mail.messageID] = SentLetter(
            to: person, sent: now, numbers: answer.letter.numbers, pending: answer.pending,
            isAnswer: true)
        memory.outbox.append(mail)
    }

}

extension Site {
    /// Where mail of our own comes from: never answered.
    var ownAddresses: Set<String> {
        let texts = [definition.settings.sender?.value, definition.settings.replies?.address]
        return Set(texts.compactMap { $0.flatMap { MailAddress(parsing: $0)?.identity } })
    }
}

/// What a reply asks for.
private struct ReplyReading {
    let engine: Engine
    let letter: SentLetter
    let author: MailAddress
    let now: Instant

    struct Outcome {
        var orders: [AcknowledgeOrder] = []
        var pending: [AcknowledgeOrder] = []
        var lines: [String] = []
    }

    func read(_ mail: IncomingMail) -> Outcome {
        if letter.state == .answered {
            return Outcome(lines: [
                "The mail that you answer has had its answer, and each counts once. Nothing was done. Answer this mail instead."
            ])
        }
        let own = ReplyText.ownLines(mail.text)
        if !letter.pending.isEmpty {
            return ReplyOrder.isYes(own)
                ? Outcome(orders: letter.pending)
                : Outcome(lines: ["You did not say yes, so nothing was done."])
        }
        var outcome = Outcome()
        for order in ReplyOrder.orders(in: own, today: engine.site.zone.civil(at: now).day) {
            do { outcome.orders.append(try self.order(order.get())) } catch {
                outcome.lines.append("Not understood: \(error).")
            }
        }
        if outcome.orders.isEmpty, outcome.lines.isEmpty {
            return Outcome(lines: ["No order was found in your mail, so nothing was done."])
        }
        guard !outcome.orders.isEmpty, !isVerified(mail) else { return outcome }
        return Outcome(
            pending: outcome.orders,
            lines: outcome.lines + outcome.orders.map { "Asked for, and not done yet: \(words($0))" })
    }

    private func isVerified(_ mail: IncomingMail) -> Bool {
        engine.site.definition.settings.replies?.verifier.map { mail.isVerified(by: $0, author: author) } ?? false
    }

    private func order(_ order: ReplyOrder) throws -> AcknowledgeOrder {
        var ids: [String] = []
        switch order.target {
        case .all: ids = letter.numbers.sorted { $0.value < $1.value }.compactMap { engine.memory.alerts[$0.key]?.id }
        case .some(let numbers, let named):
            for number in numbers {
                guard let key = letter.numbers.first(where: { $0.value == number })?.key else {
                    throw ReplyFault.noSuchNumber(number)
                }
                guard let alert = engine.memory.alerts[key] else { throw ReplyFault.cleared(number, key.record) }
                ids.append(alert.id)
            }
            ids += named
        }
        return AcknowledgeOrder(
            ids: ids, by: letter.name.shortened(to: 100), because: order.because.shortened(to: 300), until: order.until,
            strength: order.strength)
    }

    private func words(_ order: AcknowledgeOrder) -> String {
        let until = order.until.map { "until \($0.weekday.name) \($0.inWords)" } ?? "for the usual time"
        return "acknowledge \(order.ids.joined(separator: ", ")) \(until): \(order.because)"
    }
}

/// Why an order of a reply cannot be done.
private enum ReplyFault: Error, CustomStringConvertible {
    case noSuchNumber(Int)
    case cleared(Int, String)

    var description: String {
        switch self {
        case .noSuchNumber(let number): "that mail has no alert \(number)"
        case .cleared(let number, let record): "alert \(number) (\(record)) has cleared already"
        }
    }
}

/// The mail that answers a reply.
private struct ReplyLetter {
    let reply: Reply
    let author: MailAddress
    let letter: SentLetter
    let lines: [String]
    let pending: [AcknowledgeOrder]

    func page(_ letterhead: MailComposer.Letterhead) -> Page {
        let marking = letterhead.marking.map { "[\($0)] " } ?? ""
        var page = Page(title: "\(marking)\(letterhead.site): your answer", marking: letterhead.marking)
        if pending.isEmpty {
            page.blocks += [.summary("This is what was understood of your mail."), .list(lines)]
        } else {
            page.blocks += [
                .summary("Did you ask for this? Answer “yes” to confirm."), .list(lines),
                .paragraph(
                    "A mail in your name asked for it, and nothing shows that it came from you. Unless you answer this mail with “yes”, nothing is done."
                ),
            ]
        }
        page.blocks.append(
            .paragraph(ReplyHelp.words(numbers: letter.numbers.values.sorted(), longest: letterhead.longest)))
        return page
    }
}
