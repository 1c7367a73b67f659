/// The day until which something is asked to wait, as a person types it.
public enum RequestDay {
    /// `2020-11-30`, `30/11/2020`, `30 Nov`, `30 November 2020`, `Fri 30 Nov`, `today`, `tomorrow`, or a weekday, which is
    /// the next of its name. Without a year it is the next such day; nil where there is no such day: 29 February 2021.
    public static func day(_ text: String, today: Day) -> Day? {
        let words = text.lowercased().split { " ,.\t".contains($0) }.map(String.init)
        guard let first = words.first else { return nil }
        if words.count == 1 {
            if first == "today" { return today }
            if first == "tomorrow" { return today.adding(days: 1) }
            if let weekday = weekday(first) { return next(weekday, after: today) }
            return Day(iso: first) ?? slashed(first)
        }
        // A weekday before a date is for the reader; the date decides.
        return dated(weekday(first) == nil ? words : Array(words.dropFirst()), today: today)
    }

    /// `30 nov`, `30th november 2020`
    private static func dated(_ words: [String], today: Day) -> Day? {
        guard words.count == 2 || words.count == 3, let day = number(words[0]), let month = month(words[1]) else {
            return words.count == 1 ? words.first.flatMap { Day(iso: $0) ?? slashed($0) } : nil
        }
        if words.count == 3 {
            guard words[2].count == 4, let year = Int(words[2]) else { return nil }
            return Day(year: year, month: month, day: day)
        }
        let thisYear = Day(year: today.year, month: month, day: day)
        if let thisYear, thisYear >= today { return thisYear }
        // 29 February of a year that has none is no day, unless it has not come round yet.
        let isPast = (month, day) < (today.month, today.day)
        return isPast ? Day(year: today.year + 1, month: month, day: day) : thisYear
    }

    /// `30/11/2020`, day before month.
    private static func slashed(_ text: String) -> Day? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `30`, `30th`
    private static func number(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard ["", "st", "nd", "rd", "th"].contains(String(word[digits.endIndex...])) else { return nil }
        return Int(digits)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Three letters or more of its name.
    private static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word == "sept" ? "sep" : word) }.map { $0 + 1 }
    }

    private static func weekday(_ word: String) -> Weekday? {
        guard word.count >= 3 else { return nil }
        return (0..<7).compactMap(Weekday.init(rawValue:)).first { $0.name.lowercased().hasPrefix(word) }
    }

    private static func next(_ weekday: Weekday, after today: Day) -> Day {
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        return today.adding(days: ahead == 0 ? 7 : ahead)
    }
}
