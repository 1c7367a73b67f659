import Testing

@testable import ChaserCore

@Suite("The thread of a mail")
struct ThreadTests {
    private let north = "North,Close files,13/11/2020"
    private let east = "East,Visit,13/11/2020"

    /// The value of a header, unfolded.
    private func header(_ name: String, of mail: Mail) throws -> String {
        let lines = mail.message.replacing("\r", with: "").replacing("\n ", with: " ").split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("\(name): ") }, "the mail has \(name)")
        return line.dropFirst(name.count + 2).split(separator: " ").joined(separator: " ")
    }

    private func references(_ time: String, _ rows: String, in timeline: inout Timeline) throws -> [String] {
        let report = try timeline.tick(time, plan: "Area,Action,Due\n\(rows)\n")
        return try report.mails.map { try header("References", of: $0) }
    }

    @Test("is the same for one person and area, weeks apart")
    func same() throws {
        var timeline = try ActionSite.timeline()
        let first = try references("2020-11-16 09:00", north, in: &timeline)
        let later = try references("2020-12-14 09:00", "North,Other,11/12/2020", in: &timeline)
        #expect(first.count == 1 && first == later)
        #expect(first.first?.split(separator: " ").count == 1)
    }

    @Test("of a mail over two areas names the root of each")
    func twoAreas() throws {
        var one = try ActionSite.timeline()
        var other = try ActionSite.timeline()
        var both = try ActionSite.timeline()
        let first = try references("2020-11-16 09:00", north, in: &one)
        let second = try references("2020-11-16 09:00", east, in: &other)
        #expect(first != second)
        let expected = (first + second).joined(separator: " ")
        #expect(try references("2020-11-16 09:00", "\(north)\n\(east)", in: &both) == [expected])
    }

    @Test("is another for another person of the same area")
    func persons() throws {
        var timeline = try ActionSite.timeline(settings: "first start tells everyone")
        let roots = try references("2020-11-16 09:00", north, in: &timeline)
        #expect(roots.count == 2 && Set(roots).count == 2)
    }

    @Test("begins with a root that no mail is, and the mail answers it")
    func root() throws {
        var timeline = try ActionSite.timeline()
        let mail = try #require(try timeline.tick("2020-11-16 09:00", plan: ActionSite.plan(north)).mails.first)
        let root = try header("References", of: mail)
        #expect(try header("In-Reply-To", of: mail) == root)
        #expect(root != "<\(mail.messageID)>")
    }

    @Test("of a digest is its own")
    func digest() throws {
        let more = "digest daily \"Digest\" { every working day at 09:00; to lead }"
        var timeline = try ActionSite.timeline(more: more)
        try timeline.tick("2020-11-13 09:00", plan: ActionSite.plan(north))
        let roots = try references("2020-11-16 09:00", north, in: &timeline)
        #expect(roots.count == 2 && Set(roots).count == 2, "a digest and an alert")
        #expect(try references("2020-11-17 09:00", north, in: &timeline) == [roots[0]])
    }
}
