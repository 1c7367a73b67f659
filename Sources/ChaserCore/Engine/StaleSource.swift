/// A source whose newest sheet is older than `expect every` allows: an alert of its own, which goes to the operator.
enum StaleSource {
    /// No rule can have this name: names have no spaces.
    static let rule = "stale source"

    static func key(_ source: String) -> AlertKey { AlertKey(rule: rule, record: source) }
}

extension SourceDefinition {
    /// The current sheet that is overdue on a day: of all file patterns the oldest; nil where none is, or nothing is
    /// expected. A sheet without a date is in force at every time, and never overdue.
    func overdueSheet(_ records: Records, on today: Day, _ calendar: WorkingCalendar) -> SheetFile? {
        guard let expected else { return nil }
        let sheets = records.segments.map { records.files[$0.file] }.filter { sheet in
            guard let dated = sheet.dated else { return false }
            return Climb.day(of: expected, from: dated, calendar) < today
        }
        return sheets.min { ($0.dated ?? today, $0.path) < ($1.dated ?? today, $1.path) }
    }
}

/// Stale and unreadable sources.
extension Tick {
    /// Opens and ends the alerts of sources themselves; they go to the operator.
    mutating func followSources() {
        for (index, source) in site.definition.sources.enumerated() {
            let key = StaleSource.key(source.name)
            let words = staleWords(index, source)
            if let words, var alert = memory.alerts[key] {
                alert.text = words.text
                memory.alerts[key] = alert
                followed.append(key)
            } else if let words {
                open(key, source, words)
            } else if tables.records[index] != nil, let alert = memory.alerts.removeValue(forKey: key) {
                report.cleared.append(TickReport.Cleared(alert: alert, reason: .recovered))
                end(alert, Ending(reason: .recovered, at: now))
            }
        }
        let names = Set(site.definition.sources.map { StaleSource.key($0.name) })
        for key in memory.alerts.keys.filter({ $0.rule == StaleSource.rule && !names.contains($0) }).sorted() {
            memory.alerts[key] = nil
        }
    }

    private mutating func open(_ key: AlertKey, _ source: SourceDefinition, _ words: (text: String, file: String)) {
        let id = Alert.id(for: key) { ids[$0] != nil && ids[$0] != key }
        ids[id] = key
        let alert = Alert(
            id: id, key: key, colour: .amber, opened: now, changed: now, title: "Sheet is late", text: words.text,
            area: nil, file: words.file, row: nil)
        memory.alerts[key] = alert
        followed.append(key)
        report.opened.append(alert)
        notices += recipients.operators.map {
            Notice(
                person: $0.person, subject: .alert(alert, .opened, rule: source.staleReference), reason: $0.reason,
                decided: now)
        }
    }

    /// What is late about a source now; nil for nothing.
    private func staleWords(_ index: Int, _ source: SourceDefinition) -> (text: String, file: String)? {
        guard let expected = source.expected else { return nil }
        guard let records = tables.records[index], let sheet = source.overdueSheet(records, on: today, site.calendar),
            let dated = sheet.dated
        else {
            return nil
        }
        let age = counted(Int(today.number - dated.number), "day")
        return (
            "\(source.title): the newest sheet is of \(dated.inWords), \(age) ago; one is expected every \(expected). Until "
                + "it comes nothing over it turns better, and its dates are chased as they stand there", sheet.path
        )
    }

    /// The day of the sheet of a stale source; nil while the source is fresh.
    func staleDay(_ source: Int) -> Day? {
        guard let records = tables.records[source] else { return nil }
        return site.definition.sources[source].overdueSheet(records, on: today, site.calendar)?.dated
    }

    /// What a mail says of an alert over a stale source: "As in the Improvement plan of 8 October 2020."
    func staleRemark(_ rule: RuleDefinition) -> String? {
        staleDay(rule.source).map {
            "As in the sheet “\(site.definition.sources[rule.source].title)” of \($0.inWords)."
        }
    }
}

extension SourceDefinition {
    var staleReference: Notice.RuleReference {
        Notice.RuleReference(
            title: "Sheet is late", conditions: ["expect every \(expected?.description ?? "")"],
            place: "\(path), \(name)")
    }
}
