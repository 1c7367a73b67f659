import ChaserCore
import Testing

@testable import chaser

@Suite("Command lines and exit codes")
struct CommandLineTests {
    /// A wrong command line and the words that answer it.
    struct Wrong: CustomTestStringConvertible {
        let words: [String]
        let answer: String
        var testDescription: String { words.joined(separator: " ") }

        init(_ words: String..., answer: String) {
            self.words = words
            self.answer = answer
        }
    }

    @Test(
        "a wrong one ends with 64 and one line that names what is wrong",
        arguments: [
            Wrong(
                "onze", "SITE", answer: "there is no command “onze”; did you mean “once”? (chaser --help lists them)"),
            Wrong("once", answer: "expected SITE, found nothing (chaser once --help)"),
            Wrong("once", "a", "b", answer: "expected SITE, found 2 arguments (chaser once --help)"),
            Wrong("once", "SITE", "--att", answer: "there is no option --att; did you mean --at? (chaser once --help)"),
            Wrong("once", "SITE", "--at", answer: "--at needs a value (chaser once --help)"),
            Wrong("once", "SITE", "--state=", answer: "--state needs a value (chaser once --help)"),
            Wrong("once", "SITE", "--json=1", answer: "--json takes no value (chaser once --help)"),
            Wrong("once", "SITE", "--json", "--json", answer: "--json is given twice (chaser once --help)"),
            Wrong("once", "SITE", "--at", "yesterday", answer: "--at yesterday: write a time such as 2020-11-16T09:00"),
            Wrong(
                "once", "SITE", "--at", "2020-13-01", answer: "--at 2020-13-01: write a time such as 2020-11-16T09:00"),
            Wrong(
                "once", "SITE", "--at", "2020-11-16T24:01",
                answer: "--at 2020-11-16T24:01: write a time such as 2020-11-16T09:00"),
            Wrong(
                "once", "SITE", "--spool", "mbox:x",
                answer: "--spool: there is no spool of kind mbox: write maildir:DIR or eml:DIR"),
            Wrong(
                "once", "SITE", "--spool", "eml:",
                answer: "--spool: the spool has no folder: write maildir:DIR or eml:DIR"),
            Wrong("alerts", "SITE", "--at", "2020-11-16", answer: "there is no option --at (chaser alerts --help)"),
            Wrong("check", "SITE", "--spol", "x", answer: "there is no option --spol (chaser check --help)"),
        ])
    func wrong(_ wrong: Wrong) throws {
        let sample = try SampleSite()
        let words = wrong.words.map { $0 == "SITE" ? sample.site : $0 }
        let files = sample.files()
        let result = CommandTable.run(words, Surroundings(stateDirectory: sample.state, now: Instant(seconds: 0)))
        #expect(result == CommandResult(code: .usage, errors: "chaser: \(wrong.answer)\n"))
        #expect(sample.files() == files)
    }

    @Test("--at takes a day alone as its midnight, in either spelling of the time")
    func moments() throws {
        let sample = try SampleSite()
        for (typed, at) in [
            ("2020-11-16", "2020-11-16T00:00:00+00:00"), ("2020-11-16 09:30", "2020-11-16T09:30:00+00:00"),
            ("2020-11-16T09:31", "2020-11-16T09:31:00+00:00"),
        ] {
            #expect(try sample.tick(at: typed).string("at") == at)
        }
    }

    @Test("--name=value is --name value, anywhere in the line")
    func spellings() throws {
        let sample = try SampleSite()
        let result = sample.run("once", "--state=\(sample.state)", "--at=2020-11-16T09:00", "--json", sample.site)
        #expect(result.code == .well)
    }

    @Test("a folder that is not there, or holds no rules, is a wrong site")
    func noSite() throws {
        let sample = try SampleSite()
        let nowhere = sample.path + "/nowhere"
        #expect(sample.run("once", nowhere).errors == "chaser: \(nowhere): no such folder\n")
        let data = sample.site + "/data"
        #expect(sample.run("check", data).errors == "chaser: \(data) has no rule file (*.rules)\n")
        #expect(sample.run("once", nowhere).code == .site)
        #expect(sample.run("check", data).code == .site)
    }

    @Test(
        "a broken rule ends every command with 2 and its place; once writes nothing",
        arguments: ["check", "once", "alerts"])
    func brokenSite(_ command: String) throws {
        let sample = try SampleSite()
        let rules = try sample.text("measures.rules")
        try sample.write(
            rules.replacing(
                "over       scorecard\n  where      headline and",
                with: "over       scorcard\n  where      headline and"), to: "measures.rules")
        let result = sample.run(command, sample.site)
        #expect(result.code == .site)
        #expect(result.errors.contains("measures.rules:4:14: error: there is no source “scorcard”"))
        #expect(result.errors.contains("did you mean “scorecard”?"))
        #expect(sample.files().allSatisfy { !$0.contains(".chaser") })
    }

    @Test("check --strict ends with 1 for a problem in the data, check alone with 0")
    func strict() throws {
        let sample = try SampleSite()
        #expect(sample.check().code == .well)
        #expect(sample.run("check", sample.site, "--strict").code == .findings)
    }

    @Test("--help goes to standard output and ends well", arguments: CommandTable.all.map(\.name))
    func help(_ name: String) {
        let surroundings = Surroundings(stateDirectory: nil, now: Instant(seconds: 0))
        let result = CommandTable.run([name, "--help"], surroundings)
        #expect(result.code == .well)
        #expect(result.output.hasPrefix("usage: chaser \(name) "))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
        #expect(CommandTable.run(["help", name], surroundings) == result)
    }
}
