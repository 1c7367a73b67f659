import ChaserCore
import ChaserHost

/// `chaser replay SITE --from DAY --to DAY`: every tick that would have been.
enum ReplayCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let days = try days(arguments)
            let path = arguments.operands[0]
            var (ledger, sheets) = try replay(
                SiteOpening.open(path).get(), days, arguments, surroundings, writing: arguments.writing)
            var comparison: ReplayComparison?
            if let other = arguments[.compare] {
                let before = try replay(SiteOpening.open(path, rules: other).get(), days, arguments, surroundings)
                comparison = ReplayComparison(before: before.ledger, after: ledger)
                sheets += before.sheets.filter { !sheets.contains($0) }
            }
            if let folder = arguments[.write] { try write(ledger, to: folder, at: surroundings.now) }
            if arguments.has(.json) {
                let json = ReplayDocument.json(ledger, sheets, comparison)
                return CommandResult(output: json.text(pretty: true) + "\n")
            }
            let text = comparison.map { ComparisonText.text($0, ledger, sheets, other: arguments[.compare] ?? "") }
            return CommandResult(output: text ?? ReplayText(ledger: ledger, sheets: sheets).text)
        } catch {
            return error.result
        }
    }

    private static func days(_ arguments: Arguments) throws(CommandFailure) -> ClosedRange<Day> {
        let first = try day(arguments, .since)
        let last = try day(arguments, .until)
        guard first <= last else {
            throw CommandFailure(.usage, "--to \(last.iso): that is before --from \(first.iso)")
        }
        return first...last
    }

    private static func day(_ arguments: Arguments, _ option: Option) throws(CommandFailure) -> Day {
        guard let text = arguments[option] else {
            throw CommandFailure(.usage, "replay needs \(option.name) DAY, such as 2020-08-01 (chaser replay --help)")
        }
        guard let day = Day(iso: text) else {
            throw CommandFailure(.usage, "\(option.name) \(text): write a day such as 2020-08-01")
        }
        return day
    }

    private static func replay(
        _ opening: SiteOpening, _ days: ClosedRange<Day>, _ arguments: Arguments, _ surroundings: Surroundings,
        writing: MailComposer.Writing = .nothing
    ) throws(CommandFailure) -> (ledger: ReplayLedger, sheets: [SheetPast]) {
        let site = try opening.site().get()
        var past = PastTables(
            folder: opening.folder, site: site, past: try opening.past(opening.state(arguments, surroundings), site),
            now: surroundings.now, problems: opening.loading.problems)
        var ledger = ReplayLedger(site: site, first: days.lowerBound, last: days.upperBound)
        var replay = Replay(site: site, writing: writing)
        replay.run(from: days.lowerBound, through: days.upperBound, changes: past.changes) {
            past.tables(at: $0)
        } each: {
            ledger.add($0)
        }
        return (ledger, past.sheets)
    }

    /// Puts every mail into a folder as an `.eml` file, under the name that it would have had.
    private static func write(_ ledger: ReplayLedger, to folder: String, at now: Instant) throws(CommandFailure) {
        let spool = Spool(kind: .eml, folder: folder)
        do {
            try spool.prepare(now: now)
            for entry in ledger.mails {
                _ = try spool.deliver(name: entry.mail.name, message: Array(entry.mail.message.utf8))
            }
        } catch { throw CommandFailure(.machine, error.description) }
    }
}

extension Arguments {
    /// How much of the mails has to be written for what is asked.
    fileprivate var writing: MailComposer.Writing {
        self[.write] != nil ? .messages : has(.json) ? .pages : .nothing
    }
}
