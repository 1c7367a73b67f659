/// The first rules for a sheet, from a guess at it: text for a person to read, change and keep.
extension SheetGuess {
    /// The pattern that finds a sheet and its later versions, and the form of the date in its name, where it has one.
    public static func pattern(of path: String) -> (pattern: String, dated: String?) {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return (path, nil) }
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        for (format, text) in SheetGuess.dates(in: name) {
            guard let place = name.ranges(of: text).last else { continue }
            return (folder + name.replacingCharacters(in: place, with: "*"), format)
        }
        return (path, nil)
    }

    /// The dates that a name may have, and how each of them stands there.
    private static func dates(in name: String) -> [(format: String, text: String)] {
        ["yyyy-MM-dd", "yyyyMMdd", "yyyy-MM"].compactMap { format in
            guard let day = dateInFileName(name, format: format) else { return nil }
            switch format {
            case "yyyyMMdd": return (format, day.iso.filter { $0 != "-" })
            case "yyyy-MM": return (format, String(day.iso.prefix(7)))
            default: return (format, day.iso)
            }
        }
    }

    /// A name for the source of a file: `improvement-plan-2020-10.csv` is `improvement_plan`.
    public static func sourceName(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = withoutAccents(file.lowercased()).split(separator: ".").first.map(String.init) ?? file
        let words = stem.split { !($0.isASCII && $0.isLetter) }
        let name = words.prefix(4).joined(separator: "_")
        return name.isEmpty ? "sheet" : name
    }

    /// The `source` block, laid out, with what was not sure as comments.
    public func sourceBlock(name: String, title: String, path: String) -> String {
        let (pattern, dated) = SheetGuess.pattern(of: path)
        var lines = [
            "# Guessed from \(counted(rows, "row")), parted by \(delimiter). Read every line; what is not needed may go."
        ]
        lines += doubts.map { "# Unsure: \($0)\($0.hasSuffix("?") ? "" : ".")" }
        lines.append("source \(name) \(quote(title)) {")
        lines.append("file \(quote(pattern))")
        if let dated { lines.append("dated by file name \"\(dated)\"") }
        lines.append("key \(key.joined(separator: ", "))")
        if let months { lines.append("period month in headings \"\(months.format)\"") }
        lines += columns.map(declaration)
        if months != nil { lines.append("column value figure from period") }
        if !missing.isEmpty { lines.append("missing \(missing.map(quote).joined(separator: ", "))") }
        if let done { lines.append("done when \(done.column) is \(done.value)") }
        return laidOut(lines + ["}"])
    }

    private func declaration(_ column: Column) -> String {
        var line = "column \(column.name) \(column.type.rawValue) from \(quote(column.heading))"
        if !column.words.isEmpty {
            line += " where " + column.words.map { "\(quote($0.from)) is \($0.to)" }.joined(separator: ", ")
        }
        if let style = column.dateStyle { line += " as \(quote(style))" }
        if column.isPrivate { line += " private" }
        let doubts = [column.doubt, column.isPrivate ? "looks personal: used, never shown" : nil].compactMap { $0 }
        return line + (doubts.isEmpty ? "" : "  # " + doubts.joined(separator: "; "))
    }

    /// A rule or two that fit the sheet, as drafts: judged and shown, mailing nobody. With a ladder they name it.
    public func ruleBlocks(source: String, ladder: String?) -> String {
        guard !rules.isEmpty else {
            return "# No rule suggests itself: Rules/README.md shows what a rule may ask of figures, dates and words.\n"
        }
        let blocks = rules.prefix(3).map { rule in
            let included = rule.asksForDone && done != nil ? ["where not done"] : []
            let escalate = ladder.map { ["escalate \($0)"] } ?? []
            return laidOut(
                ["rule \(source)-\(rule.name) \(quote(rule.title)) {", "over \(source)"] + included + rule.lines
                    + escalate
                    + ["draft  # take this line away, and people are written to", "}"])
        }
        return blocks.joined(separator: "\n")
    }

    /// False when no rule suggests itself.
    public var hasRules: Bool { !rules.isEmpty }

    private var rules: [Rule] {
        [overdue, undated, offTarget, untargeted, decline, colours, stopped].compactMap { $0 }
    }

    private struct Rule {
        let name: String
        let title: String
        let lines: [String]
        var asksForDone = false
    }

    private func first(_ type: ColumnType, called words: [String] = []) -> Column? {
        let fitting = columns.filter { $0.type == type && !key.contains($0.name) }
        return fitting.first { column in words.contains { column.name.contains($0) } } ?? fitting.first
    }

    /// What a record is called in the words of an alert: its key, and what a reference stands for.
    private var label: String {
        let name = key.last ?? "row"
        guard key.count == 1, columns.contains(where: { $0.name == name && SheetGuess.isReference($0.heading) }),
            let title = columns.first(where: { column in
                column.type == .text && !column.isPrivate && SheetGuess.titles.contains { column.name.contains($0) }
            })
        else { return "{\(name)}" }
        return "{\(name)}, {\(title.name)}"
    }

    /// Headings of what a record is, in words.
    private static let titles = [
        "action", "title", "task", "indicator", "measure", "milestone", "description", "recommendation", "name",
    ]

    private var due: Column? { first(.date, called: ["target", "due", "deadline", "complet"]) }

    private var overdue: Rule? {
        due.map { date in
            Rule(
                name: "overdue", title: "Overdue",
                lines: [
                    "red when \(date.name) is overdue by more than 20 working days",
                    "amber when \(date.name) is overdue",
                    "say \"\(label): due {\(date.name)}, {overdue(\(date.name))} ago\"",
                ], asksForDone: true)
        }
    }

    private var undated: Rule? {
        due.map { date in
            Rule(
                name: "undated", title: "Without a date",
                lines: [
                    "amber when \(date.name) is missing",
                    "say \"\(label): no date that can be read (“{raw(\(date.name))}”)\"",
                ], asksForDone: true)
        }
    }

    /// The figure that is held against a target: the newest month, or a column that is called so.
    private var figure: String? {
        months != nil ? "value" : first(.figure, called: ["actual", "performance", "current", "latest"])?.name
    }

    /// What a measure is held against: of several that are called by their years the last.
    private var target: Column? {
        let targets = columns.filter { $0.type == .target && !key.contains($0.name) }
        return targets.allSatisfy { $0.heading.contains(where: \.isNumber) } ? targets.last : targets.first
    }

    /// Where no column of figures can be read, a target that is not there is what can be told all the same.
    private var untargeted: Rule? {
        guard let target, figure == nil else { return nil }
        return Rule(
            name: "untargeted", title: "Without a target",
            lines: [
                "amber when \(target.name) is missing",
                "say \"\(label): no target that can be read (“{raw(\(target.name))}”)\"",
            ])
    }

    private var offTarget: Rule? {
        guard let target, let figure else { return nil }
        let period = months == nil ? "" : " in {period}"
        return Rule(
            name: "off-target", title: "Off target",
            lines: [
                "where \(target.name) is not missing",
                "red when \(figure) misses \(target.name) by 10% of \(target.name)",
                "amber when \(figure) misses \(target.name)",
                "say \"\(label): {\(figure)}\(period), target {\(target.name)}\"",
            ])
    }

    private var decline: Rule? {
        guard months != nil, columns.contains(where: { $0.type == .polarity || $0.type == .target }) else { return nil }
        return Rule(
            name: "decline", title: "Three months of decline",
            lines: ["amber when worsening(value, 3)", "say \"\(label): {last(value, 4)}\""])
    }

    private var stopped: Rule? {
        guard months != nil else { return nil }
        return Rule(
            name: "stopped", title: "No figure this month",
            lines: [
                "amber when last_known(value) is not missing and value is missing for 2 periods",
                "say \"\(label): the last figure is that of {last_known_period(value)}\"",
            ])
    }

    private var colours: Rule? {
        first(.rag).map { column in
            Rule(
                name: "colour", title: "Not on course",
                lines: [
                    "red when \(column.name) is red", "amber when \(column.name) is amber",
                    "say \"\(label): {\(column.name)}\"",
                ])
        }
    }

    private func quote(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }

    private func laidOut(_ lines: [String]) -> String {
        let text = lines.joined(separator: "\n") + "\n"
        return (try? RuleLayout.text(of: SourceText(path: "", bytes: Array(text.utf8)))) ?? text
    }
}

extension String {
    /// The text with a stretch of it replaced.
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
