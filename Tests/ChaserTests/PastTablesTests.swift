import ChaserCore
import ChaserHost
import Testing

@Suite("The tables of past days")
struct PastTablesTests {
    @Test("each day's are those that reading afresh gives, over versions and month ends")
    func fresh() throws {
        let sample = try SampleSite()
        let folder = SiteFolder(root: sample.site)
        let site = try #require(try SiteLoader(folder: folder).load().site)
        let definition = site.definition
        var past = PastTables(
            folder: folder, site: site, past: SitePast(zone: site.zone), now: Instant(seconds: 0), problems: [])
        var day = try #require(Day(iso: "2020-10-05"))
        var distinct: [[Records?]] = []
        for _ in 0..<30 {
            let found = past.tables(at: site.zone.instant(of: day, at: .midnight))
            let tables = try #require(found)
            let fresh = TableReader(folder: folder).tables(of: definition, today: day)
            #expect(tables.records == fresh.records, "\(day)")
            #expect(tables.problems == fresh.problems, "\(day)")
            if distinct.last != tables.records { distinct.append(tables.records) }
            day = day.adding(days: 1)
        }
        // The plan of 8 October, the figures of the end of October, and the month that has ended on 1 November.
        #expect(distinct.count == 4)
    }
}
