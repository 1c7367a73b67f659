extension Diagnostic {
    /// The diagnostic in words: `path:line:column: error: …`, the line, the place underlined, and how to put it right.
    ///
    /// Lines end in LF, the last too. Tabs of the line stand in the underline too, so that the two stay in step. Without
    /// the text, or for a file as a whole, there is only the first line and the help.
    public func rendered(in text: SourceText?) -> String {
        var lines: [String] = []
        if let text, let range {
            let (line, column) = text.position(of: range.start)
            lines.append("\(file):\(line):\(column): \(severity.rawValue): \(fault.message)")
            lines.append(text.line(line))
            lines.append(underline(range, in: text, line: line))
        } else {
            lines.append("\(file): \(severity.rawValue): \(fault.message)")
        }
        if let help = fault.help { lines.append("help: \(help)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A caret under the first character and a tilde under each further one on the same line.
    private func underline(_ range: TextRange, in text: SourceText, line: Int) -> String {
        guard let whole = text.rangeOfLine(line) else { return "^" }
        let start = min(max(range.start, whole.start), whole.end)
        let end = min(max(range.end, start), whole.end)
        let before = text.string(TextRange(whole.start, start)).map { $0 == "\t" ? Character("\t") : " " }
        let length = text.string(TextRange(start, end)).count
        return String(before) + "^" + String(repeating: "~", count: max(0, length - 1))
    }
}

extension Fault {
    /// What is wrong, in one sentence without its full stop.
    public var message: String {
        switch self {
        case .syntax(let fault): fault.message
        case .meaning(let fault): fault.message
        }
    }

    /// How to put it right; nil when the sentence says it already.
    public var help: String? {
        switch self {
        case .syntax(let fault): fault.help
        case .meaning(let fault): fault.help
        }
    }
}

/// Words in typographic quotes, as messages show what stands in a file.
func quoted(_ words: String) -> String { "“\(words)”" }

/// `a`, `a or b`, `a, b or c`.
func alternatives(_ words: [String], _ conjunction: String = "or") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// `a rule`, `an escalation`.
func withArticle(_ word: String) -> String {
    guard let first = word.lowercased().first else { return word }
    return ("aeiou".contains(first) ? "an " : "a ") + word
}
