/// Sums up on schedule: each digest once for each day that it falls on, and once for all that were missed.
extension Tick {
    /// Whether any digest falls due at this tick: then the findings are kept for it.
    var isDigestDue: Bool { site.definition.digests.contains { dueDay($0) != nil } }

    /// The day for which a digest is due now; nil when it was sent, or nothing is owed yet.
    private func dueDay(_ digest: DigestDefinition) -> Day? { site.dueDay(of: digest, memory, at: now) }

    /// Whether it could have left on a day before today: what waited for the hours for mail alone is not late.
    private func isLate(_ digest: DigestDefinition, day: Day) -> Bool {
        let seconds = digest.schedule.time.minutes * 60
        let due = CivilTime(day: day, secondOfDay: seconds, offset: site.zone.civil(at: now).offset)
        let leaves = site.mailWindow.isOpen(at: due) ? day : site.mailWindow.nextOpening(after: due)?.day ?? day
        return leaves < today
    }

    /// Writes the digests that are due. Schedules start at the first tick: nothing before it is owed.
    mutating func writeDigests() {
        for digest in site.schedules {
            if memory.digests[digest.name] == nil {
                memory.digests[digest.name] =
                    digest.newestDay(at: site.zone.civil(at: now), calendar: site.calendar) ?? today
            } else if let day = dueDay(digest) {
                digests += digest.name == Site.draftNoteName ? draftNotes(day: day) : pages(of: digest, day: day)
                memory.digests[digest.name] = day
                memory.digestsWritten[digest.name] = now
            }
        }
        memory.digests = memory.digests.filter { name, _ in site.schedules.contains { $0.name == name } }
        memory.digestsWritten = memory.digestsWritten.filter { memory.digests[$0.key] != nil }
    }

    /// One page for each person: about their own areas, or over all areas for a digest by area.
    mutating func pages(of digest: DigestDefinition, day: Day) -> [DigestPage] {
        let builder = DigestBuilder(tick: self, digest: digest)
        let setter = DigestSetter(site: site.title, title: digest.title, marking: site.definition.settings.marking)
        let isLate = isLate(digest, day: day)
        var pages: [DigestPage] = []
        for (person, areas) in readers(of: digest, builder.areas) {
            var page = Page(title: "", marking: nil)
            if manner.writing != .nothing {
                let content = builder.content(areas: digest.isByArea ? nil : areas, person: person)
                page = setter.page(content, day: day, isLate: isLate, ahead: digest.ahead)
            }
            pages.append(DigestPage(name: digest.name, person: person, day: day, page: page))
        }
        if digest.isByArea { memory.areas[digest.name] = builder.colours }
        return pages
    }

    /// Who reads it, each with the areas they answer for.
    private mutating func readers(of digest: DigestDefinition, _ areas: [String]) -> [(Person, Set<String>)] {
        var found: [(person: Person, area: String)] = []
        let step = LadderDefinition.Step(after: nil, recipients: digest.recipients)
        for area in areas {
            let (people, wrong) = recipients.recipients(of: step, ladder: digest.name, area: area.isEmpty ? nil : area)
            note(wrong)
            found += people.map { ($0.person, area) }
        }
        return grouped(found, by: \.person).map { ($0.key, Set($0.items.map(\.area))) }
    }
}
