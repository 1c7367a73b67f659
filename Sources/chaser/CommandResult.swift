import ChaserCore

/// What a command came to: text for each stream, and how it ended.
struct CommandResult: Equatable {
    var code = ExitCode.well
    var output = ""
    var errors = ""

    /// A failure in one line on standard error.
    static func failure(_ code: ExitCode, _ message: String) -> CommandResult {
        CommandResult(code: code, errors: "chaser: \(message)\n")
    }
}

/// How a command ends; the README lists these.
enum ExitCode: Int32, CaseIterable {
    case well = 0
    /// `check --strict` found warnings.
    case findings = 1
    /// The rule files or what they name are wrong.
    case site = 2
    /// Something cannot be read, written or locked.
    case machine = 3
    /// The command line is wrong (EX_USAGE of sysexits.h).
    case usage = 64
}

/// What a command takes from outside: tests give their own.
struct Surroundings {
    /// systemd's `STATE_DIRECTORY`.
    var stateDirectory: String?
    /// The one reading of the clock.
    var now: Instant
}
