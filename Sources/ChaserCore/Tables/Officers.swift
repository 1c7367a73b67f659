/// The people that one cell names: `A; B`, `A & B`, one a line, or numbered `1. DM 2. DM/AxB`.
///
/// Commas do not part people: a job title has them ("Executive Director, Children and Learning").
public func officers(in cell: String) -> [String] {
    var names: [String] = []
    for part in parts(of: cell) {
        let initials = part.split(separator: "/").map(trimmed)
        let isInitials = initials.count > 1 && initials.allSatisfy { $0.count <= 4 && !$0.contains(" ") }
        names += isInitials ? initials.map(String.init) : [String(part)]
    }
    return names.filter { !$0.isEmpty }
}

/// A cell cut at semicolons, ampersands, line ends and the numbers of a list.
private func parts(of cell: String) -> [Substring] {
    let scalars = cell.unicodeScalars
    var parts: [Substring] = []
    var start = scalars.startIndex
    /// Where the digits at the beginning of a word begin.
    var digits: String.Index?
    var atWordStart = true
    for index in scalars.indices {
        let scalar = scalars[index]
        if atWordStart || digits != nil, ("0"..."9").contains(scalar) {
            digits = digits ?? index
            atWordStart = false
            continue
        }
        let isNumber = digits != nil && (scalar == "." || scalar == ")")
        if isNumber || isSeparator(scalar) {
            parts.append(trimmed(cell[start..<(isNumber ? digits ?? index : index)]))
            start = scalars.index(after: index)
        }
        digits = nil
        atWordStart = !isNumber && (isSpace(scalar) || scalar == ";")
    }
    return parts + [trimmed(cell[start...])]
}

private func trimmed(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return Substring(scalars)
}

private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ";", "&", "\u{0A}"..."\u{0D}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
}

/// White space; what is ASCII is told without a look into Unicode's tables.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || ("\u{09}"..."\u{0D}").contains(scalar) : scalar.properties.isWhitespace
}
