/// Latin letters without their accents, for names made from headings: `Réf` is `Ref`, `Straße` is `Strasse`. What has no
/// plain letter stays as it is.
func withoutAccents(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        // Marks that stand behind the letter they belong to.
        if (0x300...0x36F).contains(scalar.value) { continue }
        if let plain = plainLetters[scalar] { result += plain } else { result.unicodeScalars.append(scalar) }
    }
    return result
}

/// The letters of Latin-1 and Latin Extended-A, as far as they have a plain one.
private let plainLetters: [Unicode.Scalar: String] = {
    let groups = [
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ðďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"),
        ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"),
        ("ss", "ß"),
        ("th", "þ"),
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for (plain, accented) in groups {
        for scalar in accented.unicodeScalars {
            letters[scalar] = plain
            if let capital = String(scalar).uppercased().unicodeScalars.first, capital.value > 0x7F {
                letters[capital] = plain.uppercased()
            }
        }
    }
    return letters
}()
