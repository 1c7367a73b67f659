import Testing

@testable import ChaserCore

@Suite("Assignment: pairs one to one, the greatest sum")
struct AssignmentTests {
    private typealias Edge = Assignment.Edge

    /// Edges as `left right weight`, the chosen pairs, and why.
    static let cases: [(edges: [(Int, Int, Int)], chosen: [[Int]], reason: String)] = [
        ([], [], "nothing to choose from"),
        ([(0, 0, 5)], [[0, 0]], "one pair"),
        ([(0, 0, 0)], [], "a weight of nothing is no pair"),
        ([(0, 0, 5), (0, 1, 7)], [[0, 1]], "the better of two right sides"),
        ([(0, 0, 5), (1, 0, 7)], [[1, 0]], "the better of two left sides; the other stays alone"),
        (
            [(0, 0, 9), (0, 1, 8), (1, 0, 8)], [[0, 1], [1, 0]], "the best pair gives way to two that are more together"
        ),
        ([(0, 0, 20), (0, 1, 8), (1, 0, 8)], [[0, 0]], "unless it outweighs them"),
        (
            [(0, 0, 5), (0, 1, 4), (1, 1, 5), (1, 2, 4), (2, 2, 5), (2, 0, 4)], [[0, 0], [1, 1], [2, 2]],
            "a ring, all in their best place"
        ),
    ]

    @Test("is the one that weighs most", arguments: cases)
    func chosen(_ edges: [(Int, Int, Int)], _ chosen: [[Int]], _ reason: String) {
        let best = Assignment.best(edges.map { Edge(left: $0.0, right: $0.1, weight: $0.2) })
        #expect(best.map { [$0.left, $0.right] } == chosen, "\(reason)")
    }

    /// The greatest sum that trying everything finds.
    private static func greatest(_ edges: [Edge], from left: Int = 0, taken: Set<Int> = []) -> Int {
        guard left < 6 else { return 0 }
        let alone = greatest(edges, from: left + 1, taken: taken)
        return edges.filter { $0.left == left && !taken.contains($0.right) }.reduce(alone) { best, edge in
            max(best, edge.weight + greatest(edges, from: left + 1, taken: taken.union([edge.right])))
        }
    }

    @Test("agrees with trying everything, on 400 small tables")
    func againstEverything() {
        var random = Lehmer(seed: 11)
        for round in 0..<400 {
            let density = 1 + round % 5
            var edges: [Edge] = []
            for left in 0..<6 {
                for right in 0..<6 where random.below(6) < density {
                    edges.append(Edge(left: left, right: right, weight: 1 + random.below(round % 2 == 0 ? 5 : 100)))
                }
            }
            let chosen = Assignment.best(edges)
            #expect(Set(chosen.map(\.left)).count == chosen.count && Set(chosen.map(\.right)).count == chosen.count)
            #expect(chosen.reduce(0) { $0 + $1.weight } == Self.greatest(edges), "round \(round): \(edges)")
        }
    }

    @Test("a group of many is bounded, and still one to one")
    func bounded() {
        var random = Lehmer(seed: 5)
        // A chain through 600 left sides: more than are solved together.
        let edges = (0..<600).flatMap { left in
            [
                Edge(left: left, right: left, weight: 500 + random.below(500)),
                Edge(left: left, right: left + 1, weight: 1 + random.below(400)),
            ]
        }
        let chosen = Assignment.best(edges)
        #expect(chosen.map(\.left) == Array(0..<600))
        #expect(chosen.allSatisfy { $0.left == $0.right })
    }
}

/// Numbers that look random and are the same in every run (Lehmer's generator with Park and Miller's multiplier).
struct Lehmer {
    private var state: Int

    init(seed: Int) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state = state * 48_271 % 2_147_483_647
        return state % bound
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
