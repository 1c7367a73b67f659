import ChaserCore
import Testing

@Suite("London's clocks")
struct ZoneTests {
    private func clock(_ zone: Zone, _ iso: String) throws -> String {
        let civil = zone.civil(at: try #require(Instant(iso: iso)))
        return "\(civil.day) \(civil.time) +\(civil.offset)"
    }

    @Test(
        "London shows the time of its table and, later, of its rule",
        arguments: [
            ("2020-11-16T09:00:00Z", "2020-11-16 09:00 +0", "winter"),
            ("2020-07-01T23:30:00Z", "2020-07-02 00:30 +3600", "summer: already the next day"),
            ("2026-03-29T00:59:59Z", "2026-03-29 00:59 +0", "the last second before the gap"),
            ("2026-03-29T01:00:00Z", "2026-03-29 02:00 +3600", "the first after it"),
            ("2026-10-25T00:59:59Z", "2026-10-25 01:59 +3600", "the last second of summer"),
            ("2026-10-25T01:00:00Z", "2026-10-25 01:00 +0", "an hour shown again"),
            ("2099-07-01T12:00:00Z", "2099-07-01 13:00 +3600", "far beyond any table"),
            ("1996-10-27T01:00:00Z", "1996-10-27 01:00 +0", "the last change of the table"),
            ("1970-01-01T00:00:00Z", "1970-01-01 01:00 +3600", "when summer time lasted three years"),
            ("1944-07-01T12:00:00Z", "1944-07-01 14:00 +7200", "double summer time"),
            ("1899-12-31T12:00:00Z", "1899-12-31 12:00 +0", "before summer time"),
            ("1847-01-01T00:00:00Z", "1846-12-31 23:58 +-75", "before railway time"),
        ])
    func london(iso: String, shown: String, reason: String) throws {
        #expect(try clock(CalendarFixture.london(), iso) == shown, "\(reason)")
    }

    @Test(
        "A civil time is the instant at which London's clocks show it first",
        arguments: [
            ("2026-01-15", 9, 0, "2026-01-15T09:00:00Z", "winter"),
            ("2026-06-15", 9, 0, "2026-06-15T08:00:00Z", "summer"),
            ("2026-03-29", 0, 59, "2026-03-29T00:59:00Z", "before the gap"),
            ("2026-03-29", 1, 0, "2026-03-29T01:00:00Z", "the gap's first minute: when it is over"),
            ("2026-03-29", 1, 30, "2026-03-29T01:00:00Z", "within the gap: when it is over"),
            ("2026-03-29", 2, 0, "2026-03-29T01:00:00Z", "just after the gap"),
            ("2026-10-25", 1, 30, "2026-10-25T00:30:00Z", "shown twice: the earlier"),
            ("2026-10-25", 2, 0, "2026-10-25T02:00:00Z", "after the overlap"),
            ("1981-03-29", 1, 30, "1981-03-29T01:00:00Z", "a gap within the table"),
            ("1899-12-31", 23, 59, "1899-12-31T23:59:00Z", "the end of an old year"),
        ])
    func instants(iso: String, hour: Int, minute: Int, instant: String, reason: String) throws {
        let zone = try CalendarFixture.london()
        let found = zone.instant(of: try CalendarFixture.day(iso), at: try CalendarFixture.time(hour, minute))
        #expect(found.description == instant, "\(reason)")
    }

    @Test(
        "Seventy-two hours are elapsed hours, whatever the clocks do",
        arguments: [
            ("2026-03-27", 14, "2026-03-30 15:00 +3600", "into summer"),
            ("2026-10-23", 14, "2026-10-26 13:00 +0", "out of summer"),
        ])
    func elapsed(iso: String, hour: Int, shown: String, reason: String) throws {
        let zone = try CalendarFixture.london()
        let start = zone.instant(of: try CalendarFixture.day(iso), at: try CalendarFixture.time(hour, 0))
        #expect(try clock(zone, start.adding(seconds: 72 * 3_600).description) == shown, "\(reason)")
    }

    @Test("Every hour of two years in London goes to its clock and back, but for the hour shown twice")
    func roundTrip() throws {
        let zone = try CalendarFixture.london()
        let start = try #require(Instant(iso: "1995-01-01T00:00:00Z"))
        var later: [Int] = []
        for hour in 0..<(3 * 8_766) {
            let instant = start.adding(seconds: hour * 3_600)
            let civil = zone.civil(at: instant)
            let back = zone.instant(of: civil.day, at: civil.time)
            if back != instant { later.append(Int(instant.seconds - back.seconds)) }
        }
        #expect(later == [3_600, 3_600, 3_600])
    }

    @Test("UTC has no offset at any time, and extremes show as the first and last day")
    func utc() throws {
        #expect(Zone.utc.name == "UTC")
        for seconds in [Int64.min, -1, 0, 1_605_517_200, Int64.max] {
            #expect(Zone.utc.offset(at: Instant(seconds: seconds)) == 0)
        }
        #expect(Zone.utc.civil(at: Instant(seconds: .min)).day == .earliest)
        #expect(Zone.utc.civil(at: Instant(seconds: .max)).day == .latest)
        let london = try CalendarFixture.london()
        for day in [Day(number: .min), .earliest, .latest, Day(number: .max)] {
            let civil = london.civil(at: london.instant(of: day, at: .midnight))
            #expect(civil.day == min(max(day, .earliest), .latest))
        }
    }
}
