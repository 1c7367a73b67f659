import ChaserCore
import Testing

@testable import chaser

@Suite("explain")
struct ExplainCommandTests {
    @Test("the alert of the initial conferences is explained like this, whole, and nothing is written")
    func golden() throws {
        let (sample, _) = try SampleSite.ticked()
        let files = sample.files()
        let alerts = try JSON(
            parsing: Array(sample.run("alerts", sample.site, "--state", sample.state, "--json").output.utf8))
        let alert = try #require(
            alerts.list("alerts").first {
                $0.string("rule") == "below-target" && $0.string("text").hasPrefix("ICPCs")
            })
        let result = sample.run(
            "explain", sample.site, alert.string("id"), "--state", sample.state, "--at", SampleSite.moment)
        try expectGolden(result.errors + result.output, "explain.txt")
        #expect(sample.files() == files)
    }

    @Test("as JSON it holds the same facts")
    func json() throws {
        let (sample, _) = try SampleSite.ticked()
        let output = sample.run(
            "explain", sample.site, "area-slipping", "Care Leavers", "--state", sample.state, "--json",
            "--at", SampleSite.moment
        ).output
        let document = try JSON(parsing: Array(output.utf8))
        #expect(document.string("rule") == "area-slipping")
        #expect(document.string("key") == "Care Leavers")
        #expect(document.string("status") == "red")
        #expect(document.list("reasons").map { $0.string("value") } == ["7 of 7 count", "yes", "yes"])
        #expect(document.list("life").count == 4)
    }

    @Test("an id that is open nowhere is told")
    func unknown() throws {
        let sample = try SampleSite()
        let result = sample.run("explain", sample.site, "zzzzzz", "--state", sample.state, "--at", SampleSite.moment)
        #expect(result.code == .usage)
        #expect(result.errors.hasPrefix("chaser: no alert “zzzzzz” is open, nor would open now"))
    }

    @Test("a rule alone asks for a record")
    func ruleAlone() throws {
        let sample = try SampleSite()
        let result = sample.run("explain", sample.site, "overdue", "--state", sample.state, "--at", SampleSite.moment)
        #expect(
            result.errors
                == "chaser: “overdue” is a rule: name a record of it too, by its key or a part of it\n")
    }
}
