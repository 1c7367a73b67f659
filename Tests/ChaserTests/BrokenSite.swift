import Foundation
import Testing

/// A deliberately broken rule file, its mended twin, and what `chaser check` says of it.
///
/// The folder Broken holds `NAME.bad`, `NAME.good` and `NAME.expected`, and in `common` a sound site. A case becomes a
/// site of its own: `common` with the case's file added as tried.rules. Where the case's first line is
/// `# instead of FILE`, that file of `common` is left out, because the case has a block of it in another form.
struct BrokenCase: Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }

    /// Beside this file.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Broken")

    /// Every case, by name.
    static let all: [BrokenCase] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".bad") }.sorted().map { BrokenCase(name: String($0.dropLast(4))) }
    }()

    func file(_ suffix: String) -> URL { Self.folder.appendingPathComponent("\(name).\(suffix)") }

    /// What `check` prints on standard error, as the manager who wrote the file would read it.
    func expected() throws -> String { try String(contentsOf: file("expected"), encoding: .utf8) }

    /// The site of the case: `bad` or `good`.
    func site(_ suffix: String) throws -> BrokenSite {
        let site = try BrokenSite()
        try site.copyCommon()
        let bytes = try Data(contentsOf: file(suffix))
        let firstLine = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
        if firstLine.hasPrefix("# instead of ") { try site.remove(String(firstLine.dropFirst(13))) }
        try site.write(bytes, to: "tried.rules")
        return site
    }
}

/// A site folder of one test's own, gone when the test lets go of it.
final class BrokenSite {
    private let folder: URL

    var path: String { folder.path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("chaser-broken-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Puts the sound site into the folder.
    func copyCommon() throws {
        let common = BrokenCase.folder.appendingPathComponent("common")
        for name in try FileManager.default.contentsOfDirectory(atPath: common.path) {
            try FileManager.default.copyItem(
                at: common.appendingPathComponent(name), to: folder.appendingPathComponent(name))
        }
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }

    func write(_ bytes: Data, to name: String) throws { try bytes.write(to: folder.appendingPathComponent(name)) }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }
}
