import Testing

@testable import ChaserCore

/// What `explain` says is what the evaluation did: values, cells and truths, and who hears.
@Suite("Explaining a record")
struct ExplanationTests {
    private static let plan = """
        Area,Action,Due,Status
        North,Close files,30/10/2020,Amber
        South,Train staff,30/11/2020,Amber
        North,Review rota,see note,Green
        South,Publish,30/10/2020,Blue

        """

    private static let late = """
        escalation up "Up" { at once to lead; after 5 working days to head }
        rule late "Late" {
          over plan
          where not done
          red when target_date is overdue by more than 20 working days
          amber when target_date is overdue
          say "{action}: due {target_date}"
          escalate up
        }
        """

    private func explanation(
        _ rules: String, _ rule: String, _ record: String, _ sheets: [String: String], at time: String
    ) throws -> Explanation {
        let test = try TestSite(rules)
        var timeline = Timeline(test)
        try timeline.tick("2020-11-16 09:00", sheets)
        let now = try test.instant(time)
        let tables = test.tables(sheets, today: test.site.zone.civil(at: now).day)
        return try timeline.engine.explanation(of: AlertKey(rule: rule, record: record), tables, at: now)
    }

    /// A reason and all beneath it, a line each: `  text = value [cells]`.
    private func lines(_ reasons: [Reason], depth: Int = 0) -> [String] {
        reasons.flatMap { reason in
            let cells = reason.cells.isEmpty ? "" : " [\(reason.cells.map(\.words).joined(separator: "; "))]"
            let period = reason.period.map { " in \($0)" } ?? ""
            let line = String(repeating: " ", count: depth * 2) + "\(reason.text)\(period) = \(reason.value)\(cells)"
            return [line] + lines(reason.reasons, depth: depth + 1)
        }
    }

    @Test("each line of the rule has its values and their cells")
    func action() throws {
        let found = try explanation(Self.late, "late", "Close files", ["plan.csv": Self.plan], at: "2020-11-16 10:00")
        #expect(
            lines(found.reasons) == [
                "where not done = yes",
                "  done = no",
                "    status is blue = no",
                "      status = amber [plan.csv, row 2, column “Status”]",
                "red when target_date is overdue by more than 20 working days = no",
                "  target_date = 30 October 2020 [plan.csv, row 2, column “Due”]",
                "amber when target_date is overdue = yes",
                "  target_date = 30 October 2020 [plan.csv, row 2, column “Due”]",
            ])
        #expect(found.status == .amber)
        #expect(
            found.life == [
                "open since Monday 16 November 2020 at 09:00",
                "lead (Lead North <north@testshire.example>): told, on 16 November 2020",
                "head (Head of Service <head@testshire.example>): due on Monday 23 November 2020",
            ])
        #expect(found.mail == ["A tick now would write to nobody about it."])
    }

    @Test("what a tick now would mail is foretold")
    func foretold() throws {
        let found = try explanation(Self.late, "late", "Close files", ["plan.csv": Self.plan], at: "2020-11-23 09:00")
        #expect(found.life.last == "head (Head of Service <head@testshire.example>): due now")
        #expect(found.mail.count == 1)
        #expect(found.mail[0].hasPrefix("A tick now would write to Head of Service <head@testshire.example>: “"))
    }

    /// A rule, a record, what is said of it, and why that is of interest.
    struct Silence: CustomTestStringConvertible, Sendable {
        let why: String
        let record: String
        var more = ""
        let mail: String

        var testDescription: String { why }
    }

    static let silences = [
        Silence(
            why: "left out", record: "Publish", mail: "No alert: the rule’s “where” leaves the record out."),
        Silence(why: "not due yet", record: "Train staff", mail: "No alert: no line makes the record red or amber."),
        Silence(
            why: "unknown", record: "Review rota",
            mail:
                "No alert: a figure or a date that the rule needs is missing, and unknown opens none; it is listed as such."
        ),
        Silence(
            why: "a draft", record: "Close files", more: "draft",
            mail: "The rule is a draft: it is judged and shown, and mails nobody."),
    ]

    @Test("why nobody heard", arguments: silences)
    func silence(_ silence: Silence) throws {
        let rules = Self.late.replacing("escalate up\n", with: "escalate up\n\(silence.more)\n")
        let found = try explanation(rules, "late", silence.record, ["plan.csv": Self.plan], at: "2020-11-16 10:00")
        #expect(found.mail.first == silence.mail)
        #expect(found.mail.last?.contains("to nobody") == true)
    }

    @Test("a rule without a ladder is for digests only")
    func noLadder() throws {
        let rules = Self.late.replacing("  escalate up\n", with: "").replacing(
            "escalation up \"Up\" { at once to lead; after 5 working days to head }\n", with: "")
        let found = try explanation(rules, "late", "Close files", ["plan.csv": Self.plan], at: "2020-11-16 10:00")
        #expect(found.mail[0] == "The rule has no “escalate”: nobody is written to, only digests tell of it.")
    }

    @Test("a cell that could not be read is shown as typed")
    func unreadable() throws {
        let found = try explanation(Self.late, "late", "Review rota", ["plan.csv": Self.plan], at: "2020-11-16 10:00")
        #expect(
            lines(found.reasons).last
                == "  target_date = no date (the cell says “see note”) [plan.csv, row 4, column “Due”]")
    }

    @Test("looking back names the months, and says which way is better")
    func periods() throws {
        let rules = """
            rule fell "Fell" {
              over figures
              amber when value is worse than previous(value) by 5 points for 2 periods
              say "{value}"
            }
            """
        let csv = "Ref,Better,Aug-20,Sep-20,Oct-20\nM1,up,80,70,60\n"
        let found = try explanation(rules, "fell", "M1", ["figures.csv": csv], at: "2020-11-16 10:00")
        #expect(
            lines(found.reasons) == [
                "amber when value is worse than previous(value) by 5 points for 2 periods = yes",
                "  in October 2020 = yes",
                "    value = 60 [figures.csv, row 2, column “Oct-20”]",
                "    previous(value) = 70",
                "      value in September 2020 = 70 [figures.csv, row 2, column “Sep-20”]",
                "    which way is better = higher is better [figures.csv, row 2, column “Better”]",
                "  in September 2020 = yes",
                "    value in September 2020 = 70 [figures.csv, row 2, column “Sep-20”]",
                "    previous(value) in September 2020 = 80",
                "      value in August 2020 = 80 [figures.csv, row 2, column “Aug-20”]",
                "    which way is better = higher is better [figures.csv, row 2, column “Better”]",
            ])
    }

    @Test("of a group its members are shown, and those that the rule leaves out")
    func group() throws {
        let rules = """
            rule slipping "Slipping" {
              over plan by area
              where not done
              red when count(target_date is overdue) >= 1
              say "{area}"
            }
            """
        let found = try explanation(rules, "slipping", "South", ["plan.csv": Self.plan], at: "2020-12-01 10:00")
        let told = lines(found.reasons)
        #expect(told.first == "where not done = 1 of 2 count")
        #expect(told.contains("  Publish = no"))
        #expect(told.contains("red when count(target_date is overdue) >= 1 = yes"))
        #expect(told.contains("  count(target_date is overdue) = 1"))
        #expect(told.contains("    Train staff = yes"))
    }

    @Test("a private column is used and not shown")
    func privateColumn() throws {
        let sources = """
            source staff { file "staff.csv"; key post
              column post text from "Post"
              column sick figure from "Days lost" private
            }

            """
        let rules = "rule absence { over staff; amber when sick > 20; say \"{post}\" }"
        let test = try TestSite(rules, sources: sources)
        let tables = test.tables(
            ["staff.csv": "Post,Days lost\nDriver,30\n"], today: try #require(Day(iso: "2020-11-16")))
        let engine = Engine(site: test.site, memory: Memory())
        let found = try engine.explanation(
            of: AlertKey(rule: "absence", record: "Driver"), tables, at: try test.instant("2020-11-16 09:00"))
        #expect(
            lines(found.reasons) == [
                "amber when sick > 20 = yes", "  sick = (private) [staff.csv, row 2, column “Days lost”]",
            ])
    }

    @Test("the lines of an explanation agree with the verdict, on every record")
    func agreement() throws {
        let rules = """
            rule many "Many" {
              over figures
              where headline is not missing
              red when value misses target by 10% of target for 2 periods
              red when value is worst(value, 3)
              amber when worsening(value, 2) or value is missing
              green when value meets target in any of 3 periods
              clear when mean(value, 3) > 50
              say "{value}"
            }
            """
        let csv = """
            Ref,Better,Target,Headline,Jul-20,Aug-20,Sep-20,Oct-20
            M1,up,80%,yes,81%,70%,60%,50%
            M2,down,80%,yes,81%,70%,60%,50%
            M3,up,,no,81%,-,60%,50%
            M4,up,>60%,,81%,70%,60%,50%
            M5,,60%,yes,81%,-,-,50%
            M6,up,90% or more,yes,95%,70%,95%,-

            """
        let findings = try TestSite(rules).findings(["figures.csv": csv])
        for index in findings.verdicts.indices {
            let lines = findings.reasons(index)
            func truth(_ word: String) -> Truth {
                let values = lines.filter { $0.text.hasPrefix(word) }.map(\.value)
                return values.contains("yes") ? .yes : values.contains("unknown") ? .unknown : .no
            }
            let verdict = findings.verdicts[index]
            #expect(truth("where") == verdict.included)
            if verdict.included == .no { continue }
            #expect(truth("red when") == verdict.red)
            #expect(truth("amber when") == verdict.amber)
            #expect(truth("green when") == verdict.green)
            #expect(truth("clear when") == verdict.clear)
        }
    }

    /// What is asked for and is not there, and the answer.
    @Test(
        "a name that leads nowhere is told with the nearest",
        arguments: [
            ("lat", "Close files", "there is no rule “lat”; did you mean “late”?"),
            ("late", "Close file", ""),
            ("late", "Close filez", "the rule judges no record “Close filez”; the nearest: “Close files”"),
            ("late", "i", "“i” is part of several: “Close files”, “Train staff”, “Review rota”, “Publish”"),
        ])
    func refusals(rule: String, record: String, words: String) throws {
        do {
            _ = try explanation(Self.late, rule, record, ["plan.csv": Self.plan], at: "2020-11-16 10:00")
            #expect(words.isEmpty)
        } catch let refusal as Explanation.Refusal {
            #expect(refusal.description == words)
        }
    }
}
