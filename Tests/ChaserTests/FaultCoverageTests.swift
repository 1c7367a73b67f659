import ChaserCore
import ChaserHost
import Foundation
import Testing

@Suite("Every fault has a broken file")
struct FaultCoverageTests {
    /// The names of an enum's cases, from the source that declares it: enums with payloads cannot list their own.
    private func cases(of name: String) throws -> Set<String> {
        let language = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/ChaserCore/Language/\(name).swift")
        let lines = try String(contentsOf: language, encoding: .utf8).split(separator: "\n")
        let inside = lines.drop { !$0.hasPrefix("public enum \(name)") }.dropFirst().prefix { $0 != "}" }
        let declared = inside.filter { $0.hasPrefix("    case ") }.map {
            $0.dropFirst(9).prefix { $0.isLetter || $0 == "8" }
        }
        return Set(declared.map(String.init))
    }

    /// The name of the case that a value is.
    private func caseName(_ fault: some Any) -> String {
        Mirror(reflecting: fault).children.first?.label ?? String(describing: fault)
    }

    private func faultsOfCases() throws -> (syntax: Set<String>, meaning: Set<String>) {
        var (syntax, meaning) = (Set<String>(), Set<String>())
        for broken in BrokenCase.all {
            let site = try broken.site("bad")
            for diagnostic in try SiteLoader(folder: SiteFolder(root: site.path)).load().diagnostics {
                switch diagnostic.fault {
                case .syntax(let fault): syntax.insert(caseName(fault))
                case .meaning(let fault): meaning.insert(caseName(fault))
                }
            }
        }
        return (syntax, meaning)
    }

    @Test("every case of the two enums of faults occurs")
    func everyFault() throws {
        let found = try faultsOfCases()
        let syntax = try cases(of: "SyntaxFault")
        let meaning = try cases(of: "MeaningFault")
        #expect(syntax.count > 20)
        #expect(meaning.count > 10)
        #expect(syntax.subtracting(found.syntax).sorted() == [])
        #expect(meaning.subtracting(found.meaning).sorted() == [])
        #expect(found.syntax.subtracting(syntax).sorted() == [])
    }
}
