import ChaserHost
import Testing

@testable import ChaserCore

/// Each row of the language's tables shows an example; here each one is put into the shipped site and checked.
@Suite("The examples in the language's tables")
struct LanguageTablesTests {
    private static let shipped = Result { try ShippedRules.texts().map { parseRules($0).file } }

    /// What is wrong with blocks that stand beside those of the shipped site, notes left out; a ladder that nothing
    /// climbs is no fault of an example.
    private func errors(_ blocks: String, withSite: Bool = true) throws -> [String] {
        let text = SourceText(path: "example.rules", bytes: Array(blocks.utf8))
        let parsed = parseRules(text)
        let files = try LanguageTablesTests.shipped.get().filter { withSite || $0.path != "site.rules" }
        let diagnostics = parsed.diagnostics + SiteChecker.check(files + [parsed.file]).diagnostics
        return diagnostics.filter { $0.severity == .error && $0.file == text.path }.map { $0.rendered(in: text) }
    }

    /// A block of the form's kind with its example and what else the block needs.
    private func block(_ form: StatementForm, over source: String) throws -> String {
        let head = try #require(BlockForm.all.first { $0.kind == form.block })
        let support = LanguageTablesTests.support(form.block, over: source)
            .filter { $0.form != form.id }.map(\.line)
        let opening = head.hasName ? "\(form.block.rawValue) example" : head.example
        return "\(opening) {\n" + (support + [form.example]).joined(separator: "\n") + "\n}\n"
    }

    private struct Support {
        let form: String
        let line: String
    }

    /// Lines that make a block of the kind whole.
    private static func support(_ kind: BlockKind, over source: String) -> [Support] {
        switch kind {
        case .rule:
            [
                Support(form: "over", line: "over \(source)"),
                Support(form: "red when", line: "red when today > 2020-01-31"),
                Support(form: "say", line: "say \"It is {today}\""),
            ]
        case .source:
            ["area", "action", "ref"].map { Support(form: "", line: "column \($0) text from \"\($0)\"") } + [
                Support(form: "", line: "column status rag from \"Status\""),
                Support(form: "dated", line: "dated by file name \"yyyy-MM-dd\""),
                Support(form: "file", line: "file \"data/example.csv\""), Support(form: "key", line: "key ref"),
                Support(form: "follow", line: "follow reworded records"),
            ]
        case .escalation: [Support(form: "at once", line: "at once to lead")]
        case .test:
            [
                Support(
                    form: "given", line: "given plan {\narea, action, target_date\nMASH, Review thresholds, Oct-20\n}"),
                Support(form: "at", line: "at 2020-11-16 09:00"),
            ]
        case .accept:
            [
                Support(form: "over", line: "over \(source)"),
                Support(
                    form: "take", line: source == "plan" ? "take target_date as \"31/03/2021\"" : "take target as \"5\""
                ),
                Support(form: "from", line: "from 2020-11-23 until 2020-11-28"),
                Support(form: "by", line: "by \"Director\""), Support(form: "because", line: "because \"agreed\""),
            ]
        case .silence:
            [
                Support(form: "over", line: "over \(source)"),
                Support(form: "from", line: "from 2020-11-23 until 2020-11-28"),
                Support(form: "by", line: "by \"Director\""), Support(form: "because", line: "because \"agreed\""),
            ]
        case .site, .reminder, .digest, .inhibit, .away:
            StatementForms.forms(of: kind).filter { $0.occurrence == .required }
                .map { Support(form: $0.id, line: $0.example) }
        }
    }

    @Test("the example of every statement is sound in a whole block", arguments: StatementForms.all)
    func statement(_ form: StatementForm) throws {
        let overPlan = try errors(try block(form, over: "plan"), withSite: form.block != .site)
        if overPlan.isEmpty { return }
        #expect(try errors(try block(form, over: "scorecard"), withSite: form.block != .site) == [], "\(overPlan)")
    }

    @Test("the example of every block's head opens a block", arguments: BlockForm.all)
    func head(_ head: BlockForm) {
        let parsed = parseRules(SourceText(path: "example.rules", bytes: Array("\(head.example) {\n}\n".utf8)))
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.file.blocks.map(\.kind) == [head.kind])
    }

    /// A rule that has the example as its condition, or among its words.
    private func rules(_ example: String, over source: String) -> [String] {
        [
            "rule example {\nover \(source)\nred when \(example)\nsay \"\"\n}\n",
            "rule example {\nover \(source)\nred when today > 2020-01-31\nsay \"{\(example)}\"\n}\n",
        ]
    }

    @Test("the example of every function is sound in a rule", arguments: FunctionTable.all.map(\.name))
    func function(_ name: String) throws {
        for form in FunctionTable.all where form.name == name {
            let sources =
                form.family == .groups ? ["plan by area", "scorecard by area"] : ["plan", "scorecard"]
            let isSound = try sources.flatMap { rules(form.example, over: $0) }.contains { try errors($0).isEmpty }
            #expect(isSound)
            #expect(form.example.contains("\(name)("), "the example shows another function")
        }
    }
}
