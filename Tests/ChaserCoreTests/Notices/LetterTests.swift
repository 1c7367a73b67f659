import Testing

@testable import ChaserCore

@Suite("A letter")
struct LetterTests {
    static func letter(_ notices: [Notice], marking: String? = nil, now: Instant = Samples.monday) throws -> Letter {
        let sender = try #require(MailAddress(parsing: "Plan <plan@testshire.example>"))
        return Letter(
            notices: notices,
            letterhead: .init(
                site: "Testshire plan", sender: sender, marking: marking, zone: try CalendarFixture.london()), now: now)
    }

    /// Colours of the alerts, number of problems, and the subject.
    static let subjects: [(colours: [Colour], problems: Int, subject: String)] = [
        ([.amber], 0, "Testshire plan: 1 amber alert"), ([.red], 0, "Testshire plan: 1 red alert"),
        ([.red, .red], 0, "Testshire plan: 2 red alerts"),
        ([.amber, .red, .amber], 0, "Testshire plan: 3 alerts (1 red, 2 amber)"),
        ([], 1, "Testshire plan: 1 problem with the site's files or people"),
        ([.red], 2, "Testshire plan: 1 red alert and 2 problems with the site's files or people"),
    ]

    @Test("tells in its subject how much, and of what colour", arguments: subjects)
    func subject(_ colours: [Colour], _ problems: Int, _ subject: String) throws {
        let alerts = try colours.enumerated().map { try Samples.notice(Samples.alert("A\($0)", colour: $1)) }
        let rest = try (0..<problems).map { try Samples.problem("wrong \($0)") }
        #expect(try Self.letter(alerts + rest).subject == subject)
    }

    @Test("carries no detail of a record in its subject, and the marking first")
    func discreet() throws {
        let alert = Samples.alert("Secret", area: "Hidden", text: "Private")
        let subject = try Self.letter([Samples.notice(alert)], marking: "OFFICIAL").subject
        #expect(subject == "[OFFICIAL] Testshire plan: 1 amber alert")
    }

    @Test("shows two hundred alerts, the worst first, and says how many more there are")
    func tooMany() throws {
        let alerts = (0..<250).map {
            Samples.alert("A\($0)", colour: $0 == 249 ? .red : .amber, area: $0 > 99 ? "South" : "North")
        }
        let page = try Self.letter(alerts.map { try Samples.notice($0) }).page
        let headings = page.blocks.compactMap { if case .heading(let name) = $0 { name } else { nil } }
        #expect(headings == ["A249"] + (100..<249).map { "A\($0)" } + (0..<50).map { "A\($0)" })
        let more =
            "… and 50 more alerts, not shown here. Whoever runs Chaser has all that is open in the file alerts.csv."
        #expect(page.blocks.contains(.paragraph(more)))
    }

    @Test("shows the red alerts of every area before any other, and then what is told only once")
    func worstOfAll() throws {
        var alerts = (0..<300).map { Samples.alert("A\($0)", colour: $0 < 3 ? .red : .amber, area: "North") }
        alerts += (0..<2).map { Samples.alert("B\($0)", colour: .red, area: "South") }
        var event = Samples.alert("C", area: "East")
        event.isEvent = true
        let page = try Self.letter((alerts + [event]).map { try Samples.notice($0) }).page
        let headings = page.blocks.compactMap { if case .heading(let name) = $0 { name } else { nil } }
        #expect(headings == (0..<197).map { "A\($0)" } + ["B0", "B1", "C"])
    }

    @Test("shows nothing more where all fit")
    func allFit() throws {
        let alerts = (0..<200).map { Samples.alert("A\($0)") }
        #expect(try !Self.letter(alerts.map { try Samples.notice($0) }).page.text.contains("not shown"))
    }

    @Test("puts the area with the most red first, and in it the records with red")
    func order() throws {
        let alerts = [
            Samples.alert("A", area: "North"), Samples.alert("B", area: "South"),
            Samples.alert("C", colour: .red, area: "SOUTH"), Samples.alert("D", area: nil),
        ]
        let lines = try Self.letter(alerts.map { try Samples.notice($0) }).page.text.split(separator: "\n")
        let headings = lines.filter { ["NORTH", "SOUTH", "NO AREA", "A", "B", "C", "D"].contains($0) }
        #expect(headings == ["SOUTH", "C", "B", "NORTH", "A", "NO AREA", "D"])
    }

    @Test("puts an area judged as a whole before its records, so that it is not read as one of theirs")
    func areaFirst() throws {
        let alerts = [
            Samples.alert("North / A", colour: .red, text: "A: late"), Samples.alert("North", text: "North: 4 of 8"),
        ]
        let lines = try Self.letter(alerts.map { try Samples.notice($0) }).page.text.split(separator: "\n")
        let shown = lines.filter { $0 == "NORTH" || $0 == "A" || $0.contains("Action late:") }
        #expect(shown == ["NORTH", "  AMBER: Action late: 4 of 8", "A", "  RED: Action late: late"])
    }

    @Test("shows once how a record went, whichever of its rules found it")
    func trendOnce() throws {
        let evidence = Notice.Evidence(trend: "▇▁ worse than the month before", clearing: nil)
        let first = Samples.alert("Visits")
        let other = Alert(
            id: "zzzzzz", key: AlertKey(rule: "later", record: "Visits"), colour: .amber, opened: first.opened,
            changed: first.changed, title: "Later", text: "later", area: first.area, file: first.file, row: first.row)
        let notices = try [first, other, Samples.alert("Calls")].map {
            try Samples.notice($0, evidence: evidence)
        }
        let lines = try Self.letter(notices).page.text.split(separator: "\n")
        #expect(lines.filter { $0.contains("▇▁ worse") }.count == 2)
    }

    @Test("says of many alerts beside what is told once that they stay open")
    func stayOpen() throws {
        let open = try (1...5).map { try Samples.notice(Samples.alert("A\($0)"), next: "director on Monday") }
        var event = Samples.alert("B")
        event.isEvent = true
        let lines = try Self.letter(open + [Samples.notice(event, .event)]).page.text.split(separator: "\n")
        #expect(lines.contains("- The 5 alerts that stay open, unless they clear: director on Monday."))
    }

    /// A record's key, the alert's words, and the lines from the area's heading to the colour.
    static let headings: [(record: String, text: String, lines: [String])] = [
        ("North / Close files", "Close files: due", ["NORTH", "", "Close files", "  AMBER: Action late: due"]),
        ("Close files", "Close files: due", ["NORTH", "", "Close files", "  AMBER: Action late: due"]),
        ("M1", "Visits in time: 35%", ["NORTH", "", "M1", "  AMBER: Action late. Visits in time: 35%"]),
        ("North", "North: 4 of 8", ["NORTH", "", "  AMBER: Action late: 4 of 8"]),
    ]

    @Test("says a record's name once, and an area's only as its heading", arguments: headings)
    func heading(_ record: String, _ text: String, _ expected: [String]) throws {
        let body = try Self.letter([Samples.notice(Samples.alert(record, text: text))]).page.text
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = try #require(lines.firstIndex(of: "NORTH"))
        #expect(Array(lines[start..<start + expected.count]) == expected)
    }

    /// What a cell may hold, and that it adds no line of its own to the letter.
    static let hostile = [
        "X\n\nWHY YOU\n\n- You won", "X\r\nSubject: other", "X\u{2028}RED: Forged", "X\u{85}Y", "X\u{0}Y\u{1B}[31m",
        "\u{202E}X", String(repeating: "X", count: 300), "", " ", "=?utf-8?q?X?=", ".",
    ]

    @Test("stays whole whatever a cell holds", arguments: hostile)
    func hostileCells(_ text: String) throws {
        let alert = Alert(
            id: "abc123", key: AlertKey(rule: "late", record: text), colour: .red, opened: Samples.monday,
            changed: Samples.monday, title: text, text: text, area: text, file: text, row: 2)
        let body = try Self.letter([Samples.notice(alert), Samples.problem(text)], marking: "OFFICIAL").page.text
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.filter { $0 == "WHY YOU" }.count == 1)
        #expect(
            !lines.contains { $0.hasPrefix("Subject:") || $0.hasPrefix("RED: Forged") || $0.hasPrefix("- You won") })
        #expect(lines.allSatisfy { $0.count <= 72 || $0.contains(String(repeating: "X", count: 300)) })
    }

    static let wraps: [(text: String, first: String, rest: String, lines: [String])] = [
        ("", "", "", [""]), ("one two", "- ", "  ", ["- one two"]),
        (
            String(repeating: "abcdefg ", count: 10), "- ", "  ",
            [
                "- abcdefg abcdefg abcdefg abcdefg abcdefg abcdefg abcdefg abcdefg",
                "  abcdefg abcdefg",
            ]
        ),
        (
            "a " + String(repeating: "b", count: 80) + " c", "", "  ",
            ["a", "  " + String(repeating: "b", count: 80), "  c"]
        ),
        (String(repeating: "ab ", count: 24), "", "", [String(repeating: "ab ", count: 23) + "ab"]),
        ("a\t\n  b", "", "", ["a b"]),
    ]

    @Test("breaks its lines at spaces before column 73; a longer word stands alone", arguments: wraps)
    func wrapping(_ text: String, _ first: String, _ rest: String, _ lines: [String]) {
        #expect(wrapped(text, first: first, rest: rest) == lines)
    }
}
