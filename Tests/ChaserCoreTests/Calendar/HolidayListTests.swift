import ChaserCore
import Testing

@Suite("Bank holiday lists")
struct HolidayListTests {
    private func read(_ text: String, _ division: String) throws -> [String] {
        let json = try JSON(parsing: Array(text.utf8))
        return try HolidayList.read(json, division: division).map(\.iso)
    }

    private let published = """
        {"england-and-wales": {"division": "england-and-wales", "events": [
          {"title": "Boxing Day", "date": "2026-12-28", "notes": "Substitute day", "bunting": true},
          {"title": "Christmas Day", "date": "2026-12-25", "notes": "", "bunting": true}]},
         "scotland": {"division": "scotland", "events": [
          {"title": "2nd January", "date": "2026-01-02", "notes": "", "bunting": true}]}}
        """

    @Test("The days of one division come out in order")
    func divisions() throws {
        #expect(try read(published, "england-and-wales") == ["2026-12-25", "2026-12-28"])
        #expect(try read(published, "scotland") == ["2026-01-02"])
    }

    @Test("A division that is not there is named with those that are")
    func unknownDivision() {
        let fault = HolidayListFault.unknownDivision("england", listed: ["england-and-wales", "scotland"])
        #expect(throws: fault) { try read(published, "england") }
        #expect(
            HolidayListFault.unknownDivision("scotlnd", listed: ["england-and-wales", "scotland"]).description
                == "no bank holidays for \"scotlnd\"; the file has england-and-wales, scotland; did you mean scotland?")
    }

    @Test(
        "A list that would silently lose holidays is refused",
        arguments: [
            ("[]", HolidayListFault.notByDivision, "no object"),
            (#"{"w": {}}"#, .noEvents(division: "w"), "no events"),
            (#"{"w": {"events": []}}"#, .noEvents(division: "w"), "an empty list"),
            (#"{"w": {"events": {}}}"#, .noEvents(division: "w"), "events that are no list"),
            (
                #"{"w": {"events": [{"date": "2026-04-03"}, {"title": "x"}]}}"#,
                .unreadableDate(nil, division: "w", event: 2), "an event without a date"
            ),
            (
                #"{"w": {"events": [{"date": "03/04/2026"}]}}"#,
                .unreadableDate("03/04/2026", division: "w", event: 1), "a date in another form"
            ),
            (
                #"{"w": {"events": [{"date": "2026-02-30"}]}}"#,
                .unreadableDate("2026-02-30", division: "w", event: 1), "a date that is not"
            ),
        ])
    func refused(text: String, fault: HolidayListFault, reason: String) {
        #expect(throws: fault, "\(reason)") { try read(text, "w") }
        #expect(!fault.description.isEmpty)
    }
}
