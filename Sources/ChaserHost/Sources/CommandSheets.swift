import ChaserCore
import Glibc

/// What the commands that sources name last wrote: sheets that come from a program.
///
/// A command that fails leaves its last good sheet in force, and the failure is told. The programs run without a shell,
/// with nothing in their environment but `PATH`, `LANG`, `HOME` and what their line sets, for at most a minute and 256 MB
/// of output each.
public struct CommandSheets: Sendable {
    /// One command's sheet.
    struct Sheet: Hashable, Sendable {
        /// The last good output; nil before the first.
        var bytes: [UInt8]?
        /// Why the last run gave none.
        var fault: String?
    }

    /// Where the programs are named when nobody says otherwise.
    public static let usualList = "/etc/chaser/commands"

    private let list: String
    private let home: String
    private let credentials: String?
    /// Of one run.
    var seconds = 60
    /// Of one run's output, in bytes.
    var outputLimit = 256 << 20
    private var sheets: [String: Sheet] = [:]

    /// Nothing has run yet. `list` is the file that names the programs, `home` the folder that they may call theirs,
    /// `credentials` the one in which the service manager put what is secret; nil for none.
    public init(list: String = CommandSheets.usualList, home: String, credentials: String? = nil) {
        self.list = list
        self.home = realPath(home) ?? home
        self.credentials = credentials
    }

    /// What a command gave; nil for one that was never run, as in `check`.
    func sheet(_ name: String) -> Sheet? { sheets[name] }

    /// Runs every command that the sources name, each once. True when any of them gives something else than before.
    /// `pause` is called before each: it may take its minute.
    @discardableResult
    public mutating func run(for definition: SiteDefinition, pause: () -> Void = {}) -> Bool {
        let names = Set(definition.sources.compactMap { $0.command?.value })
        let before = sheets
        sheets = sheets.filter { names.contains($0.key) }
        guard !names.isEmpty else { return before != sheets }
        let commands = CommandSheets.read(list)
        for name in names.sorted() {
            pause()
            switch commands.flatMap({ command(name, of: $0) }).flatMap(run) {
            case .success(let bytes): sheets[name] = Sheet(bytes: bytes, fault: nil)
            case .failure(let refusal): sheets[name, default: Sheet()].fault = refusal.words
            }
        }
        return before != sheets
    }

    /// Why a command gives no sheet.
    private struct Refusal: Error {
        let words: String
    }

    private static func read(_ list: String) -> Result<CommandList, Refusal> {
        do {
            let bytes = try WholeFile.read(list, limit: 1 << 20)
            if let words = TrustedFile.objection(to: list) { return .failure(Refusal(words: words)) }
            return .success(CommandList(parsing: String(decoding: bytes, as: UTF8.self)))
        } catch {
            return .failure(Refusal(words: error.description))
        }
    }

    private func command(_ name: String, of commands: CommandList) -> Result<CommandList.Command, Refusal> {
        if let command = commands.commands[name] { return .success(command) }
        var words = "\(list) names no command “\(name)”"
        if let near = nearest(to: name, among: Array(commands.commands.keys)) { words += "; did you mean “\(near)”?" }
        for fault in commands.faults { words += "; \(list):\(fault.line): \(fault.words)" }
        return .failure(Refusal(words: words))
    }

    /// What the program finds in its environment; nil when it needs credentials and there are none.
    private func environment(of command: CommandList.Command) -> [String: String]? {
        var environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": home]
        for (name, value) in command.settings {
            guard value.contains("%d") else {
                environment[name] = value
                continue
            }
            guard let credentials else { return nil }
            environment[name] = value.replacing("%d", with: credentials)
        }
        return environment
    }

    private func run(_ command: CommandList.Command) -> Result<[UInt8], Refusal> {
        guard let environment = environment(of: command) else {
            return .failure(Refusal(words: "\(list) names a credential (%d), and the service was started without any"))
        }
        if let words = TrustedFile.objection(to: command.path) { return .failure(Refusal(words: words)) }
        let outcome = ChildProcess(
            command.path, command.arguments,
            environment: environment, seconds: seconds, outputLimit: outputLimit
        ).run()
        let said = outcome.lastWords.map { ": \($0)" } ?? ""
        switch outcome.ending {
        case .exited(0): return .success(outcome.output)
        case .exited(let code): return .failure(Refusal(words: "\(command.path) ended with \(code)\(said)"))
        case .signalled(let signal):
            return .failure(Refusal(words: "\(command.path) was ended by signal \(signal)\(said)"))
        case .timedOut: return .failure(Refusal(words: "\(command.path) took longer than \(seconds) seconds\(said)"))
        case .tooMuchOutput:
            return .failure(Refusal(words: "\(command.path) wrote more than \(outputLimit) bytes"))
        case .notStarted(let fault): return .failure(Refusal(words: fault.description))
        }
    }
}
