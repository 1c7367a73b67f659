/// The English names of months, as sheets write and shorten them.
enum MonthName {
    /// 1 to 12 for a name or its first three or more letters (`Sept`), whatever the case; nil for any other word.
    static func number(of word: some Collection<UInt8>) -> Int? {
        guard case .month(let month)? = DateSpelling(word)?.meaning else { return nil }
        return month
    }
}
