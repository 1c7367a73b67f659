import ChaserCore
import Testing

/// The rule in a zone file's last line, seen through zones that have nothing else.
@Suite("Zone rules")
struct ZoneRuleTests {
    private func zone(_ rule: String) throws -> Zone {
        try Zone(name: rule, tzif: ZoneBytes.version2(offsets: [0], rule: rule))
    }

    @Test(
        "A rule changes the clocks at its instants",
        arguments: [
            ("GMT0BST,M3.5.0/1,M10.5.0", "2026-03-29T01:00:00Z", 0, 3_600, "London in spring"),
            ("GMT0BST,M3.5.0/1,M10.5.0", "2026-10-25T01:00:00Z", 3_600, 0, "London in autumn; two o'clock by default"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-04-04T16:00:00Z", 39_600, 36_000, "the south: summer ends in April"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-10-03T16:00:00Z", 36_000, 39_600, "and begins in October"),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-10-25T01:00:00Z", 3_600, 0, "Dublin: winter is the exception"),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -7_200, -3_600, "Nuuk: an hour below zero"),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 7_200, 10_800, "Gaza: an hour beyond the day"),
            ("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 0, 3_600, "J60 is 1 March in a leap year"),
            ("AAA0BBB,J60/0,J300/0", "2025-03-01T00:00:00Z", 0, 3_600, "and in any other"),
            ("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 0, 3_600, "day 59 counts the leap day"),
            ("AAA0BBB,59/0,300/0", "2025-03-01T00:00:00Z", 0, 3_600, "day 59 without one"),
            ("LHST-10:30LHDT-11,M10.1.0,M4.1.0", "2026-10-03T15:30:00Z", 37_800, 39_600, "half an hour of summer"),
            ("AAA0:00:30BBB-0:59:30,M3.1.1/0:0:1,J300", "2026-03-02T00:00:31Z", -30, 3_570, "seconds"),
        ])
    func changes(rule: String, instant: String, before: Int, after: Int, reason: String) throws {
        let zone = try zone(rule)
        let change = try #require(Instant(iso: instant))
        #expect(zone.offset(at: change.adding(seconds: -1)) == before, "\(reason)")
        #expect(zone.offset(at: change) == after, "\(reason)")
    }

    @Test(
        "A rule without summer, or with nothing else, has one offset",
        arguments: [
            ("UTC0", 0), ("<+03>-3", 10_800), ("<-0330>+3:30", -12_600), ("XXX24", -86_400), ("JST-9", 32_400),
            ("XXX3EDT4,0/0,J365/23", -14_400), ("EST5EDT,0/0,J365/25", -14_400),
        ])
    func fixed(rule: String, offset: Int) throws {
        let zone = try zone(rule)
        let instants = [
            "1900-01-01T00:00:00Z", "2023-12-31T23:59:59Z", "2024-01-01T03:00:00Z", "2024-01-01T04:59:59Z",
            "2024-02-29T12:00:00Z", "2024-12-31T23:00:00Z", "2025-01-01T05:00:00Z", "9999-12-31T23:59:59Z",
        ]
        for text in instants {
            #expect(zone.offset(at: try #require(Instant(iso: text))) == offset, "\(text)")
        }
    }

    @Test("In the south a time in the gap is when it is over, and one shown twice is the earlier")
    func southern() throws {
        let zone = try zone("AEST-10AEDT,M10.1.0,M4.1.0/3")
        let gap = zone.instant(of: try CalendarFixture.day("2026-10-04"), at: try CalendarFixture.time(2, 30))
        #expect(gap.description == "2026-10-03T16:00:00Z")
        let twice = zone.instant(of: try CalendarFixture.day("2026-04-05"), at: try CalendarFixture.time(2, 30))
        #expect(twice.description == "2026-04-04T15:30:00Z")
    }

    @Test("A place that changes sides of the date line skips a day: its times are when the gap is over")
    func skippedDay() throws {
        // Samoa went from 10 hours behind to 14 ahead at the end of 29 December 2011.
        let change = try #require(Instant(iso: "2011-12-30T10:00:00Z"))
        let bytes = ZoneBytes.version2(offsets: [-36_000, 50_400], changes: [(change.seconds, 1)], rule: "<+14>-14")
        let samoa = try Zone(name: "Samoa", tzif: bytes)
        #expect(samoa.instant(of: try CalendarFixture.day("2011-12-30"), at: .midnight) == change)
        #expect(samoa.instant(of: try CalendarFixture.day("2011-12-30"), at: try CalendarFixture.time(9, 0)) == change)
        #expect(samoa.civil(at: change).day.iso == "2011-12-31")
        #expect(samoa.civil(at: change.adding(seconds: -1)).day.iso == "2011-12-29")
    }

    @Test(
        "A rule that is not one is refused, not guessed at",
        arguments: [
            "GM0", "GMT", "GMT0BST", "GMT0BST,", "GMT0BST,M3.5.0", "GMT0BST,M3.5.0/1,M10.5.0,", "GMT25", "GMT0:60",
            "<GMT0", "<>0", "GMT0BST,M13.5.0,M10.5.0", "GMT0BST,M3.6.0,M10.5.0", "GMT0BST,M3.0.0,M10.5.0",
            "GMT0BST,M3.5.7,M10.5.0", "GMT0BST,J0,J300", "GMT0BST,J366,J300", "GMT0BST,366,300",
            "GMT0BST,M3.5.0/168,M10.5.0", "GMT0BST,M3.5.0/,M10.5.0", "GMT0BST,M3.5.0/1 ,M10.5.0", " GMT0",
            "GMT--1", "GMT99999999999999999999", "GMT0BST,M3.5.0/99999999999999999999,M10.5.0", "GMT0BST0:,M3.5.0,J300",
            "XXX-26", "XXX-24YYY-24:59:59ZZ,J1,J2",
        ])
    func refused(rule: String) {
        #expect(throws: ZoneFault.unreadableRule(rule)) { try zone(rule) }
    }
}
