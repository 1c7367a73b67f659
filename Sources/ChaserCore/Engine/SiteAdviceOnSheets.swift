/// What the columns of a site’s sheets show of its sources.
extension SiteAdvice {
    /// A column that is declared, is not optional, and of which no cell can be read.
    var alwaysMissing: [Diagnostic] {
        zip(definition.sources, tables.records).flatMap { source, records -> [Diagnostic] in
            guard let records, records.count > 0 else { return [] }
            return source.layout.columns.indices.compactMap { index in
                let column = source.layout.columns[index]
                guard !column.isOptional, records.columns[index].isMissingEverywhere else { return nil }
                if records.saysSomething(in: index) {
                    return warning(
                        "no cell of “\(column.name)” can be read in any of \(counted(records.count, "row")): what asks for it is"
                            + " never known", in: source.path, at: source.columnRanges[index])
                }
                // A column that waits to be filled is usual: the day on which something ended.
                guard records.count >= SiteAdvice.handful else { return nil }
                return Diagnostic(
                    .meaning(.other("every cell of “\(column.name)” is empty, in \(counted(records.count, "row"))")),
                    severity: .note, file: source.path, range: source.columnRanges[index])
            }
        }
    }

    /// Measures that say which way is better, and have no target.
    var noTargets: [Diagnostic] {
        zip(definition.sources.indices, tables.records).compactMap { index, records -> Diagnostic? in
            let source = definition.sources[index]
            guard let records, let target = source.firstColumn(of: .target),
                let polarity = source.firstColumn(of: .polarity),
                case .single(.targets(let targets, _)) = records.columns[target],
                case .single(.codes(let ways)) = records.columns[polarity]
            else { return nil }
            let without = zip(targets, ways).count { $0 < 0 && $1 != ColumnValues.missingCode }
            guard without > 0 else { return nil }
            return Diagnostic(
                .meaning(
                    .other(
                        "\(without) of \(counted(records.count, "measure")) say which way is better and have no target")
                ),
                severity: .note, file: source.path, range: source.columnRanges[target])
        }
    }
}

extension SiteAdvice {
    /// Targets that two sources give one record, and that differ: with file, row and column.
    var disagreements: [Problem] {
        let targets = zip(definition.sources, tables.records).compactMap { source, records -> [String: Stated]? in
            guard let records, let column = source.firstColumn(of: .target),
                case .single(.targets(let indexes, let distinct)) = records.columns[column]
            else { return nil }
            let known = indexes.indices.filter { indexes[$0] >= 0 }.map { record in
                let stated = Stated(
                    target: distinct[Int(indexes[record])], records: records, record: record, column: column)
                return (foldedText(records.key(of: record, layout: source.layout)), stated)
            }
            return Dictionary(known, uniquingKeysWith: { first, _ in first })
        }
        var problems: [Problem] = []
        for (index, ours) in targets.enumerated() {
            for others in targets.dropFirst(index + 1) {
                let apart = others.filter { key, theirs in
                    ours[key].map { !$0.target.isSame(as: theirs.target) } ?? false
                }
                for (key, theirs) in apart.sorted(by: { $0.key < $1.key }).prefix(SiteAdvice.mostDisagreements) {
                    guard let own = ours[key] else { continue }
                    let place = theirs.place
                    let elsewhere = own.place?.words ?? "another place"
                    problems.append(
                        Problem(
                            file: place?.file, row: place?.row, column: place?.heading,
                            message: "the target “\(theirs.target.text)” is “\(own.target.text)” at \(elsewhere)"))
                }
            }
        }
        return problems
    }

    /// How many disagreements of two sources are told.
    private static let mostDisagreements = 20

    /// A target, and where it stands.
    private struct Stated {
        let target: Target
        let records: Records
        let record: Int
        let column: Int

        var place: CellPlace? { records.place(record: record, column: column, period: nil) }
    }
}

extension Target {
    /// The same aim, however it was typed.
    fileprivate func isSame(as other: Target) -> Bool {
        number == other.number && unit == other.unit && bound == other.bound && by == other.by
    }
}

extension Records {
    /// Whether any cell of a column has a word in it, readable or not.
    fileprivate func saysSomething(in column: Int) -> Bool {
        let places: [Int?] = if case .byPeriod(let values) = columns[column] { Array(values.indices) } else { [nil] }
        return (0..<count).contains { record in
            places.contains { !rawText(record: record, column: column, period: $0).isEmpty }
        }
    }
}

extension RecordColumn {
    fileprivate var isMissingEverywhere: Bool {
        switch self {
        case .single(let values): values.isMissingEverywhere
        case .byPeriod(let periods): periods.allSatisfy(\.isMissingEverywhere)
        }
    }
}

extension ColumnValues {
    fileprivate var isMissingEverywhere: Bool {
        switch self {
        case .figures(let figures, _): figures.allSatisfy { $0 == ColumnValues.missingFigure }
        case .days(let days): days.allSatisfy { $0 == ColumnValues.missingDay }
        case .texts(let places), .people(let places): places.allSatisfy(\.isNone)
        case .truths(let codes), .codes(let codes): codes.allSatisfy { $0 == ColumnValues.missingCode }
        case .targets(let indexes, _): indexes.allSatisfy { $0 < 0 }
        case .absent: true
        }
    }
}
