/// How much lies in the state folder and the spool.
public struct Growth: Hashable, Sendable {
    /// Bytes of the journal.
    public var journal = 0
    /// Messages that nobody has taken yet, and when the oldest of them was decided.
    public var waiting = 0
    public var oldest: Instant?
    /// Messages that the mailer refused for good.
    public var failed = 0

    public init() {}
}

extension Growth {
    /// A message that lies longer in the spool is told to the operator, in seconds.
    static let patience = 7 * 86_400

    /// What the operator should hear; always in the same words, so that it is told once.
    public func problems(at now: Instant, spool: String) -> [Problem] {
        var words: [String] = []
        if let oldest, oldest.adding(seconds: Growth.patience) < now {
            words.append(
                "mails lie in \(spool)/new for more than a week: a mail program or chaser drain should take them")
        }
        if failed > 0 { words.append("the mailer refused mails for good: they lie in \(spool)/failed") }
        return words.map { Problem(message: $0) }
    }
}
