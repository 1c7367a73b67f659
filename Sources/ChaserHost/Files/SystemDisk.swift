import Glibc

/// The machine's own disk.
public struct SystemDisk: Disk {
    public init() {}

    public func create(_ path: String, mode: UInt32) throws(SystemFault) -> OpenFile {
        let number = uninterrupted { Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
        if number < 0 { throw SystemFault.last(.write, path) }
        let file = OpenFile(number: number, path: path)
        // The mode asked for, whatever the umask.
        if fchmod(number, mode) != 0 {
            let fault = SystemFault.last(.write, path)
            close(file)
            throw fault
        }
        return file
    }

    public func open(_ path: String) throws(SystemFault) -> OpenFile {
        let number = uninterrupted { Glibc.open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        if number < 0 { throw SystemFault.last(.open, path) }
        return OpenFile(number: number, path: path)
    }

    public func write(_ bytes: [UInt8], to file: OpenFile, at offset: Int) throws(SystemFault) {
        if lseek(file.number, offset, SEEK_SET) < 0 { throw SystemFault.last(.write, file.path) }
        let code = bytes.withUnsafeBytes { writeAll($0, to: file.number) }
        if code != 0 { throw SystemFault(.write, file.path, code: code) }
    }

    public func truncate(_ file: OpenFile, to length: Int) throws(SystemFault) {
        if uninterrupted({ ftruncate(file.number, length) }) != 0 { throw SystemFault.last(.write, file.path) }
    }

    public func sync(_ file: OpenFile) throws(SystemFault) {
        if uninterrupted({ fsync(file.number) }) != 0 { throw SystemFault.last(.sync, file.path) }
    }

    public func close(_ file: OpenFile) { _ = Glibc.close(file.number) }

    public func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        try WholeFile.read(path, limit: limit)
    }

    public func rename(_ path: String, to new: String) throws(SystemFault) {
        if Glibc.rename(path, new) != 0 { throw SystemFault.last(.write, new) }
    }

    public func link(_ path: String, to new: String) throws(SystemFault) {
        if Glibc.link(path, new) != 0 { throw SystemFault.last(.create, new) }
    }

    public func remove(_ path: String) throws(SystemFault) {
        if unlink(path) != 0 { throw SystemFault.last(.remove, path) }
    }

    public func makeFolder(_ path: String) throws(SystemFault) { try Folder.create(path) }

    public func names(in folder: String) throws(SystemFault) -> [String] { try Folder.names(in: folder) }

    public func syncFolder(_ path: String) throws(SystemFault) { try Folder.sync(path) }

    public func status(_ path: String) -> FileStatus? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return FileStatus(
            isRegular: status.st_mode & S_IFMT == S_IFREG, size: Int(status.st_size),
            modified: Int64(status.st_mtim.tv_sec))
    }
}
