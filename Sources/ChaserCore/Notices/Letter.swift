/// The page of one mail: state first, worst first, by area, one heading a record with its rules beneath.
struct Letter {
    private let notices: [Notice]
    private let letterhead: MailComposer.Letterhead
    private let now: Instant
    private let entries: [Entry]
    /// Those that the page shows.
    private let shown: [Entry]
    /// Alerts that are over, as the last that was told of each.
    private let endings: [(alert: Alert, ending: Ending, remarks: [String])]
    private let problems: [String]
    /// By which an answer to this mail names its alerts; none where answers are not read.
    private let numbers: [AlertKey: Int]
    /// What would end every alert of a rule, when there are several and it is the same: it then stands by the rule.
    private let commonClearing: [Notice.RuleReference: String]
    private let moments: Set<Instant>

    init(notices: [Notice], letterhead: MailComposer.Letterhead, now: Instant, numbers: [AlertKey: Int] = [:]) {
        self.notices = notices
        self.letterhead = letterhead
        self.now = now
        self.numbers = numbers
        entries = Letter.entries(notices)
        shown = Letter.shown(entries)
        endings = Letter.endings(notices)
        problems = unique(notices.compactMap { if case .problem(let text) = $0.subject { text } else { nil } })
        commonClearing = Letter.commonClearings(entries)
        moments = Set(notices.map(\.decided))
    }

    private var accounts: [Account] {
        notices.compactMap { if case .account(let account) = $0.subject { account } else { nil } }
    }

    private var reminders: [(area: String?, text: String)] {
        notices.compactMap { if case .reminder(let area, _, let text) = $0.subject { (area, text) } else { nil } }
    }

    /// What is open first, then what has ended.
    var alertIDs: [String] { entries.map(\.alert.id) + endings.map(\.alert.id) }

    /// What it is about, in its order: each area is a thread of its own, and so are the site's problems.
    var threads: [String] {
        let areas = unique(
            entries.map { $0.alert.area ?? "" } + endings.map { $0.alert.area ?? "" } + accounts.flatMap(\.areas)
                + reminders.map { $0.area ?? "" })
        return areas.map { "area \(foldedText($0))" } + (problems.isEmpty ? [] : ["problems"])
    }

    /// Stable in form and without any detail of a record: subjects appear on lock screens.
    var subject: String {
        let marking = letterhead.marking.map { "[\($0)] " } ?? ""
        return "\(marking)\(letterhead.site): \(tally)"
    }

    /// "2 red alerts", "3 alerts (2 red, 1 amber) and 4 dates ahead"
    private var tally: String {
        var parts: [String] = []
        if !entries.isEmpty {
            let red = entries.filter { $0.alert.colour == .red }.count
            let amber = entries.count - red
            if red > 0, amber > 0 {
                parts.append("\(counted(entries.count, "alert")) (\(red) red, \(amber) amber)")
            } else {
                parts.append(counted(entries.count, red > 0 ? "red alert" : "amber alert"))
            }
        }
        parts += accountTally
        if !endings.isEmpty { parts.append("\(counted(endings.count, "alert")) ended") }
        if !reminders.isEmpty { parts.append(counted(reminders.count, "date") + " ahead") }
        if !problems.isEmpty { parts.append(counted(problems.count, "problem") + " with the site's files or people") }
        return parts.joined(separator: " and ")
    }

    /// "1 silence ended", without its name, which may say too much.
    private var accountTally: [String] {
        Account.Kind.allCases.compactMap { kind in
            let count = accounts.count { $0.kind == kind }
            guard count > 0 else { return nil }
            return switch kind {
            case .silence: "\(counted(count, "silence")) ended"
            case .exception: "\(counted(count, "agreed exception")) ended"
            case .storm: "mail held until you confirm it"
            case .stormOver: "nothing held any more"
            }
        }
    }

    /// The whole page.
    var page: Page {
        var page = Page(title: subject, marking: letterhead.marking)
        page.blocks.append(.summary("\(tally), found on \(found)."))
        page.blocks += alertBlocks
        for account in accounts {
            page.blocks += [.section(account.title), .paragraph(account.intro), .list(Letter.cut(account.lines))]
        }
        page.blocks += endedBlocks(endings, zone: letterhead.zone)
        if !reminders.isEmpty {
            page.blocks.append(.section("Coming up"))
            page.blocks += Letter.cut(reminders.map { .item(Page.Item(state: .none, words: $0.text)) })
        }
        if !problems.isEmpty { page.blocks += [.section("What needs mending"), .list(Letter.cut(problems))] }
        if !prospects.isEmpty { page.blocks += [.section("What happens next"), .list(Letter.cut(prospects))] }
        if !owning.isEmpty { page.blocks += [.section("If it is yours")] + owning }
        page.blocks += [.section("Why you"), .list(Recipients.joined(notices.map(\.reason)))]
        if !entries.isEmpty { page.blocks.append(.section("The rules")) }
        for rule in unique(entries.map(\.rule)) {
            let clearing = commonClearing[rule].map { " \($0)" } ?? ""
            page.blocks += [.paragraph("\(rule.title) (\(rule.place)).\(clearing)"), .verbatim(rule.conditions)]
        }
        page.blocks.append(.paragraph(closing))
        return page
    }

    /// How to say that one owns what is open: by an answer where answers are read, else by a command.
    private var owning: [Page.Block] {
        if !numbers.isEmpty {
            let words = ReplyHelp.words(numbers: numbers.values.sorted(), longest: letterhead.longest)
            return [.paragraph(words)]
        }
        let owned = entries.filter { $0.occasion != .event && !$0.alert.isEvent }
        let ids = (owned.filter { $0.alert.colour == .red } + owned).map(\.alert.id)
        return ids.first.map { ReplyHelp.command(id: $0, longest: letterhead.longest) } ?? []
    }

    /// When it was found: the mail may leave days later.
    private var found: String {
        guard let first = moments.min(), let last = moments.max(), first < now else { return moment(now) }
        return "\(first == last ? moment(first) : "\(moment(first)) and later"), and held until now"
    }

    /// What to expect of it.
    private var closing: String {
        var words = "This mail was written by Chaser, a program that watches \(letterhead.site); no person sent it."
        if !entries.isEmpty {
            words += " An alert closes by itself once the sheet shows that its rule no longer holds."
        }
        if !problems.isEmpty {
            words += " You hear of a problem once, and again only if it is mended and comes back."
        }
        return words
    }

    /// The entries by area; areas with the most red first, then in the order of the sheet.
    private var worstFirst: [(name: String, items: [Entry])] {
        let ranked = grouped(shown) { foldedText($0.alert.area ?? "") }.enumerated().map { index, group in
            (reds: group.items.filter { $0.alert.colour == .red }.count, index: index, items: group.items)
        }
        return ranked.sorted { (-$0.reds, $0.index) < (-$1.reds, $1.index) }.map { group in
            (name: group.items.first?.alert.area ?? "", items: group.items)
        }
    }

    /// The areas, as far as one mail goes.
    private var alertBlocks: [Page.Block] {
        let blocks = worstFirst.flatMap { self.blocks(of: $0.items, in: $0.name) }
        let more = entries.count - shown.count
        return blocks + (more > 0 ? [.paragraph(Letter.notShown(counted(more, "more alert")))] : [])
    }

    /// One heading a record, its rules beneath: first the area as a whole, then the records with red.
    private func blocks(of items: [Entry], in area: String) -> [Page.Block] {
        let groups = grouped(items, by: \.alert.key.record).enumerated().map { place, group in
            let items = group.items.sorted { $0.alert.colour > $1.alert.colour }
            let name = group.key.hasPrefix(area + " / ") ? String(group.key.dropFirst(area.count + 3)) : group.key
            // An area judged as a whole has its heading already; beneath another record's it would seem to be of that.
            let isArea = !name.isEmpty && foldedText(name) == foldedText(area)
            return (
                rank: isArea ? 0 : items.first?.alert.colour == .red ? 1 : 2, place: place, name: name, items: items
            )
        }
        var blocks: [Page.Block] = [.section(area.isEmpty ? "No area" : area.shortened(to: 500))]
        for group in groups.sorted(by: { ($0.rank, $0.place) < ($1.rank, $1.place) }) {
            if group.rank > 0 { blocks.append(.heading(group.name.shortened(to: 500))) }
            blocks += self.items(group.items, beneath: group.name)
        }
        return blocks
    }

    /// The alerts of one record. What shows how it went is the same for all of its rules: it stands once.
    private func items(_ entries: [Entry], beneath name: String) -> [Page.Block] {
        entries.enumerated().map { place, entry in
            let isSaid = entries.prefix(place).contains { $0.evidence?.trend == entry.evidence?.trend }
            return .item(item(entry, beneath: name, withTrend: !isSaid))
        }
    }

    /// One alert; words that begin with the name of its heading do not say it again.
    private func item(_ entry: Entry, beneath name: String, withTrend: Bool) -> Page.Item {
        let alert = entry.alert
        let repeated = "\(printable(name)): "
        let words = alert.text.hasPrefix(repeated) ? ": \(alert.text.dropFirst(repeated.count))" : ". \(alert.text)"
        let place = alert.row.map { "Row \($0) of \(alert.file)." } ?? "From \(alert.file)."
        let clearing = commonClearing[entry.rule] == nil ? entry.evidence?.clearing : nil
        let facts = [clearing, place, since(entry), "Alert \(numbers[alert.key].map { "\($0), " } ?? "")\(alert.id)."]
            .compactMap(\.self).joined(separator: " ")
        return Page.Item(
            state: Page.State(alert.colour), standing: entry.occasion.standing, words: entry.rule.title + words,
            details: [withTrend ? entry.evidence?.trend : nil].compactMap(\.self) + [facts]
                + [entry.acknowledged].compactMap(\.self) + entry.remarks)
    }

    /// Since when, unless it is as new as the mail says.
    private func since(_ entry: Entry) -> String? {
        if entry.occasion == .event { return "You hear of this only once." }
        if entry.occasion == .opened, moments == [entry.alert.opened] { return nil }
        return "Open since \(day(entry.alert.opened))."
    }

    private static func commonClearings(_ entries: [Entry]) -> [Notice.RuleReference: String] {
        var common: [Notice.RuleReference: String] = [:]
        for (rule, items) in grouped(entries, by: \.rule) where items.count > 1 {
            let clearings = Set(items.map { $0.evidence?.clearing })
            if clearings.count == 1 { common[rule] = clearings.first.flatMap(\.self) }
        }
        return common
    }

    /// Who hears next: each prospect once, with the alerts that it is of.
    private var prospects: [String] {
        let groups = grouped(entries.filter { $0.next != nil }) { $0.next ?? "" }.enumerated()
            .sorted { ($0.element.items.count, $0.offset) < ($1.element.items.count, $1.offset) }.map(\.element)
        return groups.enumerated().map { index, group in
            let ids = group.items.map(\.alert.id)
            let unless = "nless \(ids.count == 1 ? "it clears" : "they clear"): \(group.key)."
            if ids.count == entries.count { return "U" + unless }
            if index == groups.count - 1, ids.count > 4 {
                // What is told once has no next step, and is none of "the other" ones.
                return index > 0 && entries.allSatisfy { $0.next != nil }
                    ? "The other \(counted(ids.count, "alert")), u\(unless)"
                    : "The \(index > 0 ? "other " : "")\(counted(ids.count, "alert")) that stay open, u\(unless)"
            }
            if ids.count > Letter.mostNamed { return "\(counted(ids.count, "alert")), u\(unless)" }
            return "\(ids.count == 1 ? "Alert" : "Alerts") \(ids.joined(separator: ", ")), u\(unless)"
        }
    }

    private func day(_ instant: Instant) -> String {
        let day = letterhead.zone.civil(at: instant).day
        return "\(day.weekday.name) \(day.inWords)"
    }

    private func moment(_ instant: Instant) -> String {
        let civil = letterhead.zone.civil(at: instant)
        return "\(civil.day.weekday.name) \(civil.day.inWords) at \(civil.time)"
    }
}

extension Notice.Occasion {
    /// What stands behind the colour.
    fileprivate var standing: String {
        switch self {
        case .opened, .event: ""
        case .worsened: "amber before"
        case .escalated: "nothing has moved"
        case .repeated: "still open"
        case .slipped: "acknowledged, and its date moved again"
        case .declined: "acknowledged, and worse again"
        case .lapsed: "still open, and no longer acknowledged"
        case .reopened: "open again"
        case .flapping: "to and fro"
        case .settled: "settled"
        }
    }
}
