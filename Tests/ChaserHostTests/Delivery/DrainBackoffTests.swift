import ChaserCore
import Testing

@testable import ChaserHost

@Suite("A spool whose mailer is broken")
struct DrainBackoffTests {
    @Test("is tried after 1, 2, 4 … minutes and then every hour, and not before")
    func doubling() throws {
        let fixture = try DrainFixture("exit 75", messages: ["1.a"])
        var due = 0
        for (index, minutes) in [1, 2, 4, 8, 16, 32, 60, 60].enumerated() {
            #expect(try fixture.run(after: due).waiting.first?.again == fixture.now.adding(seconds: due + minutes * 60))
            #expect(try fixture.run(after: due + minutes * 60 - 1).waiting.map(\.why) == ["its time has not come"])
            due += minutes * 60
            #expect(fixture.given.count == index + 1)
        }
    }

    @Test("is left in peace after three messages, and the others have not been tried")
    func patience() throws {
        let fixture = try DrainFixture("exit 75", messages: ["1.a", "2.b", "3.c", "4.d", "5.e"])
        #expect(try fixture.run().waiting.map(\.name) == ["1.a", "2.b", "3.c", "4.d", "5.e"])
        #expect(fixture.given == ["1.a", "2.b", "3.c"])
        #expect(try fixture.run(after: 59).waiting.count == 5)
        #expect(fixture.given.count == 3)
    }

    @Test("sends everything once it works again, and forgets that it waited")
    func mended() throws {
        let fixture = try DrainFixture("exit 75", messages: ["1.a", "2.b", "3.c", "4.d"])
        _ = try fixture.run()
        try fixture.mailer("exit 0")
        #expect(try fixture.run(after: 60).sent == ["1.a", "2.b", "3.c", "4.d"])
        #expect(fixture.folder.text("mail/.drain") == "")
    }

    @Test("is not what one message is that always fails: the others go")
    func oneMessage() throws {
        let fixture = try DrainFixture(
            "case \"$message\" in *1.a) exit 75;; esac", messages: ["1.a", "2.b", "3.c", "4.d"])
        #expect(try fixture.run().sent == ["2.b", "3.c", "4.d"])
        try fixture.folder.write("message 5.e\n", to: "mail/new/5.e")
        #expect(try fixture.run(after: 1).sent == ["5.e"])
        #expect(fixture.given.filter { $0 == "1.a" }.count == 1)
    }

    @Test("is remembered in a file whose loss or damage loses only the waiting", arguments: ["", "1.a\n", "x y z\n"])
    func damaged(text: String) throws {
        let fixture = try DrainFixture("exit 75", messages: ["1.a"])
        _ = try fixture.run()
        #expect(fixture.folder.text("mail/.drain") == "1.a 1 1790000060\n")
        try fixture.folder.write(text, to: "mail/.drain")
        _ = try fixture.run(after: 1)
        #expect(fixture.given.count == 2)
    }

    @Test("is not waited for beyond an hour, were the clock set back")
    func clockBack() throws {
        let fixture = try DrainFixture("exit 75", messages: ["1.a"])
        _ = try fixture.run()
        _ = try fixture.run(after: -86_400)
        #expect(fixture.given.count == 2)
    }
}
