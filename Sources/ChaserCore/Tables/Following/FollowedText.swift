/// The words of one text as following compares them.
struct FollowedText {
    /// Numbers in the `Vocabulary`: each word once, in the order of the text, without those that only join others.
    private(set) var words: [Int] = []
    private var isThere: Set<Int> = []
    /// The first letters of all its words, and the words.
    private var initials: [UInt8] = []
    private var sequence: [Int] = []
    /// Words written in capitals, which may be short for others: FDAC, SWs, B&B.
    private(set) var shortForms: [(word: Int, letters: [UInt8])] = []

    init(_ text: String, _ vocabulary: inout Vocabulary) {
        var word: [UInt8] = []
        var capitals = 0
        func isJoining(_ scalar: Unicode.Scalar) -> Bool { scalar == "&" && capitals == word.count && capitals > 0 }
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case "a"..."z", "0"..."9": word.append(UInt8(scalar.value))
            case "A"..."Z":
                word.append(UInt8(scalar.value) | 0x20)
                capitals += 1
            // An apostrophe within a word is no end of it.
            case "'", "’": continue
            case _ where isJoining(scalar): continue
            case _ where scalar.value >= 0x80 && scalar.properties.isAlphabetic:
                word += Array(scalar.properties.lowercaseMapping.utf8)
            case _:
                add(word, capitals: capitals, &vocabulary)
                (word, capitals) = ([], 0)
            }
        }
        add(word, capitals: capitals, &vocabulary)
    }

    func contains(_ word: Int) -> Bool { isThere.contains(word) }

    /// The words that letters are short for: FDAC in "Family Drug and Alcohol Court"; nil when there are none.
    func words(shortenedTo letters: [UInt8]) -> ArraySlice<Int>? {
        guard letters.count >= 2, letters.count <= initials.count else { return nil }
        for start in 0...(initials.count - letters.count)
        where initials[start..<start + letters.count].elementsEqual(letters) {
            return sequence[start..<start + letters.count]
        }
        return nil
    }

    private mutating func add(_ word: [UInt8], capitals: Int, _ vocabulary: inout Vocabulary) {
        guard let first = word.first, !FollowedText.joining.contains(word) else { return }
        let isShortForm = capitals >= 2 && word.count <= 6
        // "SWs": the plural of a short form.
        let isPlural = isShortForm && capitals == word.count - 1 && word.last == UInt8(ascii: "s")
        let letters = isShortForm ? Array(word.dropLast(isPlural ? 1 : 0)) : FollowedText.withoutEnding(word)
        let number = vocabulary.number(of: letters)
        initials.append(first)
        sequence.append(number)
        if isThere.insert(number).inserted {
            words.append(number)
            if isShortForm { shortForms.append((number, letters)) }
        }
    }

    /// What English adds at a word's end, longest first.
    private static let endings = ["ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "e", "y"]
        .map { Array($0.utf8) }

    private static func withoutEnding(_ word: [UInt8]) -> [UInt8] {
        for ending in endings where word.suffix(ending.count).elementsEqual(ending) {
            let least = ending.count == 1 && ending[0] == UInt8(ascii: "s") ? 3 : 4
            if word.count - ending.count >= least { return Array(word.dropLast(ending.count)) }
        }
        return word
    }

    /// Words that only join others.
    private static let joining = Set(
        """
        a an and are as at be been by for from has have how in into is it its of on or over per s that the their them \
        they this those to under up was were which who whom whose will with within
        """.split(separator: " ").map { Array($0.utf8) })
}
