/// What may be asked of a column as the versions of its sheet show it.
public enum AsSeen: String, Hashable, Sendable, CaseIterable {
    /// The first readable value.
    case original
    /// The value before the newest change; the value itself where nothing changed.
    case beforeChange = "before_change"
    /// Between which days it last changed.
    case changed
    case timesChanged = "times_changed"
    /// Every date that it had, in words.
    case slips
    /// Whether it changed at all.
    case restated
}

extension Formula {
    /// True when its value lies between two: it hangs on the day of a change, of which only an interval is known.
    var isVague: Bool {
        switch self {
        case .asSeen(.changed, _): true
        case .settled: false
        default: parts.contains(where: \.isVague)
        }
    }

    /// A condition that is yes or no only where it is so whenever within its interval the change happened.
    var settledIfVague: Formula { isVague ? .settled(self) : self }
}

extension SiteDefinition {
    /// What the rules, reminders and ladders ask of a source's past. A new kind of block that evaluates formulas over a
    /// source adds them here.
    public func historyNeeds(ofSource index: Int) -> HistoryNeeds {
        let source = sources[index]
        let formulas =
            rules.filter { $0.source == index }.flatMap(\.formulas)
            + reminders.filter { $0.source == index }.flatMap(\.formulas) + [source.done?.formula].compactMap(\.self)
        var needs = HistoryNeeds(needsLinks: source.following != nil)
        for formula in formulas { needs.add(formula, of: source) }
        return needs
    }
}

extension SourceSheets {
    /// The same with what the rules of a site ask of their own dated versions, up to a day.
    public func withPast(of source: Int, in site: SiteDefinition, on today: Day) -> SourceSheets {
        let needs = site.historyNeeds(ofSource: source)
        if needs.isEmpty { return self }
        var all = self
        all.history = SourceHistory(
            of: site.sources[source].layout, needs: needs, sheets: self, today: today,
            linking: site.sources[source].linking)
        return all
    }
}

extension RuleDefinition {
    /// Every formula of the rule.
    var formulas: [Formula] {
        ([`where`].compactMap(\.self) + red + amber + green + clear).map(\.formula) + say.formulas
            + [group, anchor].compactMap(\.self)
    }

    /// Only a rule that names `vanished` sees the records that did.
    var seesVanished: Bool { formulas.contains { $0.contains { $0 == .word(.vanished) } } }

    /// The columns of which its conditions ask what versions show.
    var columnsAsSeen: Set<Int> {
        var needs = HistoryNeeds()
        for condition in [`where`].compactMap(\.self) + red + amber + green + clear { needs.add(condition.formula) }
        return Set(needs.columns.keys)
    }
}

extension ReminderDefinition {
    fileprivate var formulas: [Formula] { [`where`?.formula, date].compactMap(\.self) + say.formulas }
}

extension [RuleDefinition.Words] {
    fileprivate var formulas: [Formula] {
        compactMap { part in
            switch part {
            case .words: nil
            case .formula(let formula): formula
            }
        }
    }
}

extension HistoryNeeds {
    /// Adds what a formula asks; without a source only what it asks of columns.
    fileprivate mutating func add(_ formula: Formula, of source: SourceDefinition? = nil) {
        switch formula {
        case .asSeen(let what, .column(let index, let type)):
            var column = columns[index] ?? Column()
            if what == .original || what == .beforeChange { column.needsTexts = type == .text || type == .people }
            // What one formula needs, another must not take away.
            column.needsTexts = column.needsTexts || columns[index]?.needsTexts == true
            column.needsSteps = column.needsSteps || what == .slips
            columns[index] = column
        case .word(.vanished), .word(.new), .word(.firstSeen), .word(.lastSeen):
            needsRecords = true
        case .word(.sourceDate):
            // A sheet without a day of its own has the day on which it was first seen.
            if let source, source.dateFormat == nil, source.published == nil { needsRecords = true }
        default:
            for part in formula.parts { add(part, of: source) }
        }
    }
}
