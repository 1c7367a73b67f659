/// Pairs that fit, and how well: no two share a left or a right side, and the sum of their weights is the greatest.
///
/// Greedy choice would take the best pair first and leave its neighbours with what remains. Here each left side is added
/// by a shortest augmenting path (Jonker and Volgenant 1987) over the edges that there are; it may also stay alone, at
/// weight 0. Exact within each group of connected pairs; a group with more than `mostTogether` left sides first loses its
/// weaker half of edges, until it falls apart, so that the cost stays bounded.
struct Assignment {
    /// A pair that may be chosen. Weights are whole and above 0, so that no sum depends on an order.
    struct Edge: Hashable {
        let left: Int
        let right: Int
        let weight: Int
    }

    static let mostTogether = 256

    /// The chosen edges, by their left side.
    static func best(_ edges: [Edge]) -> [Edge] {
        groups(edges.filter { $0.weight > 0 }).flatMap { group -> [Edge] in
            if group.count == 1 { return group }
            guard Set(group.map(\.left)).count > mostTogether else { return Path.assign(group) }
            let sorted = group.sorted { ($0.weight, -$0.left, -$0.right) > ($1.weight, -$1.left, -$1.right) }
            return best(Array(sorted.prefix(group.count / 2)))
        }.sorted { $0.left < $1.left }
    }

    /// The edges by the groups in which they hang together.
    private static func groups(_ edges: [Edge]) -> [[Edge]] {
        var parents: [Int] = []
        var (lefts, rights): ([Int: Int], [Int: Int]) = ([:], [:])
        func root(_ node: Int) -> Int {
            var node = node
            while parents[node] != node {
                parents[node] = parents[parents[node]]
                node = parents[node]
            }
            return node
        }
        func node(_ side: Int, _ nodes: inout [Int: Int]) -> Int {
            if let node = nodes[side] { return node }
            nodes[side] = parents.count
            parents.append(parents.count)
            return parents.count - 1
        }
        for edge in edges {
            let (left, right) = (root(node(edge.left, &lefts)), root(node(edge.right, &rights)))
            parents[max(left, right)] = min(left, right)
        }
        return grouped(edges) { root(lefts[$0.left] ?? 0) }.map(\.items)
    }
}

/// The assignment within one group, its sides numbered from 0. Costs are weights below zero; behind the right sides
/// each left side has a place of its own, at cost 0, on which it is alone.
private struct Path {
    private let edges: [[(right: Int, cost: Int)]]
    /// Left side on each right one, -1 for none; right side of each left one.
    private var leftOf: [Int]
    private var rightOf: [Int]
    /// Prices of the right sides: no edge is cheaper than its left side's best by them.
    private var prices: [Int]

    static func assign(_ group: [Assignment.Edge]) -> [Assignment.Edge] {
        let lefts = Set(group.map(\.left)).sorted()
        let rights = Set(group.map(\.right)).sorted()
        let leftNumbers = Dictionary(uniqueKeysWithValues: zip(lefts, 0...))
        let rightNumbers = Dictionary(uniqueKeysWithValues: zip(rights, 0...))
        var edges = lefts.indices.map { [(right: rights.count + $0, cost: 0)] }
        for edge in group {
            guard let left = leftNumbers[edge.left], let right = rightNumbers[edge.right] else { continue }
            edges[left].append((right, -edge.weight))
        }
        var path = Path(edges: edges, rights: rights.count + lefts.count)
        for left in lefts.indices { path.add(left) }
        return group.filter { edge in
            guard let left = leftNumbers[edge.left] else { return false }
            return path.rightOf[left] == rightNumbers[edge.right]
        }
    }

    private init(edges: [[(right: Int, cost: Int)]], rights: Int) {
        self.edges = edges
        leftOf = [Int](repeating: -1, count: rights)
        rightOf = [Int](repeating: -1, count: edges.count)
        prices = [Int](repeating: 0, count: rights)
    }

    /// Adds a left side, moving others where that is cheapest.
    private mutating func add(_ start: Int) {
        var distances: [Int: Int] = [:]
        var reachedFrom: [Int: Int] = [:]
        var settled: [(right: Int, distance: Int)] = []
        var isSettled: Set<Int> = []
        var (left, length) = (start, 0)
        var end = -1
        while end < 0 {
            // What the left side in hand pays now, so that steps are counted from there.
            let paid = rightOf[left] < 0 ? 0 : cost(left, rightOf[left]) - prices[rightOf[left]]
            for edge in edges[left] where !isSettled.contains(edge.right) {
                let distance = length + edge.cost - prices[edge.right] - paid
                if distance < distances[edge.right] ?? .max {
                    distances[edge.right] = distance
                    reachedFrom[edge.right] = left
                }
            }
            let open = distances.filter { !isSettled.contains($0.key) }
            guard let next = open.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
            isSettled.insert(next.key)
            length = next.value
            if leftOf[next.key] < 0 {
                end = next.key
            } else {
                settled.append((next.key, next.value))
                left = leftOf[next.key]
            }
        }
        for (right, distance) in settled { prices[right] += distance - length }
        take(end, reachedFrom, start)
    }

    private func cost(_ left: Int, _ right: Int) -> Int { edges[left].first { $0.right == right }?.cost ?? 0 }

    /// Turns the path round: each left side on it takes the right side it was reached by.
    private mutating func take(_ end: Int, _ reachedFrom: [Int: Int], _ start: Int) {
        var right = end
        while let left = reachedFrom[right] {
            let before = rightOf[left]
            rightOf[left] = right
            leftOf[right] = left
            if left == start { return }
            right = before
        }
    }
}
