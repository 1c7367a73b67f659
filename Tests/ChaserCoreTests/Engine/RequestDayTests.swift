import Testing

@testable import ChaserCore

@Suite("The day until which something is asked to wait")
struct RequestDayTests {
    /// Today is Monday 16 November 2020.
    static let typed: [(text: String, day: String?)] = [
        ("2020-11-30", "2020-11-30"), ("30/11/2020", "2020-11-30"), ("30 Nov", "2020-11-30"),
        ("30 nov.", "2020-11-30"), ("30th November 2020", "2020-11-30"), ("Mon 30 Nov", "2020-11-30"),
        ("Friday, 5 February 2021", "2021-02-05"), ("5 feb", "2021-02-05"), ("16 Nov", "2020-11-16"),
        ("15 Nov", "2021-11-15"), ("today", "2020-11-16"), ("tomorrow", "2020-11-17"), ("Friday", "2020-11-20"),
        ("mon", "2020-11-23"), ("1 sept", "2021-09-01"), ("29 Feb", nil), ("29 February 2021", nil),
        ("29 February 2024", "2024-02-29"), ("31 Nov", nil), ("2020-02-30", nil), ("", nil), (" ", nil),
        ("next week", nil), ("30", nil), ("Nov", nil), ("30/11", nil), ("30/11/20", nil), ("11/30/2020", nil),
        ("30 Nov 20", nil), ("9999999999999999999999 Nov", nil), ("30 Nov 2020 late", nil), ("30x Nov", nil),
    ]

    @Test("is read as people type it, and is nothing else", arguments: typed)
    func reading(_ text: String, _ day: String?) throws {
        let today = try #require(Day(iso: "2020-11-16"))
        #expect(RequestDay.day(text, today: today)?.iso == day)
    }

    @Test("may be a 29 February in a year that has one")
    func leapDay() throws {
        let today = try #require(Day(iso: "2024-02-10"))
        #expect(RequestDay.day("29 Feb", today: today)?.iso == "2024-02-29")
    }
}
