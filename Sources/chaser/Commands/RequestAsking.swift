import ChaserCore
import ChaserHost

/// Asks for something: leaves a request in the state folder, and prints what the daemon answers.
struct RequestAsking {
    private let opening: SiteOpening
    private let state: StateFolder
    private let arguments: Arguments
    private let now: Instant

    /// How long a running daemon may take to answer.
    private static let patience = 5_000

    init(opening: SiteOpening, arguments: Arguments, surroundings: Surroundings) {
        self.opening = opening
        self.arguments = arguments
        state = opening.state(arguments, surroundings)
        now = surroundings.now
    }

    /// What the state remembers, to refuse at once what would be refused later; nil for who may ask and not read.
    var memory: Memory? { try? state.memory() }

    /// Whether no daemon runs here, so that what the state remembers is all that there is to know.
    var isAlone: Bool { StateLock.holder(folder: state.path) == .nobody }

    /// What needs no request: it is so already.
    func answered(_ line: String) -> CommandResult {
        guard arguments.has(.json) else { return CommandResult(output: "\(line)\n") }
        let document = JSON.object([
            JSONMember("request", .null), JSONMember("done", .bool(true)),
            JSONMember("lines", .array([.string(line)])),
        ])
        return CommandResult(output: document.text(pretty: true) + "\n")
    }

    /// Leaves the request, and waits for the answer where a daemon runs.
    func ask(_ order: Request.Order) throws(CommandFailure) -> CommandResult {
        let folder = RequestFolder(state: state.path)
        let name = RequestFolder.freshName(at: now)
        do {
            try state.prepare()
            try folder.submit(order, name: name)
        } catch let fault as StateFault {
            throw CommandFailure(.machine, fault.description)
        } catch { throw CommandFailure(.machine, "\(error)") }
        let holder = StateLock.holder(folder: state.path)
        guard holder != .nobody, let answer = folder.await(name, milliseconds: RequestAsking.patience) else {
            return waiting(name, holder)
        }
        if arguments.has(.json) {
            return CommandResult(
                code: answer.isDone ? .well : .usage, output: AnswerDocument.json(answer).text(pretty: true) + "\n")
        }
        if answer.isDone { return CommandResult(output: answer.lines.map { printable($0) + "\n" }.joined()) }
        throw CommandFailure(.usage, text: answer.lines.map { "chaser: \(printable($0))\n" }.joined())
    }

    private func waiting(_ name: String, _ holder: StateLock.Presence) -> CommandResult {
        if arguments.has(.json) {
            let document = JSON.object([JSONMember("request", .string(name)), JSONMember("done", .null)])
            return CommandResult(output: document.text(pretty: true) + "\n")
        }
        let why = holder == .nobody ? "no daemon runs here" : "nobody has answered yet"
        return CommandResult(
            output: "Asked, and \(why): the next tick takes it up (chaser once \(opening.folder.root)).\n")
    }

    /// The day of an option, as typed.
    static func day(_ option: Option, _ arguments: Arguments, today: Day) throws(CommandFailure) -> Day? {
        guard let text = arguments[option] else { return nil }
        guard let day = RequestDay.day(text, today: today) else {
            throw CommandFailure(.usage, "\(option.name) \(text): there is no such day; write one such as \(today.iso)")
        }
        return day
    }
}
