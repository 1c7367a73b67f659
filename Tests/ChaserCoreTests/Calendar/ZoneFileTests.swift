import ChaserCore
import Testing

@Suite("Zone files")
struct ZoneFileTests {
    @Test("A file of version 1 has 32-bit changes and keeps its last offset")
    func version1() throws {
        let bytes = ZoneBytes.version1(offsets: [0, 3_600], changes: [(-100, 1), (100, 0), (200, 1)])
        let zone = try Zone(name: "Old", tzif: bytes)
        let offsets = [-101, -100, 99, 100, 200, 4_000_000_000].map { zone.offset(at: Instant(seconds: $0)) }
        #expect(offsets == [0, 3_600, 3_600, 0, 3_600, 3_600])
    }

    @Test("A file without a rule keeps its last offset, and one without changes its first")
    func noRule() throws {
        let changed = ZoneBytes.version2(offsets: [0, 7_200], changes: [(1_000, 1)], rule: "")
        #expect(try Zone(name: "A", tzif: changed).offset(at: Instant(seconds: 9_000_000_000)) == 7_200)
        let fixed = ZoneBytes.version2(offsets: [5_400], rule: "")
        #expect(try Zone(name: "B", tzif: fixed).offset(at: Instant(seconds: 0)) == 5_400)
    }

    @Test(
        "Bytes that are no usable zone are refused with the reason",
        arguments: [
            ([], ZoneFault.notTZif, "nothing"),
            (Array("GMT0BST,M3.5.0/1,M10.5.0".utf8), .notTZif, "a rule alone"),
            ([UInt8](repeating: 0x54, count: 2_000_000), .tooLarge(bytes: 2_000_000), "a large file"),
            (Array("TZif1".utf8) + [UInt8](repeating: 0, count: 39), .unknownVersion(0x31), "no such version"),
            (Array(LondonZone.bytes.prefix(60)), .truncated(needed: 95, found: 60), "cut in the second header"),
            (Array(LondonZone.bytes.prefix(900)), .truncated(needed: 1_600, found: 900), "cut in the data"),
            (Array(LondonZone.bytes.dropLast()), .truncated(needed: 1_626, found: 1_625), "cut in the rule"),
            (ZoneBytes.version2(offsets: [], rule: "UTC0"), .noTypes, "no offset"),
            (
                ZoneBytes.version2(offsets: [0], changes: [(0, 1)], rule: ""), .unknownType(1, of: 1),
                "an offset that is not there"
            ),
            (
                ZoneBytes.version2(offsets: [0], changes: [(5, 0), (5, 0)], rule: ""), .unsortedTransitions(index: 1),
                "the same instant twice"
            ),
            (ZoneBytes.version2(offsets: [.min], rule: ""), .offsetOutOfRange(-2_147_483_648), "a mad offset"),
            (ZoneBytes.version2(offsets: [0], rule: "", leapSeconds: 1), .countsLeapSeconds, "leap seconds"),
            (ZoneBytes.version2(offsets: [0], rule: "nonsense"), .unreadableRule("nonsense"), "a bad rule"),
        ])
    func refused(bytes: [UInt8], fault: ZoneFault, reason: String) {
        #expect(throws: fault, "\(reason)") { try Zone(name: "X", tzif: bytes) }
        #expect(!fault.description.isEmpty)
    }

    @Test("Counts far beyond the file ask for no memory")
    func hugeCounts() {
        var bytes = LondonZone.bytes
        for index in 20..<44 { bytes[index] = 0xFF }
        #expect(throws: ZoneFault.self) { try Zone(name: "X", tzif: bytes) }
        bytes = LondonZone.bytes
        for index in 71..<95 { bytes[index] = 0xFF }
        #expect(throws: ZoneFault.self) { try Zone(name: "X", tzif: bytes) }
    }

    @Test("No damage to a file does harm: it is refused, or it is a zone that answers")
    func damage() throws {
        let original = LondonZone.bytes
        let instants = [Int64.min, -4_000_000_000, 0, 1_774_746_000, 8_000_000_000, .max]
        var answered = 0
        for index in original.indices {
            for mask in [UInt8(0x01), 0x80, 0xFF] {
                var bytes = original
                bytes[index] ^= mask
                guard let zone = try? Zone(name: "X", tzif: bytes) else { continue }
                for seconds in instants {
                    let civil = zone.civil(at: Instant(seconds: seconds))
                    _ = zone.instant(of: civil.day, at: civil.time)
                }
                answered += 1
            }
        }
        #expect(answered > 0)
        for length in 0..<original.count {
            #expect(throws: ZoneFault.self) { try Zone(name: "X", tzif: Array(original.prefix(length))) }
        }
    }
}
