/// Why a request is refused. Nothing of it is done then.
public enum RequestFault: Error, Hashable, Sendable {
    case noAlertGiven
    /// No open alert has the id; `suggestion` is the nearest that there is.
    case noSuchAlert(String, suggestion: String?)
    /// `tell once`: there is nothing to hold.
    case isEvent(String)
    case noReason
    case noName
    /// As `noName`, of a silence.
    case noAuthor
    /// A silence of everything.
    case noPattern
    case noSuchRule(String, suggestion: String?)
    /// Not in the site's group for silencing; nil where the site has none.
    case mayNotSilence(String, group: String?)
    case silentTooLong(Day, days: Int, last: Day)
    /// `those` are the silences by request that there are.
    case noSuchSilence(String, those: [String])
    /// `text` is longer than so many characters.
    case tooLong(what: String, limit: Int)
    /// Neither the request nor the site says until when.
    case noDay
    case past(Day, today: Day)
    /// Beyond what the site allows.
    case tooLate(Day, longest: Span, last: Day)
    /// A yes to a clock that stands before the last tick.
    case clockBehind(lastTick: CivilTime)
}

extension RequestFault {
    /// The line as a sentence.
    public var sentence: String { description.hasSuffix("?") ? description : description + "." }
}

extension RequestFault: CustomStringConvertible {
    /// One line, without its full stop.
    public var description: String {
        switch self {
        case .noAlertGiven: "no alert is named: give one id or more, as “chaser alerts” lists them"
        case .noSuchAlert(let id, let suggestion):
            "no open alert of this site has the id “\(printable(id).shortened(to: 40))”"
                + (suggestion.map { "; did you mean “\($0)”?" } ?? ": it has cleared, or is of another site")
        case .isEvent(let id): "alert \(id) was told once and is not chased: there is nothing to hold"
        case .noReason: "the reason is empty: say why it may wait"
        case .noName: "the name is empty: say who owns it"
        case .noAuthor: "the name is empty: say who decided it"
        case .noPattern: "nothing is named: give a rule, an area or a record"
        case .noSuchRule(let name, let suggestion):
            "there is no rule “\(printable(name).shortened(to: 40))”"
                + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
        case .mayNotSilence(let user, let group):
            group.map { "\(user) is not in the group \($0), whose members may silence" }
                ?? "the site names no group that may silence (silencing by group)"
        case .silentTooLong(let day, let days, let last):
            "\(day.inWords) is too late: a silence by command lasts \(days) days at most, until \(last.weekday.name) "
                + "\(last.inWords); what is longer belongs in the rules"
        case .noSuchSilence(let number, let those):
            "there is no silence “\(printable(number).shortened(to: 40))” by command"
                + (those.isEmpty ? "" : "; there \(those.count == 1 ? "is" : "are") \(those.joined(separator: ", "))")
        case .tooLong(let what, let limit): "\(what) is longer than \(limit) characters"
        case .noDay: "it does not say until when, and the site has no usual time"
        case .past(let day, let today):
            "\(day.inWords) is over: today is \(today.weekday.name) \(today.inWords)"
        case .clockBehind(let last):
            "the clock stands before the last tick, of \(last.day.weekday.name) \(last.day.inWords) at \(last.time), and a "
                + "yes does not mend that: set it right, or go on from a backup of the state"
        case .tooLate(let day, let longest, let last):
            "\(day.inWords) is too late: the site allows \(longest), until \(last.weekday.name) \(last.inWords)"
        }
    }
}
