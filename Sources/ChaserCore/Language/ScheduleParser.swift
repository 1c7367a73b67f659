/// `Monday at 08:00`, `working day at 09:00`, `last Friday of the month at 12:00`.
extension RuleParser {
    mutating func schedule() throws(SyntaxFailure) -> Located<Schedule> {
        let start = index
        let days = try scheduleDays()
        guard take(word: "at") else { throw unexpected() }
        guard case .time(let time) = current.kind else {
            expect(.slot(.time))
            throw unexpected()
        }
        advance()
        return Located(Schedule(days: days, time: time), at: range(from: start))
    }

    private mutating func scheduleDays() throws(SyntaxFailure) -> Schedule.Days {
        if current.word == "first" || current.word == "last" { return try daysOfMonth() }
        if take(word: "day") { return .everyDay }
        if current.word == "working" {
            advance()
            guard take(word: "day") else { throw unexpected() }
            return .everyWorkingDay
        }
        if let weekday = weekday() { return .weekly(weekday) }
        expect(.word("working day"))
        expect(.word("first"))
        expect(.word("last"))
        throw unexpected()
    }

    /// `first working day of the month`, `last Friday of the month`
    private mutating func daysOfMonth() throws(SyntaxFailure) -> Schedule.Days {
        let isFirst = advance().word == "first"
        var days: Schedule.Days
        if current.word == "working" {
            advance()
            guard take(word: "day") else { throw unexpected() }
            days = isFirst ? .firstWorkingDayOfMonth : .lastWorkingDayOfMonth
        } else if let weekday = weekday() {
            days = isFirst ? .firstOfMonth(weekday) : .lastOfMonth(weekday)
        } else {
            expect(.word("working day"))
            throw unexpected()
        }
        for word in ["of", "the", "month"] {
            guard take(word: word) else { throw unexpected() }
        }
        return days
    }

    /// Takes `Monday`; capitals are as the reader likes.
    mutating func weekday() -> Weekday? {
        if let word = current.word?.lowercased(),
            let weekday = Weekday.allCases.first(where: { $0.name.lowercased() == word })
        {
            advance()
            return weekday
        }
        expect(.slot(.weekday))
        return nil
    }
}
