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
    }

    /// The operator: hears what nobody else can, and what is wrong with the site.
    var operators: [Recipient] {
        guard let operatorRole else { return [] }
        return directory.recipients(role: operatorRole, area: nil).people.filter(isAllowed).map {
            Recipient(person: $0, reason: "You are the operator of this site (role \(operatorRole)).")
        }
    }

    /// The people of one rung for an area. Whoever cannot be found is replaced by the operator and told as a problem.
    func recipients(of step: LadderDefinition.Step, ladder: String, area: String?) -> (
        found: [Recipient], problems: [String]
    ) {
        var found: [Recipient] = []
        var problems: [String] = []
        for recipient in step.recipients {
            let (people, problem) = resolve(recipient.value, area: area)
            let refused = people.filter { !isAllowed($0.person) }
            problems += refused.map {
                "\($0.person.address) is outside the site's domains, so no mail can go there"
            }
            let allowed = people.filter { isAllowed($0.person) }
            if let problem { problems.append(problem) }
            found += allowed.isEmpty ? operators.map { standIn($0, for: recipient.value, ladder, area) } : allowed
        }
        return (unique(found), problems)
    }

    private func resolve(_ recipient: LadderDefinition.Recipient, area: String?) -> ([Recipient], String?) {
        switch recipient {
        case .address(let text):
            guard let address = MailAddress(parsing: text) else { return ([], "“\(text)” is no mail address") }
            let person = Person(name: address.name, address: address)
            return ([Recipient(person: person, reason: "The rule names your address.")], nil)
        case .named:
            return ([], "the officers named in a row cannot be told yet: a later version of Chaser looks them up")
        case .role(let role):
            return resolve(role: role, area: area)
        }
    }

    private func resolve(role: String, area: String?) -> ([Recipient], String?) {
        let place = area.map { " for \($0)" } ?? ""
        switch directory.recipients(role: role, area: area) {
        case .exact(let people):
            return (people.map { Recipient(person: $0, reason: "You hold the role \(role)\(place).") }, nil)
        case .fallback(let people):
            let note = area.map { ", and nobody else is named for \($0)" } ?? " for all areas"
            return (people.map { Recipient(person: $0, reason: "You hold the role \(role)\(note).") }, nil)
        case .vacant:
            return ([], "nobody holds the role \(role)\(place)")
        case .unknownRole(let suggestion):
            let hint = suggestion.map { "; did you mean “\($0)”?" } ?? ""
            return ([], "the directory has no role \(role)\(hint)")
        }
    }

    private func standIn(
        _ recipient: Recipient, for absent: LadderDefinition.Recipient, _ ladder: String, _ area: String?
    ) -> Recipient {
        let name =
            switch absent {
            case .role(let role): role
            case .named: "the named officers"
            case .address(let address): address
            }
        let place = area.map { " for \($0)" } ?? ""
        return Recipient(
            person: recipient.person,
            reason: "You are the operator, and nobody can be told as \(name)\(place) (escalation \(ladder)).")
    }

    private func isAllowed(_ person: Person) -> Bool {
        domains.contains { person.address.domain == $0 || person.address.domain.hasSuffix("." + $0) }
    }
}
