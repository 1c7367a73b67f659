/// The people that one cell names: `A; B`, `A & B`, one a line, or numbered `1. DM 2. DM/AxB`.
///
/// Commas do not part people: a job title has them ("Executive Director, Children and Learning").
public func officers(in cell: String) -> [String] {
    var names: [String] = []
    for part in numbered(cell).split(whereSeparator: { $0 == ";" || $0 == "&" || $0.isNewline }) {
        let name = trimmed(part)
        let initials = name.split(separator: "/").map(trimmed)
        let isInitials = initials.count > 1 && initials.allSatisfy { $0.count <= 4 && !$0.contains(" ") }
        names += isInitials ? initials : [name]
    }
    return names.filter { !$0.isEmpty }
}

private func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}

/// Turns the numbers of `1. DM 2. CR` into separators.
private func numbered(_ cell: String) -> String {
    var result = ""
    var pending = ""
    var atWordStart = true
    for character in cell {
        if atWordStart || !pending.isEmpty, character.isASCII, character.isNumber {
            pending.append(character)
        } else if !pending.isEmpty, character == "." || character == ")" {
            result.append(";")
            pending = ""
        } else {
            result += pending
            pending = ""
            result.append(character)
        }
        atWordStart = pending.isEmpty && (character.isWhitespace || character == ";")
    }
    return result + pending
}
