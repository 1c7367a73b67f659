import Glibc
import Synchronization

@testable import ChaserHost

/// A disk in memory that can fail or stop the process at every operation.
final class FakeDisk: Disk {
    /// What goes wrong, and when.
    enum Plan {
        case nothing
        /// The process stops at this operation; a write is half done.
        case stop(at: Int)
        /// Operations fail with an `errno`, decided one by one.
        case fail(@Sendable (_ operation: Int) -> Int32?)
    }

    /// Stands for the end of the process: no call after it does anything.
    static let stopped: Int32 = 9_999

    private struct Inside {
        var image: DiskImage
        var plan: Plan = .nothing
        var count = 0
        var isStopped = false
        var open: [Int32: Int] = [:]
        var nextNumber: Int32 = 3
        /// The disk before each operation that changes it.
        var history: [DiskImage]?
        /// The paths of all syncs, files' and folders'.
        var syncs: [String] = []
        var failing: String?
    }

    private let inside: Mutex<Inside>

    init(_ image: DiskImage = DiskImage()) { inside = Mutex(Inside(image: image)) }

    var image: DiskImage { inside.withLock { $0.image } }
    var operations: Int { inside.withLock { $0.count } }
    var isStopped: Bool { inside.withLock { $0.isStopped } }

    func plan(_ plan: Plan) {
        inside.withLock {
            $0.plan = plan
            $0.count = 0
            $0.failing = nil
        }
    }

    /// Keeps the disk before each change, and half way through each write.
    func record() { inside.withLock { $0.history = [] } }
    var history: [DiskImage] { inside.withLock { $0.history ?? [] } }

    var syncs: [String] { inside.withLock { $0.syncs } }

    /// Lets the syncs of one file fail, until another plan is made.
    func failSyncs(of path: String) { inside.withLock { $0.failing = path } }

    func change(_ edit: (inout DiskImage) -> Void) { inside.withLock { edit(&$0.image) } }

    /// One operation: it happens, fails or stops the process.
    private func step<Value: Sendable>(
        _ attempt: SystemFault.Attempt, _ path: String, half: ((inout DiskImage) -> Void)? = nil,
        _ act: (inout Inside) throws(SystemFault) -> Value
    ) throws(SystemFault) -> Value {
        let result: Result<Value, SystemFault> = inside.withLock { inside in
            if inside.isStopped { return .failure(SystemFault(attempt, path, code: FakeDisk.stopped)) }
            inside.count += 1
            if attempt == .sync { inside.syncs.append(path) }
            if inside.history != nil {
                inside.history?.append(inside.image)
                if let half {
                    var image = inside.image
                    half(&image)
                    inside.history?.append(image)
                }
            }
            var code: Int32?
            switch inside.plan {
            case .nothing: if attempt == .sync, inside.failing == path { code = EIO }
            case .stop(let at):
                if inside.count == at {
                    code = FakeDisk.stopped
                    inside.isStopped = true
                }
            case .fail(let decide): code = decide(inside.count)
            }
            if let code {
                half?(&inside.image)
                return .failure(SystemFault(attempt, path, code: code))
            }
            do throws(SystemFault) { return .success(try act(&inside)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    // MARK: Disk

    func create(_ path: String, mode: UInt32) throws(SystemFault) -> OpenFile {
        try step(.write, path) { (inside) throws(SystemFault) in
            let (folder, name) = DiskImage.split(path)
            guard let names = inside.image.folders[folder]?.names else { throw SystemFault(.write, path, code: ENOENT) }
            guard names[name] == nil else { throw SystemFault(.write, path, code: EEXIST) }
            let inode = inside.image.next
            inside.image.next += 1
            inside.image.files[inode] = DiskImage.File()
            inside.image.folders[folder]?.change([name: inode])
            return FakeDisk.opened(inode, path, &inside)
        }
    }

    func open(_ path: String) throws(SystemFault) -> OpenFile {
        try step(.open, path) { (inside) throws(SystemFault) in
            guard let inode = inside.image.inode(path) else { throw SystemFault(.open, path, code: ENOENT) }
            return FakeDisk.opened(inode, path, &inside)
        }
    }

    private static func opened(_ inode: Int, _ path: String, _ inside: inout Inside) -> OpenFile {
        let number = inside.nextNumber
        inside.nextNumber += 1
        inside.open[number] = inode
        return OpenFile(number: number, path: path)
    }

    func write(_ bytes: [UInt8], to file: OpenFile, at offset: Int) throws(SystemFault) {
        let inode = inside.withLock { $0.open[file.number] } ?? 0
        let half: (inout DiskImage) -> Void = { image in
            image.files[inode]?.write(bytes[..<(bytes.count / 2)], at: offset)
        }
        try step(.write, file.path, half: half) { (inside) throws(SystemFault) in
            inside.image.files[inode]?.write(bytes[...], at: offset)
        }
    }

    func truncate(_ file: OpenFile, to length: Int) throws(SystemFault) {
        try step(.write, file.path) { (inside) throws(SystemFault) in
            guard let inode = inside.open[file.number], let count = inside.image.files[inode]?.bytes.count else {
                return
            }
            if count > length { inside.image.files[inode]?.bytes.removeLast(count - length) }
        }
    }

    func sync(_ file: OpenFile) throws(SystemFault) {
        let inode = inside.withLock { $0.open[file.number] } ?? 0
        do {
            try step(.sync, file.path) { (inside) throws(SystemFault) in inside.image.files[inode]?.sync() }
        } catch {
            if error.code != FakeDisk.stopped { inside.withLock { $0.image.files[inode]?.failSync() } }
            throw error
        }
    }

    func close(_ file: OpenFile) { inside.withLock { $0.open[file.number] = nil } }

    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let bytes: [UInt8]?
        do {
            bytes = try step(.read, path) { (inside) throws(SystemFault) in inside.image.file(path)?.bytes }
        } catch { throw FileFault(path, .system(error)) }
        guard let bytes else { throw FileFault(path, .missing) }
        return bytes
    }

    func rename(_ path: String, to new: String) throws(SystemFault) {
        try step(.write, new) { (inside) throws(SystemFault) in
            let (from, to) = (DiskImage.split(path), DiskImage.split(new))
            guard let inode = inside.image.inode(path) else { throw SystemFault(.write, new, code: ENOENT) }
            if from.folder == to.folder {
                inside.image.folders[from.folder]?.change([from.name: nil, to.name: inode])
            } else {
                inside.image.folders[to.folder]?.change([to.name: inode])
                inside.image.folders[from.folder]?.change([from.name: nil])
            }
        }
    }

    func link(_ path: String, to new: String) throws(SystemFault) {
        try step(.create, new) { (inside) throws(SystemFault) in
            let (folder, name) = DiskImage.split(new)
            guard let inode = inside.image.inode(path), inside.image.folders[folder] != nil else {
                throw SystemFault(.create, new, code: ENOENT)
            }
            guard inside.image.inode(new) == nil else { throw SystemFault(.create, new, code: EEXIST) }
            inside.image.folders[folder]?.change([name: inode])
        }
    }

    func remove(_ path: String) throws(SystemFault) {
        let isThere = inside.withLock { $0.image.inode(path) != nil }
        guard isThere else { throw SystemFault(.remove, path, code: ENOENT) }
        try step(.remove, path) { (inside) throws(SystemFault) in
            let (folder, name) = DiskImage.split(path)
            inside.image.folders[folder]?.change([name: nil])
        }
    }

    func makeFolder(_ path: String) throws(SystemFault) {
        let isThere = inside.withLock { $0.image.folders[path] != nil }
        if isThere { return }
        try step(.create, path) { (inside) throws(SystemFault) in inside.image.folders[path] = DiskImage.Folder() }
    }

    func names(in folder: String) throws(SystemFault) -> [String] {
        try step(.list, folder) { (inside) throws(SystemFault) in
            guard let found = inside.image.folders[folder] else { throw SystemFault(.list, folder, code: ENOENT) }
            return found.names.keys.sorted()
        }
    }

    func syncFolder(_ path: String) throws(SystemFault) {
        try step(.sync, path) { (inside) throws(SystemFault) in inside.image.folders[path]?.sync() }
    }

    func status(_ path: String) -> FileStatus? {
        inside.withLock { inside in
            if inside.image.folders[path] != nil { return FileStatus(isRegular: false, size: 0, modified: 0) }
            return inside.image.file(path).map { FileStatus(isRegular: true, size: $0.bytes.count, modified: 0) }
        }
    }
}
