/// Texts: cells of the table compared without making a String, and with one where something is computed.
extension Evaluator {
    /// The texts of a formula, slot by slot; nil for missing.
    func texts(_ formula: Formula, _ rows: Rows, lag: Int) -> (Int) -> String? {
        let vector = vector(formula, rows, lag: lag)
        return { [self] slot in text(vector, slot) }
    }

    private func text(_ vector: Vector, _ slot: Int) -> String? {
        switch vector {
        case .places(let places), .people(let places):
            places[slot].isNone ? nil : records.text(places[slot])
        case .texts(let texts): texts[slot]
        case .figures, .days, .months, .truths, .codes, .targets: nil
        }
    }

    /// Only equality is asked of texts; letters A to Z match whatever their case.
    func compareTexts(_ comparison: Comparison, _ left: Vector, _ right: Vector, _ rows: Rows) -> [UInt8] {
        if case .places(let places) = left, case .texts(.all(let text?)) = right {
            let bytes = Array(text.utf8)
            let (equal, unequal): (UInt8, UInt8) = comparison == .equal ? (1, 0) : (0, 1)
            return places.map { place in
                if place.isNone { return Truth.unknown.rawValue }
                if place.doublesQuotes {
                    return Evaluator.sameLetters(Array(records.text(place).utf8)[...], bytes[...]) ? equal : unequal
                }
                // Most cells differ in length already: those are told apart without a look at the text.
                guard place.length == bytes.count else { return unequal }
                return Evaluator.sameLetters(records.bytes(place), bytes[...]) ? equal : unequal
            }
        }
        return (0..<rows.count).map { slot in
            guard let a = text(left, slot), let b = text(right, slot) else { return Truth.unknown.rawValue }
            return Evaluator.sameLetters(Array(a.utf8)[...], Array(b.utf8)[...]) == (comparison == .equal) ? 1 : 0
        }
    }

    private static func sameLetters(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
        return zip(left, right).allSatisfy { $0 == $1 || lower($0) == lower($1) }
    }
}

extension Records {
    /// The bytes of a cell as they stand in its file.
    fileprivate func bytes(_ place: TextPlace) -> ArraySlice<UInt8> {
        files[place.file].bytes[place.offset..<place.offset + place.length]
    }
}
