import ChaserCore
import Glibc

/// The Maildir in which answers to our mails arrive.
///
/// States of a message: in `new`, to be read; in `cur`, with the flag `S`, read and answered, or passed over. The rename
/// comes when the decision is in the memory; a stop in between has it read again, and answered once all the same.
public struct ReplyFolder: Sendable {
    public let path: String
    /// So many are read at once; the others wait for the next look.
    private static let most = 50

    /// The folder of the site's `replies`, beneath its state.
    public init(state: String, _ settings: ReplySettings) { path = "\(state)/\(settings.folder)" }

    /// Makes the folders that are not there.
    public func prepare() throws(SystemFault) {
        for name in ["tmp", "new", "cur"] { try Folder.create("\(path)/\(name)") }
    }

    /// Where mail comes in.
    var arrivals: String { "\(path)/new" }

    /// What lies there to be read, in the order of the names; none where there is no folder.
    func waiting() -> [String] {
        let names = (try? Folder.names(in: arrivals)) ?? []
        return Array(names.filter { !$0.hasPrefix(".") }.prefix(ReplyFolder.most))
    }

    /// One message.
    func read(_ name: String) throws(FileFault) -> Reply {
        let bytes = try WholeFile.read("\(arrivals)/\(name)", limit: IncomingMail.limit)
        return Reply(id: "mail-\(SHA256.hex(of: bytes).prefix(32))", mail: IncomingMail(parsing: bytes))
    }

    /// Puts it away.
    func file(_ name: String) throws(SystemFault) {
        let flagged = name.contains(":2,") ? name : name + ":2,S"
        if rename("\(arrivals)/\(name)", "\(path)/cur/\(flagged)") != 0 {
            throw SystemFault.last(.move, "\(arrivals)/\(name)")
        }
        try Folder.sync(arrivals)
    }
}

extension TickRunner {
    /// Reads every answer that has come. What cannot be written down is read again at the next look.
    public mutating func takeReplies(at now: Instant) throws(Fault) -> Intake {
        var intake = Intake()
        guard let settings = engine.site.definition.settings.replies else { return intake }
        if engine.memory.secret == nil { _ = try take(.secret(TickRunner.freshSecret()), at: now) }
        let folder = ReplyFolder(state: state.path, settings)
        let waiting = folder.waiting()
        // Before an answer of ours lies there, which is younger than what this process found.
        if !waiting.isEmpty { try compareSpool(at: now) }
        for name in waiting {
            let reply: Reply
            do { reply = try folder.read(name) } catch {
                // Too large, a link, being written: what is still there and a file is put away unread.
                if error.kind == .changedWhileReading || error.kind == .missing { continue }
                intake.answers.append(
                    Answer(request: name, maker: "nobody", isDone: false, lines: ["\(error)"], at: now))
                try put(name, folder)
                continue
            }
            let outcome = try take(.reply(reply), at: now)
            intake.answers += outcome.answers
            intake.trouble = intake.trouble ?? outcome.trouble
            try put(name, folder)
        }
        return intake
    }

    private func put(_ name: String, _ folder: ReplyFolder) throws(Fault) {
        do { try folder.file(name) } catch { throw .spool(error) }
    }

    /// 256 bits from the system.
    private static func freshSecret() -> String {
        (0..<4).map { _ in
            let text = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
