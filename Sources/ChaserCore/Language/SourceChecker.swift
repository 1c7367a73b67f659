/// The `source` blocks.
extension SiteChecker {
    /// A source with its layout; nil only when it has no name.
    mutating func source(_ placed: Placed) -> SourceDefinition? {
        let block = placed.block
        guard let name = block.name else { return nil }
        let join = block.statement("join")
        let periods = periods(placed)
        let columns = columns(placed, joinFile: join?.text("file")?.value)
            .map { (layout: $0.layout.inPeriods(periods), range: $0.range) }
        let layout = SourceLayout(
            name: name.value, columns: columns.map(\.layout), key: key(placed, columns.map(\.layout)),
            periods: periods, joinOn: join?.word("on")?.value,
            missing: block.statements("missing").flatMap { $0.texts("words") }.map(\.value))
        checkPeriods(placed, layout, columns)
        let patterns = block.statement("file")?.texts("patterns").compactMap { safePath($0, in: placed.path) } ?? []
        if block.statement("file") == nil, block.statement("command") == nil {
            missing("file", in: placed, at: name.range)
        }
        return SourceDefinition(
            name: name.value, title: block.title?.value ?? name.value, layout: layout, patterns: patterns,
            joinPattern: join?.text("file").flatMap { safePath($0, in: placed.path) }, dateFormat: dateFormat(placed),
            published: block.statement("published")?.day("day")?.value, done: done(placed, layout),
            columnRanges: columns.map(\.range), path: placed.path, range: name.range)
    }

    private mutating func columns(_ placed: Placed, joinFile: String?) -> [(layout: ColumnLayout, range: TextRange)] {
        var found: [(layout: ColumnLayout, range: TextRange)] = []
        for statement in placed.block.statements("column") {
            guard let name = statement.word("name"),
                let type = statement.word("type").flatMap({ ColumnType(rawValue: $0.value) })
            else { continue }
            if RecordWord(rawValue: name.value) != nil {
                fault(
                    .other("every record has a word “\(name.value)” already; call the column something else"),
                    in: placed.path, at: name.range)
                continue
            }
            if let first = found.first(where: { $0.layout.name == name.value }) {
                let line = placed.file.text.position(of: first.range.start).line
                fault(
                    .duplicateName(kind: "column", name: name.value, firstPath: placed.path, firstLine: line),
                    in: placed.path, at: name.range)
                continue
            }
            let file = statement.text("file")
            if let file, file.value != joinFile {
                let suggestion = joinFile.map { "the joined file is \"\($0)\"" } ?? "the source joins no file"
                fault(
                    .other("“in \"\(file.value)\"” names another file than the source's join: \(suggestion)"),
                    in: placed.path, at: file.range)
            }
            found.append(
                (
                    ColumnLayout(
                        name: name.value, type: type, origin: origin(statement, type, placed), isJoined: file != nil,
                        words: words(statement, type, in: placed.path), isOptional: statement.has("optional"),
                        isPrivate: statement.has("private")), name.range
                ))
        }
        return found
    }

    /// Under a heading there is one cell a record, except for figures where a column says the month of each row.
    private func origin(_ statement: Statement, _ type: ColumnType, _ placed: Placed) -> ColumnLayout.Origin {
        guard let heading = statement.text("origin") else { return .period(heading: nil) }
        let isMonthly = placed.block.statement("period month in column") != nil
        return isMonthly && type == .figure && statement.text("file") == nil
            ? .period(heading: heading.value) : .heading(heading.value)
    }

    /// `where "p" is higher`: the sheet's words must stand for words of the column's type.
    private mutating func words(_ statement: Statement, _ type: ColumnType, in path: String) -> [String: String] {
        var words: [String: String] = [:]
        for case .mapping(let from, let to) in statement.list("words") {
            var vocabulary = ValueType(type).vocabulary
            if type == .yesno { vocabulary = ["yes", "no", "true", "false"] }
            if vocabulary.isEmpty {
                fault(
                    .other("a column of type \(type.rawValue) has no words of its own to stand for"), in: path,
                    at: to.range)
            } else if !vocabulary.contains(to.value) {
                fault(
                    .unknownName(kind: "word", name: to.value, suggestion: nearest(to: to.value, among: vocabulary)),
                    in: path, at: to.range)
            } else {
                words[from.value] = to.value
            }
        }
        return words
    }

    private mutating func key(_ placed: Placed, _ columns: [ColumnLayout]) -> [String] {
        let names = placed.block.statement("key")?.words("columns") ?? []
        return names.compactMap { name in
            guard let column = columns.first(where: { $0.name == name.value }) else {
                fault(
                    .unknownName(
                        kind: "column", name: name.value,
                        suggestion: nearest(to: name.value, among: columns.map(\.name))), in: placed.path,
                    at: name.range)
                return nil
            }
            guard column.type == .text, case .heading = column.origin, !column.isJoined else {
                fault(
                    .wrongType(
                        expected: "a text column of the sheet itself", found: "a \(column.type.rawValue) column",
                        context: "as a key"), in: placed.path, at: name.range)
                return nil
            }
            // The key names the record in every alert.
            if column.isPrivate { fault(.privateColumn(name: name.value), in: placed.path, at: name.range) }
            return name.value
        }
    }

    private mutating func periods(_ placed: Placed) -> SourceLayout.Periods {
        if let statement = placed.block.statement("period month in headings"), let format = statement.text("format") {
            if !isMonthFormat(format.value) {
                fault(
                    .invalidValue(
                        what: "month format", text: format.value, expected: "such as MMM-yy, MMMM yyyy or yyyy-MM"),
                    in: placed.path, at: format.range)
            }
            return .headings(format: format.value)
        }
        if let statement = placed.block.statement("period month in column"), let heading = statement.text("heading") {
            return .column(heading: heading.value, format: statement.text("format")?.value)
        }
        return .none
    }

    private func isMonthFormat(_ format: String) -> Bool {
        format.contains("M") && format.contains("y") && format.allSatisfy { $0 == "M" || $0 == "y" || !$0.isLetter }
    }

    private mutating func checkPeriods(
        _ placed: Placed, _ layout: SourceLayout, _ columns: [(layout: ColumnLayout, range: TextRange)]
    ) {
        for column in columns where layout.periods == .none {
            guard case .period = column.layout.origin else { continue }
            fault(
                .other("the column is “from period”, and the source does not say where the months are"),
                in: placed.path, at: column.range)
        }
    }

    private mutating func dateFormat(_ placed: Placed) -> String? {
        guard let format = placed.block.statement("dated")?.text("format") else { return nil }
        if isMonthFormat(format.value.filter { $0 != "d" }) { return format.value }
        fault(
            .invalidValue(what: "date format", text: format.value, expected: "such as yyyy-MM-dd or yyyy-MM"),
            in: placed.path, at: format.range)
        return nil
    }

    private mutating func done(_ placed: Placed, _ layout: SourceLayout) -> CheckedCondition? {
        guard let condition = placed.block.statement("done when")?.condition("condition") else { return nil }
        var checker = ExpressionChecker(scope: .init(layout: layout, path: placed.path))
        let checked = checker.condition(condition, in: placed.file.text)
        take(checker.diagnostics)
        for what in checker.unavailable { notInForce(what.value, in: placed.path, at: what.range) }
        if let checked, checked.formula.contains(where: { $0 == .word(.done) }) {
            fault(
                .other("“done when” cannot ask whether the record is done"), in: placed.path,
                at: condition.expression.range)
            return nil
        }
        return checked
    }
}

extension ColumnLayout {
    /// In a sheet with one row a month the figures are of each month; all else is as the newest row has it.
    fileprivate func inPeriods(_ periods: SourceLayout.Periods) -> ColumnLayout {
        guard case .column = periods, case .heading(let heading) = origin, type == .figure, !isJoined else {
            return self
        }
        return ColumnLayout(
            name: name, type: type, origin: .period(heading: heading), words: words, isOptional: isOptional,
            isPrivate: isPrivate)
    }
}
