/// A person's name in a form in which two spellings of it are equal.
///
/// Case, apostrophes, commas, full stops, kinds of spaces and hyphens, `&` for "and" and the order of the words do not
/// count: "O’Brien, Anne-Marie" and "Anne Marie OBrien" are one. A slash does: "Smith/Jones" is not "Smith Jones".
/// Empty when nothing is left; two empty forms are no match.
public func foldedName(_ text: String) -> String {
    foldedWords(text).sorted().joined(separator: " ")
}

/// Words other than names (an area, a team) in a form in which two spellings are equal: as `foldedName`, but the words
/// keep their order. "MASH/EDT" and "Mash / EDT" are one.
public func foldedText(_ text: String) -> String {
    foldedWords(text).joined(separator: " ")
}

/// The words in lower case, a slash being a word of its own.
private func foldedWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func end(then next: String? = nil) {
        if !word.isEmpty { words.append(word) }
        word = ""
        if let next { words.append(next) }
    }
    let scalars = text.lowercased().unicodeScalars
    var previous: Unicode.Scalar = " "
    for index in scalars.indices {
        let scalar = scalars[index]
        switch FoldedScalar(scalar) {
        case .dropped: break
        case .gap: end()
        case .ampersand: end(then: "and")
        case .slash: end(then: "/")
        case .stop:
            // "1.2" is not "12" and not "1 2": between figures it stays.
            let next = scalars[index...].dropFirst().first ?? " "
            if isDigit(previous) && isDigit(next) { word.unicodeScalars.append(scalar) } else { end() }
        case .kept: word.unicodeScalars.append(scalar)
        }
        previous = scalar
    }
    end()
    return words
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

/// What folding does with one scalar.
private enum FoldedScalar {
    case kept, dropped, gap, stop, ampersand, slash

    init(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "a"..."z", "0"..."9": self = .kept
        case "&", "\u{FF06}": self = .ampersand
        case "/", "\u{2044}", "\u{2215}": self = .slash
        case ".", "\u{2024}": self = .stop
        case ",": self = .gap
        case "'", "`", "\u{B4}", "\u{2018}", "\u{2019}", "\u{201B}", "\u{2BC}", "\u{2032}", "\u{FF07}": self = .dropped
        case "-", "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE63}", "\u{FF0D}": self = .gap
        case _: self = InvisibleScalar(scalar).map { $0 == .space ? .gap : .dropped } ?? .kept
        }
    }
}
