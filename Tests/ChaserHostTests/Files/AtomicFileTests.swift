import Glibc
import Testing

@testable import ChaserHost

@Suite("A file replaced as a whole")
struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("is made for its owner alone, and nothing is left beside it")
    func creates() throws {
        try AtomicFile.write(Array("{}".utf8), to: folder("alerts.json"))
        #expect(folder.text("alerts.json") == "{}")
        #expect(folder.mode("alerts.json") == 0o600)
        #expect(folder.names() == ["alerts.json"])
    }

    @Test("takes the place of the old one, with the mode asked for whatever the umask")
    func replaces() throws {
        try folder.write("a longer old text", to: "alerts.csv")
        try AtomicFile.write(Array("new".utf8), to: folder("alerts.csv"), mode: 0o664)
        #expect(folder.text("alerts.csv") == "new")
        #expect(folder.mode("alerts.csv") == 0o664)
    }

    @Test("replaces a link itself, not the file that it points to")
    func link() throws {
        try folder.write("theirs", to: "theirs")
        try folder.link("alerts.json", to: "theirs")
        try AtomicFile.write(Array("ours".utf8), to: folder("alerts.json"))
        #expect(folder.text("theirs") == "theirs")
        #expect(folder.text("alerts.json") == "ours")
    }

    @Test("is not made over a folder, and leaves nothing behind")
    func overFolder() throws {
        try folder.makeFolder("alerts.json")
        #expect(throws: SystemFault(.write, folder("alerts.json"), code: EISDIR)) {
            try AtomicFile.write([1], to: folder("alerts.json"))
        }
        #expect(folder.names() == ["alerts.json"])
    }

    @Test("is not made in a folder that does not exist")
    func noFolder() {
        #expect(throws: SystemFault(.write, folder("none/a"), code: ENOENT)) {
            try AtomicFile.write([1], to: folder("none/a"))
        }
    }

    @Test("is not made where this user may not write", .enabled(if: geteuid() != 0, "root may write anywhere"))
    func readOnlyFolder() throws {
        try folder.makeFolder("shut", mode: 0o500)
        #expect(throws: SystemFault(.write, folder("shut/a"), code: EACCES)) {
            try AtomicFile.write([1], to: folder("shut/a"))
        }
    }

    @Test("is not made where the system allows no file at all")
    func noFilesAllowed() {
        #expect(throws: SystemFault.self) { try AtomicFile.write([1], to: "/proc/self/a") }
    }

    @Test("reports a full disk, the old text untouched")
    func fullDisk() throws {
        let full = try Descriptor("/dev/full", flags: O_WRONLY)
        #expect(throws: SystemFault(.write, "spool/new/1", code: ENOSPC)) {
            try full.write([1, 2, 3], path: "spool/new/1")
        }
    }

    @Test("writes over what a crash of an earlier process of this number left")
    func ownLeftover() throws {
        try folder.write("half", to: ".a.\(getpid()).tmp")
        try AtomicFile.write(Array("whole".utf8), to: folder("a"))
        #expect(folder.text("a") == "whole")
        #expect(folder.names() == ["a"])
    }

    @Test("has its leftovers swept, and nothing else")
    func sweeps() throws {
        for name in [".a.1.tmp", "a", "b.tmp", ".c"] { try folder.write("", to: name) }
        try AtomicFile.sweep(folder.path)
        #expect(folder.names() == [".c", "a", "b.tmp"])
    }
}

@Suite("A folder")
struct FolderTests {
    @Test("is made with those above it, for the owner alone, and once")
    func creates() throws {
        let folder = try TemporaryFolder()
        try Folder.create(folder("a/b/c"))
        try Folder.create(folder("a/b/c"))
        #expect(folder.mode("a/b/c") == 0o700)
        #expect(folder.mode("a") == 0o700)
    }

    @Test("is not made over a file")
    func overFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "a")
        #expect(throws: SystemFault(.create, folder("a"), code: ENOTDIR)) { try Folder.create(folder("a")) }
        #expect(throws: SystemFault(.create, folder("a/b"), code: ENOTDIR)) { try Folder.create(folder("a/b")) }
    }

    @Test("is told from a path", arguments: [("a", "."), ("a/b", "a"), ("/a", "/"), ("/a/b/", "/a"), ("/", "/")])
    func parents(path: String, parent: String) {
        #expect(Folder.parent(of: path) == parent)
    }
}
