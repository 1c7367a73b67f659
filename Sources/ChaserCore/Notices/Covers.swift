/// Who gets the mail of people who are away: their cover, or the cover's cover, and the person themselves where all of
/// them are away. Nobody's mail vanishes.
struct Covers {
    /// The absences of today.
    let absences: [Absence]
    let directory: Directory

    /// The person who gets the mail, and why; nil where the person is there, or nobody is who could stand in.
    func cover(for person: Person) -> (person: Person, reason: String)? {
        guard let first = absence(of: person.address.identity) else { return nil }
        var seen: Set<String> = [person.address.identity]
        var next = first
        while seen.insert(next.cover.identity).inserted {
            guard let further = absence(of: next.cover.identity) else {
                let until = "\(first.until.weekday.name) \(first.until.inWords)"
                return (self.person(at: next.cover), "You cover for \(person.name), who is away until \(until).")
            }
            next = further
        }
        return nil
    }

    /// Absences in a circle, for the operator: everyone in it is away.
    var circles: [String] {
        absences.compactMap { absence in
            guard cover(for: person(at: absence.absent)) == nil else { return nil }
            return
                "\(absence.absent.address) is away until \(absence.until.inWords), and so is everyone who covers: the "
                + "mail goes to \(absence.absent.address) all the same"
        }
    }

    private func person(at address: MailAddress) -> Person {
        directory.person(at: address) ?? Person(name: address.name, address: address)
    }

    private func absence(of identity: String) -> Absence? { absences.first { $0.absent.identity == identity } }
}

extension Notice {
    /// The same for another person, who is told why it comes to them.
    func covered(by cover: (person: Person, reason: String)) -> Notice {
        Notice(
            person: cover.person, subject: subject, reason: "\(cover.reason) To them it says: \(reason)",
            decided: decided,
            next: next, evidence: evidence, acknowledged: acknowledged, remarks: remarks)
    }
}

extension DigestPage {
    /// The same for another person, who is told why it comes to them.
    func covered(by cover: (person: Person, reason: String)) -> DigestPage {
        var page = page
        page.blocks.insert(.paragraph(cover.reason), at: min(1, page.blocks.count))
        return DigestPage(name: name, person: cover.person, day: day, page: page)
    }
}
