import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

@Suite("The folder of requests")
struct RequestFolderTests {
    private let now = Instant(seconds: 1_605_517_200)
    private let order = Request.Order.acknowledge(
        AcknowledgeOrder(ids: ["43rfca"], by: "QA", because: "booked", until: Day(number: 18_600)))

    private func answer(_ name: String) -> Answer {
        Answer(request: name, maker: "user anna (1000)", isDone: true, lines: ["done"], at: now)
    }

    @Test("takes a request whole, knows its owner, and gives the answer to the asker")
    func exchange() throws {
        let temporary = try TemporaryFolder()
        let folder = RequestFolder(state: temporary.path)
        try folder.prepare(now: now)
        try folder.submit(order, name: "one")
        let pending = try #require(folder.pending().first)
        #expect(pending.name == "one")
        #expect(pending.user == SystemUser.current)
        #expect(try RequestFolder.order(pending).get() == order)
        try folder.answer(answer("one"), to: "one")
        #expect(folder.await("one", milliseconds: 0) == answer("one"))
        #expect(folder.pending().isEmpty)
        #expect(temporary.names("requests") == ["one.answer"])
    }

    @Test("lets the group write and nobody remove what is another's, and others stay out")
    func modes() throws {
        let temporary = try TemporaryFolder()
        let folder = RequestFolder(state: temporary.path)
        try folder.submit(order, name: "one")
        var status = stat()
        #expect(stat(folder.path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o1770)
        #expect(temporary.mode("requests/one.request") == 0o644)
    }

    @Test("leaves links, folders and half-written files alone, and refuses what has a second name or is too large")
    func odd() throws {
        let temporary = try TemporaryFolder()
        let folder = RequestFolder(state: temporary.path)
        try folder.prepare(now: now)
        try temporary.write("{}", to: "outside")
        try temporary.link("requests/link.request", to: temporary("outside"))
        try temporary.makeFolder("requests/folder.request")
        try temporary.makePipe("requests/pipe.request")
        try temporary.write("{", to: "requests/.half.request.1.tmp")
        try temporary.write("{}", to: "requests/other.txt")
        try temporary.write("{}", to: "first")
        #expect(link(temporary("first"), temporary("requests/second.request")) == 0)
        try temporary.write(String(repeating: " ", count: 70_000), to: "requests/vast.request")
        let found = folder.pending()
        #expect(found.map(\.name) == ["second", "vast"])
        for pending in found {
            #expect(throws: RequestFolder.Unreadable.self) { try RequestFolder.order(pending).get() }
        }
    }

    @Test("is swept of answers after a day")
    func sweep() throws {
        let temporary = try TemporaryFolder()
        let folder = RequestFolder(state: temporary.path)
        try folder.prepare(now: now)
        for (name, age) in [("old", 86_401), ("new", 86_000)] {
            try folder.answer(answer(name), to: name)
            try temporary.age("requests/\(name).answer", to: Int(now.seconds) - age)
        }
        try folder.prepare(now: now)
        #expect(temporary.names("requests") == ["new.answer"])
    }

    @Test("without the folder has nothing to take up, and no answer")
    func absent() throws {
        let folder = RequestFolder(state: try TemporaryFolder().path)
        #expect(folder.pending().isEmpty)
        #expect(folder.await("one", milliseconds: 0) == nil)
    }

    @Test("names no two requests alike")
    func names() {
        #expect(Set((0..<100).map { _ in RequestFolder.freshName(at: now) }).count > 90)
    }
}

@Suite("A user of the machine")
struct SystemUserTests {
    @Test("is known by name, with the groups that have them")
    func current() throws {
        let user = SystemUser.current
        #expect(user.id == geteuid())
        let own = try #require(getgrgid(getegid())?.pointee.gr_name)
        #expect(user.isMember(of: String(cString: own)))
        #expect(!user.isMember(of: "no-such-group"))
    }

    @Test("without a name is told by number, and is in no group")
    func unknown() {
        let user = SystemUser(id: 4_000_000_000)
        #expect(user.description == "user 4000000000")
        #expect(!user.isMember(of: "root"))
    }
}
