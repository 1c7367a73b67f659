import Testing

@testable import ChaserCore

/// A site in the spring of 2026, with Easter in it, and what its people get day by day.
enum SpringSite {
    static let people =
        TestSite.people + [
            ["deputy", "*", "Deputy", "deputy@testshire.example"],
            ["manager", "*", "Service Manager", "manager@testshire.example"],
            ["director", "*", "Director", "director@testshire.example"],
        ]

    /// Rungs of a ladder, as lines.
    static func ladder(_ rungs: String...) -> String {
        "escalation slip \"Slip\" { \(rungs.joined(separator: "; ")); repeat weekly on Monday }\n"
    }

    static let steps = ladder(
        "at once to lead", "after 5 working days to manager", "after 10 working days to head",
        "after 20 working days to director")

    /// `amber when` of a rule, and from where its ladder counts.
    static func rule(
        _ name: String = "late", _ conditions: String = "amber when target_date is overdue",
        from anchor: String = " from target_date"
    ) -> String {
        """
        rule \(name) "Action \(name)" {
          over plan; where not done; \(conditions); say "{action}: due {target_date}"; escalate slip\(anchor)
        }

        """
    }

    static func timeline(_ rules: String, settings: String = "") throws -> Timeline {
        Timeline(try TestSite(spring: rules, settings: settings))
    }

    /// Due on Wednesday, 1 April 2026: overdue from Thursday; then comes Good Friday.
    static let plan = ActionSite.plan("North,Close files,01/04/2026")
}

extension TestSite {
    /// A site with the bank holidays of England and Wales in 2026, and its managers.
    init(spring rules: String, settings: String = "", people: [[String]] = SpringSite.people) throws {
        self = try TestSite(rules, settings: settings, people: people).with(CalendarFixture.englandAndWales)
    }
}

extension Timeline {
    /// The memory as it is read back from a file.
    mutating func restart() throws {
        let bytes = MemorySnapshot.bytes(of: engine.memory)
        self = Timeline(test, memory: try MemorySnapshot.memory(from: bytes))
    }

    /// A tick at nine each day, the last included: `04-10 manager` for each day with mail. Each day the program is
    /// started again and ticks a second time, in which nobody may hear of anything again.
    mutating func diary(_ from: String, _ to: String, _ plan: String) throws -> [String] {
        var lines: [String] = []
        var day = try #require(Day(iso: from))
        let last = try #require(Day(iso: to))
        while day <= last {
            let who = try tick("\(day.iso) 09:00", plan: plan).addressees
            if !who.isEmpty { lines.append("\(day.iso.dropFirst(5)) \(who.joined(separator: " "))") }
            try restart()
            #expect(try tick("\(day.iso) 10:00", plan: plan).mails.isEmpty, "nothing twice on \(day.iso)")
            day = day.adding(days: 1)
        }
        return lines
    }
}

extension TickReport {
    /// Who got mail, by the part before the @, in the order of the mails.
    var addressees: [String] {
        mails.map { String($0.person.address.address.prefix { $0 != "@" }) }
    }
}
