import Foundation
import Testing

@testable import ChaserCore

/// The corpus of the fuzzer, and changes of it from a fixed seed. `Tests/Fuzz/run` does the same for as long as wanted.
@Suite("Hostile input")
struct FuzzTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzz/corpus")

    static let names: [String] = {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }()

    private func seed(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: FuzzTests.folder.appending(path: name)))
    }

    @Test(
        "each reader has a corpus, whose first letter leads to it",
        arguments: [("rules", "r"), ("sheet", "c"), ("date", "d"), ("target", "t"), ("mail", "m"), ("word", "w")])
    func corpus(_ reader: String, _ letter: String) throws {
        let names = FuzzTests.names.filter { $0.hasPrefix("\(reader)-") }
        #expect(names.count >= 3)
        for name in names { #expect(try seed(name).first == letter.utf8.first, "\(name)") }
    }

    @Test("each of the corpus is read without harm, and so is what is made of it", arguments: FuzzTests.names)
    func harmless(_ name: String) throws {
        let seed = try seed(name)
        try FuzzInput.read(seed)
        var mutator = Mutator(seed: UInt64(seed.count) &* 31 &+ UInt64(name.utf8.count))
        for _ in 0..<25 { try FuzzInput.read(mutator.changed(seed)) }
    }
}

/// Changes bytes at random, from a seed: one flipped, some left out, some twice, some that mean something put in.
private struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % max(bound, 1)
    }

    private static let words = [
        "{", "}", "(", ")", "\"", "\\", "#", "\n", "\r", ",", ";", "\t", "-", "%", "=", " for 2 periods", " and ",
        "{value}",
        "999999999999999999999", "\u{FEFF}", "é", "\u{0}", "given", "2020-02-30", "31/02/2020", "sep=;", "“",
    ]

    /// The input with one to four changes; its first letter, which says what reads it, stays.
    mutating func changed(_ input: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0...next(3) where bytes.count > 1 {
            let place = 1 + next(bytes.count - 1)
            switch next(5) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: next(256))
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(8)))
            case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + next(40))], at: place)
            case 3: bytes = Array(bytes[..<place])
            default: bytes.insert(contentsOf: Array(Mutator.words[next(Mutator.words.count)].utf8), at: place)
            }
        }
        return bytes
    }
}
