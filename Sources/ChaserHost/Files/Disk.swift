/// The operations on files that the state and the spool rest on, one call each: in the tests a disk that fails, fills up
/// and forgets at any of them stands in their place.
///
/// Nothing is promised to survive a power cut but what was synced: a file's bytes by `sync`, its name by `syncFolder`.
public protocol Disk: Sendable {
    /// Makes a file that is not there yet, for writing.
    func create(_ path: String, mode: UInt32) throws(SystemFault) -> OpenFile
    /// Opens a regular file for writing.
    func open(_ path: String) throws(SystemFault) -> OpenFile
    /// Writes every byte from an offset on.
    func write(_ bytes: [UInt8], to file: OpenFile, at offset: Int) throws(SystemFault)
    /// Cuts the file off behind this many bytes.
    func truncate(_ file: OpenFile, to length: Int) throws(SystemFault)
    /// Returns when bytes and length are on the disk. After a fault nothing written since the last good sync counts.
    func sync(_ file: OpenFile) throws(SystemFault)
    func close(_ file: OpenFile)
    /// The bytes of a regular file, at most `limit`.
    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8]
    func rename(_ path: String, to new: String) throws(SystemFault)
    /// Gives a file a second name; a fault of `EEXIST` where that is taken.
    func link(_ path: String, to new: String) throws(SystemFault)
    func remove(_ path: String) throws(SystemFault)
    /// Makes a folder for the owner alone, with its parents, their names synced; nothing happens where it stands.
    func makeFolder(_ path: String) throws(SystemFault)
    /// Sorted, without `.` and `..`.
    func names(in folder: String) throws(SystemFault) -> [String]
    /// Returns when the names in the folder are on the disk.
    func syncFolder(_ path: String) throws(SystemFault)
    /// What stands under a name, links not followed; nil where nothing does.
    func status(_ path: String) -> FileStatus?
}

/// A file open for writing.
public struct OpenFile: Hashable, Sendable {
    /// The disk's number for it.
    let number: Int32
    let path: String
}

/// What a disk tells of a file.
public struct FileStatus: Hashable, Sendable {
    public let isRegular: Bool
    public let size: Int
    /// In Unix seconds.
    public let modified: Int64
}

extension Disk {
    /// Writes a new file whole and syncs it; its name is on the disk only after `syncFolder`.
    func fill(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o600) throws(SystemFault) {
        let file = try create(path, mode: mode)
        defer { close(file) }
        try write(bytes, to: file, at: 0)
        try sync(file)
    }
}
