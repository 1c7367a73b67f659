/// One function of the rule language: the single description from which checking, help and the reference come.
public struct FunctionForm: Sendable {
    /// The heading it stands under in the reference.
    public enum Family: String, Hashable, Sendable, CaseIterable {
        case periods = "Over periods"
        case asSeen = "As seen in the versions of a sheet"
        case time = "Time"
        case groups = "Over a group"
        case people = "People and cells"
        case process = "Statistical process control"
        case sheets = "Other sheets"
    }

    /// What an argument must be.
    public enum Parameter: Hashable, Sendable {
        case figure, date, moment, people, condition, column, target, text
        /// A declared column of dates.
        case dateColumn
        /// Anything that has a value.
        case any
        /// A whole number written in the rule, between the bounds.
        case count(ClosedRange<Int>)
        /// The name of a source, the name of one of its columns.
        case sourceName, columnName
    }

    /// What it gives.
    public enum Result: Hashable, Sendable {
        case sameAsFirst
        case type(ValueType)
        /// What the column named in the last argument holds.
        case otherColumn
    }

    public let name: String
    public let family: Family
    public let parameters: [Parameter]
    /// How many of the last parameters may be left out.
    public let optional: Int
    public let result: Result
    public let meaning: String
    public let example: String
    /// Builds the formula from checked arguments; nil for a function of a later version.
    let make: (@Sendable ([Formula], [Int]) -> Formula)?

    /// False for what a later version brings.
    public var isInForce: Bool { make != nil }

    /// `previous(x[, n])`
    public var signature: String {
        let names = parameters.map { parameter in
            switch parameter {
            case .figure, .any: "x"
            case .column, .dateColumn: "column"
            case .date: "date"
            case .moment: "datetime"
            case .people: "people"
            case .condition: "condition"
            case .target: "target"
            case .text: "key"
            case .count: "n"
            case .sourceName: "source"
            case .columnName: "column"
            }
        }
        let needed = names.dropLast(optional).joined(separator: ", ")
        let left = names.suffix(optional).map { "[\(needed.isEmpty ? "" : ", ")\($0)]" }.joined()
        return "\(name)(\(needed)\(left))"
    }
}

/// Every function of the language, by family. To add one, add its line here; if no `Formula` says what it does, add a
/// case there and the compiler leads to the evaluator.
public enum FunctionTable {
    /// The longest window that a rule may look back over, in periods (ten years of months).
    public static let longestWindow = 120

    /// All of them, in the order of the reference.
    public static let all: [FunctionForm] = periods + asSeen + time + clocks + groups + people + process + sheets

    /// The function of that name.
    public static func form(named name: String) -> FunctionForm? { byName[name] }

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    private static let window: FunctionForm.Parameter = .count(1...longestWindow)

    private static let periods: [FunctionForm] = [
        FunctionForm(
            name: "previous", family: .periods, parameters: [.any, window], optional: 1, result: .sameAsFirst,
            meaning: "x one period earlier, or n periods earlier", example: "value < previous(value)"
        ) { .earlier($0[0], periods: $1.first ?? 1) },
        FunctionForm(
            name: "year_ago", family: .periods, parameters: [.any], optional: 0, result: .sameAsFirst,
            meaning: "x twelve periods earlier", example: "value < year_ago(value)"
        ) { formulas, _ in .earlier(formulas[0], periods: 12) },
        windowed("mean", .mean, "the mean of x over the newest n periods", "value > mean(value, 12)"),
        windowed("highest", .highest, "the highest x of the newest n periods", "value is highest(value, 6)"),
        windowed("lowest", .lowest, "the lowest x of the newest n periods", "value is lowest(value, 6)"),
        windowed(
            "best", .best, "the best x of the newest n periods, by the measure's direction", "value is best(value, 12)"),
        windowed(
            "worst", .worst, "the worst x of the newest n periods, by the measure's direction",
            "value is worst(value, 7)"),
        FunctionForm(
            name: "last", family: .periods, parameters: [.figure, window], optional: 0, result: .type(.list),
            meaning: "the newest n figures, oldest first, for the words of a mail", example: "last(value, 4)"
        ) { .last($0[0], $1[0]) },
        FunctionForm(
            name: "last_known", family: .periods, parameters: [.any], optional: 0, result: .sameAsFirst,
            meaning: "the newest x that is not missing", example: "last_known(value) is not missing"
        ) { formulas, _ in .lastKnown(formulas[0]) },
        FunctionForm(
            name: "last_known_period", family: .periods, parameters: [.any], optional: 0, result: .type(.month),
            meaning: "the period of the newest x that is not missing", example: "last_known_period(value)"
        ) { formulas, _ in .lastKnownPeriod(formulas[0]) },
        FunctionForm(
            name: "change", family: .periods, parameters: [.figure], optional: 0, result: .sameAsFirst,
            meaning: "x less x one period earlier", example: "change(value) > 10"
        ) { formulas, _ in .change(formulas[0], asPercent: false) },
        FunctionForm(
            name: "percent_change", family: .periods, parameters: [.figure], optional: 0,
            result: .type(.figure(.known(.percent))),
            meaning: "the change in x since the period before, in per cent of what it was then",
            example: "percent_change(value) > 20%"
        ) { formulas, _ in .change(formulas[0], asPercent: true) },
        FunctionForm(
            name: "same_as_previous", family: .periods, parameters: [.any], optional: 0, result: .type(.truth),
            meaning: "x is what it was one period earlier; not known where either is missing",
            example: "same_as_previous(value)"
        ) { formulas, _ in .compare(.equal, formulas[0], .earlier(formulas[0], periods: 1)) },
        FunctionForm(
            name: "worsening", family: .periods, parameters: [.figure, window], optional: 0, result: .type(.truth),
            meaning: "x got worse n times in a row", example: "worsening(value, 3)"
        ) { .run(isImproving: false, $0[0], $1[0]) },
        FunctionForm(
            name: "improving", family: .periods, parameters: [.figure, window], optional: 0, result: .type(.truth),
            meaning: "x got better n times in a row", example: "improving(value, 3)"
        ) { .run(isImproving: true, $0[0], $1[0]) },
    ]

    private static func windowed(_ name: String, _ window: Formula.Window, _ meaning: String, _ example: String)
        -> FunctionForm
    {
        FunctionForm(
            name: name, family: .periods, parameters: [.figure, Self.window], optional: 0, result: .sameAsFirst,
            meaning: meaning + "; at least half of them known, and two", example: example
        ) { .window(window, $0[0], $1[0]) }
    }

    private static func later(
        _ name: String, _ family: FunctionForm.Family, _ parameters: [FunctionForm.Parameter],
        _ result: FunctionForm.Result, _ meaning: String, _ example: String
    ) -> FunctionForm {
        FunctionForm(
            name: name, family: family, parameters: parameters, optional: 0, result: result, meaning: meaning,
            example: example, make: nil)
    }

    private static let asSeen: [FunctionForm] = [
        seen(.original, .sameAsFirst, "the first readable value of a column", "target_date > original(target_date)"),
        seen(
            .beforeChange, .sameAsFirst, "the value before the newest change; the value itself where nothing changed",
            "target_date > before_change(target_date)"),
        seen(
            .changed, .type(.day),
            "when the column last changed, as an interval between versions; of a value that never changed the day it was"
                + " first seen", "working_days(changed(update), today) > 30"),
        seen(
            .timesChanged, .type(.figure(.known(.none))), "how often the column changed",
            "times_changed(target_date) >= 2"),
        seen(
            .slips, .type(.list), "every date an action had, and how it moved, in words", "slips(target_date)",
            of: .dateColumn),
        seen(
            .restated, .type(.truth),
            "the value is not the one first published; of earlier periods with `in any of 12 periods`",
            "restated(value)"),
    ]

    private static func seen(
        _ what: AsSeen, _ result: FunctionForm.Result, _ meaning: String, _ example: String,
        of parameter: FunctionForm.Parameter = .column
    ) -> FunctionForm {
        FunctionForm(
            name: what.rawValue, family: .asSeen, parameters: [parameter], optional: 0, result: result,
            meaning: meaning, example: example
        ) { formulas, _ in .asSeen(what, formulas[0]) }
    }

    private static let time: [FunctionForm] = [
        FunctionForm(
            name: "days", family: .time, parameters: [.date, .date], optional: 0, result: .type(.figure(.known(.days))),
            meaning: "days from the first date to the second, the first left out; negative backwards",
            example: "days(target_date, today) > 28"
        ) { formulas, _ in .days(formulas[0], formulas[1]) },
        FunctionForm(
            name: "working_days", family: .time, parameters: [.date, .date], optional: 0,
            result: .type(.figure(.known(.workingDays))),
            meaning: "working days after the first date, up to and including the second; negative backwards",
            example: "working_days(target_date, today) > 20"
        ) { formulas, _ in .workingDays(formulas[0], formulas[1]) },
        FunctionForm(
            name: "overdue", family: .time, parameters: [.date], optional: 0,
            result: .type(.figure(.known(.workingDays))),
            meaning: "by how many working days a date has passed; none when it has not", example: "overdue(target_date)"
        ) { formulas, _ in .overdueBy(formulas[0]) },
    ]

    private static let clocks: [FunctionForm] = [
        FunctionForm(
            name: "working_days_from", family: .time, parameters: [.date, .date], optional: 0,
            result: .type(.figure(.known(.workingDays))),
            meaning:
                "the same with the first date as day 1 where it is worked: the convention of some local procedures",
            example: "working_days_from(target_date, today) > 20"
        ) { formulas, _ in .workingDaysFrom(formulas[0], formulas[1]) },
        FunctionForm(
            name: "hours", family: .time, parameters: [.moment, .moment], optional: 0,
            result: .type(.figure(.known(.hours))),
            meaning: "hours as they pass from one datetime to another, through changes of the clocks",
            example: "hours(now, now) > 72 hours"
        ) { formulas, _ in .hours(formulas[0], formulas[1]) },
    ]

    private static let groups: [FunctionForm] = [
        FunctionForm(
            name: "count", family: .groups, parameters: [.condition], optional: 1,
            result: .type(.figure(.known(.none))),
            meaning: "how many members the group has, or for how many the condition holds",
            example: "count(target_date is overdue) >= 4"
        ) { formulas, _ in .count(formulas.first) },
        FunctionForm(
            name: "share", family: .groups, parameters: [.condition], optional: 0,
            result: .type(.figure(.known(.percent))),
            meaning: "for what share of the members that could be judged the condition holds",
            example: "share(target_date is overdue) > 50%"
        ) { formulas, _ in .share(formulas[0]) },
        // Found by its name it is the one over periods; the checker takes this one in a group rule with one argument.
        FunctionForm(
            name: "mean", family: .groups, parameters: [.figure], optional: 0, result: .sameAsFirst,
            meaning: "the mean of x over the members whose figure is known", example: "mean(value) < 80%"
        ) { formulas, _ in .groupMean(formulas[0]) },
        FunctionForm(
            name: "list", family: .groups, parameters: [.any], optional: 0, result: .type(.list),
            meaning: "what the members have, each once, in the order of the sheet; fifty, and how many more",
            example: "list(name)"
        ) { formulas, _ in .list(formulas[0]) },
        FunctionForm(
            name: "different", family: .groups, parameters: [.any], optional: 0,
            result: .type(.figure(.known(.none))), meaning: "how many different values the members have",
            example: "different(officers) > 3"
        ) { formulas, _ in .different(formulas[0]) },
    ]

    private static let people: [FunctionForm] = [
        FunctionForm(
            name: "size", family: .people, parameters: [.people], optional: 0,
            result: .type(.figure(.known(.none))), meaning: "how many people a cell names",
            example: "size(officers) != 1"
        ) { formulas, _ in .size(formulas[0]) },
        FunctionForm(
            name: "raw", family: .people, parameters: [.column], optional: 0, result: .type(.text),
            meaning: "the cell as it was typed", example: "raw(target_date)"
        ) { formulas, _ in .raw(formulas[0]) },
    ]

    /// The profile is the rule's: the checker sets it.
    private static let process: [FunctionForm] = [
        FunctionForm(
            name: "variation", family: .process, parameters: [.figure], optional: 0, result: .type(.variation),
            meaning: "the kind of variation of the newest month: special cause (concern or improvement), or common; "
                + "unknown with fewer than thirteen months",
            example: "variation(value) is concern"
        ) { formulas, _ in .process(.variation, formulas[0], .nhsR) },
        FunctionForm(
            name: "variation_reason", family: .process, parameters: [.figure], optional: 0, result: .type(.list),
            meaning: "every rule of the profile that the newest month is part of, in words",
            example: "variation_reason(value)"
        ) { formulas, _ in .process(.reason, formulas[0], .nhsR) },
        FunctionForm(
            name: "assurance", family: .process, parameters: [.figure, .target], optional: 0,
            result: .type(.assurance),
            meaning: "whether the process can be relied on: pass or fail when the target lies outside the limits, "
                + "otherwise inconsistent",
            example: "assurance(value, target) is fail"
        ) { formulas, _ in .process(.assurance(formulas[1]), formulas[0], .nhsR) },
        FunctionForm(
            name: "lower_limit", family: .process, parameters: [.figure], optional: 0, result: .sameAsFirst,
            meaning: "the lower process limit: the mean less 2.66 times the mean moving range",
            example: "value < lower_limit(value)"
        ) { formulas, _ in .process(.lowerLimit, formulas[0], .nhsR) },
        FunctionForm(
            name: "upper_limit", family: .process, parameters: [.figure], optional: 0, result: .sameAsFirst,
            meaning: "the upper process limit", example: "value > upper_limit(value)"
        ) { formulas, _ in .process(.upperLimit, formulas[0], .nhsR) },
    ]

    private static let sheets: [FunctionForm] = [
        // What it gives is the other column's type, and which record it finds the other sheet's key: the checker sees to both.
        FunctionForm(
            name: "lookup", family: .sheets, parameters: [.sourceName, .text, .columnName], optional: 0,
            result: .otherColumn,
            meaning:
                "a column of the record of another source that has this key; missing where none or several have it",
            example: "lookup(scorecard, ref, target)"
        ) { formulas, _ in formulas[0] }
    ]
}
