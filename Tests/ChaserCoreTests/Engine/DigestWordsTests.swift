import Testing

@testable import ChaserCore

@Suite("What a digest says")
struct DigestWordsTests {
    private static let rules = """
        escalation slip "Slip" { at once to director }
        rule late "Action late" {
          over plan; where not done
          red when target_date is overdue by more than 5 working days; amber when target_date is overdue
          say "{action}: due {target_date}"; escalate slip
        }

        """

    /// The digest of a person on Monday, 20 April 2026, as text.
    private func text(_ digest: String, to person: String, _ plan: String, rules: String = rules) throws -> String {
        var timeline = try SpringSite.timeline(rules + digest)
        try timeline.tick("2026-04-17 09:00", plan: plan)
        let now = try timeline.test.instant("2026-04-20 08:00")
        let tables = timeline.test.tables(["plan.csv": plan], today: try #require(Day(iso: "2026-04-20")))
        let pages = try #require(timeline.engine.preview(digest: "weekly", tables, at: now))
        return try #require(pages.first { $0.to.address.address.hasPrefix(person) }?.text, "\(person) gets one")
    }

    private static let weekly =
        "digest weekly \"Weekly digest\" { every Monday at 08:00; to lead; ahead 10 working days }"

    private static let plan = ActionSite.plan(
        "North,Close files,17/04/2026", "South,Call back,01/04/2026", "East,Visit,24/04/2026", "South,Meet,29/05/2026")

    @Test("is about the reader's own areas only")
    func ownAreas() throws {
        let north = try text(Self.weekly, to: "north", Self.plan)
        #expect(north.contains("Close files") && north.contains("Visit"))
        #expect(!north.contains("South") && !north.contains("Call back"))
        let south = try text(Self.weekly, to: "south", Self.plan)
        #expect(south.contains("Call back") && !south.contains("Close files") && !south.contains("North"))
    }

    @Test("begins with a sentence that sums it up, and then lists what is late and what is due")
    func whole() throws {
        #expect(
            try text(Self.weekly, to: "north", Self.plan) == """
                1 late, 1 due soon.

                LATE

                North
                  Close files: 17 April 2026, 1 working day ago
                    plan.csv, row 2

                DUE IN THE NEXT 10 WORKING DAYS

                East
                  Visit: 24 April 2026
                    plan.csv, row 4

                """)
    }

    @Test("says when there is nothing to report")
    func nothing() throws {
        let plan = ActionSite.plan("North,Close files,31/12/2026")
        #expect(try text(Self.weekly, to: "north", plan) == "Nothing to report.\n")
    }

    @Test("says how many could not be judged, and lists them")
    func undated() throws {
        let words = try text(Self.weekly, to: "north", ActionSite.plan("North,Close files,soon"))
        #expect(words.hasPrefix("Nothing to report. 1 could not be judged.\n"))
        #expect(words.contains("NO DATE, OR NONE THAT CAN BE READ\n\nNorth\n  Close files: soon\n"))
    }

    @Test("says what was told once in one digest, and in no other")
    func toldOnce() throws {
        let event =
            "rule odd \"Odd action\" { over plan; amber when action is \"Call back\"; say \"{action}\"; tell once }\n"
        let digest = "digest weekly \"Weekly digest\" { every Monday at 08:00; to head }"
        var timeline = try SpringSite.timeline(event + digest)
        try timeline.tick("2026-04-17 09:00", plan: Self.plan)
        try timeline.restart()
        let first = try text(of: timeline.tick("2026-04-20 08:00", plan: Self.plan))
        #expect(first.contains("1 for information"))
        #expect(
            first.contains(
                """
                FOR INFORMATION

                South
                  AMBER: Odd action. Call back
                    plan.csv, row 3

                """))
        try timeline.restart()
        let second = try text(of: timeline.tick("2026-04-27 08:00", plan: Self.plan))
        #expect(!second.contains("Odd action"))
    }

    @Test("goes to whoever answers for all areas when a row has no area")
    func noArea() throws {
        let digest = "digest weekly \"Weekly digest\" { every Monday at 08:00; to head }"
        let words = try text(digest, to: "head", ActionSite.plan(",Close files,17/04/2026"))
        #expect(words.hasPrefix("1 late.\n"))
    }

    @Test("has the word digest in its subject, whatever its title")
    func subject() throws {
        let digest = "digest board \"Exception report\" { every working day at 08:00; to director; by area }"
        var timeline = try SpringSite.timeline(digest)
        try timeline.tick("2026-04-17 09:00", plan: Self.plan)
        let report = try timeline.tick("2026-04-20 09:00", plan: Self.plan)
        #expect(report.letters == ["director@testshire.example: Exception report (digest), 20 April 2026"])
    }

    @Test("by area shows the colour of each area, and that of the digest before")
    func byArea() throws {
        let digest = "digest board \"Board digest\" { every working day at 08:00; to head; by area }"
        var timeline = try SpringSite.timeline(Self.rules + digest)
        let plan = ActionSite.plan(
            "North,Close files,14/04/2026", "South,Call back,20/04/2026", "East,Visit,01/06/2026")
        try timeline.tick("2026-04-16 09:00", plan: plan)
        let first = try text(of: timeline.tick("2026-04-17 09:00", plan: plan))
        #expect(first.contains("  AMBER: North\n") && first.contains("  South: nothing red or amber\n"))
        try timeline.restart()
        // North is six working days late on 22 April: red. South is late since 21 April: amber.
        _ = try timeline.tick("2026-04-20 09:00", plan: plan)
        try timeline.restart()
        let later = try text(of: timeline.tick("2026-04-22 09:00", plan: plan))
        #expect(later.contains("  RED: North (last time amber)\n"))
        #expect(later.contains("  AMBER: South (last time neither red nor amber)\n"))
        #expect(later.contains("  East: nothing red or amber (last time neither red nor amber)\n"))
    }

    /// The plain text of the head's digest.
    private func text(of report: TickReport) throws -> String {
        let mail = try #require(report.mails.first { $0.subject.contains("digest") }, "a digest was sent")
        return mail.message.replacing("\r", with: "").replacing("=\n", with: "").replacing("=20\n", with: " \n")
    }
}
