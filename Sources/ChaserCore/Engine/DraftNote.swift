/// What the operator reads each week of the rules that are still drafts: what they would have opened and told, had they
/// been in force.
struct DraftNote {
    let site: Site
    /// Alerts opened since the last note, by rule.
    let opened: [String: Int]
    let told: [Notice]
    /// What the drafts have open now, by rule.
    let open: [String: [Alert]]

    /// The most alerts of a rule that are shown.
    private static let most = 5

    /// The page; nil when there is nothing to say.
    func page(day: Day) -> Page? {
        let rules = site.definition.rules.filter { rule in
            rule.isDraft && (opened[rule.name] != nil || !notices(of: rule).isEmpty)
        }
        guard !rules.isEmpty else { return nil }
        let marking = site.definition.settings.marking
        let mark = marking.map { "[\($0)] " } ?? ""
        var page = Page(title: "\(mark)\(site.title): Draft rules (digest), \(day.inWords)", marking: marking)
        let alerts = rules.map { opened[$0.name] ?? 0 }.reduce(0, +)
        page.blocks.append(
            .summary(
                "Since the last note \(counted(rules.count, "draft rule")) would have opened \(counted(alerts, "alert")) and mailed \(people(told)). Nobody was told."
            ))
        for rule in rules { page.blocks += blocks(of: rule) }
        page.blocks.append(
            .paragraph(
                "“chaser replay” shows what a draft would have done in the past. To put it in force, take “draft” out of the rule: its first look is then a first start."
            ))
        return page
    }

    private func blocks(of rule: RuleDefinition) -> [Page.Block] {
        let notices = notices(of: rule)
        let now = (open[rule.name] ?? []).sorted {
            ($0.colour == .red ? 0 : 1, $0.key) < ($1.colour == .red ? 0 : 1, $1.key)
        }
        let whom =
            rule.ladder == nil
            ? "It has no escalation: its alerts would stand in the digests only."
            : "It would have mailed \(people(notices))."
        var blocks: [Page.Block] = [
            .section("Would have mailed: \(rule.title)"),
            .paragraph("\(counted(opened[rule.name] ?? 0, "alert")) opened, \(now.count) open now. \(whom)"),
        ]
        blocks += now.prefix(DraftNote.most).map { alert in
            .item(
                Page.Item(
                    state: Page.State(alert.colour), words: alert.text, details: ["\(alert.file), rule \(rule.name)"]))
        }
        if now.count > DraftNote.most {
            blocks.append(.paragraph("… and \(now.count - DraftNote.most) more, not shown here."))
        }
        return blocks
    }

    private func notices(of rule: RuleDefinition) -> [Notice] {
        told.filter { if case .alert(let alert, _, _) = $0.subject { alert.key.rule == rule.name } else { false } }
    }

    /// "nobody", or each person with the number of mails: "Lead North (2), Head (1)".
    private func people(_ notices: [Notice]) -> String {
        let people = grouped(notices, by: \.person.address.identity).map { _, notices -> String in
            let mails = Set(notices.map(\.decided)).count
            return "\(notices.first?.person.name ?? "") (\(mails))"
        }
        return people.isEmpty ? "nobody" : people.joined(separator: ", ")
    }
}
