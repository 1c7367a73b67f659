import Glibc
import Testing

@testable import ChaserHost

@Suite("Reading a whole file")
struct WholeFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("gives its bytes, the limit included")
    func reads() throws {
        try folder.write("area,value\n", to: "a.csv")
        #expect(try WholeFile.read(folder("a.csv"), limit: 11) == Array("area,value\n".utf8))
    }

    @Test("gives nothing for an empty file")
    func empty() throws {
        try folder.write("", to: "a.csv")
        #expect(try WholeFile.read(folder("a.csv"), limit: 0) == [])
    }

    @Test("refuses a file beyond the limit, before reading it")
    func tooLarge() throws {
        try folder.write("area,value\n", to: "a.csv")
        #expect(throws: FileFault(folder("a.csv"), .tooLarge(11, limit: 10))) {
            try WholeFile.read(folder("a.csv"), limit: 10)
        }
    }

    @Test(
        "refuses what is no regular file, without waiting",
        arguments: [
            ("none", FileFault.Kind.missing), ("file/below", .missing), ("folder", .notRegular), ("pipe", .notRegular),
            ("socket", .notRegular), ("link", .link), ("loop", .link),
        ])
    func refuses(name: String, kind: FileFault.Kind) throws {
        try folder.write("x", to: "file")
        try folder.makeFolder("folder")
        try folder.makePipe("pipe")
        try makeSocket("socket")
        try folder.link("link", to: "file")
        try folder.link("loop", to: "loop")
        #expect(throws: FileFault(folder(name), kind)) { try WholeFile.read(folder(name), limit: 100) }
    }

    @Test("refuses a device")
    func device() {
        #expect(throws: FileFault("/dev/zero", .notRegular)) { try WholeFile.read("/dev/zero", limit: 100) }
    }

    @Test("notices a file that grew, shrank or was written over meanwhile", arguments: ["12345678", "1234", "abcdef"])
    func changed(later: String) throws {
        try folder.write("123456", to: "a.csv")
        try folder.age("a.csv", to: 1_600_000_000)
        #expect(throws: FileFault(folder("a.csv"), .changedWhileReading)) {
            try WholeFile.read(folder("a.csv"), limit: 100) { try? folder.write(later, to: "a.csv") }
        }
    }

    @Test("keeps the file that it opened when another is renamed over it")
    func replaced() throws {
        try folder.write("old", to: "a.csv")
        try folder.write("newer", to: "b.csv")
        let bytes = try WholeFile.read(folder("a.csv"), limit: 100) { rename(folder("b.csv"), folder("a.csv")) }
        #expect(bytes == Array("old".utf8))
    }

    @Test(
        "says in words what is wrong",
        arguments: [
            (FileFault.Kind.missing, "a.csv: no such file"),
            (.notRegular, "a.csv: not a regular file"),
            (.link, "a.csv: a link, and links are not followed here"),
            (.tooLarge(11, limit: 10), "a.csv: 11 bytes, more than the limit of 10"),
            (.changedWhileReading, "a.csv: changed while it was read; it is read again when it stands still"),
            (.unsafePath, "a.csv: a path must stay beneath the site folder: no leading / and no .."),
            (.leadsOutside, "a.csv: leads out of the site folder through a link"),
            (.tooManyMatches(limit: 1_000), "a.csv: matches more than 1000 files"),
            (.system(SystemFault(.read, "a.csv", code: EIO)), "cannot read a.csv: Input/output error"),
        ])
    func words(kind: FileFault.Kind, words: String) {
        #expect(FileFault("a.csv", kind).description == words)
    }

    private func makeSocket(_ name: String) throws {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(number) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: folder(name).utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if result != 0 { throw TemporaryFolder.Failure(code: errno) }
    }
}

@Suite("A system fault")
struct SystemFaultTests {
    @Test(
        "says what was tried, where, and why not",
        arguments: [
            (SystemFault(.write, "spool/new/1", code: ENOSPC), "cannot write spool/new/1: No space left on device"),
            (SystemFault(.sync, "journal", code: EIO), "cannot save journal: Input/output error"),
            (SystemFault(.examine, "a", code: EACCES), "cannot examine a: Permission denied"),
        ])
    func words(fault: SystemFault, words: String) {
        #expect(fault.description == words)
    }
}
