import ChaserCore
import Glibc
import Testing

@testable import ChaserHost

/// The tables of past instants, from the versions that were kept of sheets without dates.
@Suite("Past tables from kept versions")
struct PastSheetsTests {
    private let folder: TemporaryFolder
    private let site: Site

    init() throws {
        folder = try TemporaryFolder()
        for name in ["site/data", "bin"] { try folder.makeFolder(name) }
        try folder.write(
            """
            site "Past" {
              timezone "UTC"
              people   "people.csv"
              sender   "Plan <plan@council.example>"
              domains  "council.example"
              operator operations
            }
            source plan "Plan" {
              file   "data/plan.csv"
              join   "data/extra.csv" on action
              key    action
              column action text from "Action"
              column weight figure from "Weight"
            }
            source told "Told" {
              file   "data/told.csv"
              published 2020-02-01
              key    action
              column action text from "Action"
            }
            source query "Query" {
              command "query"
              key    action
              column action text from "Action"
            }
            rule late { over plan; amber when weight > 1; say "{action}" }

            """, to: "site/a.rules")
        try folder.write("role,area,name,email\noperations,*,,ops@council.example\n", to: "site/people.csv")
        try folder.write("Action,Weight\nA,1\n", to: "site/data/extra.csv")
        try folder.write("Action\nT\n", to: "site/data/told.csv")
        let loading = try SiteLoader(folder: SiteFolder(root: folder("site"))).load(readsSheets: false)
        let faults = loading.diagnostics.filter { $0.severity == .error }.map { $0.rendered(in: nil) }
        #expect(faults == [])
        let found = loading.site
        site = try #require(found)
    }

    private var store: VersionStore { get throws { try VersionStore(state: StateFolder(path: folder("state"))) } }

    private func instant(_ text: String) throws -> Instant {
        let day = try #require(Day(iso: String(text.prefix(10))))
        let hour = try #require(Int(text.suffix(2)))
        return site.zone.instant(of: day, at: try #require(TimeOfDay(hour: hour, minute: 0)))
    }

    /// One look, as `once` does it, in which the query gives one action.
    private func look(_ time: String, plan: String, query: String? = nil) throws {
        try folder.write("Action\n\(plan)\n", to: "site/data/plan.csv")
        var past = SitePast(zone: site.zone, store: try store)
        let now = try instant(time)
        if let query {
            let input = SheetInput(
                pattern: 0, path: "command:query", dated: nil, bytes: Array("Action\n\(query)\n".utf8))
            past.see(site.definition.sources[2].sheet(0), input, at: now, isSpare: true)
        }
        _ = TableReader(folder: SiteFolder(root: folder("site")), workers: .alone)
            .tables(of: site.definition, today: site.zone.civil(at: now).day, past: &past, at: now)
        try past.save(site.definition.settings, at: now)
    }

    private func past(now: String) throws -> PastTables {
        PastTables(
            folder: SiteFolder(root: folder("site")), site: site, past: SitePast(zone: site.zone, store: try store),
            now: try instant(now), problems: [])
    }

    /// `plan A, told T`; a source without a table is left out.
    private func words(_ tables: Tables?) -> String? {
        guard let tables else { return nil }
        return zip(site.definition.sources, tables.records).compactMap { source, records in
            records.map { records in
                let keys = (0..<records.count).map { records.key(of: $0, layout: source.layout) }
                return "\(source.name) \(keys.joined(separator: "+"))"
            }
        }.joined(separator: ", ")
    }

    @Test("each instant has the versions that were seen by then")
    func instants() throws {
        try look("2020-02-03 09", plan: "A", query: "Q")
        try look("2020-02-05 14", plan: "B")
        try look("2020-02-05 18", plan: "C", query: "R")
        try folder.write("Action\nD\n", to: "site/data/plan.csv")
        var past = try past(now: "2020-02-10 12")
        let expected: [(String, String?, String)] = [
            ("2020-01-31 23", nil, "before the first that is known: a sheet published on 1 February"),
            ("2020-02-01 00", "told T", "published then, seen on the 3rd"),
            ("2020-02-03 08", "told T", "an hour too early"),
            ("2020-02-03 09", "plan A, told T, query Q", "first seen"),
            ("2020-02-05 13", "plan A, told T, query Q", "nothing new yet"),
            ("2020-02-05 14", "plan B, told T, query Q", "within the day"),
            ("2020-02-05 18", "plan C, told T, query R", "twice in a day"),
            ("2020-02-10 11", "plan C, told T, query R", "nobody saw yet what lies there now"),
            ("2020-02-10 12", "plan D, told T, query R", "what lies there counts from now; the command is not run"),
            ("2021-03-01 00", "plan D, told T, query R", "and ever after"),
        ]
        for (time, found, reason) in expected {
            let tables = past.tables(at: try instant(time))
            #expect(words(tables) == found, "\(reason)")
            let problems = tables?.problems.map(\.words).filter { !$0.contains("has no partner") }
            #expect(problems ?? [] == [], "\(reason)")
        }
        #expect(
            try past.changes
                == ["2020-02-03 09", "2020-02-05 14", "2020-02-05 18", "2020-02-10 12"].map { try instant($0) })
        #expect(
            past.sheets.map { "\($0.name): \($0.words)" } == [
                "data/plan.csv: 3 kept versions, known from 3 February 2020; before that there is no such sheet",
                "data/extra.csv: 1 kept version, known from 3 February 2020; before that its first version stands in",
                "data/told.csv: 1 kept version, known from 1 February 2020; before that there is no such sheet",
                "command:query: 2 kept versions, known from 3 February 2020; before that there is no such sheet",
            ])
    }

    @Test("where nothing was kept, files stand in for every day and commands are not judged")
    func nothing() throws {
        try folder.write("Action\nA\n", to: "site/data/plan.csv")
        var past = try past(now: "2020-02-10 12")
        #expect(words(past.tables(at: try instant("2019-02-01 00"))) == "plan A")
        #expect(words(past.tables(at: try instant("2020-02-01 00"))) == "plan A, told T")
        #expect(past.changes == [])
        #expect(
            past.sheets.map(\.words) == [
                "no version was kept: as it is now it stands in for every day",
                "no version was kept: as it is now it stands in for every day",
                "no version was kept: as it is now it stands in from 1 February 2020 on",
                "no version was kept, and commands are not run: it is not judged",
            ])
    }

    @Test("a version that the state folder has lost is told, and its source not judged meanwhile")
    func lost() throws {
        try look("2020-02-03 09", plan: "A")
        try look("2020-02-05 14", plan: "B")
        unlink(folder("state/versions/\(VersionStore.name(of: Array("Action\nA\n".utf8)))"))
        var past = try past(now: "2020-02-10 12")
        let tables = past.tables(at: try instant("2020-02-04 00"))
        #expect(words(tables) == "told T")
        #expect(
            tables?.problems.map(\.words) == [
                "data/plan.csv: the version of 3 February 2020 is not in the state folder, or damaged there",
                "data/plan.csv: “Plan” is not judged until this is mended; its alerts stay as they are",
            ])
        #expect(words(past.tables(at: try instant("2020-02-06 00"))) == "plan B, told T")
    }

    @Test("versions that were let go of are told")
    func letGo() throws {
        try look("2020-02-03 09", plan: "A")
        try look("2020-02-05 14", plan: "B")
        try look("2023-02-04 09", plan: "B")
        #expect(
            try past(now: "2023-02-10 12").sheets[0].words
                == "1 kept version, known from 5 February 2020; before that there is no such sheet; versions up to"
                + " 3 February 2020 were let go of (keep versions 3 years)")
        try look("2023-02-05 09", plan: "C")
        #expect(try store.letGo.values.map { site.zone.civil(at: $0).day.iso } == ["2020-02-03"])
    }

    @Test(
        "versions about which no rule asks are kept while the newest together are not too large",
        arguments: [(true, [[1], [1, 2], [2, 3]]), (false, [[1], [1, 2], [1, 2, 3]])])
    func tooLarge(_ row: (isSpare: Bool, kept: [[Int]])) throws {
        let sheet = VersionStore.Sheet(source: "plan", pattern: "data/plan.csv")
        for (index, letter) in ["a", "b", "c"].enumerated() {
            let now = try instant("2020-02-0\(index + 1) 09")
            var store = try store
            store.spareLimit = 20
            let bytes = Array(String(repeating: letter, count: 10).utf8)
            store.see(
                sheet, path: "data/plan.csv", bytes: bytes, content: store.name(of: bytes, for: sheet), at: now)
            try store.save(keepingSince: Instant(seconds: 0), spare: row.isSpare ? [sheet] : [])
            let kept = try self.store.sightings[sheet]?.map { site.zone.civil(at: $0.first).day.day }
            #expect(kept == row.kept[index])
        }
        // One that is too large alone leaves nothing, rather than an older one in its place.
        var store = try store
        store.spareLimit = 5
        store.see(
            sheet, path: "p", bytes: Array("dddddd".utf8), content: String(repeating: "d", count: 64),
            at: try instant("2020-02-04 09"))
        try store.save(keepingSince: Instant(seconds: 0), spare: row.isSpare ? [sheet] : [])
        #expect(try self.store.sightings[sheet]?.count == (row.isSpare ? nil : 4))
    }
}
