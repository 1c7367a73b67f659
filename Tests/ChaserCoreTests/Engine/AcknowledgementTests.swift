import Testing

@testable import ChaserCore

extension Timeline {
    /// Somebody asks to acknowledge the alerts of these records; the answer's lines.
    @discardableResult
    mutating func acknowledge(
        _ time: String, _ records: String..., until: String? = nil, strength: Acknowledgement.Strength = .date,
        by: String = "QA unit", because: String = "panel booked"
    ) throws -> [String] {
        let ids = records.map { record in
            engine.memory.alerts.values.first { $0.key.record == record && !$0.isEvent }?.id ?? record
        }
        return try request(
            time,
            .acknowledge(
                AcknowledgeOrder(
                    ids: ids, by: by, because: because, until: until.flatMap(Day.init(iso:)), strength: strength)))
    }

    /// One request; the answer's lines.
    mutating func request(
        _ time: String, _ order: Request.Order, id: String? = nil, maker: Request.Maker? = nil
    ) throws -> [String] {
        let request = Request(
            id: id ?? time, maker: maker ?? Request.Maker(name: "user anna (1000)"), order: order)
        for effect in try engine.handle(.request(request), at: test.instant(time)) {
            if case .answer(let answer) = effect { return answer.lines }
        }
        return []
    }

    /// What the acknowledgement of a record holds so far: `04-10 manager`.
    func held(_ record: String) -> [String] {
        engine.memory.acknowledgements.first { $0.key.record == record }?.value.held.map(\.line) ?? []
    }
}

extension Acknowledgement.Held {
    var line: String { "\(day.iso.dropFirst(5)) \(what)" }
}

@Suite("An acknowledged alert")
struct AcknowledgementTests {
    /// Due on 1 April; given on the 8th until the 20th.
    private func acknowledged(
        _ rule: String = SpringSite.rule(), strength: Acknowledgement.Strength = .date, until: String = "2026-04-20"
    ) throws -> Timeline {
        var timeline = try SpringSite.timeline(SpringSite.steps + rule)
        _ = try timeline.diary("2026-03-30", "2026-04-08", SpringSite.plan)
        try timeline.acknowledge("2026-04-08 12:00", "Close files", until: until, strength: strength)
        return timeline
    }

    @Test("holds rungs and beats, notes each, and at its end the ladder goes on where the calendar says")
    func held() throws {
        var timeline = try acknowledged()
        #expect(try timeline.diary("2026-04-09", "2026-04-20", SpringSite.plan) == [])
        #expect(
            timeline.held("Close files") == [
                "04-10 manager", "04-13 the weekly reminder", "04-17 head", "04-20 the weekly reminder",
            ])
        let report = try timeline.tick("2026-04-21 09:00", plan: SpringSite.plan)
        #expect(report.addressees == ["north", "head"])
        #expect(report.lapsed.map(\.alert.key.record) == ["Close files"])
        #expect(timeline.engine.memory.acknowledgements.isEmpty)
        #expect(
            try timeline.diary("2026-04-22", "2026-05-01", SpringSite.plan) == [
                "04-27 north manager head", "05-01 director",
            ])
    }

    @Test("says in the mail at its end who owned it, until when, and what was held")
    func lapseWords() throws {
        var timeline = try acknowledged()
        _ = try timeline.diary("2026-04-09", "2026-04-20", SpringSite.plan)
        let report = try timeline.tick("2026-04-21 09:00", plan: SpringSite.plan)
        let text = try #require(report.mails.last?.plainText)
        #expect(
            text.contains(
                "This was acknowledged by QA unit until Monday 20 April 2026: panel booked. The acknowledgement is over. Held meanwhile: manager on Friday 10 April 2026, the weekly reminder on Monday 13 April 2026, head on Friday 17 April 2026, the weekly reminder on Monday 20 April 2026."
            ))
        let first = try #require(report.mails.first?.plainText)
        #expect(first.contains("AMBER, still open, and no longer acknowledged:"))
    }

    @Test("lets amber to red through to everyone reached so far, and holds on after that")
    func worse() throws {
        let rule = SpringSite.rule(
            "late", "red when target_date is overdue by more than 8 working days; amber when target_date is overdue")
        var timeline = try acknowledged(rule)
        #expect(try timeline.diary("2026-04-09", "2026-04-20", SpringSite.plan) == ["04-16 north"])
        #expect(try timeline.diary("2026-04-21", "2026-04-21", SpringSite.plan) == ["04-21 north head"])
    }

    @Test("says in a mail that breaks through who owns it, and what comes after")
    func worseWords() throws {
        let rule = SpringSite.rule(
            "late", "red when target_date is overdue by more than 8 working days; amber when target_date is overdue")
        var timeline = try acknowledged(rule)
        _ = try timeline.diary("2026-04-09", "2026-04-15", SpringSite.plan)
        let text = try #require(try timeline.tick("2026-04-16 09:00", plan: SpringSite.plan).mails.first?.plainText)
        #expect(
            text.contains(
                "Acknowledged by QA unit until Monday 20 April 2026: panel booked. Held meanwhile: manager on Friday 10 April 2026, the weekly reminder on Monday 13 April 2026."
            ))
        #expect(
            text.contains(
                "Unless it clears: head on Tuesday 21 April 2026, then director on Friday 1 May 2026, then everyone"))
    }

    @Test("lets another slip through")
    func slip() throws {
        let late = "amber when target_date > 2026-03-01 and today > 2026-04-01"
        var timeline = try acknowledged(SpringSite.rule("late", late, from: ""))
        let moved = ActionSite.plan("North,Close files,29/05/2026")
        #expect(try timeline.diary("2026-04-09", "2026-04-09", SpringSite.plan) == [])
        #expect(try timeline.diary("2026-04-10", "2026-04-10", moved) == ["04-10 north"])
        #expect(try timeline.diary("2026-04-11", "2026-04-14", moved) == [], "told once")
        #expect(try timeline.diary("2026-04-15", "2026-04-15", SpringSite.plan) == [], "earlier is no slip")
    }

    @Test("lets a second rule's alert on the same record through")
    func furtherBreach() throws {
        let second = SpringSite.rule("very-late", "red when target_date is overdue by more than 8 working days")
        var timeline = try acknowledged(SpringSite.rule() + second)
        #expect(try timeline.diary("2026-04-09", "2026-04-16", SpringSite.plan) == ["04-16 north manager"])
        #expect(timeline.held("Close files") == ["04-10 manager", "04-13 the weekly reminder"])
    }

    @Test("until it changes ends with any change in the row, until a date does not")
    func change() throws {
        let changed = ActionSite.plan("North,Close files,01/04/2026,Amber")
        var timeline = try acknowledged(strength: .change)
        #expect(try timeline.diary("2026-04-09", "2026-04-13", SpringSite.plan) == [])
        #expect(try timeline.diary("2026-04-14", "2026-04-14", changed) == ["04-14 north manager"])
        var other = try acknowledged()
        #expect(try other.diary("2026-04-09", "2026-04-14", changed) == [])
    }

    /// Whether the acknowledgement outlives a clearing, so that the new opening is held.
    static let reopenings: [(strength: Acknowledgement.Strength, diary: [String])] = [
        (.date, []), (.clear, ["04-15 north"]), (.change, ["04-15 north"]),
    ]

    @Test(
        "holds a new opening when it was given until a date, and ends with the alert otherwise", arguments: reopenings)
    func reopening(_ strength: Acknowledgement.Strength, _ diary: [String]) throws {
        var timeline = try acknowledged(SpringSite.rule(from: ""), strength: strength)
        _ = try timeline.diary("2026-04-09", "2026-04-09", SpringSite.plan)
        _ = try timeline.diary("2026-04-14", "2026-04-14", ActionSite.plan("North,Close files,01/04/2026,Blue"))
        #expect(try timeline.diary("2026-04-15", "2026-04-15", SpringSite.plan) == diary)
    }

    @Test("is replaced by a second acknowledgement, which keeps what was held")
    func replaced() throws {
        var timeline = try acknowledged()
        _ = try timeline.diary("2026-04-09", "2026-04-14", SpringSite.plan)
        try timeline.acknowledge("2026-04-14 12:00", "Close files", until: "2026-05-06", because: "moved to May")
        #expect(try timeline.diary("2026-04-15", "2026-05-06", SpringSite.plan) == [])
        #expect(timeline.held("Close files").prefix(3) == ["04-10 manager", "04-13 the weekly reminder", "04-17 head"])
        #expect(try timeline.diary("2026-05-07", "2026-05-07", SpringSite.plan) == ["05-07 north director"])
    }

    @Test("holds on while the sheet cannot be read")
    func unread() throws {
        var timeline = try acknowledged(strength: .change)
        #expect(try timeline.tick("2026-04-10 09:00", [:]).mails.isEmpty)
        #expect(timeline.held("Close files") == ["04-10 manager"])
    }

    @Test("stands in the digest, in the alerts document and in the report")
    func shown() throws {
        var timeline = try SpringSite.timeline(
            SpringSite.steps + SpringSite.rule() + "digest weekly \"Weekly\" { every Monday at 08:00; to lead }\n")
        _ = try timeline.diary("2026-03-30", "2026-04-08", SpringSite.plan)
        try timeline.acknowledge("2026-04-08 12:00", "Close files", until: "2026-04-20")
        let report = try timeline.tick("2026-04-13 09:00", plan: SpringSite.plan)
        let alert = try #require(report.alerts.first)
        let document = AlertsDocument.json(
            alert, report.acknowledgements[alert.key], zone: timeline.test.site.zone)
        #expect(document["acknowledged"]?["until"]?.stringValue == "2026-04-20")
        let text = try #require(report.mails.first?.plainText)
        #expect(text.contains("Acknowledged by QA unit until Monday 20 April 2026: panel booked."))
    }
}

extension Mail {
    /// The text part on one line, as a reader sees it.
    var plainText: String {
        let joined = message.replacing("=\n", with: "").replacing("=3D", with: "=")
        let part = joined.split(separator: "Content-Type: text/html").first.map(String.init) ?? joined
        return part.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    }
}
