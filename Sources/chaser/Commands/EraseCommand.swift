import ChaserCore
import ChaserHost

/// `chaser erase SITE ID`: blots out the words of an alert's record in the journal.
enum EraseCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            _ = try opening.site().get()
            let state = opening.state(arguments, surroundings)
            let lock = try opening.locked(state, "erase")
            let result: Result<CommandResult, StateFault>
            do {
                result = .success(
                    try erase(
                        JournalErasure(state, id: arguments.operands[1]), arguments.operands[1],
                        isWriting: arguments.has(.writing), surroundings.now))
            } catch { result = .failure(error) }
            _ = consume lock
            switch result {
            case .success(let found): return found
            case .failure(let fault): throw CommandFailure(.machine, fault.description)
            }
        } catch {
            return error.result
        }
    }

    private static func erase(
        _ erasure: JournalErasure, _ id: String, isWriting: Bool, _ now: Instant
    ) throws(StateFault) -> CommandResult {
        guard !erasure.numbers.isEmpty else {
            return .failure(.usage, "the journal has no words of an alert “\(id)”")
        }
        if erasure.isRemembered {
            return .failure(
                .usage, "\(id) is still remembered: take its record out of the sheets, and erase it after the next tick"
            )
        }
        if isWriting { try erasure.write(at: now) }
        let numbers = counted(erasure.numbers.count, "record")
        var text =
            isWriting
            ? "The words of \(numbers) are erased.\n" : "The words of \(numbers) would be erased: --yes does it.\n"
        if !erasure.mails.isEmpty {
            text += "Mails that told of it, to be deleted where they are kept:\n"
            text += erasure.mails.map { "  \($0)\n" }.joined()
        }
        return CommandResult(output: text)
    }
}
