/// Why somebody cannot be told. The operator hears of each once, and again only if it was mended and came back.
public enum AddressProblem: Hashable, Sendable {
    /// Nobody holds the role for the area, nor for `*`.
    case vacant(role: String, area: String?)
    case unknownRole(String)
    /// A person of a row whom the directory does not know, or knows more than once.
    case unknownOfficer(String)
    /// A row names no officer.
    case noOfficer(record: String)
    case outsideDomains(String)
    case noAddress(String)
    /// Was told of an alert, and the directory has the address no more.
    case left(String)
}

extension AddressProblem {
    /// The problem as one text for the memory: its kind and what it is about, with tabs between.
    public var code: String {
        switch self {
        case .vacant(let role, let area): "vacant\t\(role)\t\(area ?? "")"
        case .unknownRole(let role): "unknownRole\t\(role)"
        case .unknownOfficer(let name): "unknownOfficer\t\(name)"
        case .noOfficer(let record): "noOfficer\t\(record)"
        case .outsideDomains(let address): "outsideDomains\t\(address)"
        case .noAddress(let text): "noAddress\t\(text)"
        case .left(let address): "left\t\(address)"
        }
    }

    /// Reads `code`; nil for anything else.
    public init?(code: String) {
        let parts = code.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return nil }
        let rest = parts.dropFirst().joined(separator: "\t")
        switch (parts[0], parts.dropFirst(2).first) {
        case ("vacant", let area?): self = .vacant(role: parts[1], area: area.isEmpty ? nil : area)
        case ("unknownRole", _): self = .unknownRole(rest)
        case ("unknownOfficer", _): self = .unknownOfficer(rest)
        case ("noOfficer", _): self = .noOfficer(record: rest)
        case ("outsideDomains", _): self = .outsideDomains(rest)
        case ("noAddress", _): self = .noAddress(rest)
        case ("left", _): self = .left(rest)
        case _: return nil
        }
    }
}

extension Recipients {
    /// The problem as one sentence without its full stop.
    func words(_ problem: AddressProblem) -> String {
        switch problem {
        case .vacant(let role, let area): return "nobody holds the role \(role)\(area.map { " for \($0)" } ?? "")"
        case .unknownRole(let role):
            guard case .unknownRole(let suggestion?) = directory.recipients(role: role, area: nil) else {
                return "the directory has no role \(role)"
            }
            return "the directory has no role \(role); did you mean “\(suggestion)”?"
        case .unknownOfficer(let name):
            return "a row names “\(name)”, and nobody, or more than one, is called so in the directory"
        case .noOfficer(let record): return "the row of “\(record)” names no officer"
        case .outsideDomains(let address): return "\(address) is outside the site's domains, so no mail can go there"
        case .noAddress(let text): return "“\(text)” is no mail address"
        case .left(let address):
            return
                "\(address) was told of alerts and is no longer in the directory: you hear in their place how they end"
        }
    }

    /// Whether it is still so: a problem that is mended may be told again when it comes back.
    func stillHolds(_ problem: AddressProblem) -> Bool {
        switch problem {
        case .vacant(let role, let area): directory.recipients(role: role, area: area) == .vacant
        case .unknownRole(let role):
            if case .unknownRole = directory.recipients(role: role, area: nil) { true } else { false }
        case .unknownOfficer(let name): directory.person(named: name) == nil
        case .outsideDomains(let text): !(MailAddress(parsing: text).map(isAllowed) ?? true)
        case .left(let text): !(MailAddress(parsing: text).map(directory.knows) ?? false)
        case .noAddress, .noOfficer: true
        }
    }
}
