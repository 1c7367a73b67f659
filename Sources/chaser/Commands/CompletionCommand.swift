import ChaserCore

/// `chaser completion SHELL`: a completion file, or vim’s syntax file, on standard output.
enum CompletionCommand {
    static let kinds = ["bash", "zsh", "fish", "vim"]

    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        switch arguments.operands[0] {
        case "bash": return CommandResult(output: Completion.bash)
        case "zsh": return CommandResult(output: Completion.zsh)
        case "fish": return CommandResult(output: Completion.fish)
        case "vim": return CommandResult(output: VimSyntax.syntax)
        case let other:
            return .failure(
                .usage, "there is no completion for “\(other)”: name one of \(kinds.joined(separator: ", "))")
        }
    }
}
