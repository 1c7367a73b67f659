import ChaserHost
import Glibc
import Testing

@testable import ChaserCore

@Suite("The language's documentation")
struct RulesReadmeTests {
    fileprivate static func examples(_ kind: ReadmeExample.Kind) -> [ReadmeExample] {
        RulesReadme.examples.filter { $0.kind == kind }
    }

    @Test("it has its examples, and no fence that is not one")
    func count() {
        #expect(RulesReadme.examples.count >= 40)
        #expect(RulesReadmeTests.examples(.run).count >= 25)
        #expect(RulesReadmeTests.examples(.site).count == 1)
        #expect(RulesReadmeTests.examples(.stray).map(\.line) == [])
    }

    @Test("the blocks that the examples stand on are sound, beside a ladder that only examples climb")
    func standardSite() {
        let site = ExampleRun(ReadmeExample(kind: .site, rules: RulesReadme.standardSite, line: 0))
        let told = site.complaints.split(separator: "\n").filter { $0.hasPrefix("example.rules:") }
        #expect(
            told.map { $0.split(separator: " ", maxSplits: 1).last } == [
                "warning: the escalation “slipping” is never used"
            ])
    }

    @Test("rules shown as right have no error and no warning", arguments: RulesReadmeTests.examples(.sound))
    func sound(_ example: ReadmeExample) { #expect(ExampleRun(example).complaints == "") }

    @Test("rules shown as wrong give exactly what is printed", arguments: RulesReadmeTests.examples(.bad))
    func bad(_ example: ReadmeExample) { #expect(ExampleRun(example).complaints == example.output) }

    @Test("rows and rules give exactly what is printed", arguments: RulesReadmeTests.examples(.run))
    func run(_ example: ReadmeExample) throws {
        let run = ExampleRun(example)
        #expect(run.complaints == "")
        let output = try run.output()
        #expect(output == example.output)
    }

    @Test("tests of rules print exactly what is shown", arguments: RulesReadmeTests.examples(.test))
    func test(_ example: ReadmeExample) throws {
        let run = ExampleRun(example)
        #expect(run.complaints == "")
        #expect(try run.testOutput() == example.output)
    }

    @Test(
        "every function that is in force is shown at work",
        arguments: FunctionTable.all.filter(\.isInForce).map(\.name))
    func shown(_ name: String) {
        let rules = RulesReadmeTests.examples(.run).map(\.rules)
        #expect(rules.contains { $0.contains(" \(name)(") || $0.contains("{\(name)(") || $0.contains("(\(name)(") })
    }

    @Test("the reference is what the program's own tables say")
    func reference() throws {
        let recorded = try #require(RulesReadme.reference)
        let expected = "\n\(languageReference())\n"
        if getenv("RECORD_GOLDEN") != nil, recorded != expected {
            let whole = RulesReadme.text
            let text = whole[..<recorded.startIndex] + expected + whole[recorded.endIndex...]
            try AtomicFile.write(Array(text.utf8), to: RulesReadme.path, mode: 0o644)
            Issue.record("the reference was written anew: look at the change, and run again without RECORD_GOLDEN")
            return
        }
        #expect(recorded == expected)
    }
}
