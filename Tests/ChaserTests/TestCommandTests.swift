import ChaserCore
import Testing

@testable import chaser

@Suite("test")
struct TestCommandTests {
    @Test("the sample site's tests all pass, by its folder or by the file, as often as it is named")
    func sample() throws {
        let sample = try SampleSite()
        let files = sample.files()
        let whole = sample.run("test", sample.site)
        #expect(whole.code == .well)
        #expect(whole.errors == "")
        #expect(whole.output.contains(" tests passed, "))
        #expect(sample.run("test", "\(sample.site)/tests.rules") == whole)
        #expect(sample.run("test", sample.site, sample.site) == whole)
        #expect(sample.files() == files)
    }

    @Test("the sheets need not be there")
    func withoutSheets() throws {
        let sample = try SampleSite()
        try sample.remove("data")
        #expect(sample.run("check", sample.site).code == .site)
        #expect(sample.run("test", sample.site).code == .well)
    }

    @Test("a rule that breaks its promise fails its tests with 1, and says what came")
    func broken() throws {
        let sample = try SampleSite()
        try sample.write(
            sample.text("actions.rules").replacing(
                "amber when target_date is overdue\n",
                with: "amber when target_date is overdue by more than 5 working days\n"),
            to: "actions.rules")
        let result = sample.run("test", sample.site, "--run", "not late on its day")
        #expect(result.code == .findings)
        try expectGolden(result.output.replacing(sample.path, with: ""), "test.txt")
    }

    @Test("--json is one document with these field names")
    func document() throws {
        let sample = try SampleSite()
        let result = sample.run("test", sample.site, "--json", "--run", "not late on its day")
        let json = try JSON(parsing: Array(result.output.utf8))
        #expect(json["passed"]?.intValue == 1)
        #expect(json["failed"]?.intValue == 0)
        let test = try #require(json.list("tests").first)
        #expect(test.objectValue?.map(\.name) == ["title", "file", "line", "passed", "failures", "ticks"])
        #expect(test.list("ticks").first?.objectValue?.map(\.name) == ["at", "events"])
        #expect(test.list("ticks").map { $0.string("at") }.first == "2020-10-31T09:00:00+00:00")
    }

    @Test("of one rule file only its own tests are run; none at all is a finding")
    func files() throws {
        let sample = try SampleSite()
        let none = sample.run("test", "\(sample.site)/measures.rules")
        #expect(none.code == .findings)
        #expect(none.errors == "chaser: \(sample.site)/measures.rules: there is no test\n")
        let missing = sample.run("test", "\(sample.site)/mesures.rules")
        #expect(missing.code == .site)
        #expect(missing.errors == "chaser: \(sample.site)/mesures.rules: no such rule file\n")
    }

    @Test("--run with a name that no test has says which was perhaps meant")
    func unknownName() throws {
        let sample = try SampleSite()
        let result = sample.run("test", sample.site, "--run", "a copied month is only watched yte")
        #expect(result.code == .usage)
        #expect(
            result.errors
                == "chaser: --run a copied month is only watched yte: no test has this in its title; did you mean “a copied month is only watched yet”?\n"
        )
    }

    @Test("a fault in a test refuses the site as any other does")
    func faulty() throws {
        let sample = try SampleSite()
        try sample.write(
            sample.text("tests.rules").replacing(
                "action,          target_date\n", with: "action,          traget_date\n"),
            to: "tests.rules")
        let result = sample.run("test", sample.site)
        #expect(result.code == .site)
        #expect(result.errors.contains("error: there is no column “traget_date”"))
        #expect(result.errors.contains("help: did you mean “target_date”?"))
    }
}
