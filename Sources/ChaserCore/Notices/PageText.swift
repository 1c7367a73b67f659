extension Page {
    /// The page as plain text: lines of at most 72 characters, one blank line between blocks, LF line ends.
    public var text: String {
        var lines = marking.map { [$0, ""] } ?? []
        var previous: Block?
        for block in blocks {
            if let previous, !Page.isTight(block, after: previous) { lines.append("") }
            lines += Page.lines(block)
            previous = block
        }
        if let marking { lines += ["", marking] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Items stand close beneath the heading of their record, and beneath each other.
    private static func isTight(_ block: Block, after previous: Block) -> Bool {
        switch (block, previous) {
        case (.item, .heading), (.item, .item), (.verbatim, .paragraph): true
        case (.item, _), (.verbatim, _), (.summary, _), (.section, _), (.heading, _), (.paragraph, _), (.list, _): false
        }
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .summary(let text), .paragraph(let text), .heading(let text): wrapped(printable(text))
        case .section(let text): wrapped(printable(text).uppercased())
        case .list(let entries): entries.flatMap { wrapped($0, first: "- ", rest: "  ") }
        case .verbatim(let lines): lines.flatMap { wrapped($0, first: "    ", rest: "      ") }
        case .item(let item):
            wrapped(
                item.state == .none ? item.words : "\(item.stateWords): \(item.words)", first: "  ", rest: "    ")
                + item.details.flatMap { wrapped($0, first: "    ", rest: "    ") }
        }
    }
}

/// Lines of at most 72 characters, broken at spaces; a longer word stands alone on its line.
func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var length = first.count
    var isEmpty = true
    for word in words(of: text) {
        let size = word.utf8.allSatisfy { $0 < 0x80 } ? word.utf8.count : word.count
        if !isEmpty, length + 1 + size > 72 {
            lines.append(line)
            (line, length) = (rest, rest.count)
            isEmpty = true
        }
        if !isEmpty { line += " " }
        line += word
        length += size + (isEmpty ? 0 : 1)
        isEmpty = false
    }
    return lines + [line]
}

/// What stands between white space; what is ASCII is told without a look into Unicode's tables.
private func words(of text: String) -> [Substring] {
    text.unicodeScalars.split { scalar in
        scalar.isASCII ? scalar == " " || ("\u{09}"..."\u{0D}").contains(scalar) : scalar.properties.isWhitespace
    }.map(Substring.init)
}
