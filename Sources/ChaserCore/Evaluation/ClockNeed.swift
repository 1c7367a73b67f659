/// How soon what a formula gives may change while the sheets stay as they are.
enum ClockNeed: Int, Comparable, Sendable {
    /// Only with the sheets.
    case never
    /// With the day.
    case daily
    /// With every moment.
    case always

    static func < (left: ClockNeed, right: ClockNeed) -> Bool { left.rawValue < right.rawValue }
}

extension Formula {
    /// How it hangs on the clock, of a source whose `done when` hangs on it so.
    func clockNeed(done: ClockNeed) -> ClockNeed {
        parts.reduce(ownClockNeed(done: done)) { max($0, $1.clockNeed(done: done)) }
    }

    /// The same without what is inside it.
    private func ownClockNeed(done: ClockNeed) -> ClockNeed {
        switch self {
        case .word(let word): word.clockNeed(done: done)
        // A target may name the day from which it holds.
        case .overdue, .due, .overdueBy, .target: .daily
        case .hours, .column(_, .datetime), .lookup(_, _, _, .datetime), .unavailable: .always
        case .figure, .day, .text, .truth, .code, .column, .earlier, .window, .lastKnown, .lastKnownPeriod, .change,
            .run, .last, .asSeen, .settled, .process, .raw, .size, .lookup, .days, .workingDays, .workingDaysFrom,
            .shift, .dayOf, .arithmetic, .negative, .not, .and, .or, .isMissing, .compare, .moved, .count, .share,
            .groupMean, .list, .different:
            .never
        }
    }
}

extension RecordWord {
    fileprivate func clockNeed(done: ClockNeed) -> ClockNeed {
        switch self {
        case .today, .nextDigest: .daily
        case .now: .always
        case .done: done
        case .period, .vanished, .new, .firstSeen, .lastSeen, .sourceDate, .sourceFile, .row, .group: .never
        }
    }
}

extension RuleDefinition {
    /// How its verdicts hang on the clock.
    func clockNeedOfVerdicts(_ source: SourceDefinition) -> ClockNeed {
        let conditions = [`where`].compactMap(\.self) + red + amber + green + clear
        return RuleDefinition.need(conditions.map(\.formula) + [group].compactMap(\.self), source)
    }

    /// How the words of its alerts do. Those of a group are about its members, and those of a window of periods about the
    /// newest in which the condition held: they hang on all that the verdicts do.
    func clockNeedOfWords(_ source: SourceDefinition) -> ClockNeed {
        let spoken = say.compactMap { if case .formula(let formula) = $0 { formula } else { nil } }
        let own = RuleDefinition.need(spoken, source)
        let isPlain = group == nil && !(red + amber).contains(where: \.looksBack)
        return isPlain ? own : max(own, clockNeedOfVerdicts(source))
    }

    private static func need(_ formulas: [Formula], _ source: SourceDefinition) -> ClockNeed {
        let done = source.done?.formula.clockNeed(done: .never) ?? .never
        return formulas.reduce(.never) { max($0, $1.clockNeed(done: done)) }
    }
}
