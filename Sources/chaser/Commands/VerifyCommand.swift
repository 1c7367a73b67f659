import ChaserCore
import ChaserHost

/// `chaser verify SITE`: proves the journal.
enum VerifyCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let opening = try SiteOpening.open(arguments).get()
            let history = try opening.history(opening.state(arguments, surroundings))
            let code = history.findings.isEmpty ? ExitCode.well : .findings
            if arguments.has(.json) {
                let document = JSON.object([
                    JSONMember("records", .integer(history.head.number - history.first + 1)),
                    JSONMember("first", .integer(history.first)),
                    JSONMember("head", .string(history.head.chain)),
                    JSONMember("files", .integer(history.files)), JSONMember("bytes", .integer(history.size)),
                    JSONMember("erased", .integer(history.erased)),
                    JSONMember("findings", .array(history.findings.map(JSON.string))),
                ])
                return CommandResult(code: code, output: document.text(pretty: true) + "\n")
            }
            guard history.files > 0 else { return CommandResult(output: "There is no journal yet.\n") }
            let count = history.head.number - history.first + 1
            var text = "\(counted(count, "record")) in \(counted(history.files, "file")), "
            text += "\(counted(history.size, "byte")): every number, checksum and chain is as it was written.\n"
            if history.first > 1 { text += "It begins at record \(history.first).\n" }
            if history.erased > 0 { text += "The words of \(counted(history.erased, "record")) were erased.\n" }
            text += history.findings.map { "\($0)\n" }.joined()
            return CommandResult(code: code, output: text + "head \(history.head.number) \(history.head.chain)\n")
        } catch {
            return error.result
        }
    }
}
