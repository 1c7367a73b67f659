/// The candidate that someone who typed a word most likely meant, without regard to case; nil when none is near.
///
/// Near is one slip in a word of up to 4 letters, two up to 8, three beyond: a letter left out, put in, changed, or two
/// neighbours swapped (restricted Damerau-Levenshtein). At least half of the letters must be right, so that `x` never
/// suggests `y`. Of several as near, the first. Words of over 200 letters are nobody's slip.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased())
    guard !typed.isEmpty, typed.count <= 200 else { return nil }
    var best: (candidate: String, slips: Int)?
    for candidate in candidates {
        let letters = Array(candidate.lowercased())
        let allowed = min(allowedSlips(typed.count, letters.count), best.map { $0.slips - 1 } ?? Int.max)
        guard let slips = slips(from: typed, to: letters, atMost: allowed) else { continue }
        best = (candidate, slips)
        if slips == 0 { break }
    }
    return best?.candidate
}

/// How many slips may lie between a word and a candidate of these lengths.
private func allowedSlips(_ typed: Int, _ candidate: Int) -> Int {
    let byLength = typed <= 4 ? 1 : typed <= 8 ? 2 : 3
    return min(byLength, max(typed, candidate) / 2, max(0, min(typed, candidate) - 1))
}

/// The slips between two words; nil when they are more than `limit`.
func slips<Sign: Equatable>(from typed: [Sign], to letters: [Sign], atMost limit: Int) -> Int? {
    guard limit >= 0, abs(typed.count - letters.count) <= limit else { return nil }
    let width = letters.count + 1
    // Three rows of the table, used in turn: the one being filled, the one before, and the one before that.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { table in
        for index in 0..<3 * width { table.initializeElement(at: index, to: index % width) }
        var (beforeLast, last, current) = (2 * width, 0, width)
        var leastOfLast = 0
        for row in typed.indices {
            table[current] = row + 1
            var leastOfRow = row + 1
            for column in letters.indices {
                var least = table[last + column]
                if typed[row] != letters[column] {
                    least = Swift.min(least, table[last + column + 1], table[current + column]) + 1
                    let isSwap =
                        row > 0 && column > 0 && typed[row] == letters[column - 1] && typed[row - 1] == letters[column]
                    if isSwap { least = Swift.min(least, table[beforeLast + column - 1] + 1) }
                }
                table[current + column + 1] = least
                if least < leastOfRow { leastOfRow = least }
            }
            // No later row can be less than the least of this one, except through a swap, which adds to the one before.
            if leastOfRow > limit, leastOfLast > limit { return nil }
            leastOfLast = leastOfRow
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        let total = table[last + letters.count]
        return total <= limit ? total : nil
    }
}
