import Testing

@testable import ChaserCore

@Suite("A mail message")
struct MailMessageTests {
    @Test("renders whole, each field once, LF at every line end")
    func renders() throws {
        let message = try Self.message(
            subject: "[PLAN 2.3] Children’s plan is late",
            headers: [MailHeader("Importance", .tokens("high"))], body: "Overdue since 30 March 2026.\n")
        let expected = """
            Date: Mon, 30 Mar 2026 08:00:00 +0100
            From: Improvement plan <improvement.plan@southampton.example>
            To: "Lead, Early Help" <sm.earlyhelp@southampton.example>
            Reply-To: office@southampton.example
            Subject: [PLAN 2.3] =?utf-8?B?Q2hpbGRyZW7igJlz?= plan is late
            Message-ID: <5f2a.1@improvement.southampton.example>
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            X-Auto-Response-Suppress: OOF, AutoReply
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit
            Importance: high

            Overdue since 30 March 2026.

            """
        #expect(String(decoding: message.rendered(), as: UTF8.self) == expected)
    }

    @Test(
        "chooses the encoding that the body needs",
        arguments: [
            ("Overdue.\n", "7bit", "short ASCII lines"),
            ("", "7bit", "nothing"),
            (String(repeating: "x", count: 78) + "\n", "7bit", "a line of 78"),
            (String(repeating: "x", count: 79) + "\n", "quoted-printable", "a line of 79"),
            ("a\nFrom here\n", "quoted-printable", "a line that an mbox would alter"),
            ("a\n.\n", "quoted-printable", "a line that ends a message in SMTP"),
            ("Children’s plan\n", "quoted-printable", "3 octets of 18: no more than a sixth"),
            ("Children’s\n", "base64", "3 octets of 13: more than a sixth"),
        ])
    func encodings(body: String, encoding: String, because: String) throws {
        let lines = try Self.lines(Self.message(body: body))
        #expect(lines.contains("Content-Transfer-Encoding: \(encoding)"), "\(because)")
    }

    @Test("cleans the body: one kind of line break, no controls, a last line that ends")
    func cleansTheBody() throws {
        let message = try Self.message(body: "a\r\nb\rc\u{0}\u{1B}[2J\td\u{202E}e\n\n\u{2028}f")
        let text = String(decoding: message.rendered(), as: UTF8.self)
        #expect(text.hasSuffix("\n\na\nb\nc[2J\tde\n\n\nf\n"))
    }

    @Test("leaves out a further field that it writes itself, or that comes twice")
    func repeatedFields() throws {
        let message = try Self.message(headers: [
            MailHeader("subject", .text("another")), MailHeader("content-type", .tokens("text/html")),
            MailHeader("auto-submitted", .tokens("no")), MailHeader("X-Rule", .tokens("a")),
            MailHeader("x-rule", .tokens("b")), MailHeader(":", .tokens("nameless")),
        ])
        let names = Self.headerNames(try Self.lines(message))
        #expect(Set(names).count == names.count)
        #expect(names.filter { $0 == "x-rule" }.count == 1)
        #expect(try Self.lines(message).contains("X-Rule: a"))
    }

    @Test(
        "cannot be given a header or an early end by any text in it",
        arguments: [
            "\r\nBcc: all@b.example\r\n\r\nbody", "\nBcc: x", "\rBcc: x", "\u{0}\n", "\u{85}Bcc: x", "\u{2029}Bcc: x",
            "\u{B}Bcc: x", "\" <x@y.example>, \"", "=?utf-8?Q?=0D=0ABcc:_x?=", "\u{202E}txt",
            String(repeating: "’\r\n", count: 400), String(repeating: "x", count: 3_000), "> \n.\n",
        ])
    func hostileText(_ text: String) throws {
        let to = try #require(MailAddress(name: text, address: "sm.earlyhelp@southampton.example"))
        let header = MailHeader("X-Rule", .text(text))
        let message = try Self.message(to: to, subject: text, messageID: text + "1@b", headers: [header], body: text)
        let lines = try Self.lines(message)
        #expect(
            Self.headerNames(lines) == [
                "date", "from", "to", "reply-to", "subject", "message-id", "mime-version", "auto-submitted",
                "x-auto-response-suppress", "content-type", "content-transfer-encoding", "x-rule",
            ])
        #expect(lines.allSatisfy { $0.utf8.count <= 998 })
        #expect(message.rendered().allSatisfy { $0 == 0x0A || $0 == 0x09 || (0x20...0x7E).contains($0) })
    }

    @Test("renders the same bytes every time")
    func isDeterministic() throws {
        #expect(try Self.message(body: "é\n").rendered() == Self.message(body: "é\n").rendered())
    }

    private static func message(
        to: MailAddress? = nil, subject: String = "Late", messageID: String = "5f2a.1@improvement.southampton.example",
        headers: [MailHeader] = [], body: String = "Overdue.\n"
    ) throws -> MailMessage {
        let day = try #require(Day(year: 2026, month: 3, day: 30))
        return MailMessage(
            from: try #require(MailAddress(parsing: "Improvement plan <improvement.plan@southampton.example>")),
            replyTo: MailAddress(parsing: "office@southampton.example"),
            to: try to ?? #require(MailAddress(parsing: "\"Lead, Early Help\" <sm.earlyhelp@southampton.example>")),
            subject: subject, date: CivilTime(day: day, secondOfDay: 8 * 3_600, offset: 3_600),
            messageID: messageID, headers: headers, body: body)
    }

    private static func lines(_ message: MailMessage) throws -> [Substring] {
        String(decoding: message.rendered(), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Of the lines up to the first empty one, folded ones left out.
    private static func headerNames(_ lines: [Substring]) -> [String] {
        lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" }.lowercased() }
    }
}

@Suite("A mail's date")
struct MailDateTests {
    @Test(
        "is English, with a numeric offset",
        arguments: [
            (2026, 3, 30, 28_800, 3_600, "Mon, 30 Mar 2026 08:00:00 +0100", "summer time"),
            (2026, 1, 4, 0, 0, "Sun, 4 Jan 2026 00:00:00 +0000", "midnight in winter, one digit of the day"),
            (2024, 2, 29, 86_399, -12_600, "Thu, 29 Feb 2024 23:59:59 -0330", "a leap day, half an hour west"),
            (2020, 12, 31, 45_296, 20_700, "Thu, 31 Dec 2020 12:34:56 +0545", "three quarters of an hour east"),
            (1847, 9, 25, 3_600, -75, "Sat, 25 Sep 1847 01:00:00 -0001", "local mean time loses its seconds"),
        ])
    func dates(
        year: Int, month: Int, day: Int, second: Int, offset: Int, expected: String, because: String
    ) throws {
        let day = try #require(Day(year: year, month: month, day: day))
        #expect(CivilTime(day: day, secondOfDay: second, offset: offset).mailDate == expected, "\(because)")
    }
}
