import Glibc

/// Reads one file whole, and only if it stood still meanwhile.
public enum WholeFile {
    /// The bytes of a regular file, at most `limit` of them.
    ///
    /// A link in the last place is refused; a pipe or device is never waited for. A file whose size or modification
    /// time moved between opening and the end is a fault of its own: half a spreadsheet must not pass for a whole one.
    public static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        try read(path, limit: limit) {}
    }

    /// The same; `pause` is called between reading and looking again: there a test lets the file change.
    static func read(_ path: String, limit: Int, pause: () -> Void) throws(FileFault) -> [UInt8] {
        let outcome: Result<[UInt8], FileFault>
        do {
            let file = try Descriptor(path, flags: flags)
            outcome = try contents(of: file, path: path, limit: limit, pause: pause)
        } catch {
            throw FileFault(path, FileFault.Kind(error, path: path))
        }
        return try outcome.get()
    }

    /// The same for a name in an open folder; faults show it as `path`.
    static func read(
        _ name: String, beneath folder: borrowing Descriptor, path: String, limit: Int
    ) throws(FileFault) -> [UInt8] {
        let outcome: Result<[UInt8], FileFault>
        do {
            let file = try Descriptor(name, flags: flags, beneath: folder)
            outcome = try contents(of: file, path: path, limit: limit) {}
        } catch {
            throw FileFault(path, FileFault.Kind(error, path: path))
        }
        return try outcome.get()
    }

    /// O_NONBLOCK: opening a pipe without a writer would otherwise wait for one for ever.
    private static let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY

    private static func contents(
        of file: borrowing Descriptor, path: String, limit: Int, pause: () -> Void
    ) throws(SystemFault) -> Result<[UInt8], FileFault> {
        let before = try file.status(path: path)
        let size = Int(before.st_size)
        guard before.st_mode & S_IFMT == S_IFREG else { return .failure(FileFault(path, .notRegular)) }
        guard size <= limit else { return .failure(FileFault(path, .tooLarge(size, limit: limit))) }
        let bytes = try bytes(of: file, count: size, path: path)
        pause()
        let after = try file.status(path: path)
        let stoodStill =
            bytes.count == size && after.st_size == before.st_size
            && after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
        return stoodStill ? .success(bytes) : .failure(FileFault(path, .changedWhileReading))
    }

    /// Asks for large pages: a sheet of 100 MB in pages of 4 kB costs more time in page faults than in copying. That the
    /// system may not have them is no fault.
    private static func useLargePages(_ buffer: UnsafeMutableRawBufferPointer) {
        let page = 2 << 20
        guard let start = buffer.baseAddress, buffer.count >= 4 * page else { return }
        let skipped = (page - Int(bitPattern: start) % page) % page
        _ = madvise(start + skipped, (buffer.count - skipped) / page * page, MADV_HUGEPAGE)
    }

    /// Straight into the array's own memory: a sheet of 100 MB is neither zeroed first nor copied.
    private static func bytes(
        of file: borrowing Descriptor, count: Int, path: String
    ) throws(SystemFault) -> [UInt8] {
        let number = file.number
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            useLargePages(UnsafeMutableRawBufferPointer(buffer))
            (initialised, code) = readAll(from: number, into: UnsafeMutableRawBufferPointer(buffer))
        }
        if code != 0 { throw SystemFault(.read, path, code: code) }
        return bytes
    }
}

extension FileFault.Kind {
    /// What a refused opening means to the reader of a sheet.
    init(_ fault: SystemFault, path: String) {
        switch fault.code {
        case ENOENT, ENOTDIR: self = .missing
        case ELOOP: self = .link
        case ENXIO: self = .notRegular
        default: self = .system(SystemFault(fault.attempt, path, code: fault.code))
        }
    }
}
