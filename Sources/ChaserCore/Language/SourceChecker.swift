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
        if block.statement("file") == nil, block.statement("command") == nil, !isDamaged(placed) {
            fault(.missingStatement(block: .source, statement: "file"), in: placed.path, at: name.range)
        }
        let command = block.statement("command")?.text("name")
        if let command {
            let words = "the command \"\(command.value)\" is run by once, run and digest, never by check"
            note(words, in: placed.path, at: command.range)
        }
        return SourceDefinition(
            name: name.value, title: block.title?.value ?? name.value, layout: layout, patterns: patterns,
            joinPattern: join?.text("file").flatMap { safePath($0, in: placed.path) }, command: command,
            dateFormat: dateFormat(placed),
            published: block.statement("published")?.day("day")?.value, done: done(placed, layout),
            following: following(placed), expected: expected(placed), columnRanges: columns.map(\.range),
            path: placed.path, range: name.range)
    }

    /// How old the newest sheet may grow: whole days, of a sheet that has a date.
    private mutating func expected(_ placed: Placed) -> Span? {
        guard let every = placed.block.statement("expect"), let span = every.span("span") else { return nil }
        switch span.value.unit {
        case .days, .workingDays, .weeks, .months, .years: break
        case .minutes, .hours, .periods:
            let expected = "in days, working days, weeks, months or years"
            fault(
                .invalidValue(what: "the age", text: span.value.description, expected: expected), in: placed.path,
                at: span.range)
            return nil
        }
        if placed.block.statement("dated") == nil, placed.block.statement("published") == nil {
            fault(
                .other("nobody can tell how old the sheet is: say “dated by file name …” or “published …”"),
                in: placed.path, at: every.range)
        }
        return span.value
    }

    private mutating func columns(_ placed: Placed, joinFile: String?) -> [(layout: ColumnLayout, range: TextRange)] {
        var found: [(layout: ColumnLayout, range: TextRange)] = []
        for statement in placed.block.statements("column") {
            guard let name = statement.word("name"),
                let type = statement.word("type").flatMap({ ColumnType(rawValue: $0.value) }),
                isFree(name, found, placed)
            else { continue }
            guard found.count < SourceLayout.mostColumns else {
                let words = "a source has at most \(SourceLayout.mostColumns) columns: declare those that rules name"
                fault(.other(words), in: placed.path, at: name.range)
                break
            }
            checkFile(of: statement, joinFile, in: placed)
            let layout = ColumnLayout(
                name: name.value, type: type, origin: origin(statement, placed),
                isJoined: statement.text("file") != nil, words: words(statement, type, in: placed.path),
                isOptional: statement.has("optional"), isPrivate: statement.has("private"),
                dateStyle: dateStyle(statement, type, in: placed.path))
            found.append((layout, name.range))
        }
        return found
    }

    /// False, with a fault, when the name is taken: by a word that every record has, or by another column.
    private mutating func isFree(
        _ name: Located<String>, _ found: [(layout: ColumnLayout, range: TextRange)], _ placed: Placed
    ) -> Bool {
        if RecordWord(rawValue: name.value) != nil {
            fault(
                .other("every record has a word “\(name.value)” already; call the column something else"),
                in: placed.path, at: name.range)
            return false
        }
        guard let first = found.first(where: { $0.layout.name == name.value }) else { return true }
        let line = placed.file.text.position(of: first.range.start).line
        fault(
            .duplicateName(kind: "column", name: name.value, firstPath: placed.path, firstLine: line), in: placed.path,
            at: name.range)
        return false
    }

    /// `in "file"` must be the file that the source joins.
    private mutating func checkFile(of statement: Statement, _ joinFile: String?, in placed: Placed) {
        guard let file = statement.text("file"), file.value != joinFile else { return }
        if joinFile == nil, isDamaged(placed) { return }
        let joined = joinFile.map { "the source joins “\($0)”" } ?? "the source joins no file"
        fault(.other("the column is in “\(file.value)”, and \(joined)"), in: placed.path, at: file.range)
    }

    /// `as "MM/dd/yyyy"`: how a column of dates writes them.
    private mutating func dateStyle(_ statement: Statement, _ type: ColumnType, in path: String) -> DateStyle? {
        guard let format = statement.text("style") else { return nil }
        if type != .date, type != .datetime {
            fault(.other("only date columns can say “as” what they are written"), in: path, at: format.range)
        } else if DateStyle(format.value) == nil {
            fault(
                .invalidValue(
                    what: "how dates are written", text: format.value,
                    expected: "dd/MM/yyyy, MM/dd/yyyy, MMM yy or MMM d"), in: path, at: format.range)
        }
        return DateStyle(format.value)
    }

    private func origin(_ statement: Statement, _ placed: Placed) -> ColumnLayout.Origin {
        guard let heading = statement.text("origin") else { return .period(heading: nil) }
        return .heading(heading.value)
    }

    /// `where "p" is higher`: the sheet's words must stand for words of the column's type.
    private mutating func words(_ statement: Statement, _ type: ColumnType, in path: String) -> [String: String] {
        var words: [String: String] = [:]
        for case .mapping(let from, let to) in statement.list("words") {
            var vocabulary = ValueType(type).vocabulary
            if type == .yesno { vocabulary = ["yes", "no", "true", "false"] }
            if vocabulary.isEmpty {
                fault(
                    .other("only rag, polarity and yesno columns have words that others can stand for"), in: path,
                    at: to.range)
            } else if !vocabulary.contains(to.value) {
                let near = nearest(to: to.value, among: vocabulary)
                let expected = alternatives(vocabulary)
                fault(
                    near.map { .unknownName(kind: "word", name: to.value, suggestion: $0) }
                        ?? .invalidValue(what: "the meaning of “\(from.value)”", text: to.value, expected: expected),
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
                if !isDamaged(placed) {
                    let near = nearest(to: name.value, among: columns.map(\.name))
                    fault(
                        .unknownName(kind: "column", name: name.value, suggestion: near), in: placed.path,
                        at: name.range)
                }
                return nil
            }
            return isFit(column, asKeyAt: name.range, in: placed.path) ? name.value : nil
        }
    }

    /// False, with a fault, when the column cannot name records. What names a record stands in every mail about it, so
    /// it cannot be private.
    private mutating func isFit(_ column: ColumnLayout, asKeyAt range: TextRange, in path: String) -> Bool {
        guard column.type == .text, case .heading = column.origin, !column.isJoined else {
            let found = column.isJoined ? "a column of the joined file" : ValueType(column.type).words
            fault(
                .wrongType(expected: "a text column of the sheet itself", found: found, context: "as a key"), in: path,
                at: range)
            return false
        }
        if column.isPrivate { fault(.privateColumn(name: column.name), in: path, at: range) }
        return !column.isPrivate
    }

    private mutating func periods(_ placed: Placed) -> SourceLayout.Periods {
        if let statement = placed.block.statement("period month in headings"), let format = statement.text("format") {
            checkMonthFormat(format, in: placed.path)
            return .headings(format: format.value)
        }
        if let statement = placed.block.statement("period month in column"), let heading = statement.text("heading") {
            if let format = statement.text("format") { checkMonthFormat(format, in: placed.path) }
            return .column(heading: heading.value, format: statement.text("format")?.value)
        }
        return .none
    }

    /// A format that the reader of sheets cannot use would leave every month unread.
    private mutating func checkMonthFormat(_ format: Located<String>, in path: String) {
        if MonthFormat(format.value) != nil { return }
        fault(
            .invalidValue(
                what: "the month format", text: format.value, expected: "written like MMM-yy, MMMM yyyy or yyyy-MM"),
            in: path, at: format.range)
    }

    private mutating func checkPeriods(
        _ placed: Placed, _ layout: SourceLayout, _ columns: [(layout: ColumnLayout, range: TextRange)]
    ) {
        for column in columns where layout.periods == .none && !isDamaged(placed) {
            guard case .period = column.layout.origin else { continue }
            fault(
                .other("the column is “from period”, and the source has no line that begins with “period month in”"),
                in: placed.path, at: column.range)
        }
    }

    private mutating func dateFormat(_ placed: Placed) -> String? {
        guard let format = placed.block.statement("dated")?.text("format") else { return nil }
        if isDateInFileNameFormat(format.value) { return format.value }
        fault(
            .invalidValue(what: "the date format", text: format.value, expected: "written like yyyy-MM-dd or yyyy-MM"),
            in: placed.path, at: format.range)
        return nil
    }

    private mutating func done(_ placed: Placed, _ layout: SourceLayout) -> CheckedCondition? {
        guard let condition = placed.block.statement("done when")?.condition("condition") else { return nil }
        var checker = ExpressionChecker(scope: .init(layout: layout, path: placed.path, isWhole: !isDamaged(placed)))
        let checked = checker.condition(condition, in: placed.file.text)
        take(checker)
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
