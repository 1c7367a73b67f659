import ChaserCore
import ChaserHost

/// `chaser ack SITE ID… --until DAY --by WHO --because TEXT`: somebody owns these alerts until a day.
enum AckCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let site = try opening.site().get()
            let now = try opening.now(arguments, surroundings, zone: site.zone).get()
            let order = try order(arguments, today: site.zone.civil(at: now).day)
            let asking = RequestAsking(opening: opening, arguments: arguments, surroundings: surroundings)
            if let memory = asking.memory {
                do throws(RequestFault) {
                    try AcknowledgeCheck(site: site, memory: memory, now: now).check(order)
                } catch { throw CommandFailure(.usage, error.description) }
            }
            return try asking.ask(.acknowledge(order))
        } catch {
            return error.result
        }
    }

    private static func order(_ arguments: Arguments, today: Day) throws(CommandFailure) -> AcknowledgeOrder {
        if arguments.has(.untilChange), arguments.has(.untilClear) {
            throw CommandFailure(.usage, "--until-change and --until-clear exclude each other")
        }
        guard let by = arguments[.by] else { throw CommandFailure(.usage, "--by is needed: say who owns it") }
        guard let because = arguments[.because] else {
            throw CommandFailure(.usage, "--because is needed: say why it may wait")
        }
        return AcknowledgeOrder(
            ids: Array(arguments.operands.dropFirst()), by: by, because: because,
            until: try RequestAsking.day(.heldUntil, arguments, today: today),
            strength: arguments.has(.untilChange) ? .change : arguments.has(.untilClear) ? .clear : .date)
    }
}

/// `chaser look SITE`: look at the sheets now.
enum LookCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            return try RequestAsking(opening: opening, arguments: arguments, surroundings: surroundings).ask(.look)
        } catch {
            return error.result
        }
    }
}

extension Option {
    static let heldUntil = Option(
        name: "--until", value: "DAY",
        meaning: "the last day of it: 2020-11-30, “30 Nov”, Friday; else the site's usual time")
    static let untilChange = Option(
        name: "--until-change", value: nil, meaning: "at most until anything in the record's row changes")
    static let untilClear = Option(
        name: "--until-clear", value: nil, meaning: "at most until the alert clears: a new opening is told")
    static let by = Option(name: "--by", value: "WHO", meaning: "who owns it; needed")
    static let because = Option(name: "--because", value: "TEXT", meaning: "why it may wait; needed")
}
