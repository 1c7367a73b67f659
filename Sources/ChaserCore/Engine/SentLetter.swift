/// What is kept of a mail that may be answered: whom it went to, and which alert each of its numbers means. Ninety days,
/// by its Message-ID, which holds a token that nobody else can make.
public struct SentLetter: Hashable, Sendable {
    /// Whether an answer still counts: each mail is answered once.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case open, answered
        /// Answered more than once, and told so: further answers are passed over in silence.
        case closed
    }

    /// The person, by `MailAddress.identity`.
    public let person: String
    /// Their name, as the directory has it.
    public let name: String
    public let sent: Instant
    /// The alerts by their numbers, which are the same in every mail to this person.
    public let numbers: [AlertKey: Int]
    /// Orders that wait for a yes from this address; empty in all mails but those that ask for it.
    public var pending: [AcknowledgeOrder]
    /// It answers a mail of the person.
    public let isAnswer: Bool
    public var state = State.open

    public init(
        to person: Person, sent: Instant, numbers: [AlertKey: Int], pending: [AcknowledgeOrder] = [],
        isAnswer: Bool = false
    ) {
        self.person = person.address.identity
        name = person.name
        self.sent = sent
        self.numbers = numbers
        self.pending = pending
        self.isAnswer = isAnswer
    }
}

extension Memory {
    /// How long a mail may be answered.
    private static let answerable: Int64 = 90 * 86_400

    /// Lets go of the mails that are too old to be answered.
    mutating func forgetLetters(at now: Instant) {
        guard !letters.isEmpty else { return }
        letters = letters.filter { now.seconds - $0.value.sent.seconds < Memory.answerable }
    }

    /// The numbers of these alerts in mails to a person: those that they have had in any mail that may still be
    /// answered, and for the others the lowest that no alert has had.
    func numbers(of keys: [AlertKey], for person: String) -> [AlertKey: Int] {
        var known: [AlertKey: Int] = [:]
        for letter in letters.values where letter.person == person {
            known.merge(letter.numbers) { first, _ in first }
        }
        var taken = Set(known.values)
        var numbers: [AlertKey: Int] = [:]
        var next = 1
        for key in keys {
            if let number = known[key] {
                numbers[key] = number
                continue
            }
            while taken.contains(next) { next += 1 }
            taken.insert(next)
            known[key] = next
            numbers[key] = next
        }
        return numbers
    }
}
