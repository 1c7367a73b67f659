import Testing

@testable import ChaserCore

@Suite("The alerts files")
struct AlertsDocumentTests {
    private static func csv(_ alerts: [Alert]) throws -> String {
        let bytes = AlertsDocument.csv(alerts, zone: try CalendarFixture.london())
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "the mark by which Excel knows UTF-8")
        return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }

    @Test("the CSV holds one line an alert, with times in the site's zone")
    func wholeCSV() throws {
        // 10:30 on 1 July 2020 in London is 09:30 in UTC.
        let summer = Samples.alert("Close files", colour: .red, opened: 1_593_595_800)
        let id = summer.id
        #expect(
            try Self.csv([summer]) == "id,rule,status,area,key,since,text,file,row\r\n"
                + "\(id),late,red,North,Close files,2020-07-01T10:30:00+01:00,Close files: due 13 November 2020,"
                + "data/plan.csv,2\r\n")
    }

    /// A cell's text, and how it stands in the CSV.
    static let cells: [(text: String, cell: String, reason: String)] = [
        ("plain", "plain", "as it is"), ("a, b", "\"a, b\"", "a comma"), ("say \"so\"", "\"say \"\"so\"\"\"", "quotes"),
        ("one\ntwo", "\"one\ntwo\"", "a line break"), ("one\r\ntwo", "\"one\r\ntwo\"", "another line break"),
        ("=1+1", "'=1+1", "a formula"), ("+1", "'+1", "a formula"), ("-1", "'-1", "a formula"),
        ("@SUM(A1)", "'@SUM(A1)", "a formula"), ("\t=1", "\"'\t=1\"", "a formula behind a tab"),
        ("\r=1", "\"'\r=1\"", "a formula behind a return"), ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\"", "all at once"),
        ("=\u{338}1", "'=\u{338}1", "a sign with an accent upon it is still that sign"),
        ("\u{FF1D}1", "'\u{FF1D}1", "a full-width sign"), ("a,\u{301}b", "\"a,\u{301}b\"", "a comma with an accent"),
        ("a\"\u{301}b", "\"a\"\"\u{301}b\"", "a quote with an accent"), ("a=b", "a=b", "a sign within"),
    ]

    @Test("no cell of the CSV runs as a formula or breaks its line", arguments: cells)
    func cell(_ text: String, _ cell: String, _ reason: String) throws {
        let lines = try Self.csv([Samples.alert("A", text: text)])
        #expect(Array(lines.unicodeScalars).contains(Array(",\(cell),data/plan.csv".unicodeScalars)), "\(reason)")
    }

    @Test("the JSON of an alert has these members, in this order")
    func wholeJSON() throws {
        let alert = Samples.alert("Close files", area: nil, row: nil)
        let zone = try CalendarFixture.london()
        let json = AlertsDocument.json([alert], site: "Testshire", at: Samples.monday, zone: zone)
        let expected = """
            {"site":"Testshire","at":"2020-11-16T09:00:00+00:00","alerts":[{"id":"\(alert.id)","rule":"late",\
            "title":"Action late","key":"Close files","area":null,"status":"amber",\
            "since":"2020-11-16T09:00:00+00:00","changed":"2020-11-16T09:00:00+00:00",\
            "text":"Close files: due 13 November 2020","file":"data/plan.csv","row":null,"unknown":false}]}
            """
        #expect(try JSON(parsing: json.bytes(pretty: false)) == JSON(parsing: Array(expected.utf8)))
    }

    @Test("an event says so in its JSON")
    func event() throws {
        var alert = Samples.alert("Close files")
        alert.isEvent = true
        #expect(AlertsDocument.json(alert, zone: .utc)["event"] == .bool(true))
        #expect(AlertsDocument.json(Samples.alert("A"), zone: .utc)["event"] == nil)
    }

    static let times: [(seconds: Int64, offset: Int, text: String)] = [
        (0, 0, "2020-11-16T00:00:00+00:00"), (34_205, 3600, "2020-11-16T09:30:05+01:00"),
        (86_399, -12_600, "2020-11-16T23:59:59-03:30"), (60, 20_700, "2020-11-16T00:01:00+05:45"),
    ]

    @Test("times are ISO 8601 with their offset", arguments: times)
    func iso(_ seconds: Int64, _ offset: Int, _ text: String) throws {
        let time = CivilTime(day: try CalendarFixture.day("2020-11-16"), secondOfDay: Int(seconds), offset: offset)
        #expect(time.iso == text)
    }
}
