import Testing

@testable import ChaserCore

@Suite("Whole letters")
struct LetterTextTests {
    @Test("to a lead: what, the evidence, since when, why you, and what happens next")
    func lead() throws {
        let later = Notice.Evidence(trend: nil, clearing: "Clears when the sheet shows a later date.")
        let notices = [
            try Samples.notice(
                Samples.alert("North / Close files", text: "Close files: due 13 November 2020"),
                next: "director on Monday 14 December 2020", evidence: later),
            try Samples.notice(
                Samples.alert(
                    "North / Visit every family", colour: .red, text: "Visit every family: due 16 October 2020",
                    row: 31, opened: 1_605_258_000), .worsened, next: "everyone told so far hears again each Monday",
                evidence: .init(trend: "█▇▁ worse than the month before", clearing: "Clears at 3 of 8 or fewer.")),
            try Samples.notice(
                Samples.alert("East / Call", area: "East", text: "Call: due 13 November 2020"), .event,
                reason: "You hold the role lead for East."),
        ]
        #expect(
            try LetterTests.letter(notices, marking: "OFFICIAL").page.text == """
                OFFICIAL

                3 alerts (1 red, 2 amber), found on Monday 16 November 2020 at 09:00.

                NORTH

                Visit every family
                  RED, amber before: Action late: due 16 October 2020
                    █▇▁ worse than the month before
                    Clears at 3 of 8 or fewer. Row 31 of data/plan.csv. Open since
                    Friday 13 November 2020. Alert fyr18g.

                Close files
                  AMBER: Action late: due 13 November 2020
                    Clears when the sheet shows a later date. Row 2 of data/plan.csv.
                    Alert wwdgs4.

                EAST

                Call
                  AMBER: Action late: due 13 November 2020
                    Row 2 of data/plan.csv. You hear of this only once. Alert 035kpk.

                WHAT HAPPENS NEXT

                - Alert wwdgs4, unless it clears: director on Monday 14 December 2020.
                - Alert fyr18g, unless it clears: everyone told so far hears again each
                  Monday.

                IF IT IS YOURS

                Answers to this mail are not read by Chaser. To say that you own an
                alert and until when, ask whoever runs Chaser for this line, with the
                site’s folder, the last day, your name and the reason filled in:
                    chaser ack SITE fyr18g --until DAY --by NAME --because REASON

                Its reminders and further steps are held until the end of that day; what
                gets worse is told all the same.

                WHY YOU

                - You hold the role lead for North and East.

                THE RULES

                Action late (actions.rules, line 3).
                    where not done
                    amber when target_date is overdue

                This mail was written by Chaser, a program that watches Testshire plan;
                no person sent it. An alert closes by itself once the sheet shows that
                its rule no longer holds.

                OFFICIAL

                """)
    }

    @Test("that says once what would end several alerts of a rule, and who hears of all of them next")
    func common() throws {
        let evidence = Notice.Evidence(trend: nil, clearing: "Clears when the sheet shows a later date.")
        let notices = try (1...6).map { index in
            try Samples.notice(
                Samples.alert("North / Action \(index)", text: "Action \(index): late", row: index),
                next: index == 1 ? "board on Friday" : "director on Monday", evidence: evidence)
        }
        let lines = try LetterTests.letter(notices).page.text.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.contains("Clears") }.count == 1)
        #expect(lines.contains("Action late (actions.rules, line 3). Clears when the sheet shows a later"))
        let start = try #require(lines.firstIndex(of: "WHAT HAPPENS NEXT"))
        let id = Samples.alert("North / Action 1").id
        #expect(
            lines[(start + 1)...(start + 2)] == [
                "- Alert \(id), unless it clears: board on Friday.",
                "- The other 5 alerts, unless they clear: director on Monday.",
            ])
    }

    @Test("that say once how to acknowledge: by an answer where answers are read, else by a command, and not of events")
    func acknowledging() throws {
        func count(_ words: String, _ occasion: Notice.Occasion, numbers: [AlertKey: Int] = [:]) throws -> Int {
            let alerts = ["A", "B"].map { Samples.alert($0, colour: $0 == "B" ? .red : .amber) }
            let sender = try #require(MailAddress(parsing: "Plan <plan@testshire.example>"))
            let letter = Letter(
                notices: try alerts.map { try Samples.notice($0, occasion) },
                letterhead: .init(
                    site: "Testshire plan", sender: sender, marking: nil, zone: .utc, longest: "28 days"),
                now: Samples.monday, numbers: numbers)
            return letter.page.text.replacing("\n", with: " ").ranges(of: words).count
        }
        let numbers = [Samples.alert("A").key: 1, Samples.alert("B").key: 2]
        let command = "chaser ack SITE \(Samples.alert("B").id) --until DAY --by NAME --because REASON"
        #expect(try count(command, .opened) == 1)
        #expect(try count("at most 28 days", .opened) == 1)
        #expect(try count("chaser ack", .opened) == 1)
        #expect(try count("chaser ack", .opened, numbers: numbers) == 0)
        #expect(try count("“ack 1, 2 until 30 Nov: panel booked”", .opened, numbers: numbers) == 1)
        #expect(try count("ack", .event) == 0)
    }

    @Test("to the operator: what needs mending")
    func operations() throws {
        let notices = [
            try Samples.problem(
                "data/plan.csv, row 97, column “Due”: cannot read “21/22” as a date; it counts as missing"),
            try Samples.problem("nobody holds the role lead for West"),
        ]
        #expect(
            try LetterTests.letter(notices).page.text == """
                2 problems with the site's files or people, found on Monday 16 November
                2020 at 09:00.

                WHAT NEEDS MENDING

                - data/plan.csv, row 97, column “Due”: cannot read “21/22” as a date; it
                  counts as missing
                - nobody holds the role lead for West

                WHY YOU

                - You are the operator of this site (role operations).

                This mail was written by Chaser, a program that watches Testshire plan;
                no person sent it. You hear of a problem once, and again only if it is
                mended and comes back.

                """)
    }
}
