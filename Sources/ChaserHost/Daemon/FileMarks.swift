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
    /// The newest change of any of them, in Unix seconds; nil of no file.
    let newestChange: Int?

    /// Marks the files; one that is gone has none.
    init(_ paths: [String], beneath root: String) {
        marks = paths.sorted().compactMap { path in
            var status = stat()
            guard stat(root + "/" + path, &status) == 0 else { return nil }
            return Mark(
                path: path, device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
                seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        }
        newestChange = marks.map(\.seconds).max()
    }
}
