import Testing

@testable import ChaserCore

@Suite("Findings")
struct FindingsTests {
    @Test("several red lines are alternatives, and red comes before amber before green")
    func alternatives() throws {
        let site = try TestSite(
            """
            rule it "It" {
              over figures
              red when value < 10
              red when value > 90
              amber when value < 50
              green when value >= 50
              say "…"
            }
            """)
        let csv = "Ref,Oct-20\nM1,5\nM2,95\nM3,20\nM4,60\nM5,-\n"
        let findings = try site.findings(["figures.csv": csv])
        #expect(findings.verdicts.map(\.status) == [.red, .red, .amber, .green, .unknown])
    }

    @Test("a where that is unknown leaves the record in, and its status unknown")
    func whereUnknown() throws {
        let site = try TestSite(
            "rule it \"It\" { over figures; where headline; red when value < 10; say \"…\" }")
        let csv = "Ref,Headline,Oct-20\nM1,yes,5\nM2,no,5\nM3,,5\nM4,yes,50\n"
        #expect(
            try site.findings(["figures.csv": csv]).verdicts.map(\.status) == [.red, .excluded, .unknown, .none])
    }

    @Test("done must be shown: an unknown status is not done")
    func done() throws {
        let csv = "Action,Due,Status\nA,01/10/2020,Blue\nB,01/10/2020,Red\nC,01/10/2020,\n"
        #expect(try Judging.truths("done", over: "plan", csv) == "ynn")
        #expect(try Judging.truths("not done", over: "plan", csv) == "nyy")
        #expect(try Judging.truths("status is blue", over: "plan", csv) == "yn?")
        #expect(try Judging.truths("status is not blue", over: "plan", csv) == "ny?")
    }

    @Test("officers are counted in their cell")
    func officers() throws {
        let csv = "Action,Due,Officers\nA,soon,Lead North; Lead South\nB,soon,Lead North\nC,soon,\n"
        #expect(try Judging.truths("size(officers) == 1", over: "plan", csv).prefix(2) == "ny")
    }

    @Test("a word stands for the sheet and row of each record")
    func places() throws {
        let findings = try Judging.findings(
            "row > 0", over: "plan", say: "{source_file} {row}", "Action,Due\nA,soon\nB,soon\n")
        #expect([0, 1].map(findings.text) == ["plan.csv 2", "plan.csv 3"])
        #expect([0, 1].map { findings.place($0).row } == [2, 3])
        #expect([0, 1].map(findings.key) == ["A", "B"])
    }

    @Test("each file pattern has its own current period")
    func segments() throws {
        let sources = """
            source figures "Figures" {
              file   "a.csv", "b.csv"
              key    ref
              period month in headings "MMM-yy"
              column ref   text   from "Ref"
              column value figure from period
            }

            """
        let site = try TestSite(
            "rule it \"It\" { over figures; amber when value > 0; say \"{value} in {period}\" }", sources: sources)
        let sheets = ["a.csv": "Ref,Sep-20,Oct-20\nA,1,2\n", "b.csv": "Ref,Sep-20,Oct-20\nB,3,\n"]
        let findings = try site.findings(sheets)
        #expect([0, 1].map(findings.text) == ["2 in October 2020", "3 in September 2020"])
    }

    @Test("a month that has not ended does not exist yet")
    func unfinished() throws {
        let findings = try Judging.findings(
            "value > 0", over: "figures", say: "{value}", "Ref,Oct-20,Nov-20\nA,1,2\n", on: "2020-11-16")
        #expect(findings.text(0) == "1")
    }
}
