import ChaserCore
import ChaserHost

/// `chaser digest SITE NAME [--to PERSON]`: a preview.
enum DigestCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
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
}
