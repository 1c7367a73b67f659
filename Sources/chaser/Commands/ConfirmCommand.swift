import ChaserCore
import ChaserHost

/// `chaser confirm SITE`: the mail that waits for a yes may leave.
enum ConfirmCommand {
    /// What whoever sees that mail waits is to do.
    static let advice = "Say yes with chaser confirm SITE, or mend the sheet: what ends by that is never told."

    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let asking = RequestAsking(opening: opening, arguments: arguments, surroundings: surroundings)
            // A daemon knows more than the memory does: whether its clock waits for a yes.
            guard asking.isAlone, let memory = asking.memory else { return try asking.ask(.confirm) }
            guard let zone = opening.loading.site?.zone, let held = memory.waitingForYes(zone) else {
                return memory.storm == nil
                    ? asking.answered("No mail waits to be confirmed.") : try asking.ask(.confirm)
            }
            var result = try asking.ask(.confirm)
            if !arguments.has(.json) { result.output = "\(printable(held))\n\(result.output)" }
            return result
        } catch {
            return error.result
        }
    }
}
