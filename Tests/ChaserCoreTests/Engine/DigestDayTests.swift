import Testing

@testable import ChaserCore

@Suite("The days of digests")
struct DigestDayTests {
    private static let plan = ActionSite.plan("North,Close files,26/11/2020", "South,Call,30/12/2020")

    private func timeline(_ hours: String = "mail between 08:00 and 18:00 on working days") throws -> Timeline {
        try ActionSite.timeline(
            settings: hours,
            more: "digest weekly \"Weekly digest\" { every Monday at 08:00; to lead; ahead 20 working days }\n")
    }

    private func digests(_ report: TickReport) -> [String] {
        report.mails.filter { $0.subject.contains("digest") }.map(\.person.address.address)
    }

    /// Each tick follows the one above; Christmas Day 2020 is a Friday, its Monday a bank holiday.
    private static let year: [(time: String, readers: Int, reason: String)] = [
        ("2020-12-14 09:00", 0, "the first tick owes nothing, not even that of this morning"),
        ("2020-12-20 12:00", 0, "a Sunday"), ("2020-12-21 07:59", 0, "before its time"),
        ("2020-12-21 08:00", 2, "Monday at 08:00"), ("2020-12-21 08:01", 0, "once"),
        ("2020-12-28 08:00", 0, "a bank holiday Monday"), ("2020-12-29 08:00", 2, "moved to Tuesday"),
        ("2021-01-20 09:00", 2, "three weeks off: one digest, not three"), ("2021-01-25 08:00", 2, "then as ever"),
        ("2021-03-29 08:00", 2, "the Monday after the clocks went forward (and eight missed ones)"),
        ("2021-03-29 09:00", 0, "once"), ("2021-10-25 08:00", 2, "in summer time"),
        ("2021-11-01 08:00", 2, "the Monday after the clocks went back"), ("2021-11-01 08:30", 0, "once"),
    ]

    @Test("they fall on their day, moved off bank holidays, over both clock changes, and are made up once")
    func days() throws {
        var timeline = try timeline()
        for (time, readers, reason) in Self.year {
            let isDue = timeline.engine.isDue(at: try timeline.test.instant(time))
            let found = digests(try timeline.tick(time, plan: Self.plan))
            #expect(found.count == readers, "\(time): \(reason)")
            if readers > 0 { #expect(isDue, "\(time): the daemon must wake for it") }
            // What is remembered survives a restart.
            let memory = try MemorySnapshot.memory(from: MemorySnapshot.bytes(of: timeline.engine.memory))
            #expect(memory == timeline.engine.memory)
        }
    }

    @Test("outside the hours for mail they wait for the opening, and are not lost")
    func waits() throws {
        var timeline = try timeline("mail between 10:00 and 12:00 on working days")
        try timeline.tick("2020-12-14 11:00", plan: Self.plan)
        #expect(digests(try timeline.tick("2020-12-21 08:00", plan: Self.plan)) == [])
        #expect(!timeline.engine.isDue(at: try timeline.test.instant("2020-12-21 09:59")))
        #expect(timeline.engine.isDue(at: try timeline.test.instant("2020-12-21 10:00")))
        #expect(digests(try timeline.tick("2020-12-21 10:00", plan: Self.plan)).count == 2)
    }

    @Test("each reader reads of their own areas, and a missed one says that it is late")
    func readers() throws {
        var timeline = try timeline()
        try timeline.tick("2020-12-14 09:00", plan: Self.plan)
        let report = try timeline.tick("2020-12-23 09:00", plan: Self.plan)
        let north = try #require(report.mails.first { $0.person.address.address.hasPrefix("north") })
        #expect(north.message.contains("Close files: 26 November 2020, 19 working days ago"))
        #expect(!north.message.contains("Call: 30 December 2020"))
        #expect(north.message.contains("This digest was due on Monday 21 December 2020 and is sent late"))
        let south = try #require(report.mails.first { $0.person.address.address.hasPrefix("south") })
        #expect(south.message.contains("1 due soon"))
        #expect(!south.message.contains("Close files"))
    }
}
