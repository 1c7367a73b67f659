/// The body of a message as it travels: one part, or plain text and HTML side by side (RFC 2046 §5.1.4, the plainest
/// first).
enum MailBody {
    case plain(MailPart)
    case alternative(MailPart, MailPart, boundary: String)

    /// The boundary follows from the message's ID. It holds `=_`, which no encoded part can (RFC 2045 §6.7), and an
    /// unencoded part never begins a line with it, as sheets cannot know the ID.
    init(text: String, html: String?, messageID: String) {
        let plain = MailPart(text: text, type: "text/plain")
        guard let html else {
            self = .plain(plain)
            return
        }
        let boundary = "=_" + SHA256.hex(of: Array(messageID.utf8)).prefix(32)
        self = .alternative(plain, MailPart(text: html, type: "text/html"), boundary: boundary)
    }

    var headers: [MailHeader] {
        switch self {
        case .plain(let part): part.headers
        case .alternative(_, _, let boundary):
            [MailHeader("Content-Type", .tokens("multipart/alternative; boundary=\"\(boundary)\""))]
        }
    }

    func rendered() -> [UInt8] {
        switch self {
        case .plain(let part): return part.rendered()
        case .alternative(let plain, let html, let boundary):
            var bytes: [UInt8] = []
            for part in [plain, html] {
                bytes += Array("--\(boundary)\n".utf8)
                for header in part.headers { bytes += Array((header.rendered() + "\n").utf8) }
                bytes += Array("\n".utf8) + part.rendered() + Array("\n".utf8)
            }
            return bytes + Array("--\(boundary)--\n".utf8)
        }
    }
}

/// One text as it travels.
struct MailPart {
    /// How the text is made fit for 7-bit transport.
    enum Encoding: String {
        case sevenBit = "7bit"
        case quotedPrintable = "quoted-printable"
        case base64
    }

    /// Cleaned: LF line ends, no controls.
    let text: String
    /// `text/plain`
    let type: String

    init(text: String, type: String) {
        self.text = MailText.body(text)
        self.type = type
    }

    /// As it is where that is safe; base64 where more than a sixth is beyond ASCII (quoted-printable is then longer,
    /// and no more legible); quoted-printable otherwise.
    var encoding: Encoding {
        let beyondASCII = text.utf8.count { $0 >= 0x80 }
        if beyondASCII == 0, isPlain { return .sevenBit }
        return beyondASCII * 6 > text.utf8.count ? .base64 : .quotedPrintable
    }

    var headers: [MailHeader] {
        [
            MailHeader("Content-Type", .tokens("\(type); charset=utf-8")),
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
