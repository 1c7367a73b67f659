/// What is legal in a site’s rules and surely not meant, told by its sheets as they stand: for `check`.
///
/// Nothing here judges a record. What a rule found, and what its columns hold, is the tick’s own evaluation.
struct SiteAdvice {
    let site: Site
    let tables: Tables
    let findings: [Findings]

    var definition: SiteDefinition { site.definition }

    /// All of it, in the order of the rules, then of the sources, then of the ladders.
    var diagnostics: [Diagnostic] {
        let rules = findings.flatMap { found in
            [nobodyFits(found), wrongSide(found), wrongUnit(found), noArea(found.rule)].flatMap { $0 }
        }
        return costly() + alike + rules + alwaysMissing + noTargets + nobodyReached
    }

    /// Rows and records beneath which it is no surprise that something holds of none of them.
    static let handful = 20

    func warning(_ words: String, in path: String, at range: TextRange?) -> Diagnostic {
        Diagnostic(.meaning(.other(words)), severity: .warning, file: path, range: range)
    }

    // MARK: Rules

    /// Two rules with one source and one set of conditions.
    private var alike: [Diagnostic] {
        var first: [String: RuleDefinition] = [:]
        return definition.rules.compactMap { rule in
            guard let other = first[rule.fingerprint] else {
                first[rule.fingerprint] = rule
                return nil
            }
            return warning(
                "this rule finds just what “\(other.name)” finds, at \(other.path):\(other.line): each record would open two alerts",
                in: rule.path, at: rule.range)
        }
    }

    /// `where` leaves every record out today.
    private func nobodyFits(_ found: Findings) -> [Diagnostic] {
        let records = found.evaluator.records.count
        guard let condition = found.rule.where, records > 0, found.counts.excluded == found.verdicts.count,
            found.rule.group == nil || found.verdicts.isEmpty
        else { return [] }
        let source = found.evaluator.source.title
        let words =
            "“where” fits none of the \(counted(records, "record")) of “\(source)” today, so the rule judges nothing"
        return [
            Diagnostic(
                .meaning(.other(words)), severity: records < SiteAdvice.handful ? .note : .warning,
                file: found.rule.path, range: condition.range)
        ]
    }

    /// `red when value > 80` of measures of which higher is better.
    private func wrongSide(_ found: Findings) -> [Diagnostic] {
        let ways = self.ways(found)
        guard let way = ways.first, ways.allSatisfy({ $0 == way }) else { return [] }
        return (found.rule.red + found.rule.amber).flatMap { condition in
            condition.formula.held.compactMap { bound -> Diagnostic? in
                guard case .compare(let comparison, .column(let index, .figure), .figure(let number, _)) = bound,
                    case .byPeriod = found.evaluator.records.columns[index]
                else { return nil }
                let isAbove = comparison == .more || comparison == .atLeast
                guard isAbove || comparison == .less || comparison == .atMost, isAbove == (way == .higher) else {
                    return nil
                }
                let name = found.evaluator.source.layout.columns[index].name
                let better = way == .higher ? "higher" : "lower"
                return warning(
                    "this turns bad where “\(name)” is good: of every measure that the rule judges \(better) is better, and it asks"
                        + " for \(isAbove ? "more" : "less") than \(number)",
                    in: found.rule.path, at: condition.range)
            }
        }
    }

    /// Which way each record that the rule judges gets better, where that is known.
    private func ways(_ found: Findings) -> [Polarity] {
        guard found.grouping == nil else { return [] }
        let all = found.evaluator.runs.flatMap { found.evaluator.polarities($0) }
        return zip(all, found.verdicts).compactMap { way, verdict in
            verdict.included == .no ? nil : Polarity(rawValue: way)
        }
    }

    /// `value > 80%` of a column in which no figure is a per cent.
    private func wrongUnit(_ found: Findings) -> [Diagnostic] {
        // A column is looked through once, however many lines ask about it.
        var known: [Int: Set<UInt8>] = [:]
        return (found.rule.red + found.rule.amber + found.rule.green).flatMap { condition in
            condition.formula.comparisons.compactMap { bound -> Diagnostic? in
                guard case .compare(_, .column(let index, .figure), .figure(let number, let unit?)) = bound else {
                    return nil
                }
                let units = known[index] ?? found.evaluator.units(of: index)
                known[index] = units
                guard !units.isEmpty, !units.contains(unit.code) else { return nil }
                let name = found.evaluator.source.layout.columns[index].name
                return warning(
                    "no figure of “\(name)” is in \(unit == .percent ? "per cent" : tables.units[unit]), so it is never known"
                        + " whether it is beyond \(number)\(unit == .percent ? "%" : "")",
                    in: found.rule.path, at: condition.range)
            }
        }
    }

    /// A ladder for groups of which none is an area.
    private func noArea(_ rule: RuleDefinition) -> [Diagnostic] {
        guard let group = rule.group, rule.ladder != nil else { return [] }
        let source = definition.sources[rule.source]
        if let area = source.column(named: "area"), group == .column(area, source.layout.columns[area].type) {
            return []
        }
        return [
            warning(
                "the groups of this rule are no areas, so nobody is found for them and only the operator hears",
                in: rule.path, at: rule.range)
        ]
    }

    // MARK: Ladders

    /// Roles that nobody holds for an area that the sheets name.
    private var nobodyReached: [Diagnostic] {
        definition.ladders.indices.flatMap { index -> [Diagnostic] in
            let ladder = definition.ladders[index]
            let areas = areas(climbing: index)
            guard !areas.isEmpty else { return [] }
            return ladder.steps.flatMap(\.recipients).compactMap { recipient in
                guard case .role(let role) = recipient.value else { return nil }
                let vacant = areas.filter { area in
                    if case .vacant = site.directory.recipients(role: role, area: area) { true } else { false }
                }
                guard !vacant.isEmpty else { return nil }
                let names = vacant.map { $0.map { "“\($0)”" } ?? "records without an area" }
                let more = names.count > 4 ? " and \(names.count - 4) more" : ""
                return warning(
                    "nobody holds the role \(role) for \(names.prefix(4).joined(separator: ", "))\(more): the operator hears instead",
                    in: ladder.path, at: recipient.range)
            }
        }
    }

    /// The areas of all records that rules with this ladder may find; nil for records without one.
    private func areas(climbing ladder: Int) -> [String?] {
        var areas: Set<String> = []
        var hasNone = false
        for found in findings where found.rule.ladder == ladder {
            guard let column = found.evaluator.source.column(named: "area") else {
                hasNone = true
                continue
            }
            let formula = Formula.column(column, found.evaluator.source.layout.columns[column].type)
            for rows in found.evaluator.runs {
                let texts = found.evaluator.texts(formula, rows, lag: 0)
                for slot in 0..<rows.count {
                    if let text = texts(slot) { areas.insert(text) }
                }
            }
        }
        return (hasNone ? [nil] : []) + areas.sorted().map { $0 }
    }
}

extension Formula {
    /// The comparisons that must hold, or one of which must, for the formula to hold.
    fileprivate var held: [Formula] {
        switch self {
        case .and(let left, let right), .or(let left, let right): left.held + right.held
        case .compare: [self]
        default: []
        }
    }

    /// Every comparison within.
    fileprivate var comparisons: [Formula] {
        if case .compare = self { return [self] }
        return parts.flatMap(\.comparisons)
    }
}

extension Evaluator {
    /// The units that the known figures of a column have; none for another kind of column.
    fileprivate func units(of index: Int) -> Set<UInt8> {
        func units(_ values: ColumnValues) -> Set<UInt8> {
            guard case .figures(let figures, let units) = values else { return [] }
            var isThere = [Bool](repeating: false, count: 256)
            for (figure, unit) in zip(figures, units) where figure != ColumnValues.missingFigure {
                isThere[Int(unit)] = true
            }
            return Set(isThere.indices.filter { isThere[$0] }.map { UInt8($0) })
        }
        switch records.columns[index] {
        case .single(let values): return units(values)
        case .byPeriod(let periods): return periods.reduce(into: []) { $0.formUnion(units($1)) }
        }
    }
}
