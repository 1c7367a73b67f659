import ChaserCore
import ChaserHost
import Glibc

/// `chaser drain SPOOL`: the mails of a spool, to the mailer.
enum DrainCommand {
    static func run(_ arguments: Arguments, _ surroundings: Surroundings) -> CommandResult {
        do throws(CommandFailure) {
            let drain = try drain(arguments)
            let lock: StateLock
            do {
                lock = try StateLock.acquire(folder: drain.folder, command: "chaser drain \(drain.folder)")
            } catch { throw CommandFailure(.machine, words(error)) }
            let result: Result<Drain.Report, SystemFault>
            do { result = .success(try drain.run(at: surroundings.now)) } catch { result = .failure(error) }
            _ = consume lock
            switch result {
            case .success(let report): return outcome(report, drain, isJSON: arguments.has(.json))
            case .failure(let fault): throw CommandFailure(.machine, fault.description)
            }
        } catch {
            return error.result
        }
    }

    private static func drain(_ arguments: Arguments) throws(CommandFailure) -> Drain {
        let spool: Spool
        do { spool = try Spool(parsing: arguments.operands[0]) } catch { throw CommandFailure(.usage, "\(error)") }
        guard spool.kind == .maildir else {
            throw CommandFailure(.usage, "only a Maildir is drained: a folder of .eml files is for reading")
        }
        var drain = Drain(folder: spool.folder)
        if let mailer = arguments[.sendmail] {
            guard mailer.hasPrefix("/") else {
                throw CommandFailure(.usage, "--sendmail \(mailer): write the program's absolute path")
            }
            drain.sendmail = mailer
        }
        if let from = arguments[.from] {
            guard let address = MailAddress(parsing: from) else {
                throw CommandFailure(.usage, "--from \(from): not a mail address")
            }
            drain.from = address.address
        }
        for name in ["HOME", "LOGNAME", "USER"] {
            if let value = getenv(name) { drain.environment[name] = String(cString: value) }
        }
        return drain
    }

    private static func words(_ fault: StateLockFault) -> String {
        switch fault {
        case .held(let folder, let holder):
            "the spool \(folder) is being drained"
                + (holder.map { " by process \($0.pid) (\($0.command))" } ?? " by another process")
        case .system(let fault): fault.description
        }
    }

    private static func outcome(_ report: Drain.Report, _ drain: Drain, isJSON: Bool) -> CommandResult {
        let code = report.isAllSent ? ExitCode.well : .machine
        if isJSON { return CommandResult(code: code, output: json(report, drain).text(pretty: true) + "\n") }
        // A priority only where the journal reads it: sd-daemon(3).
        let marks = getenv("JOURNAL_STREAM") == nil ? ("", "") : ("<3>", "<4>")
        let failed = report.failed.map { "\(marks.0)chaser: \($0.name) was refused and is in failed: \($0.why)" }
        let waiting = report.waiting.map { trouble in
            let again = trouble.again.map { ", again from \($0)" } ?? ""
            return "\(marks.1)chaser: \(trouble.name) waits\(again): \(trouble.why)"
        }
        var summary = counted(report.sent.count, "mail") + " sent"
        if !report.waiting.isEmpty { summary += ", \(report.waiting.count) waiting" }
        if !report.failed.isEmpty { summary += ", \(report.failed.count) failed" }
        let isQuiet = report.sent.isEmpty && report.isAllSent
        return CommandResult(
            code: code, output: isQuiet ? "" : summary + "\n",
            errors: (failed + waiting).map { printable($0) + "\n" }.joined())
    }

    private static func json(_ report: Drain.Report, _ drain: Drain) -> JSON {
        func troubles(_ troubles: [Drain.Trouble]) -> JSON {
            .array(
                troubles.map { trouble in
                    .object([
                        JSONMember("name", .string(trouble.name)), JSONMember("why", .string(trouble.why)),
                        JSONMember("again", trouble.again.map { .string($0.description) } ?? .null),
                    ])
                })
        }
        return .object([
            JSONMember("spool", .string(drain.folder)),
            JSONMember("sent", .array(report.sent.map { .string($0) })),
            JSONMember("waiting", troubles(report.waiting)), JSONMember("failed", troubles(report.failed)),
        ])
    }
}

extension Option {
    static let sendmail = Option(
        name: "--sendmail", value: "PATH", meaning: "the mailer; default /usr/sbin/sendmail, called with -t -oi")
    static let from = Option(
        name: "--from", value: "ADDRESS", meaning: "who hears of mail that comes back (the envelope's sender)")
}
