/// What the order of two versions says: between which records, known in both, a record stood and another stands.
///
/// Order only ever supports a link. A sheet that was sorted anew supports none and speaks against none.
struct Surroundings {
    /// Support on one side, where both stand directly beside the same record, and where it is merely the next known one.
    static let beside = 0.12
    static let near = 0.06

    /// The known record above and below each place, by its place in the newer version; -1 before the first row and
    /// `.max` behind the last.
    private let before: [Neighbours]
    private let after: [Neighbours]

    private struct Neighbours {
        var above = (place: -1, distance: 0)
        var below = (place: Int.max, distance: 0)
    }

    /// `known` are the places of records in both versions; `rowsBefore` and `rowsAfter` how many rows those have.
    init(known: [KeptPlace], rowsBefore: Int, rowsAfter: Int) {
        before = Surroundings.neighbours(known.map { ($0.before, $0.after) }, rows: rowsBefore)
        after = Surroundings.neighbours(known.map { ($0.after, $0.after) }, rows: rowsAfter)
    }

    private static func neighbours(_ known: [(row: Int, name: Int)], rows: Int) -> [Neighbours] {
        var names = [Int](repeating: -1, count: rows)
        for (row, name) in known where names.indices.contains(row) { names[row] = name }
        var found = [Neighbours](repeating: Neighbours(), count: rows)
        var last = (place: -1, row: -1)
        for row in 0..<rows {
            found[row].above = (last.place, row - last.row)
            if names[row] >= 0 { last = (names[row], row) }
        }
        var next = (place: Int.max, row: rows)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            found[row].below = (next.place, next.row - row)
            if names[row] >= 0 { next = (names[row], row) }
        }
        return found
    }

    /// By how much the order supports that the record at one place of the older version is the one at a place of the
    /// newer: 0 to 0.24.
    func support(before row: Int, after other: Int) -> Double {
        guard before.indices.contains(row), after.indices.contains(other) else { return 0 }
        let (old, new) = (before[row], after[other])
        return Surroundings.support(old.above, new.above) + Surroundings.support(old.below, new.below)
    }

    private static func support(_ left: (place: Int, distance: Int), _ right: (place: Int, distance: Int)) -> Double {
        guard left.place == right.place else { return 0 }
        return left.distance == 1 && right.distance == 1 ? beside : near
    }

    /// Pairs of places that stand between the same known records, those of one rank in their gap or a rank beside it.
    func pairs(before rows: [Int], after others: [Int]) -> [(before: Int, after: Int)] {
        struct Gap: Hashable { let above, below: Int }
        var gaps: [Gap: [Int]] = [:]
        for other in others where after.indices.contains(other) {
            gaps[Gap(above: after[other].above.place, below: after[other].below.place), default: []].append(other)
        }
        return rows.flatMap { row -> [(before: Int, after: Int)] in
            guard before.indices.contains(row),
                let inGap = gaps[Gap(above: before[row].above.place, below: before[row].below.place)]
            else { return [] }
            let (fromTop, fromEnd) = (before[row].above.distance, before[row].below.distance)
            return inGap.filter {
                abs(after[$0].above.distance - fromTop) <= 1 || abs(after[$0].below.distance - fromEnd) <= 1
            }.map { (row, $0) }
        }
    }
}
