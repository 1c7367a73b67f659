import ChaserCore
import Glibc

/// What tells one state of a set of files from another without reading them: identity, size and time of change.
struct FileMarks: Hashable {
    private struct Mark: Hashable {
        let path: String
        let device: UInt64
        let inode: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    private let marks: [Mark]
    private let root: String

    /// Marks the files; one that is gone has none.
    init(_ paths: [String], beneath root: String) {
        self.root = root
        marks = paths.sorted().compactMap { path in
            var status = stat()
            guard stat(root + "/" + path, &status) == 0 else { return nil }
            return Mark(
                path: path, device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
                seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        }
    }

    /// Whether any of them changed so lately that somebody may still be writing to it; not one of those that are known to
    /// be closed (full paths).
    func isUnsettled(at now: Instant, within seconds: Int, closed: Set<String>) -> Bool {
        marks.contains { mark in
            let age = Int(now.seconds) - mark.seconds
            return age >= 0 && age < seconds && !closed.contains(root + "/" + mark.path)
        }
    }
}
