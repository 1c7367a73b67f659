/// Runs the draft rules in the shadow: their alerts open, climb and clear in a memory of their own, and what they would
/// have told is kept for the operator's weekly note. Nothing of theirs reaches anybody else.
extension Tick {
    /// The most notices that are kept between two notes; more are only counted among the alerts.
    static let mostShadowNotices = 300

    /// Moves the shadow's alerts on. A rule that is no draft any more leaves it, and so begins with a first start.
    mutating func runShadow() {
        guard site.definition.rules.contains(where: \.isDraft) else {
            memory.leaveShadow()
            return
        }
        let manner = TickManner(workers: manner.workers, writing: manner.writing, kept: keptBefore)
        var shade = Tick(site: site.ofDrafts, tables: tables, memory: memory.shadow, now: now, manner: manner)
        for found in drafts { shade.follow(found) }
        shade.removeGoneRules()
        shade.chase()
        if let kept = shade.manner.kept { self.manner.kept?.takeCourses(of: drafts.map(\.rule), from: kept) }
        (memory.shadowAlerts, memory.shadowRules) = (shade.memory.alerts, shade.memory.rules)
        memory.shadowClimbs = shade.memory.climbs
        let room = Tick.mostShadowNotices - memory.shadowTold.count
        memory.shadowTold += shade.notices.prefix(max(room, 0))
        for alert in shade.report.opened { memory.shadowOpened[alert.key.rule, default: 0] += 1 }
        report.shadowOpened = shade.report.opened
        report.shadowNotices = shade.notices
    }

    /// The operator's note on what the drafts would have done since the last one; nothing when they would have done
    /// nothing. What it tells is then forgotten.
    mutating func draftNotes(day: Day) -> [DigestPage] {
        let note = DraftNote(
            site: site, opened: memory.shadowOpened, told: memory.shadowTold,
            open: Dictionary(grouping: memory.shadowAlerts.values, by: \.key.rule))
        (memory.shadowOpened, memory.shadowTold) = ([:], [])
        guard let page = note.page(day: day) else { return [] }
        return recipients.operators.map {
            DigestPage(name: Site.draftNoteName, person: $0.person, day: day, page: page)
        }
    }
}

extension Memory {
    /// What the drafts have open, as the memory of a tick over them alone.
    fileprivate var shadow: Memory {
        var shadow = Memory(lastTick: lastTick, alerts: shadowAlerts, rules: shadowRules)
        shadow.climbs = shadowClimbs
        return shadow
    }

    fileprivate mutating func leaveShadow() {
        (shadowAlerts, shadowRules, shadowClimbs) = ([:], [:], [:])
        (shadowOpened, shadowTold) = ([:], [])
    }
}

extension Site {
    /// No digest can be called so: it is two words.
    static let draftNoteName = "draft rules"

    /// The site as if its drafts were its rules, and it had no others.
    fileprivate var ofDrafts: Site {
        var site = self
        site.definition.rules = definition.rules.filter(\.isDraft).map { rule in
            var rule = rule
            rule.isDraft = false
            return rule
        }
        return site
    }

    /// The operator's note on the drafts, each Monday as the hours for mail begin; nil without drafts or operator.
    var draftNote: DigestDefinition? {
        guard definition.settings.operatorRole != nil, definition.rules.contains(where: \.isDraft) else { return nil }
        let time = definition.settings.mailHours?.from ?? TimeOfDay(hour: 8, minute: 0) ?? .midnight
        return DigestDefinition(
            name: Site.draftNoteName, title: "Draft rules", schedule: Schedule(days: .weekly(.monday), time: time),
            recipients: [], ahead: nil, isByArea: false)
    }

    /// All that falls due on a schedule.
    var schedules: [DigestDefinition] { definition.digests + [draftNote].compactMap(\.self) }
}
