import Testing

@testable import ChaserCore

@Suite("A mail address")
struct MailAddressTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let name: String
        let address: String
        let because: String

        var testDescription: String { because }
    }

    @Test(
        "is read as people write it",
        arguments: [
            Case(text: "a@b.example", name: "", address: "a@b.example", because: "the address alone"),
            Case(text: " <a@b.example> ", name: "", address: "a@b.example", because: "angle brackets and outer spaces"),
            Case(
                text: "Improvement plan <a.b@c.example>", name: "Improvement plan", address: "a.b@c.example",
                because: "a name of two words"),
            Case(
                text: "\"Lead, \\\"Early\\\" Help\" <a@b.example>", name: "Lead, \"Early\" Help",
                address: "a@b.example",
                because: "a quoted name with escaped quotes"),
            Case(
                text: "Children’s Services<o'neil+plan@b.example>", name: "Children’s Services",
                address: "o'neil+plan@b.example", because: "no space before the bracket, an apostrophe in the address"),
            Case(
                text: "A < b <a@b.example>", name: "A < b", address: "a@b.example", because: "the last bracket counts"),
            Case(text: "root@localhost", name: "", address: "root@localhost", because: "a machine's own mail"),
        ])
    func reads(_ given: Case) {
        let address = MailAddress(parsing: given.text)
        #expect(address?.name == given.name)
        #expect(address?.address == given.address)
    }

    @Test(
        "is refused when it is not a plain one",
        arguments: [
            ("", "nothing"),
            ("plan office", "no @"),
            ("a@b@c.example", "two @"),
            ("@b.example", "no local part"),
            ("a@", "no domain"),
            (".a@b.example", "a full stop first"),
            ("a..b@c.example", "two full stops"),
            ("a.@b.example", "a full stop last"),
            ("a@b..example", "an empty label"),
            ("a@-b.example", "a hyphen first in a label"),
            ("a@b-.example", "a hyphen last in a label"),
            ("a@b_c.example", "an underscore in a domain"),
            ("a@10.0.0.1", "an address of a machine without brackets"),
            ("a@[10.0.0.1]", "an address literal"),
            ("\"a b\"@c.example", "a quoted local part"),
            ("a b@c.example", "a space inside"),
            ("a@b.example, c@d.example", "two addresses"),
            ("a@b.example>", "no opening bracket"),
            ("A <a@b.example", "no closing bracket"),
            ("ä@b.example", "a letter beyond ASCII: it needs SMTPUTF8 all the way"),
            ("a@bücher.example", "a domain beyond ASCII"),
            ("a@b.example\r\nBcc: x@y.example", "a line break with a header after it"),
            ("a\u{0}@b.example", "NUL"),
            ("a@b.example\u{7F}", "DEL"),
        ])
    func refuses(text: String, because: String) {
        #expect(MailAddress(parsing: text) == nil, "\(because)")
    }

    @Test("is at most 254 octets, its local part at most 64, a label at most 63")
    func limits() {
        let labels = [63, 63, 61].map { String(repeating: "b", count: $0) }.joined(separator: ".")
        let longest = String(repeating: "a", count: 64) + "@" + labels
        #expect(longest.utf8.count == 254)
        #expect(MailAddress(parsing: longest) != nil)
        #expect(MailAddress(parsing: longest + "b") == nil)
        #expect(MailAddress(parsing: String(repeating: "a", count: 64) + "@b.example") != nil)
        #expect(MailAddress(parsing: String(repeating: "a", count: 65) + "@b.example") == nil)
        #expect(MailAddress(parsing: "a@" + String(repeating: "b", count: 64) + ".example") == nil)
    }

    @Test("keeps no control in the name")
    func cleansTheName() throws {
        let address = try #require(MailAddress(name: "A\r\nBcc: x\u{202E}\u{0}  y", address: "a@b.example"))
        #expect(address.name == "A Bcc: x y")
    }

    @Test("gives its domain and its identity in lower case")
    func folding() throws {
        let address = try #require(MailAddress(parsing: "Plan.Office@Southampton.EXAMPLE"))
        #expect(address.domain == "southampton.example")
        #expect(address.identity == "plan.office@southampton.example")
        #expect(address.address == "Plan.Office@Southampton.EXAMPLE")
    }
}
