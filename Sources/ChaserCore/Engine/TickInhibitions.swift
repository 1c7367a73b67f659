/// Inhibitions: a bigger alert hides smaller ones, says how many, and gives them back when it ends.
extension Tick {
    /// Columns by which inhibitions compare alerts.
    var commonColumns: [String] { unique(site.definition.inhibitions.compactMap(\.column)) }

    mutating func noteCommon(_ column: String, _ key: AlertKey, _ findings: Findings, _ index: Int) {
        if let cell = findings.common(column, index) { memory.common[key, default: [:]][column] = cell }
    }

    /// Finds out what is hidden now, and tells what no longer is.
    mutating func hide() {
        var hidden: [AlertKey: AlertKey] = [:]
        for inhibition in site.definition.inhibitions {
            let bigger = biggerAlerts(inhibition.bigger)
            guard !bigger.isEmpty else { continue }
            for key in memory.alerts.keys.filter({ inhibition.hidden.contains($0.rule) }).sorted()
            where hidden[key] == nil {
                let hider = bigger.first { isHidden(key, by: $0, inhibition) && !leads(from: $0, to: key, hidden) }
                if let hider { hidden[key] = hider }
            }
        }
        let freed = memory.hidden.filter { hidden[$0.key] == nil }
        memory.hidden = hidden
        for (key, hider) in freed.sorted(by: { $0.key < $1.key }) { free(key, from: hider) }
    }

    private func biggerAlerts(_ bigger: Inhibition.Bigger) -> [AlertKey] {
        switch bigger {
        case .rule(let name, let includesAmber):
            memory.alerts.values.filter { $0.key.rule == name && (includesAmber || $0.colour == .red) && !$0.isEvent }
                .map(\.key).sorted()
        case .stale(let source):
            // Of one that cannot be read the operator hears as a problem.
            [StaleSource.key(source)].filter { memory.alerts[$0] != nil || isUnreadable(source) }
        }
    }

    private func isUnreadable(_ source: String) -> Bool {
        site.definition.sources.firstIndex { $0.name == source }.map { tables.records[$0] == nil } ?? false
    }

    private func isHidden(_ key: AlertKey, by bigger: AlertKey, _ inhibition: Inhibition) -> Bool {
        guard key != bigger else { return false }
        if case .stale(let source) = inhibition.bigger { return isOver(source, key) }
        guard let column = inhibition.column else { return true }
        guard let own = memory.common[key]?[column], let other = memory.common[bigger]?[column] else { return false }
        return !own.isEmpty && foldedText(own) == foldedText(other)
    }

    /// A stale source hides alerts over itself alone.
    private func isOver(_ source: String, _ key: AlertKey) -> Bool {
        site.definition.rules.contains { $0.name == key.rule && site.definition.sources[$0.source].name == source }
    }

    /// Whether what would hide an alert is itself hidden by it: then both would be gone.
    private func leads(from hider: AlertKey, to key: AlertKey, _ hidden: [AlertKey: AlertKey]) -> Bool {
        var place: AlertKey? = hider
        for _ in 0...hidden.count {
            guard let here = place else { return false }
            if here == key { return true }
            place = hidden[here]
        }
        return false
    }

    /// What was held back about an alert that is hidden no more: told now, as it is now. What ended meanwhile and was
    /// never told of is over.
    private mutating func free(_ key: AlertKey, from hider: AlertKey) {
        let held = memory.withheld.filter { $0.notice.alertKey == key && $0.cause.isInhibition }.map(\.notice)
        memory.withheld.removeAll { $0.notice.alertKey == key && $0.cause.isInhibition }
        guard let alert = memory.alerts[key], !held.isEmpty else { return }
        let remark = "It was hidden until now by a bigger alert on \(hider.record)."
        notices += held.compactMap { notice in
            guard case .alert(_, let occasion, let rule) = notice.subject else { return nil }
            return Notice(
                person: notice.person, subject: .alert(alert, occasion, rule: rule), reason: notice.reason,
                decided: now,
                next: notice.next, remarks: notice.remarks + [remark])
        }
    }

    /// "It hides 12 smaller alerts, 5 of them red: 10 of Action overdue, 2 of No update."
    func hidingWords(_ key: AlertKey) -> String? {
        let smaller = memory.hidden.filter { $0.value == key }.compactMap { memory.alerts[$0.key] }.sorted {
            $0.key < $1.key
        }
        guard !smaller.isEmpty else { return nil }
        let reds = smaller.filter { $0.colour == .red }.count
        let rules = grouped(smaller, by: \.title).map { "\($0.items.count) of \($0.key)" }.joined(separator: ", ")
        let red = reds == 0 ? "" : ", \(reds) of them red"
        return
            "It hides \(counted(smaller.count, "smaller alert"))\(red): \(rules). They are told when it ends, if they are still open."
    }
}

extension Withheld.Cause {
    var isInhibition: Bool {
        switch self {
        case .inhibition: true
        case .silence, .storm: false
        }
    }

    var isSilence: Bool {
        switch self {
        case .silence: true
        case .inhibition, .storm: false
        }
    }
}
