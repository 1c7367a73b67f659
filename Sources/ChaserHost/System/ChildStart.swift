import CSystem
import Glibc

/// Starting a program with posix_spawn(3).
extension ChildProcess {
    /// The process ID of the started program.
    func start(_ output: Pipe, _ errors: Pipe) throws(SystemFault) -> pid_t {
        // An embedded NUL would cut a name short: another program, another file.
        let words = [path, folder] + arguments + environment.flatMap { [$0.key, $0.value] }
        guard path.hasPrefix("/"), words.allSatisfy({ !$0.utf8.contains(0) }) else { throw fault(EINVAL) }
        let standardInput = try openInput()
        defer { if let standardInput, !isBorrowed { close(standardInput) } }
        var actions = posix_spawn_file_actions_t()
        try check(posix_spawn_file_actions_init(&actions))
        defer { posix_spawn_file_actions_destroy(&actions) }
        try check(csystem_add_folder(&actions, folder))
        if let standardInput {
            try check(posix_spawn_file_actions_adddup2(&actions, standardInput, 0))
        } else {
            try check(posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0))
        }
        try check(posix_spawn_file_actions_adddup2(&actions, output.writing, 1))
        try check(posix_spawn_file_actions_adddup2(&actions, errors.writing, 2))
        try check(csystem_add_close_from(&actions, 3))
        return try spawn(&actions)
    }

    private func spawn(_ actions: inout posix_spawn_file_actions_t) throws(SystemFault) -> pid_t {
        var attributes = posix_spawnattr_t()
        try check(posix_spawnattr_init(&attributes))
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        try check(posix_spawnattr_setflags(&attributes, Int16(flags)))
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let code = withCStrings([path] + arguments) { arguments in
            withCStrings(variables) { posix_spawn(&process, path, &actions, &attributes, arguments, $0) }
        }
        try check(code)
        return process
    }

    /// Bytes go into a file in memory: a program that never reads them blocks nobody.
    private func openInput() throws(SystemFault) -> Int32? {
        switch input {
        case .nothing: return nil
        case .descriptor(let number): return number
        case .bytes(let bytes):
            let file = csystem_memory_file()
            if file < 0 { throw SystemFault.last(.start, path) }
            let code = bytes.withUnsafeBytes { writeAll($0, to: file) }
            guard code == 0, lseek(file, 0, SEEK_SET) == 0 else {
                let fault = fault(code == 0 ? errno : code)
                close(file)
                throw fault
            }
            return file
        }
    }

    private var isBorrowed: Bool {
        if case .descriptor = input { true } else { false }
    }

    private func check(_ code: Int32) throws(SystemFault) { if code != 0 { throw fault(code) } }

    private func fault(_ code: Int32) -> SystemFault { SystemFault(.start, path, code: code) }
}

/// The texts as a C array that ends in a null pointer, valid within the call.
private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
