/// A small trend in characters: one block a value, low to high between the lowest and the highest, a middle dot where
/// there is no figure. Only shape: the figures stand beside it.
public func sparkline(_ values: [Decimal?]) -> String {
    let known = values.compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max() else { return "" }
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let range = Int128(highest.micros) - Int128(lowest.micros)
    return String(
        values.map { value -> Character in
            guard let value else { return "·" }
            // All alike: a level line in the middle.
            guard range > 0 else { return blocks[3] }
            let height = (Int128(value.micros) - Int128(lowest.micros)) * 7
            return blocks[Int((height * 2 + range) / (range * 2))]
        })
}
