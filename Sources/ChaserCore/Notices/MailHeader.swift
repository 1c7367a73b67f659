/// One header field: its name and what it says, kept apart from how it is folded and encoded.
public struct MailHeader: Hashable, Sendable {
    /// What a field says, by the way it may be written.
    public enum Content: Hashable, Sendable {
        /// For people (Subject): anything, encoded where it must be (RFC 2047).
        case text(String)
        /// For programs (Auto-Submitted, References): ASCII words; characters beyond ASCII are removed, never encoded.
        case tokens(String)
        /// A mailbox (From): the name encoded or quoted where it must be, the address never.
        case mailbox(MailAddress)
    }

    /// Only the characters of a field name (RFC 5322 §3.6.8); others that were given are gone.
    public let name: String
    /// What it says.
    public let content: Content

    /// A field. Whatever the content holds, it renders as one field and no more.
    public init(_ name: String, _ content: Content) {
        self.name = String(decoding: name.utf8.filter { (0x21...0x7E).contains($0) && $0 != 0x3A }, as: UTF8.self)
        self.content = content
    }

    /// The field with its name, folded, without the last line end.
    public func rendered() -> String {
        var line = FoldedLine(name: name)
        switch content {
        case .text(let text): Self.add(text: text, to: &line)
        case .tokens(let tokens): Self.add(tokens: tokens, to: &line)
        case .mailbox(let mailbox): Self.add(mailbox, to: &line)
        }
        return line.text
    }

    /// Plain words stay plain up to the first that needs encoding and after the last, so that `[PLAN 2.3]` is legible
    /// in any log. Those between go as one run: the space between two encoded-words would be lost (RFC 2047 §6.2).
    private static func add(text: String, to line: inout FoldedLine) {
        let words = MailText.line(text).split(separator: " ")
        guard let first = words.firstIndex(where: needsEncoding), let last = words.lastIndex(where: needsEncoding)
        else {
            words.forEach { line.add($0) }
            return
        }
        words[..<first].forEach { line.add($0) }
        EncodedWord.add(words[first...last].joined(separator: " "), to: &line)
        words[(last + 1)...].forEach { line.add($0) }
    }

    private static func add(tokens: String, to line: inout FoldedLine) {
        for token in MailText.line(tokens).split(separator: " ") {
            // A line holds 998 (RFC 5322 §2.1.1), and a token is never folded.
            let plain = token.utf8.filter { $0 < 0x80 }.prefix(900)
            if !plain.isEmpty { line.add(String(decoding: plain, as: UTF8.self)) }
        }
    }

    private static func add(_ mailbox: MailAddress, to line: inout FoldedLine) {
        let words = mailbox.name.split(separator: " ")
        if words.isEmpty { return line.add(mailbox.address) }
        if words.contains(where: needsEncoding) {
            EncodedWord.add(words.joined(separator: " "), to: &line)
        } else if words.allSatisfy({ $0.utf8.allSatisfy(MailAddress.isAtomCharacter) }) {
            words.forEach { line.add($0) }
        } else {
            quoted(words).forEach { line.add($0) }
        }
        line.add("<\(mailbox.address)>")
    }

    /// A quoted-string (RFC 5322 §3.2.4) in the parts at which it may be folded.
    private static func quoted(_ words: [Substring]) -> [String] {
        var parts = words.map { word in
            word.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : String($1) }
        }
        parts[0] = "\"" + parts[0]
        parts[parts.count - 1] += "\""
        return parts
    }

    /// Beyond ASCII, too long for a line, or such that a reader could take it for an encoded-word.
    private static func needsEncoding(_ word: Substring) -> Bool {
        word.utf8.count > 60 || word.contains("=?") || !word.utf8.allSatisfy { $0 < 0x80 }
    }
}
