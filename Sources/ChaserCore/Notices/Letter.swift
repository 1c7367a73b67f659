/// The page of one mail: state first, worst first, by area, one heading a record with its rules beneath.
struct Letter {
    private let notices: [Notice]
    private let letterhead: MailComposer.Letterhead
    private let now: Instant

    init(notices: [Notice], letterhead: MailComposer.Letterhead, now: Instant) {
        self.notices = notices
        self.letterhead = letterhead
        self.now = now
    }

    /// One alert and why it is told now.
    private struct Entry {
        let alert: Alert
        let occasion: Notice.Occasion
        let rule: Notice.RuleReference
        let next: String?
    }

    /// Each alert once: of several occasions the first, which is the gravest.
    private var entries: [Entry] {
        var seen = Set<AlertKey>()
        return notices.compactMap { notice in
            guard case .alert(let alert, let occasion, let rule) = notice.subject, seen.insert(alert.key).inserted
            else {
                return nil
            }
            return Entry(alert: alert, occasion: occasion, rule: rule, next: notice.next)
        }
    }

    private var reminders: [(area: String?, record: String, text: String)] {
        notices.compactMap { notice in
            guard case .reminder(let area, let record, let text) = notice.subject else { return nil }
            return (area, record, text)
        }
    }

    private var problems: [String] {
        notices.compactMap { if case .problem(let text) = $0.subject { text } else { nil } }
    }

    var alertIDs: [String] { entries.map(\.alert.id) }

    /// What it is about, in its order: each area is a thread of its own, and so are the site's problems.
    var threads: [String] {
        let areas = unique(entries.map { $0.alert.area ?? "" } + reminders.map { $0.area ?? "" })
        return areas.map { "area \($0)" } + (problems.isEmpty ? [] : ["problems"])
    }

    /// Stable in form and without any detail of a record: subjects appear on lock screens.
    var subject: String {
        let marking = letterhead.marking.map { "[\($0)] " } ?? ""
        return "\(marking)\(letterhead.site): \(tally)"
    }

    /// "3 alerts, 2 red and 1 amber, and 4 dates ahead"
    private var tally: String {
        var parts: [String] = []
        let entries = entries
        if !entries.isEmpty {
            let red = entries.filter { $0.alert.colour == .red }.count
            let amber = entries.count - red
            let colours = [red > 0 ? "\(red) red" : nil, amber > 0 ? "\(amber) amber" : nil].compactMap { $0 }
            parts.append("\(counted(entries.count, "alert")), \(colours.joined(separator: " and "))")
        }
        if !reminders.isEmpty { parts.append(counted(reminders.count, "date") + " ahead") }
        if !problems.isEmpty { parts.append(counted(problems.count, "problem") + " with the site's files or people") }
        return parts.joined(separator: ", and ")
    }

    /// The whole page.
    var page: Page {
        var page = Page(title: subject, marking: letterhead.marking)
        page.blocks.append(.summary("\(tally), found on \(moment(now))."))
        for area in worstFirst(entries) { page.blocks += blocks(of: area.items, in: area.name) }
        if !reminders.isEmpty {
            page.blocks.append(.section("Coming up"))
            page.blocks += reminders.map { .item(Page.Item(state: .none, words: $0.text)) }
        }
        if !problems.isEmpty { page.blocks += [.section("What is wrong with the site"), .list(problems)] }
        page.blocks += [.section("Why you"), .list(unique(notices.map(\.reason)))]
        if !entries.isEmpty { page.blocks.append(.section("The rules")) }
        for rule in unique(entries.map(\.rule)) {
            page.blocks += [.paragraph("\(rule.title) (\(rule.place)):"), .verbatim(rule.conditions)]
        }
        page.blocks.append(
            .paragraph(
                "Chaser wrote this for \(letterhead.site) because a rule of the site says so; nobody typed it."
                    + " What is open stays listed in the site's alerts file until it clears."))
        return page
    }

    /// The entries by area; areas with the most red first, then in the order of the sheet.
    private func worstFirst(_ entries: [Entry]) -> [(name: String, items: [Entry])] {
        let ranked = grouped(entries) { $0.alert.area ?? "" }.enumerated().map { index, group in
            (reds: group.items.filter { $0.alert.colour == .red }.count, index: index, group: group)
        }
        return ranked.sorted { (-$0.reds, $0.index) < (-$1.reds, $1.index) }
            .map { (name: $0.group.key, items: $0.group.items) }
    }

    /// One heading a record, its rules beneath; the records with red first.
    private func blocks(of items: [Entry], in area: String) -> [Page.Block] {
        let groups = grouped(items, by: \.alert.key.record).map { group in
            group.items.sorted { $0.alert.colour > $1.alert.colour }
        }
        let sorted = groups.enumerated().sorted { left, right in
            (left.element.first?.alert.colour == .red ? 0 : 1, left.offset)
                < (right.element.first?.alert.colour == .red ? 0 : 1, right.offset)
        }
        return [.section(area.isEmpty ? "No area" : area)]
            + sorted.flatMap { _, items -> [Page.Block] in
                let record = items.first?.alert.key.record ?? ""
                let name = record.hasPrefix(area + " / ") ? String(record.dropFirst(area.count + 3)) : record
                return [.heading(name)] + items.map { .item(item($0)) }
            }
    }

    private func item(_ entry: Entry) -> Page.Item {
        let alert = entry.alert
        let sheet = alert.row.map { "\(alert.file), row \($0)" } ?? alert.file
        var details = ["Since \(moment(alert.opened)). Alert \(alert.id), from \(sheet)."]
        if let next = entry.next { details.append(next) }
        return Page.Item(
            state: Page.State(alert.colour), words: "\(entry.occasion.words)\(entry.rule.title). \(alert.text)",
            details: details)
    }

    private func moment(_ instant: Instant) -> String {
        let civil = letterhead.zone.civil(at: instant)
        return "\(civil.day.weekday.name) \(civil.day.inWords) at \(civil.time)"
    }
}

extension Notice.Occasion {
    /// What stands before the rule's title.
    fileprivate var words: String {
        switch self {
        case .opened, .event: ""
        case .worsened: "Worse, amber until now. "
        case .escalated: "Nothing has moved. "
        case .repeated: "Still open. "
        }
    }
}
