import ChaserCore

/// Reads a site folder: rule files, people, holidays and zone, with everything that is wrong in them.
public struct SiteLoader: Sendable {
    /// A site ready to run, or why not.
    public struct Loading: Sendable {
        /// Nil when an error stands in the way.
        public let site: Site?
        /// Everything wrong, in the order of the files.
        public let diagnostics: [Diagnostic]
        /// What is wrong in the rows of people; those rows are set aside.
        public let problems: [Problem]
        /// The rule files, for printing diagnostics.
        public let texts: [SourceText]

        /// True when any diagnostic is an error.
        public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    }

    private static let ruleLimit = 1 << 20
    private static let listLimit = 16 << 20

    private let folder: SiteFolder
    /// Where the rule files are.
    private let rules: SiteFolder

    /// A loader of a site; with `rules` its rule files are those of another folder, and all else is its own.
    public init(folder: SiteFolder, rules: SiteFolder? = nil) {
        self.folder = folder
        self.rules = rules ?? folder
    }

    /// Loads the site. Throws only when the folder or a rule file cannot be read at all. Without `readsSheets` its sheets
    /// need not be there.
    public func load(readsSheets: Bool = true) throws(FileFault) -> Loading {
        var texts: [SourceText] = []
        for path in try rules.ruleFiles() {
            texts.append(SourceText(path: path, bytes: try rules.read(path, limit: SiteLoader.ruleLimit)))
        }
        let parsed = texts.map(parseRules)
        let syntax = parsed.flatMap(\.diagnostics)
        let checked = SiteChecker.check(parsed.map(\.file))
        var diagnostics = checked.diagnostics
        var problems: [Problem] = []
        let settings = checked.site.settings
        let zone = zone(settings, &diagnostics)
        let calendar = calendar(settings, &diagnostics)
        let directory = directory(settings, &diagnostics, &problems)
        if readsSheets { diagnostics += fileDiagnostics(checked.site) }
        if let directory { diagnostics += checked.site.roleDiagnostics(directory) }
        diagnostics = inFileOrder(syntax + withoutConsequences(of: syntax, diagnostics), texts)
        let isSound = !diagnostics.contains { $0.severity == .error }
        var site: Site?
        if isSound, let zone, let calendar, let directory {
            site = Site(definition: checked.site, directory: directory, calendar: calendar, zone: zone)
        }
        return Loading(site: site, diagnostics: diagnostics, problems: problems, texts: texts)
    }

    /// Leaves out errors about a text that the parser has told a fault of: one fault is one diagnostic.
    private func withoutConsequences(of syntax: [Diagnostic], _ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.filter { diagnostic in
            guard diagnostic.severity == .error, let range = diagnostic.range else { return true }
            return !syntax.contains { told in
                told.file == diagnostic.file
                    && told.range.map { $0.start >= range.start && $0.end <= range.end } ?? false
            }
        }
    }

    private func inFileOrder(_ diagnostics: [Diagnostic], _ texts: [SourceText]) -> [Diagnostic] {
        let order = Dictionary(texts.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        let ranked = diagnostics.enumerated().map { index, diagnostic in
            (order[diagnostic.file] ?? texts.count, diagnostic.range?.start ?? -1, index, diagnostic)
        }
        return ranked.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
    }

    private func zone(_ settings: SiteSettings, _ diagnostics: inout [Diagnostic]) -> Zone? {
        if settings.timezone == "UTC" { return .utc }
        do {
            return try Zone(name: settings.timezone, tzif: try ZoneFiles.read(settings.timezone))
        } catch {
            let name = settings.timezone
            let near = SiteFolder(root: ZoneFiles.folder).nearest(to: name)
            let fault: MeaningFault =
                near == nil || near == name
                ? .invalidValue(
                    what: "a time zone", text: name, expected: "a region and a city, such as Europe/London")
                : .unknownName(kind: "time zone", name: name, suggestion: near)
            diagnostics.append(Diagnostic(.meaning(fault), file: settings.path, range: settings.timezoneRange))
            return nil
        }
    }

    private func calendar(_ settings: SiteSettings, _ diagnostics: inout [Diagnostic]) -> WorkingCalendar? {
        guard let (path, division) = settings.holidays else { return WorkingCalendar(holidays: []) }
        let fault: MeaningFault
        var range = path.range
        do {
            let json = try JSON(parsing: try folder.read(path.value, limit: SiteLoader.listLimit))
            return WorkingCalendar(holidays: try HolidayList.read(json, division: division.value))
        } catch let file as FileFault {
            fault = unreadable("the list of holidays", path.value, file)
        } catch let json as JSONFault {
            fault = .other(
                "“\(path.value)” is not the file that gov.uk publishes: at line \(json.line), \(json.message)")
        } catch let list as HolidayListFault {
            if case .unknownDivision = list { range = division.range }
            fault = .other("the list of holidays cannot be used: \(list)")
        } catch {
            fault = .other("the list of holidays cannot be used: \(error)")
        }
        diagnostics.append(Diagnostic(.meaning(fault), file: settings.path, range: range))
        return nil
    }

    /// Why a file that the site names cannot be read; of one that is not there, what may have been meant.
    private func unreadable(_ what: String, _ path: String, _ file: FileFault) -> MeaningFault {
        switch file.kind {
        case .missing: .noFileMatches(pattern: path, suggestion: folder.nearest(to: path))
        case .notRegular, .link, .tooLarge, .changedWhileReading, .unsafePath, .leadsOutside, .tooManyMatches, .system:
            .other("\(what) cannot be read: \(file)")
        }
    }

    private func directory(
        _ settings: SiteSettings, _ diagnostics: inout [Diagnostic], _ problems: inout [Problem]
    ) -> Directory? {
        guard let path = settings.people else { return nil }
        let fault: MeaningFault
        do throws(FileFault) {
            let bytes = try folder.read(path.value, limit: SiteLoader.listLimit)
            let (directory, faults) = Directory.read(rows: rowsOfText(bytes))
            if !directory.roles.isEmpty {
                problems += faults.map { Problem(file: path.value, row: $0.row, message: $0.words) }
                return directory
            }
            // Without anybody in it every role would be unknown: told once, where the file is named.
            fault = .other("“\(path.value)”, row \(faults.first?.row ?? 1): \(faults.first?.words ?? "nobody")")
        } catch {
            fault = unreadable("the directory of people", path.value, error)
        }
        diagnostics.append(Diagnostic(.meaning(fault), file: settings.path, range: path.range))
        return nil
    }

    /// Patterns that match no file.
    private func fileDiagnostics(_ site: SiteDefinition) -> [Diagnostic] {
        site.sources.flatMap { source in
            (source.patterns + [source.joinPattern].compactMap(\.self)).compactMap { pattern -> Diagnostic? in
                do {
                    guard try folder.files(matching: pattern.value).isEmpty else { return nil }
                    let fault = MeaningFault.noFileMatches(
                        pattern: pattern.value, suggestion: folder.nearest(to: pattern.value))
                    return Diagnostic(.meaning(fault), file: source.path, range: pattern.range)
                } catch {
                    return Diagnostic(
                        .meaning(.other("the pattern cannot be used: \(error)")), file: source.path,
                        range: pattern.range)
                }
            }
        }
    }
}
