/// Finds records that were reworded between two versions of a sheet that follow each other.
///
/// A record that is gone is matched with one that is new by their words, one to one over the whole pair of versions,
/// supported by where they stand and by what their other columns say. Dates are never looked at: whether an action is
/// followed must not depend on whether its date was moved. The same versions give the same links, in any order of the
/// lists given; further rows change a link only where they say the same things.
public struct Following: Sendable {
    /// What the two versions hold, as following sees them.
    public struct Versions: Sendable {
        /// Records of the older version that are not in the newer, and of the newer that were not in the older.
        public let gone: [FollowedRecord]
        public let new: [FollowedRecord]
        /// The records that both have, in any order.
        public let kept: [KeptPlace]
        /// Words of kept records, by which common words are told from rare ones; `keptStep` when each stands for several.
        public let keptWords: [String]
        public let keptStep: Int

        public init(
            gone: [FollowedRecord], new: [FollowedRecord], kept: [KeptPlace] = [], keptWords: [String] = [],
            keptStep: Int = 1
        ) {
            self.gone = gone
            self.new = new
            self.kept = kept
            self.keptWords = keptWords
            self.keptStep = keptStep
        }
    }

    /// What a pair must reach to be linked, out of about 1.
    static let least = 0.5
    /// What a pair must reach for its place to count when others are judged by where they stand.
    static let sure = 0.75
    /// For standing in one area; and against, where the area is another: as good as refused unless the words are alike.
    static let sameArea = 0.05
    static let otherArea = -0.3
    /// Against, where the words are the same: the action was moved to another area, or the area was renamed.
    static let sameWordsOtherArea = -0.1
    /// The most looked at closely for each record, fewer when very many are gone at once.
    private static let mostCandidates = 12
    private static let mostPairs = 400_000

    let decisions: [RewordingDecision]

    public init(decisions: [RewordingDecision] = []) { self.decisions = decisions }

    /// The links, in the order of the records that are gone.
    public func links(_ versions: Versions) -> [Rewording] {
        let decided = DecidedPairs(decisions, versions)
        var search = Search(versions, decided)
        return (decided.confirmed + search.links()).sorted { $0.gone < $1.gone }
    }
}

/// A pair and how well it fits by itself.
private struct Pair: Hashable {
    let gone: Int
    let new: Int
}

/// One search over two versions.
private struct Search {
    private let versions: Following.Versions
    private let decided: DecidedPairs
    private let likeness: Likeness
    private let gone: [Likeness.Sides]
    private let new: [Likeness.Sides]
    private let areas: (gone: [String], new: [String])
    private let texts: (gone: [String], new: [String])
    /// Each pair that was looked at closely.
    private var scores: [Pair: Double] = [:]

    init(_ versions: Following.Versions, _ decided: DecidedPairs) {
        self.versions = versions
        self.decided = decided
        var vocabulary = Vocabulary()
        func sides(_ record: FollowedRecord) -> Likeness.Sides {
            Likeness.Sides(
                words: FollowedText(record.words, &vocabulary),
                all: FollowedText("\(record.words) \(record.details)", &vocabulary))
        }
        gone = versions.gone.map(sides)
        new = versions.new.map(sides)
        for side in gone { vocabulary.count(side.words, before: 1, after: 0) }
        for side in new { vocabulary.count(side.words, before: 0, after: 1) }
        for words in versions.keptWords {
            let text = FollowedText(words, &vocabulary)
            vocabulary.count(text, before: versions.keptStep, after: versions.keptStep)
        }
        vocabulary.weigh()
        likeness = Likeness(vocabulary: vocabulary)
        areas = (versions.gone.map { foldedText($0.area) }, versions.new.map { foldedText($0.area) })
        texts = (versions.gone.map { foldedText($0.words) }, versions.new.map { foldedText($0.words) })
        findByWords()
    }

    /// The links that are no decision: at first by the words alone, then again with what the sure ones among them say of
    /// the places of others, until nothing changes.
    mutating func links() -> [Rewording] {
        var chosen = assignment(scores, least: Following.sure)
        for _ in 0..<3 {
            let surroundings = surroundings(knowing: chosen.filter { $0.value >= Following.sure }.map(\.key))
            findByPlace(surroundings)
            let supported = Dictionary(
                uniqueKeysWithValues: scores.map { pair, score in
                    (pair, score + support(pair, surroundings))
                })
            let better = assignment(supported, least: Following.least)
            if better == chosen { break }
            chosen = better
        }
        return chosen.map { pair, score in
            Rewording(gone: pair.gone, new: pair.new, confidence: max(50, min(99, Int(score * 100))))
        }
    }

    private mutating func findByWords() {
        let candidates = FollowingCandidates(
            new.map(\.words), areas: areas.new, texts: texts.new, vocabulary: likeness.vocabulary)
        let most = Following.candidates(for: gone.count)
        for index in gone.indices where !decided.isGone(index) {
            let found = candidates.candidates(
                for: gone[index].words, area: areas.gone[index], text: texts.gone[index], most: most)
            for other in found { look(Pair(gone: index, new: other)) }
        }
    }

    /// Looks at those that stand in the same gap between known records, whatever their words.
    private mutating func findByPlace(_ surroundings: Surroundings) {
        let goneAt = Dictionary(
            versions.gone.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
        let newAt = Dictionary(
            versions.new.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
        for pair in surroundings.pairs(before: versions.gone.map(\.place), after: versions.new.map(\.place)) {
            guard let gone = goneAt[pair.before], let new = newAt[pair.after] else { continue }
            look(Pair(gone: gone, new: new))
        }
    }

    private mutating func look(_ pair: Pair) {
        guard scores[pair] == nil, decided.isOpen(gone: pair.gone, new: pair.new) else { return }
        let areSameWords = texts.gone[pair.gone] == texts.new[pair.new]
        let area =
            areas.gone[pair.gone] == areas.new[pair.new]
            ? Following.sameArea : areSameWords ? Following.sameWordsOtherArea : Following.otherArea
        let words = areSameWords ? 1 : likeness.likeness(gone[pair.gone], new[pair.new])
        scores[pair] = words + area
    }

    private func support(_ pair: Pair, _ surroundings: Surroundings) -> Double {
        surroundings.support(before: versions.gone[pair.gone].place, after: versions.new[pair.new].place)
    }

    private func surroundings(knowing pairs: [Pair]) -> Surroundings {
        let decidedPlaces = decided.confirmed.map { Pair(gone: $0.gone, new: $0.new) }
        let known = (pairs + decidedPlaces).map {
            KeptPlace(before: versions.gone[$0.gone].place, after: versions.new[$0.new].place)
        }
        let all = versions.kept + known
        let before = (all.map(\.before) + versions.gone.map(\.place)).max() ?? -1
        let after = (all.map(\.after) + versions.new.map(\.place)).max() ?? -1
        return Surroundings(known: all, rowsBefore: before + 1, rowsAfter: after + 1)
    }

    /// The best pairs one to one, of those that reach `least`, with what they reached.
    private func assignment(_ scores: [Pair: Double], least: Double) -> [Pair: Double] {
        let edges = scores.compactMap { pair, score -> Assignment.Edge? in
            guard score >= least else { return nil }
            return Assignment.Edge(left: pair.gone, right: pair.new, weight: Int((score - least) * 10_000) + 1)
        }
        let chosen = Assignment.best(edges.sorted { ($0.left, $0.right) < ($1.left, $1.right) })
        return Dictionary(
            uniqueKeysWithValues: chosen.map { edge in
                let pair = Pair(gone: edge.left, new: edge.right)
                return (pair, scores[pair] ?? least)
            })
    }
}

extension Following {
    /// How many candidates are looked at closely for each of so many records.
    fileprivate static func candidates(for count: Int) -> Int {
        max(4, min(mostCandidates, mostPairs / max(count, 1)))
    }
}
