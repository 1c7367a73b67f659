import ChaserHost
import Glibc

/// The program: arguments in, text and an exit code out.
@main
enum Chaser {
    static func main() {
        Output.surviveClosedPipes()
        let surroundings = Surroundings(
            stateDirectory: getenv("STATE_DIRECTORY").map { String(cString: $0) }, now: SystemClock.now())
        let result = CommandTable.run(Array(CommandLine.arguments.dropFirst()), surroundings)
        do {
            if !result.errors.isEmpty { try Output.error.write(result.errors) }
            if !result.output.isEmpty { try Output.standard.write(result.output) }
        } catch {
            exit(ExitCode.machine.rawValue)
        }
        exit(result.code.rawValue)
    }
}
