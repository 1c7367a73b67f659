import ChaserCore
import ChaserHost

/// What every command on a site begins with: the folder, the site, the clock and the state.
struct SiteOpening {
    let folder: SiteFolder
    let loading: SiteLoader.Loading

    /// Loads the site, or says why it cannot be read at all.
    static func open(_ arguments: Arguments) -> Result<SiteOpening, CommandFailure> { open(arguments.operands[0]) }

    /// Loads the site of a folder, perhaps with the rules of another; without `readsSheets` its sheets need not be there.
    static func open(
        _ path: String, rules: String? = nil, readsSheets: Bool = true
    ) -> Result<SiteOpening, CommandFailure> {
        let folder = SiteFolder(root: path)
        guard folder.exists else { return .failure(CommandFailure(.site, "\(path): no such folder")) }
        do {
            let others = rules.map(SiteFolder.init(root:))
            if let others, !others.exists { return .failure(CommandFailure(.site, "\(others.root): no such folder")) }
            let loading = try SiteLoader(folder: folder, rules: others).load(readsSheets: readsSheets)
            guard !loading.texts.isEmpty else {
                return .failure(CommandFailure(.site, "\(rules ?? path) has no rule file (*.rules)"))
            }
            return .success(SiteOpening(folder: folder, loading: loading))
        } catch {
            return .failure(CommandFailure(.machine, error.description))
        }
    }

    /// The site, or every diagnostic that keeps it from being one.
    func site() -> Result<Site, CommandFailure> {
        if let site = loading.site { return .success(site) }
        return .failure(
            CommandFailure(.site, text: diagnosticText(loading.diagnostics.filter { $0.severity == .error })))
    }

    /// Diagnostics as text, each with its line and a caret; of notes the first line only.
    func diagnosticText(_ diagnostics: [Diagnostic]) -> String {
        let texts = Dictionary(loading.texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return diagnostics.map { diagnostic in
            let text = diagnostic.rendered(in: texts[diagnostic.file])
            if diagnostic.severity == .note { return String(text.prefix { !$0.isNewline }) + "\n" }
            return text + (diagnostic.fault.chapter.map { "see: Rules/README.md, “\($0)”\n" } ?? "")
        }.joined()
    }

    /// The clock of this command: `--at` in the site's zone, else the real one.
    func now(_ arguments: Arguments, _ surroundings: Surroundings, zone: Zone) -> Result<Instant, CommandFailure> {
        guard let text = arguments[.at] else { return .success(surroundings.now) }
        guard let instant = instant(text, in: zone) else {
            return .failure(CommandFailure(.usage, "--at \(text): write a time such as 2020-11-16T09:00"))
        }
        return .success(instant)
    }

    /// The state folder: the option, systemd's, or one within the site.
    func state(_ arguments: Arguments, _ surroundings: Surroundings) -> StateFolder {
        StateFolder(path: arguments[.state] ?? surroundings.stateDirectory ?? folder.root + "/.chaser")
    }
}

extension SiteOpening {
    /// The sheets as they stand for an instant, with what is wrong in them and in the directory.
    /// Without `commands` none is run. The kept versions in `past` are read and nothing is noted there.
    func tables(_ site: Site, _ now: Instant, commands: CommandSheets? = nil, past: SitePast? = nil) -> Tables {
        var past = past ?? SitePast(zone: site.zone)
        return tables(site, now, commands: commands, past: &past, notes: false)
    }

    /// The sources whose every sheet is dated after an instant.
    func awaited(_ site: Site, _ now: Instant) -> [AwaitedSheet] {
        TableReader(folder: folder).awaited(by: site.definition, today: site.zone.civil(at: now).day)
    }

    /// The same; with `notes` what is in force is noted as seen now.
    func tables(_ site: Site, _ now: Instant, commands: CommandSheets?, past: inout SitePast, notes: Bool) -> Tables {
        var commands = commands
        commands?.run(for: site.definition)
        let today = site.zone.civil(at: now).day
        let read = TableReader(folder: folder, commands: commands)
            .tables(of: site.definition, today: today, past: &past, at: notes ? now : nil)
        return Tables(records: read.records, units: read.units, problems: loading.problems + read.problems)
    }

    /// The versions that a state folder keeps.
    func past(_ state: StateFolder, _ site: Site) throws(CommandFailure) -> SitePast {
        do {
            return SitePast(zone: site.zone, store: try VersionStore(state: state))
        } catch { throw CommandFailure(.machine, error.description) }
    }

    /// The programs that sources may name, not yet run.
    func commands(_ arguments: Arguments, _ state: StateFolder) -> CommandSheets {
        CommandSheets(
            list: arguments[.commands] ?? CommandSheets.usualList, home: state.path,
            credentials: ServiceManager.credentials)
    }

    /// What the state folder remembers.
    func memory(_ state: StateFolder) throws(CommandFailure) -> Memory {
        do { return try state.memory() } catch { throw CommandFailure(.machine, error.description) }
    }

    /// The journal, for the one who holds the lock.
    func journal(_ state: StateFolder) throws(CommandFailure) -> Journal {
        do { return try Journal(state: state) } catch { throw CommandFailure(.machine, error.description) }
    }

    /// All that the journal holds.
    func history(_ state: StateFolder) throws(CommandFailure) -> JournalHistory {
        do { return try JournalHistory(state) } catch { throw CommandFailure(.machine, error.description) }
    }

    /// The right to write, with a journal to write to.
    func locked(_ state: StateFolder, _ command: String) throws(CommandFailure) -> StateLock {
        do { try state.prepare() } catch { throw CommandFailure(.machine, error.description) }
        do { return try StateLock.acquire(folder: state.path, command: "chaser \(command) \(folder.root)") } catch {
            throw CommandFailure(.machine, error.description)
        }
    }

    /// The spool: the option, or a Maildir in the state folder.
    func spool(_ arguments: Arguments, _ state: StateFolder) throws(CommandFailure) -> Spool {
        do { return try Spool(parsing: arguments[.spool] ?? "maildir:\(state.path)/mail") } catch {
            throw CommandFailure(.usage, "--spool: \(error)")
        }
    }
}

/// Why a command ends early.
struct CommandFailure: Error {
    let code: ExitCode
    let text: String

    /// One line.
    init(_ code: ExitCode, _ message: String) {
        self.init(code, text: "chaser: \(message)\n")
    }

    /// Whole lines, ready to print.
    init(_ code: ExitCode, text: String) {
        self.code = code
        self.text = text
    }

    var result: CommandResult { CommandResult(code: code, errors: text) }
}

/// `2020-11-16T09:00`, `2020-11-16 09:00`, or a day alone, which is its midnight; nil for anything else.
func instant(_ text: String, in zone: Zone) -> Instant? {
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard let first = parts.first, let day = Day(iso: String(first)), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return zone.instant(of: day, at: .midnight) }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2, clock.allSatisfy({ $0.count == 2 }), let hour = Int(clock[0]), let minute = Int(clock[1]),
        let time = TimeOfDay(hour: hour, minute: minute)
    else { return nil }
    return zone.instant(of: day, at: time)
}

extension Problem {
    /// The member of a `--json` document's `problems`.
    var json: JSON {
        .object([
            JSONMember("file", file.map(JSON.string) ?? .null), JSONMember("row", row.map { .integer($0) } ?? .null),
            JSONMember("column", column.map(JSON.string) ?? .null), JSONMember("message", .string(message)),
        ])
    }
}
