/// The words of one mail: state first, worst first, by area, one heading a record with its rules beneath.
struct Letter {
    private let notices: [Notice]
    private let letterhead: MailComposer.Letterhead
    private let now: Instant

    init(notices: [Notice], letterhead: MailComposer.Letterhead, now: Instant) {
        self.notices = notices
        self.letterhead = letterhead
        self.now = now
    }

    /// One line of the letter: an alert and why it is told now.
    private struct Item {
        let alert: Alert
        let occasion: Notice.Occasion
        let rule: Notice.RuleReference
    }

    private var items: [Item] {
        notices.compactMap { notice in
            guard case .alert(let alert, let occasion, let rule) = notice.subject else { return nil }
            return Item(alert: alert, occasion: occasion, rule: rule)
        }
    }

    private var problems: [String] {
        notices.compactMap { notice in
            guard case .problem(let text) = notice.subject else { return nil }
            return text
        }
    }

    var alertIDs: [String] { items.map(\.alert.id) }

    /// Stable in form and without any detail of a record: subjects appear on lock screens.
    var subject: String {
        let marking = letterhead.marking.map { "[\($0)] " } ?? ""
        return "\(marking)\(letterhead.site): \(tally)"
    }

    /// "3 alerts, 2 red and 1 amber, and 4 problems with the site's files"
    private var tally: String {
        var parts: [String] = []
        if !items.isEmpty {
            let red = items.filter { $0.alert.colour == .red }.count
            let amber = items.count - red
            let colours = [red > 0 ? "\(red) red" : nil, amber > 0 ? "\(amber) amber" : nil].compactMap { $0 }
            parts.append("\(counted(items.count, "alert")), \(colours.joined(separator: " and "))")
        }
        if !problems.isEmpty { parts.append(counted(problems.count, "problem") + " with the site's files or people") }
        return parts.joined(separator: ", and ")
    }

    var body: String {
        var lines: [String] = []
        if let marking = letterhead.marking { lines += [marking, ""] }
        lines += wrapped("\(tally), found on \(moment(now)).")
        lines += alertLines
        if !problems.isEmpty {
            lines += ["", "WHAT IS WRONG WITH THE SITE", ""]
            for problem in problems { lines += wrapped(problem, first: "- ", rest: "  ") }
        }
        lines += ["", "WHY YOU", ""]
        for reason in unique(notices.map(\.reason)) { lines += wrapped(reason, first: "- ", rest: "  ") }
        if !items.isEmpty { lines += ["", "THE RULES", ""] + ruleLines }
        lines += [""]
        lines += wrapped(
            "Chaser wrote this for \(letterhead.site) because a rule of the site says so; nobody typed it. Each alert is"
                + " told when it opens and when it turns red, and not again while it stays as it is.")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The alerts by area; areas with the worst first, then in the order of the sheet.
    private var alertLines: [String] {
        var areas: [String] = []
        var byArea: [String: [Item]] = [:]
        for item in items {
            let area = item.alert.area ?? ""
            if byArea[area] == nil { areas.append(area) }
            byArea[area, default: []].append(item)
        }
        func reds(_ area: String) -> Int { byArea[area]?.filter { $0.alert.colour == .red }.count ?? 0 }
        let sorted = areas.enumerated().sorted { (-reds($0.element), $0.offset) < (-reds($1.element), $1.offset) }
        return sorted.flatMap { _, area in
            let heading = area.isEmpty ? "NO AREA" : area.uppercased()
            return ["", heading] + recordLines(byArea[area] ?? [])
        }
    }

    /// One heading a record, its rules beneath; the records with red first.
    private func recordLines(_ items: [Item]) -> [String] {
        var records: [String] = []
        var byRecord: [String: [Item]] = [:]
        for item in items {
            if byRecord[item.alert.key.record] == nil { records.append(item.alert.key.record) }
            byRecord[item.alert.key.record, default: []].append(item)
        }
        let sorted = records.enumerated().sorted { left, right in
            (isRed(byRecord[left.element]) ? 0 : 1, left.offset) < (
                isRed(byRecord[right.element]) ? 0 : 1, right.offset
            )
        }
        return sorted.flatMap { _, record -> [String] in
            let items = byRecord[record] ?? []
            let area = items.first?.alert.area.map { $0 + " / " } ?? ""
            let name = record.hasPrefix(area) ? String(record.dropFirst(area.count)) : record
            return [""] + wrapped(name) + items.sorted { $0.alert.colour > $1.alert.colour }.flatMap(itemLines)
        }
    }

    private func itemLines(_ item: Item) -> [String] {
        let alert = item.alert
        let colour = alert.colour.rawValue.uppercased()
        let turned = item.occasion == .worsened ? ", amber until now" : ""
        let sheet = alert.row.map { "\(alert.file), row \($0)" } ?? alert.file
        return wrapped("\(colour)\(turned): \(item.rule.title). \(alert.text)", first: "  ", rest: "    ")
            + wrapped("Since \(moment(alert.opened)). Alert \(alert.id), from \(sheet).", first: "    ", rest: "    ")
    }

    private var ruleLines: [String] {
        unique(items.map(\.rule)).flatMap { rule in
            wrapped("\(rule.title) (\(rule.place)):", first: "- ", rest: "  ")
                + rule.conditions.flatMap { wrapped($0, first: "    ", rest: "      ") }
        }
    }

    private func isRed(_ items: [Item]?) -> Bool { items?.contains { $0.alert.colour == .red } ?? false }

    private func moment(_ instant: Instant) -> String {
        let civil = letterhead.zone.civil(at: instant)
        return "\(civil.day.weekday.name) \(civil.day.inWords) at \(civil.time)"
    }
}

/// Lines of at most 72 characters, broken at spaces; a longer word stands alone on its line.
func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
        if !isEmpty, line.count + 1 + word.count > 72 {
            lines.append(line)
            line = rest
            isEmpty = true
        }
        line += isEmpty ? String(word) : " " + word
        isEmpty = false
    }
    return lines + [line]
}
