/// A mail with what it was made of: whoever asks who was told what need not read it again.
public struct ComposedMail: Hashable, Sendable {
    /// What it tells.
    public enum Content: Hashable, Sendable {
        case notices([Notice])
        /// A digest, by its name.
        case digest(String)
    }

    public internal(set) var mail: Mail
    /// What it says, before it is made fit for transport.
    public let page: Page
    public let content: Content
    /// The plain text.
    public var text: String { page.text }
    /// The numbers that its alerts have in mails to this person.
    public var numbers: [AlertKey: Int] = [:]
}

/// Turns the notices of one tick into mails: one a person.
public struct MailComposer: Sendable {
    /// What all mails of a site share.
    public struct Letterhead: Hashable, Sendable {
        public let site: String
        public let sender: MailAddress
        /// `OFFICIAL`; nil for none.
        public let marking: String?
        public let zone: Zone
        /// What Message-IDs are made unguessable with; nil where no mail may be answered.
        public let secret: String?
        /// Where answers go; nil for the sender.
        public let replyTo: MailAddress?
        /// The longest acknowledgement, for the words on how to answer: `28 days`.
        public let longest: String

        public init(
            site: String, sender: MailAddress, marking: String?, zone: Zone, secret: String? = nil,
            replyTo: MailAddress? = nil, longest: String = ""
        ) {
            self.site = site
            self.sender = sender
            self.marking = marking
            self.zone = zone
            self.secret = secret
            self.replyTo = replyTo
            self.longest = longest
        }
    }

    /// How much of a mail is written.
    public enum Writing: Sendable {
        /// All of it.
        case messages
        /// What it says, and not the message that would carry it.
        case pages
        /// Nothing: only who is told of what.
        case nothing
    }

    private let letterhead: Letterhead
    private let now: Instant
    private let writing: Writing

    public init(letterhead: Letterhead, now: Instant, writing: Writing = .messages) {
        self.letterhead = letterhead
        self.now = now
        self.writing = writing
    }

    /// One mail for each person who has a notice, in the order in which the persons first appear.
    public func mails(_ notices: [Notice]) -> [Mail] { composed(notices).map(\.mail) }

    /// The same, each with what it was made of.
    func composed(
        _ notices: [Notice], numbers: ([AlertKey], String) -> [AlertKey: Int] = { _, _ in [:] }
    ) -> [ComposedMail] {
        grouped(notices, by: \.person.address.identity).compactMap { identity, items in
            guard letterhead.secret != nil else { return composed(items, numbers: [:]) }
            // Nobody answers for what the mail does not show.
            let shown = Letter.shown(Letter.entries(items)).map(\.alert)
            return composed(items, numbers: numbers(shown.filter { !$0.isEvent }.map(\.key), identity))
        }
    }

    private func composed(_ notices: [Notice], numbers: [AlertKey: Int]) -> ComposedMail? {
        guard let person = notices.first?.person else { return nil }
        if writing == .nothing { return unwritten(person, .notices(notices), name: person.address.identity) }
        let letter = Letter(notices: notices, letterhead: letterhead, now: now, numbers: numbers)
        var mail = composed(
            letter.page, to: person, .notices(notices), threads: letter.threads, alerts: letter.alertIDs,
            decision: notices.map(\.decision))
        mail.mail.matters = notices.compactMap(\.matter)
        mail.numbers = numbers
        return mail
    }

    /// The mail of a digest.
    func composed(_ digest: DigestPage) -> ComposedMail {
        if writing == .nothing {
            let name = "\(digest.person.address.identity).\(digest.name)"
            return unwritten(digest.person, .digest(digest.name), name: name)
        }
        var mail = composed(
            digest.page, to: digest.person, .digest(digest.name), threads: ["digest \(digest.name)"], alerts: [],
            decision: ["digest", digest.name, digest.day.iso])
        mail.mail.digest = Mail.Issue(name: digest.name, day: digest.day)
        return mail
    }

    private func unwritten(_ person: Person, _ content: ComposedMail.Content, name: String) -> ComposedMail {
        let mail = Mail(
            name: "\(now.seconds).\(name)", messageID: "", person: person, subject: "", alerts: [], message: "")
        return ComposedMail(mail: mail, page: Page(title: "", marking: nil), content: content)
    }

    /// Its name and Message-ID follow from the decision: site, person, instant and what it tells.
    private func composed(
        _ page: Page, to person: Person, _ content: ComposedMail.Content, threads: [String], alerts: [String],
        decision: [String]
    ) -> ComposedMail {
        let identity = hash([letterhead.site, person.address.identity, String(now.seconds)] + decision)
        let messageID = messageID(identity, person)
        let message =
            writing == .messages ? message(page, to: person, messageID, headers(person, threads)).rendered() : []
        let mail = Mail(
            name: "\(now.seconds).\(identity.prefix(20)).\(siteWord)", messageID: messageID, person: person,
            subject: page.title, alerts: alerts, message: String(decoding: message, as: UTF8.self))
        return ComposedMail(mail: mail, page: page, content: content)
    }

    private func message(
        _ page: Page, to person: Person, _ messageID: String, _ headers: [MailHeader]
    ) -> MailMessage {
        MailMessage(
            from: letterhead.sender, replyTo: letterhead.replyTo, to: person.address, subject: page.title,
            date: letterhead.zone.civil(at: now), messageID: messageID, headers: headers, body: page.text,
            html: page.html)
    }

    /// An answer to somebody's mail, in the thread of that.
    func answer(_ page: Page, to person: Person, mail: IncomingMail, decision: String) -> Mail {
        let identity = hash([letterhead.site, person.address.identity, String(now.seconds), "answer", decision])
        let messageID = messageID(identity, person)
        let thread = mail.messageID.map {
            [MailHeader("In-Reply-To", .tokens($0)), MailHeader("References", .tokens($0))]
        }
        var message = message(page, to: person, messageID, thread ?? [])
        message.isAnswer = true
        return Mail(
            name: "\(now.seconds).\(identity.prefix(20)).\(siteWord)", messageID: messageID, person: person,
            subject: page.title, alerts: [], message: String(decoding: message.rendered(), as: UTF8.self))
    }

    /// With a token that follows from mail and person, where answers are read: who knows the one knows of the mail.
    private func messageID(_ identity: String, _ person: Person) -> String {
        let token = letterhead.secret.map {
            "." + HMAC.hex(of: "\(identity)\u{0}\(person.address.identity)", key: $0).prefix(24)
        }
        return "\(identity.prefix(32))\(token ?? "")@\(letterhead.sender.domain)"
    }

    /// Threads hang from a root for each person and area that no mail has: whoever is first told at a later rung still
    /// gets one thread (RFC 5322 §3.6.4). List-Id lets people file by site (RFC 2919).
    private func headers(_ person: Person, _ threads: [String]) -> [MailHeader] {
        let roots = threads.prefix(10).map { thread in
            "<\(hash([letterhead.site, person.address.identity, "thread", thread]).prefix(32))@\(letterhead.sender.domain)>"
        }
        var headers = [MailHeader("List-Id", .tokens("<\(siteWord).alerts.\(letterhead.sender.domain)>"))]
        if let first = roots.first {
            headers += [
                MailHeader("In-Reply-To", .tokens(first)),
                MailHeader("References", .tokens(roots.joined(separator: " "))),
            ]
        }
        return headers
    }

    private func hash(_ parts: [String]) -> String { SHA256.hex(of: Array(parts.joined(separator: "\u{0}").utf8)) }

    private var siteWord: String { MailName.word(of: letterhead.site) }
}

/// The name of a mail's file: `<decision seconds>.<20 digits of its hash>.<site>`.
public enum MailName {
    /// The site's name as a part of a file name: lower-case letters, digits and hyphens.
    static func word(of site: String) -> String {
        let words = site.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let joined = words.joined(separator: "-").prefix(40)
        return joined.isEmpty ? "site" : String(joined)
    }
}

extension MailName {
    /// When a mail of this site was decided, from the name of its file; nil for every other file.
    public static func decided(_ file: String, site: String) -> Instant? {
        let parts = file.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].utf8.count == 20, parts[2] == word(of: site), let seconds = Int64(parts[0])
        else { return nil }
        return Instant(seconds: seconds)
    }
}

extension Notice {
    /// What a mail notes of an alert that it tells; nil for what is no alert.
    fileprivate var matter: Mail.Matter? {
        guard case .alert(let alert, let occasion, _) = subject else { return nil }
        return Mail.Matter(id: alert.id, occasion: occasion, reason: reason)
    }

    /// What tells this decision from any other of the same person and instant.
    fileprivate var decision: String {
        switch subject {
        case .alert(let alert, let occasion, _):
            "\(alert.key.rule)\u{1}\(alert.key.record)\u{1}\(alert.colour)\u{1}\(occasion)"
        case .ended(let alert, let ending):
            "\(alert.key.rule)\u{1}\(alert.key.record)\u{1}ended\u{1}\(ending.at.seconds)"
        case .account(let account): (["account", account.title] + account.lines).joined(separator: "\u{1}")
        case .reminder(_, let record, let text): "reminder\u{1}\(record)\u{1}\(text)"
        case .problem(let text): text
        }
    }
}
