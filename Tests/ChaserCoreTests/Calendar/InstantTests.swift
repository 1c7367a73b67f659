import ChaserCore
import Testing

@Suite("Times of day and instants")
struct InstantTests {
    @Test("A time is written with two digits each and bounded by the day")
    func times() throws {
        let time = try CalendarFixture.time(9, 5)
        #expect(time.description == "09:05")
        #expect(time.minutes == 545)
        #expect((time.hour, time.minute) == (9, 5))
        #expect(TimeOfDay(hour: 23, minute: 59)?.minutes == 1_439)
        #expect(TimeOfDay(hour: 24, minute: 0) == nil, "24:00 is the next day")
        #expect(TimeOfDay(hour: 9, minute: 60) == nil)
        #expect(TimeOfDay(hour: -1, minute: 0) == nil)
    }

    @Test(
        "An instant goes to text in UTC and back",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_605_517_200, "2020-11-16T09:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func instants(seconds: Int, text: String) {
        let instant = Instant(seconds: Int64(seconds))
        #expect(instant.description == text)
        #expect(Instant(iso: text) == instant)
    }

    @Test(
        "An instant in any other form is none",
        arguments: [
            "2020-11-16T09:00:00", "2020-11-16 09:00:00Z", "2020-11-16T09:00Z", "2020-11-16T24:00:00Z",
            "2020-11-16T09:00:60Z", "2020-02-30T09:00:00Z", "2020-11-16T09:00:00+00:00", "",
        ])
    func strictText(text: String) {
        #expect(Instant(iso: text) == nil)
    }

    @Test("Adding seconds stops at the ends")
    func saturates() {
        #expect(Instant(seconds: 10).adding(seconds: -11).seconds == -1)
        #expect(Instant(seconds: .max).adding(seconds: 1).seconds == .max)
        #expect(Instant(seconds: .min).adding(seconds: -1).seconds == .min)
    }
}
