import Testing

@testable import ChaserCore

@Suite("Two whole letters")
struct LetterTextTests {
    @Test("to a lead: what, the evidence, since when, why you, and what happens next")
    func lead() throws {
        let notices = [
            try Samples.notice(Samples.alert("North / Close files", text: "Close files: due 13 November 2020")),
            try Samples.notice(
                Samples.alert(
                    "North / Visit every family", colour: .red, text: "Visit every family: due 16 October 2020",
                    row: 31, opened: 1_605_258_000), .worsened),
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
                    Open since Friday 13 November 2020 at 09:00. The evidence:
                    data/plan.csv, row 31. Alert fyr18g.

                Close files
                  AMBER: Action late: due 13 November 2020
                    Open since Monday 16 November 2020 at 09:00. The evidence:
                    data/plan.csv, row 2. Alert wwdgs4.

                EAST

                Call
                  AMBER: Action late: due 13 November 2020
                    Told once, on Monday 16 November 2020 at 09:00. The evidence:
                    data/plan.csv, row 2. Alert 035kpk.

                WHY YOU

                - You hold the role lead for North.
                - You hold the role lead for East.

                THE RULES

                Action late (actions.rules, line 3):
                    where not done
                    amber when target_date is overdue

                This mail was written by Chaser, a program that watches Testshire plan;
                no person sent it. An alert closes by itself once the sheet shows that
                its rule no longer holds.

                OFFICIAL

                """)
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
