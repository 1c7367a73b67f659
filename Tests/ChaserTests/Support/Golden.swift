import Foundation
import Testing

/// Compares a text with a file of `Tests/Golden`, whole. `RECORD_GOLDEN=1` rewrites the file and fails, so that no run
/// that records can pass for one that checks.
func expectGolden(_ text: String, _ name: String, _ location: Testing.SourceLocation = #_sourceLocation) throws {
    let file = SampleSite.package.appending(path: "Tests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(name): run again without RECORD_GOLDEN", sourceLocation: location)
        return
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != golden else { return }
    let (found, expected) = (lines(text), lines(golden))
    let first = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }
    let line = first?.offset ?? min(found.count, expected.count)
    let have = line < found.count ? found[line] : "(end)"
    let want = line < expected.count ? expected[line] : "(end)"
    Issue.record("\(name), line \(line + 1)\n  expected: \(want)\n  found:    \(have)", sourceLocation: location)
}

private func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
