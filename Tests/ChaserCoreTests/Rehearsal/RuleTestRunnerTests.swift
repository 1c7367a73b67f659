import Testing

@testable import ChaserCore

/// Tests of rules: each expectation once as it comes true and once as it does not, with the words that say so.
@Suite("Running the tests of rules")
struct RuleTestRunnerTests {
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
        rule watched "Watched" { over plan; amber when status is red; say "{action}"; draft }
        rule told "Told once" { over plan; amber when status is green; say "{action}"; tell once; escalate slip }
        rule north "By area" { over plan by area; amber when count() >= 2; say "{area}: {count()}" }

        """

    /// A first tick before anything is late, and the plan that it saw.
    private static let quiet = """
        given plan {
          area,  action,      target_date, status
          North, Close files, 13/11/2020,
          North, Train staff, 31/03/2021,  amber
        }
        at 2020-11-13 09:00

        """
    /// The Monday on which the first action is late.
    private static let late = quiet + "at 2020-11-16 09:00\n"

    /// What came instead of what each line expects; empty when all is as expected.
    private static func run(_ lines: String, settings: String = "") throws -> RuleTestResult {
        let test = try TestSite(rules + "test \"t\" {\n\(lines)\n}\n", settings: settings)
        let definition = try #require(test.site.definition.tests.first)
        return RuleTestRunner(site: test.site).run(definition)
    }

    static let metCases: [(reason: String, before: String, expected: String)] = [
        ("the colour of a record, by a part of its key", late, "late on \"Close files\" amber"),
        ("by the whole key, case aside", late, "late on \"CLOSE FILES\" amber"),
        ("no colour", quiet, "late on \"Close files\" none"),
        (
            "left out by where is no colour",
            quiet.replacing("13/11/2020,", with: "13/11/2020, blue")
                + "at 2020-11-16 09:00\n", "late on \"Close files\" none"
        ),
        (
            "unknown where the date is missing", quiet.replacing("13/11/2020", with: "TBC"),
            "late on \"Close files\" unknown"
        ),
        (
            "gone from the sheet is no colour",
            late + "given plan {\naction, target_date\nOther, Ongoing\n}\nat 2020-11-17 09:00\n",
            "late on \"Close files\" none"
        ),
        ("a draft is judged", quiet.replacing("  amber", with: "  red"), "watched on \"Train staff\" amber"),
        ("a group", quiet, "north on North amber"),
        ("an alert opens", late, "alert late on \"Close files\" opened"),
        ("and is open", late, "alert late on \"Close files\" open"),
        ("and stays so", late + "at 2020-11-17 09:00\n", "alert late on \"Close files\" open"),
        ("it worsens", late + "at 2020-12-14 09:00\n", "alert late on \"Close files\" worsened"),
        (
            "it eases",
            late + "at 2020-12-14 09:00\n"
                + quiet.replacing("13/11/2020", with: "11/12/2020").replacing("2020-11-13", with: "2020-12-15"),
            "alert late on \"Close files\" eased"
        ),
        (
            "it clears",
            late + quiet.replacing("13/11/2020", with: "31/01/2021").replacing("2020-11-13", with: "2020-11-17"),
            "alert late on \"Close files\" cleared"
        ),
        (
            "then it is closed",
            late
                + quiet.replacing("13/11/2020", with: "31/01/2021").replacing("2020-11-13", with: "2020-11-17"),
            "alert late on \"Close files\" closed"
        ),
        (
            "it freezes", late + quiet.replacing("13/11/2020", with: "TBC").replacing("2020-11-13", with: "2020-11-17"),
            "alert late on \"Close files\" frozen"
        ),
        ("a rung", late, "rung lead of slip on \"Close files\""),
        ("a higher rung", late + "at 2020-11-20 09:00\n", "rung head of slip on \"Close files\""),
        ("no rung", quiet, "rung nobody of slip on \"Close files\""),
        ("mail to a role of an area", late, "mail to lead of North"),
        ("mail to a role of whichever area", late, "mail to lead"),
        ("mail to an address", late, "mail to \"north@testshire.example\""),
        (
            "words across a line's end, in whatever case", late,
            "mail to lead containing \"DUE 13 November 2020\", \"1 amber alert\""
        ),
        ("no mail", quiet, "no mail"),
        ("no mail to one", late, "no mail to lead of South"),
        ("no mail with these words", late, "no mail to lead of North containing \"31 March\""),
        ("a number of mails", late, "exactly 1 mail"),
        ("none of them to another", late, "exactly 0 mails to head"),
        ("a restart changes nothing", late + "restart\nat 2020-11-16 10:00\n", "no mail"),
        (
            "an acknowledged alert", late + "ack late on \"Close files\" until 2020-11-27 by \"A lead\"\n",
            "alert late on \"Close files\" acknowledged"
        ),
        (
            "what is acknowledged holds its rung, over a restart",
            late + "ack late on \"Close files\" until 2020-11-27\nrestart\nat 2020-11-20 09:00\n", "no mail"
        ),
        (
            "after its last day the ladder goes on",
            late + "ack late on \"Close files\" until 2020-11-27\nat 2020-11-20 09:00\nat 2020-11-30 09:00\n",
            "mail to head"
        ),
        (
            "a version of a day to come is not there yet",
            quiet
                + "given plan on 2020-12-01 {\naction, target_date\nClose files, 01/11/2020\n}\nat 2020-11-16 09:00\n",
            "late on \"Close files\" amber"
        ),
    ]

    @Test("each of these is met", arguments: metCases)
    func met(_ row: (reason: String, before: String, expected: String)) throws {
        let result = try RuleTestRunnerTests.run(row.before + "expect \(row.expected)")
        #expect(result.failures.map(\.found) == [], "\(row.reason)")
    }

    static let unmetCases: [(reason: String, before: String, expected: String, found: String)] = [
        (
            "another colour, with the words of the alert", late, "late on \"Close files\" red",
            "amber: Close files: due 13 November 2020"
        ),
        ("no colour", quiet, "late on \"Close files\" red", "none: neither red nor amber nor green"),
        (
            "left out", quiet.replacing("31/03/2021,  amber", with: "31/03/2021,  blue"),
            "late on \"Train staff\" amber",
            "none: the rule’s where leaves it out"
        ),
        (
            "unknown", quiet.replacing("13/11/2020", with: "TBC"), "late on \"Close files\" amber",
            "unknown: a figure or a date that the rule needs is missing"
        ),
        (
            "a record misspelt", quiet, "late on \"Close flies\" none",
            "there is no record “Close flies”; did you mean “Close files”?"
        ),
        (
            "no rows of the source", "at 2020-11-16 09:00\n", "late on X amber",
            "no rows of plan are given, so the rule was not judged"
        ),
        ("an alert that never opened", quiet, "alert late on \"Close files\" opened", "no alert is open"),
        ("an alert that opened", late, "alert late on \"Close files\" cleared", "it opened at this tick: amber"),
        (
            "an alert that stays", late + "at 2020-11-17 09:00\n", "alert late on \"Close files\" opened",
            "it was open before and stays so: amber"
        ),
        (
            "an alert that cleared",
            late + quiet.replacing("13/11/2020,", with: "13/11/2020, blue").replacing("2020-11-13", with: "2020-11-17"),
            "alert late on \"Close files\" open", "the alert cleared at this tick: done"
        ),
        (
            "a draft opens nothing", quiet.replacing("  amber", with: "  red"), "alert watched on \"Train staff\" open",
            "no alert is open"
        ),
        ("another rung", late, "rung head of slip on \"Close files\"", "it has reached lead"),
        ("no rung", quiet, "rung lead of slip on \"Close files\"", "it has reached nobody"),
        (
            "no mail at all", quiet, "mail to lead of North",
            "no mail to north@testshire.example; no mail was sent at this tick"
        ),
        (
            "mail to others", late, "mail to lead of South",
            "no mail to south@testshire.example; mail went to north@testshire.example"
        ),
        (
            "an unknown role's people", late, "mail to operations of North containing \"x\"",
            "no mail to ops@testshire.example; mail went to north@testshire.example"
        ),
        (
            "too many mails", late, "exactly 0 mails",
            "1 mail\n  north@testshire.example: Testshire plan: 1 amber alert"
        ),
    ]

    @Test("each of these is not met, and says what came", arguments: unmetCases)
    func unmet(_ row: (reason: String, before: String, expected: String, found: String)) throws {
        let result = try RuleTestRunnerTests.run(row.before + "expect \(row.expected)")
        #expect(result.failures.map(\.found) == [row.found], "\(row.reason)")
        #expect(result.failures.map(\.expected) == ["expect \(row.expected)"])
    }

    @Test("words that are not there are told with the whole mail")
    func missingWords() throws {
        let result = try RuleTestRunnerTests.run(
            RuleTestRunnerTests.late + "expect mail to lead containing \"amber\", \"moved\"")
        let found = try #require(result.failures.first?.found)
        #expect(
            found.hasPrefix(
                "no “moved” in the mail:\nmail to north@testshire.example: Testshire plan: 1 amber alert\n  | 1"))
        #expect(found.contains("due 13 November 2020"))
    }

    @Test("a mail that should not be is shown whole")
    func unwanted() throws {
        let result = try RuleTestRunnerTests.run(RuleTestRunnerTests.late + "expect no mail")
        #expect(result.failures.first?.found.hasPrefix("mail to north@testshire.example: Testshire plan") == true)
    }

    @Test("what happened is told tick by tick, whatever was expected")
    func timeline() throws {
        let result = try RuleTestRunnerTests.run(
            RuleTestRunnerTests.late + "at 2020-12-14 19:00\nexpect no mail to head",
            settings: "mail between 08:00 and 18:00 on working days")
        #expect(
            result.timeline.map { "\($0.at.day.iso) \($0.at.time): \($0.events.joined(separator: "; "))" } == [
                "2020-11-13 09:00: first start; opened amber north on North",
                "2020-11-16 09:00: opened amber late on Close files; "
                    + "mail to north@testshire.example: Testshire plan: 1 amber alert",
                "2020-12-14 19:00: worsened to red late on Close files; 2 notices held until the hours for mail",
            ])
    }

    @Test("a record is found by its whole key before a part, and by a part only where it is the one")
    func search() {
        let keys = ["MASH / EDT / Review", "MASH / EDT / Recruit", "Adoption / Review", "Review"]
        for (name, found) in [
            ("Review", RecordSearch.Result.one(3)), ("mash/edt / recruit", .one(1)), ("Recruit", .one(1)),
            ("Adoption", .one(2)), ("EDT", .none), ("", .none),
            ("MASH / EDT", .several(["MASH / EDT / Review", "MASH / EDT / Recruit"])),
        ] {
            #expect(RecordSearch.find(name, among: keys) == found, "\(name)")
        }
        #expect(
            RecordSearch.find("Review", among: Array(keys.dropLast()))
                == .several(["MASH / EDT / Review", "Adoption / Review"]))
    }
}
