/// Writes a folder that is not there yet, with its files: all of them, or none where the folder exists.
public enum NewFiles {
    /// Makes the folder and its files, by their paths beneath it; false, and nothing written, where it exists already.
    public static func write(_ files: [(path: String, bytes: [UInt8])], into folder: String) throws(SystemFault) -> Bool
    {
        if Folder.isFolder(folder) { return false }
        for file in files {
            let path = "\(folder)/\(file.path)"
            try Folder.create(Folder.parent(of: path))
            try AtomicFile.write(file.bytes, to: path, mode: 0o644)
        }
        return true
    }
}
