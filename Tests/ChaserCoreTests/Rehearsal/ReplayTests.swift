import Testing

@testable import ChaserCore

/// Past time, replayed: no look is missed that could matter, and none of the others is taken.
@Suite("Replay")
struct ReplayTests {
    private static let rules = """
        escalation slip "Slip" { at once to lead; after 5 working days to head; repeat weekly on Monday }
        rule late "Action late" {
          over       plan
          where      not done
          red when   target_date is overdue by more than 20 working days
          amber when target_date is overdue
          say        "{action}: due {target_date}"
          escalate   slip from target_date
        }
        reminder soon "Soon" { over plan; where not done; before target_date by 5, 1 working days; to lead; say "{action}" }
        digest weekly "Weekly" { every Monday at 07:30; to head; ahead 10 working days }
        digest daily "Daily" { every working day at 16:45; to operations }

        """
    private static let hours = "mail between 08:00 and 18:00 on working days; at most 2 mails a week to one person"

    /// The plan as it stood on a day: it changes twice.
    private static func plan(on day: Day) -> String {
        let rows = [
            "North,Close files,23/10/2020,", "North,Train staff,30/10/2020,\(day.iso >= "2020-11-04" ? "Blue" : "")",
            "South,Write guide,\(day.iso >= "2020-10-29" ? "06/11/2020" : "26/10/2020"),", "East,Find desk,TBC,",
        ]
        return "Area,Action,Due,Status\n" + rows.map { $0 + "\n" }.joined()
    }

    private static func tables(_ test: TestSite, _ day: Day) -> Tables {
        test.tables(["plan.csv": plan(on: day)], today: day)
    }

    private static func replayed(_ test: TestSite, _ first: Day, _ last: Day) -> [TickReport] {
        var reports: [TickReport] = []
        var replay = Replay(site: test.site, writing: .messages)
        var read: (plan: String, tables: Tables)?
        replay.run(from: first, through: last) { now in
            let day = test.site.zone.civil(at: now).day
            let (plan, known) = (plan(on: day), read)
            if let known, known.plan == plan { return known.tables }
            let new = tables(test, day)
            read = (plan, new)
            return new
        } each: {
            reports.append($0)
        }
        return reports
    }

    @Test("its mails are those of a program that looks every quarter of an hour, byte for byte, over a clock change")
    func everyLook() throws {
        let test = try TestSite(ReplayTests.rules, settings: ReplayTests.hours)
        let first = try #require(Day(iso: "2020-10-22"))
        let last = try #require(Day(iso: "2020-11-10"))
        let replayed = ReplayTests.replayed(test, first, last).flatMap(\.mails)
        var looked: [Mail] = []
        var engine = Engine(site: test.site, memory: Memory())
        var day = first
        while day <= last {
            let tables = ReplayTests.tables(test, day)
            for minutes in stride(from: 0, to: 1440, by: 15) {
                let time = try #require(TimeOfDay(hour: minutes / 60, minute: minutes % 60))
                let now = test.site.zone.instant(of: day, at: time)
                // Looking again would find what the last look found: only the day's first tick and what is due count.
                if minutes > 0, minutes % 120 > 0, !engine.isDue(at: now) { continue }
                for case .publish(let report) in try engine.handle(.look(tables), at: now) { looked += report.mails }
                _ = try engine.handle(.delivered(Set(engine.memory.outbox.map(\.name))), at: now)
            }
            day = day.adding(days: 1)
        }
        #expect(looked.count > 20)
        #expect(replayed == looked)
    }

    @Test("it ticks when a day begins, and otherwise only when something is due")
    func fewTicks() throws {
        let test = try TestSite(ReplayTests.rules, settings: ReplayTests.hours)
        let first = try #require(Day(iso: "2020-10-22"))
        let reports = ReplayTests.replayed(test, first, first.adding(days: 4))
        let times = reports.map { report -> String in
            let civil = test.site.zone.civil(at: report.at)
            return "\(civil.day.iso.suffix(2)) \(civil.time) \(report.mails.count)"
        }
        #expect(
            times == [
                "22 00:00 0", "22 08:00 2", "22 16:45 1", "23 00:00 0", "23 08:00 2", "23 16:45 1", "24 00:00 0",
                "25 00:00 0", "26 00:00 0", "26 08:00 2", "26 16:45 1",
            ])
        #expect(reports.map(\.isFirstStart) == [true] + [Bool](repeating: false, count: reports.count - 1))
    }

    @Test("its ledger says who got how much in which week, and of what")
    func ledger() throws {
        let test = try TestSite(ReplayTests.rules, settings: ReplayTests.hours)
        let first = try #require(Day(iso: "2020-10-22"))
        let last = try #require(Day(iso: "2020-11-10"))
        var ledger = ReplayLedger(site: test.site, first: first, last: last)
        for report in ReplayTests.replayed(test, first, last) { ledger.add(report) }
        let readers = ledger.readers.map { reader in
            let weeks = reader.byWeek.sorted { $0.key < $1.key }.map { "\($0.key.iso.dropFirst(5)) \($0.value)" }
            return
                "\(reader.person.address.address) \(reader.mails)+\(reader.digests): \(weeks.joined(separator: ", "))"
        }
        #expect(readers.contains { $0.hasPrefix("north@testshire.example ") })
        #expect(ledger.weeks.map(\.iso) == ["2020-10-19", "2020-10-26", "2020-11-02", "2020-11-09"])
        for reader in ledger.readers {
            #expect(reader.byWeek.values.reduce(0, +) == reader.mails)
            #expect(reader.mostInAWeek <= 2 || reader.person.address.address == "ops@testshire.example")
        }
        let late = try #require(ledger.tellings.first { $0.matter == .rule("late") })
        #expect(late.turns.opened == 4)
        #expect(late.turns.cleared == 2)
        #expect(
            ledger.tellings.map(\.matter.words) == ["late", "reminders", "digest daily", "digest weekly", "problems"])
        #expect(ledger.firstTold[AlertKey(rule: "late", record: "Close files")]?.iso == "2020-10-26")
    }

    /// A plan that turns red on a Monday for its lead, with nobody to hear but the operator, or a step later.
    static let hearings: [(ladder: String, workingDays: Int, reason: String)] = [
        ("at once to lead", 0, "on the day itself"),
        ("after 3 working days to lead", 2, "red since the day after the date, told on the third"),
        ("at once to operations", 11, "the operator's hearing of it is nobody's"),
    ]

    @Test("its ledger says how long a red alert waited until somebody heard of it", arguments: hearings)
    func hearing(_ ladder: String, _ workingDays: Int, _ reason: String) throws {
        let rules = """
            escalation slip { \(ladder) }
            rule late "Late" {
              over plan; red when target_date is overdue; say "{action}"; escalate slip from target_date
            }

            """
        let test = try TestSite(rules, settings: ReplayTests.hours)
        let (first, last) = (try #require(Day(iso: "2020-10-22")), try #require(Day(iso: "2020-11-10")))
        var ledger = ReplayLedger(site: test.site, first: first, last: last)
        var replay = Replay(site: test.site)
        replay.run(from: first, through: last) { now in
            test.tables(
                ["plan.csv": ActionSite.plan("North,Close files,23/10/2020")], today: test.site.zone.civil(at: now).day)
        } each: {
            ledger.add($0)
        }
        let wait = try #require(ledger.longestUnheard)
        #expect(wait.key == AlertKey(rule: "late", record: "Close files"), "\(reason)")
        #expect(wait.since.iso == "2020-10-26" && wait.workingDays == workingDays, "\(reason)")
    }

    @Test("what waits for the operator's yes leaves on the working day after the operator could read of it")
    func storm() throws {
        let rules = ActionSite.rules
        let test = try TestSite(rules, settings: "mail between 08:00 and 18:00 on working days")
        let rows = (1...120).map { "North,Action \($0),30/10/2020,\n" }.joined()
        let first = try #require(Day(iso: "2020-10-28"))
        var mails: [String] = []
        var replay = Replay(site: test.site)
        // Due on a Friday: all of them are late on Monday.
        replay.run(from: first, through: first.adding(days: 7)) { now in
            test.tables(
                ["plan.csv": "Area,Action,Due,Status\n" + rows], today: test.site.zone.civil(at: now).day)
        } each: { report in
            let civil = test.site.zone.civil(at: report.at)
            mails += report.addressees.map { "\(civil.day.iso.suffix(2)) \(civil.time) \($0)" }
        }
        #expect(mails == ["02 08:00 ops", "03 08:00 north"])
    }

    @Test("an edit is told in mails, in people, and in days earlier and later")
    func comparison() throws {
        let first = try #require(Day(iso: "2020-10-22"))
        let last = try #require(Day(iso: "2020-12-04"))
        func ledger(_ edit: (String) -> String) throws -> ReplayLedger {
            let test = try TestSite(edit(ReplayTests.rules), settings: ReplayTests.hours)
            var ledger = ReplayLedger(site: test.site, first: first, last: last)
            for report in ReplayTests.replayed(test, first, last) { ledger.add(report) }
            return ledger
        }
        let before = try ledger { $0 }
        let late = try ledger {
            $0.replacing(
                "amber when target_date is overdue\n",
                with: "amber when target_date is overdue by more than 3 working days\n")
        }
        let comparison = ReplayComparison(before: late, after: before)
        let told = comparison.told.map { told in
            "\(told.record) \(told.before?.day.iso ?? "never") \(told.after?.day.iso ?? "never") \(told.daysEarlier ?? 0)"
        }
        #expect(told.contains("Close files 2020-10-29 2020-10-26 3"))
        #expect(comparison.told.allSatisfy { $0.daysEarlier.map { $0 > 0 } ?? ($0.before == nil) })
        #expect(comparison.mails.after >= comparison.mails.before)
        let back = ReplayComparison(before: before, after: late)
        #expect(back.told.compactMap(\.daysEarlier).allSatisfy { $0 < 0 })
        #expect(back.readers.map { $0.before - $0.after } == comparison.readers.map { $0.after - $0.before })
        let same = ReplayComparison(before: before, after: before)
        #expect(same.told.isEmpty && same.readers.isEmpty)
    }
}
