import Glibc
import Testing

@testable import ChaserHost

@Suite("A child process")
struct ChildProcessTests {
    /// A shell script as a program, with little patience.
    private func shell(_ script: String, seconds: Int = 20, outputLimit: Int = 1 << 20) -> ChildProcess {
        ChildProcess("/bin/sh", ["-c", script], environment: [:], seconds: seconds, outputLimit: outputLimit)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("gives back what it writes, each stream for itself, and its exit code")
    func streams() {
        let outcome = shell("echo out; echo err >&2; exit 3").run()
        #expect(outcome.ending == .exited(3))
        #expect(text(outcome.output) == "out\n")
        #expect(text(outcome.errors) == "err\n")
    }

    @Test("gives back every exit code", arguments: [0, 1, 64, 75, 127, 255] as [Int32])
    func codes(code: Int32) {
        #expect(shell("exit \(code)").run().ending == .exited(code))
    }

    @Test("that a signal ends says which", arguments: [SIGKILL, SIGTERM, SIGSEGV])
    func signals(signal: Int32) {
        #expect(shell("kill -\(signal) $$").run().ending == .signalled(signal))
    }

    @Test("that is not there is not started, and neither is one that cannot be run")
    func missing() throws {
        let folder = try TemporaryFolder()
        try folder.write("#!/bin/sh\n", to: "plain")
        for (path, code) in [
            (folder("none"), ENOENT), (folder("plain"), EACCES), ("sh", EINVAL), ("/bin/s\0h", EINVAL),
        ] {
            let child = ChildProcess(path, environment: [:], seconds: 5, outputLimit: 10)
            #expect(child.run().ending == .notStarted(SystemFault(.start, path, code: code)))
        }
        #expect(SystemFault(.start, "/x", code: ENOENT).description == "cannot start /x: No such file or directory")
    }

    @Test("knows no variable but those given")
    func environment() {
        let child = ChildProcess(
            "/usr/bin/env", environment: ["B": "2 3", "A": "1"], seconds: 5, outputLimit: 1_000)
        #expect(text(child.run().output) == "A=1\nB=2 3\n")
    }

    @Test("gets its arguments as they are: no shell sees them")
    func arguments() {
        let words = ["a b", "", "$HOME", "*", "'"]
        let child = ChildProcess(
            "/usr/bin/printf", ["%s|"] + words, environment: [:], seconds: 5, outputLimit: 1_000)
        #expect(text(child.run().output) == "a b||$HOME|*|'|")
    }

    @Test("reads the bytes that it is given, or a file, or nothing")
    func input() throws {
        let folder = try TemporaryFolder()
        try folder.write("from a file", to: "in")
        let file = try Descriptor(folder("in"), flags: O_RDONLY)
        var cat = shell("cat")
        #expect(text(cat.run().output) == "")
        cat.input = .bytes(Array("from bytes".utf8))
        #expect(text(cat.run().output) == "from bytes")
        cat.input = .descriptor(file.number)
        #expect(text(cat.run().output) == "from a file")
        #expect(lseek(file.number, 0, SEEK_CUR) == 11, "the descriptor is still the caller's, and open")
    }

    @Test("that reads none of its input holds up nobody")
    func unreadInput() {
        var child = shell("exit 0")
        child.input = .bytes([UInt8](repeating: 0x61, count: 4 << 20))
        #expect(child.run().ending == .exited(0))
    }

    @Test("works in its folder")
    func folder() throws {
        let folder = try TemporaryFolder()
        var child = shell("pwd")
        #expect(text(child.run().output) == "/\n")
        child.folder = folder.path
        #expect(text(child.run().output) == folder.path + "\n")
        child.folder = folder("none")
        #expect(child.run().ending == .notStarted(SystemFault(.start, "/bin/sh", code: ENOENT)))
    }

    @Test("has no descriptor of ours, a group of its own, and signals as at the beginning")
    func clean() throws {
        signal(SIGPIPE, SIG_IGN)
        // A descriptor that is not closed on exec.
        let inherited = dup(0)
        defer { close(inherited) }
        func run(_ path: String, _ arguments: [String]) -> String {
            text(ChildProcess(path, arguments, environment: [:], seconds: 20, outputLimit: 1 << 16).run().output)
        }
        #expect(run("/bin/ls", ["/proc/self/fd"]) == "0\n1\n2\n3\n", "the last is the folder that it lists")
        // The C library keeps signals 32 and 33 for itself, and ignores them in what it spawns.
        let signals = "SigBlk:\t0000000000000000\nSigIgn:\t0000000180000000\n"
        #expect(run("/bin/grep", ["-E", "Sig(Blk|Ign)", "/proc/self/status"]) == signals)
        let group = text(shell("echo $$; cut -d ' ' -f 5 /proc/$$/stat").run().output).split(separator: "\n")
        #expect(group.count == 2 && group[0] == group[1])
    }

    @Test("may write 10 MB, to both streams: of the errors the first are kept")
    func large() {
        let outcome = shell("head -c 10000000 /dev/zero >&2; head -c 10000000 /dev/zero", outputLimit: 10_000_000).run()
        #expect(outcome.ending == .exited(0))
        #expect(outcome.output.count == 10_000_000)
        #expect(outcome.errors.count == 64 << 10)
    }

    @Test("that writes a byte too much is ended, and one that would never stop too")
    func tooMuch() {
        let byte = shell("head -c 1001 /dev/zero", outputLimit: 1_000).run()
        #expect(byte.ending == .tooMuchOutput)
        #expect(byte.output.count == 1_000)
        #expect(shell("cat /dev/zero", outputLimit: 1_000).run().ending == .tooMuchOutput)
    }

    @Test("says its last words")
    func lastWords() {
        #expect(shell("echo one >&2; echo two >&2; echo >&2").run().lastWords == "two")
        #expect(shell("exit 1").run().lastWords == nil)
    }
}
