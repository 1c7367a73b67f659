/// What somebody wrote in answer to a mail, without the mail that they answer.
enum ReplyText {
    /// Lines that are looked at: an order stands at the top.
    private static let most = 200

    /// The author's own lines, trimmed, up to the quoted mail or the signature. Quoted lines above them are passed over.
    static func ownLines(_ text: String) -> [String] {
        var lines: [String] = []
        // Scalars: "\r\n" is one character, and a line end all the same.
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(most * 5) {
            let line = printable(String(raw))
            if raw.hasPrefix("-- ") || line == "--" || isQuotationHead(line) { break }
            if line.hasPrefix(">") || isAttribution(line) { continue }
            lines.append(line)
            if lines.count == most { break }
        }
        return lines
    }

    /// "On Monday somebody wrote:"
    private static func isAttribution(_ line: String) -> Bool {
        line.hasSuffix(":") && (line.hasPrefix("On ") || line.hasPrefix("Am ") || line.hasPrefix("Le "))
            && line.count > 12
            || line.hasSuffix("wrote:")
    }

    /// What Outlook and others put above the whole mail that they answer.
    private static func isQuotationHead(_ line: String) -> Bool {
        let plain = line.lowercased()
        if plain.hasPrefix("-----original") || plain.hasPrefix("________") || plain.hasPrefix("begin forwarded") {
            return true
        }
        return ["from: ", "*from:* ", "sent from my ", "get outlook for "].contains { plain.hasPrefix($0) }
    }
}
