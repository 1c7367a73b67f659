import ChaserCore

/// One command: its words for help, what it takes, and what it does.
struct Command: Sendable {
    let name: String
    /// `SITE`; in brackets what may be left out, with `…` behind it what may stand several times.
    let operands: [String]
    let options: [Option]
    let summary: String
    let detail: String
    let run: @Sendable (Arguments, Surroundings) -> CommandResult
}

/// An option that commands share or own.
struct Option: Hashable, Sendable {
    let name: String
    /// `DIR`; nil for a switch.
    let value: String?
    let meaning: String

    static let at = Option(
        name: "--at", value: "TIME", meaning: "the clock, such as 2020-11-16T09:00 in the site's zone; default now")
    static let state = Option(
        name: "--state", value: "DIR", meaning: "the state folder; default $STATE_DIRECTORY, else SITE/.chaser")
    static let spool = Option(
        name: "--spool", value: "SPOOL", meaning: "where mail goes: maildir:DIR or eml:DIR; default maildir:STATE/mail")
    static let json = Option(name: "--json", value: nil, meaning: "one JSON document on standard output")
    static let commands = Option(
        name: "--commands", value: "FILE", meaning: "the programs that sources may name; default /etc/chaser/commands")
    static let dryRun = Option(
        name: "--dry-run", value: nil, meaning: "write nothing: no state, no alerts files, no mail")
    static let to = Option(name: "--to", value: "PERSON", meaning: "only what this address or name would get")
    static let hearer = Option(
        name: "--to", value: "PERSON", meaning: "why this name or address hears of it, or why not")
    static let run = Option(
        name: "--run", value: "NAME", meaning: "only the tests that have this in their titles")
    static let since = Option(name: "--from", value: "DAY", meaning: "the first day, such as 2020-08-01")
    static let until = Option(name: "--to", value: "DAY", meaning: "the last day")
    static let compare = Option(
        name: "--compare", value: "FOLDER",
        meaning: "say what changed since the rules of this folder, over the same sheets and people")
    static let write = Option(
        name: "--write", value: "FOLDER", meaning: "put the mails there as .eml files; default: write nothing")
    static let github = Option(
        name: "--github", value: nil, meaning: "one annotation a line, as GitHub's workflows show them")
    static let into = Option(name: "--into", value: "DIR", meaning: "make a whole new site in this folder")
    static let check = Option(
        name: "--check", value: nil, meaning: "write nothing; exit 1 when a file is laid out otherwise")
    static let strict = Option(
        name: "--strict", value: nil, meaning: "exit 1 when there is a warning or a problem in the data")
}

/// Every command, once: dispatch and help read the same table.
enum CommandTable {
    static let all: [Command] = everyday + journal + requests

    private static let everyday: [Command] = [
        Command(
            name: "check", operands: ["SITE"], options: [.at, .state, .strict, .json, .github],
            summary: "check rules and sheets, and say who would get what",
            detail:
                """
                Loads every rule file and sheet of the folder SITE, prints all that is wrong with file, line and column,
                and ends with what a first tick would find and whom it would tell. Writes nothing.
                Rules/README.md documents the language of the rule files.
                """,
            run: CheckCommand.run),
        Command(
            name: "once", operands: ["SITE"], options: [.at, .state, .spool, .commands, .dryRun, .json],
            summary: "one tick: evaluate, write the alerts and the mails",
            detail:
                """
                Evaluates every rule over the sheets of SITE, opens, changes and clears alerts, writes alerts.json and
                alerts.csv to the state folder and one mail a person to the spool. Running it again mails nothing again.
                """,
            run: OnceCommand.run),
        Command(
            name: "run", operands: ["SITE"], options: [.state, .spool, .commands],
            summary: "the daemon: looks again and again, until it is stopped",
            detail:
                """
                Looks at the sheets of SITE as often as the site's "look every" says, and at once when one changes, and
                does what once does. SIGHUP loads the rules again, SIGUSR1 says what it is doing, SIGTERM ends it after
                the tick in hand. Logs to standard error.
                """,
            run: RunCommand.run),
        Command(
            name: "digest", operands: ["SITE", "NAME"], options: [.at, .state, .commands, .to, .asAt],
            summary: "show a digest as its readers would get it now",
            detail:
                """
                Prints the digest NAME for each of its readers, from the sheets of SITE and the state folder. With --as-at
                it prints what was mailed, from the journal. Sends and writes nothing.
                """,
            run: DigestCommand.run),
        Command(
            name: "explain", operands: ["SITE", "ID|RULE", "[RECORD]"],
            options: [.at, .state, .commands, .hearer, .json],
            summary: "why an alert is open, or why there is none",
            detail:
                """
                Shows one record under one rule: each line of the rule with every value it hangs on and the cell behind
                it, the life of the alert from the journal, and who hears of it or why nobody does. The alert is named by
                its id, open or ended; what never was by its rule and its record, by the key or a part of it. With --to it
                says why that person hears of it, or why not. Writes nothing.
                """,
            run: ExplainCommand.run),
        Command(
            name: "new", operands: ["FILE.csv…"], options: [.into],
            summary: "write first rules for a sheet that nobody has described yet",
            detail:
                """
                Looks at a sheet and prints a source block for it, and a rule or two as drafts: delimiter, key, dates,
                figures, targets and months are guessed, with comments where it was not sure. With --into it writes a
                whole new site around the sheet, which chaser check accepts.
                """,
            run: NewCommand.run),
        Command(
            name: "fmt", operands: ["FILE|SITE…"], options: [.check],
            summary: "put rule files into the one canonical layout",
            detail:
                """
                Lays out rule files, or those of a folder: a statement a line, in columns, comments kept. Changes white
                space and nothing else, and prints the files that it changed. A file with a fault stays as it is.
                """,
            run: FmtCommand.run),
        Command(
            name: "completion", operands: ["SHELL"], options: [],
            summary: "completion for bash, zsh or fish, or the syntax file for vim",
            detail:
                """
                Prints a completion file for bash, zsh or fish, or the syntax file for vim, made from the program's own
                tables. Rules/editors holds the same files, and an extension for VS Code.
                """,
            run: CompletionCommand.run),
        Command(
            name: "alerts", operands: ["SITE"], options: [.state, .json], summary: "list what is open",
            detail: "Lists the alerts open after the last tick, from the state folder. Writes nothing.",
            run: AlertsCommand.run),
        Command(
            name: "test", operands: ["SITE|FILE…"], options: [.run, .json],
            summary: "run the tests beside the rules",
            detail:
                """
                Runs the test blocks of each site folder, or of each rule file, with the rules, people and holidays of its
                site; no sheet is read and no command run. Of a test that fails it prints what was expected, what came,
                and all that happened. Exit code 1: a test failed, or there is none. Writes nothing.
                """,
            run: TestCommand.run),
        Command(
            name: "replay", operands: ["SITE"], options: [.since, .until, .state, .compare, .write, .json],
            summary: "what the rules would have done in the past",
            detail:
                """
                Goes from the first day to the last, both included, with the sheets as each day had them, and does all that
                the daemon would have done from an empty state. Of sheets without a date in their names, and of commands,
                the versions are read that the state folder keeps. Prints who would have got what and when. No command is
                run, nothing is sent, and nothing written unless told.
                """,
            run: ReplayCommand.run),
        Command(
            name: "drain", operands: ["SPOOL"], options: [.sendmail, .from, .json],
            summary: "hand the mails of a spool to sendmail",
            detail:
                """
                Gives each message in new/ of the Maildir SPOOL to sendmail and moves it to cur/. One that the mailer
                cannot take now waits in new/, 1, 2, 4 … minutes and at most an hour; one that it refuses for good goes
                to failed/. Exit code 0: all sent; 3: something waits or failed.
                """,
            run: DrainCommand.run),
    ]

    /// Runs what the arguments name.
    static func run(_ arguments: [String], _ surroundings: Surroundings) -> CommandResult {
        guard let name = arguments.first else {
            return CommandResult(code: .usage, errors: overview)
        }
        if ["--help", "-h", "help"].contains(name) {
            guard arguments.count > 1, let command = all.first(where: { $0.name == arguments[1] }) else {
                return CommandResult(output: overview)
            }
            return CommandResult(output: command.help)
        }
        guard let command = all.first(where: { $0.name == name }) else {
            let hint = nearest(to: name, among: all.map(\.name)).map { "; did you mean “\($0)”?" } ?? ""
            return .failure(.usage, "there is no command “\(name)”\(hint) (chaser --help lists them)")
        }
        if arguments.contains("--help") || arguments.contains("-h") { return CommandResult(output: command.help) }
        switch Arguments.parse(Array(arguments.dropFirst()), for: command) {
        case .success(let parsed): return command.run(parsed, surroundings)
        case .failure(let fault): return .failure(.usage, "\(fault.words) (chaser \(name) --help)")
        }
    }

    private static var overview: String {
        let width = all.map(\.name.count).max() ?? 0
        let lines = all.map { "  \(padded($0.name, to: width))  \($0.summary)" }
        return "usage: chaser COMMAND SITE [OPTION …]\n\n" + lines.joined(separator: "\n")
            + "\n\nchaser COMMAND --help says more.\n"
    }
}

extension Command {
    /// Whether so many operands are as many as it takes.
    func takes(_ count: Int) -> Bool {
        let needed = operands.filter { !$0.hasPrefix("[") }.count
        return count >= needed && (count <= operands.count || operands.contains { $0.hasSuffix("…") })
    }

    /// `chaser once --help`
    var help: String {
        let rows = options.map { option in (option.name + (option.value.map { " \($0)" } ?? ""), option.meaning) }
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { "  \(padded($0.0, to: width))  \($0.1)" }
        return "usage: chaser \(name) \(operands.joined(separator: " ")) [OPTION …]\n\n\(detail)\n\n"
            + lines.joined(separator: "\n") + "\n"
    }
}

/// Text filled with spaces on the right.
func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}
