/// Looks ahead: mail before a date, while there is still time.
extension Tick {
    /// Every reminder of the site.
    mutating func remind() {
        let names = Set(site.definition.reminders.map(\.name))
        // What was told stays told until its date has passed, also while a record or a whole sheet cannot be read.
        var standing = memory.reminders.filter { names.contains($0.key.rule) && $0.value.date >= today }
        memory.knownReminders.formIntersection(names)
        for reminder in site.definition.reminders {
            guard let evaluator = evaluator(reminder.source) else { continue }
            let isNew = memory.knownReminders.insert(reminder.name).inserted
            for rows in evaluator.runs { remind(reminder, evaluator, rows, isNew: isNew, &standing) }
        }
        memory.reminders = standing
    }

    private mutating func remind(
        _ reminder: ReminderDefinition, _ evaluator: Evaluator, _ rows: Evaluator.Rows, isNew: Bool,
        _ standing: inout [AlertKey: ReminderMark]
    ) {
        guard case .records(let range, _) = rows, case .days(let dates) = evaluator.vector(reminder.date, rows, lag: 0)
        else { return }
        let included = reminder.where.map { evaluator.truths($0, rows) }
        for (slot, record) in range.enumerated() where included.map({ $0[slot] == 1 }) ?? true {
            let number = dates[slot]
            guard number != ColumnValues.missingDay, number != ColumnValues.openEnded else { continue }
            let date = Day(number: number)
            let due = reminder.days.due(for: date, on: today, calendar: site.calendar)
            if due == nil, standing.isEmpty { continue }
            let key = AlertKey(
                rule: reminder.name, record: evaluator.records.key(of: record, layout: evaluator.source.layout))
            guard let lead = due else {
                // Moved beyond the first lead: should it move back, it is reminded of anew.
                standing[key] = nil
                continue
            }
            let earlier = memory.reminders[key]
            standing[key] = ReminderMark(date: date, lead: lead)
            if let earlier, earlier.date == date, earlier.lead >= lead { continue }
            // Nothing before the first tick is owed: only what falls on this very day.
            if isNew, !reminder.days.falls(lead, before: date, on: today, calendar: site.calendar) { continue }
            tell(reminder, key, evaluator, evaluator.run(of: record))
        }
    }

    private mutating func tell(
        _ reminder: ReminderDefinition, _ key: AlertKey, _ evaluator: Evaluator, _ rows: Evaluator.Rows
    ) {
        let area = evaluator.source.column(named: "area").flatMap { column in
            evaluator.texts(.column(column, evaluator.source.layout.columns[column].type), rows, lag: 0)(0)
        }
        let step = LadderDefinition.Step(after: nil, recipients: reminder.recipients)
        let officers = evaluator.source.officersColumn.flatMap { column in
            evaluator.texts(.column(column, .people), rows, lag: 0)(0)
        }
        let row = Recipients.Row(record: key.record, officers: officers.map(ChaserCore.officers) ?? [])
        let (found, wrong) = recipients.recipients(of: step, ladder: reminder.name, area: area, row: row)
        note(wrong)
        let text = evaluator.words(reminder.say, rows, lag: 0)
        notices += found.map {
            Notice(
                person: $0.person, subject: .reminder(area: area, record: key.record, text: text), reason: $0.reason,
                decided: now)
        }
    }
}
