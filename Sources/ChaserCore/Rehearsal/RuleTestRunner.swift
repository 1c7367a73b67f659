/// Runs the tests of a site's rules: the very engine, over tables in literals.
///
/// Nothing is read and nothing is run: the rules, the people and the holidays are the site's, the sheets are the test's.
public struct RuleTestRunner: Sendable {
    /// The site with its sources as tests give their sheets.
    private let site: Site

    public init(site: Site) {
        var given = site
        given.definition.sources = site.definition.sources.map(\.asGiven)
        self.site = given
    }

    /// What came of each test, in their order.
    public func run(_ tests: [TestDefinition], workers: Workers = .alone) -> [RuleTestResult] {
        workers.map(tests.count) { run(tests[$0]) }
    }

    /// What came of one test. The same test always gives the same.
    public func run(_ test: TestDefinition) -> RuleTestResult {
        var run = RuleTestRun(site: site)
        var failures: [RuleTestResult.Failure] = []
        for line in test.lines {
            if let found = run.take(line.step) {
                failures.append(RuleTestResult.Failure(line: line.number, expected: line.text, found: found))
            }
        }
        return RuleTestResult(test: test, failures: failures, ticks: run.reports, site: site)
    }
}

/// One test on its way: an engine, what was given so far, and the newest tick.
struct RuleTestRun {
    let site: Site
    private(set) var engine: Engine
    private var given: [GivenTable] = []
    private var requests = 0
    private(set) var reports: [TickReport] = []
    private(set) var moment: RuleTestMoment?
    /// The records of each source that any tick had: what is gone since has no colour, what never was is a slip.
    private(set) var known: [Int: Set<String>] = [:]

    init(site: Site) {
        self.site = site
        engine = RuleTestRun.engine(site, Memory())
    }

    /// Does one statement; returns what came instead of what it expects.
    mutating func take(_ step: TestDefinition.Step) -> String? {
        switch step {
        case .given(let table):
            // A sheet that stands as it is now is overwritten by the next; dated ones stand beside each other.
            given.removeAll { $0.source == table.source && $0.dated == table.dated }
            given.append(table)
            return nil
        case .tick(let day, let time): return tick(at: site.zone.instant(of: day, at: time))
        case .restart: return restart()
        case .acknowledge(let order): return acknowledge(order)
        case .expect(let expectation):
            guard let moment else { return "no tick has been yet" }
            return RuleTestAnswer(site: site, moment: moment, known: known).failure(of: expectation)
        }
    }

    private mutating func tick(at now: Instant) -> String? {
        let tables = tables(on: site.zone.civil(at: now).day)
        let before = engine.memory
        let effects: [Engine.Effect]
        do { effects = try engine.handle(.look(tables), at: now) } catch {
            switch error {
            case .beforeLastTick: return "the tick is refused: it is before the last one"
            }
        }
        var report: TickReport?
        for case .publish(let published) in effects { report = published }
        let names = Set(engine.memory.outbox.map(\.name))
        if !names.isEmpty { _ = try? engine.handle(.delivered(names), at: now) }
        guard let report else { return "the tick has no report" }
        for (source, records) in tables.records.enumerated() {
            guard let records else { continue }
            let layout = site.definition.sources[source].layout
            known[source, default: []].formUnion((0..<records.count).map { records.key(of: $0, layout: layout) })
        }
        reports.append(report)
        moment = RuleTestMoment(
            site: site, tables: tables, before: before, report: report, memory: engine.memory)
        return nil
    }

    /// Somebody acknowledges an alert, just after the newest tick; returns why not, when that is refused.
    private mutating func acknowledge(_ order: TestDefinition.Acknowledging) -> String? {
        guard let moment else { return "no tick has been yet" }
        let alerts = moment.memory.alerts.values.filter { $0.key.rule == order.rule }.sorted { $0.key < $1.key }
        let alert: Alert
        switch RecordSearch.find(order.record, among: alerts.map(\.key.record)) {
        case .one(let index): alert = alerts[index]
        case .none: return "no alert of \(order.rule) is open on “\(order.record)”"
        case .several(let found): return "“\(order.record)” may be any of \(found.joined(separator: ", "))"
        }
        requests += 1
        let request = Request(
            id: "test-\(requests)", maker: Request.Maker(name: "the test"),
            order: .acknowledge(
                AcknowledgeOrder(ids: [alert.id], by: order.by, because: order.because, until: order.until)))
        guard let effects = try? engine.handle(.request(request), at: moment.report.at) else { return "it is refused" }
        for case .answer(let answer) in effects where !answer.isDone { return answer.lines.joined(separator: "\n") }
        self.moment?.memory = engine.memory
        return nil
    }

    /// The memory is written and read back, as when the program is stopped and started again.
    private mutating func restart() -> String? {
        do throws(MemorySnapshot.Fault) {
            engine = RuleTestRun.engine(
                site, try MemorySnapshot.memory(from: MemorySnapshot.bytes(of: engine.memory)))
            return nil
        } catch {
            return "the memory could not be read back: \(error)"
        }
    }

    /// Tests read what mails say, not the messages that would carry it.
    private static func engine(_ site: Site, _ memory: Memory) -> Engine {
        Engine(site: site, memory: memory, manner: TickManner(writing: .pages))
    }

    /// The sheets given so far, as they stand at the end of a day.
    private func tables(on today: Day) -> Tables {
        var units = UnitTable()
        var problems: [Problem] = []
        let records = site.definition.sources.enumerated().map { index, source -> Records? in
            let sheets = given.filter { $0.source == index }.map {
                SheetInput(pattern: 0, path: $0.path, dated: $0.dated, bytes: $0.bytes)
            }
            guard !sheets.isEmpty else { return nil }
            let reading = readRecords(
                layout: source.layout, SourceSheets(sheets).withPast(of: index, in: site.definition, on: today),
                units: units, endOfTime: today)
            units = reading.units
            problems += reading.problems.map(\.problem)
            return reading.records.segments.isEmpty ? nil : reading.records
        }
        return Tables(records: records, units: units, problems: problems)
    }
}

/// One tick of a test: what it saw, what it did, and what it left.
struct RuleTestMoment {
    let site: Site
    let tables: Tables
    /// The memory before the tick, and as the tick, or what was asked since, left it.
    let before: Memory
    let report: TickReport
    fileprivate(set) var memory: Memory

    init(site: Site, tables: Tables, before: Memory, report: TickReport, memory: Memory) {
        self.site = site
        self.tables = tables
        self.before = before
        self.report = report
        self.memory = memory
    }

    /// What a rule found, drafts too; nil while it waits for a later version, or its source has no table.
    func findings(of name: String) -> Findings? {
        guard let rule = site.definition.rules.first(where: { $0.name == name }), !rule.isWaiting else { return nil }
        return Tick.findings(of: rule, site: site, tables: tables, memory: before, now: report.at)
    }
}
