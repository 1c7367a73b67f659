import Glibc

/// A file that is replaced as a whole: whoever opens it, at whatever moment, finds the old text or the new.
///
/// States: the old file; the old file and a temporary one beside it; the new file. The rename is the commit point, and
/// is on disk when `write` returns.
public enum AtomicFile {
    /// Replaces or creates the file. On a fault the old one is untouched and nothing is left beside it; only a crash
    /// leaves a `.name.pid.tmp`, which every reader of the folder passes over and `sweep` removes.
    public static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(SystemFault) {
        let folder = Folder.parent(of: path)
        let name = path.split(separator: "/").last ?? ""
        let temporary = "\(folder)/.\(name).\(getpid()).tmp"
        unlink(temporary)
        do throws(SystemFault) {
            try fill(temporary, with: bytes, mode: mode)
            if rename(temporary, path) != 0 { throw SystemFault.last(.write, path) }
        } catch {
            unlink(temporary)
            throw SystemFault(error.attempt, path, code: error.code)
        }
        try Folder.sync(folder)
    }

    /// Removes what crashed writers left in a folder; for the one process that holds the folder's lock, at its start.
    public static func sweep(_ folder: String) throws(SystemFault) {
        for name in try Folder.names(in: folder) where name.hasPrefix(".") && name.hasSuffix(".tmp") {
            unlink("\(folder)/\(name)")
        }
    }

    private static func fill(_ path: String, with bytes: [UInt8], mode: mode_t) throws(SystemFault) {
        let file = try Descriptor(path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode, attempt: .write)
        // The mode asked for, whatever the umask.
        if fchmod(file.number, mode) != 0 { throw SystemFault.last(.write, path) }
        try file.write(bytes, path: path)
        try file.sync(path: path)
    }
}
