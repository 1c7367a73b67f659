/// Writes what leaves: within the hours for mail, and within the weekly limit.
extension Tick {
    /// One mail a person of all that is owed. What may not leave yet is kept, and then leaves as one summary.
    mutating func writeMails() {
        memory.owed += explained()
        guard let letterhead else { return }
        guard site.isMailOpen(at: now) else {
            report.held = memory.owed.count
            report.heldUntil =
                memory.owed.isEmpty ? nil : site.mailWindow.nextOpening(after: site.zone.civil(at: now))
            return
        }
        let covers = covers
        memory.owed = memory.owed.map { notice in covers.cover(for: notice.person).map(notice.covered) ?? notice }
        digests = digests.map { page in covers.cover(for: page.person).map(page.covered) ?? page }
        let composer = MailComposer(letterhead: letterhead, now: now, writing: manner.writing)
        memory.forgetLetters(at: now)
        let known = memory
        let letters = composer.composed(leaving()) { keys, person in known.numbers(of: keys, for: person) }
        noteLetters(letters)
        report.composed = digests.map(composer.composed) + letters
        memory.outbox += report.mails
    }

    /// Takes from what is owed the notices of every person whose mail may leave now, and counts that mail.
    private mutating func leaving() -> [Notice] {
        let monday = WeeklyLimit.monday(of: today)
        memory.sent = memory.sent.mapValues { $0.filter { $0 >= monday } }.filter { !$0.value.isEmpty }
        var leaving: [Notice] = []
        var waiting: [Notice] = []
        for (identity, notices) in grouped(memory.owed, by: \.person.address.identity) {
            if isWithinLimit(notices, identity) {
                leaving += notices
                memory.sent[identity, default: []].append(today)
            } else {
                waiting += notices
            }
        }
        memory.owed = waiting
        hear(leaving)
        report.limited = waiting.count
        return leaving
    }

    /// Whether one address may have these notices in a mail now, by the weekly limit.
    func isWithinLimit(_ notices: [Notice], _ identity: String) -> Bool {
        let limit = WeeklyLimit(most: site.definition.settings.mailsAWeek)
        // What is wrong with the site itself is the operator's work, not one more alert.
        let hasRed = notices.contains { $0.isRed || $0.isProblem }
        return limit.mayLeave(on: today, sent: memory.sent[identity] ?? [], hasRed: hasRed)
    }

    /// What all mails of the site share; nil without a sender.
    var letterhead: MailComposer.Letterhead? { site.letterhead(secret: memory.secret) }

    /// Keeps which alert each number of a mail means, so that it can be answered.
    private mutating func noteLetters(_ mails: [ComposedMail]) {
        for composed in mails where !composed.numbers.isEmpty {
            memory.letters[composed.mail.messageID] = SentLetter(
                to: composed.mail.person, sent: now, numbers: composed.numbers)
        }
    }
}

extension Site {
    /// What all its mails share; nil without a sender.
    func letterhead(secret: String?) -> MailComposer.Letterhead? {
        let settings = definition.settings
        guard let sender = settings.sender.flatMap({ MailAddress(parsing: $0.value) }) else { return nil }
        return MailComposer.Letterhead(
            site: title, sender: sender, marking: settings.marking, zone: zone,
            secret: settings.replies == nil ? nil : secret,
            replyTo: settings.replies?.address.flatMap(MailAddress.init(parsing:)),
            longest: settings.longestAcknowledgement.description)
    }
}
