/// The English names of months, as sheets write and shorten them.
enum MonthName {
    private static let names: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    /// 1 to 12 for a name or its first three or more letters (`Sept`), whatever the case; nil for any other word.
    static func number(of word: some Collection<UInt8>) -> Int? {
        guard (3...9).contains(word.count) else { return nil }
        return names.firstIndex { name in
            name.count >= word.count && zip(name, word).allSatisfy { $0 == Byte.lower($1) }
        }.map { $0 + 1 }
    }
}
