import ChaserCore
import Foundation
import Testing

@testable import chaser

@Suite("fmt")
struct FmtCommandTests {
    private let odd = "rule late{over plan\namber when target_date is overdue\nsay \"{action}\"}\n"

    private func fmt(_ arguments: String...) -> CommandResult {
        CommandTable.run(["fmt"] + arguments, Surroundings(now: Instant(seconds: 0)))
    }

    @Test("--check names what is laid out otherwise and writes nothing; without it, it is mended once and then stays")
    func whole() throws {
        let sample = try SampleSite()
        // Whatever the shipped files look like, they are laid out now.
        _ = fmt(sample.site)
        try sample.write(odd, to: "odd.rules")
        let path = "\(sample.site)/odd.rules"
        #expect(
            fmt(sample.site, "--check")
                == CommandResult(code: .findings, output: "\(path) is not in the canonical layout\n"))
        #expect(try sample.text("odd.rules") == odd)
        #expect(fmt(sample.site) == CommandResult(output: "\(path)\n"))
        #expect(fmt(sample.site) == CommandResult())
        #expect(fmt(sample.site, "--check") == CommandResult())
    }

    @Test("a file keeps who may read it")
    func mode() throws {
        let sample = try SampleSite()
        try sample.write(odd, to: "odd.rules")
        let path = "\(sample.site)/odd.rules"
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        _ = fmt(path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
    }

    @Test("a file with a fault stays as it is, the others are laid out all the same")
    func fault() throws {
        let sample = try SampleSite()
        let wrong = "rule late {\n  over plan\n  red whn value > 1\n  say \"\"\n}\n"
        try sample.write(wrong, to: "a.rules")
        try sample.write(odd, to: "b.rules")
        let result = fmt("\(sample.site)/a.rules", "\(sample.site)/b.rules")
        #expect(result.code == .site)
        #expect(result.errors.hasPrefix("\(sample.site)/a.rules:3:7: error: expected “when”, found “whn”\n"))
        #expect(result.output == "\(sample.site)/b.rules\n")
        #expect(try sample.text("a.rules") == wrong)
    }

    @Test("a file that is not there is told")
    func missing() throws {
        let sample = try SampleSite()
        let result = fmt("\(sample.site)/none.rules")
        #expect(result.code == .site)
        #expect(result.errors.contains("none.rules"))
    }

    /// Every mended case of `Broken` that reads, and every example of the language's page.
    static let sound: [String] = {
        let cases = BrokenCase.all.compactMap { try? String(contentsOf: $0.file("good"), encoding: .utf8) }
        return cases + RulesReadme.examples.map(\.rules)
    }()

    @Test("over every example it is stable, and loses no word")
    func examples() throws {
        var count = 0
        for example in FmtCommandTests.sound {
            let source = SourceText(path: "example.rules", bytes: Array(example.utf8))
            guard let once = try? RuleLayout.text(of: source) else { continue }
            count += 1
            let again = SourceText(path: "example.rules", bytes: Array(once.utf8))
            #expect(try RuleLayout.text(of: again) == once)
            let words = { (text: String) in text.filter { !$0.isWhitespace && $0 != ";" } }
            #expect(words(once) == words(example), "\(example)")
        }
        #expect(count > 150, "nearly all of them read")
    }
}
