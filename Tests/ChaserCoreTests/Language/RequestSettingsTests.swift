import Testing

@testable import ChaserCore

@Suite("What a site says of requests and answers")
struct RequestSettingsTests {
    private static func checked(_ line: String) -> (settings: SiteSettings, told: [String]) {
        let text = """
            site "Highways" {
              timezone "Europe/London"
              people   "people.csv"
              sender   "roads@county.example"
              domains  "county.example"
              operator desk
              \(line)
            }

            """
        let source = SourceText(path: "site.rules", bytes: Array(text.utf8))
        let parsed = parseRules(source)
        let checked = SiteChecker.check([parsed.file])
        let errors = (parsed.diagnostics + checked.diagnostics).filter { $0.severity == .error }
        return (checked.site.settings, errors.map { String($0.rendered(in: source).prefix { !$0.isNewline }) })
    }

    @Test("is taken as it says, and has its defaults")
    func settings() {
        let plain = Self.checked("").settings
        #expect(plain.longestAcknowledgement == Span(28, .days) && plain.usualAcknowledgement == nil)
        #expect(plain.silencingGroup == nil && plain.replies == nil)
        let said = Self.checked("acknowledge at most 3 weeks, usually 5 working days").settings
        #expect(said.longestAcknowledgement == Span(3, .weeks))
        #expect(said.usualAcknowledgement == Span(5, .workingDays))
        #expect(Self.checked("silencing by group \"plan-office\"").settings.silencingGroup == "plan-office")
        let replies = "replies \"maildir:mail/in\" to \"Plan <plan@county.example>\" verified by \"mx.county.example\""
        #expect(
            Self.checked(replies).settings.replies
                == ReplySettings(
                    folder: "mail/in", address: "Plan <plan@county.example>", verifier: "mx.county.example"))
        #expect(
            Self.checked("replies \"maildir:in\"").settings.replies
                == ReplySettings(folder: "in", address: nil, verifier: nil))
    }

    static let faults: [(line: String, told: String)] = [
        (
            "acknowledge at most 2 periods",
            "the time that an acknowledgement holds is days, working days, weeks or months, not “2 periods”"
        ),
        (
            "acknowledge at most 400 days",
            "the time that an acknowledgement holds is days, working days, weeks or months, not “400 days”"
        ),
        ("silencing by group \"a:b\"", "a group is the name of a group of this machine, not “a:b”"),
        (
            "replies \"mbox:in\"",
            "the folder of answers is written maildir: and a folder in the state folder, not “mbox:in”"
        ),
        (
            "replies \"maildir:\"",
            "the folder of answers is written maildir: and a folder in the state folder, not “maildir:”"
        ),
        (
            "replies \"maildir:../in\"",
            "the folder of answers is written maildir: and a folder in the state folder, not “maildir:../in”"
        ),
        (
            "replies \"maildir:/in\"",
            "the folder of answers is written maildir: and a folder in the state folder, not “maildir:/in”"
        ),
        (
            "replies \"maildir:in\" to \"plan\"",
            "the address for answers is written Name <address@domain>, not “plan”"
        ),
        (
            "replies \"maildir:in\" verified by \"a b\"",
            "a mail server is a name such as mx.council.example, not “a b”"
        ),
    ]

    @Test("is refused with what was expected", arguments: faults)
    func fault(_ line: String, _ told: String) {
        let errors = Self.checked(line).told
        #expect(errors.count == 1)
        #expect(errors.first?.hasSuffix(": error: \(told)") == true, "\(errors)")
    }
}
