/// The words of two versions, each once and in a form in which its endings do not count, with how much each tells.
///
/// What many records say tells little of any: a word of one record weighs 1, of n records about 1 / (1 + ln n). How many
/// records there are does not enter, so that rows without a common word change nothing.
struct Vocabulary {
    struct Word {
        /// Lower case, without its ending.
        let letters: [UInt8]
        let isNumber: Bool
        /// Words that begin alike share it: by it records that may be alike are found.
        let stem: [UInt8]
        /// A bit for each of its letters, wherever and however often it stands.
        let signs: UInt64
        /// In how many records of the older and of the newer version it stands.
        var timesBefore = 0
        var timesAfter = 0
        var weight = 1.0

        init(_ letters: [UInt8]) {
            self.letters = letters
            isNumber = letters.allSatisfy { (0x30...0x39).contains($0) }
            stem = isNumber ? letters : Array(letters.prefix(4))
            signs = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
        }
    }

    private(set) var words: [Word] = []
    private var numbers: [[UInt8]: Int] = [:]

    /// The number of a word.
    mutating func number(of letters: [UInt8]) -> Int {
        if let number = numbers[letters] { return number }
        words.append(Word(letters))
        numbers[letters] = words.count - 1
        return words.count - 1
    }

    /// Counts a record's words, once each, in `times` records of each of the two versions.
    mutating func count(_ text: FollowedText, before: Int, after: Int) {
        for word in text.words {
            words[word].timesBefore += before
            words[word].timesAfter += after
        }
    }

    /// Gives each word its weight, once all are counted.
    mutating func weigh() {
        for index in words.indices {
            let times = Double(max(words[index].timesBefore, words[index].timesAfter, 1))
            // The logarithm to base 2, straight between the powers of two: the same on every machine.
            let logarithm = 0.6931 * (Double(times.exponent) + times.significand - 1)
            words[index].weight = 1 / (1 + logarithm)
        }
    }

    /// How alike two different words are: 0.8 for two forms of one word or a slip of the finger, otherwise 0.
    func likeness(_ left: Int, _ right: Int) -> Double {
        let (longer, shorter) = (
            max(words[left].letters.count, words[right].letters.count),
            min(words[left].letters.count, words[right].letters.count)
        )
        guard shorter >= 4, !words[left].isNumber, !words[right].isNumber else { return 0 }
        let common = common(left, right, atMost: shorter)
        if common >= 4, common * 10 >= longer * 7 { return 0.8 }
        let allowed = longer < 8 ? 1 : 2
        guard longer - shorter <= allowed else { return 0 }
        // A slip takes away or brings in one letter at most; most pairs of words differ in more.
        let (signs, others) = (words[left].signs, words[right].signs)
        guard (signs & ~others).nonzeroBitCount <= allowed, (others & ~signs).nonzeroBitCount <= allowed else {
            return 0
        }
        return slips(from: words[left].letters, to: words[right].letters, atMost: allowed) == nil ? 0 : 0.8
    }

    /// With how many letters both words begin.
    private func common(_ left: Int, _ right: Int, atMost count: Int) -> Int {
        var common = 0
        while common < count, words[left].letters[common] == words[right].letters[common] { common += 1 }
        return common
    }
}
