import Testing

@testable import ChaserCore

/// A whole site in literals: rules as text, sheets as CSV, people and holidays as lists.
struct TestSite {
    let site: Site

    /// Roles of an invented council; one person leads two areas.
    static let people = [
        ["role", "area", "name", "email"],
        ["lead", "North", "Lead North", "north@testshire.example"],
        ["lead", "East", "Lead North", "north@testshire.example"],
        ["lead", "South", "Lead South", "south@testshire.example"],
        ["head", "*", "Head of Service", "head@testshire.example"],
        ["operations", "*", "Operations", "ops@testshire.example"],
    ]

    /// The last only keeps the list from running out.
    static let holidays = ["2020-12-25", "2020-12-28", "2021-01-01", "2029-12-25"]

    static let sources = """
        source figures "Figures" {
          file     "figures.csv"
          key      ref
          period   month in headings "MMM-yy"
          column   ref       text      from "Ref"
          column   value     figure    from period
          column   better    polarity  from "Better" where "up" is higher, "down" is lower optional
          column   target    target    from "Target" optional
          column   peers     figure    from "Peers" optional
          column   area      text      from "Area" optional
          column   headline  yesno     from "Headline" optional
          column   agreed    yesno     from "Agreed" optional
          missing  "-"
        }
        source plan "Plan" {
          file       "plan.csv"
          key        action
          column     area         text    from "Area" optional
          column     action       text    from "Action"
          column     target_date  date    from "Due" as "dd/MM/yyyy"
          column     status       rag     from "Status" optional
          column     officers     people  from "Officers" optional
          done when  status is blue
        }

        """

    /// The site of these rules; a rule file with an error fails the test, with all that is wrong in it.
    init(
        _ rules: String, settings: String = "", sources: String = TestSite.sources,
        people: [[String]] = TestSite.people, domain: String = "testshire.example"
    ) throws {
        let head = """
            site "Testshire plan" {
              timezone "Europe/London"
              people   "people.csv"
              sender   "Plan <plan@testshire.example>"
              domains  "\(domain)"
              operator operations
              \(settings)
            }

            """
        let text = SourceText(path: "site.rules", bytes: Array((head + sources + rules).utf8))
        let parsed = parseRules(text)
        let checked = SiteChecker.check([parsed.file])
        let wrong = (parsed.diagnostics + checked.diagnostics).filter { $0.severity == .error }
        try #require(wrong.isEmpty, "\(wrong)")
        let (directory, faults) = Directory.read(rows: people)
        try #require(faults.isEmpty, "\(faults)")
        site = Site(
            definition: checked.site, directory: directory,
            calendar: WorkingCalendar(holidays: TestSite.holidays.compactMap { Day(iso: $0) }),
            zone: try CalendarFixture.london())
    }

    private init(_ site: Site) { self.site = site }

    /// The same site with the bank holidays of another list.
    func with(_ calendar: WorkingCalendar) -> TestSite {
        TestSite(
            Site(definition: site.definition, directory: site.directory, calendar: calendar, zone: site.zone))
    }

    /// `2020-11-16 09:00` in London.
    func instant(_ text: String) throws -> Instant {
        let parts = text.split(separator: " ")
        let clock = try #require(parts.last).split(separator: ":").compactMap { Int($0) }
        try #require(parts.count == 2 && clock.count == 2, "\(text) is a day and a time")
        let day = try #require(Day(iso: String(parts[0])), "\(text) begins with a day")
        let time = try #require(TimeOfDay(hour: clock[0], minute: clock[1]), "\(text) ends with a time")
        return site.zone.instant(of: day, at: time)
    }

    /// The tables of sheets by pattern, `plan.csv`, or by pattern and day for dated versions, `plan.csv 2020-08-14`; a
    /// source whose sheets are all left out could not be read.
    func tables(_ sheets: [String: String], today: Day) -> Tables {
        var units = UnitTable()
        var problems: [Problem] = []
        let records = site.definition.sources.enumerated().map { place, source -> Records? in
            let inputs = source.patterns.enumerated().flatMap { index, pattern in
                sheets.filter { $0.key.split(separator: " ").first.map(String.init) == pattern.value }.map {
                    name, csv in
                    SheetInput(
                        pattern: index, path: name,
                        dated: name == pattern.value ? source.published : Day(iso: String(name.suffix(10))),
                        bytes: Array(csv.utf8))
                }
            }
            guard !inputs.isEmpty else { return nil }
            let all = SourceSheets(inputs.sorted { $0.path < $1.path })
                .withPast(of: place, in: site.definition, on: today)
            let reading = readRecords(layout: source.layout, all, units: units, endOfTime: today)
            units = reading.units
            problems += reading.problems.map(\.problem)
            return reading.records.segments.isEmpty ? nil : reading.records
        }
        return Tables(records: records, units: units, problems: problems)
    }

    /// What the first rule finds over its source on a day.
    func findings(_ sheets: [String: String], on today: String = "2020-11-16") throws -> Findings {
        let rule = try #require(site.definition.rules.first, "the site has a rule")
        let today = try #require(Day(iso: today))
        let tables = tables(sheets, today: today)
        let records = try #require(tables.records[rule.source], "the sheet can be read")
        return Findings(
            rule,
            Evaluator(
                records: records, source: site.definition.sources[rule.source], today: today,
                calendar: site.calendar, units: tables.units, seesVanished: rule.seesVanished))
    }
}
