import Glibc

/// Who may read and write a file.
public enum FileMode {
    /// The permission bits of a file, so that replacing it leaves them as they were; 0644 where it cannot be asked.
    public static func of(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    }
}
