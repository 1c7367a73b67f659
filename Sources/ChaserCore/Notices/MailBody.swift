/// The body of a message as it travels: its bytes, and the fields that say how to read them.
///
/// An HTML alternative would be a second case beside plain text, made here: `rendered` is all that a message asks of it.
struct MailBody {
    /// How the text is made fit for 7-bit transport.
    enum Encoding: String {
        case sevenBit = "7bit"
        case quotedPrintable = "quoted-printable"
        case base64
    }

    /// Cleaned: LF line ends, no controls.
    let text: String

    init(text: String) { self.text = MailText.body(text) }

    /// As it is where that is safe; base64 where more than a sixth is beyond ASCII (quoted-printable is then longer,
    /// and no more legible); quoted-printable otherwise.
    var encoding: Encoding {
        let beyondASCII = text.utf8.count { $0 >= 0x80 }
        if beyondASCII == 0, isPlain { return .sevenBit }
        return beyondASCII * 6 > text.utf8.count ? .base64 : .quotedPrintable
    }

    var headers: [MailHeader] {
        [
            MailHeader("Content-Type", .tokens("text/plain; charset=utf-8")),
            MailHeader("Content-Transfer-Encoding", .tokens(encoding.rawValue)),
        ]
    }

    func rendered() -> [UInt8] {
        switch encoding {
        case .sevenBit: Array(text.utf8)
        case .quotedPrintable: QuotedPrintable.encoded(text)
        case .base64: Base64.body(text)
        }
    }

    /// Lines of at most 78 (RFC 5322 §2.1.1), none of which a mailbox or a careless SMTP client would alter.
    private var isPlain: Bool {
        text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
            line.count <= 78 && line.first != UInt8(ascii: ".") && !line.starts(with: "From ".utf8)
        }
    }
}
