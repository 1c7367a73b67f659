import ChaserCore
import ChaserHost
import Testing

/// The site that ships with the program, as an example of a whole one.
enum ShippedRules {
    static let folder = SiteFolder(root: RulesReadme.folder + "/southampton")

    /// Its rule files, in the order in which they are read.
    static func texts() throws -> [SourceText] {
        try folder.ruleFiles().map { SourceText(path: $0, bytes: try folder.read($0, limit: 1 << 20)) }
    }
}

@Suite("The shipped rules")
struct ShippedRulesTests {
    @Test("every rule file is there")
    func files() throws {
        let paths = try ShippedRules.texts().map(\.path)
        #expect(paths == ["actions.rules", "measures.rules", "site.rules", "sources.rules", "tests.rules"])
    }

    @Test("they have no error and no warning")
    func sound() throws {
        let loading = try SiteLoader(folder: ShippedRules.folder).load()
        let texts = Dictionary(loading.texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let complaints = loading.diagnostics.filter { $0.severity != .note }.map { $0.rendered(in: texts[$0.file]) }
        #expect(complaints == [])
        #expect(loading.problems == [])
        #expect(loading.site != nil)
    }
}
