import ChaserCore
import Foundation

@testable import chaser

/// A copy of the sample site with a state folder of its own, gone when the test lets go of it.
final class SampleSite: Sendable {
    /// The sample site's own moment: a Monday within the hours for mail.
    static let moment = "2020-11-16T09:00"

    /// The root of the package.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    let folder: URL

    /// The temporary folder: the site, the state and whatever a test puts beside them.
    var path: String { folder.path }

    /// A copy beneath another folder than the system's for what is temporary, or of another site with its state.
    init(in parent: URL = FileManager.default.temporaryDirectory, copying original: SampleSite? = nil) throws {
        folder = parent.appending(path: "chaser-\(UUID().uuidString)")
        if let original {
            try FileManager.default.copyItem(at: original.folder, to: folder)
            return
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rules = SampleSite.package.appending(path: "Rules/southampton")
        try FileManager.default.copyItem(at: rules, to: folder.appending(path: "site"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var site: String { folder.appending(path: "site").path }
    var state: String { folder.appending(path: "state").path }

    /// Runs a command; the clock, where no `--at` is given, stands at the sample's moment.
    func run(_ arguments: String...) -> CommandResult {
        CommandTable.run(arguments, Surroundings(stateDirectory: nil, now: Instant(seconds: 1_605_517_200)))
    }

    func once(at moment: String = SampleSite.moment, _ more: String...) -> CommandResult {
        let arguments = ["once", site, "--state", state, "--at", moment] + more
        return CommandTable.run(arguments, Surroundings(stateDirectory: nil, now: Instant(seconds: 0)))
    }

    /// `once --json` of this moment, read back.
    func tick(at moment: String = SampleSite.moment) throws -> JSON {
        try JSON(parsing: Array(once(at: moment, "--json").output.utf8))
    }

    func check() -> CommandResult { run("check", site, "--at", SampleSite.moment) }

    // MARK: Files

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: url(name)) }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url(name)) }

    /// A file of the site.
    func url(_ name: String) -> URL { folder.appending(path: "site/\(name)") }

    /// Every file beneath the temporary folder, sorted.
    func files() -> [String] {
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return all.filter { !isFolder($0) }.sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        let exists = FileManager.default.fileExists(
            atPath: self.folder.appending(path: path).path, isDirectory: &folder)
        return exists && folder.boolValue
    }
}

extension JSON {
    /// The objects of a member that is a list.
    func list(_ name: String) -> [JSON] { self[name]?.arrayValue ?? [] }

    func string(_ name: String) -> String { self[name]?.stringValue ?? "" }

    /// The keys of the alerts of one rule and status, in the document's order.
    func keys(_ rule: String, _ status: String) -> [String] {
        list("alerts").filter { $0.string("rule") == rule && $0.string("status") == status }.map { $0.string("key") }
    }

    /// What one rule found.
    func counts(_ rule: String) -> JSON? { list("rules").first { $0.string("rule") == rule } }
}
