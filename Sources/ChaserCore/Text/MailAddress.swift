/// One mailbox: `Improvement plan <improvement.plan@southampton.example>`, or the address alone.
///
/// The address is a plain one (RFC 5322 §3.4.1: dot-atom on both sides, ASCII), at most 254 octets, its local part at
/// most 64 (RFC 5321 §4.5.3.1). Quoted local parts and address literals are refused: no directory needs them, and they
/// are where parsers disagree. The name may hold anything; controls are removed from it.
public struct MailAddress: Hashable, Sendable {
    /// For people to read; empty when there is none.
    public let name: String
    /// As written: `a.b@c.example`.
    public let address: String

    /// A mailbox of a name and an address; nil when the address is not a plain one.
    public init?(name: String, address: String) {
        guard Self.isPlain(address) else { return nil }
        self.name = MailText.line(name)
        self.address = address
    }

    /// Reads `a@b.c`, `<a@b.c>`, `Name <a@b.c>` or `"Name" <a@b.c>`; nil for anything else. Outer spaces are dropped.
    public init?(parsing text: String) {
        let text = Self.trimmed(text[...])
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            self.init(name: "", address: String(text))
            return
        }
        let address = text[text.index(after: open)...].dropLast()
        self.init(name: Self.unquoted(Self.trimmed(text[..<open])), address: String(Self.trimmed(address)))
    }

    /// The part after the @, in lower case.
    public var domain: String {
        guard let at = address.lastIndex(of: "@") else { return "" }
        return address[address.index(after: at)...].lowercased()
    }

    /// What tells one person from another: the address in lower case. (RFC 5321 lets the local part depend on case; no
    /// system that people use does, and a spreadsheet spells one address both ways.)
    public var identity: String { address.lowercased() }

    private static func isPlain(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, parts[0].count <= 64 else { return false }
        let dot = UInt8(ascii: ".")
        let atoms = parts[0].split(separator: dot, omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: dot, omittingEmptySubsequences: false)
        guard let last = labels.last, last.contains(where: { !isDigit($0) }) else { return false }
        return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomCharacter) } && labels.allSatisfy(isLabel)
    }

    /// RFC 1035 §2.3.1 and RFC 1123 §2.1: letters, digits, inner hyphens, at most 63.
    private static func isLabel(_ label: Substring.UTF8View.SubSequence) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
        return first != hyphen && last != hyphen && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == hyphen }
    }

    /// RFC 5322 §3.2.3, `atext`.
    static func isAtomCharacter(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    private static func unquoted(_ name: Substring) -> String {
        guard name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") else { return String(name) }
        var plain = ""
        var isEscaped = false
        for character in name.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                plain.append(character)
                isEscaped = false
            }
        }
        return plain
    }
}

extension MailAddress: CustomStringConvertible {
    /// `Name <address>`, or the address alone; for people and logs, not for a header.
    public var description: String { name.isEmpty ? address : "\(name) <\(address)>" }
}
