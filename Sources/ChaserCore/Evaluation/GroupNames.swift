/// Finds the group of each record's name: cells that are alike byte by byte, as nearly all are, without making a String.
struct GroupNames {
    private var groupsByName: [String: Int] = [:]
    /// The last cell of each hash, and its group: a memory of what was found before, not the truth.
    private var recent = [Recent](repeating: Recent(place: .none, group: 0), count: 1024)

    private struct Recent {
        let place: TextPlace
        let group: Int
    }

    /// The group of a name, in any spelling that folds to the same; `next` when it is new, and from then on.
    mutating func group(of name: String, next: Int) -> Int {
        let folded = foldedText(name)
        if let known = groupsByName[folded] { return known }
        groupsByName[folded] = next
        return next
    }

    /// The same for a cell that is not empty.
    mutating func group(of place: TextPlace, in records: Records, next: Int) -> Int {
        let slot = Int(truncatingIfNeeded: records.hash(of: place)) & 1023
        let last = recent[slot]
        if !last.place.isNone, records.areAlike(last.place, place) { return last.group }
        let group = group(of: records.text(place), next: next)
        recent[slot] = Recent(place: place, group: group)
        return group
    }
}

extension Records {
    /// A hash of the bytes of a cell as they stand in its file.
    fileprivate func hash(of place: TextPlace) -> UInt64 {
        files[place.file].bytes.withUnsafeBufferPointer { text in
            text.baseAddress.map { ByteHash.hash($0 + place.offset, count: place.length, seed: 0) } ?? 0
        }
    }

    /// True when two cells are alike byte by byte as they stand in their files.
    fileprivate func areAlike(_ left: TextPlace, _ right: TextPlace) -> Bool {
        guard left.length == right.length, left.doublesQuotes == right.doublesQuotes else { return false }
        return files[left.file].bytes.withUnsafeBufferPointer { mine in
            files[right.file].bytes.withUnsafeBufferPointer { theirs in
                for index in 0..<left.length where mine[left.offset &+ index] != theirs[right.offset &+ index] {
                    return false
                }
                return true
            }
        }
    }
}
