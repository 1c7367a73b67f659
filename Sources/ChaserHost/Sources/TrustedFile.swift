import Glibc

/// Whether only the machine's administrator, or we ourselves, could have written a file.
///
/// The file and every folder above it must belong to root or to the user as whom we run, and nobody else may write to
/// them; a folder in which others may make files but not touch those of somebody else (`/tmp`) is no harm. Our own user
/// counts because what it owns it could run anyway: the rules' writers are others.
enum TrustedFile {
    /// Why the file cannot be trusted; nil when it can. Links are followed first.
    static func objection(to path: String) -> String? {
        guard let real = realPath(path) else { return SystemFault.last(.open, path).description }
        var place = real
        while true {
            if let words = objection(at: place) { return words }
            if place == "/" { return nil }
            place = Folder.parent(of: place)
        }
    }

    private static func objection(at path: String) -> String? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return SystemFault.last(.examine, path).description }
        guard status.st_uid == 0 || status.st_uid == geteuid() else {
            return "\(path) belongs to user \(status.st_uid), and must belong to root"
        }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        let isSticky = isFolder && status.st_mode & S_ISVTX != 0
        guard status.st_mode & 0o022 == 0 || isSticky else { return "\(path) can be written by others than its owner" }
        return nil
    }
}
