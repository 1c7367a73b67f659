import ChaserCore
import ChaserHost

/// `chaser silence SITE --rule NAME --until DAY --by WHO --because TEXT`: no mail about these alerts for some days.
enum SilenceCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let now = try opening.now(arguments, surroundings, zone: site.zone).get()
            let asking = RequestAsking(opening: opening, arguments: arguments, surroundings: surroundings)
            let order = try order(arguments, today: site.zone.civil(at: now).day)
            // Refused at once what would be refused later; the daemon asks again, about the owner of the file.
            do throws(RequestFault) {
                let check = SilenceCheck(site: site, now: now)
                try check.check(Request.Maker(.current, site: site))
                switch order {
                case .silence(let order): try check.check(order)
                case .endSilence(let number): _ = try asking.memory?.requestedSilence(number)
                case .acknowledge, .look, .confirm: break
                }
            } catch { throw CommandFailure(.usage, error.description) }
            return try asking.ask(order)
        } catch {
            return error.result
        }
    }

    private static func order(_ arguments: Arguments, today: Day) throws(CommandFailure) -> Request.Order {
        if let number = arguments[.end] {
            for option in [Option.rule, .area, .record, .silentUntil, .decidedBy, .reason] where arguments.has(option) {
                throw CommandFailure(.usage, "--end ends a silence that there is: \(option.name) does not go with it")
            }
            return .endSilence(number)
        }
        guard let until = try RequestAsking.day(.silentUntil, arguments, today: today) else {
            throw CommandFailure(.usage, "--until is needed: say the last day of it")
        }
        guard let by = arguments[.decidedBy] else {
            throw CommandFailure(.usage, "--by is needed: say who decided it")
        }
        guard let because = arguments[.reason] else { throw CommandFailure(.usage, "--because is needed: say why") }
        func named(_ option: Option) -> [String] { arguments[option].map { [$0] } ?? [] }
        return .silence(
            SilenceOrder(
                rules: named(.rule), areas: named(.area), records: named(.record), until: until, by: by,
                because: because))
    }
}

extension Option {
    static let silentUntil = Option(
        name: "--until", value: "DAY", meaning: "the last day of it: 2020-11-30, “30 Nov”, Friday; needed")
    static let rule = Option(name: "--rule", value: "NAME", meaning: "only alerts of this rule")
    static let area = Option(name: "--area", value: "NAME", meaning: "only alerts of this area")
    static let record = Option(name: "--record", value: "KEY", meaning: "only alerts on this record")
    static let decidedBy = Option(name: "--by", value: "WHO", meaning: "who decided it; needed")
    static let reason = Option(name: "--because", value: "TEXT", meaning: "why nobody is to hear; needed")
    static let end = Option(
        name: "--end", value: "S1", meaning: "end this silence now, alone; chaser alerts lists those that hold")
}
