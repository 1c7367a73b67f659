import Foundation
import Testing

@Suite("What the sources may depend on")
struct ImportScanTests {
    /// A target and every module that it may import.
    private static let allowed: [(target: String, modules: Set<String>)] = [
        ("CSystem", []), ("ChaserCore", []),
        ("ChaserHost", ["ChaserCore", "CSystem", "Glibc", "Dispatch", "Synchronization"]),
        ("chaser", ["ChaserCore", "ChaserHost", "Glibc", "Dispatch", "Synchronization"]),
    ]

    /// The folders of ChaserCore: each may use the types of those before it only.
    private static let order = [
        "Text", "Calendar", "Tables", "Language", "Evaluation", "Alerting", "Notices", "Engine",
        "Rehearsal",
    ]

    private static func files(beneath folder: String) throws -> [(name: String, text: String)] {
        let root = SampleSite.package.appending(path: "Sources/\(folder)")
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
            return ("\(folder)/\(name)", code(text))
        }
    }

    /// The text without comments and the contents of strings.
    private static func code(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let signs = line.utf8
                let bare = signs.contains(UInt8(ascii: "\"")) ? line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"") : line
                return signs.contains(UInt8(ascii: "/")) ? bare.replacing(/\/\/.*/, with: "") : bare
            }
            .joined(separator: "\n")
    }

    @Test(
        "no target imports more than the layers beneath it and the system's own modules",
        arguments: allowed.map(\.target).filter { $0 != "CSystem" })
    func imports(_ target: String) throws {
        let allowed = try #require(ImportScanTests.allowed.first { $0.target == target }).modules
        let files = try ImportScanTests.files(beneath: target)
        #expect(!files.isEmpty)
        for file in files {
            let imports = file.text.matches(
                of:
                    /(?m)^[ \t]*(?:@\w+ )*(?:public |internal |package |private )?import (?:struct |class |enum |protocol |func )?(\w+)/
            )
            for found in imports {
                #expect(allowed.contains(String(found.1)), "\(file.name) imports \(found.1)")
            }
        }
    }

    @Test("every folder of sources is one that this test knows")
    func folders() throws {
        let sources = SampleSite.package.appending(path: "Sources")
        let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
        #expect(targets == ImportScanTests.allowed.map(\.target).sorted())
        let core = try FileManager.default.contentsOfDirectory(atPath: sources.appending(path: "ChaserCore").path)
        #expect(core.sorted() == ImportScanTests.order.sorted())
    }

    @Test("within the core no folder names a type of a later one")
    func coreDirection() throws {
        let declaration =
            /(?m)^(?:public |private |fileprivate )?(?:indirect )?(?:struct|enum|final class|protocol) (\w+)/
        var home: [String: Int] = [:]
        var files: [(rank: Int, name: String, text: String)] = []
        for (rank, folder) in ImportScanTests.order.enumerated() {
            for file in try ImportScanTests.files(beneath: "ChaserCore/\(folder)") {
                files.append((rank, file.name, file.text))
                for type in file.text.matches(of: declaration) where home[String(type.1)] == nil {
                    home[String(type.1)] = rank
                }
            }
        }
        for file in files {
            // A nested type of the same name is the file's own.
            let own = Set(file.text.matches(of: /(?:struct|enum|class) (\w+)/).map { String($0.1) })
            for word in Set(file.text.matches(of: /(?:^|[^.\w])([A-Z]\w*)/).map { String($0.1) }).subtracting(own) {
                guard let rank = home[word], rank > file.rank else { continue }
                Issue.record("\(file.name) names \(word) of \(ImportScanTests.order[rank])")
            }
        }
    }

    @Test("the package depends on no other package")
    func noDependencies() throws {
        let package = try String(contentsOf: SampleSite.package.appending(path: "Package.swift"), encoding: .utf8)
        #expect(!package.contains(".package("))
        #expect(!package.contains("Foundation\""))
    }
}
