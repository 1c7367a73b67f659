import ChaserCore
import ChaserHost

/// What a check came to, in each form in which it is printed.
struct CheckFinding {
    let opening: SiteOpening
    /// What is legal and surely not meant.
    var advice: [Diagnostic] = []
    /// A first tick over these rules and sheets.
    var first: TickReport?
    /// The next tick, where there were ticks before.
    var next: TickReport?
    /// Where the mail of either is held until the hours for mail: what would then leave.
    var firstHeld: [Mail] = []
    var nextHeld: [Mail] = []
    /// Sources whose every sheet is for later.
    var awaited: [AwaitedSheet] = []

    init(opening: SiteOpening) { self.opening = opening }

    private var diagnostics: [Diagnostic] { opening.loading.diagnostics + advice }
    private var zone: Zone { opening.loading.site?.zone ?? .utc }

    func exitCode(isStrict: Bool) -> ExitCode {
        if opening.loading.hasErrors { return .site }
        let findings = diagnostics.contains { $0.severity == .warning } || first?.problems.isEmpty == false
        return isStrict && findings ? .findings : .well
    }

    // MARK: For people

    /// Every diagnostic, and how many there are.
    var errors: String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count { $0.severity == .warning }
        let summary = errors + warnings > 0 ? "\(counted(errors, "error")), \(counted(warnings, "warning"))\n" : ""
        return opening.diagnosticText(diagnostics) + summary
    }

    var text: String {
        guard let report = first else { return "" }
        var text = "\(report.site): the rules are sound.\n"
        if !report.problems.isEmpty { text += "\nIN THE DATA\n" + table(report.problems.map { [$0.words] }) }
        text +=
            "\nWHAT A FIRST TICK ON \(words(zone.civil(at: report.at)).uppercased()) WOULD FIND\n"
            + RuleTable.text(report.rules, awaited: awaited)
        if !report.waiting.isEmpty {
            text += table(report.waiting.map { [$0.rule, "waits for " + $0.what.joined(separator: ", ")] })
        }
        if !report.blind.isEmpty {
            text += table(
                report.blind.map { rule in
                    let columns = rule.columns.map { "“\($0)”" }.joined(separator: ", ")
                    return [rule.rule, "cannot judge: no version of the sheet has \(columns)"]
                })
        }
        text += "\nWHO WOULD GET WHAT\n" + mails(report, held: firstHeld)
        if let next {
            text +=
                "\nWHAT THE NEXT TICK WOULD MAIL\n" + mails(next, held: nextHeld)
                + "  \(counted(next.opened.count, "alert")) would open, "
                + "\(next.worsened.count) get worse, \(next.eased.count) ease, \(next.cleared.count) clear.\n"
        }
        guard let site = opening.loading.site else { return text }
        return text + "\nTHE CALENDAR\n  \(CalendarAge(site.calendar, on: site.zone.civil(at: report.at).day).words)\n"
    }

    private func mails(_ report: TickReport, held: [Mail]) -> String {
        let rows = (report.mails + held).map { [$0.person.name, "<\($0.person.address.address)>", $0.subject] }
        guard let until = report.heldUntil else { return rows.isEmpty ? "  Nobody would get mail.\n" : table(rows) }
        let words = "  \(counted(report.held, "notice")), held until \(words(until))"
        return rows.isEmpty ? words + ".\n" : words + "; then:\n" + table(rows)
    }

    // MARK: For programs

    /// Where each diagnostic stands.
    private var places: [(diagnostic: Diagnostic, position: (line: Int, column: Int)?)] {
        let texts = Dictionary(opening.loading.texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return diagnostics.map { diagnostic in
            (diagnostic, diagnostic.range.flatMap { texts[diagnostic.file]?.position(of: $0.start) })
        }
    }

    /// One line each, as GitHub's workflows show them beside the files; what is wrong in the data is a warning.
    var annotations: String {
        let rules = places.map { place in
            let kind = place.diagnostic.severity == .note ? "notice" : place.diagnostic.severity.rawValue
            let position = place.position.map { ",line=\($0.line),col=\($0.column)" } ?? ""
            let help = place.diagnostic.fault.help.map { "; \($0)" } ?? ""
            let file = CheckFinding.property("\(opening.folder.root)/\(place.diagnostic.file)")
            return "::\(kind) file=\(file)\(position)::\(CheckFinding.escaped(place.diagnostic.fault.message + help))\n"
        }
        let data = (first?.problems ?? opening.loading.problems).map { problem in
            let file = problem.file.map { " file=\(CheckFinding.property("\(opening.folder.root)/\($0)"))" } ?? ""
            let row = problem.file == nil ? "" : problem.row.map { ",line=\($0)" } ?? ""
            let column = problem.column.map { "column “\($0)”: " } ?? ""
            return "::warning\(file)\(row)::\(CheckFinding.escaped(column + problem.message))\n"
        }
        return (rules + data).joined()
    }

    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "%": "%25"
            case "\r", "\n", "\r\n": "%0A"
            default: String(character)
            }
        }.joined()
    }

    private static func property(_ text: String) -> String {
        escaped(text).map { $0 == "," ? "%2C" : $0 == ":" ? "%3A" : String($0) }.joined()
    }

    /// One document.
    var json: JSON {
        let told = places.map { place -> JSON in
            .object([
                JSONMember("file", .string(place.diagnostic.file)),
                JSONMember("line", place.position.map { .integer($0.line) } ?? .null),
                JSONMember("column", place.position.map { .integer($0.column) } ?? .null),
                JSONMember("severity", .string(place.diagnostic.severity.rawValue)),
                JSONMember("message", .string(place.diagnostic.fault.message)),
                JSONMember("suggestion", place.diagnostic.suggestion.map(JSON.string) ?? .null),
                JSONMember("chapter", place.diagnostic.fault.chapter.map(JSON.string) ?? .null),
            ])
        }
        func list(_ mails: [Mail]) -> JSON { .array(mails.map { TickDocument.mail($0, path: nil) }) }
        return .object([
            JSONMember("site", first.map { .string($0.site) } ?? .null),
            JSONMember("diagnostics", .array(told)),
            JSONMember("problems", .array((first?.problems ?? opening.loading.problems).map(\.json))),
            JSONMember("rules", .array((first?.rules ?? []).map(TickDocument.rule))),
            JSONMember("mails", list(first?.mails ?? [])),
            JSONMember("next", next.map { list($0.mails) } ?? .null),
        ])
    }
}
