import ChaserCore
import ChaserHost
import Testing

/// The language's documentation, `Rules/README.md`, taken apart into the examples that tests run.
enum RulesReadme {
    /// The folder of the shipped rules, found from this file's own place.
    static let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Rules"
    static let path = folder + "/README.md"

    /// The whole file; empty when it cannot be read, and then the tests that count examples fail.
    static let text: String = {
        do {
            return String(decoding: try WholeFile.read(path, limit: 1 << 20), as: UTF8.self)
        } catch {
            return ""
        }
    }()

    static let examples = ReadmeExample.all(in: ReadmeFence.all(in: text))

    /// The blocks that every example may use.
    static let standardSite = examples.first { $0.kind == .site }?.rules ?? ""

    static let first = "<!-- from here on: written by the program from its own tables -->\n"
    static let last = "<!-- as far as here -->\n"

    /// The text between the two marks; nil when the file lacks one of them.
    static var reference: Substring? {
        guard let start = text.firstRange(of: first), let end = text.firstRange(of: last),
            start.upperBound <= end.lowerBound
        else { return nil }
        return text[start.upperBound..<end.lowerBound]
    }
}

/// A fenced block of a Markdown file.
struct ReadmeFence: Hashable, Sendable {
    /// What stands behind the opening marks: `csv plan at 2020-11-02`.
    let info: [String]
    let text: String
    /// Of the opening marks, from 1.
    let line: Int

    /// Every fenced block, in order.
    static func all(in markdown: String) -> [ReadmeFence] {
        var fences: [ReadmeFence] = []
        var open: (info: [String], line: Int)?
        var lines: [Substring] = []
        for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let begun = open {
                if line == "```" {
                    fences.append(
                        ReadmeFence(info: begun.info, text: lines.map { $0 + "\n" }.joined(), line: begun.line))
                    open = nil
                } else {
                    lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3).split(separator: " ").map(String.init), index + 1)
                lines = []
            }
        }
        return fences
    }
}

/// One example of the documentation: the fences that belong together.
struct ReadmeExample: Hashable, Sendable, CustomTestStringConvertible {
    enum Kind: Hashable, Sendable {
        /// `rules site`: what all the others stand on.
        case site
        /// `rules`: whole blocks without a fault.
        case sound
        /// `rules bad`, `text`: exactly these diagnostics.
        case bad
        /// `csv …` once or more, `rules`, `text`: what the rules say of these rows.
        case run
        /// `rules test`, `text`: what `chaser test` prints of them.
        case test
        /// A fence that fits nowhere.
        case stray
    }

    let kind: Kind
    var sheets: [ReadmeFence] = []
    let rules: String
    /// What is printed.
    var output = ""
    let line: Int

    var testDescription: String { "the example at line \(line)" }

    static func all(in fences: [ReadmeFence]) -> [ReadmeExample] {
        var examples: [ReadmeExample] = []
        var rest = fences[...]
        while let fence = rest.first { examples.append(example(fence, &rest)) }
        return examples
    }

    /// Takes the fences of one example.
    private static func example(_ fence: ReadmeFence, _ rest: inout ArraySlice<ReadmeFence>) -> ReadmeExample {
        var sheets: [ReadmeFence] = []
        while let sheet = rest.first, sheet.info.first == "csv" { sheets.append(rest.removeFirst()) }
        guard let rules = rest.popFirst(), rules.info.first == "rules" else {
            return ReadmeExample(kind: .stray, rules: "", line: fence.line)
        }
        if rules.info == ["rules", "site"] { return ReadmeExample(kind: .site, rules: rules.text, line: fence.line) }
        let isBad = rules.info == ["rules", "bad"]
        let isTest = rules.info == ["rules", "test"]
        if rules.info == ["rules"], sheets.isEmpty {
            return ReadmeExample(kind: .sound, rules: rules.text, line: fence.line)
        }
        guard (isBad || isTest) == sheets.isEmpty, let output = rest.popFirst(), output.info == ["text"] else {
            return ReadmeExample(kind: .stray, rules: rules.text, line: fence.line)
        }
        return ReadmeExample(
            kind: isBad ? .bad : isTest ? .test : .run, sheets: sheets, rules: rules.text, output: output.text,
            line: fence.line)
    }
}
