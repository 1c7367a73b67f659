import Glibc

/// A real folder of one test's own, gone with everything in it when the test lets go of it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/chaser-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template), let real = realpath(made, nil) else { throw Failure(code: errno) }
        path = String(cString: real)
        free(real)
    }

    deinit { remove(path) }

    struct Failure: Error {
        let code: Int32
    }

    /// The path of a name in the folder.
    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    func makeFolder(_ name: String, mode: mode_t = 0o700) throws {
        var folder = path
        for part in name.split(separator: "/") {
            folder += "/\(part)"
            if mkdir(folder, mode) != 0, errno != EEXIST { throw Failure(code: errno) }
        }
    }

    func write(_ text: String, to name: String) throws {
        let file = open(self(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if file < 0 { throw Failure(code: errno) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        if Glibc.write(file, bytes, bytes.count) != bytes.count { throw Failure(code: errno) }
    }

    func link(_ name: String, to target: String) throws {
        if symlink(target, self(name)) != 0 { throw Failure(code: errno) }
    }

    func makePipe(_ name: String) throws {
        if mkfifo(self(name), 0o600) != 0 { throw Failure(code: errno) }
    }

    /// Sets the modification time, in Unix seconds.
    func age(_ name: String, to seconds: Int) throws {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        if utimensat(AT_FDCWD, self(name), [time, time], 0) != 0 { throw Failure(code: errno) }
    }

    /// The text of a file, nil where there is none.
    func text(_ name: String) -> String? {
        let file = open(self(name), O_RDONLY | O_CLOEXEC)
        if file < 0 { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(file, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// The names in a folder, sorted.
    func names(_ folder: String = ".") -> [String] {
        guard let stream = opendir(self(folder)) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The permissions of a file or folder.
    func mode(_ name: String) -> mode_t {
        var status = stat()
        return stat(self(name), &status) == 0 ? status.st_mode & 0o777 : 0
    }

    private func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            chmod(path, 0o700)
            for name in names(String(path.dropFirst(self.path.count))) { remove("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
