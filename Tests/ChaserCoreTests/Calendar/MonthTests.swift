import ChaserCore
import Testing

@Suite("Months")
struct MonthTests {
    @Test("A month knows its ends, its neighbours and its names")
    func month() throws {
        let month = try #require(Month(year: 2020, month: 2))
        #expect(month.first.iso == "2020-02-01")
        #expect(month.last.iso == "2020-02-29")
        #expect(month.adding(months: -2).iso == "2019-12")
        #expect(month.adding(months: 11).inWords == "January 2021")
        #expect(month.ordinal == 2020 * 12 + 1)
        #expect(month.first.calendarMonth == month)
        #expect(month.last.calendarMonth == month)
        #expect(month < month.adding(months: 1))
    }

    @Test("Every month of the years there are goes to text and back")
    func roundTrip() {
        for ordinal in Month.earliest.ordinal...Month.latest.ordinal {
            let month = Month(ordinal: ordinal)
            let isSame = Month(iso: month.iso) == month && Month(year: month.year, month: month.month) == month
            guard isSame, month.last.adding(days: 1) == month.adding(months: 1).first || month == .latest else {
                Issue.record("\(ordinal) is \(month)")
                return
            }
        }
    }

    @Test("A month outside the years there are, or badly written, is none")
    func impossible() {
        #expect(Month(year: 2020, month: 0) == nil)
        #expect(Month(year: 2020, month: 13) == nil)
        #expect(Month(year: 0, month: 1) == nil)
        #expect(Month(year: 10_000, month: 1) == nil)
        for text in ["", "2020", "2020-1", "2020-13", "2020-00", "2020/01", "2020-01-01", "Oct-20"] {
            #expect(Month(iso: text) == nil, "\(text)")
        }
    }

    @Test("Months stop at the first and the last, and extreme ordinals do no harm")
    func extremes() {
        #expect(Month.latest.adding(months: 1) == .latest)
        #expect(Month.earliest.adding(months: -1) == .earliest)
        #expect(Month(ordinal: .max).last == .latest)
        #expect(Month(ordinal: .min).first == .earliest)
    }

    @Test("There are twelve names and seven weekdays from Monday")
    func names() {
        #expect(Month.names.count == 12)
        #expect(Weekday.allCases.map { $0.name.prefix(3) } == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    }
}
