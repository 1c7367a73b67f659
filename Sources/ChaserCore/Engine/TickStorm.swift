/// The brake: a tick that would open very many alerts at once tells the operator alone, and waits for a yes.
extension Tick {
    /// Holds the mail of this tick if it is a storm; lets go of an earlier one that was confirmed or is over.
    mutating func brake() {
        releaseStorm()
        let fresh = report.opened.filter { !firstStarts.contains($0.key.rule) }
        guard memory.lastTick != nil, let all = recordCount(fresh) else { return }
        guard Storm.isOne(opened: fresh.count, records: all.hit, ofAll: all.all) else { return }
        let files = unique(fresh.map(\.file).filter { !$0.isEmpty })
        let earlier = memory.storm
        memory.storm = Storm(
            since: earlier?.since ?? now, alerts: (earlier?.alerts ?? []).union(fresh.map(\.key)),
            files: unique((earlier?.files ?? []) + files))
        isStorm = true
        tellStorm(fresh, files)
    }

    /// How many records there are, and on how many of them something opened.
    private func recordCount(_ opened: [Alert]) -> (all: Int, hit: Int)? {
        guard opened.count > Storm.most else { return nil }
        let sources = Dictionary(
            site.definition.rules.map { ($0.name, $0.source) }, uniquingKeysWith: { first, _ in first })
        let records = Set(opened.map { "\(sources[$0.key.rule] ?? -1)\u{0}\($0.key.record)" })
        return (tables.records.compactMap { $0?.count }.reduce(0, +), records.count)
    }

    private mutating func tellStorm(_ opened: [Alert], _ files: [String]) {
        let rules = grouped(opened, by: \.title).map { "\($0.items.count) of \($0.key)" }.joined(separator: ", ")
        let place = files.isEmpty ? "" : " since \(files.joined(separator: ", "))"
        let account = Account(
            kind: .storm, title: "Mail is held until you confirm it",
            intro:
                "One look would have opened \(counted(opened.count, "alert"))\(place), more than a fifth of all records. "
                + "That is most often a sheet saved wrongly, so nobody was told.",
            lines: [
                "\(rules).", "If the sheet is right, say “chaser confirm” with the site’s folder, and the mail leaves.",
                "If it is wrong, mend it: what ends by that is never told.",
            ], areas: [], hasRed: true)
        notices += recipients.operators.map {
            Notice(person: $0.person, subject: .account(account), reason: $0.reason, decided: now)
        }
    }

    /// After a yes everything leaves, as it stands now. Once all of it has ended by itself, nothing is left to confirm.
    private mutating func releaseStorm() {
        guard let storm = memory.storm else { return }
        let isOver = !storm.alerts.contains { memory.alerts[$0] != nil }
        guard isOver || storm.confirmed != nil else { return }
        memory.storm = nil
        let held = memory.withheld.filter { $0.cause == .storm }.map(\.notice)
        memory.withheld.removeAll { $0.cause == .storm }
        let day = words(site.zone.civil(at: storm.since).day)
        let remark = "Held from \(day) until it was confirmed."
        for notice in held {
            guard case .alert(let old, let occasion, let rule) = notice.subject else {
                notices.append(notice)
                continue
            }
            guard let alert = old.isEvent ? old : memory.alerts[old.key] else { continue }
            notices.append(
                Notice(
                    person: notice.person, subject: .alert(alert, occasion, rule: rule), reason: notice.reason,
                    decided: now, next: notice.next, remarks: notice.remarks + [remark]))
        }
        tellStormOver(storm, isOver: isOver && storm.confirmed == nil)
    }

    private mutating func tellStormOver(_ storm: Storm, isOver: Bool) {
        guard isOver else { return }
        let account = Account(
            kind: .stormOver, title: "Nothing is held any more",
            intro: "The \(counted(storm.alerts.count, "alert")) whose mail was held since "
                + "\(words(site.zone.civil(at: storm.since).day)) have all ended. Nobody was told of them.",
            lines: [], areas: [], hasRed: true)
        notices += recipients.operators.map {
            Notice(person: $0.person, subject: .account(account), reason: $0.reason, decided: now)
        }
    }

    /// For digests and the mails of later days; nil while nothing is held.
    func stormWords() -> String? { memory.waitingForYes(site.zone) }
}
