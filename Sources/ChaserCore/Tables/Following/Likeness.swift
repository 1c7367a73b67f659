/// How alike two records are by their words, from 0 to 1.
///
/// Taken together: what share of both texts is common, and what share of the one stands in the other, so that a clause
/// that was added or dropped takes little away. A word that only the other's further columns have counts for the second.
struct Likeness {
    /// A record's own words, and those with its details.
    struct Sides {
        let words: FollowedText
        let all: FollowedText
    }

    let vocabulary: Vocabulary

    /// How much the share that is common to both counts; the rest is for the share of one that stands in the other.
    private static let partOfBoth = 0.55

    func likeness(_ left: Sides, _ right: Sides) -> Double {
        let (leftWeight, rightWeight) = (weight(left.words), weight(right.words))
        guard leftWeight > 0, rightWeight > 0 else { return 0 }
        let leftShared = shared(left.words, in: right.words)
        let rightShared = shared(right.words, in: left.words)
        let both = (leftShared + rightShared) / (leftWeight + rightWeight)
        let one = max(
            leftShared / leftWeight, rightShared / rightWeight, shared(left.words, in: right.all) / leftWeight,
            shared(right.words, in: left.all) / rightWeight)
        return Likeness.partOfBoth * both + (1 - Likeness.partOfBoth) * one
    }

    private func weight(_ text: FollowedText) -> Double {
        text.words.reduce(0) { $0 + vocabulary.words[$1].weight }
    }

    /// The weight of those words of a text that another has too, in the same form, a like one, or short for others.
    private func shared(_ text: FollowedText, in other: FollowedText) -> Double {
        var expanded: Set<Int> = []
        for form in other.shortForms where !text.contains(form.word) {
            if let words = text.words(shortenedTo: form.letters) { expanded.formUnion(words) }
        }
        var sum = 0.0
        for word in text.words {
            sum += vocabulary.words[word].weight * (other.contains(word) ? 1 : likeness(word, in: other, expanded))
        }
        for form in text.shortForms where !other.contains(form.word) && likeness(form.word, in: other, expanded) == 0 {
            if other.words(shortenedTo: form.letters) != nil { sum += 0.9 * vocabulary.words[form.word].weight }
        }
        return sum
    }

    private func likeness(_ word: Int, in other: FollowedText, _ expanded: Set<Int>) -> Double {
        if expanded.contains(word) { return 0.9 }
        for candidate in other.words where vocabulary.likeness(word, candidate) > 0 { return 0.8 }
        return 0
    }
}
