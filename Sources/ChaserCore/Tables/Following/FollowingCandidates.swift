/// Which pairs are worth a closer look: a bounded number for each record that is gone, whatever the size of the sheets.
///
/// Found by common words; a word of many records counts only within the area, and one of very many not at all.
struct FollowingCandidates {
    /// The most records of a word by which others are looked for.
    private static let mostOfWord = 64

    private var byStem: [[UInt8]: [Int]] = [:]
    private var byAreaAndStem: [String: [[UInt8]: [Int]]] = [:]
    private var byText: [String: [Int]] = [:]
    private let vocabulary: Vocabulary

    /// Candidates among these records and their words; `areas` and `texts` in a form in which spellings are equal.
    init(_ new: [FollowedText], areas: [String], texts: [String], vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        for (index, text) in new.enumerated() {
            byText[texts[index], default: []].append(index)
            for stem in stems(of: text).keys {
                byStem[stem, default: []].append(index)
                byAreaAndStem[areas[index], default: [:]][stem, default: []].append(index)
            }
        }
    }

    /// The likeliest candidates for a record, at most so many, in the order of the sheet.
    func candidates(for gone: FollowedText, area: String, text: String, most: Int) -> [Int] {
        var weights: [Int: Double] = [:]
        for (stem, weight) in stems(of: gone) {
            for found in [byStem[stem], byAreaAndStem[area]?[stem]].compactMap(\.self)
            where found.count <= FollowingCandidates.mostOfWord {
                for index in found { weights[index, default: 0] += weight }
            }
        }
        // The same words are a candidate however often they stand somewhere.
        for index in byText[text]?.prefix(most) ?? [] { weights[index] = .infinity }
        return weights.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.prefix(most).map(\.key).sorted()
    }

    /// The beginnings of a text's words, with the greatest weight of each.
    private func stems(of text: FollowedText) -> [[UInt8]: Double] {
        Dictionary(
            text.words.map { (vocabulary.words[$0].stem, vocabulary.words[$0].weight) }, uniquingKeysWith: max)
    }
}
