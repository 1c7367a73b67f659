import Testing

@testable import ChaserCore

@Suite("A mail header")
struct MailHeaderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let header: String
        let because: String

        var testDescription: String { because }
    }

    @Test(
        "says a subject in ASCII, encoded only where it must be",
        arguments: [
            Case(text: "[PLAN 2.3] Overdue", header: "Subject: [PLAN 2.3] Overdue", because: "plain"),
            Case(text: "", header: "Subject:", because: "nothing"),
            Case(
                text: "[PLAN 2.3] Children’s plan is late",
                header: "Subject: [PLAN 2.3] =?utf-8?B?Q2hpbGRyZW7igJlz?= plan is late",
                because: "one word: those before and after stay legible"),
            Case(
                text: "£500 here and £60 there", header: "Subject: =?utf-8?Q?=C2=A3500_here_and_=C2=A360?= there",
                because: "the space between two encoded words is encoded"),
            Case(
                text: "Ελλάδα", header: "Subject: =?utf-8?B?zpXOu867zqzOtM6x?=", because: "B where it is shorter than Q"
            ),
            Case(
                text: "a =?utf-8?Q?b?= c", header: "Subject: a =?utf-8?B?PT91dGYtOD9RP2I/PQ==?= c",
                because: "what looks like an encoded word is shown, not decoded"),
            Case(
                text: "Late\r\nBcc: everyone@b.example", header: "Subject: Late Bcc: everyone@b.example",
                because: "a line break cannot begin a header"),
            Case(text: "a\u{0}b\u{1B}[31m\u{85}c", header: "Subject: ab[31m c", because: "controls are gone"),
            Case(text: "a\u{202E}b\u{2028}c", header: "Subject: ab c", because: "reading direction cannot be turned"),
            Case(text: "  a \t b  ", header: "Subject: a b", because: "spaces are one"),
        ])
    func subjects(_ given: Case) {
        #expect(MailHeader("Subject", .text(given.text)).rendered() == given.header)
    }

    @Test("folds plain words before column 76")
    func foldsPlainWords() {
        let words = Array(repeating: "overdue", count: 20).joined(separator: " ")
        let lines = MailHeader("Subject", .text(words)).rendered().split(separator: "\n")
        #expect(lines.map(\.utf8.count) == [72, 72, 24])
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" o") })
    }

    @Test(
        "never makes an encoded line longer than 76 or a word longer than 75, at any length",
        arguments: ["é", "’a", "𝛑 ", "👩‍👩‍👧‍👦", "=", "x", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}"])
    func lengths(character: String) {
        for count in stride(from: 1, through: 120, by: 7) {
            let text = "[PLAN 2.3] " + String(repeating: character, count: count) + " late"
            for line in MailHeader("Subject", .text(text)).rendered().split(separator: "\n") {
                #expect(line.utf8.count <= 76)
                let words = line.split(separator: " ").filter { $0.hasPrefix("=?") }
                #expect(words.allSatisfy { $0.utf8.count <= 75 && $0.hasSuffix("?=") })
            }
        }
    }

    @Test("splits no character between two encoded words")
    func splitsNoCharacter() {
        let header = MailHeader("Subject", .text(String(repeating: "👩‍👧", count: 40))).rendered()
        let words = header.split { $0 == "\n" || $0 == " " }.filter { $0.hasPrefix("=?") }
        #expect(words.count > 1)
        // Each family is eleven bytes: only whole ones leave no zero width joiner at the edge of a word.
        let payloads = words.map { $0.dropFirst(10).dropLast(2) }
        #expect(payloads.allSatisfy { $0.hasPrefix("8J+RqeKA") })
    }

    @Test(
        "quotes or encodes the name of a mailbox, never its address",
        arguments: [
            ("", "From: a@b.example", "no name"),
            ("Improvement plan", "From: Improvement plan <a@b.example>", "words of atoms"),
            ("Lead, Early Help", "From: \"Lead, Early Help\" <a@b.example>", "a comma would end the mailbox"),
            ("Lead (\"x\\y\")", "From: \"Lead (\\\"x\\\\y\\\")\" <a@b.example>", "quotes and backslashes are escaped"),
            ("x <c@d.example>", "From: \"x <c@d.example>\" <a@b.example>", "a second address is only words"),
            ("Señor Plan", "From: =?utf-8?Q?Se=C3=B1or_Plan?= <a@b.example>", "beyond ASCII: the whole name"),
            (
                "Café, Tuesday mornings", "From: =?utf-8?Q?Caf=C3=A9=2C_Tuesday_mornings?= <a@b.example>",
                "only safe characters within Q"
            ),
        ])
    func mailboxes(name: String, header: String, because: String) throws {
        let mailbox = try #require(MailAddress(name: name, address: "a@b.example"))
        #expect(MailHeader("From", .mailbox(mailbox)).rendered() == header, "\(because)")
    }

    @Test("folds a long name, and leaves a long address whole")
    func foldsMailboxes() throws {
        let address = String(repeating: "a", count: 60) + "@" + String(repeating: "b", count: 60) + ".example"
        let name = "Executive Director, Wellbeing (Children and Learning), of the City Council and its Partners"
        let mailbox = try #require(MailAddress(name: name, address: address))
        let lines = MailHeader("To", .mailbox(mailbox)).rendered().split(separator: "\n")
        #expect(
            lines == [
                "To: \"Executive Director, Wellbeing (Children and Learning), of the City",
                " Council and its Partners\"", " <\(address)>",
            ])
    }

    @Test("keeps tokens in ASCII and never encodes them")
    func tokens() {
        let header = MailHeader("References", .tokens("<a@b>\r\n <é@c>  <d@e>"))
        #expect(header.rendered() == "References: <a@b> <@c> <d@e>")
    }

    @Test("has a name of a field's characters only")
    func names() {
        #expect(MailHeader("X-Plan:\r\n Bcc", .tokens("1")).rendered() == "X-PlanBcc: 1")
    }
}
