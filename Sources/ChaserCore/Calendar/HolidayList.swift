/// The bank holidays of one nation, from a file of the shape that GOV.UK publishes.
///
/// `{"england-and-wales": {"division": …, "events": [{"title": "Good Friday", "date": "2026-04-03", …}, …]}, …}`.
/// Members that are not named here may be there or not.
public enum HolidayList {
    /// The holidays of a division, ascending, each day once.
    ///
    /// Any event without a day that can be read refuses the whole list, and so does an empty one: a calendar that has
    /// lost its holidays gives wrong deadlines without a sign.
    public static func read(_ json: JSON, division: String) throws(HolidayListFault) -> [Day] {
        guard case .object(let members) = json else { throw .notByDivision }
        guard let content = json[division] else {
            throw .unknownDivision(division, listed: members.map(\.name))
        }
        guard let events = content["events"]?.arrayValue else { throw .noEvents(division: division) }
        var days: Set<Day> = []
        for (index, event) in events.enumerated() {
            guard let text = event["date"]?.stringValue else {
                throw .unreadableDate(nil, division: division, event: index + 1)
            }
            guard let day = Day(iso: text) else {
                throw .unreadableDate(text, division: division, event: index + 1)
            }
            days.insert(day)
        }
        guard !days.isEmpty else { throw .noEvents(division: division) }
        return days.sorted()
    }
}

/// Why a file is not a list of bank holidays.
public enum HolidayListFault: Error, Hashable, Sendable {
    /// The document is not an object with a member for each division.
    case notByDivision
    /// The site asks for a division that the file lacks; `listed` are those it has, in its order.
    case unknownDivision(String, listed: [String])
    /// The division has no list of events, or an empty one.
    case noEvents(division: String)
    /// The event of this number, from 1, has no `date` of the form 2026-04-03; nil when it has none at all.
    case unreadableDate(String?, division: String, event: Int)
}

extension HolidayListFault: CustomStringConvertible {
    /// What is wrong, as a sentence without a full stop.
    public var description: String {
        switch self {
        case .notByDivision:
            return "not a list of bank holidays: no nations in it"
        case .unknownDivision(let division, let listed):
            let hint = nearest(to: division, among: listed).map { "; did you mean \($0)?" } ?? ""
            let names = listed.isEmpty ? "none" : listed.joined(separator: ", ")
            return "no bank holidays for \"\(printable(division))\"; the file has \(printable(names))\(hint)"
        case .noEvents(let division):
            return "no bank holidays listed under \(printable(division))"
        case .unreadableDate(let text, let division, let event):
            let found = text.map { "\"\(printable($0))\" is not a day" } ?? "no date"
            return "\(printable(division)), event \(event): \(found)"
        }
    }
}
