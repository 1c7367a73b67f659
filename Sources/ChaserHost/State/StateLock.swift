import Glibc

/// Why the state folder could not be locked.
public enum StateLockFault: Error, Hashable, Sendable {
    /// Another process has it; `holder` is what that one wrote of itself, nil where it has not yet.
    case held(folder: String, holder: StateLock.Holder?)
    case system(SystemFault)
}

/// The right to write to a state folder and its spool: one process at a time has it.
///
/// The system holds the lock (flock(2)) for as long as the descriptor is open, so it goes with the process, however
/// that ends; the file stays, and what is written in it counts only while the lock is held. The file is never removed:
/// two processes could then hold locks on two files of one name.
public struct StateLock: ~Copyable {
    /// Who has the lock.
    public struct Holder: Hashable, Sendable {
        /// Its process ID.
        public let pid: Int32
        /// As its user would know it: `chaser run southampton`.
        public let command: String

        /// What the holder wrote: `4711 chaser run southampton`.
        init?(line: String) {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let pid = Int32(parts[0]) else { return nil }
            self.pid = pid
            command = String(parts[1])
        }

        init(pid: Int32, command: String) {
            self.pid = pid
            self.command = command
        }
    }

    private static let fileName = "lock"
    private let file: Descriptor

    /// Takes the lock at once or fails; it is given back when the value ends. `folder` exists already.
    public static func acquire(folder: String, command: String) throws(StateLockFault) -> StateLock {
        let path = "\(folder)/\(fileName)"
        let outcome: StateLockFault
        do {
            let file = try Descriptor(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600, attempt: .lock)
            if try lock(file, path: path) {
                try describe(command, in: file, path: path)
                return StateLock(file: file)
            }
            outcome = .held(folder: folder, holder: holder(in: file))
        } catch {
            outcome = .system(error)
        }
        throw outcome
    }

    /// Who seems to hold the lock of a folder: a hint for a command that would wait for the daemon's answer, never a right.
    public enum Presence: Hashable, Sendable {
        case nobody
        case somebody(Holder)
        /// The lock file may not be read.
        case unknown
    }

    /// Looks at what the holder wrote of itself, and whether that process lives; takes nothing.
    public static func holder(folder: String) -> Presence {
        do {
            let file = try Descriptor("\(folder)/\(fileName)", flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            guard let holder = holder(in: file) else { return .nobody }
            // What this very process wrote earlier is no daemon.
            if holder.pid == getpid() { return .nobody }
            return kill(holder.pid, 0) == 0 || errno == EPERM ? .somebody(holder) : .nobody
        } catch {
            return error.code == ENOENT ? .nobody : .unknown
        }
    }

    private init(file: consuming Descriptor) { self.file = file }

    /// False when another open file holds the lock.
    private static func lock(_ file: borrowing Descriptor, path: String) throws(SystemFault) -> Bool {
        let number = file.number
        if uninterrupted({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw SystemFault.last(.lock, path)
    }

    private static func describe(
        _ command: String, in file: borrowing Descriptor, path: String
    ) throws(SystemFault) {
        let line = command.unicodeScalars.filter { $0.value >= 0x20 }.prefix(200)
        if ftruncate(file.number, 0) != 0 { throw SystemFault.last(.write, path) }
        try file.write(Array("\(getpid()) \(String(String.UnicodeScalarView(line)))\n".utf8), path: path)
    }

    private static func holder(in file: borrowing Descriptor) -> Holder? {
        let number = file.number
        let bytes = [UInt8](unsafeUninitializedCapacity: 1_024) { buffer, count in
            count = readAll(from: number, into: UnsafeMutableRawBufferPointer(buffer)).count
        }
        // Without its line end the holder is still writing.
        guard bytes.last == UInt8(ascii: "\n") else { return nil }
        return Holder(line: String(decoding: bytes.dropLast(), as: UTF8.self))
    }
}

extension StateLockFault: CustomStringConvertible {
    /// `the state folder .chaser is in use by process 4711 (chaser run southampton)`
    public var description: String {
        switch self {
        case .held(let folder, let holder?):
            "the state folder \(folder) is in use by process \(holder.pid) (\(holder.command))"
        case .held(let folder, nil): "the state folder \(folder) is in use by another process"
        case .system(let fault): fault.description
        }
    }
}
