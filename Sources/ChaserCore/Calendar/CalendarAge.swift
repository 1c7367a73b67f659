/// How far a list of bank holidays still goes.
public enum CalendarAge: Hashable, Sendable {
    /// The site names no list: every Monday to Friday counts as worked.
    case none
    /// It goes on for longer than anyone counts ahead.
    case good(until: Day)
    /// Less than half a year is left: deadlines set today may lie beyond it.
    case runningOut(until: Day)
    /// It has ended.
    case over(since: Day)

    /// Warned of so long ahead: the longest of the usual deadlines is 26 weeks.
    static let warning = Span(26, .weeks)

    public init(_ calendar: WorkingCalendar, on today: Day) {
        guard let last = calendar.lastListed else {
            self = .none
            return
        }
        self =
            last < today
            ? .over(since: last)
            : last < CalendarAge.warning.after(today) ? .runningOut(until: last) : .good(until: last)
    }

    /// What the operator is told, when there is something to do.
    public var warningWords: String? {
        let advice = "deadlines beyond it are provisional; put the newer list of gov.uk in its place"
        return switch self {
        case .none, .good: nil
        case .runningOut(let last): "the list of bank holidays ends with \(last.inWords): \(advice)"
        case .over(let last): "the list of bank holidays has ended with \(last.inWords): \(advice)"
        }
    }

    /// What `check` says of it.
    public var words: String {
        switch self {
        case .none: "No bank holidays are listed: every Monday to Friday counts as a working day."
        case .good(let last): "Bank holidays are listed up to \(last.inWords)."
        case .runningOut(let last): "Bank holidays are listed up to \(last.inWords) only: fetch the newer list."
        case .over(let last): "Bank holidays are listed up to \(last.inWords), which is past: fetch the newer list."
        }
    }
}
