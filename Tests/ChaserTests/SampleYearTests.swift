import ChaserCore
import Foundation
import Testing

@testable import chaser

/// A year of the sample site, from August 2020, as `Tests/Golden/replay-southampton.txt` has it.
///
/// The year takes a debug build over a minute: here its first months are replayed, and `.ci/run` replays it whole with
/// the release build. What the year promises is read from the golden file. `RECORD_GOLDEN=1` records the whole year.
@Suite("A year of the sample site")
struct SampleYearTests {
    private static let name = "replay-southampton.txt"
    private let year: [String]

    init() throws {
        let file = SampleSite.package.appending(path: "Tests/Golden/\(Self.name)")
        year = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    }

    /// The lines beneath a heading, down to the next empty one.
    private func section(_ heading: String, of lines: [String]? = nil) -> [String] {
        let lines = lines ?? year
        let start = lines.firstIndex { $0 == heading }.map { $0 + 1 } ?? lines.count
        return Array(lines[start...].prefix { !$0.isEmpty })
    }

    /// Day, time, address and what the mail tells of, whatever the width of the columns.
    private func mails(_ lines: [String]? = nil) -> [[String]] {
        section("MAILS", of: lines).filter { $0.hasPrefix("  20") }.map {
            $0.split(separator: " ", maxSplits: 3).map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test("its first months are what a replay of them finds: a first start, a second plan, the clocks going back")
    func firstMonths() throws {
        let sample = try SampleSite()
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            let whole = sample.run("replay", sample.site, "--from", "2020-08-01", "--to", "2021-07-31")
            try expectGolden(whole.output, Self.name)
            return
        }
        let result = sample.run("replay", sample.site, "--from", "2020-08-01", "--to", "2020-10-27")
        #expect(result.errors == "")
        let found = mails(result.output.components(separatedBy: "\n"))
        let expected = mails().filter { $0[0] <= "2020-10-27" }
        #expect(found.count > 150)
        #expect(found == expected)
    }

    @Test("nobody gets more than three mails a week, digests apart")
    func weekly() throws {
        let people = section("PEOPLE").dropFirst().map { $0.split(separator: " ").prefix(4).compactMap { Int($0) } }
        #expect(people.count == 15)
        for numbers in people { #expect(numbers.count == 4 && numbers[3] <= 3, "\(numbers)") }
    }

    @Test("nothing red goes unheard for more than five working days")
    func unheard() throws {
        let line = try #require(year.first { $0.hasPrefix("The longest that a red alert waited") })
        let days = try #require(line.firstMatch(of: /: (\d+) working day/).flatMap { Int($0.1) })
        #expect(days <= 5, "\(line)")
    }

    /// The bank holidays of England and Wales that fall on a Monday or a first of the month in that year.
    private static let holidays: Set = [
        "2020-08-31", "2020-12-28", "2021-01-01", "2021-04-05", "2021-05-03", "2021-05-31",
    ]

    @Test("the weekly digest comes each Monday at 08:00 by the clocks of the day, off bank holidays to the Tuesday")
    func weeklyDigest() throws {
        // The plan begins on 14 August; the clocks change on 25 October and on 28 March.
        var monday = try #require(Day(iso: "2020-08-17"))
        var expected: [String] = []
        while monday.iso <= "2021-07-31" {
            expected.append("\(monday.adding(days: Self.holidays.contains(monday.iso) ? 1 : 0).iso) 08:00")
            monday = monday.adding(days: 7)
        }
        let found = mails().filter { $0[2] == "hos.csc@southampton.example" && $0[3] == "digest weekly" }
        #expect(found.map { "\($0[0]) \($0[1])" } == expected)
        #expect(expected.contains("2020-10-26 08:00") && expected.contains("2021-03-29 08:00"))
    }

    @Test("the exception report comes on the first working day of each month at 09:00")
    func monthlyDigest() {
        let found = mails().filter { $0[2].hasPrefix("improvement.board@") }.map { "\($0[0]) \($0[1]) \($0[3])" }
        let days = [
            "2020-08-03", "2020-09-01", "2020-10-01", "2020-11-02", "2020-12-01", "2021-01-04", "2021-02-01",
            "2021-03-01", "2021-04-01", "2021-05-04", "2021-06-01", "2021-07-01",
        ]
        #expect(found == days.map { "\($0) 09:00 digest board" })
    }

    @Test("the table in README.md is that of the year, line by line")
    func readme() throws {
        let readme = try String(contentsOf: SampleSite.package.appending(path: "README.md"), encoding: .utf8)
        let table = section("PEOPLE", of: readme.components(separatedBy: "\n")).prefix { $0 != "```" }
        #expect(Array(table) == section("PEOPLE"))
        let head = try #require(year.first { $0.contains(" ticks: ") })
        #expect(readme.contains(head))
        #expect(readme.contains(try #require(year.first { $0.hasPrefix("The longest that a red alert waited") })))
    }
}
