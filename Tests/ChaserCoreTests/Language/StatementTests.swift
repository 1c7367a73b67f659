import Testing

@testable import ChaserCore

/// A statement, the block it stands in, and all that is read from it.
struct StatementCase: Sendable, CustomTestStringConvertible {
    let block: BlockKind
    let source: String
    let outline: String

    init(_ block: BlockKind, _ source: String, _ outline: String) {
        self.block = block
        self.source = source
        self.outline = outline
    }

    var testDescription: String { "\(block.rawValue): \(source)" }
}

@Suite("Statements")
struct StatementTests {
    static let sites = [
        StatementCase(.site, "domains \"a.example\", \"b.example\"", #"domains; domains = ["a.example", "b.example"]"#),
        StatementCase(
            .site, "domains \"a.example\",\n  \"b.example\"", #"domains; domains = ["a.example", "b.example"]"#),
        StatementCase(
            .site, "holidays \"b.json\" for \"scotland\"", #"holidays; division = "scotland"; file = "b.json""#),
        StatementCase(
            .site, "mail between 08:00 and 18:00 on every day",
            "mail between; days = every day; from = 08:00; until = 18:00"),
        StatementCase(.site, "at most 3 mails a week to one person", "at most; count = 3"),
        StatementCase(.site, "first start tells first step only", "first start; who = first step only"),
        StatementCase(.site, "keep versions 3 years", "keep; versions = ‹3 years›"),
        StatementCase(.site, "keep versions 3 years, mails 90 days", "keep; mails = ‹90 days›; versions = ‹3 years›"),
        StatementCase(.escalation, "at once to lead, \"a@b.example\"", #"at once; who = [lead, "a@b.example"]"#),
        StatementCase(
            .escalation, "after 5 working days to director", "after; delay = ‹5 working days›; who = [director]"),
        StatementCase(.escalation, "repeat weekly on monday", "repeat; day = Monday"),
    ]

    static let sources = [
        StatementCase(.source, "file \"a-*.csv\"", #"file; patterns = ["a-*.csv"]"#),
        StatementCase(
            .source, "column value figure from period", "column; name = value; origin = period; type = figure"),
        StatementCase(
            .source, "column status rag from \"Status\" private optional",
            #"column; name = status; optional = optional; origin = "Status"; private = private; type = rag"#),
        StatementCase(
            .source, "column better polarity from \"DoT\" where \"p\" is higher, \"q\" is lower optional",
            #"column; name = better; optional = optional; origin = "DoT"; type = polarity; "#
                + #"words = ["p" is higher, "q" is lower]"#),
        StatementCase(
            .source, "column target target from \"Target\" in \"t.csv\"",
            #"column; file = "t.csv"; name = target; origin = "Target"; type = target"#),
        StatementCase(.source, "column text text from \"Text\"", #"column; name = text; origin = "Text"; type = text"#),
        StatementCase(.source, "period month in column \"Month\"", #"period month in column; heading = "Month""#),
        StatementCase(
            .source, "period month in column \"Month\" as \"MMM\"",
            #"period month in column; format = "MMM"; heading = "Month""#),
        StatementCase(.source, "done when status is green", "done when; condition = (is status green)"),
        StatementCase(.source, "expect every 35 days", "expect; span = ‹35 days›"),
    ]

    static let rules = [
        StatementCase(.rule, "over plan", "over; source = plan"),
        StatementCase(.rule, "over plan by area", "over; group = area; source = plan"),
        StatementCase(.rule, "escalate slipping from target_date", "escalate; anchor = target_date; ladder = slipping"),
        StatementCase(.rule, "draft", "draft"),
        StatementCase(.rule, "profile mdc-excel-6", "profile; profile = mdc-excel-6"),
        StatementCase(.rule, "profile mdc-excel", "profile; profile = mdc-excel"),
        StatementCase(
            .reminder, "before due by 20, 10, 5, 1 working days",
            "before; date = due; days = [20, 10, 5, 1]; unit = working days"),
        StatementCase(.silence, "from 2020-11-23 until 2020-11-28", "from; from = 2020-11-23; until = 2020-11-28"),
        StatementCase(.silence, "rule overdue, undated", "rule; rules = [overdue, undated]"),
        StatementCase(.inhibit, "when area-slipping is red", "when; rule = area-slipping; status = red"),
        StatementCase(.digest, "by area", "by; group = area"),
    ]

    static let schedules = [
        ("Monday at 08:00", "weekly(ChaserCore.Weekday.monday)"), ("day at 7:30", "everyDay"),
        ("working day at 08:00", "everyWorkingDay"),
        ("first working day of the month at 09:00", "firstWorkingDayOfMonth"),
        ("last working day of the month at 09:00", "lastWorkingDayOfMonth"),
        ("first Monday of the month at 09:00", "firstOfMonth(ChaserCore.Weekday.monday)"),
        ("last Friday of the month at 12:00", "lastOfMonth(ChaserCore.Weekday.friday)"),
    ].map { source, days in
        let time = source == "day at 7:30" ? "07:30" : String(source.suffix(5))
        return StatementCase(.digest, "every \(source)", "every; when = \(days) at \(time)")
    }

    static let tests = [
        StatementCase(.test, "at 2020-11-16 09:00", "at; day = 2020-11-16; time = 09:00"),
        StatementCase(.test, "at 2020-11-16T09:00", "at; day = 2020-11-16; time = 09:00"),
        StatementCase(
            .test, "given plan { # as typed\n a, b\n 1, }\n }", "given; source = plan; table = table of 2 lines"),
        StatementCase(
            .test, "given plan on 2020-08-14 {\n}", "given; day = 2020-08-14; source = plan; table = table of 0 lines"),
        StatementCase(.test, "expect no mail", "expect no mail"),
        StatementCase(.test, "expect no mail to lead of \"MASH\"", #"expect no mail; area = "MASH"; who = lead"#),
        StatementCase(.test, "expect mail to lead", "expect mail; who = lead"),
        StatementCase(
            .test, "expect mail to lead containing \"moved\", \"twice\" of \"MASH\"",
            #"expect mail; area = "MASH"; who = lead; words = ["moved", "twice"]"#),
        StatementCase(.test, "expect mail to \"a@b.example\"", #"expect mail; who = "a@b.example""#),
        StatementCase(.test, "expect exactly 2 mails", "expect exactly; count = 2; unit = mails"),
        StatementCase(
            .test, "expect alert late on \"X 1\" frozen", #"expect alert; key = "X 1"; rule = late; state = frozen"#),
        StatementCase(.test, "expect alert on X1 red", "expect; key = X1; rule = alert; status = red"),
        StatementCase(
            .test, "expect rung lead, head of slip on X1", "expect rung; key = X1; ladder = slip; who = [lead, head]"),
        StatementCase(.test, "restart", "restart"),
        StatementCase(.test, "expect late on X1 red", "expect; key = X1; rule = late; status = red"),
        StatementCase(.test, "expect late on \"X 1\" none", #"expect; key = "X 1"; rule = late; status = none"#),
        StatementCase(.test, "expect mail on X1 unknown", "expect; key = X1; rule = mail; status = unknown"),
    ]

    static let templates = [
        StatementCase(.rule, "say \"late\"", "say; text = 'late'"), StatementCase(.rule, "say \"\"", "say; text = "),
        StatementCase(.rule, "say \"{a}\"", "say; text = a"),
        StatementCase(
            .rule, "say \"{a}: {b}, {mean(c, 3)} ago\"", "say; text = a + ': ' + b + ', ' + (call mean c 3) + ' ago'"),
        StatementCase(.rule, "say \"a {{b} c\"", "say; text = 'a {b} c'"),
        StatementCase(.rule, "say \"{{b}}\"", "say; text = '{b}'"),
        StatementCase(.rule, #"say "\"{a}\" \\ ü""#, #"say; text = '"' + a + '" \ ü'"#),
        StatementCase(.rule, #"say "{lookup(s, \"k\", c)}""#, #"say; text = (call lookup s "k" c)"#),
        StatementCase(.rule, "say \"no date (“{raw(d)}”)\"", "say; text = 'no date (“' + (call raw d) + '”)'"),
    ]

    @Test(
        "a statement is read whole",
        arguments: sites + sources + rules + schedules + tests + templates)
    func whole(_ row: StatementCase) {
        #expect(statement(row.source, in: row.block).map(outline) == row.outline)
    }

    @Test("a table is the bytes between its braces, as they stand")
    func table() throws {
        let text = "test \"t\" {\n  given plan {\n    a,  b\n    1,  \"}\"\n  }\n}\n"
        let (file, _) = parse(text)
        guard case .table(let rows)? = file.blocks.first?.statements.first?.arguments["table"] else {
            Issue.record("no table")
            return
        }
        #expect(rows.value == "    a,  b\n    1,  \"}\"\n")
        #expect(file.text.string(rows.range) == rows.value)
    }

    @Test("an expression in a text stands at its own place in the file")
    func placeInTemplate() throws {
        let (file, _) = parse("rule a {\n  say \"\\\"é\\\" {first} {second}\"\n}\n")
        guard case .template(let template)? = file.blocks.first?.statements.first?.arguments["text"],
            case .expression(let second)? = template.parts.last
        else {
            Issue.record("no template")
            return
        }
        #expect(file.text.string(second.range) == "second")
    }
}
