/// The SHA-256 digest of some bytes (FIPS 180-4): names that follow from content, and whether content has changed.
///
/// Not meant for passwords. A value: copying it copies how far it has come.
public struct SHA256: Sendable {
    private var state = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
    /// Bytes that do not fill a block yet, fewer than 64.
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    /// The digest of nothing, so far.
    public init() {}

    /// Adds bytes to those that are digested.
    public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Adds bytes to those that are digested.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(64 - pending.count, bytes.count)
            pending.append(contentsOf: bytes[..<start])
            guard pending.count == 64 else { return }
            pending.withUnsafeBytes { SHA256.digest($0, &state) }
            pending.removeAll(keepingCapacity: true)
        }
        let end = bytes.count - (bytes.count - start) % 64
        if start < end { SHA256.digest(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), &state) }
        pending.append(contentsOf: bytes[end...])
    }

    /// The 32 bytes of the digest of all that was added. More may be added afterwards.
    public func finish() -> [UInt8] {
        var last = self
        let zeros = (119 - pending.count) % 64
        var padding = [UInt8](repeating: 0, count: 1 + zeros)
        padding[0] = 0x80
        SHA256.append(length &* 8, to: &padding)
        last.update(padding)
        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for index in 0..<8 { SHA256.append(last.state[index], to: &digest) }
        return digest
    }

    /// The digest of some bytes in 64 lower-case hexadecimal digits.
    public static func hex(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.update(bytes)
        let digits = Array("0123456789abcdef".utf8)
        let text = [UInt8](unsafeUninitializedCapacity: 64) { text, count in
            for byte in digest.finish() {
                text[count] = digits[Int(byte >> 4)]
                text[count + 1] = digits[Int(byte & 15)]
                count += 2
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Adds a word's bytes, the most significant first.
    private static func append<Word: FixedWidthInteger & UnsignedInteger>(_ word: Word, to bytes: inout [UInt8]) {
        for shift in stride(from: Word.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> Word(shift)))
        }
    }
}

// Plain pointers, and rotations written out: the journal is digested whole at every start, and what a debug build does not
// inline takes the tests a third of their time.
extension SHA256 {
    /// Whole blocks of 64 bytes (FIPS 180-4 §6.2.2).
    private static func digest(_ blocks: UnsafeRawBufferPointer, _ state: inout SIMD8<UInt32>) {
        guard let base = blocks.baseAddress else { return }
        let schedule = UnsafeMutablePointer<UInt32>.allocate(capacity: 64)
        schedule.initialize(repeating: 0, count: 64)
        defer { schedule.deallocate() }
        constants.withUnsafeBufferPointer { constants in
            guard let constants = constants.baseAddress else { return }
            var start = 0
            while start < blocks.count {
                UnsafeMutableRawPointer(schedule).copyMemory(from: base + start, byteCount: 64)
                extend(schedule)
                state = state &+ mixed(state, schedule, constants)
                start += 64
            }
        }
    }

    /// The words of a block as numbers, and from these 16 the last 48 of its schedule.
    private static func extend(_ w: UnsafeMutablePointer<UInt32>) {
        var index = 0
        while index < 16 {
            w[index] = w[index].bigEndian
            index += 1
        }
        while index < 64 {
            let a = w[index - 15]
            let b = w[index - 2]
            let small0 = (a &>> 7 | a &<< 25) ^ (a &>> 18 | a &<< 14) ^ (a &>> 3)
            let small1 = (b &>> 17 | b &<< 15) ^ (b &>> 19 | b &<< 13) ^ (b &>> 10)
            w[index] = w[index - 16] &+ small0 &+ w[index - 7] &+ small1
            index += 1
        }
    }

    /// The 64 rounds.
    private static func mixed(
        _ state: SIMD8<UInt32>, _ w: UnsafeMutablePointer<UInt32>, _ constants: UnsafePointer<UInt32>
    ) -> SIMD8<UInt32> {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        var index = 0
        while index < 64 {
            let big1 = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ big1 &+ choice &+ constants[index] &+ w[index]
            let big0 = (a &>> 2 | a &<< 30) ^ (a &>> 13 | a &<< 19) ^ (a &>> 22 | a &<< 10)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ big0 &+ majority)
            index += 1
        }
        return SIMD8(a, b, c, d, e, f, g, h)
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2).
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
