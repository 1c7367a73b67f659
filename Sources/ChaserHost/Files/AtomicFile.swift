import Glibc

/// A file that is replaced as a whole: whoever opens it, at whatever moment, finds the old text or the new.
///
/// States: the old file; the old file and a temporary one beside it; the new file. The rename is the commit point, and
/// is on disk when `write` returns.
public enum AtomicFile {
    /// Replaces or creates the file. On a fault the old one is untouched and nothing is left beside it; only a crash
    /// leaves a `.name.pid.tmp`, which every reader of the folder passes over and `sweep` removes.
    public static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600, on disk: any Disk = SystemDisk()
    ) throws(SystemFault) {
        let folder = Folder.parent(of: path)
        let name = path.split(separator: "/").last ?? ""
        let temporary = "\(folder)/.\(name).\(getpid()).tmp"
        try? disk.remove(temporary)
        do throws(SystemFault) {
            try disk.fill(temporary, with: bytes, mode: mode)
            try disk.rename(temporary, to: path)
        } catch {
            try? disk.remove(temporary)
            throw SystemFault(error.attempt, path, code: error.code)
        }
        try disk.syncFolder(folder)
    }

    /// Removes what crashed writers left in a folder; for the one process that holds the folder's lock, at its start.
    public static func sweep(_ folder: String) throws(SystemFault) {
        for name in try Folder.names(in: folder) where name.hasPrefix(".") && name.hasSuffix(".tmp") {
            unlink("\(folder)/\(name)")
        }
    }
}
