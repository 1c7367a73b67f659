import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("replay")
struct ReplayCommandTests {
    /// A small site: one plan in two versions, a ladder, a reminder and a digest.
    static func makeSite(_ sample: SampleSite) throws {
        for name in ["actions.rules", "measures.rules", "tests.rules", "sources.rules"] { try sample.remove(name) }
        for name in ["monthly-dataset-2020-10.csv", "early-help-dataset-2020-10.csv", "targets.csv"] {
            try sample.remove("data/\(name)")
        }
        for name in ["2020-08-14", "2020-10-08"] { try sample.remove("data/improvement-plan-\(name).csv") }
        let site = try sample.text("site.rules")
        let end = try #require(site.firstRange(of: "# Figures: the head")).lowerBound
        let rest = try #require(site.firstRange(of: "reminder due-soon")).lowerBound
        let shortened = String(site[..<end]) + String(site[rest...])
        try sample.write(shortened, to: "site.rules")
        try sample.write(rules, to: "rules.rules")
        try sample.write(
            "Area,Action,Target date\nAssessment,Close old files,23/10/2020\nAdoption,Write the book,06/11/2020\n",
            to: "data/plan-2020-10-01.csv")
        try sample.write(
            "Area,Action,Target date\nAssessment,Close old files,23/10/2020\nAdoption,Write the book,28/10/2020\n",
            to: "data/plan-2020-10-27.csv")
    }

    static let rules = """
        source plan "Plan" {
          file   "data/plan-*.csv"
          dated  by file name "yyyy-MM-dd"
          key    action
          column area        text from "Area"
          column action      text from "Action"
          column target_date date from "Target date"
        }
        rule overdue "Action overdue" {
          over plan; amber when target_date is overdue; say "{action}: due {target_date}"
          escalate slipping from target_date
        }

        """

    private static func replay(_ sample: SampleSite, _ more: String...) -> CommandResult {
        let arguments = ["replay", sample.site, "--from", "2020-10-22", "--to", "2020-11-03"] + more
        return CommandTable.run(arguments, Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
    }

    @Test("its mails are those of once run hour by hour from an empty state, byte for byte")
    func sameAsOnce() throws {
        let sample = try SampleSite()
        try ReplayCommandTests.makeSite(sample)
        #expect(ReplayCommandTests.replay(sample, "--write", sample.path + "/replayed").code == .well)
        for day in ["10-22", "10-23", "10-24", "10-25", "10-26", "10-27", "10-28", "10-29", "10-30", "10-31", "11-01"]
            + ["11-02", "11-03"]
        {
            for hour in [0, 7, 8, 9, 12, 18, 23] {
                let time = "2020-\(day)T\(hour < 10 ? "0" : "")\(hour):00"
                #expect(sample.once(at: time, "--spool", "eml:\(sample.path)/once").code == .well)
            }
        }
        let replayed = sample.files().filter { $0.hasPrefix("replayed/") }
        let once = sample.files().filter { $0.hasPrefix("once/") }
        #expect(replayed.count > 8)
        #expect(replayed.map { $0.dropFirst(9) } == once.map { $0.dropFirst(5) })
        for name in replayed {
            #expect(try sample.text("../\(name)") == sample.text("../once/\(name.dropFirst(9))"))
        }
    }

    @Test("what it prints is this, whole, and it writes nothing")
    func golden() throws {
        let sample = try SampleSite()
        try ReplayCommandTests.makeSite(sample)
        let files = sample.files()
        let result = ReplayCommandTests.replay(sample)
        #expect(result.errors == "")
        try expectGolden(result.output, "replay-small.txt")
        #expect(sample.files() == files)
    }

    @Test("an edit of the rules is compared with the folder of the old ones, over the same sheets")
    func compare() throws {
        let sample = try SampleSite()
        try ReplayCommandTests.makeSite(sample)
        let old = sample.path + "/old"
        try FileManager.default.createDirectory(atPath: old, withIntermediateDirectories: true)
        try sample.write(sample.text("site.rules"), to: "../old/site.rules")
        try sample.write(
            ReplayCommandTests.rules.replacing("is overdue;", with: "is overdue by more than 4 working days;"),
            to: "../old/rules.rules")
        let result = ReplayCommandTests.replay(sample, "--compare", old)
        #expect(result.errors == "")
        try expectGolden(result.output.replacing(sample.path, with: ""), "replay-compare.txt")
        let json = try JSON(parsing: Array(ReplayCommandTests.replay(sample, "--compare", old, "--json").output.utf8))
        #expect(json["comparison"]?.list("told").first?["daysEarlier"]?.intValue == 4)
        #expect(
            ReplayCommandTests.replay(sample, "--compare", sample.site).output.hasSuffix("This edit changes no mail.\n")
        )
    }

    @Test("--json is one document with these field names")
    func document() throws {
        let sample = try SampleSite()
        try ReplayCommandTests.makeSite(sample)
        let json = try JSON(parsing: Array(ReplayCommandTests.replay(sample, "--json").output.utf8))
        #expect(
            json.objectValue?.map(\.name) == [
                "site", "from", "to", "ticks", "openAtEnd", "longestUnheard", "sheets", "people", "told", "mails",
                "drafts", "comparison",
            ])
        let mail = try #require(json.list("mails").first)
        #expect(
            mail.objectValue?.map(\.name) == [
                "at", "to", "name", "subject", "message-id", "digest", "tells", "alerts",
            ])
        #expect(json["comparison"] == .null)
    }

    @Test(
        "wrong days are refused in one line",
        arguments: [
            (["--to", "2020-11-03"], "replay needs --from DAY, such as 2020-08-01 (chaser replay --help)"),
            (["--from", "2020-11-03"], "replay needs --to DAY, such as 2020-08-01 (chaser replay --help)"),
            (["--from", "last week", "--to", "2020-11-03"], "--from last week: write a day such as 2020-08-01"),
            (["--from", "2020-11-04", "--to", "2020-11-03"], "--to 2020-11-03: that is before --from 2020-11-04"),
        ])
    func wrongDays(_ row: (options: [String], answer: String)) throws {
        let sample = try SampleSite()
        let result = CommandTable.run(
            ["replay", sample.site] + row.options, Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
        #expect(result == CommandResult(code: .usage, errors: "chaser: \(row.answer)\n"))
    }
}
