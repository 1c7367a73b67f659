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
    foldedASCII(text) ?? foldedWords(text).joined(separator: " ")
}

/// The same for text that is ASCII alone, as most is: byte by byte, for a directory is asked for areas all the time. Nil
/// for any other.
private func foldedASCII(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count + 8)
        var isInWord = false
        func begin() {
            if !isInWord, !folded.isEmpty { folded.append(0x20) }
        }
        for (index, byte) in bytes.enumerated() {
            let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            switch FoldedScalar.ofASCII[Int(letter)] {
            case .dropped: break
            case .gap: isInWord = false
            case .ampersand, .slash:
                isInWord = false
                begin()
                folded += byte == UInt8(ascii: "/") ? "/".utf8 : "and".utf8
            case .stop where !isDecimalPoint(index, bytes): isInWord = false
            case .stop, .kept:
                begin()
                isInWord = true
                folded.append(letter)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }
}

private func isDecimalPoint(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return index > 0 && index + 1 < bytes.count && digits.contains(bytes[index - 1])
        && digits.contains(bytes[index + 1])
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

    /// By the byte.
    static let ofASCII = (UInt8(0)..<0x80).map { FoldedScalar(Unicode.Scalar($0)) }

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
