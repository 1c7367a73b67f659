/// How a tick goes about its work. What it decides is the same in every manner.
struct TickManner: Sendable {
    var workers = Workers.alone
    /// In a rehearsal nobody reads the messages of the mails, or anything but who is told of what: then the alerts have
    /// no words either.
    var writing = MailComposer.Writing.messages
    /// What earlier ticks found; nil keeps nothing.
    var kept: KeptJudgements?

    static let alone = TickManner()
}
