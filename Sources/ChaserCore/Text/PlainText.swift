/// Text from a file made safe to print on one line of a mail, a subject or a log.
///
/// Control characters, marks that turn the direction of writing and marks without width are dropped: they can hide
/// words, forge lines and reorder figures. Line breaks, tabs and every kind of space become one plain space for each
/// run; none is left at either end.
public func printable(_ text: String) -> String {
    if isPrintable(text) { return text }
    var result = String.UnicodeScalarView()
    var isSpaceDue = false
    for scalar in text.unicodeScalars {
        switch InvisibleScalar(scalar) {
        case .space: isSpaceDue = !result.isEmpty
        case .nothing: break
        case nil:
            if isSpaceDue { result.append(" ") }
            isSpaceDue = false
            result.append(scalar)
        }
    }
    return String(result)
}

/// Whether text is plain ASCII with single spaces between: most text is, and is kept as it is.
private func isPrintable(_ text: String) -> Bool {
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
        guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
        previous = byte
    }
    return previous != 0x20 || text.isEmpty
}

/// A scalar that shows no ink, and what stands for it in plain text.
enum InvisibleScalar {
    case space, nothing

    /// Nil for every scalar that shows.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x21...0x7E: return nil
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            self = .space
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F:
            self = .nothing
        // Zero-width marks, direction marks, embeddings, overrides, isolates.
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB:
            self = .nothing
        // Tags: text that no reader sees.
        case 0xE0000...0xE0FFF: self = .nothing
        case _: return nil
        }
    }
}

extension String {
    /// The text in at most `limit` characters, ending in "…" where something was cut: after a whole word when one ends
    /// within the last third, otherwise within a word, never within a character. Empty for a limit below 1.
    public func shortened(to limit: Int) -> String {
        guard limit > 0 else { return "" }
        // Most text is shorter, which is known without a look at its characters.
        if utf8.count <= limit { return self }
        guard let cut = index(startIndex, offsetBy: limit, limitedBy: endIndex), cut < endIndex else { return self }
        let kept = self[..<index(before: cut)]
        let nearEnd = kept.suffix(limit / 3 + 1)
        let wholeWords = self[kept.endIndex] == " " ? kept : nearEnd.lastIndex(of: " ").map { self[..<$0] } ?? kept
        let end = wholeWords.lastIndex { $0 != " " }.map { self[...$0] } ?? kept
        return end + "…"
    }
}
