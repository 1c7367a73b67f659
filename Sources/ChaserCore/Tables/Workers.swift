/// Who does pieces of work that do not depend on one another: the core starts no thread, so the host lends it some.
///
/// How many there are never shows in a result.
public struct Workers: Sendable {
    /// How many pieces are done at once; at least one.
    public let count: Int
    private let spread: Spread

    /// Calls `work` once for each of 0..<pieces, in any order and perhaps at once, and returns when all are done.
    public typealias Spread = @Sendable (_ pieces: Int, _ work: @Sendable (Int) -> Void) -> Void

    /// Nobody but the caller: one piece after the other.
    public static let alone = Workers(count: 1) { pieces, work in
        for piece in 0..<pieces { work(piece) }
    }

    public init(count: Int, spread: @escaping Spread) {
        self.count = max(count, 1)
        self.spread = spread
    }

    /// What the work makes of each of 0..<pieces, in that order.
    func map<Value>(_ pieces: Int, _ work: (Int) -> Value) -> [Value] {
        if pieces <= 1 || count == 1 { return (0..<max(pieces, 0)).map(work) }
        var results = [Value?](repeating: nil, count: pieces)
        results.withUnsafeMutableBufferPointer { places in
            withoutActuallyEscaping(work) { work in
                // Safe: each piece writes to a place of its own, and none is left running when `spread` returns.
                nonisolated(unsafe) let (work, places) = (work, places)
                spread(pieces) { places[$0] = work($0) }
            }
        }
        return results.compactMap(\.self)
    }
}
