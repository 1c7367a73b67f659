/// Completion for shells, generated from `CommandTable`.
enum Completion {
    private static var commands: [Command] { CommandTable.all }

    /// What may stand behind an option: a folder, a file, or nothing that a shell can know.
    private enum Operand {
        case folder, file, other

        init(_ name: String) {
            switch name {
            case "DIR", "FOLDER", "SPOOL": self = .folder
            case "FILE", "PATH": self = .file
            default: self = .other
            }
        }
    }

    private static var options: [Option] {
        var seen: Set<String> = []
        return commands.flatMap(\.options).filter { seen.insert($0.name).inserted }
    }

    private static func names(of kind: Operand) -> [String] {
        options.filter { option in option.value.map { Operand($0) == kind } ?? false }.map(\.name)
    }

    /// The branch of bash's `case` for what may follow these options.
    private static func rows(_ kind: Operand, _ reply: String) -> String {
        let names = names(of: kind)
        return names.isEmpty ? "" : "    \(names.joined(separator: "|"))) \(reply); return ;;\n"
    }

    static var bash: String {
        let cases = commands.map { command in
            "    \(command.name)) options=\"\((command.options.map(\.name) + ["--help"]).joined(separator: " "))\" ;;\n"
        }
        return """
            # Completion of chaser for bash. Written by the program: chaser completion bash
            _chaser() {
              local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" options=""
              COMPREPLY=()
              if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "\(commands.map(\.name).joined(separator: " ")) --help" -- "$current"))
                return
              fi
              case "$previous" in

            """ + rows(.folder, "mapfile -t COMPREPLY < <(compgen -d -- \"$current\")")
                + rows(.file, "mapfile -t COMPREPLY < <(compgen -f -- \"$current\")") + rows(.other, ":")
                    + """
                      esac
                      case "${COMP_WORDS[1]}" in

                    """ + cases.joined()
                    + """
                      esac
                      case "$current" in
                        -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
                        *)
                          if [ "${COMP_WORDS[1]}" = completion ]; then
                            COMPREPLY=($(compgen -W "\(CompletionCommand.kinds.joined(separator: " "))" -- "$current"))
                          else
                            # A name may have spaces in it.
                            mapfile -t COMPREPLY < <(compgen -f -- "$current")
                          fi ;;
                      esac
                    }
                    complete -o filenames -F _chaser chaser

                    """
    }

    private static func zshText(_ words: String) -> String {
        var escaped = ""
        for character in words {
            switch character {
            case "'": escaped += "'\\''"
            case "[", "]", ":", "\\": escaped += "\\" + String(character)
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private static func zshAction(_ name: String) -> String {
        switch Operand(name) {
        case .folder: "_files -/"
        case .file: "_files"
        case .other: " "
        }
    }

    private static func zshOption(_ option: Option) -> String {
        let value = option.value.map { ":\($0):\(zshAction($0))" } ?? ""
        return "'\(option.name)[\(zshText(option.meaning))]\(value)'"
    }

    static var zsh: String {
        let names = commands.map { "    '\($0.name):\(zshText($0.summary))'\n" }.joined()
        let cases = commands.map { command in
            let operands =
                command.name == "completion"
                ? "'1:shell:(\(CompletionCommand.kinds.joined(separator: " ")))'" : "'*:file:_files'"
            let all = command.options.map(zshOption) + ["'--help[what it takes]'", operands]
            return "    \(command.name)) _arguments \(all.joined(separator: " ")) ;;\n"
        }
        return """
            #compdef chaser
            # Completion of chaser for zsh. Written by the program: chaser completion zsh
            _chaser() {
              local -a commands
              commands=(

            """ + names
                + """
                  )
                  if (( CURRENT == 2 )); then
                    commands+=('--help:the commands, and what they do')
                    _describe command commands
                    return
                  fi
                  local command=$words[2]
                  shift words
                  (( CURRENT-- ))
                  case $command in

                """ + cases.joined()
                    + """
                      esac
                    }
                    _chaser "$@"

                    """
    }

    static var fish: String {
        func text(_ words: String) -> String {
            words.map { $0 == "'" || $0 == "\\" ? "\\" + String($0) : String($0) }.joined()
        }
        var lines = ["# Completion of chaser for fish. Written by the program: chaser completion fish"]
        lines.append("complete -c chaser -f -l help -d 'what it takes'")
        for command in commands {
            lines.append(
                "complete -c chaser -n __fish_use_subcommand -f -a \(command.name) -d '\(text(command.summary))'")
        }
        for command in commands {
            let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
            for option in command.options {
                let needs = option.value.map { Operand($0) == .other ? " -x" : " -r" } ?? ""
                lines.append(
                    "complete -c chaser \(condition) -l \(option.name.dropFirst(2))\(needs) -d '\(text(option.meaning))'"
                )
            }
            if command.name == "completion" {
                lines.append(
                    "complete -c chaser \(condition) -f -a '\(CompletionCommand.kinds.joined(separator: " "))'")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
