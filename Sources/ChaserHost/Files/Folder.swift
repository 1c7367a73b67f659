import Glibc

/// Folders: making them, listing them, and making sure that a name in one survives a power cut.
enum Folder {
    /// Makes the folder and those above it that are missing, for the owner alone; nothing happens where it stands.
    static func create(_ path: String) throws(SystemFault) {
        if mkdir(path, 0o700) == 0 {
            return try sync(parent(of: path))
        }
        let code = errno
        if code == EEXIST, isFolder(path) { return }
        if code == EEXIST { throw SystemFault(.create, path, code: ENOTDIR) }
        let parent = parent(of: path)
        guard code == ENOENT, parent != path, parent != "." else { throw SystemFault(.create, path, code: code) }
        try create(parent)
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemFault.last(.create, path) }
        try sync(parent)
    }

    /// Returns when the names in the folder are on the disk: a file that was linked or renamed is there after a power
    /// cut only then.
    static func sync(_ path: String) throws(SystemFault) {
        let folder = try Descriptor(path, flags: O_RDONLY | O_DIRECTORY)
        try folder.sync(path: path)
    }

    /// The names in the folder, sorted, without `.` and `..`; a name that is not UTF-8 is left out, as nobody could
    /// write it in a rule.
    static func names(in path: String) throws(SystemFault) -> [String] {
        guard let stream = opendir(path) else { throw SystemFault.last(.list, path) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
                    String(validatingCString: $0)
                }
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        if errno != 0 { throw SystemFault.last(.list, path) }
        return names.sorted()
    }

    /// `a` of `a/b`, `/` of `/a`, `.` of `a`.
    static func parent(of path: String) -> String {
        var text = path[...]
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        guard let slash = text.lastIndex(of: "/") else { return "." }
        text = text[..<slash]
        return text.isEmpty ? "/" : String(text)
    }

    /// True when the name is taken, were it by a link that leads nowhere.
    static func holds(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The bytes of a file; 0 where it is not there.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// True for a folder, or a link to one.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
