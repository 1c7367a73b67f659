/// One record and one rule, explained: the lines of the rule with all they hang on, the alert's life, who hears.
public struct Explanation: Sendable {
    /// Why nothing can be explained.
    public enum Refusal: Error, Hashable, Sendable {
        case noRule(String, suggestion: String?)
        /// No sheet of the rule's source can be read; why, where it is known.
        case noTable(source: String, [Problem])
        case noRecord(String, suggestions: [String])
        /// The name is part of several keys.
        case severalRecords(String, [String])
        /// The rule needs something of a later version, and judges nothing until then.
        case waiting(rule: String, what: [String])
        /// Nobody in the directory has this name or address.
        case noPerson(String)
    }

    /// Whether and why one person hears.
    public struct Hearing: Sendable {
        public let person: Person
        /// A sentence each.
        public let lines: [String]
    }

    public let key: AlertKey
    /// The same id that the alert has, or would have.
    public let id: String
    public let title: String
    /// `actions.rules, line 3`
    public let place: String
    /// The record's own sheet; no row for a group.
    public let file: String
    public let row: Int?
    public let area: String?
    /// What the rule finds now.
    public let status: Status
    /// The open alert, or the event that was told.
    public let alert: Alert?
    /// The words of the alert as they would be now.
    public let text: String
    public let reasons: [Reason]
    /// The alert so far, and each rung of its ladder, a line each.
    public internal(set) var life: [String] = []
    /// Why somebody hears, or why nobody does, a sentence each.
    public internal(set) var mail: [String] = []
    /// The same for the one person who was asked about; nil where nobody was.
    public internal(set) var hearing: Hearing?

    /// What a tick now would mail about it.
    mutating func foresee(_ report: TickReport) {
        let mails = report.mails.filter { $0.alerts.contains(id) }
        for mail in mails {
            self.mail.append(
                "A tick now would write to \(mail.person.name) <\(mail.person.address.address)>: “\(mail.subject)”.")
        }
        if mails.isEmpty { self.mail.append("A tick now would write to nobody about it.") }
    }
}

extension Explanation.Refusal: CustomStringConvertible {
    public var description: String {
        func list(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }
        switch self {
        case .noRule(let name, let suggestion):
            return "there is no rule “\(name)”" + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
        case .noTable(let source, let problems):
            return (["“\(source)” is not judged, as its sheets cannot be used"] + problems.map(\.words))
                .joined(separator: "; ")
        case .noRecord(let name, let suggestions):
            let hint = suggestions.isEmpty ? "" : "; the nearest: \(list(suggestions))"
            return "the rule judges no record “\(name)”\(hint)"
        case .severalRecords(let name, let keys):
            let more = keys.count > 5 ? " and \(keys.count - 5) more" : ""
            return "“\(name)” is part of several: \(list(Array(keys.prefix(5))))\(more)"
        case .noPerson(let name):
            return "nobody in people.csv has the name or address “\(name)”"
        case .waiting(let rule, let what):
            return "the rule “\(rule)” judges nothing yet: it waits for \(what.joined(separator: ", "))"
        }
    }
}
