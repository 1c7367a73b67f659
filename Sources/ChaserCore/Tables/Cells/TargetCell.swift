/// Reads targets as councils type them: `>80%`, `50% or more`, `no more than 5`, `3 per month`, `200 by March 2023`.
enum TargetCell {
    /// Reads a whole cell; nil when it is not plainly one target: `£1.2m`, `5% SW 9% overall`, `80%*`.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, units: inout UnitReader) -> Target? {
        var cursor = CellCursor(bytes)
        cursor.takeSpaces()
        let sign = takeSign(&cursor) ?? takeOpening(&cursor)
        cursor.takeSpaces()
        let isNegative = cursor.takeMinus()
        let isMoney = cursor.takePound()
        guard let size = cursor.takeNumber() else { return nil }
        cursor.takeSpaces()
        let isPercent = cursor.take(Byte.percent)
        let isAtLeast = cursor.take(0x2B)
        let tail = bytes.part(cursor.at, bytes.count)
        guard var clauses = TargetClauses(tail) else { return nil }
        if isAtLeast, !clauses.bind(.atLeast) { return nil }
        if let sign, !clauses.bind(sign) { return nil }
        guard [isPercent, isMoney, !clauses.unit.isEmpty].count(where: { $0 }) <= 1 else { return nil }
        var unit = isPercent ? Unit.percent : isMoney ? Unit.pounds : Unit.none
        if !clauses.unit.isEmpty {
            guard let named = units.unit(ofWords: clauses.unit) else { return nil }
            unit = named
        }
        return Target(
            number: isNegative ? Decimal(micros: -size.micros) : size, unit: unit, bound: clauses.bound ?? .plain,
            per: clauses.per, by: clauses.by, text: bytes.string)
    }

    /// `>`, `>=`, `≥`, `<`, `<=`, `≤`.
    private static func takeSign(_ cursor: inout CellCursor) -> Target.Bound? {
        if cursor.take(0xE2, 0x89, 0xA5) { return .atLeast }
        if cursor.take(0xE2, 0x89, 0xA4) { return .atMost }
        if cursor.take(0x3E) { return cursor.take(0x3D) ? .atLeast : .moreThan }
        if cursor.take(0x3C) { return cursor.take(0x3D) ? .atMost : .lessThan }
        return nil
    }

    private static let openings: [(words: [UInt8], bound: Target.Bound)] = [
        (Array("at least ".utf8), .atLeast), (Array("no less than ".utf8), .atLeast),
        (Array("not less than ".utf8), .atLeast), (Array("no fewer than ".utf8), .atLeast),
        (Array("more than ".utf8), .moreThan), (Array("over ".utf8), .moreThan), (Array("above ".utf8), .moreThan),
        (Array("at most ".utf8), .atMost), (Array("no more than ".utf8), .atMost),
        (Array("not more than ".utf8), .atMost), (Array("no higher than ".utf8), .atMost),
        (Array("up to ".utf8), .atMost), (Array("less than ".utf8), .lessThan), (Array("fewer than ".utf8), .lessThan),
        (Array("under ".utf8), .lessThan), (Array("below ".utf8), .lessThan),
    ]

    private static func takeOpening(_ cursor: inout CellCursor) -> Target.Bound? {
        for opening in openings {
            let end = cursor.at + opening.words.count
            guard cursor.bytes.part(cursor.at, end).isWord(opening.words) else { continue }
            cursor.at = end
            return opening.bound
        }
        return nil
    }
}

/// What stands behind the number of a target: a unit, `or more`, `per month`, `by 2023`, in that order.
struct TargetClauses {
    private(set) var unit = ""
    private(set) var bound: Target.Bound?
    private(set) var per: String?
    private(set) var by: Day?

    /// Nil when a word fits nowhere.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var words = bytes.string.lowercased().split(whereSeparator: \.isWhitespace)[...]
        let unitWords = words.prefix { !["or", "and", "per", "by", "&"].contains($0) }
        unit = unitWords.joined(separator: " ")
        words = words.dropFirst(unitWords.count)
        while let first = words.first {
            words = words.dropFirst()
            switch first {
            case "or", "and", "&":
                guard let next = words.popFirst(), let told = TargetClauses.bounds[String(next)], bind(told) else {
                    return nil
                }
            case "per":
                guard per == nil, let next = words.popFirst(), next.utf8.allSatisfy(Byte.isLetter) else { return nil }
                per = String(next)
            default:
                guard first == "by", let day = TargetClauses.day(words.joined(separator: " ")) else { return nil }
                by = day
                words = []
            }
        }
    }

    /// Sets which side of the number meets the target; false when the cell says so twice.
    mutating func bind(_ told: Target.Bound) -> Bool {
        if bound != nil { return false }
        bound = told
        return true
    }

    private static let bounds: [String: Target.Bound] = [
        "more": .atLeast, "above": .atLeast, "higher": .atLeast, "over": .atLeast, "greater": .atLeast,
        "less": .atMost, "below": .atMost, "under": .atMost, "lower": .atMost, "fewer": .atMost,
    ]

    /// What a date cell may say: `2023` is its last day.
    private static func day(_ text: String) -> Day? {
        let reading = Array(text.utf8).withUnsafeBufferPointer { DateCell.read($0, DateContext()) }
        guard case .day(let day) = reading.value, reading.convention != .amidWords else { return nil }
        return day
    }
}
