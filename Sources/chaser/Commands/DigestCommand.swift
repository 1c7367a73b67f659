import ChaserCore
import ChaserHost

/// `chaser digest SITE NAME [--to PERSON]`: a preview.
enum DigestCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            if arguments.has(.asAt) { return try issued(arguments, opening, opening.state(arguments, surroundings)) }
            let now = try opening.now(arguments, surroundings, zone: site.zone).get()
            let state = opening.state(arguments, surroundings)
            let engine = Engine(site: site, memory: try opening.memory(state))
            let tables = opening.tables(
                site, now, commands: opening.commands(arguments, state), past: try opening.past(state, site))
            let name = arguments.operands[1]
            guard let pages = engine.preview(digest: name, tables, at: now) else {
                let names = site.definition.digests.map(\.name)
                let hint = nearest(to: name, among: names) ?? names.joined(separator: ", ")
                throw CommandFailure(.usage, "the site has no digest “\(name)” (it has: \(hint))")
            }
            let wanted = pages.filter { page in
                guard let who = arguments[.to] else { return true }
                return page.to.address.identity == who.lowercased() || foldedName(page.to.name) == foldedName(who)
            }
            guard !wanted.isEmpty else {
                return CommandResult(
                    output: "Nobody would get this digest\(arguments[.to].map { ": \($0) reads none of it" } ?? "").\n")
            }
            return CommandResult(
                output: wanted.map { "To: \($0.to.address)\n\n\($0.text)" }.joined(separator: "\n\n"))
        } catch {
            return error.result
        }
    }

    /// The issue in force on a day as it was mailed, byte for byte, from the journal.
    private static func issued(
        _ arguments: Arguments, _ opening: SiteOpening, _ state: StateFolder
    ) throws(CommandFailure) -> CommandResult {
        guard let day = Day(iso: arguments[.asAt] ?? "") else {
            throw CommandFailure(.usage, "--as-at: write a day such as 2020-11-16")
        }
        let name = arguments.operands[1]
        let history = try opening.history(state)
        let issues = history.records.compactMap { record -> (day: Day, record: JournalRecord)? in
            guard record.kind == .mail, let digest = record["digest"], digest["name"]?.stringValue == name,
                let due = digest["day"]?.stringValue.flatMap(Day.init(iso:)), due <= day
            else { return nil }
            return (due, record)
        }
        guard let newest = issues.map(\.day).max() else {
            throw CommandFailure(.usage, "no digest “\(name)” was sent up to \(day.inWords)")
        }
        var messages: [String] = []
        for (_, record) in issues.filter({ $0.day == newest }) {
            guard let mail = record.words?["value"] else {
                throw CommandFailure(.machine, "the words of record \(record.number), this digest, were erased")
            }
            let who = arguments[.to]
            let isWanted = who.map { who in
                mail["to"]?["address"]?.stringValue?.lowercased() == who.lowercased()
                    || foldedName(mail["to"]?["name"]?.stringValue ?? "") == foldedName(who)
            }
            if isWanted ?? true, let message = mail["message"]?.stringValue { messages.append(message) }
        }
        return CommandResult(output: messages.joined(separator: "\n"))
    }
}
