import Testing

@testable import ChaserCore

/// A small site whose plan changes from tick to tick: the same from the same seed.
struct SimulatedSite {
    /// One tick to be: when, over what plan.
    struct Step {
        let now: Instant
        let tables: Tables
    }

    let site: Site
    let steps: [Step]

    static let rules = """
        site "Testshire plan" {
          timezone "UTC"; people "people.csv"; sender "Plan <plan@testshire.example>"; domains "testshire.example"
          operator operations
          first start tells everyone
        }
        source plan "Plan" {
          file "plan.csv"; key action
          column area text from "Area"; column action text from "Action"; column target_date date from "Due"
          column status rag from "Status" optional
          done when status is blue
        }
        escalation slip "Slip" { at once to lead; after 5 working days to head }
        rule late "Action late" {
          over plan; where not done
          red when target_date is overdue by more than 20 working days
          amber when target_date is overdue
          say "{action}: due {target_date}"; escalate slip
        }
        digest weekly "Week" { every monday at 07:00; to lead, head }

        """

    static let people = [
        ["role", "area", "name", "email"], ["lead", "North", "Lead North", "north@testshire.example"],
        ["lead", "South", "Lead South", "south@testshire.example"], ["head", "*", "Head", "head@testshire.example"],
        ["operations", "*", "Operations", "ops@testshire.example"],
    ]

    /// A site of these rules, with ticks over these plans, so many days after 16 November 2020.
    init(_ plans: [(day: Int, plan: String)], rules: String = SimulatedSite.rules) throws {
        let site = try SimulatedSite.site(rules)
        self.site = site
        steps = plans.map { day, plan in
            let now = Instant(seconds: 1_605_517_200).adding(seconds: day * 86_400)
            return Step(now: now, tables: SimulatedSite.tables(site, "Area,Action,Due,Status\n" + plan, now))
        }
    }

    static func site(_ rules: String) throws -> Site {
        let parsed = parseRules(SourceText(path: "site.rules", bytes: Array(rules.utf8)))
        let checked = SiteChecker.check([parsed.file])
        let wrong = (parsed.diagnostics + checked.diagnostics).filter { $0.severity == .error }
        try #require(wrong.isEmpty, "\(wrong)")
        return Site(
            definition: checked.site, directory: Directory.read(rows: SimulatedSite.people).0,
            calendar: WorkingCalendar(holidays: []), zone: .utc)
    }

    /// A site of so many ticks. Between two of them lie hours, days, a month or a year.
    init(seed: UInt64, ticks: Int) throws {
        let site = try SimulatedSite.site(SimulatedSite.rules)
        var random = SeededRandom(seed)
        var now = Instant(seconds: 1_605_517_200)
        var plan = Plan(&random)
        var steps: [Step] = []
        for _ in 0..<ticks {
            steps.append(Step(now: now, tables: SimulatedSite.tables(site, plan.text, now)))
            plan.edit(&random)
            let gaps = [3_600, 86_400, 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400]
            now = now.adding(seconds: gaps[Int(random.next() % UInt64(gaps.count))])
        }
        (self.site, self.steps) = (site, steps)
    }

    private static func tables(_ site: Site, _ text: String, _ now: Instant) -> Tables {
        let input = SheetInput(pattern: 0, path: "plan.csv", dated: nil, bytes: Array(text.utf8))
        let reading = readRecords(
            layout: site.definition.sources[0].layout, sheets: [input], joined: nil, units: UnitTable(),
            endOfTime: site.zone.civil(at: now).day)
        return Tables(records: [reading.records], units: reading.units, problems: reading.problems.map(\.problem))
    }

    /// The plan as a sheet, edited as people do: dates move, actions are done, come and go.
    private struct Plan {
        var rows: [(area: String, due: String, status: String)] = []

        init(_ random: inout SeededRandom) {
            for _ in 0...Int(random.next() % 3) { add(&random) }
        }

        mutating func add(_ random: inout SeededRandom) {
            rows.append((random.chance(2) ? "North" : "South", Plan.date(&random), ""))
        }

        static func date(_ random: inout SeededRandom) -> String {
            if random.chance(12) { return "soon" }
            return "\(1 + random.next() % 28)/\(9 + random.next() % 4)/\(2020 + random.next() % 2)"
        }

        mutating func edit(_ random: inout SeededRandom) {
            for index in rows.indices where random.chance(3) {
                if random.chance(2) { rows[index].status = rows[index].status.isEmpty ? "Blue" : "" }
                if random.chance(2) { rows[index].due = Plan.date(&random) }
            }
            if random.chance(3) { add(&random) }
            if rows.count > 1, random.chance(6) { rows.removeFirst() }
        }

        var text: String {
            "Area,Action,Due,Status\n"
                + rows.enumerated().map { "\($1.area),Action \($0),\($1.due),\($1.status)\n" }.joined()
        }
    }
}
