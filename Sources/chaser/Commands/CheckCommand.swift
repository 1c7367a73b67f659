import ChaserCore
import ChaserHost

/// `chaser check SITE`: everything that is wrong, and who would get what.
enum CheckCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            var report: TickReport?
            var zone = Zone.utc
            if let site = opening.loading.site {
                zone = site.zone
                let past = try opening.past(opening.state(arguments, surroundings), site)
                report = try preview(
                    opening, site, past, opening.now(arguments, surroundings, zone: site.zone).get())
            }
            let code = exitCode(opening, report, isStrict: arguments.has(.strict))
            if arguments.has(.json) {
                return CommandResult(code: code, output: json(opening, report, zone).text(pretty: true) + "\n")
            }
            return CommandResult(
                code: code, output: report.map { text($0, zone) + calendar(opening.loading.site, $0) } ?? "",
                errors: opening.diagnosticText(opening.loading.diagnostics) + summary(opening))
        } catch {
            return error.result
        }
    }

    /// What a first tick would find and tell.
    private static func preview(
        _ opening: SiteOpening, _ site: Site, _ past: SitePast, _ now: Instant
    ) throws(CommandFailure) -> TickReport? {
        var engine = Engine(site: site, memory: Memory(), workers: .processors)
        do {
            for case .publish(let report) in try engine.handle(.look(opening.tables(site, now, past: past)), at: now) {
                return report
            }
        } catch { throw CommandFailure(.site, "the first tick is refused") }
        return nil
    }

    private static func exitCode(_ opening: SiteOpening, _ report: TickReport?, isStrict: Bool) -> ExitCode {
        if opening.loading.hasErrors { return .site }
        let findings =
            opening.loading.diagnostics.contains { $0.severity == .warning } || report?.problems.isEmpty == false
        return isStrict && findings ? .findings : .well
    }

    private static func summary(_ opening: SiteOpening) -> String {
        let errors = opening.loading.diagnostics.filter { $0.severity == .error }.count
        let warnings = opening.loading.diagnostics.filter { $0.severity == .warning }.count
        guard errors + warnings > 0 else { return "" }
        return "\(counted(errors, "error")), \(counted(warnings, "warning"))\n"
    }

    private static func text(_ report: TickReport, _ zone: Zone) -> String {
        var text = "\(report.site): the rules are sound.\n"
        if !report.problems.isEmpty {
            text += "\nIN THE DATA\n" + table(report.problems.map { [$0.words] })
        }
        text +=
            "\nWHAT A FIRST TICK ON \(words(zone.civil(at: report.at)).uppercased()) WOULD FIND\n"
            + RuleTable.text(report.rules)
        if !report.waiting.isEmpty {
            text += table(report.waiting.map { [$0.rule, "waits for " + $0.what.joined(separator: ", ")] })
        }
        if !report.blind.isEmpty {
            text += table(
                report.blind.map { [$0.rule, "cannot judge: no version of the sheet has " + list($0.columns)] })
        }
        text += "\nWHO WOULD GET WHAT\n"
        let rows = report.mails.map { [$0.person.name, "<\($0.person.address.address)>", $0.subject] }
        if let until = report.heldUntil { text += "  \(counted(report.held, "notice")), held until \(words(until)).\n" }
        return text + (rows.isEmpty && report.heldUntil == nil ? "  Nobody would get mail.\n" : table(rows))
    }

    private static func list(_ headings: [String]) -> String {
        headings.map { "“\($0)”" }.joined(separator: ", ")
    }

    /// How far the list of bank holidays goes.
    private static func calendar(_ site: Site?, _ report: TickReport) -> String {
        guard let site else { return "" }
        return "\nTHE CALENDAR\n  \(CalendarAge(site.calendar, on: site.zone.civil(at: report.at).day).words)\n"
    }

    private static func json(_ opening: SiteOpening, _ report: TickReport?, _ zone: Zone) -> JSON {
        let texts = Dictionary(opening.loading.texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let diagnostics = opening.loading.diagnostics.map { diagnostic -> JSON in
            let position = diagnostic.range.flatMap { range in texts[diagnostic.file]?.position(of: range.start) }
            return .object([
                JSONMember("file", .string(diagnostic.file)),
                JSONMember("line", position.map { .integer($0.line) } ?? .null),
                JSONMember("column", position.map { .integer($0.column) } ?? .null),
                JSONMember("severity", .string(diagnostic.severity.rawValue)),
                JSONMember("message", .string(diagnostic.fault.message)),
                JSONMember("suggestion", diagnostic.suggestion.map(JSON.string) ?? .null),
            ])
        }
        return .object([
            JSONMember("site", report.map { .string($0.site) } ?? .null),
            JSONMember("diagnostics", .array(diagnostics)),
            JSONMember("problems", .array((report?.problems ?? opening.loading.problems).map(\.json))),
            JSONMember("rules", .array((report?.rules ?? []).map(TickDocument.rule))),
            JSONMember("mails", .array((report?.mails ?? []).map { TickDocument.mail($0, path: nil) })),
        ])
    }
}
