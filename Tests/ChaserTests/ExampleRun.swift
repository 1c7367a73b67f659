import ChaserHost

@testable import ChaserCore
@testable import chaser

/// Checks and evaluates one example, upon the standard site, with the program's own functions.
struct ExampleRun {
    /// Today, where no sheet of an example says otherwise.
    private static let today = "2020-11-16"
    private static let path = "example.rules"

    let site: SiteDefinition
    /// What `check` prints of the example, without the notes on what is not yet in force.
    let complaints: String
    private let example: ReadmeExample

    init(_ example: ReadmeExample) {
        self.example = example
        let own = SourceText(path: ExampleRun.path, bytes: Array(example.rules.utf8))
        let parsed = parseRules(own)
        let standard = parseRules(SourceText(path: "standard.rules", bytes: Array(RulesReadme.standardSite.utf8)))
        // A block of the example stands in for the standard one of its name.
        let heads = parsed.file.blocks.map { "\($0.kind) \($0.name?.value ?? "")" }
        let blocks = standard.file.blocks.filter { !heads.contains("\($0.kind) \($0.name?.value ?? "")") }
        let checked = SiteChecker.check([
            ParsedFile(path: standard.file.path, blocks: blocks, text: standard.file.text), parsed.file,
        ])
        let diagnostics = parsed.diagnostics + checked.diagnostics.filter { $0.file == ExampleRun.path }
        complaints = diagnostics.filter { $0.severity != .note }.map { $0.rendered(in: own) }.joined()
        site = checked.site
    }

    /// A line for each problem in the sheets, and for each record and rule.
    func output() throws -> String {
        let rules = site.rules.filter { $0.path == ExampleRun.path }
        var lines: [String] = []
        let readings = try readings()
        for index in unique(rules.map(\.source)) {
            let reading = readings[index]
            lines += reading.problems.map { "In the sheet: \($0.problem.words)" }
            for rule in rules where rule.source == index {
                let prefix = rules.count > 1 ? "\(rule.name): " : ""
                lines += try self.lines(of: rule, readings).map { prefix + $0 }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What `chaser test` prints of the example.
    func testOutput() throws -> String {
        let runner = RuleTestRunner(
            site: Site(
                definition: site, directory: ExampleRun.directory, calendar: try ExampleRun.calendar.get(), zone: .utc))
        let results = site.tests.map(runner.run)
        return TestText.text([TestSet(folder: ".", titles: results.map(\.test.title), results: results)])
    }

    /// One person for each role that an example names, for every area.
    private static let directory = Directory.read(
        rows: [["role", "area", "name", "email"]]
            + ["lead", "head-of-service", "director", "operations"].map { [$0, "*", $0, "\($0)@council.example"] }
    ).0

    /// What each source's sheets hold, their units numbered alike.
    private func readings() throws -> [RecordsReading] {
        var units = UnitTable()
        return try site.sources.map { source in
            let reading = try read(source, units)
            units = reading.units
            return reading
        }
    }

    private func read(_ source: SourceDefinition, _ units: UnitTable) throws -> RecordsReading {
        let sheets = try example.sheets.filter { $0.info.dropFirst().first == source.name }.map { fence in
            let dated = try day("dated", fence)
            let version = dated.map { "-\($0.iso)" } ?? ""
            return SheetInput(
                pattern: 0, path: "data/\(source.name)\(version).csv", dated: dated, bytes: Array(fence.text.utf8))
        }
        let place = site.sources.firstIndex { $0.name == source.name } ?? 0
        return readRecords(
            layout: source.layout, SourceSheets(sheets).withPast(of: place, in: site, on: try now()), units: units,
            endOfTime: try now())
    }

    private func lines(of rule: RuleDefinition, _ readings: [RecordsReading]) throws -> [String] {
        if rule.isWaiting { return ["waits for \(rule.waitsFor.joined(separator: ", "))"] }
        let others = OtherSheets(records: readings.map(\.records), layouts: site.sources.map(\.layout))
        let evaluator = Evaluator(
            records: readings[rule.source].records, source: site.sources[rule.source], clock: try clock(),
            units: readings.last?.units ?? UnitTable(), others: others, seesVanished: rule.seesVanished)
        let findings = Findings(rule, evaluator)
        let lines = findings.verdicts.enumerated().map { index, verdict in
            "\(findings.key(index)) \(words(verdict.status, findings, index))"
        }
        return lines + evaluator.problems(evaluator.clashes).map { "In the sheet: \($0.words)" }
    }

    private func words(_ status: Status, _ findings: Findings, _ index: Int) -> String {
        switch status {
        case .red, .amber: "is \(status.rawValue): \(findings.text(index))"
        case .green: "is green"
        case .none: "has no colour"
        case .unknown: "is unknown"
        case .excluded: "is left out"
        }
    }

    /// Nine in the morning in London.
    private func clock() throws -> TickClock {
        let zone = try Zone(name: "Europe/London", tzif: try ZoneFiles.read("Europe/London"))
        let nine = TimeOfDay(hour: 9, minute: 0) ?? .midnight
        return TickClock(
            now: zone.instant(of: try now(), at: nine), zone: zone, calendar: try ExampleRun.calendar.get())
    }

    /// `at` of the first sheet that has one, else the day of all examples.
    private func now() throws -> Day {
        try example.sheets.compactMap { try day("at", $0) }.first ?? ExampleRun.day(ExampleRun.today)
    }

    /// A mistyped day must not pass for none.
    private struct NoDay: Error {
        let text: String
    }

    private func day(_ word: String, _ fence: ReadmeFence) throws -> Day? {
        guard let index = fence.info.firstIndex(of: word), index + 1 < fence.info.count else { return nil }
        return try ExampleRun.day(fence.info[index + 1])
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw NoDay(text: text) }
        return day
    }

    /// The bank holidays that the shipped site names.
    private static let calendar = Result {
        let bytes = try WholeFile.read(
            RulesReadme.folder + "/southampton/calendar/bank-holidays.json", limit: 1 << 20)
        return WorkingCalendar(
            holidays: try HolidayList.read(try JSON(parsing: bytes), division: "england-and-wales"))
    }
}
