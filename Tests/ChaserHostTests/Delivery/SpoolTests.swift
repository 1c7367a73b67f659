import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

@Suite("A spool")
struct SpoolTests {
    @Test(
        "is read from its name",
        arguments: [
            ("maildir:mail/out", SpoolKind.maildir, "mail/out"), ("eml:/srv/mail", .eml, "/srv/mail"),
            ("mail", .maildir, "mail"), ("./mbox:mail", .maildir, "./mbox:mail"), ("2026:mail", .maildir, "2026:mail"),
        ])
    func parses(text: String, kind: SpoolKind, folder: String) throws {
        #expect(try Spool(parsing: text) == Spool(kind: kind, folder: folder))
    }

    @Test("is refused when its kind is not known or its folder is not given")
    func refuses() {
        #expect(throws: SpoolFault.unknownKind("mbox")) { try Spool(parsing: "mbox:mail") }
        #expect(throws: SpoolFault.unknownKind("Maildir")) { try Spool(parsing: "Maildir:mail") }
        #expect(throws: SpoolFault.noFolder) { try Spool(parsing: "eml:") }
        #expect(throws: SpoolFault.noFolder) { try Spool(parsing: "") }
        let words = SpoolFault.unknownKind("mbox").description
        #expect(words == "there is no spool of kind mbox: write maildir:DIR or eml:DIR")
    }

    @Test(
        "refuses a message's name that could leave the folder",
        arguments: ["", ".", "..", ".a", "../a", "a/b", "a:2,S", "a b", "é", "a\n", String(repeating: "a", count: 201)])
    func unsafeNames(name: String) throws {
        let folder = try TemporaryFolder()
        for kind in SpoolKind.allCases {
            let spool = Spool(kind: kind, folder: folder(kind.rawValue))
            try spool.prepare(now: Instant(seconds: 0))
            #expect(throws: SystemFault(.create, "\(spool.folder)/\(name)", code: EINVAL)) {
                try spool.deliver(name: name, message: [1])
            }
        }
    }

    @Test("delivers once, however often it is asked, and leaves no other file", arguments: SpoolKind.allCases)
    func once(kind: SpoolKind) throws {
        let folder = try TemporaryFolder()
        let spool = Spool(kind: kind, folder: folder("mail"))
        try spool.prepare(now: Instant(seconds: 0))
        let path = kind == .maildir ? "mail/new/17.a" : "mail/17.a.eml"
        #expect(try spool.deliver(name: "17.a", message: Array("one".utf8)) == .written(folder(path)))
        #expect(try spool.deliver(name: "17.a", message: Array("two".utf8)) == .alreadyThere(folder(path)))
        #expect(folder.text(path) == "one")
        #expect(folder.mode(path) == 0o600)
        let names =
            kind == .maildir ? ["cur", "new", "tmp"].flatMap { folder.names("mail/\($0)") } : folder.names("mail")
        #expect(names == [kind == .maildir ? "17.a" : "17.a.eml"])
    }

    @Test("is prepared again without harm to what is in it", arguments: SpoolKind.allCases)
    func preparedTwice(kind: SpoolKind) throws {
        let folder = try TemporaryFolder()
        let spool = Spool(kind: kind, folder: folder("a/mail"))
        try spool.prepare(now: Instant(seconds: 0))
        _ = try spool.deliver(name: "1", message: [])
        try spool.prepare(now: Instant(seconds: 1 << 40))
        let path = kind == .maildir ? "a/mail/new/1" : "a/mail/1.eml"
        #expect(try spool.deliver(name: "1", message: []) == .alreadyThere(folder(path)))
    }

    @Test("that was never prepared takes nothing", arguments: SpoolKind.allCases)
    func unprepared(kind: SpoolKind) throws {
        let folder = try TemporaryFolder()
        #expect(throws: SystemFault.self) {
            try Spool(kind: kind, folder: folder("none")).deliver(name: "1", message: [])
        }
    }

    @Test("cannot be made where a file is")
    func overFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "mail")
        #expect(throws: SystemFault(.create, folder("mail"), code: ENOTDIR)) {
            try Spool(kind: .eml, folder: folder("mail")).prepare(now: Instant(seconds: 0))
        }
    }
}

@Suite("A Maildir")
struct MaildirTests {
    private let folder: TemporaryFolder
    private let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = Spool(kind: .maildir, folder: folder.path)
        try spool.prepare(now: Instant(seconds: 0))
    }

    @Test("has its three folders, for the owner alone")
    func folders() {
        #expect(folder.names() == ["cur", "new", "tmp"])
        #expect(folder.names().map(folder.mode) == [0o700, 0o700, 0o700])
    }

    @Test("knows a message that a mail program has taken over", arguments: ["1.a", "1.a:2,", "1.a:2,FRS"])
    func takenOver(name: String) throws {
        try folder.write("one", to: "cur/\(name)")
        #expect(try spool.deliver(name: "1.a", message: []) == .alreadyThere(folder("cur/\(name)")))
        #expect(folder.names("new") == [])
    }

    @Test("does not take another message for it", arguments: ["1.ab", "1.ab:2,S", "1.a.chaser"])
    func others(name: String) throws {
        try folder.write("one", to: "cur/\(name)")
        #expect(try spool.deliver(name: "1.a", message: []) == .written(folder("new/1.a")))
    }

    @Test("completes a delivery that a crash cut off before, at and after its commit point")
    func crashes() throws {
        try folder.write("ha", to: "tmp/1.chaser")
        #expect(try spool.deliver(name: "1", message: Array("half".utf8)) == .written(folder("new/1")))
        #expect(folder.text("new/1") == "half")
        link(folder("new/1"), folder("tmp/1.chaser"))
        #expect(try spool.deliver(name: "1", message: Array("half".utf8)) == .alreadyThere(folder("new/1")))
        try spool.prepare(now: Instant(seconds: 1 << 40))
        #expect(folder.names("tmp") == [])
        #expect(folder.text("new/1") == "half")
    }

    @Test("loses its own temporary files after 36 hours, and no others")
    func sweeps() throws {
        let now = Instant(seconds: 1_790_000_000)
        for (name, age) in [("1.chaser", 129_601), ("2.chaser", 129_600), ("3.host", 900_000)] {
            try folder.write("", to: "tmp/\(name)")
            try folder.age("tmp/\(name)", to: Int(now.seconds) - age)
        }
        try spool.prepare(now: now)
        #expect(folder.names("tmp") == ["2.chaser", "3.host"])
    }

    @Test("without its new folder takes nothing, and leaves nothing")
    func noNew() throws {
        rmdir(folder("new"))
        #expect(throws: SystemFault(.create, folder("new/1"), code: ENOENT)) {
            try spool.deliver(name: "1", message: [1])
        }
        #expect(folder.names("tmp") == [])
    }
}

@Suite("A folder of .eml files")
struct EmlFolderTests {
    @Test("loses its own temporary files after 36 hours, and no others")
    func sweeps() throws {
        let folder = try TemporaryFolder()
        let now = Instant(seconds: 1_790_000_000)
        for name in [".1.eml.tmp", ".2.tmp", "3.eml.tmp", "4.eml"] {
            try folder.write("", to: name)
            try folder.age(name, to: Int(now.seconds) - 129_601)
        }
        try folder.write("", to: ".5.eml.tmp")
        try folder.age(".5.eml.tmp", to: Int(now.seconds))
        try Spool(kind: .eml, folder: folder.path).prepare(now: now)
        #expect(folder.names() == [".2.tmp", ".5.eml.tmp", "3.eml.tmp", "4.eml"])
    }

    @Test("never replaces what stands under the name, were it a link or a folder")
    func taken() throws {
        let folder = try TemporaryFolder()
        try folder.link("1.eml", to: "nowhere")
        try folder.makeFolder("2.eml")
        let spool = Spool(kind: .eml, folder: folder.path)
        #expect(try spool.deliver(name: "1", message: [1]) == .alreadyThere(folder("1.eml")))
        #expect(try spool.deliver(name: "2", message: [1]) == .alreadyThere(folder("2.eml")))
        #expect(folder.names() == ["1.eml", "2.eml"])
    }
}
