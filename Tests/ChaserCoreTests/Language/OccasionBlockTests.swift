import Testing

@testable import ChaserCore

/// The blocks that hold something back or put something in its place, and the site's lines about replies and memory, which
/// are checked whole although this version does not act on them.
@Suite("Silences, inhibitions and absences")
struct OccasionBlockTests {
    /// What the blocks name.
    private static let rest = """
        source works "Road works" {
          file   "works.csv"
          key    job
          column job      text from "Job"
          column district text from "District"
          column due      date from "Due"
        }
        rule late "Late" { over works; amber when due is overdue; say "{job}" }
        rule district-late "District late" {
          over works by district
          red when count(due is overdue) > 3
          say "{district}"
        }

        """

    private static func site(_ lines: String = "") -> String {
        """
        site "Highways" {
          timezone "Europe/London"
          people   "people.csv"
          sender   "roads@county.example"
          domains  "county.example"
          operator desk
        \(lines)
        }

        """
    }

    /// Everything that parser and checker say of a whole site, in words.
    private func told(_ text: String) -> [String] {
        let source = SourceText(path: "site.rules", bytes: Array(text.utf8))
        let parsed = parseRules(source)
        let diagnostics = parsed.diagnostics + SiteChecker.check([parsed.file]).diagnostics
        return diagnostics.map { "\($0.severity.rawValue): \($0.fault.message)" }
    }

    static let readBlocks: [(reason: String, text: String, statements: [String])] = [
        (
            "a silence by source, rule and record, on lines of its own",
            """
            silence "Resurfacing" {
              over works; rule late, district-late
              where district is "North"
              from 2020-11-23 until 2020-11-28; by "County works"; because "all crews are on the bypass"
            }
            """,
            [
                "over; source = works", "rule; rules = [late, district-late]",
                #"where; condition = (is district "North")"#, "from; from = 2020-11-23; until = 2020-11-28",
                #"by; author = "County works""#, #"because; reason = "all crews are on the bypass""#,
            ]
        ),
        (
            "a silence needs no title and may be about everything",
            #"silence { from 2020-12-24 until 2021-01-02; by "Desk"; because "closed" }"#,
            [
                "from; from = 2020-12-24; until = 2021-01-02", #"by; author = "Desk""#, #"because; reason = "closed""#,
            ]
        ),
        (
            "an inhibition on what two alerts have in common",
            #"inhibit "District first" { hide late; when district-late is red; on same district }"#,
            ["hide; rules = [late]", "when; rule = district-late; status = red", "on same; column = district"]
        ),
        (
            "an inhibition wherever the bigger alert is",
            "inhibit { hide late, district-late; when district-late is amber }",
            ["hide; rules = [late, district-late]", "when; rule = district-late; status = amber"]
        ),
        (
            "an absence with its cover",
            #"away "north@county.example" { from 2020-12-21 until 2021-01-04; cover "south@county.example" }"#,
            ["from; from = 2020-12-21; until = 2021-01-04", #"cover; address = "south@county.example""#]
        ),
        (
            "an accepted exception",
            """
            accept "New date" {
              over works; record "J1", "J2"; take due as "31 March 2021"
              from 2020-11-23 until 2020-11-28; by "Director"; because "agreed"
            }
            """,
            [
                "over; source = works", #"record; records = ["J1", "J2"]"#,
                #"take; column = due; value = "31 March 2021""#,
                "from; from = 2020-11-23; until = 2020-11-28", #"by; author = "Director""#,
                #"because; reason = "agreed""#,
            ]
        ),
    ]

    @Test("each of these blocks is read whole and is sound", arguments: readBlocks)
    func readWhole(_ row: (reason: String, text: String, statements: [String])) {
        #expect(parse(row.text).file.blocks.first?.statements.map(outline) == row.statements, "\(row.reason)")
        #expect(told(OccasionBlockTests.site() + OccasionBlockTests.rest + row.text + "\n") == [])
    }

    static let siteLines: [(line: String, statement: String, what: String?)] = [
        ("keep versions 2 years", "keep; versions = ‹2 years›", nil),
        (
            "keep versions 18 months, mails 30 days", "keep; mails = ‹30 days›; versions = ‹18 months›",
            nil
        ),
        ("keep versions 2 years, journal 10 years", "keep; journal = ‹10 years›; versions = ‹2 years›", nil),
        ("silencing by group \"plan-office\"", #"silencing; group = "plan-office""#, nil),
    ]

    @Test("each of these lines of the site is read whole and is sound", arguments: siteLines)
    func siteLine(_ row: (line: String, statement: String, what: String?)) {
        #expect(statement(row.line, in: .site).map(outline) == row.statement)
        #expect(
            told(OccasionBlockTests.site(row.line))
                == [row.what].compactMap(\.self).map { "note: “\($0)” is understood, but not yet in force" })
    }

    static let faults: [(reason: String, text: String, told: String)] = [
        (
            "a silence that is over before it begins",
            #"silence { from 2020-11-28 until 2020-11-23; by "Desk"; because "closed" }"#,
            "error: the end is a day after 2020-11-28, not “2020-11-23”"
        ),
        (
            "a silence of no day: the last day is not silent",
            #"silence { from 2020-11-28 until 2020-11-28; by "Desk"; because "closed" }"#,
            "error: the end is a day after 2020-11-28, not “2020-11-28”"
        ),
        (
            "a silence of a rule that there is not",
            #"silence { rule latte; from 2020-11-23 until 2020-11-28; by "Desk"; because "closed" }"#,
            "error: there is no rule “latte”"
        ),
        (
            "a silence without its reason", #"silence { from 2020-11-23 until 2020-11-28; by "Desk" }"#,
            "error: a silence needs a line that begins with “because”"
        ),
        (
            "hiding a rule that there is not", "inhibit { hide lates; when district-late is red }",
            "error: there is no rule “lates”"
        ),
        (
            "a bigger alert that there is not", "inhibit { hide late; when region-late is red }",
            "error: there is no rule “region-late”"
        ),
        (
            "a column in common that there is not",
            "inhibit { hide late; when district-late is red; on same county }", "error: there is no column “county”"
        ),
        (
            "an absence that ends before it begins",
            #"away "north@county.example" { from 2021-01-04 until 2020-12-21; cover "south@county.example" }"#,
            "error: the end is a day after 2021-01-04, not “2020-12-21”"
        ),
        (
            "a silence by rows of no source",
            #"silence { where district is "North"; from 2020-11-23 until 2020-11-28; by "Desk"; because "closed" }"#,
            "error: “where” is about the columns of a source: say which by “over …”"
        ),
        (
            "a silence that nobody decided", #"silence { from 2020-11-23 until 2020-11-28; by " "; because "closed" }"#,
            "error: “by” says nothing: name who decided it"
        ),
        (
            "an absence that covers itself",
            #"away "north@county.example" { from 2020-12-21 until 2021-01-04; cover "North@county.example" }"#,
            "error: nobody covers for themselves: name somebody else"
        ),
        (
            "an exception without what was agreed",
            #"accept "X" { over works; from 2020-12-21 until 2021-01-04; by "Desk"; because "agreed" }"#,
            "error: an accept needs a line that begins with “take”"
        ),
        (
            "an exception with a date that is none",
            #"accept "X" { over works; take due as "soon"; from 2020-12-21 until 2021-01-04; by "D"; because "a" }"#,
            "error: due is a date, such as 31 March 2021, not “soon”"
        ),
        (
            "an exception of a text",
            #"accept "X" { over works; take job as "soon"; from 2020-12-21 until 2021-01-04; by "D"; because "a" }"#,
            "error: “job” cannot be agreed: only a target or a date can, and the rest is as the sheet has it"
        ),
        (
            "an absence without cover", #"away "north@county.example" { from 2020-12-21 until 2021-01-04 }"#,
            "error: an away needs a line that begins with “cover”"
        ),
    ]

    @Test("each of these blocks has one fault, and is told it", arguments: faults)
    func fault(_ row: (reason: String, text: String, told: String)) {
        let all = told(OccasionBlockTests.site() + OccasionBlockTests.rest + row.text + "\n")
        #expect(all.filter { !$0.hasPrefix("note: ") } == [row.told], "\(row.reason)")
    }
}
