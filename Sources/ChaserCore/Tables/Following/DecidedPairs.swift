/// What the site's decisions say of two versions: pairs that are one, and pairs that are not.
struct DecidedPairs {
    /// Links that somebody confirmed.
    private(set) var confirmed: [Rewording] = []
    private var goneDecided: Set<Int> = []
    private var newDecided: Set<Int> = []
    private let goneNames: [Set<String>]
    private let newNames: [Set<String>]
    /// For a record's name the names that it is not.
    private var refused: [String: Set<String>] = [:]

    /// A record answers to its words, and to its area and words.
    init(_ decisions: [RewordingDecision], _ versions: Following.Versions) {
        guard !decisions.isEmpty else {
            (goneNames, newNames) = ([], [])
            return
        }
        goneNames = versions.gone.map(DecidedPairs.names)
        newNames = versions.new.map(DecidedPairs.names)
        let byNewName = DecidedPairs.indexes(newNames)
        let byGoneName = DecidedPairs.indexes(goneNames)
        for decision in decisions {
            let (old, new) = (foldedText(decision.old), foldedText(decision.new))
            guard decision.isSame else {
                refused[old, default: []].insert(new)
                continue
            }
            let olds = (byGoneName[old] ?? []).filter { !goneDecided.contains($0) }
            let news = (byNewName[new] ?? []).filter { !newDecided.contains($0) }
            // The same words may stand in several areas: within one first, otherwise in the order of the sheet.
            let pairs = olds.flatMap { old in news.map { (old, $0) } }
            let sameArea = pairs.filter {
                foldedText(versions.gone[$0.0].area) == foldedText(versions.new[$0.1].area)
            }
            for (old, new) in sameArea + pairs { confirm(old, new) }
        }
    }

    private mutating func confirm(_ gone: Int, _ new: Int) {
        guard !goneDecided.contains(gone), !newDecided.contains(new) else { return }
        goneDecided.insert(gone)
        newDecided.insert(new)
        confirmed.append(Rewording(gone: gone, new: new, confidence: 100))
    }

    private static func names(_ record: FollowedRecord) -> Set<String> {
        [foldedText(record.words), foldedText(record.key)]
    }

    private static func indexes(_ names: [Set<String>]) -> [String: [Int]] {
        var found: [String: [Int]] = [:]
        for (index, names) in names.enumerated() {
            for name in names { found[name, default: []].append(index) }
        }
        return found
    }

    /// Whether a record that is gone is confirmed to be another.
    func isGone(_ gone: Int) -> Bool { goneDecided.contains(gone) }

    /// Whether nothing was decided of the pair or of one of its sides.
    func isOpen(gone: Int, new: Int) -> Bool {
        if goneDecided.contains(gone) || newDecided.contains(new) { return false }
        guard !refused.isEmpty else { return true }
        return !goneNames[gone].contains { refused[$0].map { !$0.isDisjoint(with: newNames[new]) } ?? false }
    }
}
