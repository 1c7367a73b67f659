/// One mail as facts; `rendered` turns it into bytes, the same facts always into the same bytes.
public struct MailMessage: Hashable, Sendable {
    /// The site's own mailbox.
    public let from: MailAddress
    /// Where answers go, if not to `from`: a mailbox that somebody reads.
    public let replyTo: MailAddress?
    /// The one person it is for.
    public let to: MailAddress
    /// Any text: it is cleaned and encoded.
    public let subject: String
    /// When it was decided, in the site's zone.
    public let date: CivilTime
    /// Without the angle brackets: `…@improvement.southampton.example`. The same decision has the same one, so that a
    /// mailbox which gets a mail twice shows it once.
    public let messageID: String
    /// Further fields, in order. One whose name the message itself writes, or that stands here twice, is left out.
    public let headers: [MailHeader]
    /// Plain text, lines ended by LF.
    public let body: String
    /// The same facts as HTML; nil for plain text alone.
    public let html: String?
    /// It answers somebody's mail (RFC 3834 §5: `auto-replied`).
    public var isAnswer = false

    /// A mail; every text in it may come from a spreadsheet.
    public init(
        from: MailAddress, replyTo: MailAddress? = nil, to: MailAddress, subject: String, date: CivilTime,
        messageID: String, headers: [MailHeader] = [], body: String, html: String? = nil
    ) {
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.headers = headers
        self.body = body
        self.html = html
    }

    /// The message for a Maildir or an .eml file: RFC 5322, in ASCII, LF line ends, each field exactly once.
    public func rendered() -> [UInt8] {
        let body = MailBody(text: body, html: html, messageID: messageID)
        var names: Set<String> = []
        var bytes: [UInt8] = []
        for header in ownHeaders + body.headers + headers {
            guard !header.name.isEmpty, names.insert(header.name.lowercased()).inserted else { continue }
            bytes += Array(header.rendered().utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes + body.rendered()
    }

    /// Auto-Submitted is RFC 3834; X-Auto-Response-Suppress says the same to Exchange, and leaves it its reports of mail
    /// that could not be delivered, which are wanted.
    private var ownHeaders: [MailHeader] {
        var own = [
            MailHeader("Date", .tokens(date.mailDate)),
            MailHeader("From", .mailbox(from)),
            MailHeader("To", .mailbox(to)),
            MailHeader("Subject", .text(subject)),
            MailHeader("Message-ID", .tokens("<\(plainID)>")),
            MailHeader("MIME-Version", .tokens("1.0")),
            MailHeader("Auto-Submitted", .tokens(isAnswer ? "auto-replied" : "auto-generated")),
            MailHeader("X-Auto-Response-Suppress", .tokens("OOF, AutoReply")),
        ]
        if let replyTo { own.insert(MailHeader("Reply-To", .mailbox(replyTo)), at: 3) }
        return own
    }

    /// The ID as RFC 5322 §3.6.4 has one, two dot-atoms about an @, whatever was given: it can neither end early nor
    /// pass the longest line.
    private var plainID: String {
        let at = messageID.lastIndex(of: "@") ?? messageID.endIndex
        let domain = messageID[at...].dropFirst()
        return [messageID[..<at], domain].map(Self.dotAtom).filter { !$0.isEmpty }.joined(separator: "@")
    }

    private static func dotAtom(_ text: Substring) -> String {
        let atoms = text.utf8.prefix(250).split(separator: UInt8(ascii: "."))
        let plain = atoms.map { String(decoding: $0.filter(MailAddress.isAtomCharacter), as: UTF8.self) }
        return plain.filter { !$0.isEmpty }.joined(separator: ".")
    }
}
