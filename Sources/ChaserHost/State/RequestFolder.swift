import ChaserCore
import Glibc

/// The folder `requests` of the state: what commands ask of the daemon, and what became of it.
///
/// States of a request: `.NAME.request.PID.tmp`, being written; `NAME.request`, to be taken up (the rename is the commit
/// point of the command); `NAME.answer`, answered, which comes when the answer is in the memory. Its taker removes the
/// request after that; a stop in between has it taken up again, and answered alike. Answers are swept after a day.
///
/// Everyone who may enter the folder may ask: it belongs to its taker, lets the group write, and has the sticky bit, so
/// that nobody removes another's file. Who asked is the file's owner.
public struct RequestFolder: Sendable {
    public let path: String

    private static let requestMark = ".request"
    private static let answerMark = ".answer"
    private static let answerSeconds: Int64 = 86_400
    /// So many are taken up at once; the others wait for the next look.
    private static let most = 200

    public init(state: String) { path = state + "/requests" }

    /// One that lies there.
    struct Pending {
        let name: String
        let user: SystemUser
        let content: Result<[UInt8], FileFault>
    }

    /// Makes the folder where it is not there, and removes what is old; for its taker, who holds the state lock.
    public func prepare(now: Instant) throws(SystemFault) {
        if !Folder.isFolder(path) {
            try Folder.create(path)
            // Whatever the umask. The set-group-ID bit is not asked for: the service may not set it.
            if chmod(path, 0o1770) != 0 { throw SystemFault.last(.create, path) }
        }
        for name in try Folder.names(in: path) where name.hasSuffix(RequestFolder.answerMark) {
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else { continue }
            if now.seconds - Int64(status.st_mtim.tv_sec) > RequestFolder.answerSeconds { unlink("\(path)/\(name)") }
        }
        try NewFile.sweep(path, now: now, on: SystemDisk()) { $0.hasPrefix(".") && $0.hasSuffix(".tmp") }
    }

    /// Leaves a request; when this returns it is on the disk. The folder is made where the state has none yet.
    public func submit(_ order: Request.Order, name: String) throws(SystemFault) {
        if !Folder.isFolder(path) { try prepare(now: Instant(seconds: 0)) }
        try AtomicFile.write(
            RequestDocument.bytes(of: order), to: "\(path)/\(name)\(RequestFolder.requestMark)", mode: 0o644)
    }

    /// A name that no other request has: when, by which process, and a number of chance.
    public static func freshName(at now: Instant) -> String {
        "\(now.seconds)-\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 16))"
    }

    /// What lies there to be taken up, in the order of the names; none where there is no folder.
    func pending() -> [Pending] {
        guard let names = try? Folder.names(in: path) else { return [] }
        let waiting = names.filter { $0.hasSuffix(RequestFolder.requestMark) && !$0.hasPrefix(".") }
        return waiting.prefix(RequestFolder.most).compactMap { file in
            let full = "\(path)/\(file)"
            var status = stat()
            // A link or a folder is nobody's request, and is left alone.
            guard lstat(full, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            return Pending(
                name: String(file.dropLast(RequestFolder.requestMark.count)), user: SystemUser(id: status.st_uid),
                content: RequestFolder.read(full, status))
        }
    }

    /// A file with a second name might be somebody else's that was put there: it is refused.
    private static func read(_ path: String, _ before: stat) -> Result<[UInt8], FileFault> {
        guard before.st_nlink == 1 else { return .failure(FileFault(path, .link)) }
        do {
            let file = try Descriptor(path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
            let status = try file.status(path: path)
            guard status.st_ino == before.st_ino, status.st_uid == before.st_uid else {
                return .failure(FileFault(path, .changedWhileReading))
            }
            guard status.st_mode & S_IFMT == S_IFREG else { return .failure(FileFault(path, .notRegular)) }
            let size = Int(status.st_size)
            guard size <= RequestDocument.limit else {
                return .failure(FileFault(path, .tooLarge(size, limit: RequestDocument.limit)))
            }
            let number = file.number
            return .success(
                [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                    count = readAll(from: number, into: UnsafeMutableRawBufferPointer(buffer)).count
                })
        } catch {
            return .failure(FileFault(path, FileFault.Kind(error, path: path)))
        }
    }

    /// Lays down the answer and takes the request away.
    func answer(_ answer: Answer, to name: String) throws(SystemFault) {
        try AtomicFile.write(
            AnswerDocument.bytes(of: answer), to: "\(path)/\(name)\(RequestFolder.answerMark)", mode: 0o644)
        unlink("\(path)/\(name)\(RequestFolder.requestMark)")
    }

    /// Waits for the answer for some time; nil when none came.
    public func await(_ name: String, milliseconds: Int) -> Answer? {
        for _ in 0...(milliseconds / 20) {
            if let bytes = try? WholeFile.read(
                "\(path)/\(name)\(RequestFolder.answerMark)", limit: RequestDocument.limit * 4)
            {
                return AnswerDocument.answer(from: bytes)
            }
            poll(nil, 0, 20)
        }
        return nil
    }
}
