/// Holds what a test expects of mails against the mails of one tick.
struct RuleTestMails {
    let site: Site
    let moment: RuleTestMoment

    private typealias Question = TestDefinition.MailQuestion

    /// What came instead of one mail with all the words; nil when there is one.
    func failure(of question: TestDefinition.MailQuestion) -> String? {
        switch sent(to: question) {
        case .nobody(let why): return why
        case .mails(let mails, let people):
            let texts = mails.map(\.folded)
            if texts.contains(where: { $0.hasAll(question.words) }) { return nil }
            guard !mails.isEmpty else { return "no mail to \(people.words); \(allMails)" }
            let missing = question.words.filter { word in !texts.contains { $0.hasAll([word]) } }
            let words = missing.isEmpty ? "not all of these words in one mail" : "no \(quotedWords(missing))"
            return "\(words) in \(mails.count == 1 ? "the mail" : "the mails"):\n"
                + mails.map(\.shown).joined(separator: "\n")
        }
    }

    /// The mail that came although none was to; nil when none did.
    func failure(ofNo question: TestDefinition.MailQuestion) -> String? {
        switch sent(to: question) {
        case .nobody(let why): return why
        case .mails(let mails, _):
            let found = mails.filter { $0.folded.hasAll(question.words) }
            return found.isEmpty ? nil : found.map(\.shown).joined(separator: "\n")
        }
    }

    /// How many mails came instead of so many; nil when as many did.
    func failure(of count: Int, _ question: TestDefinition.MailQuestion) -> String? {
        switch sent(to: question) {
        case .nobody(let why): return why
        case .mails(let mails, _):
            if mails.count == count { return nil }
            let lines = mails.map { "  \($0.mail.person.address.address): \($0.mail.subject)" }
            return ([counted(mails.count, "mail")] + lines).joined(separator: "\n")
        }
    }

    private enum Sent {
        /// Nobody is meant, and why.
        case nobody(String)
        case mails([ComposedMail], to: [Person])
    }

    /// The mails of the tick to those who are meant.
    private func sent(to question: Question) -> Sent {
        let all = moment.report.composed
        guard let recipient = question.recipient else { return .mails(all, to: []) }
        let people: [Person]
        switch recipient {
        case .address(let text):
            guard let address = MailAddress(parsing: text) else { return .nobody("“\(text)” is no mail address") }
            people = [Person(name: "", address: address)]
        case .role(let role):
            people =
                question.area.map { site.directory.recipients(role: role, area: $0).people }
                ?? site.directory.holders(of: role)
            if people.isEmpty {
                return .nobody("nobody holds the role \(role)\(question.area.map { " for “\($0)”" } ?? "")")
            }
        case .named: return .nobody("“named” is not yet in force")
        }
        let identities = Set(people.map(\.address.identity))
        return .mails(all.filter { identities.contains($0.mail.person.address.identity) }, to: people)
    }

    private var allMails: String {
        let mails = moment.report.mails
        guard !mails.isEmpty else {
            let held = moment.report.held
            return held > 0
                ? "\(counted(held, "notice")) held until the hours for mail" : "no mail was sent at this tick"
        }
        return "mail went to \(unique(mails.map(\.person.address.address)).joined(separator: ", "))"
    }

    private func quotedWords(_ words: [String]) -> String { words.map { "“\($0)”" }.joined(separator: ", ") }
}

extension ComposedMail {
    /// Its subject and text; case, line breaks and the shape of quotes do not count.
    fileprivate var folded: FoldedMail { FoldedMail(text: " \(foldedText(mail.subject)) \(foldedText(text)) ") }

    /// To whom, and the text beneath.
    fileprivate var shown: String {
        let lines = text.split(separator: "\n").prefix(25).map { "  | \($0)" }
        return (["mail to \(mail.person.address.address): \(mail.subject)"] + lines).joined(separator: "\n")
    }
}

/// What a mail says, in a form in which two spellings of it are equal.
private struct FoldedMail {
    let text: String

    /// Whether all of these stand in it.
    func hasAll(_ words: [String]) -> Bool { words.allSatisfy { text.contains(foldedText($0)) } }
}

extension [Person] {
    fileprivate var words: String { map(\.address.address).joined(separator: ", ") }
}
