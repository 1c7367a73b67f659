import ChaserCore
import Foundation

@testable import chaser

/// The sample site after its first tick. The tick is what costs time: it is made once, and each test takes a copy.
final class TickedSample: Sendable {
    /// The sample site as it is shipped.
    static let shipped = Result { try TickedSample() }

    private let original: SampleSite
    private let output: String

    /// Makes the tick, over rules that were edited before it.
    init(_ edit: (SampleSite) throws -> Void = { _ in }) throws {
        original = try SampleSite(in: TickedSample.parent)
        try edit(original)
        output = original.once(at: SampleSite.moment, "--json").output
    }

    /// What lives as long as the tests do is gone when they end.
    private static let parent: URL = {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "chaser-ticked-\(ProcessInfo.processInfo.processIdentifier)")
        atexit { try? FileManager.default.removeItem(at: TickedSample.parent) }
        return folder
    }()

    /// A copy of one's own, and what `once --json` said of the tick, with the copy's paths.
    func copy() throws -> (SampleSite, JSON) {
        let sample = try SampleSite(copying: original)
        return (sample, try JSON(parsing: Array(output.replacing(original.path, with: sample.path).utf8)))
    }
}

extension SampleSite {
    /// The sample site after its first tick, and what `once --json` said of it.
    static func ticked() throws -> (SampleSite, JSON) { try TickedSample.shipped.get().copy() }
}
