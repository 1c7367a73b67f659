import ChaserCore

/// What the daemon does at a wake-up: looks whether a tick is needed, reads what changed, ticks, and says what happened.
///
/// Everything here runs on the daemon's one serial queue. A fault never ends it: it is said, kept in mind and tried again
/// at the next look.
struct DaemonState {
    /// Why the daemon woke.
    enum Reason: String {
        case start, timer, fileChanged = "a file changed", clockStepped = "the clock was set", reload
    }

    /// How long a file must have stood still before it is taken, in seconds, unless its writer is seen to close it.
    static let settling = 2

    private let folder: SiteFolder
    private var runner: TickRunner
    private let manager: ServiceManager
    private var log: DaemonLog
    private var clock = DaemonClock()
    private var commands: CommandSheets
    private var past: SitePast
    private var tables: Tables?
    private var marks: FileMarks?
    private var tablesDay: Day?
    /// What is wrong with people and holidays, and with a rule file that was refused.
    private var siteProblems: [Problem]
    private var ticks = 0
    /// Files whose writers have closed them, or that were moved in whole, since the sheets were last read.
    private var closed: Set<String> = []
    /// The last tick failed, or the rules changed.
    private var mustTick = true
    private(set) var lastReport: TickReport?
    /// What `systemctl status` shows of the last tick.
    private var status = "started"

    init(
        folder: SiteFolder, sheets: DaemonSheets, runner: TickRunner, problems: [Problem], manager: ServiceManager,
        log: DaemonLog
    ) {
        self.folder = folder
        commands = sheets.commands
        past = sheets.past
        self.runner = runner
        self.manager = manager
        self.log = log
        siteProblems = problems
        for note in runner.journal.notes { self.log.say(.warning, note) }
    }

    /// The folders whose changes matter: the site's own, and those in which sheets lie.
    var folders: Set<String> {
        var found: Set<String> = [folder.root, requests.path]
        if let replies { found.insert(replies.arrivals) }
        for path in sheetPaths {
            guard let slash = path.lastIndex(of: "/") else { continue }
            found.insert(folder.root + "/" + path[..<slash])
        }
        return found
    }

    private var replies: ReplyFolder? {
        runner.engine.site.definition.settings.replies.map { ReplyFolder(state: runner.state.path, $0) }
    }

    private var requests: RequestFolder { RequestFolder(state: runner.state.path) }

    private var sheetPaths: [String] { TableReader(folder: folder).paths(of: runner.engine.site.definition) }

    /// Remembers files that are whole, as the system saw them closed or moved in.
    mutating func note(closed files: Set<String>) { closed.formUnion(files) }

    /// One wake-up. Returns in how many seconds to look again sooner than the timer would; nil for no need.
    mutating func wake(_ reason: Reason, at reading: ClockWatch.Reading) -> Int? {
        manager.alive()
        let wake = settledWake(reading)
        guard wake.doubt == nil else { return nil }
        let wantsLook = takeRequests(wake.now).wantsLook
        let marks = FileMarks(sheetPaths, beneath: folder.root)
        let day = runner.engine.site.zone.civil(at: wake.now).day
        // A changed file is no reason to run them; the timer's beat is.
        if reason != .fileChanged || wantsLook,
            commands.run(for: runner.engine.site.definition, pause: manager.alive)
        {
            self.marks = nil
        }
        if marks == self.marks { past.seeAgain(at: wake.now) }
        if marks != self.marks || day != tablesDay || tables == nil {
            if reason != .start, marks.isUnsettled(at: reading.wall, within: DaemonState.settling, closed: closed) {
                return DaemonState.settling
            }
            closed = []
            read(day, marks, at: wake.now)
        } else if isQuiet(at: wake.now) {
            if let lastReport { status = statusLine(lastReport, lookedAt: wake.now) }
            manager.status(status)
            return nil
        }
        tick(wake)
        return nil
    }

    /// What the clocks say, after somebody's yes to a step where there was one; says what is new about them.
    private mutating func settledWake(_ reading: ClockWatch.Reading) -> ClockWatch.Wake {
        let lastTick = runner.engine.memory.lastTick
        var wake = clock.wake(reading, lastTick: lastTick)
        if wake.step != 0 { say(.warning, DaemonClock.words(step: wake.step)) }
        var maker: String?
        if let doubt = wake.doubt {
            let intake = takeRequests(wake.now, doubt)
            if intake.isConfirmed {
                maker = intake.answers.last { $0.isDone }?.maker
                clock.confirm()
                wake = clock.wake(reading, lastTick: lastTick)
            }
        }
        if let news = clock.news(wake, maker: maker, zone: runner.engine.site.zone) { say(news.0, news.1) }
        if let standing = clock.standing {
            status = standing
            manager.status(status)
        }
        return wake
    }

    /// Answers what commands ask. Where somebody wants a look, the sheets are read whether they changed or not.
    private mutating func takeRequests(_ now: Instant, _ doubt: ClockWatch.Doubt? = nil) -> TickRunner.Intake {
        do {
            let intake = try runner.takeRequests(requests, at: now, doubt: doubt)
            for answer in intake.answers {
                mustTick = true
                log.say(
                    answer.isDone ? .notice : .warning, "\(answer.maker) asked: \(answer.lines.joined(separator: " "))")
            }
            let replied = doubt == nil ? try runner.takeReplies(at: now) : TickRunner.Intake()
            for answer in replied.answers {
                mustTick = true
                log.say(.notice, "a mail of \(answer.maker): \(answer.lines.joined(separator: " "))")
            }
            if let trouble = intake.trouble ?? replied.trouble {
                mustTick = true
                log.say(.warning, "an answer is decided and not all carried out, and is tried again: \(trouble)")
            }
            if intake.wantsLook { marks = nil }
            return intake
        } catch {
            log.problems(["a request could not be answered and is tried again: \(error)"])
            return TickRunner.Intake()
        }
    }

    /// Nothing is left to do: what a tick finds depends on the sheets, the rules and the day, none of them changed, and
    /// nothing is owed or due.
    private func isQuiet(at now: Instant) -> Bool { lastReport != nil && !mustTick && !runner.engine.isDue(at: now) }

    /// Reads the sheets. A source whose sheets cannot be read keeps its last good table.
    private mutating func read(_ day: Day, _ marks: FileMarks, at now: Instant) {
        let read = TableReader(folder: folder, commands: commands)
            .tables(of: runner.engine.site.definition, today: day, past: &past, at: now)
        var records = read.records
        if let old = tables?.records, old.count == records.count {
            records = zip(records, old).map { $0 ?? $1 }
        }
        tables = Tables(records: records, units: read.units, problems: read.problems)
        self.marks = marks
        tablesDay = day
    }

    private mutating func tick(_ wake: ClockWatch.Wake) {
        guard let tables else { return }
        let told = clock.account.map { Problem(message: $0) }
        let all = Tables(
            records: tables.records, units: tables.units,
            problems: siteProblems + tables.problems + [told].compactMap(\.self))
        do {
            // What a tick decides on is kept before it decides.
            try past.save(runner.engine.site.definition.settings, at: wake.now)
            let outcome = try runner.look(all, at: wake.now)
            ticks += 1
            mustTick = outcome.trouble != nil
            guard let report = outcome.report else { return }
            clock.isAccounted()
            lastReport = report
            sayChanges(report)
            let trouble = outcome.trouble.map { "what was decided is not all carried out and is tried again: \($0)" }
            log.problems(
                (trouble.map { [$0] } ?? []) + report.problems.filter { $0 != told }.map(\.words) + holdWords(report))
            status = trouble ?? statusLine(report, lookedAt: wake.now)
        } catch {
            mustTick = true
            log.problems(["the tick could not be carried out and is tried again: \(error)"])
            status = "trying again: \(error)"
        }
        manager.status(status)
    }

    /// Start-up or a reload is over: the status goes with it, as the manager keeps only the last one.
    func sayReady() { manager.ready(status) }

    /// Loads the rules anew. A faulty file leaves the old rules in force, and the operator hears.
    mutating func reload() {
        manager.reloading()
        defer { sayReady() }
        do {
            let loading = try SiteLoader(folder: folder).load()
            if let site = loading.site {
                runner.engine.replace(site: site)
                siteProblems = loading.problems
                (tables, marks) = (nil, nil)
                past.forgetFolds()
                log.say(.notice, "rules loaded again: \(counted(site.definition.rules.count, "rule"))")
                return
            }
            refuse(
                loading.diagnostics.filter { $0.severity == .error }.map { diagnostic in
                    let text = loading.texts.first { $0.path == diagnostic.file }
                    return String(diagnostic.rendered(in: text).prefix { !$0.isNewline })
                })
        } catch {
            refuse([error.description])
        }
    }

    private mutating func refuse(_ faults: [String]) {
        siteProblems.removeAll { $0.message.hasPrefix(DaemonState.refusal) }
        siteProblems += faults.map { Problem(message: "\(DaemonState.refusal)\($0)") }
        mustTick = true
        for fault in faults { log.say(.error, DaemonState.refusal + fault) }
    }

    private static let refusal = "the rules were not loaded, the old ones stay in force: "

    // MARK: What it says

    private func sayChanges(_ report: TickReport) {
        for alert in report.opened {
            log.say(.info, "opened \(alert.colour) \(alert.id) \(alert.key.rule): \(alert.text)")
        }
        for alert in report.worsened { log.say(.info, "turned red \(alert.id) \(alert.key.rule): \(alert.text)") }
        for end in report.cleared {
            log.say(.info, "cleared \(end.alert.id) \(end.alert.key.rule): \(end.reason.rawValue)")
        }
        for mail in report.mails {
            log.say(.info, "mail to \(mail.person.address.address): \(counted(mail.alerts.count, "alert"))")
        }
    }

    private func holdWords(_ report: TickReport) -> [String] {
        let adoption = report.hold.map {
            "mail is held until chaser adopt: the spool holds a mail of \($0), which this state knows nothing of"
        }
        // Without the number, which changes as alerts end: the problem is one.
        let storm = report.waitsForYes.map { _ in
            "mail is held until chaser confirm: one look opened very many alerts at once"
        }
        return [adoption, storm].compactMap(\.self)
    }

    private func statusLine(_ report: TickReport, lookedAt now: Instant) -> String {
        let red = report.open.filter { $0.colour == .red }.count
        let time = runner.engine.site.zone.civil(at: now)
        return
            "looked at \(time.time): \(report.open.count) open, \(red) red; \(counted(report.problems.count, "problem"))"
            + (report.held > 0 ? "; \(counted(report.held, "notice")) held" : "")
            + (report.hold == nil ? "" : "; mail is held until chaser adopt")
            + (report.waitsForYes == nil ? "" : "; mail is held until chaser confirm")
            + "; journal \(runner.journal.size / 1024) kB"
    }

    /// What SIGUSR1 asks for.
    func describe() {
        if let standing = clock.standing { log.say(.notice, standing) }
        guard let lastReport else {
            log.say(.notice, "no tick yet")
            return
        }
        log.say(.notice, statusLine(lastReport, lookedAt: lastReport.at))
        for count in lastReport.rules {
            log.say(
                .notice,
                "rule \(count.rule): \(count.red) red, \(count.amber) amber, \(count.green) green, \(count.unknown) unknown"
            )
        }
        log.say(.notice, "\(counted(ticks, "tick")) since the start; \(sheetPaths.count) sheets watched")
    }

    func say(_ priority: DaemonLog.Priority, _ text: String) { log.say(priority, text) }
}
