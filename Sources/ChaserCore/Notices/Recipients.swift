/// Who hears of an alert, found in the directory, and what was wrong on the way.
struct Recipients {
    let directory: Directory
    /// Mail to any other domain is impossible; empty allows none.
    let domains: [String]
    let operatorRole: String?

    /// Someone who hears, and why.
    struct Recipient: Hashable {
        let person: Person
        let reason: String
        /// The operator in place of someone who cannot be told.
        var isStandIn = false
    }

    /// The operator: hears what nobody else can, and what is wrong with the site.
    var operators: [Recipient] {
        guard let operatorRole else { return [] }
        return directory.recipients(role: operatorRole, area: nil).people.filter { isAllowed($0.address) }.map {
            Recipient(person: $0, reason: "You are the operator of this site (role \(operatorRole)).")
        }
    }

    /// The people of one rung for an area, and, for `named`, the officers of the row. Whoever cannot be found is replaced
    /// by the operator and told as a problem.
    func recipients(of step: LadderDefinition.Step, ladder: String, area: String?, row: Row? = nil) -> (
        found: [Recipient], problems: [AddressProblem]
    ) {
        var found: [Recipient] = []
        var problems: [AddressProblem] = []
        for recipient in step.recipients {
            let (people, wrong) = resolve(recipient.value, area: area, row: row)
            let refused = people.filter { !isAllowed($0.person.address) }
            problems += wrong + refused.map { .outsideDomains("\($0.person.address)") }
            let allowed = people.filter { isAllowed($0.person.address) }
            found += allowed.isEmpty ? operators.map { standIn($0, for: recipient.value, ladder, area) } : allowed
        }
        return (unique(found), unique(problems))
    }

    /// What a row says of its officers.
    struct Row {
        let record: String
        let officers: [String]
    }

    private func resolve(
        _ recipient: LadderDefinition.Recipient, area: String?, row: Row?
    ) -> ([Recipient], [AddressProblem]) {
        switch recipient {
        case .address(let text):
            guard let address = MailAddress(parsing: text) else { return ([], [.noAddress(text)]) }
            let person = Person(name: address.name, address: address)
            return ([Recipient(person: person, reason: "The rule names your address.")], [])
        case .named:
            return resolve(row: row)
        case .role(let role):
            return resolve(role: role, area: area)
        }
    }

    /// Each officer of a row, by name or alias: found, or reported.
    private func resolve(row: Row?) -> ([Recipient], [AddressProblem]) {
        guard let row, !row.officers.isEmpty else { return ([], row.map { [.noOfficer(record: $0.record)] } ?? []) }
        let found = row.officers.map { ($0, directory.person(named: $0)) }
        let people = found.compactMap { name, person in
            person.map { Recipient(person: $0, reason: "The row of “\(row.record)” names you (\(name)).") }
        }
        return (people, found.filter { $0.1 == nil }.map { .unknownOfficer($0.0) })
    }

    private func resolve(role: String, area: String?) -> ([Recipient], [AddressProblem]) {
        let place = area.map { " for \($0)" } ?? ""
        switch directory.recipients(role: role, area: area) {
        case .exact(let people):
            return (
                people.map { Recipient(person: $0, reason: "\(Recipients.holding) \(role.roleWords)\(place).") }, []
            )
        case .fallback(let people):
            let note = area.map { ", and nobody else is named for \($0)" } ?? " for all areas"
            return (people.map { Recipient(person: $0, reason: "\(Recipients.holding) \(role.roleWords)\(note).") }, [])
        case .vacant: return ([], [.vacant(role: role, area: area)])
        case .unknownRole: return ([], [.unknownRole(role)])
        }
    }

    private func standIn(
        _ recipient: Recipient, for absent: LadderDefinition.Recipient, _ ladder: String, _ area: String?
    ) -> Recipient {
        let name =
            switch absent {
            case .role(let role): role.roleWords
            case .named: "the named officers"
            case .address(let address): address
            }
        let place = area.map { " for \($0)" } ?? ""
        return Recipient(
            person: recipient.person,
            reason: "You are the operator, and nobody can be told as \(name)\(place) (escalation \(ladder)).",
            isStandIn: true)
    }

    /// How the reason of whoever holds a role begins.
    private static let holding = "You hold the role"

    /// Reasons for a reader: a role that somebody holds for several areas is one sentence.
    static func joined(_ reasons: [String]) -> [String] {
        grouped(unique(reasons)) { reason -> String in
            guard reason.hasPrefix(holding), reason.hasSuffix("."), let place = reason.firstRange(of: " for ") else {
                return reason
            }
            return String(reason[..<place.upperBound])
        }.map { start, reasons in
            guard reasons.count > 1 else { return reasons[0] }
            var areas = reasons.prefix(Letter.mostNamed).map { String($0.dropFirst(start.count).dropLast()) }
            if reasons.count > areas.count { areas.append("\(reasons.count - areas.count) more") }
            // The name of an area may hold commas.
            let comma = areas.contains { $0.contains(",") } ? ";" : ","
            let last = areas.count > 2 && comma == ";" ? "; and " : " and "
            return start + areas.dropLast().joined(separator: comma + " ") + last + (areas.last ?? "") + "."
        }
    }

    /// Whether mail may go there.
    func isAllowed(_ address: MailAddress) -> Bool {
        domains.contains { address.domain == $0 || address.domain.hasSuffix("." + $0) }
    }
}
