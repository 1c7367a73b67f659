import Glibc
import Testing

@testable import ChaserHost

@Suite("The state lock")
struct StateLockTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("keeps a second process out, and tells it who holds it")
    func second() throws {
        let first = try StateLock.acquire(folder: folder.path, command: "chaser run\nsouthampton")
        let holder = StateLock.Holder(pid: getpid(), command: "chaser runsouthampton")
        let fault = StateLockFault.held(folder: folder.path, holder: holder)
        #expect(throws: fault) { try Self.tryLock(folder.path) }
        let words = "the state folder \(folder.path) is in use by process \(getpid()) (chaser runsouthampton)"
        #expect(fault.description == words)
        _ = consume first
    }

    @Test("is free again when its holder is done, whatever stands in the file")
    func released() throws {
        try folder.write("4711 chaser run elsewhere, with a long line that is not to remain\n", to: "lock")
        try Self.tryLock(folder.path)
        #expect(folder.text("lock") == "\(getpid()) chaser once\n")
        try Self.tryLock(folder.path)
        #expect(folder.mode("lock") == 0o600)
    }

    @Test(
        "names no holder where the file does not say one",
        arguments: ["", "4711", "4711 chaser", "x chaser run\n", "\n", "\u{0}\n"])
    func unknownHolder(text: String) throws {
        let first = try StateLock.acquire(folder: folder.path, command: "chaser run")
        try folder.write(text, to: "lock")
        let fault = StateLockFault.held(folder: folder.path, holder: nil)
        #expect(throws: fault) { try Self.tryLock(folder.path) }
        #expect(fault.description == "the state folder \(folder.path) is in use by another process")
        _ = consume first
    }

    @Test("is not taken without its folder, nor through a link")
    func refuses() throws {
        let none = StateLockFault.system(SystemFault(.lock, folder("none/lock"), code: ENOENT))
        #expect(throws: none) { try Self.tryLock(folder("none")) }
        #expect(none.description == "cannot lock \(folder("none/lock")): No such file or directory")
        try folder.link("lock", to: "elsewhere")
        #expect(throws: StateLockFault.system(SystemFault(.lock, folder("lock"), code: ELOOP))) {
            try Self.tryLock(folder.path)
        }
    }

    private static func tryLock(_ path: String) throws {
        let lock = try StateLock.acquire(folder: path, command: "chaser once")
        _ = consume lock
    }
}
