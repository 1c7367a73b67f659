import ChaserCore
import Foundation
import Testing

@testable import chaser

/// Past time, replayed over sheets without dates: the versions that the state folder keeps.
@Suite("replay over kept versions")
struct KeptReplayTests {
    private static let asking = """
        rule moved "Deadline moved" {
          over plan; amber when times_changed(target_date) > 0; say "{action}: {slips(target_date)}"; escalate slipping
        }
        rule vanished "Vanished" { over plan; red when vanished; say "{action}"; escalate slipping }

        """

    /// The plan in `data/actions.csv`, over which somebody saves each new one.
    private static func makeSite(_ sample: SampleSite, _ more: String) throws {
        try ReplayCommandTests.makeSite(sample)
        for day in ["2020-10-01", "2020-10-27"] { try sample.remove("data/plan-\(day).csv") }
        let rules = ReplayCommandTests.rules
            .replacing("data/plan-*.csv", with: "data/actions.csv")
            .replacing("  dated  by file name \"yyyy-MM-dd\"\n", with: "")
        try sample.write(rules + more, to: "rules.rules")
    }

    /// What somebody saved and when: in the hours for mail, before and after them, twice in a day, and one put back.
    private static let saved = [
        ("2020-10-22T09:00", "Assessment,Close old files,23/10/2020\nAdoption,Write the book,06/11/2020\n"),
        ("2020-10-26T12:00", "Assessment,Close old files,30/10/2020\nAdoption,Write the book,06/11/2020\n"),
        ("2020-10-26T18:00", "Assessment,Close old files,20/10/2020\nAdoption,Write the book,06/11/2020\n"),
        ("2020-10-28T07:00", "Assessment,Close old files,20/10/2020\nAdoption,Write the book,27/10/2020\n"),
        ("2020-10-30T23:00", "Adoption,Write the book,27/10/2020\nFostering,Count the beds,29/10/2020\n"),
        ("2020-11-02T09:00", "Assessment,Close old files,20/10/2020\nAdoption,Write the book,27/10/2020\n"),
    ]

    private static func moments() -> [String] {
        let days = (22...31).map { "2020-10-\($0)" } + (1...4).map { "2020-11-0\($0)" }
        let looks = days.flatMap { day in ["00:00", "08:00", "09:00"].map { "\(day)T\($0)" } }
        return Set(looks.filter { $0 > saved[0].0 } + saved.map(\.0)).sorted()
    }

    /// Looks at the site hour by hour, as the sheet is saved over and over; mails go to the folder `once`.
    private static func live(_ sample: SampleSite, at moments: [String] = moments()) throws {
        for moment in moments {
            if let rows = saved.first(where: { $0.0 == moment })?.1 {
                try sample.write("Area,Action,Target date\n" + rows, to: "data/actions.csv")
            }
            let result = sample.once(at: moment, "--spool", "eml:\(sample.path)/once")
            #expect(result.code == .well, "\(result.errors)")
        }
    }

    private static func replay(_ sample: SampleSite, _ more: String...) -> CommandResult {
        let arguments = ["replay", sample.site, "--state", sample.state, "--to", "2020-11-04"] + more
        // 4 November, after the last look.
        return CommandTable.run(arguments, Surroundings(stateDirectory: nil, now: Instant(seconds: 1_604_532_000)))
    }

    @Test(
        "its mails are those that were really sent while the sheet was saved over and over, byte for byte",
        arguments: [("", "no rule asks for the past"), (asking, "rules ask for the past")])
    func sameAsLived(_ row: (rules: String, reason: String)) throws {
        let sample = try SampleSite()
        try KeptReplayTests.makeSite(sample, row.rules)
        try KeptReplayTests.live(sample)
        // What lies in the site now says nothing of the past.
        let result = KeptReplayTests.replay(sample, "--from", "2020-10-01", "--write", sample.path + "/replayed")
        #expect(result.errors == "")
        let replayed = sample.files().filter { $0.hasPrefix("replayed/") }
        let once = sample.files().filter { $0.hasPrefix("once/") }
        #expect(replayed.count > 8, "\(row.reason)")
        #expect(replayed.map { $0.dropFirst(9) } == once.map { $0.dropFirst(5) }, "\(row.reason)")
        for name in replayed {
            #expect(try sample.text("../\(name)") == sample.text("../once/\(name.dropFirst(9))"), "\(row.reason)")
        }
    }

    @Test("it says from which day each sheet without a date is known, and compares over the same past")
    func known() throws {
        let sample = try SampleSite()
        try KeptReplayTests.makeSite(sample, "")
        try KeptReplayTests.live(sample, at: KeptReplayTests.saved.map(\.0))
        let text = KeptReplayTests.replay(sample, "--from", "2020-10-01").output
        let section = """
            SHEETS WITHOUT A DATE
              data/actions.csv  “Plan”  6 kept versions, known from 22 October 2020; before that there is no such sheet

            """
        #expect(text.contains(section))
        #expect(text.contains("\n2020-10-26") == false && text.contains("2020-10-26 "))
        try FileManager.default.createDirectory(
            atPath: sample.path + "/old", withIntermediateDirectories: true)
        for name in ["site.rules", "rules.rules"] { try sample.write(sample.text(name), to: "../old/\(name)") }
        let same = KeptReplayTests.replay(sample, "--from", "2020-10-01", "--compare", sample.path + "/old").output
        #expect(same.contains("This edit changes no mail.\n") && same.contains(section))
        let json = try JSON(
            parsing: Array(KeptReplayTests.replay(sample, "--from", "2020-10-01", "--json").output.utf8))
        #expect(
            json.list("sheets").map { $0.text(pretty: false) } == [
                #"{"sheet":"data/actions.csv","source":"Plan","is":"file","versions":6,"knownFrom":"2020-10-22","#
                    + #""letGo":null,"words":"6 kept versions, known from 22 October 2020; before that there is no such sheet"}"#
            ])
    }

    @Test("without a state the sheet as it is now stands in for every day, and that is said")
    func nothingKept() throws {
        let sample = try SampleSite()
        try KeptReplayTests.makeSite(sample, "")
        try sample.write("Area,Action,Target date\n" + KeptReplayTests.saved[2].1, to: "data/actions.csv")
        let result = KeptReplayTests.replay(sample, "--from", "2020-10-19")
        #expect(
            result.output.contains(
                "  data/actions.csv  “Plan”  no version was kept: as it is now it stands in for every day\n"))
        // It fell due on 20 October.
        #expect(result.output.contains("2020-10-21"))
        #expect(!sample.files().contains { $0.hasPrefix("state") })
    }

    @Test("a row that a sheet gains on the day on which it was first seen is new, and is so once")
    func newOnTheFirstDay() throws {
        let sample = try SampleSite()
        let rule = "rule fresh \"Fresh\" { over plan; amber when new; say \"{action}\"; tell once }\n"
        try KeptReplayTests.makeSite(sample, rule)
        let rows = ["Assessment,Close old files,23/11/2020\n", "Adoption,Write the book,30/11/2020\n"]
        func told(_ rows: [String], _ moment: String) throws -> [String] {
            try sample.write("Area,Action,Target date\n" + rows.joined(), to: "data/actions.csv")
            let output = sample.once(at: moment, "--json").output
            let alerts = try JSON(parsing: Array(output.utf8)).list("alerts")
            return alerts.filter { $0.string("rule") == "fresh" }.map { $0.string("text") }
        }
        #expect(try told([rows[0]], "2020-10-22T09:00") == [])
        #expect(try told(rows, "2020-10-22T15:00") == ["Write the book"])
        #expect(try told(rows, "2020-10-23T09:00") == [])
    }
}
