import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("Broken rule files")
struct BrokenRulesTests {
    private func check(_ site: BrokenSite, _ options: String...) -> CommandResult {
        let arguments = ["check", site.path, "--at", "2020-11-16T09:00"] + options
        return CommandTable.run(arguments, Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
    }

    private func lines(of severity: String, in text: String) -> Int {
        text.split(separator: "\n").count { $0.hasPrefix("tried.rules:") && $0.contains(": \(severity): ") }
    }

    @Test("there are at least fifty cases")
    func enough() { #expect(BrokenCase.all.count >= 50) }

    @Test("each is told in exactly these words", arguments: BrokenCase.all)
    func told(_ broken: BrokenCase) throws {
        let result = check(try broken.site("bad"))
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try Data(result.errors.utf8).write(to: broken.file("expected"))
            Issue.record("recorded \(broken.name).expected: read it, then run again without RECORD_GOLDEN")
            return
        }
        #expect(result.errors == (try broken.expected()))
    }

    @Test("an error refuses the site, a warning fails only when strict, a note never", arguments: BrokenCase.all)
    func exitCode(_ broken: BrokenCase) throws {
        let site = try broken.site("bad")
        let told = try broken.expected()
        let hasError = told.contains(": error: ")
        let hasWarning = told.contains(": warning: ")
        #expect(check(site).code == (hasError ? .site : .well))
        #expect(check(site, "--strict").code == (hasError ? .site : hasWarning ? .findings : .well))
    }

    @Test("mended, it gives no error and no warning", arguments: BrokenCase.all)
    func mended(_ broken: BrokenCase) throws {
        let result = check(try broken.site("good"), "--strict")
        #expect(result.code == .well)
        let others = result.errors.split(separator: "\n").filter { !$0.contains(": note: ") }
        #expect(others.isEmpty)
    }

    /// What cannot be mended in a line or two: a block too many or too few, or every byte of the file.
    private static let longMends: Set<String> = ["no-site", "site-twice", "unknown-role-of-digest", "utf-16"]

    @Test("each is mended by a small edit", arguments: BrokenCase.all)
    func smallMend(_ broken: BrokenCase) throws {
        func lines(_ suffix: String) throws -> [String] {
            try String(decoding: Data(contentsOf: broken.file(suffix)), as: UTF8.self).components(separatedBy: "\n")
        }
        let changes = try lines("good").difference(from: lines("bad"))
        #expect(!changes.isEmpty)
        #expect(changes.count <= 4 || Self.longMends.contains(broken.name), "\(changes.count) lines differ")
    }

    @Test("one fault is one diagnostic", arguments: BrokenCase.all.filter { $0.name != "two-faults" })
    func toldOnce(_ broken: BrokenCase) throws {
        let told = try broken.expected()
        let faults = told.split(separator: "\n").count { $0.contains(".rules:") && !$0.contains(": note: ") }
        let hasNote = lines(of: "note", in: told) > 0
        #expect(faults == 1 || faults == 0 && hasNote)
    }

    @Test("ten faults in three files are all told in one run, in order, none twice")
    func tenFaults() throws {
        let site = try BrokenSite()
        try site.copyCommon()
        for name in ["site.rules", "plan.rules", "scorecard.rules", "chase.rules"] { try site.remove(name) }
        try site.write(TenFaults.rules, to: "rules.rules")
        try site.write(TenFaults.site, to: "site.rules")
        try site.write(TenFaults.sources, to: "sources.rules")
        let result = check(site)
        let heads = result.errors.split(separator: "\n").filter { $0.contains(": error: ") }.map(String.init)
        #expect(heads == TenFaults.told)
        #expect(result.errors.hasSuffix("\n10 errors, 0 warnings\n"))
        #expect(result.code == .site)
    }

    @Test("an empty rule file in a sound site says nothing")
    func emptyFile() throws {
        let site = try BrokenSite()
        try site.copyCommon()
        try site.write("", to: "tried.rules")
        let result = check(site)
        #expect(result.errors == "")
        #expect(result.code == .well)
    }

    @Test("an empty rule file alone lacks the site block")
    func onlyEmptyFile() throws {
        let site = try BrokenSite()
        try site.write("", to: "site.rules")
        let result = check(site)
        let told = "site.rules: error: the site has no block “site”: who we are, the time zone, the sender\n"
        #expect(result.errors == told + "1 error, 0 warnings\n")
        #expect(result.code == .site)
    }

    @Test("a folder without a rule file is no site")
    func noRuleFile() throws {
        let site = try BrokenSite()
        try site.write("role,area,name,email\n", to: "people.csv")
        let result = check(site)
        #expect(result.errors == "chaser: \(site.path) has no rule file (*.rules)\n")
        #expect(result.code == .site)
    }
}

/// A site with ten faults: three in its rules, three in its settings, four in its sources.
private enum TenFaults {
    static let rules = """
        rule late "Late" {
          over plan
          red when target_dat is overdue
          amber when cost > 1,000
          say "{action}"
          escalate upwards
        }
        """

    static let site = """
        site "Example Council" {
          timezone "Europe/Lundon"
          people   "people.csv"
          sender   "nobody"
          domains  "council.example"
          operator opertions
        }
        """

    static let sources = """
        source plan "Improvement plan" {
          file   "data/plans-*.csv"
          key    area
          column area        text from "Area"
          column action      text from "Action"
          column target_date date from "Target date"
          column cost        figure from "Cost"
          done when area
        }

        source scorecard {
          file "../scorecard.csv"
          key  ref
          column ref  text from "Ref"
          column ref  text from "Reference"
        }
        """

    static let told = [
        "rules.rules:3:12: error: there is no column “target_dat”",
        "rules.rules:4:21: error: a number has no comma: “1,000”",
        "rules.rules:6:12: error: there is no escalation “upwards”",
        "site.rules:2:12: error: there is no time zone “Europe/Lundon”",
        "site.rules:4:12: error: the sender is written Name <address@domain>, not “nobody”",
        "site.rules:6:12: error: there is no role “opertions”",
        "sources.rules:2:10: error: no file matches “data/plans-*.csv”",
        "sources.rules:8:13: error: expected something true or false as a condition, found text",
        "sources.rules:12:8: error: the path “../scorecard.csv” leaves the site",
        "sources.rules:15:10: error: there is a column “ref” already, at sources.rules:14",
    ]
}
