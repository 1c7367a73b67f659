import ChaserCore
import Glibc

@testable import ChaserHost

/// A spool, and a mailer that writes down what it is given and ends as it is told.
struct DrainFixture {
    let folder: TemporaryFolder
    var drain: Drain
    let now = Instant(seconds: 1_790_000_000)

    /// The mailer appends its arguments and its input to `log`; then the lines of `ending` decide how it ends, with the
    /// message in `$message`.
    init(_ ending: String = "exit 0", messages: [String] = []) throws {
        folder = try TemporaryFolder()
        for name in ["mail/new", "mail/cur", "mail/tmp"] { try folder.makeFolder(name) }
        drain = Drain(folder: folder("mail"))
        drain.sendmail = folder("sendmail")
        try mailer(ending)
        for name in messages { try folder.write("message \(name)\n", to: "mail/new/\(name)") }
    }

    func mailer(_ ending: String) throws {
        let script = "#!/bin/sh\nmessage=$(cat)\necho \"$*: $message\" >> \(folder("log"))\n\(ending)\n"
        try folder.write(script, to: "sendmail")
        chmod(folder("sendmail"), 0o700)
    }

    func run(after seconds: Int = 0) throws -> Drain.Report { try drain.run(at: now.adding(seconds: seconds)) }

    /// The messages that the mailer was given, in its order.
    var given: [String] {
        (folder.text("log") ?? "").split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
    }

    /// Where a message lies.
    func place(_ name: String) -> String? {
        ["new", "cur", "failed"].first { folder.names("mail/\($0)").contains { $0.hasPrefix(name) } }
    }
}
